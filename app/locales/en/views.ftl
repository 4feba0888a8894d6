# The menu "View" of the users list: saved views, columns and rows.

views-title = View
views-colours-label = Colours of the page

views-rows = Rows
views-density = Density
views-columns = Columns
# $shift, $back and $on are pictures of keys.
views-widths = Drag the edge of a heading to widen its column, or press { $shift } with { $back } { $on } on it. A double click fits it to what it holds.
# For a button. $column: the heading of a column.
views-narrower = Make { $column } narrower
views-wider = Make { $column } wider
# A button.
views-reset = Rows and columns as at first
# Said to those who don't see it while a column is widened, of the two columns that meet.
views-width = { $column } { $pixels } pixels

views-saved = Saved views
views-save-new = Save this view …
# Of the view that the list opens with; the second continues the view's name for those who don't see the sign.
views-first = The list opens with it
views-first-said = , the list opens with it
views-copy-link = Copy link
# Continues the button "Copy link" for those who don't see what it stands beside.
views-copy-link-of = to “{ $name }”
views-change = Change “{ $name }”
views-open-with = Open the list with it
views-replace = Replace it by what is shown now
views-delete = Delete
views-was-saved = “{ $name }” was saved.
views-was-deleted = “{ $name }” was deleted.
