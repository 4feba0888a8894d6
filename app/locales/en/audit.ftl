# The audit log. $actor is who did something, $user whom it was done to and $conversation a conversation; they are put there
# as links. $whom: "own", they did it to
# themself in their own activity, where $actor is not said; "self", they did it to themself; "this", it was done to the user
# whose activity it is; "other".
# $job and $undone are the numbers of bulk actions; "none", it is not known.

audit-invite = { $actor } invited { $whom ->
    [this] this user
   *[other] { $user }
}

# $role is the name of a role.
audit-invite-as = { $actor } invited { $whom ->
    [this] this user
   *[other] { $user }
} as { $role }
audit-invite-again = { $actor } invited { $whom ->
    [this] this user
   *[other] { $user }
} again
audit-cancel-invitation = { $actor } cancelled the invitation of { $whom ->
    [this] this user
   *[other] { $user }
}
audit-accept = { $whom ->
    [own] Accepted the invitation
   *[other] { $actor } accepted the invitation
}
audit-tell-name = { $whom ->
    [own] Told their name, which was missing
   *[other] { $actor } told their name, which was missing
}
audit-disable = { $actor } disabled { $whom ->
    [this] this user
   *[other] { $user }
}
audit-enable = { $actor } enabled { $whom ->
    [this] this user
   *[other] { $user }
}
audit-make-admin = { $actor } gave the role Admin to { $whom ->
    [this] this user
   *[other] { $user }
}
audit-make-regular = { $actor } gave the role Regular to { $whom ->
    [this] this user
   *[other] { $user }
}
audit-rename = { $actor } changed the name of { $whom ->
    [this] this user
   *[other] { $user }
}
audit-change = { $actor } changed { $whom ->
    [this] this user
   *[other] { $user }
}
audit-delete = { $actor } deleted { $whom ->
    [this] this user
   *[other] { $user }
}
audit-first-sign-in = { $whom ->
    [own] Signed in for the first time
   *[other] { $actor } signed in for the first time
}
audit-sign-in = { $whom ->
    [own] Signed in
   *[other] { $actor } signed in
}
audit-arrive = { $whom ->
    [own] Came for the first time, as a visitor
   *[other] { $actor } came for the first time, as a visitor
}
audit-arrive-by-domain = { $whom ->
    [own] Came for the first time, by an allowed email domain
   *[other] { $actor } came for the first time, by an allowed email domain
}
audit-report = { $actor } read the chatbot's analytics
audit-read = { $whom ->
    [own] Read { $conversation } of their own
    [self] { $actor } read { $conversation } of their own
    [this] { $actor } read { $conversation } with this user
   *[other] { $actor } read { $conversation } with { $user }
}

# Stands for $conversation.
audit-conversation = a conversation
audit-search-conversations = { $whom ->
    [own] Searched their own conversations
    [self] { $actor } searched their own conversations
    [this] { $actor } searched the conversations of this user
   *[other] { $actor } searched the conversations of { $user }
}
audit-job-start = { $job ->
    [none] { $actor } confirmed a bulk action
   *[other] { $actor } confirmed a bulk action (job { $job })
}
audit-job-undo = { $actor } began to undo { $undone ->
    [none] a bulk action
   *[other] job { $undone }
}{ $job ->
    [none] { "" }
   *[other] { " " }(job { $job })
}
audit-job-cancel = { $job ->
    [none] { $actor } cancelled a bulk action
   *[other] { $actor } cancelled a bulk action (job { $job })
}
audit-job-end = { $job ->
    [none] { $actor }’s bulk action ended
   *[other] { $actor }’s bulk action (job { $job }) ended
}
audit-export = { $actor } exported users

# $format is "CSV" or "Excel".
audit-export-users = { $actor } exported { $count ->
    [one] { $count } user
   *[other] { $count } users
} as { $format }
audit-export-log = { $actor } exported the audit log
audit-export-user = { $whom ->
    [own] Exported all data of their own
    [self] { $actor } exported all data of their own
    [this] { $actor } exported all data of this user
   *[other] { $actor } exported all data of { $user }
}
audit-settings = { $actor } changed the settings
audit-replace-key = { $actor } replaced the API key
audit-revoke-key = { $actor } revoked an API key
audit-create-chatbot = { $actor } added a chatbot
audit-demo = { $actor } added made-up people
audit-demo-people = { $actor } added { $count ->
    [one] { $count } made-up person
   *[other] { $count } made-up people
}
audit-owner-link = { $actor } made a sign-in link for the owner
audit-console-sign-in = { $whom ->
    [own] Signed in to the console
   *[other] { $actor } signed in to the console
}
audit-console-refused = { $actor } was refused at the console's door
audit-console-sign-out = { $whom ->
    [own] Signed out of the console
   *[other] { $actor } signed out of the console
}
audit-console-session-end = { $whom ->
    [own] Ended sessions of theirs in the console
   *[other] { $actor } ended sessions of theirs in the console
}
audit-password-link = { $whom ->
    [own] Made a link to set a password for themself
    [self] { $actor } made a link to set a password for themself
    [this] { $actor } made a link to set a password for this user
   *[other] { $actor } made a link to set a password for { $user }
}
audit-password-set = { $whom ->
    [own] Set their password
   *[other] { $actor } set their password
}
audit-second-factor-add = { $whom ->
    [own] Added a second factor
   *[other] { $actor } added a second factor
}
audit-second-factor-remove = { $whom ->
    [own] Removed their second factor
   *[other] { $actor } removed their second factor
}
audit-passkey-add = { $whom ->
    [own] Added a passkey
   *[other] { $actor } added a passkey
}
audit-passkey-remove = { $whom ->
    [own] Removed a passkey
   *[other] { $actor } removed a passkey
}

