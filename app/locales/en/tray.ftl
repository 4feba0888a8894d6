# Bulk actions and exports, while they go on and when they are over: in the strip below the list and in a dialog.

# What the strip is called.
tray-title = Actions and exports
tray-undo = Undo
tray-undone = Undone
# $count is like "1,180 changed" and is the text of the link.
tray-download = Download { $count } as a file
# $data is like "1 user, 2 sessions and 14 messages".
tray-deleted-data = Deleted: { $data }
# $reasons is like "137 already disabled, Ana Souza as the last active admin".
tray-skipped = Skipped: { $reasons }
tray-deleted-user = Deleted { $name }
# A button that saves what a deletion took, as a file.
tray-receipt = Receipt

tray-recent = Recent actions
tray-none = No bulk action yet
tray-none-text = What is done to selected users is listed here, with its result, and can be undone from here.
