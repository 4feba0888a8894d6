invitation-page = Einladung
invitation-page-title = Ihre Einladung
invitation-page-looking = Ihre Einladung wird gesucht …
invitation-page-no-token = Dieser Link ist unvollständig
invitation-page-no-token-help = Öffnen Sie den Link Ihrer Einladung so, wie Sie ihn bekommen haben, bis zum letzten Zeichen.

invitation-page-offer = Sie sind zu { $chatbot } eingeladen
invitation-page-role = Rolle
invitation-page-open-until = Offen bis
invitation-page-accept = Annehmen
invitation-page-accepting = Wird angenommen …
invitation-page-not-yours = Ist sie nicht für Sie bestimmt, schließen Sie einfach diese Seite: Es geschieht nichts.

invitation-page-accepted = Sie können jetzt mit { $chatbot } sprechen
invitation-page-sign-in-there = Melden Sie sich dort als { $email } an.
invitation-page-manage-by-password = Sie dürfen auch die Benutzer verwalten. Legen Sie dafür ein Passwort für Rollcall fest:
invitation-page-manage = Sie dürfen auch die Benutzer verwalten, in Rollcall:
invitation-page-sign-in = Bei Rollcall anmelden

invitation-page-over = Diese Einladung gilt nicht mehr
invitation-page-over-accepted = Haben Sie sie schon angenommen, ist alles gut: Melden Sie sich wie immer beim Chatbot an.
invitation-page-over-else = Sonst wurde sie zurückgezogen, durch eine neuere ersetzt oder ist zu alt. Bitten Sie die Person, die Sie eingeladen hat, um einen neuen Link.
