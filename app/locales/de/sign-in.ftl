sign-in = Anmelden
sign-in-going-on = Wird angemeldet …
sign-in-by-passkey = Mit Passkey anmelden
sign-in-or = oder
sign-in-begin-again = Von vorn beginnen

sign-in-forgot = Passwort vergessen?
sign-in-forgot-admin = Admins eines Chatbots bitten den Inhaber oder einen anderen Admin um einen Link, mit dem sie ein Passwort festlegen.
sign-in-forgot-owner = Der Inhaber erzeugt einen solchen Link auf dem Server:
sign-in-forgot-once = Um einmal hineinzukommen und das Passwort zu lassen, wie es ist, erzeugt dies einen Link:

sign-in-where = Wohin?
sign-in-where-why = Ihre E-Mail-Adresse und Ihr Passwort öffnen mehr als ein Konto.

sign-in-one-more-step = Noch ein Schritt
sign-in-code = Code
sign-in-code-hint = Sechs Ziffern aus Ihrer Authenticator-App.
sign-in-recovery-hint = Einer der Codes, die Sie beim Einrichten des zweiten Faktors aufbewahrt haben. Jeder gilt einmal.
sign-in-by-code = Stattdessen Code der App verwenden
sign-in-by-recovery = Stattdessen Wiederherstellungscode verwenden

sign-in-arriving = Sie werden angemeldet …
sign-in-link-spent = Dieser Link gilt nicht mehr
sign-in-link-spent-help = Er wurde schon verwendet oder ist zu alt. Wenn Sie angemeldet sind, machen Sie einfach weiter; sonst melden Sie sich anders an oder erzeugen einen neuen Link:
sign-in-go-on = Weiter zu den Chatbots
sign-in-otherwise = Anders anmelden
