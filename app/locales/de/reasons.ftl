reason-missing = fehlt
reason-malformed = fehlt oder hat nicht die erwartete Form
reason-empty = darf nicht leer sein
reason-control-characters = darf keine Steuerzeichen enthalten
reason-too-many-characters = darf höchstens { $max } Zeichen haben
reason-too-many-bytes = darf höchstens { $max } Bytes haben
reason-null-character = darf das Zeichen U+0000 nicht enthalten
reason-not-among = muss eines dieser Wörter sein: { $words }
reason-not-media-type = muss { $media } sein
reason-not-outcome = muss changed, skipped oder failed sein
reason-not-days = darf höchstens { $max } aufeinanderfolgende Tage umfassen

reason-not-email = muss die Form ana@example.org haben
reason-known-email = gehört schon einem Benutzer dieses Chatbots
reason-no-email = hat keine E-Mail-Adresse wie ana@example.org
reason-name-not-taken = hat einen unzulässigen Namen; er { $reason }
reason-too-many-people = enthält mehr als { $max } Personen; importieren Sie sie als Datei
reason-are-too-many-people = sind mehr als { $max }; importieren Sie sie als Datei
reason-not-user-id = muss die ID eines Benutzers sein
reason-no-email-given = fehlt; bei diesem Chatbot meldet man sich per E-Mail an
reason-no-visitor-given = fehlt; nötig ist eine Besucher-ID, eine E-Mail-Adresse oder beides
reason-client-id-length = muss 1 bis { $max } Zeichen haben
reason-not-visible-ascii = muss aus sichtbaren ASCII-Zeichen ohne Leerzeichen bestehen
reason-ip-address = darf keine IP-Adresse sein; nehmen Sie eine zufällige ID

reason-name-of-chatbot = gehört schon einem anderen Chatbot; wählen Sie einen anderen
reason-name-of-view = gehört schon einer anderen Ansicht; wählen Sie einen anderen

reason-not-domain = ist keine Domain wie example.org, ohne den Teil vor dem @
reason-domain-not-taken = enthält „{ $domain }“; das { $reason }
reason-too-many-domains = darf höchstens { $max } Domains enthalten

reason-not-masked = muss eine verkürzte Adresse wie 192.168.x.x sein
reason-not-period = muss aus zwei Zeitpunkten in Millisekunden seit 1970 bestehen, etwa 1795392000000-1795478400000
reason-not-actor = muss owner, chatbot, rollcall, nobody oder ein Benutzer wie user:12 sein
reason-not-milliseconds = muss in Millisekunden seit 1970-01-01T00:00:00Z angegeben sein
reason-not-action = ist keine Aktion des Prüfprotokolls

reason-password-too-short = muss mindestens { $min } Zeichen haben; einige Wörter ergeben ein gutes
reason-password-guessed = ist leicht zu erraten; einige Wörter, die nichts miteinander zu tun haben, ergeben ein gutes
reason-other-code = ist nicht der, den die App gerade zeigt; prüfen Sie die Uhr des Geräts
reason-other-passkey = passt nicht zu dem, wonach der Passkey gefragt wurde; versuchen Sie es erneut
reason-not-own-email = wird beim Benutzer selbst geändert

reason-no-analytics-url = fehlt; geben Sie an, wo der Chatbot seine Analysedaten bereitstellt
reason-not-analytics-url = muss die Form https://chatbot.example.org/analytics haben
reason-url-scheme = muss mit https:// oder http:// beginnen
reason-url-login = darf weder Benutzernamen noch Passwort enthalten; für das Token gibt es ein eigenes Feld
reason-url-query = muss mit dem Pfad enden, ohne ? und #
reason-token-characters = muss aus 1 bis { $max } sichtbaren Zeichen ohne Leerzeichen bestehen
