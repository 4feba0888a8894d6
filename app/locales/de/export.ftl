export-comma = Komma
export-semicolon = Semikolon
export-tab = Tabulator
export-all = Alle { $count } Benutzer
export-matches = Alle { $count } passenden
export-matches-uncounted = Alle passenden
export-selected = { $count ->
    [one] Der ausgewählte Benutzer
   *[other] Die { $count } ausgewählten Benutzer
}
export-selected-uncounted = Die ausgewählten Benutzer
export-going-on = { $count } Benutzer { $count ->
    [one] wird
   *[other] werden
} als { $format } exportiert
export-done = { $count } Benutzer als { $format } exportiert
export-cancelled = Abgebrochen: { $count } Benutzer als { $format } exportieren
export-broke-off = Der Download ist abgebrochen
export-begins = Der Download beginnt …
export-progress = { $done } von { $total }
export-in-downloads = Die Datei liegt in den Downloads Ihres Browsers.
export-not-whole = Die Datei ist nicht vollständig. Exportieren Sie erneut.
export-lost = Die Verbindung war zwischendurch unterbrochen: Sehen Sie in den Downloads Ihres Browsers nach, ob die Datei vollständig ist.