# Who does things and is no user, or none who is known by name; also as a choice in the filter.
audit-owner = Owner
audit-chatbot = The chatbot
audit-nobody = Someone
audit-actor = User { $user }

# Stand for $actor and $user where the user is deleted; in the second it is said already that they are.
audit-deleted-actor = A deleted user ({ $user })
audit-user = user { $user }
audit-deleted-user = a deleted user ({ $user })

# What else is known, each behind a dot.
audit-was-status = was { $status ->
    [active] active
    [pending] pending
   *[disabled] disabled
}
audit-now-status = now { $status ->
    [active] active
    [pending] pending
   *[disabled] disabled
}
audit-was-role = was { $role ->
    [admin] admin
   *[regular] regular
}
audit-now-was-status = now { $after ->
    [active] active
    [pending] pending
   *[disabled] disabled
}, was { $before ->
    [active] active
    [pending] pending
   *[disabled] disabled
}
audit-now-was-role = now { $after ->
    [admin] admin
   *[regular] regular
}, was { $before ->
    [admin] admin
   *[regular] regular
}
audit-another-name = another name
audit-visitor-linked = known by a visitor id from now on
audit-name-told = told their name, which was missing
audit-by-domain = by an allowed email domain
audit-by-bulk-action = by a bulk action (job { $job })
audit-by-undoing = by undoing job { $undone } (job { $job })
audit-from-file = from a file

# $what lists what went along: "1 session and 5 messages".
audit-with = with { $what }
audit-deleted = deleted: { $what }
audit-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
audit-new-visitors = { $count ->
    [one] { $count } new visitor
   *[other] { $count } new visitors
}
audit-names-filled = { $count ->
    [one] { $count } missing name filled
   *[other] { $count } missing names filled
}
audit-filtered = what a filter left of it

# Which users a file is of.
audit-only-selection = a selection
audit-only-found = what a search found
audit-only-status = { $status ->
    [active] active ones alone
    [pending] pending ones alone
   *[disabled] disabled ones alone
}
audit-only-role = role { $role } alone
audit-only-network = of one network

# Of the settings; $after and $before are choices of who may talk to the chatbot.
audit-access = access: { $after }, was: { $before }
audit-analytics-address = another analytics address
audit-analytics-token = another analytics token
audit-domains = other allowed email domains, now { $count ->
    [one] { $count } domain
   *[other] { $count } domains
}

# Of an API key that was replaced.
audit-overlap = the one before works for { $count ->
    [one] { $count } more hour
   *[other] { $count } more hours
}
audit-with-recovery-code = with a recovery code

# Behind when it was.
audit-from = from { $network }

# The filter that leaves what was done to one user; its button takes it away.
audit-about = Done to user { $user }: remove this filter

# What was done, as the filter names it.
audit-label-invite = Invited
audit-label-invite-again = Invited again
audit-label-cancel-invitation = Invitation cancelled
audit-label-accept = Invitation accepted
audit-label-change = Changed
audit-label-delete = Deleted
audit-label-sign-in = First sign-in
audit-label-arrive = Came for the first time
audit-label-report = Analytics read
audit-label-read = Conversation read
audit-label-search-conversations = Conversations searched
audit-label-job-start = Bulk action confirmed
audit-label-job-undo = Bulk action undone
audit-label-job-cancel = Bulk action cancelled
audit-label-job-end = Bulk action ended
audit-label-export = Users exported
audit-label-export-log = Log exported
audit-label-export-user = A user's data exported
audit-label-settings = Settings changed
audit-label-replace-key = API key replaced
audit-label-revoke-key = API key revoked
audit-label-demo = Made-up people added
audit-label-console-sign-in = Console sign-in
audit-label-console-sign-out = Console sign-out
audit-label-console-session-end = Console sessions ended
audit-label-password-link = Password link made
audit-label-password-set = Password set
audit-label-second-factor-add = Second factor added
audit-label-second-factor-remove = Second factor removed
audit-label-passkey-add = Passkey added
audit-label-passkey-remove = Passkey removed
audit-label-create-chatbot = Chatbot added
audit-label-owner-link = Link for the owner made
audit-label-console-refused = Refused
