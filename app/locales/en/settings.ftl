# A chatbot's settings.

# Who may talk to the chatbot.
settings-authenticated = People sign in
settings-authenticated-meaning = Only who was invited comes in, or who has an email of an allowed domain. Networks are never read or shown.
settings-open = Open
settings-open-meaning = Anyone may talk to it; who isn't known is a visitor. Their masked networks can be read from the chatbot.
settings-forgets-networks = When you save this, networks, questions and times of last seen are forgotten, and visitors without an email can no longer come in.
settings-allowed-domains-meaning = Whoever signs in with an email of one of these domains comes in as a regular user, without an invitation. Rollcall takes the chatbot's word for the email, so list only domains whose addresses the chatbot checks.
settings-analytics-meaning = Where the chatbot tells who visited it, how much they asked and from which network. Rollcall masks addresses as they arrive and keeps none whole.

# The token for analytics.
settings-token-kept = A token is kept. It is never shown.
settings-token-leaving = The token is removed when you save.
settings-token-empty = If the chatbot asks for one. It is never shown again.
settings-token-replacing = It takes the place of the kept one when you save.
settings-token-elsewhere = The kept token is sent to { $origin } only, and is forgotten when you save this address. Enter the token for this one.

# What a test of the connection found.
settings-answers-without-visitors = The chatbot answers: no visitors yet.
settings-answers = The chatbot answers: { $count ->
    [one] { $count } visitor
   *[other] { $count } visitors
}.
settings-answers-with-more = The chatbot answers: { $count ->
    [one] { $count } visitor
   *[other] { $count } visitors
} on the first page, more follow.
