audit-invite = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} eingeladen
audit-invite-as = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} als { $role } eingeladen
audit-invite-again = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} erneut eingeladen
audit-cancel-invitation = { $actor } hat die Einladung von { $whom ->
    [this] diesem Benutzer
   *[other] { $user }
} zurückgezogen
audit-accept = { $whom ->
    [own] Einladung angenommen
   *[other] { $actor } hat die Einladung angenommen
}
audit-tell-name = { $whom ->
    [own] Fehlenden Namen genannt
   *[other] { $actor } hat den fehlenden Namen genannt
}
audit-disable = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} deaktiviert
audit-enable = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} aktiviert
audit-make-admin = { $actor } hat { $whom ->
    [this] diesem Benutzer
   *[other] { $user }
} die Rolle Admin gegeben
audit-make-regular = { $actor } hat { $whom ->
    [this] diesem Benutzer
   *[other] { $user }
} die Rolle Standard gegeben
audit-rename = { $actor } hat den Namen von { $whom ->
    [this] diesem Benutzer
   *[other] { $user }
} geändert
audit-change = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} geändert
audit-delete = { $actor } hat { $whom ->
    [this] diesen Benutzer
   *[other] { $user }
} gelöscht
audit-first-sign-in = { $whom ->
    [own] Zum ersten Mal angemeldet
   *[other] { $actor } hat sich zum ersten Mal angemeldet
}
audit-sign-in = { $whom ->
    [own] Angemeldet
   *[other] { $actor } hat sich angemeldet
}
audit-arrive = { $whom ->
    [own] Zum ersten Mal gekommen, als Besucher
   *[other] { $actor } ist zum ersten Mal gekommen, als Besucher
}
audit-arrive-by-domain = { $whom ->
    [own] Zum ersten Mal gekommen, über eine erlaubte E-Mail-Domain
   *[other] { $actor } ist zum ersten Mal gekommen, über eine erlaubte E-Mail-Domain
}
audit-report = { $actor } hat die Analysen des Chatbots gelesen
audit-read = { $whom ->
    [own] Gelesen: { $conversation }, ein eigenes
    [self] { $actor } hat { $conversation } gelesen, ein eigenes
    [this] { $actor } hat { $conversation } mit diesem Benutzer gelesen
   *[other] { $actor } hat { $conversation } mit { $user } gelesen
}
audit-conversation = ein Gespräch
audit-search-conversations = { $whom ->
    [own] Die eigenen Gespräche durchsucht
    [self] { $actor } hat die eigenen Gespräche durchsucht
    [this] { $actor } hat die Gespräche von diesem Benutzer durchsucht
   *[other] { $actor } hat die Gespräche von { $user } durchsucht
}
audit-job-start = { $job ->
    [none] { $actor } hat eine Sammelaktion bestätigt
   *[other] { $actor } hat eine Sammelaktion bestätigt (Job { $job })
}
audit-job-undo = { $actor } hat begonnen, { $undone ->
    [none] eine Sammelaktion
   *[other] Job { $undone }
} rückgängig zu machen{ $job ->
    [none] { "" }
   *[other] { " " }(Job { $job })
}
audit-job-cancel = { $job ->
    [none] { $actor } hat eine Sammelaktion abgebrochen
   *[other] { $actor } hat eine Sammelaktion abgebrochen (Job { $job })
}
audit-job-end = { $job ->
    [none] { $actor }: Sammelaktion beendet
   *[other] { $actor }: Sammelaktion (Job { $job }) beendet
}
audit-export = { $actor } hat Benutzer exportiert
audit-export-users = { $actor } hat { $count } Benutzer als { $format } exportiert
audit-export-log = { $actor } hat das Prüfprotokoll exportiert
audit-export-user = { $whom ->
    [own] Alle eigenen Daten exportiert
    [self] { $actor } hat alle eigenen Daten exportiert
    [this] { $actor } hat alle Daten von diesem Benutzer exportiert
   *[other] { $actor } hat alle Daten von { $user } exportiert
}
audit-settings = { $actor } hat die Einstellungen geändert
audit-replace-key = { $actor } hat den API-Schlüssel ersetzt
audit-revoke-key = { $actor } hat einen API-Schlüssel widerrufen
audit-create-chatbot = { $actor } hat einen Chatbot hinzugefügt
audit-demo = { $actor } hat erfundene Personen hinzugefügt
audit-demo-people = { $actor } hat { $count ->
    [one] { $count } erfundene Person
   *[other] { $count } erfundene Personen
} hinzugefügt
audit-owner-link = { $actor } hat einen Anmeldelink für den Inhaber erstellt
audit-console-sign-in = { $whom ->
    [own] In der Konsole angemeldet
   *[other] { $actor } hat sich in der Konsole angemeldet
}
audit-console-refused = { $actor } wurde an der Tür der Konsole abgewiesen
audit-console-sign-out = { $whom ->
    [own] Von der Konsole abgemeldet
   *[other] { $actor } hat sich von der Konsole abgemeldet
}
audit-console-session-end = { $whom ->
    [own] Eigene Sitzungen in der Konsole beendet
   *[other] { $actor } hat eigene Sitzungen in der Konsole beendet
}
audit-password-link = { $whom ->
    [own] Für sich selbst einen Link zum Setzen des Passworts erstellt
    [self] { $actor } hat für sich selbst einen Link zum Setzen des Passworts erstellt
    [this] { $actor } hat für diesen Benutzer einen Link zum Setzen des Passworts erstellt
   *[other] { $actor } hat für { $user } einen Link zum Setzen des Passworts erstellt
}
audit-password-set = { $whom ->
    [own] Passwort festgelegt
   *[other] { $actor } hat das eigene Passwort festgelegt
}
audit-second-factor-add = { $whom ->
    [own] Zweiten Faktor hinzugefügt
   *[other] { $actor } hat einen zweiten Faktor hinzugefügt
}
audit-second-factor-remove = { $whom ->
    [own] Zweiten Faktor entfernt
   *[other] { $actor } hat den eigenen zweiten Faktor entfernt
}
audit-passkey-add = { $whom ->
    [own] Passkey hinzugefügt
   *[other] { $actor } hat einen Passkey hinzugefügt
}
audit-passkey-remove = { $whom ->
    [own] Passkey entfernt
   *[other] { $actor } hat einen Passkey entfernt
}
audit-owner = Inhaber
audit-chatbot = Der Chatbot
audit-nobody = Jemand
audit-actor = Benutzer { $user }
audit-deleted-actor = Benutzer { $user } (gelöscht)
audit-user = Benutzer { $user }
audit-deleted-user = Benutzer { $user } (gelöscht)
audit-was-status = vorher { $status ->
    [active] aktiv
    [pending] ausstehend
   *[disabled] deaktiviert
}
audit-now-status = jetzt { $status ->
    [active] aktiv
    [pending] ausstehend
   *[disabled] deaktiviert
}
audit-was-role = vorher { $role ->
    [admin] Admin
   *[regular] Standard
}
audit-now-was-status = jetzt { $after ->
    [active] aktiv
    [pending] ausstehend
   *[disabled] deaktiviert
}, vorher { $before ->
    [active] aktiv
    [pending] ausstehend
   *[disabled] deaktiviert
}
audit-now-was-role = jetzt { $after ->
    [admin] Admin
   *[regular] Standard
}, vorher { $before ->
    [admin] Admin
   *[regular] Standard
}
audit-another-name = anderer Name
audit-visitor-linked = von nun an unter einer Besucher-ID bekannt
audit-name-told = fehlenden Namen genannt
audit-by-domain = über eine erlaubte E-Mail-Domain
audit-by-bulk-action = durch eine Sammelaktion (Job { $job })
audit-by-undoing = durch Rückgängigmachen von Job { $undone } (Job { $job })
audit-from-file = aus einer Datei
audit-with = mitgelöscht: { $what }
audit-deleted = gelöscht: { $what }
audit-users = { $count } Benutzer
audit-new-visitors = { $count ->
    [one] { $count } neuer Besucher
   *[other] { $count } neue Besucher
}
audit-names-filled = { $count ->
    [one] { $count } fehlender Name ergänzt
   *[other] { $count } fehlende Namen ergänzt
}
audit-filtered = was ein Filter davon übrig ließ
audit-only-selection = eine Auswahl
audit-only-found = was eine Suche fand
audit-only-status = nur { $status ->
    [active] aktive
    [pending] ausstehende
   *[disabled] deaktivierte
}
audit-only-role = nur Rolle { $role }
audit-only-network = aus einem Netz
audit-access = Zugang: { $after }, vorher: { $before }
audit-analytics-address = andere Analyse-Adresse
audit-analytics-token = anderer Analyse-Token
audit-domains = andere erlaubte E-Mail-Domains, jetzt { $count ->
    [one] { $count } Domain
   *[other] { $count } Domains
}
audit-overlap = der vorige gilt noch { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
audit-with-recovery-code = mit einem Wiederherstellungscode
audit-from = aus { $network }
audit-about = Betrifft Benutzer { $user }: diesen Filter entfernen
audit-label-invite = Eingeladen
audit-label-invite-again = Erneut eingeladen
audit-label-cancel-invitation = Einladung zurückgezogen
audit-label-accept = Einladung angenommen
audit-label-change = Geändert
audit-label-delete = Gelöscht
audit-label-sign-in = Erste Anmeldung
audit-label-arrive = Zum ersten Mal gekommen
audit-label-report = Analysen gelesen
audit-label-read = Gespräch gelesen
audit-label-search-conversations = Gespräche durchsucht
audit-label-job-start = Sammelaktion bestätigt
audit-label-job-undo = Sammelaktion rückgängig gemacht
audit-label-job-cancel = Sammelaktion abgebrochen
audit-label-job-end = Sammelaktion beendet
audit-label-export = Benutzer exportiert
audit-label-export-log = Protokoll exportiert
audit-label-export-user = Daten eines Benutzers exportiert
audit-label-settings = Einstellungen geändert
audit-label-replace-key = API-Schlüssel ersetzt
audit-label-revoke-key = API-Schlüssel widerrufen
audit-label-demo = Erfundene Personen hinzugefügt
audit-label-console-sign-in = Anmeldung in der Konsole
audit-label-console-sign-out = Abmeldung von der Konsole
audit-label-console-session-end = Konsolensitzungen beendet
audit-label-password-link = Passwort-Link erstellt
audit-label-password-set = Passwort festgelegt
audit-label-second-factor-add = Zweiten Faktor hinzugefügt
audit-label-second-factor-remove = Zweiten Faktor entfernt
audit-label-passkey-add = Passkey hinzugefügt
audit-label-passkey-remove = Passkey entfernt
audit-label-create-chatbot = Chatbot hinzugefügt
audit-label-owner-link = Link für den Inhaber erstellt
audit-label-console-refused = Abgewiesen
