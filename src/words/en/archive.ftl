# Reading and checking an archive: what is wrong, what is missing, and what to do.

## Opening
folder-not-found = There is no such folder
folder-not-found-hint = check the path; a drive or share may be disconnected
archive-is-a-file = This is a file, not the folder of an archive
archive-is-a-file-hint = choose the folder that holds archive.ron
folder-denied = This folder may not be read
folder-denied-hint = ask whoever looks after the computer for read permission
not-an-archive = This folder is no archive: it has no archive.ron
not-an-archive-hint = choose another folder, or make an archive with “forum-archive new”
archive-ron-missing-hint = it holds records; put archive.ron back from a copy of the archive
newer-format = This archive has format { $found }; this program knows formats up to { $known }
newer-format-hint = get the current version of the program; nothing was changed

## Reading a file
file-vanished = The file has gone since the folder was listed
not-a-folder = This should be a folder
not-a-file = This should be a file
file-denied = The file may not be read: permission denied
link-outside = This is a link that leads out of the archive
link-nowhere = This is a link that leads nowhere
blank-text = A text must not be empty
blank-text-hint = leave out what is not known
file-not-read = This file is not read: its name is none of the archive’s
file-unreadable = The file cannot be read: { $reason }
file-too-large = The file has { $size } MB; a record file may have { $limit } MB
more-findings = { $count } more were found and are not listed; mend these first
not-utf8 = The text is not UTF-8 from here on
not-utf8-hint = open the file in an editor and save it as UTF-8
control-character = There is a control character ({ $code }) in the text
control-character-hint = delete it, or take the file from a backup: it may be damaged
edition-file-missing = The folder has no edition.ron
edition-file-missing-hint = put it back from a copy, or remove the folder

unknown-field = “{ $found }” is no field of this record
unknown-choice = “{ $found }” is not possible here; possible are { $choices }
missing-field = The field “{ $field }” is missing in this record
field-twice = The field “{ $field }” stands here twice
number-out-of-range = This number is too large or too small
nested-too-deep = Brackets are nested too deep
trailing-characters = There is text behind the end of the record
ends-too-soon = The file ends in the middle of a record
expected-comma = A comma or a closing bracket is expected here
expected-colon = A colon is expected here
bad-escape = This backslash is followed by something unknown
wrong-type = Expected { $expected }, but found { $found }
not-a-date = “{ $found }” is no date
file-empty = The file is empty
not-ron = This cannot be read as a record: { $reason }
end-of-file = the end of the file

type-text = text in quotation marks
type-number = a whole number
type-list = a list in [ ]
type-yes-no = true or false
type-group = fields in ( )
type-name = a name or a closing bracket
type-other = another kind of value

with-hint = { $message } ({ $hint })
nearest-hint = did you mean “{ $name }”?
damaged-hint = the file may be damaged: compare it with a backup
bracket-hint = there may be one closing bracket too many above
unclosed-hint = a quotation mark or a closing bracket may be missing
comma-hint = a comma may be missing just before, or a quotation mark further up
colon-hint = a field is written as name: value
escape-hint = write \\ for a backslash, \" for a quotation mark
quotes-hint = put the text in quotation marks
no-quotes-hint = write the number without quotation marks
text-hint = a text in two languages is written (en: "…", zh: "…")
name-hint = names have letters, digits and _ only, and no quotation marks
full-width-hint = write { $plain } in place of { $found }
date-hint = write 2023, 2023-04 or 2023-04-08, or two of them with / between, the earlier first

## Checking across records
kind-person = person
kind-article = article
kind-photo = photo
kind-series = series
kind-source = source
id-not-valid = “{ $id }” cannot be an id
id-rule = an id has 1 to 60 of a–z, 0–9 and -
id-twice = The { $kind } “{ $id }” is already in { $first }
id-twice-hint = give one of the two another id
archive-without-name = The archive has no name
edition-number-twice = Edition number { $number } is already used in folder { $first }
folder-name = The folder { $folder } should be called { $wanted } after its year and number
date-not-in-year = The date { $date } is not in the edition’s year { $year }
planned-after-held = The planned date { $planned } is after the date { $date }
unknown-person = There is no person “{ $id }” in people.ron
unknown-person-hint = add the person to people.ron, or correct the id
merged-hint = the record was merged into “{ $id }”: use that id
unknown-source = There is no source “{ $id }” in this file
unknown-source-hint = add it to the sources of this file
unknown-photo = There is no photo “{ $id }” in the archive
portrait-outside = The portrait does not lie within its photo
portrait-outside-hint = left and width, and top and height, are in thousandths of the photo and make 1000 together at most; width and height are more than 0
photo-id-not-of-folder = The photo id “{ $id }” should begin with { $folder }-
photo-path-outside = “{ $file }” is not a plain file name
photo-link-outside = “{ $file }” is a link that leads out of the archive
photo-path-hint = put the image into the edition’s photos folder and give its name alone
photo-file-missing = The image file “{ $file }” is not in the photos folder
photo-file-missing-hint = put it there, or take the field away if the photo is not held
summary-with-agency = A summary by the archive has no agency
summary-with-byline = A summary by the archive has no byline
summary-with-city = A summary by the archive has no dateline
unknown-original = There is no article “{ $id }” in the archive
translation-of-itself = The article is called a translation of itself
translation-same-language = The article “{ $id }” is in the same language
unknown-format = Format { $found } is not known; this program writes format { $known }
founded-after-first = The founding year { $founded } is after the first edition, in { $first }
year-out-of-range = { $year } is no year of four digits
year-twice = There are two figures for { $year }
not-a-number = “{ $value }” is no number
pair-twice = Another block of this article already has pair { $pair }
summary-without-source = A summary by the archive names what it summarises
summary-without-source-hint = add it to the sources of this article
translation-in-a-circle = The article “{ $id }” is in turn called a translation of this one
translation-in-a-circle-hint = take translation_of away from the original
not-a-web-address = “{ $address }” is no web address
web-address-rule = a web address begins with https:// or http://
evidence-field = “{ $field }” names no field of this record: “{ $part }” is not there

## What is not known or not held
year-without-edition = No edition is known for { $year }
edition-counted = Edition { $edition } is known by counting only
edition-without-year = Edition { $edition }: the year is not known
edition-without-date = Edition { $edition }: the date is not known
edition-without-city = Edition { $edition }: the city is not known
edition-without-theme = Edition { $edition }: the theme is not known
edition-without-speakers = Edition { $edition }: no speaker is known
edition-without-source = Edition { $edition } names no source
fact-without-source = “{ $field }” names no source
photo-not-held = Photo { $id } is not held
photo-without-credit = Photo { $id } has no credit
photo-without-caption = Photo { $id } has no caption
article-without-chinese = Article { $id } has no Chinese version
article-without-english = Article { $id } has no English version
article-without-source = Article { $id } names no source
person-without-chinese-name = { $name }: the Chinese name is not known
person-without-english-name = { $name }: the Latin name is not known
person-without-appearance = { $name } appears at no edition

## Writing
new-needs-a-name = A new archive needs a name
folder-not-empty = { $path } is not an empty folder; choose another name
cannot-write = { $path } cannot be written: { $reason }

## Names of things
edition-short = { $ordinal }, { $year }
edition-full = { $ordinal } { $forum }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
