tray-title = Aktionen und Exporte
tray-undo = Rückgängig machen
tray-undone = Rückgängig gemacht
tray-download = { $count } als Datei herunterladen
tray-deleted-data = Gelöscht: { $data }
tray-skipped = Übersprungen: { $reasons }
tray-deleted-user = { $name } gelöscht
tray-receipt = Beleg

tray-recent = Letzte Aktionen
tray-none = Noch keine Sammelaktion
tray-none-text = Was mit ausgewählten Benutzern geschieht, steht hier mit seinem Ergebnis und lässt sich von hier rückgängig machen.
