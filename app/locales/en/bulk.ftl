# Bulk actions: one thing done to many users. $role is the name of a role, $action that of a bulk action.

bulk-disable = Disable
bulk-enable = Enable
bulk-change-role = Change role to { $role }
bulk-delete = Delete

# What is asked for.
bulk-order-disable = Disable { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-order-enable = Enable { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-order-change-role = Change the role of { $count ->
    [one] { $count } user
   *[other] { $count } users
} to { $role }
bulk-order-delete = Delete { $count ->
    [one] { $count } user
   *[other] { $count } users
}

# What is going on.
bulk-disabling = Disabling { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-enabling = Enabling { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-changing-role = Changing the role of { $count ->
    [one] { $count } user
   *[other] { $count } users
} to { $role }
bulk-deleting = Deleting { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-undoing = Undoing “{ $action }” for { $count ->
    [one] { $count } user
   *[other] { $count } users
}

# What was done.
bulk-disabled = Disabled { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-enabled = Enabled { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-changed-role = Changed the role of { $count ->
    [one] { $count } user
   *[other] { $count } users
} to { $role }
bulk-deleted = Deleted { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-undid = Undid “{ $action }” for { $count ->
    [one] { $count } user
   *[other] { $count } users
}

# What was stopped.
bulk-cancelled-disabling = Cancelled: disabling { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-cancelled-enabling = Cancelled: enabling { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-cancelled-changing-role = Cancelled: changing the role of { $count ->
    [one] { $count } user
   *[other] { $count } users
} to { $role }
bulk-cancelled-deleting = Cancelled: deleting { $count ->
    [one] { $count } user
   *[other] { $count } users
}
bulk-cancelled-undoing = Cancelled: undoing “{ $action }” for { $count ->
    [one] { $count } user
   *[other] { $count } users
}

# $order is one of the above: "Disable 3 users?"
bulk-question = { $order }?
bulk-nothing-to-change = Nothing to change

# What it means to those it is done to.
bulk-meaning-disable = They are refused from the very next message, also in a conversation that is going on. Nothing is lost: sessions stay, and you can undo it.
bulk-meaning-enable = They can use the chatbot again; who never signed in is pending until they do. You can undo it.
bulk-meaning-admin = Admins manage this chatbot's users and see its analytics. You can undo it.
bulk-meaning-regular = They may use the chatbot and no longer manage it. You can undo it.
bulk-meaning-delete = They are deleted for good; this can't be undone. To only take away access, disable them instead.

# Who would be left as they are, and why. $which: "one", the only selected user; "all" of the $total selected; "some", $count
# of them.
bulk-skipped-disabled = { $which ->
    [one] The selected user is disabled already.
    [all] All { $total } selected are disabled already.
   *[some] { $count ->
        [one] { $count } of the { $total } selected is disabled already.
       *[other] { $count } of the { $total } selected are disabled already.
    }
}
bulk-skipped-not-disabled = { $which ->
    [one] The selected user is not disabled.
    [all] All { $total } selected are not disabled.
   *[some] { $count ->
        [one] { $count } of the { $total } selected is not disabled.
       *[other] { $count } of the { $total } selected are not disabled.
    }
}
bulk-skipped-role = { $which ->
    [one] The selected user is { $role } already.
    [all] All { $total } selected are { $role } already.
   *[some] { $count ->
        [one] { $count } of the { $total } selected is { $role } already.
       *[other] { $count } of the { $total } selected are { $role } already.
    }
}
bulk-skipped-gone = { $which ->
    [one] The selected user was deleted meanwhile.
    [all] All { $total } selected were deleted meanwhile.
   *[some] { $count ->
        [one] { $count } of the { $total } selected was deleted meanwhile.
       *[other] { $count } of the { $total } selected were deleted meanwhile.
    }
}
bulk-skipped-changed = { $which ->
    [one] The selected user was changed since.
    [all] All { $total } selected were changed since.
   *[some] { $count ->
        [one] { $count } of the { $total } selected was changed since.
       *[other] { $count } of the { $total } selected were changed since.
    }
}

# The same; $who is "named" too: $names says who they are, $people how many.
bulk-skipped-last-admin = { $who ->
    [named] { $people ->
        [one] { $names } stays as before: the chatbot needs an active admin.
       *[other] { $names } stay as before: the chatbot needs an active admin.
    }
    [one] The selected user stays as before: the chatbot needs an active admin.
    [all] All { $total } selected stay as before: the chatbot needs an active admin.
   *[some] { $count ->
        [one] { $count } of the { $total } selected stays as before: the chatbot needs an active admin.
       *[other] { $count } of the { $total } selected stay as before: the chatbot needs an active admin.
    }
}
bulk-skipped-oneself-disable = { $who ->
    [named] { $names } stays as before: you can't disable yourself.
    [one] The selected user stays as before: you can't disable yourself.
    [all] All { $total } selected stay as before: you can't disable yourself.
   *[some] { $count ->
        [one] { $count } of the { $total } selected stays as before: you can't disable yourself.
       *[other] { $count } of the { $total } selected stay as before: you can't disable yourself.
    }
}
bulk-skipped-oneself-demote = { $who ->
    [named] { $names } stays as before: you can't demote yourself.
    [one] The selected user stays as before: you can't demote yourself.
    [all] All { $total } selected stay as before: you can't demote yourself.
   *[some] { $count ->
        [one] { $count } of the { $total } selected stays as before: you can't demote yourself.
       *[other] { $count } of the { $total } selected stay as before: you can't demote yourself.
    }
}
bulk-skipped-oneself-delete = { $who ->
    [named] { $names } stays as before: you can't delete yourself.
    [one] The selected user stays as before: you can't delete yourself.
    [all] All { $total } selected stay as before: you can't delete yourself.
   *[some] { $count ->
        [one] { $count } of the { $total } selected stays as before: you can't delete yourself.
       *[other] { $count } of the { $total } selected stay as before: you can't delete yourself.
    }
}

# Why users were skipped, in short, as in "137 already disabled, Ana Souza as the last active admin".
bulk-why-disabled = already disabled
bulk-why-not-disabled = not disabled
bulk-why-role = already { $role }
bulk-why-gone = deleted meanwhile
bulk-why-last-admin = as the last active admin
bulk-why-oneself = as yourself
bulk-why-changed = changed since
bulk-why-counted = { $count } { $why }
bulk-why-named = { $names } { $why }

# How far a bulk action is.
bulk-waits = Waits for the one before
bulk-progress = { $done } of { $total }

# What came of it: "1,180 changed, 20 skipped, 0 failed, 12 left as they are".
bulk-outcome-changed = { $count } changed
bulk-outcome-skipped = { $count } skipped
bulk-outcome-failed = { $count } failed
bulk-spared = { $count } left as they are

# Said to those who do not see it; $job is what is or was done: "Disabling 3 users".
bulk-began = { $job } has begun.
bulk-ended = { $job }. { $result }.
