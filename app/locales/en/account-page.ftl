# The page of one's own account; more of it stands in account.ftl.

account-page-not-shown = Your account can't be shown
account-page-who = Who you are
# Where the owner's email is to stand.
account-page-no-email = none yet
# Before the name of a chatbot.
account-page-manages = Manages
account-page-manages-all = All chatbots, as the owner
account-page-appearance = Appearance
account-page-appearance-hint = The colours of the page, in this browser.

account-page-confirm = Enter your password
account-page-confirm-why = This makes sure that it is you. It holds for five minutes.
account-page-not-your-password = This is not your password.

account-page-present-password = Present password
account-page-new-password = New password
account-page-new-password-ends-sessions = A new password ends all your other sessions.
account-page-change-password = Change password
account-page-set-password = Set password
account-page-password-is-set = Your password is set. All your other sessions have ended.
account-page-not-your-present-password = This is not your present password.

account-page-factor = Second factor
account-page-factor-hint = A code of an authenticator app, asked for after your password: who only knows the password does not come in.
account-page-factor-needs-password = Set a password first: the code is asked for after it.
account-page-set-up-factor = Set up a second factor
# $link: "open it in one on this device".
account-page-factor-scan = Scan this with an authenticator app, or { $link }.
account-page-factor-open = open it in one on this device
account-page-factor-qr = QR code for an authenticator app
account-page-factor-secret = Or type this secret into it:
account-page-factor-code = The code it shows
account-page-factor-code-hint = Six digits, new every half minute.
account-page-factor-switch-on = Switch it on
account-page-factor-since = On since { $date }.
account-page-remove-factor = Remove the second factor …
account-page-remove-factor-title = Remove the second factor?
account-page-remove-factor-meaning = From now on your password alone lets you in. The recovery codes are void.
account-page-factor-removed = The second factor is removed.

account-page-recovery-title = The second factor is on. Keep these recovery codes.
account-page-recovery = Each one signs you in once, for the day the app is lost. They are shown this once.
account-page-recovery-download = Download
account-page-recovery-kept = I have kept them

account-page-passkeys = Passkeys
account-page-passkeys-hint = Sign in with your fingerprint, face or a security key, without a password.
account-page-add-passkey = Add a passkey
account-page-passkey-name-hint = What you call the device or key, such as Laptop. Your browser asks for it next.
# On a button, while the browser asks for the passkey.
account-page-asking = Asking …
account-page-passkey-added = The passkey is added.
# $added: a date; $used: "2 min. ago".
account-page-passkey-used = Added { $added } · used { $used }
account-page-passkey-unused = Added { $added } · never used
account-page-remove-passkey = Remove …
account-page-remove-passkey-which = Remove { $name } …
account-page-remove-passkey-title = Remove this passkey?
account-page-remove-passkey-meaning = { $name } no longer signs you in. Your device may go on offering it until you delete it there too.
account-page-passkey-removed = The passkey { $name } is removed.

account-page-sessions = Sessions
account-page-sessions-hint = The browsers in which you are signed in.
# $origin: "Signed in by passkey from 192.168.x.x"; $time: a date and a time of day.
account-page-session-begun = { $origin }, { $time }
# $time: "2 min. ago".
account-page-session-used = Last used { $time }
account-page-session-here = this browser
account-page-end-session = End
account-page-end-session-which = End the session in { $browser }
account-page-session-ended = The session has ended.
account-page-sign-out-everywhere = Sign out everywhere …
account-page-sign-out-everywhere-title = Sign out everywhere?
account-page-sign-out-everywhere-meaning = Every session ends, in this browser too. You sign in again afterwards.
account-page-sign-out-everywhere-now = Sign out everywhere
