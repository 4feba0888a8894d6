# The page that an invitation's link leads to.

# In the browser's tab; the next is a heading for screen readers.
invitation-page = Invitation
invitation-page-title = Your invitation
invitation-page-looking = Looking for your invitation …
invitation-page-no-token = This link is not whole
invitation-page-no-token-help = Open the link of your invitation as it was sent to you, to its last letter.

invitation-page-offer = You are invited to { $chatbot }
invitation-page-role = Role
# Before a date.
invitation-page-open-until = Open until
invitation-page-accept = Accept
invitation-page-accepting = Accepting …
invitation-page-not-yours = If this isn't meant for you, just close this page: nothing happens.

invitation-page-accepted = You can now talk to { $chatbot }
invitation-page-sign-in-there = Sign in there as { $email }.
# Each has a button behind it.
invitation-page-manage-by-password = You may also manage its users. For that, set a password for Rollcall:
invitation-page-manage = You may also manage its users, in Rollcall:
invitation-page-sign-in = Sign in to Rollcall

invitation-page-over = This invitation is over
invitation-page-over-accepted = If you accepted it before, all is well: sign in to the chatbot as always.
invitation-page-over-else = Else it was taken back, replaced by a newer one or is too old. Ask who invited you for a new link.
