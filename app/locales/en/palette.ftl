# The window in which one types what one looks for or wants to do.

palette = Find or do
# The keys that open it, where they are not ⌘K.
palette-keys = Ctrl K
palette-hint = Type a command or a chatbot
palette-hint-users = Type a command, a chatbot or a user
# What a screen reader calls the list.
palette-list = Commands, places and users
palette-results = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
palette-nothing = Nothing is called so

# What kind of command it is, behind its name.
palette-go-to = Go to
palette-account = Account
palette-user = User

palette-users-of = Users of { $chatbot }
palette-settings-of = Settings of { $chatbot }
palette-audit-of = Audit log of { $chatbot }
palette-audit-of-installation = Audit log of the installation
palette-chatbots = All chatbots
# $name: "System", "Light" or "Dark".
palette-colours = Colours: { $name }
