# Export: formats, and what stands in the way of one.

## Formats
format-html = Web page (.html)
format-md = Markdown (.md)
format-txt = Plain text (.txt)
format-csv = Tables (.csv)
format-bib = BibTeX references (.bib)
format-ris = RIS references (.ris)
format-csl = CSL-JSON references (.json)

## Command line
cli-export = Write places of the archive in a format that is handed on
cli-export-place = What to export: edition/17, speaker/ID, article/ID, photo/ID, a list, search/WORDS; without any the whole archive
cli-export-format = The format: { $formats }
cli-export-to = The file or folder to write
cli-export-overwrite = Replace what is there already

## What stands in the way
export-no-format = There is no format “{ $format }”; --help lists those that there are
export-no-such-place = There is nothing at { $place } in this archive that could be exported
export-nothing = There is nothing in it to export
export-no-articles = There is no article in it that could be cited
export-exists = { $count ->
    [one] { $path } is there already and was not replaced; choose another place, or allow it to be replaced
   *[other] { $path } and other files, { $count } in all, are there already and were not replaced; choose another place, or allow them to be replaced
}
export-not-a-folder = { $path } is a file where a folder is needed; choose another place
export-not-empty = { $path } is not empty, and was not replaced; choose an empty folder, or allow it to be replaced
export-denied = { $path } may not be written; choose a place where you may write
export-full = There is not enough room on the disk for { $path }; nothing was exported
export-name-too-long = The name of { $path } is too long for the disk; choose a folder with a shorter path
export-gone = { $path } is not there any more; look whether the drive is connected, and export again
export-failed = { $path } could not be written ({ $reason }); nothing was exported
export-cancelled = The export was cancelled; nothing was written
export-gap = Photo { $photo } is missing in the export: { $reason }
export-no-credit = { $place } has no credit; it is exported without one
export-also-known = Also known as
