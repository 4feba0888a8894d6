people-file-empty = Die Datei ist leer. Exportieren Sie die Personen noch einmal, mit einer ersten Zeile, die die Spalten benennt.
people-file-workbook = Die Datei ist eine Arbeitsmappe oder ein anderes Dokument, keine CSV-Datei. Öffnen Sie sie im Tabellenprogramm, speichern Sie sie als „CSV UTF-8“ und importieren Sie diese Datei.
people-file-nul = Die Datei enthält NUL-Bytes und ist daher keine lesbare CSV-Datei. Speichern Sie sie im Tabellenprogramm als „CSV UTF-8“ und importieren Sie diese Datei.
people-file-no-email = Keine Spalte der Datei heißt „email“. Die erste Zeile (Zeile { $line }) nennt diese Spalten: { $columns }. Nennen Sie die mit den Adressen „email“ oder setzen Sie eine Zeile wie „email,name,role“ vor die Personen.
people-file-more-columns = { $columns } und { $count } weitere
people-file-open-quote = Ein Anführungszeichen, das sich in Zeile { $line } zwischen den Spaltennamen öffnet, wird nie geschlossen. Schließen oder entfernen Sie es.
people-file-too-many = Die Datei enthält mehr als { $max } Personen. Teilen Sie sie auf und importieren Sie die Teile nacheinander.

people-line-open-quote = { $lines ->
    [0] Ein Anführungszeichen in dieser Zeile wird nie geschlossen: Schließen oder entfernen Sie es.
    [one] Ein Anführungszeichen in dieser Zeile wird nie geschlossen, daher wurde auch die Zeile darunter nicht gelesen: Schließen oder entfernen Sie es.
   *[other] Ein Anführungszeichen in dieser Zeile wird nie geschlossen, daher wurden auch die { $lines } Zeilen darunter nicht gelesen: Schließen oder entfernen Sie es.
}
people-line-too-wide = Die Zeile hat { $cells ->
    [one] { $cells } Zelle
   *[other] { $cells } Zellen
}, die erste Zeile nennt aber { $columns ->
    [one] { $columns } Spalte
   *[other] { $columns } Spalten
}: Setzen Sie eine Zelle, die das Trennzeichen enthält, in Anführungszeichen.
people-line-damaged = Die Zeile enthält unlesbare Zeichen: Speichern Sie die Datei als „CSV UTF-8“.
people-line-no-email = Die Zeile hat keine E-Mail-Adresse: Füllen Sie die Spalte „email“ aus.
people-line-email = Die E-Mail „{ $email }“ { $reason }.
people-line-name = Der Name „{ $name }“ { $reason }.
people-line-role = Die Rolle „{ $role }“ ist nicht bekannt: Schreiben Sie admin oder regular.
people-line-twice = Die Adresse { $email } steht schon in Zeile { $line }: Behalten Sie eine der beiden Zeilen.
