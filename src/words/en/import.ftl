# Import: what is doubted, and what could not be read.

import-not-found = There is no such file; look at the path
import-folder = It is a folder or a device, not a file; name the files in it
import-denied = It may not be read; change its permissions or copy it elsewhere
import-empty = There is no text in it; export or copy it again
import-too-large = It is larger than 16 MB, which no press text is; import the part that is wanted
import-not-text = It is not text in an encoding that is known (UTF-8, GB18030, Big5, UTF-16); save it as UTF-8 and import that
import-unknown-kind = It is of a kind that cannot be imported yet ({ $format }); copy its text into a text file and import that
import-save-as-docx = It is of an old kind that cannot be imported ({ $format }); open it and save it as .docx, and import that
import-locked = It is locked with a password; open it, save it without one, and import that
import-damaged = It is damaged or not whole; copy or send it again
import-document-too-large = It is too large for a document; import the part that is wanted
import-bomb = What it holds is far larger than the file itself, as no honest document is; it was not unpacked
import-zip-name = Its name in the zip is no plain path (“..”, a drive, a backslash, signs that cannot be shown), so it was not opened; unpack the zip yourself and import the file
import-zip-link = It is a link in a zip, not a file, and was not followed; import the file that it stands for
import-zip-within = A zip within a zip or a mail is not opened; unpack it and import it by itself
import-zip-many = It holds more than { $most } files; unpack it and import its folders
import-zip-twice = Two files in it have the same name ({ $name }), so that it is not known which one is meant; unpack it and import what is wanted
import-zip-empty = There is no file in the zip
import-zip-method = It is packed in a way that cannot be read; unpack the zip yourself and import the file
import-edition-people = It names people whom the archive does not have: { $people }; add them, or ask for an archive that has them
import-edition-unnamed = It is not known which edition it is; name its folder by year and number, such as 2023-17
import-after-edition = The edition { $edition } comes as a whole with another of these sources; import this one after it
import-odd-xml = What it holds is built as no program writes it; open it, save it anew, and import that
import-odd-mail = It has more parts within one another than any mail program writes; save what is wanted of it, and import that
import-too-deep = It came in a mail within a mail; save it and import it by itself
import-odd-pdf = It is a PDF that is damaged or built as no program writes it; open it, print it into a new PDF, and import that
import-scan = Its pages are pictures without text; recognise the text (OCR), save that, and import it
import-pages = It has more than { $most } pages; import the part that is wanted
import-too-many-files = Only { $most } files of this folder were read, and it has more; import the folders in it one after another
import-too-many-cells = At most { $most } filled cells and 32 MB of a workbook are read, and it has more; copy the rows that are wanted into a new workbook, and import that
import-odd-sheet = It is a workbook that is damaged or built as no program writes it; open it, save it anew as .xlsx, and import that
import-no-names = No column of names was found in it; give the columns headers such as name, title, organisation, topic, session, role, mode, date, time, edition, year (or 姓名, 职务, 单位, 题目, 论坛, 角色, 方式, 日期, 时间, 届次, 年份), and import that
import-nobody-in-sheet = There is nobody in it: its cells are empty, or no names stand below the headers
import-no-sheet = It is no spreadsheet, so it has no columns
import-save-as-xlsx = It is of a kind of workbook that cannot be imported ({ $format }); open it and save it as .xlsx, and import that
import-cells-without-value = Cells that show an error, or have a formula that was never worked out, were left out: { $cells }
import-columns-left-out = Columns that were not understood were left out: { $columns }
import-by-file-name = The edition was taken from the name of the file alone
import-macros = It has macros; they were not run and are not kept
import-linked-picture = A picture is not in the file but elsewhere, and was not fetched: { $name }
import-date-of-mail = The date is that on which the mail was sent
import-lost-characters = Part of its text cannot be read, because its fonts do not say what their signs mean
import-other-event = The event is “{ $name }”, not an edition of “{ $forum }”; if it belongs to one all the same, say to which
import-no-event = The text names no edition of “{ $forum }”; if it belongs to one, say to which
import-no-number = The forum is named without number or year; say which edition it is
import-mentioned = The edition is named in passing only, not as the event the text is about
import-new-edition = The archive has no edition with the number { $number } yet
import-two-numbers = The text calls the same event number { $number } and number { $other }; say which edition it is
import-by-year = The edition was found by its year, { $year }; the text gives no number
import-no-edition-of-year = The text gives the year { $year } only, and the archive has not exactly one edition of it
import-other-year = In the archive the edition is of { $year }, in the text of another year
import-other-number = The text names edition { $number }, not { $edition }
import-year-of-edition = The date is without a year; { $year } was taken from the edition
import-homonym = Several people bear the name “{ $name }”; choose which one it is
import-by-reading = “{ $name }” was taken for { $person } by the reading of the name alone
import-mode-inferred = That these people were there in person was inferred from photo captions: { $names }
import-breaks-off = The text breaks off at “{ $end }”
import-long = The text is very long; people and facts were looked for at its beginning only
import-photo-differs = { $field }: the photo says different things ({ $values }); look which is right

