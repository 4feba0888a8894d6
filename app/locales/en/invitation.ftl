# Inviting people.

# Roles, beside the choice of them, and as they are offered to who is invited.
invitation-admin-meaning = Manages this chatbot's users, reads conversations and sees its analytics.
invitation-regular-meaning = May talk to the chatbot, and nothing else.
invitation-admin-offer = Admin: you may talk to the chatbot and manage its users
invitation-regular-offer = Regular: you may talk to the chatbot

# What an entry of the list is that was pasted or typed.
invitation-new = New
invitation-known = Known
invitation-repeated = Repeated
invitation-malformed = Can't be read

# How many there are of each: "12 new, 3 known".
invitation-count-new = { $count } new
invitation-count-known = { $count } known
invitation-count-repeated = { $count } repeated
invitation-count-malformed = { $count } can't be read

# What inviting does, in sentences said one behind the other; $role is the name of a role.
invitation-nobody = There is nobody to invite.
invitation-all = { $count ->
    [one] Invited as { $role }, and pending until they accept or first sign in.
   *[other] All are invited as { $role }, and pending until they accept or first sign in.
}
invitation-only-new = Only who is new is invited, as { $role }.
invitation-known-stay = Who is known stays as they are.
invitation-repeated-once = Who stands there twice is invited once.
invitation-malformed-left = What can't be read is left out: go back to correct it.
invitation-order = Invite { $count ->
    [one] { $count } person
   *[other] { $count } people
}

# What inviting did, as a heading; $name says who it is.
invitation-done-nobody = Nobody was invited
invitation-done-one = { $name } is invited
invitation-done = { $count } people are invited
invitation-mails = Mails with the links are on their way. You can also send a link yourself.
invitation-no-mails = No mail server is set up, so send each person their link yourself.

# “Send again” is the button of that name.
invitation-links-once = Links are shown this once. “Send again” in a person's panel makes a new one at any time.
invitation-known-meanwhile = { $count ->
    [one] { $names } has become a user meanwhile, and stays as they are.
   *[other] { $names } have become users meanwhile, and stay as they are.
}

# What became of the mail, behind "Mail".
invitation-mail-none = none was sent
invitation-mail-waiting = being sent …
invitation-mail-sent = sent
invitation-mail-failed = failed

# How long an invitation admits, behind "Invitation".
invitation-until = until { $day }
invitation-expired = expired on { $day }
