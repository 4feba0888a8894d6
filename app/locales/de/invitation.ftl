invitation-admin-meaning = Verwaltet die Benutzer dieses Chatbots, liest Gespräche und sieht seine Analysen.
invitation-regular-meaning = Darf mit dem Chatbot sprechen, sonst nichts.
invitation-admin-offer = Admin: Sie dürfen mit dem Chatbot sprechen und seine Benutzer verwalten
invitation-regular-offer = Standard: Sie dürfen mit dem Chatbot sprechen
invitation-new = Neu
invitation-known = Bekannt
invitation-repeated = Doppelt
invitation-malformed = Nicht lesbar
invitation-count-new = { $count } neu
invitation-count-known = { $count } bekannt
invitation-count-repeated = { $count } doppelt
invitation-count-malformed = { $count } nicht lesbar
invitation-nobody = Es gibt niemanden einzuladen.
invitation-all = { $count ->
    [one] Wird als { $role } eingeladen und bleibt ausstehend bis zur Annahme oder ersten Anmeldung.
   *[other] Alle werden als { $role } eingeladen und bleiben ausstehend bis zur Annahme oder ersten Anmeldung.
}
invitation-only-new = Nur wer neu ist, wird eingeladen, als { $role }.
invitation-known-stay = Wer bekannt ist, bleibt unverändert.
invitation-repeated-once = Wer doppelt dasteht, wird einmal eingeladen.
invitation-malformed-left = Was nicht lesbar ist, wird ausgelassen: Gehen Sie zurück, um es zu korrigieren.
invitation-order = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
} einladen
invitation-done-nobody = Niemand wurde eingeladen
invitation-done-one = { $name } ist eingeladen
invitation-done = { $count } Personen sind eingeladen
invitation-mails = Mails mit den Links sind unterwegs. Sie können einen Link auch selbst senden.
invitation-no-mails = Es ist kein Mailserver eingerichtet; senden Sie deshalb jeder Person ihren Link selbst.
invitation-links-once = Links werden nur dieses eine Mal gezeigt. „Erneut senden“ im Seitenbereich einer Person erstellt jederzeit einen neuen.
invitation-known-meanwhile = { $count ->
    [one] { $names } ist inzwischen Benutzer geworden und bleibt unverändert.
   *[other] { $names } sind inzwischen Benutzer geworden und bleiben unverändert.
}
invitation-mail-none = keine gesendet
invitation-mail-waiting = wird gesendet …
invitation-mail-sent = gesendet
invitation-mail-failed = fehlgeschlagen
invitation-until = bis { $day }
invitation-expired = abgelaufen am { $day }
