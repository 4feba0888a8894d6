audit-page-title = Prüfprotokoll
audit-page-not-shown = Das Protokoll kann nicht angezeigt werden
audit-page-entries = Was geschah, Neuestes zuerst
audit-page-reload = Neu laden
audit-page-export = CSV exportieren

audit-page-which = Welche Einträge
audit-page-what = Was
audit-page-everything = Alles
audit-page-by = Von wem
audit-page-anyone = Alle
audit-page-from = Ab
audit-page-to = Bis
audit-page-clear-filters = Filter aufheben

audit-page-no-match = Kein Eintrag passt
audit-page-no-match-meaning = Nichts im Protokoll passt zu allen diesen Filtern.
audit-page-empty = Hier ist noch nichts
audit-page-notes-chatbot = Jede Änderung an Benutzern und Einstellungen, jedes geöffnete Gespräch und jede heruntergeladene Datei wird hier vermerkt.
audit-page-notes-installation = Wer in die Konsole kam, wer abgewiesen wurde und welche Chatbots hinzukamen, wird hier vermerkt.
