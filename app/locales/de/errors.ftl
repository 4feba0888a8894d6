error-signed-out = Sie sind abgemeldet. Melden Sie sich wieder an, um fortzufahren.
error-link-spent = Dieser Anmelde-Link wurde schon benutzt oder ist zu alt. Erzeugen Sie mit `rollcall owner link` einen neuen.
error-invitation-over = Diese Einladung wurde schon angenommen, wurde zurückgezogen oder ist zu alt. Bitten Sie um eine neue, wo sie herkam.
error-wrong-credentials = Das stimmt so nicht. Prüfen Sie die Eingaben und versuchen Sie es erneut.
error-too-many-tries = Zu viele Versuche. Warten Sie { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
} und versuchen Sie es dann erneut.
error-not-found = { $what ->
    [api-key] Diesen API-Schlüssel gibt es nicht. Vielleicht wurde er gelöscht.
    [bulk-action] Diese Sammelaktion gibt es nicht. Vielleicht wurde sie gelöscht.
    [chatbot] Diesen Chatbot gibt es nicht. Vielleicht wurde er gelöscht.
    [export] Diesen Export gibt es nicht. Vielleicht wurde er gelöscht.
    [page] Diese Seite gibt es nicht. Vielleicht wurde sie gelöscht.
    [passkey] Diesen Passkey gibt es nicht. Vielleicht wurde er gelöscht.
    [server-function] Diese Funktion hat der Server nicht. Vielleicht wurde sie entfernt.
    [session] Diese Sitzung gibt es nicht. Vielleicht wurde sie gelöscht.
    [user] Diesen Benutzer gibt es nicht. Vielleicht wurde er gelöscht.
    [user-in-list] Diesen Benutzer gibt es in dieser Liste nicht. Vielleicht wurde er gelöscht.
    [view] Diese Ansicht gibt es nicht. Vielleicht wurde sie gelöscht.
   *[thing] Das gibt es nicht. Vielleicht wurde es gelöscht.
}
error-invalid = { $field } { $reason }.
error-changed = { $name } wurde inzwischen von jemand anderem geändert.
error-too-large = Das ist zu groß: Höchstens { $bytes } Bytes werden angenommen.
error-foreign-request = Die Anfrage wurde abgelehnt, weil sie nicht von dieser Seite kam.
error-unavailable = Rollcall ist gerade beschäftigt. Versuchen Sie es gleich noch einmal.
error-offline = Rollcall ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.
error-internal = Auf dem Server ist etwas schiefgegangen. Was es war, steht in seinem Protokoll.
error-unexpected-reason = hat nicht die erwartete Form
