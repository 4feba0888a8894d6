receipt-users = { $count } Benutzer
receipt-sessions = { $count ->
    [one] { $count } Sitzung
   *[other] { $count } Sitzungen
}
receipt-messages = { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
}
receipt-analytics = { $count ->
    [one] { $count } Analysedatensatz
   *[other] { $count } Analysedatensätze
}
receipt-invitations = { $count ->
    [one] { $count } Einladung
   *[other] { $count } Einladungen
}
receipt-saved-views = { $count ->
    [one] { $count } gespeicherte Ansicht
   *[other] { $count } gespeicherte Ansichten
}
receipt-accounts = { $count ->
    [one] { $count } Konsolenkonto
   *[other] { $count } Konsolenkonten
}
receipt-passkeys = { $count ->
    [one] { $count } Passkey
   *[other] { $count } Passkeys
}
receipt-recovery-codes = { $count ->
    [one] { $count } Wiederherstellungscode
   *[other] { $count } Wiederherstellungscodes
}
receipt-console-sessions = { $count ->
    [one] { $count } Konsolensitzung
   *[other] { $count } Konsolensitzungen
}
receipt-console-links = { $count ->
    [one] { $count } Konsolenlink
   *[other] { $count } Konsolenlinks
}
receipt-tickets = { $count ->
    [one] { $count } begonnene Anmeldung
   *[other] { $count } begonnene Anmeldungen
}
