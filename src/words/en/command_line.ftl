# The command line.

cli-about = The record of a forum: editions, speakers, articles and photos. Without a command it opens the window.
cli-archive = Folder of the archive; without it commands use the built-in archive
cli-at = Place to open: timeline, edition/17, speaker/xie-chuntao, article/ID, worklist
cli-language = Language of the window and of messages
cli-renderer = How the window is drawn; normally chosen by itself
cli-json = Print JSON
cli-csv = Print CSV
cli-ron = Print the record as it stands in its file
cli-check = Say what is wrong in the archive
cli-notes = Also say what is not known or not held
cli-list = List what is in the archive
cli-list-kind = What to list
cli-show = Show one place
cli-show-place = Its address: edition/17, speaker/xie-chuntao, article/ID, photo/ID, search/WORDS
cli-search = Find words, names, numbers and addresses in every record
cli-search-query = What to find: words, “phrases”, -without, field:value (edition, year, speaker, role, mode, city, agency, credit, type, has, missing)
cli-search-limit = How many hits to show at most
cli-import = Take in press texts, web pages, mails, documents, photos and archives
cli-import-source = The files and folders
cli-import-edition = The edition that all of them belong to, by number or folder
cli-import-dry-run = Write nothing; say what would be brought
cli-undo = Take the last change back, files too
cli-undo-list = List the changes, the newest first, and take none back
cli-redo = Do again what was undone last
cli-copy = Write a copy of the built-in archive that can be changed
cli-new = Make an empty archive
cli-folder = The folder to make
cli-name = Name of the series of events
cli-wrong-usage = Wrong usage:

cli-cannot-open = { $path }: { $message }
cli-not-a-place = “{ $text }” is no address; addresses look like edition/17 or speaker/xie-chuntao
cli-no-such-place = There is nothing at { $place } in this archive
cli-no-record = { $place } is a list and has no record of its own; leave --ron out
cli-imported = { $name }: done; undo takes it back
cli-needs-archive = The built-in archive never changes; name the folder of an archive with --archive
cli-undone = Undone: { $name }
cli-redone = Done again: { $name }
cli-is-undone = undone
cli-copied = The archive was copied to { $path }
cli-created = The archive was made in { $path }
cli-unreadable = { $count ->
    [one] One file could not be read; “check” says more
   *[other] { $count } files could not be read; “check” says more
}
cli-not-written = The output could not be written: { $reason }
cli-more-hits = { $shown } of { $total } shown; --limit shows more
cli-no-display = There is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set). Start the program from a desktop, or use the commands that need none, such as “forum-archive list editions”; “forum-archive --help” shows them all
cli-no-window = The window could not be opened: { $reason }

show-date = Date
show-planned = Planned
show-status = Status
show-name = Name
show-city = City
show-theme = Theme
show-hosts = Hosts
show-forums = Special forums
show-speakers = Speakers
show-aliases = Also known as
show-reading = Reading
show-appearances = Appearances
show-articles = Articles
show-photos = Photos
show-caption = Caption
show-credit = Credit
show-people = People
show-file = File

## Search: why something was found, and what was not understood
why-place = by address
why-name = by name
why-alias = by another name
why-pinyin = by pinyin
why-initials = by initials
why-spelling = by similar spelling
why-title = in the title
why-text = in the text
why-caption = in the caption
why-credit = in the credit
why-number = by number
search-hint-field = There is no field “{ $field }”, so it was looked for as it stands; fields are edition, year, speaker, role, mode, city, agency, credit, type, has, missing
search-hint-number = “{ $field }:” needs a number or a range such as 15..17 or 2015..2019; “{ $value }” is neither
search-hint-choice = “{ $field }:” needs one of { $choices }; “{ $value }” is none of them
search-hint-value = “{ $field }:” needs a value after it, without a space between; “{ $value }” is none
search-hint-quote = A quotation mark is not closed; all that follows it was taken for one phrase
search-hint-minus = There is only what must not be found; add what to look for
search-hint-long = Only the first { $count } characters were looked for
search-hint-words = Only the first { $count } words were looked for
