# Export: formats, and what stands in the way of one.

## Formats
format-docx = Word document (.docx)
format-pdf = PDF document (.pdf)
format-html = Web page (.html)
format-md = Markdown (.md)
format-txt = Plain text (.txt)
format-epub = Electronic book (.epub)
format-site = Static website (folder or .zip)
format-csv = Tables (.csv)
format-ron = Records as a small archive (folder or .zip)
format-bag = Preservation package (BagIt)
format-takeaway = Copy to take away: archive, website and program (folder)
format-photos = Photos with caption and credit inside (folder or .zip)
format-json = Linked data for other systems (.json)
format-bib = BibTeX references (.bib)
format-ris = RIS references (.ris)
format-csl = CSL-JSON references (.json)
format-citations = Citations in three styles (.txt)

## Citations
citation-gbt7714 = GB/T 7714-2015
citation-apa = APA (7th edition)
citation-chicago = Chicago (17th edition, notes)
citation-bibtex = BibTeX

## Command line
cli-export = Write places of the archive in a format that is handed on
cli-export-place = What to export: edition/17, speaker/ID, article/ID, photo/ID, a list, search/WORDS; without any the whole archive
cli-export-format = The format: { $formats }
cli-export-to = The file or folder to write
cli-export-overwrite = Replace what is there already
cli-export-address = The web address at which a site will stand, for its feed and sitemap

## What stands in the way
export-no-format = There is no format “{ $format }”; --help lists those that there are
export-no-such-place = There is nothing at { $place } in this archive that could be exported
export-nothing = There is nothing in it to export
export-no-articles = There is no article in it that could be cited
export-no-chinese-font = The PDF needs a Chinese font, and there is none on this computer; install one, on Debian fonts-noto-cjk, and export again
export-no-font = No font on this computer has these characters, in the PDF a sign stands for each: { $signs }
export-pdf-not-accessible = { $file } does not claim to be accessible (PDF/UA): { $reason }; nothing is missing in it
export-pdf-failed = The PDF could not be set ({ $reason }); nothing was exported
export-no-photos = There is no photo in it whose picture is held
export-address-wrong = “{ $address }” is no address of a website; it begins with https:// and names a host
export-no-address = The site has no feed and no sitemap, because no web address was given for it
export-exists = { $count ->
    [one] { $path } is there already and was not replaced; choose another place, or allow it to be replaced
   *[other] { $path } and other files, { $count } in all, are there already and were not replaced; choose another place, or allow them to be replaced
}
export-not-a-folder = { $path } is a file where a folder is needed; choose another place
export-not-empty = { $path } is not empty, and was not replaced; choose an empty folder, or one that is not there yet
export-into-archive = { $path } lies in the archive itself; choose a place outside of it
export-denied = { $path } may not be written; choose a place where you may write
export-full = There is not enough room on the disk for { $path }; nothing was exported
export-name-too-long = The name of { $path } is too long for the disk; choose a folder with a shorter path
export-gone = { $path } is not there any more; look whether the drive is connected, and export again
export-failed = { $path } could not be written ({ $reason }); nothing was exported
export-bag-wrong = { $file } is not on the disk as it was written; nothing was exported; check the disk and export again
export-cancelled = The export was cancelled; nothing was written
export-gap = Photo { $photo } is missing in the export: { $reason }
export-file-gap = { $file } is missing in the export: { $reason }
export-no-credit = { $place } has no credit; it is exported without one
export-more-without-credit = { $count ->
    [one] and 1 more photo has no credit
   *[other] and { $shown } more photos have no credit
}
export-contact-sheet = Contact sheet
export-also-known = Also known as

## In the window
command-export = Export…
command-export-again = Export as the last time
command-show-exported = Show in folder
command-print = Print…
export-title = Export
export-format = Format
export-to = File or folder
export-overwrite = Replace what is there already
export-address = Web address of the site
export-address-why = Without one the site has no feed and no sitemap; all else works
export-button = Export
folder-not-shown = { $path } cannot be shown in its folder ({ $reason }); open the folder yourself
export-task = Export: { $format }
export-done = { $count ->
    [one] Exported: { $path }
   *[other] Exported { $count } files: { $path } and others
}
export-done-with-gaps = { $done }. { $gap }
print-task = Print
print-done = { $count ->
    [one] Ready to be printed: { $path }
   *[other] { $count } files are ready to be printed in { $path }
}
print-not-shown = No program showed { $path } ({ $reason }); open it yourself to print it
export-without-credit = { $count ->
    [one] 1 photo has no credit; it is exported without one
   *[other] { $shown } photos have no credit; they are exported without one
}

## Electronic book
epub-contents = Contents
epub-cover = Cover
epub-accessible = All of the text can be read aloud, enlarged and navigated by headings
epub-accessible-pictures = All of the text can be read aloud, enlarged and navigated by headings; for each picture stand its caption and credit
export-contents = Contents

## Static website
site-skip = Skip to the text
site-where = Where this page stands
site-what = Archive of { $forum }
site-as-of = As of { $date }
site-facing = Side by side
site-neighbours = Before and after
site-page = Page { $number }
site-pages = Pages
site-more = More results
site-searching = Searching…
site-no-script = The search needs scripts, which are switched off in this browser. All other pages work without them
site-search-failed = The index of the search cannot be read. Copy the site with all its files, and try again

## The copy to take away
takeaway-marked = This archive is a copy to be read. To change it, copy the folder to your own computer and delete this file there
takeaway-what = { $name }: a copy to be read, made on { $date }
takeaway-site = { $site } shows it in any browser, without a connection
takeaway-program = { $program } opens it with search, photos and export; it runs on the kind of computer that this copy was made on
takeaway-records = { $archive } has the records themselves; { $marker } in it says that they are only to be read
takeaway-sums = { $manifest } has the checksum of every file, as “sha256sum --check” reads it
