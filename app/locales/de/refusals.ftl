refused-last-admin = Das ist der letzte aktive Admin des Chatbots. Geben Sie zuerst jemand anderem die Rolle Admin.
refused-oneself = Sich selbst können Sie nicht deaktivieren, herabstufen oder löschen. Bitten Sie einen anderen Admin darum.

refused-undone-already = Das wurde schon rückgängig gemacht.
refused-undo-running = Das läuft noch. Brechen Sie es zuerst ab und machen Sie dann rückgängig, was schon getan ist.
refused-undo = Das lässt sich nicht rückgängig machen.
refused-long-range = Ein Bereich kann höchstens { $max } Benutzer umfassen. Filtern Sie stattdessen die Liste und wählen Sie alle Treffer aus.

refused-no-invitation = { $name } ist { $status ->
    [active] aktiv
    [disabled] deaktiviert
   *[pending] ausstehend
} und hat keine Einladung, die sich senden oder zurückziehen ließe.

refused-too-many-views = Sie haben hier schon { $max } Ansichten. Löschen Sie zuerst eine.
refused-export-taken = Diese Datei wurde schon geholt, abgebrochen oder nicht innerhalb einer Minute abgerufen. Exportieren Sie erneut.
refused-old-proxy = Über HTTP/1.0 lässt sich keine Datei senden, denn dort sieht eine abgebrochene vollständig aus. Steht ein Proxy vor Rollcall, lassen Sie ihn HTTP/1.1 sprechen.
refused-too-many-keys = Es gelten schon { $max } Schlüssel. Widerrufen Sie, was niemand braucht, oder lassen Sie die alten sofort enden.
refused-test-authenticated = Nur ein offener Chatbot wird nach den Netzen seiner Besucher gefragt.

refused-unconfirmed = Geben Sie zuerst Ihr Passwort ein, damit klar ist, dass Sie es noch sind.
refused-factor-without-password = Legen Sie zuerst ein Passwort fest: Der Code wird nach ihm abgefragt.
refused-link-no-admin = Nur aktive Admins mit E-Mail-Adresse melden sich an der Konsole an. Vergeben Sie zuerst die Rolle Admin.
refused-link-has-password = { $name } hat schon ein Passwort. Nur der Inhaber darf einen Link für ein neues erzeugen.
refused-known-passkey = Dieser Passkey gehört schon zu einem Konto.
refused-passkey-no-origin = Passkeys brauchen einen Browser, der sagt, wo seine Seite liegt.
refused-passkey-elsewhere = Passkeys funktionieren nur unter { $place }. Öffnen Sie die Seite dort.
refused-passkey-number = Passkeys brauchen einen Namen in der Adresse, keine Zahl. Öffnen Sie die Seite auf dem Rechner des Servers unter localhost.
refused-passkey-no-url = Passkeys brauchen einen Server, der seine eigene Adresse kennt. Starten Sie ihn mit --url und dieser Adresse.

refused-message-id = Die Nachrichten-ID { $id } wurde schon für eine andere Nachricht dieser Sitzung benutzt.
refused-session-id = Diese Sitzungs-ID gehört einem anderen Benutzer.
