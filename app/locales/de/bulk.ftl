bulk-disable = Deaktivieren
bulk-enable = Aktivieren
bulk-change-role = Rolle in { $role } ändern
bulk-delete = Löschen
bulk-order-disable = { $count } Benutzer deaktivieren
bulk-order-enable = { $count } Benutzer aktivieren
bulk-order-change-role = Rolle von { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzern
} in { $role } ändern
bulk-order-delete = { $count } Benutzer löschen
bulk-disabling = { $count } Benutzer { $count ->
    [one] wird
   *[other] werden
} deaktiviert
bulk-enabling = { $count } Benutzer { $count ->
    [one] wird
   *[other] werden
} aktiviert
bulk-changing-role = Rolle von { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzern
} wird in { $role } geändert
bulk-deleting = { $count } Benutzer { $count ->
    [one] wird
   *[other] werden
} gelöscht
bulk-undoing = „{ $action }“ für { $count } Benutzer wird rückgängig gemacht
bulk-disabled = { $count } Benutzer deaktiviert
bulk-enabled = { $count } Benutzer aktiviert
bulk-changed-role = Rolle von { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzern
} in { $role } geändert
bulk-deleted = { $count } Benutzer gelöscht
bulk-undid = „{ $action }“ für { $count } Benutzer rückgängig gemacht
bulk-cancelled-disabling = Abgebrochen: { $count } Benutzer deaktivieren
bulk-cancelled-enabling = Abgebrochen: { $count } Benutzer aktivieren
bulk-cancelled-changing-role = Abgebrochen: Rolle von { $count ->
    [one] { $count } Benutzer
   *[other] { $count } Benutzern
} in { $role } ändern
bulk-cancelled-deleting = Abgebrochen: { $count } Benutzer löschen
bulk-cancelled-undoing = Abgebrochen: „{ $action }“ für { $count } Benutzer rückgängig machen
bulk-question = { $order }?
bulk-nothing-to-change = Nichts zu ändern
bulk-meaning-disable = Die Betroffenen werden schon bei der nächsten Nachricht abgewiesen, auch in einem laufenden Gespräch. Nichts geht verloren: Die Sitzungen bleiben, und es lässt sich rückgängig machen.
bulk-meaning-enable = Die Betroffenen können den Chatbot wieder nutzen; wer sich nie angemeldet hat, bleibt bis dahin ausstehend. Es lässt sich rückgängig machen.
bulk-meaning-admin = Admins verwalten die Benutzer dieses Chatbots und sehen seine Analysen. Es lässt sich rückgängig machen.
bulk-meaning-regular = Die Betroffenen dürfen den Chatbot nutzen und nicht mehr verwalten. Es lässt sich rückgängig machen.
bulk-meaning-delete = Das Löschen ist endgültig und lässt sich nicht rückgängig machen. Um nur den Zugang zu entziehen, deaktivieren Sie die Benutzer stattdessen.
bulk-skipped-disabled = { $which ->
    [one] Der ausgewählte Benutzer ist schon deaktiviert.
    [all] Alle { $total } ausgewählten sind schon deaktiviert.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten ist schon deaktiviert.
       *[other] { $count } von { $total } ausgewählten sind schon deaktiviert.
    }
}
bulk-skipped-not-disabled = { $which ->
    [one] Der ausgewählte Benutzer ist nicht deaktiviert.
    [all] Alle { $total } ausgewählten sind nicht deaktiviert.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten ist nicht deaktiviert.
       *[other] { $count } von { $total } ausgewählten sind nicht deaktiviert.
    }
}
bulk-skipped-role = { $which ->
    [one] Der ausgewählte Benutzer hat schon die Rolle { $role }.
    [all] Alle { $total } ausgewählten haben schon die Rolle { $role }.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten hat schon die Rolle { $role }.
       *[other] { $count } von { $total } ausgewählten haben schon die Rolle { $role }.
    }
}
bulk-skipped-gone = { $which ->
    [one] Der ausgewählte Benutzer wurde inzwischen gelöscht.
    [all] Alle { $total } ausgewählten wurden inzwischen gelöscht.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten wurde inzwischen gelöscht.
       *[other] { $count } von { $total } ausgewählten wurden inzwischen gelöscht.
    }
}
bulk-skipped-changed = { $which ->
    [one] Der ausgewählte Benutzer wurde seitdem geändert.
    [all] Alle { $total } ausgewählten wurden seitdem geändert.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten wurde seitdem geändert.
       *[other] { $count } von { $total } ausgewählten wurden seitdem geändert.
    }
}
bulk-skipped-last-admin = { $who ->
    [named] { $people ->
        [one] { $names } bleibt unverändert: Der Chatbot braucht einen aktiven Admin.
       *[other] { $names } bleiben unverändert: Der Chatbot braucht einen aktiven Admin.
    }
    [one] Der ausgewählte Benutzer bleibt unverändert: Der Chatbot braucht einen aktiven Admin.
    [all] Alle { $total } ausgewählten bleiben unverändert: Der Chatbot braucht einen aktiven Admin.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten bleibt unverändert: Der Chatbot braucht einen aktiven Admin.
       *[other] { $count } von { $total } ausgewählten bleiben unverändert: Der Chatbot braucht einen aktiven Admin.
    }
}
bulk-skipped-oneself-disable = { $who ->
    [named] { $names } bleibt unverändert: Sie können sich nicht selbst deaktivieren.
    [one] Der ausgewählte Benutzer bleibt unverändert: Sie können sich nicht selbst deaktivieren.
    [all] Alle { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst deaktivieren.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten bleibt unverändert: Sie können sich nicht selbst deaktivieren.
       *[other] { $count } von { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst deaktivieren.
    }
}
bulk-skipped-oneself-demote = { $who ->
    [named] { $names } bleibt unverändert: Sie können sich nicht selbst herabstufen.
    [one] Der ausgewählte Benutzer bleibt unverändert: Sie können sich nicht selbst herabstufen.
    [all] Alle { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst herabstufen.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten bleibt unverändert: Sie können sich nicht selbst herabstufen.
       *[other] { $count } von { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst herabstufen.
    }
}
bulk-skipped-oneself-delete = { $who ->
    [named] { $names } bleibt unverändert: Sie können sich nicht selbst löschen.
    [one] Der ausgewählte Benutzer bleibt unverändert: Sie können sich nicht selbst löschen.
    [all] Alle { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst löschen.
   *[some] { $count ->
        [one] { $count } von { $total } ausgewählten bleibt unverändert: Sie können sich nicht selbst löschen.
       *[other] { $count } von { $total } ausgewählten bleiben unverändert: Sie können sich nicht selbst löschen.
    }
}
bulk-why-disabled = schon deaktiviert
bulk-why-not-disabled = nicht deaktiviert
bulk-why-role = schon { $role }
bulk-why-gone = inzwischen gelöscht
bulk-why-last-admin = als letzter aktiver Admin
bulk-why-oneself = Sie selbst
bulk-why-changed = seitdem geändert
bulk-why-counted = { $count } { $why }
bulk-why-named = { $names } ({ $why })
bulk-waits = Wartet auf die vorige
bulk-progress = { $done } von { $total }
bulk-outcome-changed = { $count } geändert
bulk-outcome-skipped = { $count } übersprungen
bulk-outcome-failed = { $count } fehlgeschlagen
bulk-spared = { $count } unverändert gelassen
bulk-began = Begonnen: { $job }.
bulk-ended = { $job }. { $result }.
