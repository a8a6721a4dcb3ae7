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
status-held = held
status-counted = known by counting only
status-planned = planned
status-cancelled = cancelled
kind-of-article-press = Press report
kind-of-article-release = Release
kind-of-article-summary = Summary by the archive
