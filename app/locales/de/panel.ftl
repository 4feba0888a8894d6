panel-user = Benutzer
panel-back = Zurück zur Liste
panel-tabs = Was vom Benutzer zu sehen ist
panel-gone = Diesen Benutzer gibt es nicht mehr
panel-gone-text = Vielleicht wurde er inzwischen gelöscht.

panel-visitor = Besucher-ID
panel-signed-in = Erste Anmeldung
panel-never = nie
panel-enable = Aktivieren
panel-disable-asks = Deaktivieren …
panel-delete-asks = Löschen …
panel-export = Daten exportieren
panel-export-title = Alles, was Rollcall über diesen Benutzer speichert, als JSON: für alle, die Auskunft verlangen
panel-saved = { $name } wurde gespeichert.
panel-disabled = { $name } ist deaktiviert und wird ab der nächsten Nachricht abgewiesen.
panel-enabled = { $name } hat wieder Zugang zum Chatbot.
panel-deleted = { $name } wurde gelöscht, mit { $sessions ->
    [one] { $sessions } Sitzung
   *[other] { $sessions } Sitzungen
} und { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}.

panel-disable-title = Zugang deaktivieren?
panel-disable-text = { $name } wird ab der nächsten Nachricht abgewiesen, auch in einem laufenden Gespräch.
panel-disable-hint = Nichts geht verloren: Sitzungen bleiben, und Sie können den Benutzer wieder aktivieren.
panel-disable = Deaktivieren
panel-delete-title = Diesen Benutzer löschen?
panel-delete-text = { $name } wird mit { $lost } endgültig gelöscht. Das lässt sich nicht rückgängig machen.
panel-delete-all = allen Sitzungen und Nachrichten
panel-delete-lost = { $sessions ->
    [one] { $sessions } Sitzung
   *[other] { $sessions } Sitzungen
} und { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}
panel-delete-hint = Um nur den Zugang zu nehmen, deaktivieren Sie den Benutzer stattdessen.
panel-delete = Endgültig löschen

panel-conflict = Jemand anderes hat diesen Benutzer inzwischen geändert.
panel-conflict-change = { $field }: { $before } → { $after }
panel-conflict-apply = Meine Änderung trotzdem anwenden
panel-conflict-keep = Die andere behalten

panel-console = Konsole
panel-console-text = { $name } kann sich hier anmelden und diesen Chatbot verwalten.
panel-console-make = Link zum Festlegen eines Passworts erstellen
panel-console-make-another = Noch einen Link erstellen
panel-console-link = Einmal gültig, einen Tag lang. Er wird nur dieses eine Mal angezeigt: Schicken Sie ihn dieser Person und niemandem sonst.

panel-invitation = Einladung
panel-invitation-term = Frist
panel-invitation-mail = E-Mail
panel-invitation-again = Erneut senden
panel-invitation-send = Einladung senden
panel-invitation-made = Erneut eingeladen. Frühere Links gelten nicht mehr; dieser wird nur dieses eine Mal angezeigt:
panel-invitation-cancel-asks = Einladung zurückziehen …
panel-invitation-cancel-title = Diese Einladung zurückziehen?
panel-invitation-cancel-text = { $name } wird aus der Liste entfernt, und der Link gilt nicht mehr.
panel-invitation-cancel-hint = Sie können dieselbe Person jederzeit wieder einladen.
panel-invitation-cancel = Einladung zurückziehen
panel-invitation-keep = Behalten
panel-invitation-cancelled = Die Einladung von { $name } ist zurückgezogen.

panel-sessions-none = Noch keine Gespräche
panel-sessions-none-text = Was dieser Benutzer und der Chatbot einander sagen, erscheint hier.
panel-messages = { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
}
panel-search = Diese Gespräche durchsuchen
panel-searching = Suche läuft …
panel-hits = { $count ->
    [one] { $count } Treffer
   *[other] { $count } Treffer
}
panel-newest-hits = { $count ->
    [one] Der neueste Treffer ({ $count })
   *[other] Die neuesten { $count } Treffer
}
panel-no-hits = Nichts gefunden
panel-no-hits-text = Weder eine Nachricht noch ein Titel der Gespräche dieses Benutzers enthält es.
panel-show-all = Alle Gespräche anzeigen
panel-hit-title = Titel

panel-conversation-back = Zurück zu den Sitzungen
panel-conversation-gone = Dieses Gespräch gibt es nicht mehr
panel-conversation-gone-text = Vielleicht wurde es gelöscht.
panel-conversation-messages = Nachrichten
panel-conversation-earlier = Frühere Nachrichten anzeigen
panel-conversation-written = Wie geschrieben
panel-conversation-written-title = Nachrichten Zeichen für Zeichen anzeigen, ohne ihre Formatierung
panel-conversation-copy = Alles kopieren
panel-conversation-author = { $author }:{" "}
panel-conversation-message = (Nachricht von { $time })
panel-conversation-code = Code
panel-conversation-table = Tabelle
panel-conversation-done = erledigt:{" "}
panel-conversation-to-do = zu erledigen:{" "}

panel-activity-none = Hier steht noch nichts
panel-activity-none-text = Wer diesen Benutzer einlädt, ändert oder deaktiviert oder seine Gespräche liest, wird hier vermerkt.
