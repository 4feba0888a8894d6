# A file of people that is imported: why it can't be read at all, and why a line of it is not taken. Each says what to do.

people-file-empty = The file is empty. Export the people once more, with a first line that names the columns.
people-file-workbook = The file is a workbook or another document, not a CSV. Open it in the spreadsheet program, save it as “CSV UTF-8” and import that file.
people-file-nul = The file holds NUL bytes, so it is not a CSV that can be read. Save it as “CSV UTF-8” in the spreadsheet program and import that file.
# $columns are names in quotation marks, as the file has them. “email”, “name” and “role” are the columns' names in the file.
people-file-no-email = No column of the file is named “email”. Its first line (line { $line }) names these columns: { $columns }. Name the one with the addresses “email”, or put a line such as “email,name,role” before the people.
people-file-more-columns = { $columns }, and { $count } more
people-file-open-quote = A quotation mark that opens on line { $line }, among the names of the columns, is never closed. Close or remove it.
people-file-too-many = The file holds more than { $max } people. Split it and import the parts one after the other.

# $lines is how many lines below were lost because of it.
people-line-open-quote = { $lines ->
    [0] A quotation mark in this line is never closed: close or remove it.
    [one] A quotation mark in this line is never closed, so the line below it was not read either: close or remove it.
   *[other] A quotation mark in this line is never closed, so the { $lines } lines below it were not read either: close or remove it.
}
people-line-too-wide = The line has { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
} but the first line names { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}: put a cell that contains the separator in quotation marks.
people-line-damaged = The line holds characters that can't be read: save the file as “CSV UTF-8”.
people-line-no-email = The line has no email address: fill in the email column.
# $reason is one of reasons.ftl.
people-line-email = The email “{ $email }” { $reason }.
people-line-name = The name “{ $name }” { $reason }.
# “admin” and “regular” are the roles' words in the file.
people-line-role = The role “{ $role }” is not known: write admin or regular.
people-line-twice = The address { $email } stands on line { $line } already: keep one of the two lines.
