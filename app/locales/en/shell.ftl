# What stands around every page, and in the place of one that isn't there.

# The first link of each page, for who goes by the keyboard.
shell-skip = Skip to the content
# The list of them, and the page with all of them.
shell-chatbots = Chatbots
# The way from other pages of a chatbot to the list of its users.
shell-users = Users
shell-account = Your account
shell-sign-out = Sign out
shell-still-signed-in = You are still signed in. { $error }

# A heading for screen readers only.
shell-signed-out = Signed out
shell-signed-out-title = You are signed out
shell-signed-out-help = Sign in to go on, and you come back to this place: what you typed and chose is there again. If you can't, you may no longer manage this chatbot.

# A heading for screen readers only.
shell-not-found = Not found
shell-nothing-here = There is nothing here
shell-nothing-here-meaning = The address leads to no page of Rollcall.
shell-no-such-chatbot = There is no such chatbot
shell-no-such-chatbot-meaning = It may have been deleted, or you may no longer manage its users.
shell-to-chatbots = Go to the chatbots
# What the owner is called who has neither name nor email.
shell-owner = Owner
shell-no-password = { $name }, no password yet
shell-sign-in = Sign in
