views-title = Ansicht
views-colours-label = Farben der Seite

views-rows = Zeilen
views-density = Dichte
views-columns = Spalten
views-widths = Ziehen Sie den Rand einer Überschrift, um ihre Spalte zu verbreitern, oder drücken Sie auf ihr { $shift } mit { $back } { $on }. Ein Doppelklick passt sie an ihren Inhalt an.
# For a button. $column: the heading of a column.
views-narrower = { $column } schmaler machen
views-wider = { $column } breiter machen
views-reset = Zeilen und Spalten zurücksetzen
views-width = { $column } { $pixels } Pixel

views-saved = Gespeicherte Ansichten
views-save-new = Diese Ansicht speichern …
views-first = Die Liste öffnet sich damit
views-first-said = , die Liste öffnet sich damit
views-copy-link = Link kopieren
views-copy-link-of = zu „{ $name }“
views-change = „{ $name }“ ändern
views-open-with = Die Liste damit öffnen
views-replace = Durch das ersetzen, was jetzt zu sehen ist
views-delete = Löschen
views-was-saved = „{ $name }“ wurde gespeichert.
views-was-deleted = „{ $name }“ wurde gelöscht.
