import-title = Personen importieren
import-drop = Datei hier ablegen oder eine auswählen
import-formats = CSV, wie Tabellenprogramme es speichern: Kommas, Semikolons oder Tabulatoren
import-columns = Spalten der Datei
import-email = erforderlich; wer schon bekannt ist, wird aktualisiert
import-name = optional
import-role = optional: admin oder regular
import-first-line = Die erste Zeile nennt die Spalten, in beliebiger Reihenfolge und Schreibung. Andere Spalten werden übergangen.
import-sending = { $file } wird importiert …
import-sending-label = Wird importiert
import-done = Fertig
import-told = { $invited } eingeladen, { $updated } aktualisiert, { $rejected } abgelehnt.
import-invited = eingeladen
import-updated = aktualisiert
import-unchanged = unverändert
import-rejected = abgelehnt
import-no-mails = Es werden keine E-Mails versandt: Wer eingeladen ist, kommt herein, indem er sich beim Chatbot anmeldet. „Erneut senden“ im Seitenbereich einer Person erstellt einen Link für sie.
import-rejected-lines = Abgelehnte Zeilen
import-not-taken = { $count ->
    [one] { $count } Zeile wurde nicht übernommen
   *[other] { $count } Zeilen wurden nicht übernommen
}
import-download = Abgelehnte Zeilen herunterladen
import-line = Zeile { $number }
import-more = { $count ->
    [one] { $count } weitere ist in der heruntergeladenen Datei.
   *[other] { $count } weitere sind in der heruntergeladenen Datei.
}
