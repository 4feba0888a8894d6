palette = Suchen, tun
palette-keys = Strg K
palette-hint = Befehl oder Chatbot eingeben
palette-hint-users = Befehl, Chatbot oder Benutzer eingeben
palette-list = Befehle, Orte und Benutzer
palette-results = { $count } Treffer
palette-nothing = Nichts heißt so

palette-go-to = Gehe zu
palette-account = Konto
palette-user = Benutzer

palette-users-of = Benutzer von { $chatbot }
palette-settings-of = Einstellungen von { $chatbot }
palette-audit-of = Prüfprotokoll von { $chatbot }
palette-audit-of-installation = Prüfprotokoll der Installation
palette-chatbots = Alle Chatbots
palette-colours = Farben: { $name }
