# What the keyboard does on the page of users.

# What stands on keys: what keyboards of this language have on them. The arrows "on" and "back" are those to and from where
# reading goes.
shortcuts-key-escape = Escape
shortcuts-key-enter = Enter
shortcuts-key-space = Space
shortcuts-key-shift = Shift
shortcuts-key-control = Ctrl
shortcuts-key-home = Home
shortcuts-key-end = End
shortcuts-key-page-down = PageDown
shortcuts-key-page-up = PageUp
shortcuts-key-on = →
shortcuts-key-back = ←

# Where the keys below are of use, and what they do.
shortcuts-anywhere = Anywhere on the page
shortcuts-search = Search by name or email
shortcuts-list = This list
shortcuts-close = Close what is open: a menu, a dialog, the panel; let go of the selection
shortcuts-in-list = In the list
shortcuts-next-row = The next row
shortcuts-row-before = The row before
shortcuts-page = As many rows on or back as are in view
shortcuts-ends = The first row, the last row
shortcuts-cells = The cells of the row, and back to it
shortcuts-open = Open the panel of the row's user
shortcuts-selecting = Selecting
shortcuts-select = Select the row's user, or let go of them
shortcuts-select-on = Select on, row by row; with ↑, PageDown, PageUp, Home and End too
shortcuts-select-from = Select everyone from the row chosen last to this one
shortcuts-select-all = Select all users that match
shortcuts-on-heading = On a heading
shortcuts-sort = Sort by this column; again: the other way round
shortcuts-widen = Widen the column; with ← make it narrower
shortcuts-in-panel = In the panel
shortcuts-tabs = On the tabs: the next part, the part before
