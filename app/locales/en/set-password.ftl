# Setting a password by a one-time link.

set-password = Set a password
set-password-looking = Looking at your link …
set-password-owner = You are the owner of this Rollcall and see every chatbot.
set-password-admin = You manage the users of { $chatbot }.
set-password-and-sign-in = Set password and sign in
set-password-going-on = Setting it …
# A command stands behind it.
set-password-link-spent-help = It was used already, is too old or is not whole. If you have set your password, sign in with it. Admins of a chatbot ask the owner or another admin for a new link; the owner makes one on the server:
