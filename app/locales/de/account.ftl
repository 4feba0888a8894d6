account-password-rule = Mindestens 12 Zeichen; ein paar Wörter ergeben ein gutes Passwort. Leicht zu erratende werden abgelehnt.
account-took-too-long = Das hat zu lange gedauert. Beginnen Sie von vorn.
account-no-passkeys-here = Unter dieser Adresse nimmt der Browser keine Passkeys: Sie brauchen https oder localhost und einen Hostnamen.
account-set-a-password = Legen Sie E-Mail und Passwort fest, damit Sie sich ohne Link anmelden können.
account-of-owner = Inhaber: alle Chatbots
account-by-link = mit einem Einmal-Link
account-by-password = mit Passwort
account-by-second-factor = mit Passwort und Code
account-by-passkey = mit Passkey
account-session = Angemeldet { $way }
account-session-from = Angemeldet { $way } aus { $network }
account-unknown-browser = Unbekannter Browser
account-browser = { $browser } unter { $system }
account-recovery-file = Wiederherstellungscodes von { $account } für Rollcall unter { $site }
account-recovery-file-hint = Jeder gilt für eine Anmeldung, anstelle eines Codes der App.
account-no-recovery-codes = Es sind keine Wiederherstellungscodes übrig: Entfernen Sie den zweiten Faktor und richten Sie ihn neu ein, um neue zu erhalten.
account-recovery-codes = { $count ->
    [one] { $count } Wiederherstellungscode ist übrig.
   *[other] { $count } Wiederherstellungscodes sind übrig.
}
account-too-many-tries = Zu viele Versuche. Der nächste ist in { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
} möglich.
account-too-many-tries-for-minutes = Zu viele Versuche. Der nächste ist in { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
} möglich.
account-wait = Noch { $time }
account-passkey-not-used = Es wurde kein Passkey benutzt. Versuchen Sie es erneut oder melden Sie sich mit Ihrem Passwort an.
account-passkey-not-here-but-password = Passkeys funktionieren unter dieser Adresse nicht. Melden Sie sich mit Ihrem Passwort an.
account-passkey-use-failed = Der Browser konnte keinen Passkey benutzen. Versuchen Sie es erneut oder melden Sie sich mit Ihrem Passwort an.
account-passkey-not-added = Es wurde kein Passkey hinzugefügt. Sie können es jederzeit erneut versuchen.
account-passkey-there-already = Dieses Gerät oder dieser Sicherheitsschlüssel hat schon einen Passkey für dieses Konto.
account-passkey-not-here = Passkeys funktionieren unter dieser Adresse nicht.
account-passkey-adding-failed = Der Browser konnte keinen Passkey erstellen. Versuchen Sie es erneut oder mit einem anderen Gerät.
