invite-title = Personen einladen
invite-emails = E-Mail-Adressen
invite-emails-hint = Eine pro Zeile, durch Kommas getrennt oder aus einer Tabelle eingefügt. Namen kommen mit: Ana Souza <ana@example.org>
invite-none = Geben Sie mindestens eine E-Mail-Adresse ein.
invite-no-email = Darin steht keine E-Mail-Adresse.
invite-role = Rolle
invite-more = Mehr als { $max } auf einmal? { $import }
invite-more-import = Datei importieren
invite-preview = Vorschau

invite-people = Personen der Liste
invite-change = Liste ändern
invite-inviting = Wird eingeladen …

invite-links = Links
invite-copy-all = Alle Links kopieren
invite-link-of = (Link von { $name })
invite-done = Fertig
