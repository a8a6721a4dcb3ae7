# The window.

## Roles and modes
role-keynote = Keynote
role-speech = Speech
role-opening_address = Opening address
role-panel = Panel
role-moderator = Moderator
role-host = Host
role-attended = Attended
role-unknown = Role not known
mode-in_person = in person
mode-video = by video
mode-written = in writing
mode-unknown = mode not known
status-unreadable = its record cannot be read
status-held = held
status-counted = known by counting only
status-planned = planned
status-cancelled = cancelled
kind-of-article-press = Press report
kind-of-article-release = Release
kind-of-article-summary = Summary by the archive
kind-of-article-speech = Text of a speech

## Menus and commands
menu = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-go = Go
menu-help = Help
command-open = Open archive…
command-built-in = Built-in archive
command-reload = Read again
command-quit = Quit
command-search = Go to…
command-search-commands = Find a command…
command-clear-searches = Clear recent searches
command-filter = Find in this page
command-find-next = Find next
command-find-previous = Find previous
command-back = Back
command-forward = Forward
command-previous = Previous
command-next = Next
command-up = Up
command-english = English
command-chinese = 简体中文
command-facing = Both languages, or one
command-theme-system = Light or dark after the system
command-theme-light = Light
command-theme-dark = Dark
command-larger = Larger
command-smaller = Smaller
command-normal-size = Normal size
command-full-screen = Full screen
command-bookmark = Add or remove bookmark
command-bookmarks = Bookmarks…
command-copy-address = Copy address
command-copy-citation = Copy citation
cite-gbt7714 = Copy citation: GB/T 7714-2015
cite-apa = Copy citation: APA (7th edition)
cite-chicago = Copy citation: Chicago (17th edition, notes)
cite-bibtex = Copy citation: BibTeX
command-copy-text = Copy text
command-copy-image = Copy image
command-copy-caption = Copy caption with credit
command-shortcuts = Keyboard shortcuts
close = Close
cancel = Cancel

## Places
place-timeline = Timeline
place-speakers = Speakers
place-articles = Articles
place-photos = Photos
place-worklist = Worklist
place-search = Search
no-screen-yet = { $place } has no page in the window yet. “forum-archive show” prints it
no-such-place = There is nothing at this address
to-timeline = To the timeline

## Top bar and palette
search-hint = Search the archive
group-speaker = Speakers
group-edition = Editions
group-article = Articles
group-photo = Photos
group-list = Places
group-command = Commands
group-recent = Recent searches
search-not-ready = The archive is still being read; people and texts are found in a moment
count-results = { $count ->
    [one] 1 result
   *[other] { $shown } results, the best are shown
}
group-bookmark = Bookmarks
bookmarked = Bookmarked
bookmark-added = Bookmark added: { $title }
bookmark-removed = Bookmark removed: { $title }
bookmark-gone = no longer in this archive; Enter removes the bookmark
bookmark-keys = Enter opens, Ctrl+D removes the bookmark
no-bookmarks = There are no bookmarks yet. Ctrl+D makes one for the place that is shown
all-results = { $count ->
    [one] The result on a page
   *[other] All { $shown } results
}
export-results = { $count ->
    [one] Export the result…
   *[other] Export all { $shown } results…
}
count-found = { $count ->
    [one] 1 result
   *[other] { $shown } results
}
tab-completes = Tab takes the first:
search-called = Search: { $query }
search-results = Results
search-reason = { $name }, { $why } { $typed }
search-type = Type what to look for: words, “phrases”, -without, year:2015..2019, a name or its initials
search-nothing = Fewer words, another spelling or one field less may find more
search-by-kind = Kind
search-by-edition = Edition
search-by-person = Person
search-chip = { $name }: { $value }
search-chip-remove = Remove { $clause }
go-to-address = address
reading = Reading { $done } of { $total }
name-with-problems = { $name }, { $problems }
checking = Checking
reading-begins = Reading
no-match = Nothing matches
copied = Copied: { $text }

## Opening
open-title = Open an archive
open-path = Folder of the archive
open-button = Open
open-browse = Browse…
open-recent = Opened before
open-nothing-chosen = No folder was chosen. If no dialog appeared, type the path here
cannot-open = This archive cannot be opened
could-not-open = { $path } could not be opened. { $reason }. What was read before is still shown
try-again = Try again
no-chinese-font = No font with Chinese characters is installed, so that Chinese text shows as boxes. Install one, such as Noto Sans CJK (on Debian the package fonts-noto-cjk)

## Counts
count-editions = { $count ->
    [one] 1 edition
   *[other] { $shown } editions
}
count-people = { $count ->
    [one] 1 person
   *[other] { $shown } people
}
count-speakers = { $count ->
    [one] 1 speaker
   *[other] { $shown } speakers
}
count-articles = { $count ->
    [one] 1 article
   *[other] { $shown } articles
}
count-photos = { $count ->
    [one] 1 photo recorded
   *[other] { $shown } photos recorded
}
photos-none-held = , none held
photos-held = , { $shown } held
count-sources = { $count ->
    [one] 1 source
   *[other] { $shown } sources
}
count-quotations = { $count ->
    [one] 1 quotation
   *[other] { $shown } quotations
}
count-problems = { $count ->
    [0] No problems
    [one] 1 problem
   *[other] { $shown } problems
}
count-notes = { $count ->
    [one] 1 note
   *[other] { $shown } notes
}
more-in-worklist = and { $shown } more in the worklist

## Timeline
none-found = none found
timeline-nearer = Closer
timeline-farther = Farther
timeline-whole = All years
none-found-since = none found since
indicator = Indicator
planned-for = First planned for { $date }
theme-is = Theme: { $theme }
theme-in-other-language = Theme (in Chinese): { $theme }
theme-unknown = Theme not known
open-edition = Open edition
walk-hint = ← → walk the editions, Enter opens
no-editions = This archive has no editions yet. Put edition folders into its folder, or open another archive

## Facts
not-known = not known
fact-date = Date
fact-planned = First planned for
fact-city = City
fact-venue = Venue
fact-hosts = Hosts
fact-held-with = Held with
fact-attendance = Attendance
field-number = Number
field-year = Year
field-status = Status
field-name = Name
field-title = title
field-organisation = organisation
field-role = role
field-mode = mode
field-session = session
field-topic = topic
field-caption = Caption
field-byline = Photographer
field-credit = Credit
field-other = Another field
in-english = English
in-chinese = Chinese
list-comma = {", "}
other-language-unknown = Known in the other language only
certainty-high = sure
certainty-medium = one source
certainty-low = inferred
sources-differ = sources differ
inferred-entry = this entry is inferred
inferred = inferred
colon = {": "}
also-said = Another source has “{ $words }”

## Parts of pages
section-theme = Theme
section-facts = Facts
section-special-forums = Special forums
section-topics = Subjects
section-programme = Programme
main-forum = Main forum
section-releases = Reports released
section-notes = Notes
section-disagreements = What the sources say, and how sure it is
section-missing = What is still missing
section-sources = Sources
section-appearances = Appearances
section-company = Shared a stage with
section-similar-names = Similar names
title-in-year = In { $year }: { $title }
compare-with = Compare with…
at-both = At both
only-at = Only at { $edition }
section-counts = In the archive
section-quotations = In their own words
section-named-in = Named in
copy-quotation = Copy with citation
no-speakers-known = No speaker is known
title-unknown = Title not known
spoke-on = On: { $topic }
open-in-browser = open in browser

## Speakers
cards = Cards
attendance = Attendance
earlier-editions = ‹ Earlier editions
later-editions = Later editions ›
filter-edition = Edition
filter-role = Role
filter-mode = Mode
filter-organisation = Organisation
sort-order = Order
all-editions = All editions
all-roles = All roles
all-modes = All modes
all-organisations = All organisations
sorted-by = Sorted by{" "}
sort-name = name
sort-first = first year
sort-last = last year
sort-appearances = number of appearances
filter-list = Narrow the list
people-unreadable = people.ron cannot be read. The worklist says why
no-people = This archive has no people yet
no-appearance = No appearance recorded
also-known-as = Also known as { $names }

## Lists
group-order = Grouping
grouped-by = Grouped by{" "}
by-none = nothing
by-initial = first letter
by-first-year = first year
by-organisation = organisation
by-edition = edition
by-kind = kind
by-agency = agency
by-language = language
by-credit = credit
by-person = person
filter-kind = Kind
all-years = All years
all-kinds = All kinds
filter-language = Language
all-languages = All languages
filter-agency = Agency
all-agencies = All agencies
filter-person = Person
all-people = Everybody
filter-credit = Credit
all-credits = All credits
filter-held = Held or not
held-or-not = Held or not
only-held = Held
only-not-held = Not held
list-open = Open
list-copy = Copy
list-copy-addresses = Copy address
list-select = Select, or not
list-select-none = Select none
count-selected = { $count ->
    [one] 1 selected
   *[other] { $shown } selected
}

