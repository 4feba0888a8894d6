# The dialog that invites people: write who, see what would happen, hand out the links.

invite-title = Invite people
invite-emails = Email addresses
invite-emails-hint = One per line, with commas between, or pasted from a spreadsheet. Names come along: Ana Souza <ana@example.org>
invite-none = Enter at least one email address.
invite-no-email = There is no email address in it.
invite-role = Role
# $import is a link with the text that follows.
invite-more = More than { $max } at once? { $import }
invite-more-import = Import a file
invite-preview = Preview

invite-people = People of the list
invite-change = Change the list
invite-inviting = Inviting …

invite-links = Links
invite-copy-all = Copy all links
# Continues the button "Copy" for those who don't see what it stands beside.
invite-link-of = the link of { $name }
invite-done = Done
