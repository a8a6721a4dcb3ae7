# Import in the window: the ways in, and what is decided on before anything is written.

## The ways in
place-import = Import
command-import = Import…
command-paste = Import pasted text
command-accept = Accept the import
command-take-up = Take up the import that was put aside
import-start = Drop files or folders anywhere on the window, paste a text, or choose them here. Nothing is written until you accept what was read
import-kinds = Press texts, saved web pages, mails, Word, OpenDocument, Markdown and PDF documents, spreadsheets, spreadsheets, photos with their captions, and archives are read
import-choose-files = Choose files…
import-choose-folders = Choose folders…
import-choose-title = What to import
import-path = Path of a file or folder
import-read = Read it
import-reading = The sources are being read. The list of tasks says how far it is; what was read is shown here
import-not-yet = The archive is still being read; import again in a moment
import-drop = Drop to import
import-aside = An import was put aside
import-put-aside = The import was put aside; nothing was changed
import-task = { $count ->
    [one] Reading 1 source
   *[other] Reading { $count } sources
}
import-accepting = { $count ->
    [one] Import of 1 record
   *[other] Import of { $count } records
}

## What a review is about
review-sources = Sources
review-all-sources = { $count ->
    [one] 1 source
   *[other] All { $shown } sources
}
review-articles = { $count ->
    [one] 1 article
   *[other] { $shown } articles
}
review-people = { $count ->
    [one] 1 person
   *[other] { $shown } people
}
review-photos = { $count ->
    [one] 1 photo
   *[other] { $shown } photos
}
review-records = { $count ->
    [0] nothing to take
    [one] 1 record
   *[other] { $shown } records
}
review-questions = { $count ->
    [one] 1 question
   *[other] { $shown } questions
}
review-failed-count = { $count ->
    [one] 1 not read
   *[other] { $shown } not read
}
review-differ = { $count ->
    [one] one differs
   *[other] { $shown } differ
}
review-blocks = { $count ->
    [one] Text: 1 paragraph
   *[other] Text: { $shown } paragraphs
}
review-photo-number = Photo { $shown }
review-more = and { $shown } more
review-brings-nothing = Nothing that could be taken
review-standing = { $count ->
    [0] Nothing is changed until you accept
    [one] Nothing is changed until you accept. One question is open
   *[other] Nothing is changed until you accept. { $shown } questions are open
}
review-seen-short = imported before
review-no-edition-short = belongs to no edition

## Accepting
review-accept = { $count ->
    [0] Accept
    [one] Accept 1 record
   *[other] Accept { $shown } records
}
review-takes-back = { $keys } takes it back
review-archive-changed = The archive was read anew since these sources were compared with it
review-other-archive = These sources were compared with another archive than the one that is shown
review-again = Read and compare again

## Sections
review-article = Article
review-look-at = To be looked at
review-facts = What it says of the edition
review-people-title = People
review-unplaced = Fits nowhere
review-unplaced-why = not taken; write it where it belongs, if it does
review-source = The source
review-failed = Could not be read
review-read-failed = Read these again
review-edition-of-all = They all belong to
review-photos-of-all = For all photos
review-open-questions = Open questions
review-records-different = Different from the archive; ticked ones replace its records
review-records-new = New
review-records-same = The same as in the archive

## Columns
review-columns = Columns
review-name-columns = Say here which column has the names; it is read then
review-columns-why = what each was taken for; choose another if it is wrong
review-column-without = without a header
review-column-ignored = Not read
review-column-until = Until

## Values
review-write = Write one…
review-not-said = the source does not say
review-edit = Edit
review-keep-words = OK
review-leave-words = Leave as it was
review-archive-has = In the archive: { $value }
review-came = Came: { $value }
review-no-value = nothing
review-in-other-language = { $field }, in the other language
review-show-in-source = { $name }, shown in the source
review-in-source = Show in the source
review-same = same
review-by-hand = by hand
review-keep = keep
review-take = take
review-both = both
review-set = Set
review-set-everywhere = Also where a photo says something else

## Editions
review-no-edition = To which edition this belongs is not known, so nothing would be taken. Choose it
review-edition-none = None
review-edition-new = New: { $ordinal } ({ $year })
review-editions-several = Several

## Articles
review-no-text = It has no text of its own
review-alike-archive = { $share } % of it is in the archive already: { $article }
review-alike-source = { $share } % of it is in another source of this import: { $file }
review-join = Same text, note where else it appeared
review-apart = Another text, take it too
review-open = Open
review-close = Close
review-block = Paragraph
review-block-photo = Photo: { $caption }
review-block-left-out = left out
review-paragraph = Paragraph
review-heading = Heading
review-item = List item
review-quotation = Quotation
review-speaker-of = Speaker of quotation
review-nobody = Nobody named

## People
review-who = Who is this? Choose one of those who may be meant, or a new person
review-who-is = Who is { $name }
review-nothing-new = nothing new
review-check = Check…
review-new-person = New person
review-like-name = same name
review-like-reading = read the same
review-like-spelling = spelled nearly so
review-on-photo = on a photo
review-somebody-else = Somebody else of the archive
review-add = Add somebody
review-name-of-somebody = Name in English, Chinese or both
review-new-named = New person: { $name }

## Photos
review-which-photo = The archive may have this photo already. Say which it is, or that it is new
review-is-photo = Photo of the archive
review-twin = The photo of { $source } once more
review-new-photo = New photo
review-no-picture = Only its caption came
review-picture = The picture: { $caption }

## The source
review-no-source-text = It has no text
review-text-cut = The rest of the text is not shown here; it is read all the same
