# Which users are selected.

choice-counting = Counting …
choice-selected = { $count } selected
choice-partly-hidden = { $count } selected, { $hidden } of them hidden by this filter
choice-select-all = Select all { $count } that match
choice-select-all-uncounted = Select all that match

# Rows that came since someone began to look are above those in view.
choice-more-above = ↑ { $count } more above

# The next four make two sentences, said one behind the other: when all that match take the place of other users chosen
# before.
choice-now-selected = Now selected: all { $count } that match.
choice-now-selected-uncounted = Now selected: all that match.
choice-no-longer = The { $count } chosen before are no longer selected.
choice-no-longer-uncounted = Those chosen before are no longer selected.
choice-too-many-by-hand = At most { $max } users can be selected one by one. Narrow the list by search and filters, then select all that match.

# What the box in the head of the list does.
choice-select-matches = Select all users that match
choice-deselect-matches = Deselect all users that match
