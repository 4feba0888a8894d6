# The dialog that imports people from a file.

import-title = Import people
import-drop = Drop a file here, or choose one
import-formats = CSV as spreadsheets save it: commas, semicolons or tabs
import-columns = Columns of the file
# What stands beside the names of the columns "email", "name" and "role".
import-email = required; who is known already is updated
import-name = optional
# The words "admin" and "regular" stand in the file as they are here.
import-role = optional: admin or regular
import-first-line = The first line names the columns, in any order and case. Other columns are passed over.
# $file is the file's name.
import-sending = Importing { $file } …
import-sending-label = Importing
import-done = Done
import-told = { $invited } invited, { $updated } updated, { $rejected } rejected.
# Each stands beside its number.
import-invited = invited
import-updated = updated
import-unchanged = unchanged
import-rejected = rejected
# “Send again” is the button of that name.
import-no-mails = No mails are sent: whoever is invited comes in by signing in at the chatbot. “Send again” in a person's panel makes a link to send them.
import-rejected-lines = Rejected lines
import-not-taken = { $count ->
    [one] { $count } line was not taken
   *[other] { $count } lines were not taken
}
import-download = Download rejected lines
# $number is the line's place in the file.
import-line = Line { $number }
import-more = { $count ->
    [one] { $count } more is in the download.
   *[other] { $count } more are in the download.
}
