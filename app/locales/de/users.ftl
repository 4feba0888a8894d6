users-title = Benutzer
users-audit-log = Prüfprotokoll
users-settings = Einstellungen
users-recent = Letzte Aktionen
users-import = Importieren
users-export = Exportieren
users-invite = Personen einladen
users-more = Mehr
users-old = { $fault } Was Sie sehen, ist vielleicht veraltet.

users-by-status = Benutzer nach Status
users-count-all = Benutzer insgesamt
users-count-active = aktiv
users-count-pending = ausstehend
users-count-disabled = deaktiviert

users-search = Nach Name oder E-Mail suchen
users-status = Status
users-role = Rolle
users-any-status = Alle
users-any-role = Jede Rolle
users-total-of = { $total } von { $all }
users-total = { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzer
}
users-filter-network = Netz { $network }

users-loading = Wird geladen
users-not-known = nicht bekannt
users-never = nie
users-questions = { $number } { $count ->
    [one] Frage
   *[other] Fragen
}
users-networks-off = Netze werden nicht gelesen: Tragen Sie die Analyseadresse des Chatbots in seinen { $settings } ein.
users-networks-off-settings = Einstellungen
users-networks = Netze

users-none-match = Kein Benutzer passt
users-none-match-text = Niemand passt zugleich zu dieser Suche und diesen Filtern.
users-clear-filters = Filter zurücksetzen
users-none = Noch keine Benutzer
users-none-text = Laden Sie Personen einzeln ein oder importieren Sie eine Datei. Wer mit dem Chatbot spricht, erscheint ebenfalls hier.
users-import-file = Datei importieren

users-days = Benutzer nach Tagen
users-days-day = Tag
users-days-active = Zuletzt aktiv
users-days-new = Neu
users-days-count = { $count } am { $day }
users-days-caption = { $count ->
    [one] { $count } neuer Benutzer
   *[other] { $count } neue Benutzer
} in { $days } Tagen. Jede Zahl zeigt, wen sie zählt.

users-shortcuts = Tastenkürzel

users-select = { $name } auswählen
users-select-all = Alle passenden Benutzer auswählen
users-selecting = Wird ausgewählt …
users-selected = Ausgewählte Benutzer
users-actions = Aktionen
users-action-asks = { $action } …
users-export-selected = Auswahl exportieren
users-export-selected-asks = Auswahl exportieren …
users-clear-selection = Auswahl aufheben

users-confirm-counting = Es wird gezählt, was geschehen würde …
users-confirm-nobody = Niemand passt mehr zur Auswahl.
users-confirm-lost = Mit ihnen gehen { $lost } verloren.
users-confirm-type = Zum Löschen die Anzahl eingeben: { $number }
users-confirm-tick = Ich weiß, dass sich das nicht rückgängig machen lässt
users-confirm-delete = Endgültig löschen
users-confirm-starting = Wird gestartet …

users-export-title = Benutzer exportieren
users-export-whom = Wen
users-export-format = Format
users-export-csv = reiner Text, für jedes Programm
users-export-xlsx = eine Arbeitsmappe (.xlsx)
users-export-separator = Trennzeichen
users-export-mark = Für Excel: mit Byte Order Mark
users-export-order = In der Reihenfolge der Liste.
users-export-preparing = Wird vorbereitet …

users-command-selection = Auswahl
users-command-filter = Filter
users-command-sort = Sortierung
users-command-disable = { $count ->
    [unknown] Ausgewählte Benutzer deaktivieren …
    [one] { $count } ausgewählten Benutzer deaktivieren …
   *[other] { $count } ausgewählte Benutzer deaktivieren …
}
users-command-enable = { $count ->
    [unknown] Ausgewählte Benutzer aktivieren …
    [one] { $count } ausgewählten Benutzer aktivieren …
   *[other] { $count } ausgewählte Benutzer aktivieren …
}
users-command-change-role = { $count ->
    [unknown] Rolle der ausgewählten Benutzer in { $role } ändern …
    [one] Rolle von { $count } ausgewählten Benutzer in { $role } ändern …
   *[other] Rolle von { $count } ausgewählten Benutzern in { $role } ändern …
}
users-command-delete = { $count ->
    [unknown] Ausgewählte Benutzer löschen …
    [one] { $count } ausgewählten Benutzer löschen …
   *[other] { $count } ausgewählte Benutzer löschen …
}
users-command-export-selected = { $count ->
    [unknown] Ausgewählte Benutzer exportieren …
    [one] { $count } ausgewählten Benutzer exportieren …
   *[other] { $count } ausgewählte Benutzer exportieren …
}
users-command-invite = Personen einladen …
users-command-import = Datei importieren …
users-command-export = Alle passenden exportieren …
users-command-search = Benutzer nach Name oder E-Mail suchen
users-command-refresh = Neu laden
users-command-close-panel = Seitenbereich schließen
users-command-show-active = Aktive Benutzer anzeigen
users-command-show-pending = Ausstehende Benutzer anzeigen
users-command-show-disabled = Deaktivierte Benutzer anzeigen
users-command-show-any-status = Benutzer mit beliebigem Status anzeigen
users-command-show-role = Benutzer mit der Rolle { $role } anzeigen
users-command-show-any-role = Benutzer mit beliebiger Rolle anzeigen
users-command-sort-name-up = Nach Name sortieren, A bis Z
users-command-sort-name-down = Nach Name sortieren, Z bis A
users-command-sort-added-up = Nach Datum der Aufnahme sortieren, älteste zuerst
users-command-sort-added-down = Nach Datum der Aufnahme sortieren, neueste zuerst
users-command-sort-activity-up = Nach letzter Aktivität sortieren, am längsten zurückliegend zuerst
users-command-sort-activity-down = Nach letzter Aktivität sortieren, jüngste zuerst
users-command-sort-sessions-up = Nach Sitzungen sortieren, wenigste zuerst
users-command-sort-sessions-down = Nach Sitzungen sortieren, meiste zuerst
users-command-sort-questions-up = Nach Fragen sortieren, wenigste zuerst
users-command-sort-questions-down = Nach Fragen sortieren, meiste zuerst
users-command-sort-seen-up = Nach „Zuletzt gesehen“ sortieren, am längsten zurückliegend zuerst
users-command-sort-seen-down = Nach „Zuletzt gesehen“ sortieren, jüngste zuerst
