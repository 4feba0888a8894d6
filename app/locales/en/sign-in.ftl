# Coming in.

# A heading and a button.
sign-in = Sign in
sign-in-going-on = Signing in …
sign-in-by-passkey = Sign in with a passkey
# Between the two ways, on a line of its own.
sign-in-or = or
sign-in-begin-again = Begin again

# Help for who can't come in; after each of the last two a command stands.
sign-in-forgot = Forgot your password?
sign-in-forgot-admin = Admins of a chatbot ask the owner or another admin for a link to set a password.
sign-in-forgot-owner = The owner makes such a link on the server:
sign-in-forgot-once = To come in once and leave the password as it is, this makes a link:

# The choice among several accounts.
sign-in-where = Where to?
sign-in-where-why = Your email and password open more than one account.

# The second factor.
sign-in-one-more-step = One more step
sign-in-code = Code
sign-in-code-hint = Six digits from your authenticator app.
sign-in-recovery-hint = One of the codes you kept when you set up the second factor. Each one works once.
sign-in-by-code = Use a code of the app instead
sign-in-by-recovery = Use a recovery code instead

# By a one-time link.
sign-in-arriving = Signing you in …
sign-in-link-spent = This link no longer works
# A command stands behind it.
sign-in-link-spent-help = It was used already or is too old. If you are signed in, just go on; else sign in otherwise, or make a new link:
sign-in-go-on = Go on to the chatbots
sign-in-otherwise = Sign in otherwise
