# The page with a chatbot's users: its head, the list with its toolbar, what is done to many at once.

users-title = Users
# Buttons in the head of the page.
users-audit-log = Audit log
users-settings = Settings
users-recent = Recent actions
users-import = Import
users-export = Export
users-invite = Invite people
# The menu with those buttons, where a narrow screen has no room for them.
users-more = More
# $fault is a sentence that says why the list could not be brought up to date.
users-old = { $fault } What you see may be old.

# The counts above the list. Each stands below a number: "48,210 all users".
users-by-status = Users by status
users-count-all = all users
users-count-active = active
users-count-pending = pending
users-count-disabled = disabled

# The toolbar.
users-search = Search by name or email
# Filters by status and by role.
users-status = Status
users-role = Role
users-any-status = All
users-any-role = Any role
# How many users match, out of how many there are.
users-total-of = { $total } of { $all }
users-total = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
# A filter that is set. $network is like 192.168.x.x.
users-filter-network = Network { $network }

# In the list.
users-loading = Loading
# Stands for a user of whom the chatbot tells no network, no questions, no time.
users-not-known = not known
users-never = never
# In a cell, where the column's name does not stand above it. $number is $count, written out.
users-questions = { $number } { $count ->
    [one] question
   *[other] questions
}
# $settings is a link with the text that follows.
users-networks-off = Networks aren't read: enter the chatbot's analytics address in its { $settings }.
users-networks-off-settings = settings
users-networks = Networks

# A list without a row.
users-none-match = No user matches
users-none-match-text = Nobody fits this search and these filters together.
users-clear-filters = Clear filters
users-none = No users yet
users-none-text = Invite people one by one or import a file. Whoever talks to the chatbot appears here too.
users-import-file = Import a file

# How many users are new, and when they were last active, day by day.
users-days = Users by day
users-days-day = Day
users-days-active = Last active
users-days-new = New
# $day is a short date: "12 on 3 Nov".
users-days-count = { $count } on { $day }
users-days-caption = { $count ->
    [one] { $count } new user
   *[other] { $count } new users
} in { $days } days. Each number shows whom it counts.

# The dialog with what the keyboard does.
users-shortcuts = Keyboard shortcuts

# Selecting.
users-select = Select { $name }
users-select-all = Select all users that match
users-selecting = Selecting …
users-selected = Selected users
users-actions = Actions
# $action is a button's text such as "Disable"; the dots say that it asks before it does anything.
users-action-asks = { $action } …
users-export-selected = Export selected
users-export-selected-asks = Export selected …
users-clear-selection = Clear selection

# The confirmation of what is to be done to the selected users.
users-confirm-counting = Counting what would be done …
users-confirm-nobody = Nobody matches the selection any more.
# $lost is like "12 sessions and 148 messages".
users-confirm-lost = With them go { $lost }.
# $number is what is to be typed.
users-confirm-type = To delete them, type how many: { $number }
users-confirm-tick = I know that this can't be undone
users-confirm-delete = Delete for good
users-confirm-starting = Starting …

# The dialog that makes a file of users.
users-export-title = Export users
users-export-whom = Whom
users-export-format = Format
users-export-csv = plain text, for any program
users-export-xlsx = a workbook (.xlsx)
users-export-separator = Separator
users-export-mark = For Excel: with byte order mark
users-export-order = In the order of the list.
users-export-preparing = Preparing …

# What the palette of commands offers; first the kinds of commands.
users-command-selection = Selection
users-command-filter = Filter
users-command-sort = Sort
# $count is a number, or "unknown" while it is being counted.
users-command-disable = { $count ->
    [unknown] Disable selected users …
    [one] Disable { $count } selected user …
   *[other] Disable { $count } selected users …
}
users-command-enable = { $count ->
    [unknown] Enable selected users …
    [one] Enable { $count } selected user …
   *[other] Enable { $count } selected users …
}
users-command-change-role = { $count ->
    [unknown] Change role of selected users to { $role } …
    [one] Change role of { $count } selected user to { $role } …
   *[other] Change role of { $count } selected users to { $role } …
}
users-command-delete = { $count ->
    [unknown] Delete selected users …
    [one] Delete { $count } selected user …
   *[other] Delete { $count } selected users …
}
users-command-export-selected = { $count ->
    [unknown] Export selected users …
    [one] Export { $count } selected user …
   *[other] Export { $count } selected users …
}
users-command-invite = Invite people …
users-command-import = Import a file …
users-command-export = Export all that match …
users-command-search = Search users by name or email
users-command-refresh = Look again
users-command-close-panel = Close the panel
users-command-show-active = Show active users
users-command-show-pending = Show pending users
users-command-show-disabled = Show disabled users
users-command-show-any-status = Show users of any status
users-command-show-role = Show users with role { $role }
users-command-show-any-role = Show users of any role
users-command-sort-name-up = Sort by name, A to Z
users-command-sort-name-down = Sort by name, Z to A
users-command-sort-added-up = Sort by date added, oldest first
users-command-sort-added-down = Sort by date added, newest first
users-command-sort-activity-up = Sort by last activity, longest ago first
users-command-sort-activity-down = Sort by last activity, latest first
users-command-sort-sessions-up = Sort by sessions, fewest first
users-command-sort-sessions-down = Sort by sessions, most first
users-command-sort-questions-up = Sort by questions, fewest first
users-command-sort-questions-down = Sort by questions, most first
users-command-sort-seen-up = Sort by last seen, longest ago first
users-command-sort-seen-down = Sort by last seen, latest first
