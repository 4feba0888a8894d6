set-password = Passwort festlegen
set-password-looking = Ihr Link wird geprüft …
set-password-owner = Sie sind der Inhaber dieses Rollcall und sehen jeden Chatbot.
set-password-admin = Sie verwalten die Benutzer von { $chatbot }.
set-password-and-sign-in = Passwort festlegen und anmelden
set-password-going-on = Wird festgelegt …
set-password-link-spent-help = Er wurde schon verwendet, ist zu alt oder unvollständig. Haben Sie Ihr Passwort festgelegt, melden Sie sich damit an. Admins eines Chatbots bitten den Inhaber oder einen anderen Admin um einen neuen Link; der Inhaber erzeugt einen auf dem Server:
