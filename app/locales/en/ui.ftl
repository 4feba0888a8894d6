# What parts of many pages say.

# The name of a page in the browser's tab.
ui-title = { $page } · Rollcall
ui-title-of = { $page } · { $chatbot } · Rollcall

ui-try-again = Try again
ui-cancel = Cancel
ui-close = Close
ui-dismiss = Dismiss
ui-save = Save
ui-saving = Saving …
ui-remove = Remove
ui-go-on = Go on
# On a button, while what was typed is looked at.
ui-looking = Looking …
# On a button, while a chatbot's visitors are asked for.
ui-reading = Reading …
ui-failed = That didn't work
# Said when the time to wait after too many tries is over.
ui-try-now = You can try again now.

# On a button, and for a moment in its place.
ui-copy = Copy
ui-copied = Copied
ui-copy-failed = Copy failed

# Labels of fields.
ui-name = Name
ui-email = Email
ui-password = Password
# The button beside a password, as it is seen and as it is said.
ui-show = Show
ui-hide = Hide
ui-show-typed = Show what is typed
ui-hide-typed = Hide what is typed

# In the place of "2 min. ago".
ui-just-now = just now
# Beside a person whose invitation could not be mailed.
ui-mail-failed = mail failed
ui-mail-failed-meaning = The mail could not be sent
# The choice between light and dark.
ui-colours = Colours
# Over the list, while a file is dragged.
ui-drop = Drop the file to import people

ui-part-missing = This part of the page could not be loaded
ui-part-missing-help = Check the connection and try again. After an update of Rollcall, load the page anew.
ui-load-page-anew = Load the page anew
ui-updated = Rollcall was updated. Load the page anew: what you typed and chose stays.
ui-later = Later
ui-load-anew = Load anew
ui-away = Rollcall can't reach its database. Trying again…
