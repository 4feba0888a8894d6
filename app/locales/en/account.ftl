# Accounts of the console, and coming in.

account-password-rule = At least 12 characters; a few words make a good one. Easily guessed ones are refused.
account-took-too-long = That took too long, so begin again.
account-no-passkeys-here = This browser takes no passkeys at this address: they need https or localhost, and a host's name.
account-set-a-password = Set an email and a password, so that you can come in without a link.

# The owner's account, among those of chatbots.
account-of-owner = Owner: all chatbots

# How someone signed in; also $way in the messages below.
account-by-link = by a one-time link
account-by-password = by password
account-by-second-factor = by password and code
account-by-passkey = by passkey
account-session = Signed in { $way }
account-session-from = Signed in { $way } from { $network }
account-unknown-browser = Unknown browser
# Such as "Firefox on Linux".
account-browser = { $browser } on { $system }

# The head of a text file with recovery codes; $site is the address of the page.
account-recovery-file = Recovery codes of { $account } for Rollcall at { $site }
account-recovery-file-hint = Each one signs in once, in the place of a code of the app.
account-no-recovery-codes = No recovery codes are left: remove the second factor and set it up again to get new ones.
account-recovery-codes = { $count ->
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
}
account-too-many-tries = Too many tries. The next one is taken in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
account-too-many-tries-for-minutes = Too many tries. The next one is taken in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.

# On a button that waits; $time is written "0:42".
account-wait = Wait { $time }

# Why a passkey did not sign in, or was not added.
account-passkey-not-used = No passkey was used. You can try again or sign in with your password.
account-passkey-not-here-but-password = Passkeys don't work at this address. Sign in with your password.
account-passkey-use-failed = The browser could not use a passkey. Try again or sign in with your password.
account-passkey-not-added = No passkey was added. You can try again whenever you like.
account-passkey-there-already = This device or security key holds a passkey for this account already.
account-passkey-not-here = Passkeys don't work at this address.
account-passkey-adding-failed = The browser could not make a passkey. Try again, or try another device.
