ui-title = { $page } · Rollcall
ui-title-of = { $page } · { $chatbot } · Rollcall

ui-try-again = Erneut versuchen
ui-cancel = Abbrechen
ui-close = Schließen
ui-dismiss = Ausblenden
ui-save = Speichern
ui-saving = Wird gespeichert …
ui-remove = Entfernen
ui-go-on = Weiter
ui-looking = Wird geprüft …
ui-reading = Wird gelesen …
ui-failed = Das hat nicht geklappt
ui-try-now = Sie können es jetzt erneut versuchen.

ui-copy = Kopieren
ui-copied = Kopiert
ui-copy-failed = Nicht kopiert

ui-name = Name
ui-email = E-Mail
ui-password = Passwort
ui-show = Anzeigen
ui-hide = Verbergen
ui-show-typed = Eingabe anzeigen
ui-hide-typed = Eingabe verbergen

ui-just-now = gerade eben
ui-mail-failed = E-Mail fehlgeschlagen
ui-mail-failed-meaning = Die E-Mail konnte nicht gesendet werden
ui-colours = Farben
ui-drop = Datei ablegen, um Personen zu importieren

ui-part-missing = Dieser Teil der Seite konnte nicht geladen werden
ui-part-missing-help = Prüfen Sie die Verbindung und versuchen Sie es erneut. Nach einer Aktualisierung von Rollcall laden Sie die Seite neu.
ui-load-page-anew = Seite neu laden
ui-updated = Rollcall wurde aktualisiert. Laden Sie die Seite neu: Ihre Eingaben und Ihre Auswahl bleiben erhalten.
ui-later = Später
ui-load-anew = Neu laden
ui-away = Rollcall erreicht seine Datenbank nicht. Neuer Versuch …
