# Users as a file. $format is "CSV" or "Excel".

# What stands between the cells of a CSV file.
export-comma = Comma
export-semicolon = Semicolon
export-tab = Tab

# Whom the file is of, each a choice.
export-all = All { $count ->
    [one] { $count } user
   *[other] { $count } users
}
export-matches = All { $count } that match
export-matches-uncounted = All that match
export-selected = { $count ->
    [one] The selected user
   *[other] The { $count } selected users
}
export-selected-uncounted = The selected users

# What is or was done.
export-going-on = Exporting { $count ->
    [one] { $count } user
   *[other] { $count } users
} as { $format }
export-done = Exported { $count ->
    [one] { $count } user
   *[other] { $count } users
} as { $format }
export-cancelled = Cancelled: exporting { $count ->
    [one] { $count } user
   *[other] { $count } users
} as { $format }
export-broke-off = The download broke off

# How it stands.
export-begins = The download begins …
export-progress = { $done } of { $total }
export-in-downloads = The file is in your browser's downloads.
export-not-whole = The file is not whole. Export again.
export-lost = The connection was lost meanwhile: see in your browser's downloads whether the file is whole.
