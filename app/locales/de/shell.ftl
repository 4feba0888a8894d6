shell-skip = Zum Inhalt springen
shell-chatbots = Chatbots
shell-users = Benutzer
shell-account = Ihr Konto
shell-sign-out = Abmelden
shell-still-signed-in = Sie sind noch angemeldet. { $error }

shell-signed-out = Abgemeldet
shell-signed-out-title = Sie sind abgemeldet
shell-signed-out-help = Melden Sie sich an, dann kommen Sie an diese Stelle zurück; Ihre Eingaben und Ihre Auswahl sind wieder da. Gelingt das nicht, verwalten Sie diesen Chatbot vielleicht nicht mehr.

shell-not-found = Nicht gefunden
shell-nothing-here = Hier ist nichts
shell-nothing-here-meaning = Die Adresse führt zu keiner Seite von Rollcall.
shell-no-such-chatbot = Diesen Chatbot gibt es nicht
shell-no-such-chatbot-meaning = Er wurde vielleicht gelöscht, oder Sie verwalten seine Benutzer nicht mehr.
shell-to-chatbots = Zu den Chatbots
shell-owner = Inhaber
shell-no-password = { $name }, noch ohne Passwort
shell-sign-in = Anmelden