## Articles
sort-newest = newest first
sort-oldest = oldest first
sort-headline = headline
sort-agency = agency
no-articles = This archive has no articles yet
several-people = Several people bear this name
people-of = People of { $name }
reading-menu = Text size and face
reading-larger = Larger text
reading-smaller = Smaller text
reading-usual = Usual text size
reading-serif = Serif
reading-sans = Sans serif
find-in-article = Find in this article
find-count = { $at } of { $total }
summary-after = after { $source }
one-language = One language
both-languages = Both languages
read-english = Read in English
read-chinese = Read in Chinese

## Photos
photo-plate-not-held = Not held
photo-credit = Photo: { $credit }
photo-credit-in = Photo: { $credit } / { $publisher }
photo-credit-unknown = Credit not known
photo-taken = Taken
photo-people = In the photo
photo-in-articles = Shown in
photo-loading = Loading…
image-copied = The image is on the clipboard
photo-fit = Fit
photo-actual-size = Actual size
photo-closer = Closer
photo-farther = Farther
photo-file = Written in the file
photo-nothing-written = Nothing is written into this file
photo-not-in-record = not in the record
photo-record-differs = the record says otherwise
percent = { $number } %
kilobytes = { $size } KB
megabytes = { $size } MB
message-with-hint = { $message } ({ $hint })
no-photos = This archive has no photos yet
sort-credit = credit

## Worklist
worklist-all = All
worklist-problems = Problems
worklist-notes = Not known or not held
worklist-empty = Nothing is wrong and nothing is missing
whole-archive = the whole archive

## Keys
keys-timeline = Timeline: ← → walk the editions, Home and End go to the first and last, Enter opens
keys-timeline-zoom = Timeline: + and - zoom, as Ctrl and the wheel do, 0 shows all years; drag to move
keys-lists = Lists: arrows, Home, End, Page Up and Page Down choose, Enter opens
keys-selection = Lists: Shift with arrows, Space, or a click with Shift or Ctrl select several; Ctrl+A selects all, Ctrl+C copies
keys-photo = Photo: + and - or the wheel zoom, 0 fits, 1 is actual size; arrows move it, or go to the previous and next
keys-escape = Esc leaves one level: field, selection, filter, place
keys-tab = Tab goes to the next control, Shift+Tab to the one before
keys-palette = / opens “Go to”, as Ctrl+K does; > before the words finds commands alone; Tab completes a field, Ctrl+Enter shows all results on a page
keys-find = In an article Enter in the field goes to the next match, Shift+Enter to the one before

## Changing
command-new = New archive…
command-undo = Undo
command-redo = Redo
undo-of = Undo: { $name }
redo-of = Redo: { $name }
badge-built-in = Built-in
badge-read-only = Read-only
barred-built-in = This archive is part of the program and stays as it is
barred-built-in-hint = The first change asks where to keep a copy of it
barred-held-hint = It can be read meanwhile. When it is closed there, read it again (F5) to make changes
barred-read-only-hint = To make changes, copy the folder to where you may write, and open the copy
change-barred = Not done: { $name }. { $reason }. { $hint }
change-done = Done: { $name }
change-undone = Undone: { $name }
change-redone = Done again: { $name }
change-not-done = Not done: { $name }. { $reason }
tasks = Tasks
tasks-running = { $count ->
    [one] Tasks, 1 running
   *[other] Tasks, { $shown } running
}
tasks-clear = Clear what has ended
task-done = Done
task-cancelled = Cancelled; nothing was changed
task-broke = The program met an error of its own; nothing was changed. Try again, and report it if it stays
task-not-started = The computer could not begin another task; close other programs and try again
task-counted = { $done } of { $total }
task-runs = Running…
task-stops = Stopping…
left-moments = a few seconds left
left-seconds = about { $count } seconds left
left-minutes = { $count ->
    [one] about 1 minute left
   *[other] about { $count } minutes left
}
left-hours = { $count ->
    [one] about 1 hour left
   *[other] about { $count } hours left
}
leaving-one = “{ $name }” is still running
leaving-several = { $count ->
    [one] 1 task is still running
   *[other] { $shown } tasks are still running
}
leaving-import = An import is not accepted yet
leaving-import-why = What was decided about it is lost when the program is closed
leaving-why = What is being changed is finished or not made at all; nothing stays half done
leaving-waits = Waiting until it has stopped…
leaving-stay = Keep working
leaving-close = Cancel it and close
leaving-open = Cancel it and open the other archive
copy-title = Keep a copy to change
copy-why = The built-in archive is part of the program and stays as it is. Changes are made to a copy in a folder of your own
copy-then = To be done then: { $name }
copy-button = Make the copy
new-title = New archive
new-why = A name in one of the two languages is enough
new-name-en = Name in English
new-name-zh = Name in Chinese
new-button = Make the archive
new-folder = Forum archive
folder-of-archive = Folder
folder-title = Where to keep the archive
being-made = Being made…
