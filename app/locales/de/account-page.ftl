account-page-not-shown = Ihr Konto kann nicht angezeigt werden
account-page-who = Wer Sie sind
account-page-no-email = noch keine
account-page-manages = Verwaltet
account-page-manages-all = Alle Chatbots, als Inhaber
account-page-appearance = Darstellung
account-page-appearance-hint = Die Farben der Seite in diesem Browser.

account-page-confirm = Passwort eingeben
account-page-confirm-why = So ist sicher, dass Sie es sind. Das gilt fünf Minuten lang.
account-page-not-your-password = Das ist nicht Ihr Passwort.

account-page-present-password = Jetziges Passwort
account-page-new-password = Neues Passwort
account-page-new-password-ends-sessions = Ein neues Passwort beendet alle Ihre anderen Sitzungen.
account-page-change-password = Passwort ändern
account-page-set-password = Passwort festlegen
account-page-password-is-set = Ihr Passwort ist festgelegt. Alle Ihre anderen Sitzungen sind beendet.
account-page-not-your-present-password = Das ist nicht Ihr jetziges Passwort.

account-page-factor = Zweiter Faktor
account-page-factor-hint = Ein Code aus einer Authenticator-App, nach dem Passwort abgefragt: Wer nur das Passwort kennt, kommt nicht hinein.
account-page-factor-needs-password = Legen Sie zuerst ein Passwort fest: Der Code wird danach abgefragt.
account-page-set-up-factor = Zweiten Faktor einrichten
account-page-factor-scan = Scannen Sie dies mit einer Authenticator-App oder { $link }.
account-page-factor-open = öffnen Sie es in einer auf diesem Gerät
account-page-factor-qr = QR-Code für eine Authenticator-App
account-page-factor-secret = Oder geben Sie dort dieses Geheimnis ein:
account-page-factor-code = Der Code, den sie anzeigt
account-page-factor-code-hint = Sechs Ziffern, jede halbe Minute neue.
account-page-factor-switch-on = Einschalten
account-page-factor-since = Eingeschaltet seit { $date }.
account-page-remove-factor = Zweiten Faktor entfernen …
account-page-remove-factor-title = Zweiten Faktor entfernen?
account-page-remove-factor-meaning = Von nun an genügt Ihr Passwort. Die Wiederherstellungscodes sind ungültig.
account-page-factor-removed = Der zweite Faktor ist entfernt.

account-page-recovery-title = Der zweite Faktor ist eingeschaltet. Bewahren Sie diese Wiederherstellungscodes auf.
account-page-recovery = Mit jedem können Sie sich einmal anmelden, falls die App verloren geht. Sie werden nur dieses eine Mal angezeigt.
account-page-recovery-download = Herunterladen
account-page-recovery-kept = Ich habe sie aufbewahrt

account-page-passkeys = Passkeys
account-page-passkeys-hint = Mit Fingerabdruck, Gesicht oder einem Sicherheitsschlüssel anmelden, ohne Passwort.
account-page-add-passkey = Passkey hinzufügen
account-page-passkey-name-hint = Wie Sie das Gerät oder den Schlüssel nennen, etwa Laptop. Ihr Browser fragt gleich danach.
account-page-asking = Wird angefragt …
account-page-passkey-added = Der Passkey ist hinzugefügt.
account-page-passkey-used = Hinzugefügt am { $added } · verwendet { $used }
account-page-passkey-unused = Hinzugefügt am { $added } · nie verwendet
account-page-remove-passkey = Entfernen …
account-page-remove-passkey-which = { $name } entfernen …
account-page-remove-passkey-title = Diesen Passkey entfernen?
account-page-remove-passkey-meaning = Mit { $name } können Sie sich nicht mehr anmelden. Ihr Gerät bietet ihn vielleicht weiter an, bis Sie ihn auch dort löschen.
account-page-passkey-removed = Der Passkey { $name } ist entfernt.

account-page-sessions = Sitzungen
account-page-sessions-hint = Die Browser, in denen Sie angemeldet sind.
account-page-session-begun = { $origin }, { $time }
account-page-session-used = Zuletzt verwendet: { $time }
account-page-session-here = dieser Browser
account-page-end-session = Beenden
account-page-end-session-which = Sitzung in { $browser } beenden
account-page-session-ended = Die Sitzung ist beendet.
account-page-sign-out-everywhere = Überall abmelden …
account-page-sign-out-everywhere-title = Überall abmelden?
account-page-sign-out-everywhere-meaning = Alle Sitzungen enden, auch in diesem Browser. Danach melden Sie sich neu an.
account-page-sign-out-everywhere-now = Überall abmelden
