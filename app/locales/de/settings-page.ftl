settings-page-title = Einstellungen
settings-page-not-shown = Die Einstellungen können nicht angezeigt werden
settings-page-saved = Die Einstellungen sind gespeichert.
settings-page-unsaved = Ungespeicherte Änderungen

settings-page-analytics = Analytics
settings-page-address = Analytics-Adresse
settings-page-address-hint = Etwa https://bot.example/analytics. Leer: Netze werden nicht gelesen.
settings-page-token = Token
settings-page-token-replace = Ersetzen
settings-page-token-remove = Entfernen
settings-page-token-keep = Das jetzige behalten
settings-page-test = Verbindung testen
settings-page-testing = Wird getestet …
settings-page-reading = Abruf

settings-page-domains = Zugelassene E-Mail-Domains
settings-page-domain-list = Domains
settings-page-domain-list-hint = Etwa example.org, eine je Zeile oder durch Kommas getrennt. Was unter einer Domain steht, ist eine andere. Leer: nur wer eingeladen wurde.

settings-page-keys = API-Schlüssel
settings-page-no-key = Es gibt keinen Schlüssel: Der Chatbot kann Rollcall nicht aufrufen.
settings-page-key-made = Erstellt am { $time }
settings-page-key-used = Zuletzt verwendet: { $time }
settings-page-key-unused = Nie verwendet
settings-page-new-key = Neuer Schlüssel …
settings-page-new-key-title = Neuer API-Schlüssel
settings-page-present-keys = Was mit den jetzigen Schlüsseln geschieht
settings-page-make-key = Schlüssel erstellen
settings-page-making-key = Wird erstellt …
settings-page-key = Tragen Sie diesen Schlüssel in die Einstellungen des Chatbots ein. Er wird nur dieses eine Mal angezeigt; Rollcall behält nur seinen Hash.
settings-page-key-again = Sobald der Chatbot den Schlüssel hat, kann er Rollcall wieder aufrufen.
settings-page-key-kept = Ich habe den Schlüssel aufbewahrt

settings-page-revoke = Widerrufen …
settings-page-revoke-which = Schlüssel { $key } widerrufen …
settings-page-revoke-title = Diesen Schlüssel widerrufen?
settings-page-revoke-meaning = Aufrufe mit dem Schlüssel { $key } werden sofort abgelehnt, und was mit ihm zuhört, hört nichts mehr. Das lässt sich nicht rückgängig machen.
settings-page-revoke-now = Widerrufen
settings-page-key-revoked = Der Schlüssel { $key } ist widerrufen.
