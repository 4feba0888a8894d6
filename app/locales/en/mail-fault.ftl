# Why the mail with an invitation's link was not sent. The database keeps these ids and their variables' names with the invitations:
# what one is called and what its variables are called must stay.

mail-fault-stopped = The server stopped before it was sent. Send it again.
mail-fault-too-many = Too many mails were on their way. Send it again later.
mail-fault-no-address = No mail can be sent to this address.
mail-fault-slow = The mail server did not answer in time.
# $answer is what the mail server or the network said, mostly in English.
mail-fault-passing = The mail server did not take it: { $answer }.
mail-fault-refused = The mail server refused it: { $answer }.
mail-fault-unencrypted = The connection to the mail server can't be encrypted: { $answer }.
mail-fault-foreign = The mail server can't be talked to: { $answer }.
mail-fault-unreachable = The mail server can't be reached: { $answer }.
# What an earlier version of Rollcall kept, in English.
mail-fault-told = { $fault }
