# What was deleted, counted. Each is one of a list, which may begin behind a colon.

receipt-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
receipt-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
receipt-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}

# What a chatbot's analytics told of a visitor.
receipt-analytics = { $count ->
    [one] { $count } analytics record
   *[other] { $count } analytics records
}
receipt-invitations = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
}
receipt-saved-views = { $count ->
    [one] { $count } saved view
   *[other] { $count } saved views
}
receipt-accounts = { $count ->
    [one] { $count } console account
   *[other] { $count } console accounts
}
receipt-passkeys = { $count ->
    [one] { $count } passkey
   *[other] { $count } passkeys
}
receipt-recovery-codes = { $count ->
    [one] { $count } recovery code
   *[other] { $count } recovery codes
}
receipt-console-sessions = { $count ->
    [one] { $count } console session
   *[other] { $count } console sessions
}
receipt-console-links = { $count ->
    [one] { $count } console link
   *[other] { $count } console links
}

# Sign-ins to the console that were begun and not ended.
receipt-tickets = { $count ->
    [one] { $count } begun sign-in
   *[other] { $count } begun sign-ins
}