## What an import would bring, line by line
import-line-edition = Edition
import-line-no-edition = none
import-line-doubt = Doubt
import-line-headline = Headline
import-line-date = Date
import-line-city = City
import-line-agency = Agency
import-line-byline = Byline
import-line-paragraphs = Paragraphs
import-line-person = Person
import-line-new = new
import-line-photo = Photo
import-line-fact = Fact
import-line-was = (now { $value })
import-line-unplaced = Not placed

## Writing an import into the archive
import-change-file = Import of { $file }
import-change-photos = { $count ->
    [one] Import of one photo
   *[other] Import of { $count } photos
}
import-change-sources = { $count ->
    [one] Import of one source
   *[other] Import of { $count } sources
}
import-record-unreadable = { $file } cannot be read, so nothing was imported; mend it first (check says where)
import-changed-meanwhile = { $file } was changed since the archive was read, so nothing was imported; import again
import-source-changed = { $file } was changed after it was read
import-source-unread = { $file }: { $reason }
import-not-a-date = “{ $value }” is no date; write it as 2023, 2023-04 or 2023-04-08
import-not-a-time = “{ $value }” is no time; write it as 09:00, or as 09:00/09:20 from and to
import-not-one-of-these = “{ $value }” is none of the words that can stand here; choose one of the list
import-no-edition = It is not known which edition this belongs to
import-no-picture = The picture { $file } cannot be had any more; import it again
import-seen = It was imported before (import { $batch }); nothing was written
import-joined = The archive has this text already ({ $article }); only where it appeared was noted there
import-joined-source = Another source of this import has the same text; only where it appeared was noted there
import-left-record = { $place } is different in the archive, which was kept
import-left-no-edition = It is not known to which edition this belongs, so nothing was taken; say so with --edition
import-left-inferred = { $field }: “{ $value }” is only inferred and was left out
import-left-differs = { $field }: the archive has “{ $was }” and was kept, the source has “{ $value }”
import-left-person = “{ $name }” may be { $people }; nothing of this person was taken
import-left-uncertain = That “{ $name }” appeared is not certain; nothing of this person was taken
import-left-photo = A photo may be { $photos } of the archive and was left out
import-left-alike = A photo looks like { $photos } of the archive and was left out
import-left-twin = A photo looks like one of { $source } and was left out
import-same-picture = The archive has this picture already ({ $photo })
import-in-archive = { $file } of the archive that came was left out: { $message }
import-no-files = There is no file in the folder
import-nothing = Nothing was to be written

## Fields of a proposal
import-field-headline = Headline
import-field-date = Date
import-field-city = City
import-field-agency = Agency
import-field-byline = Byline
import-field-name = Name
import-field-title = Title
import-field-organisation = Organisation
import-field-role = Role
import-field-mode = Mode
import-field-session = Session
import-field-topic = Topic
import-field-time = Time
import-field-caption = Caption
import-field-photographer = Photographer
import-field-credit = Credit
import-field-photo-date = Date of the photo
import-field-place = Place
import-field-keywords = Keywords
import-field-fact = { $path }
import-field-of = { $name }, { $field }
