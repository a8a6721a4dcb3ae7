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
cli-show-place = Its address: edition/17, speaker/xie-chuntao, article/ID, photo/ID
cli-copy = Write a copy of the built-in archive that can be changed
cli-new = Make an empty archive
cli-folder = The folder to make
cli-name = Name of the series of events
cli-wrong-usage = Wrong usage:

cli-cannot-open = { $path }: { $message }
cli-not-a-place = “{ $text }” is no address; addresses look like edition/17 or speaker/xie-chuntao
cli-no-such-place = There is nothing at { $place } in this archive
cli-no-record = { $place } is a list and has no record of its own; leave --ron out
cli-copied = The archive was copied to { $path }
cli-created = The archive was made in { $path }
cli-unreadable = { $count ->
    [one] One file could not be read; “check” says more
   *[other] { $count } files could not be read; “check” says more
}
cli-not-written = The output could not be written: { $reason }
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
