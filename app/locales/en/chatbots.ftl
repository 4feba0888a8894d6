# The page with all chatbots, and adding one.

chatbots-not-shown = The chatbots can't be shown
chatbots-none = No chatbots yet
chatbots-none-help = Add the first: you give it a name, Rollcall gives you the API key that the chatbot signs its calls with.
chatbots-add = Add chatbot
# As a command; a dialog follows.
chatbots-add-command = Add chatbot …
# Behind "Set an email and a password, so that you can come in without a link."
chatbots-set-password = Set them
# Who may talk to it: a choice, and in a word or two.
chatbots-access = Access
chatbots-access-authenticated = people sign in
chatbots-access-open = open access
chatbots-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
chatbots-by-status = { $active } active · { $pending } pending · { $disabled } disabled
chatbots-key = Put this API key into the settings of { $chatbot }. It is shown this once; Rollcall keeps only its hash.
chatbots-key-kept = I have kept the key
