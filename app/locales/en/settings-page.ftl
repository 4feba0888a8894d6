# The page of a chatbot's settings; more of it stands in settings.ftl.

settings-page-title = Settings
settings-page-not-shown = The settings can't be shown
settings-page-saved = The settings are saved.
# Beside the button that saves.
settings-page-unsaved = Unsaved changes

# Where an open chatbot tells who visited it.
settings-page-analytics = Analytics
settings-page-address = Analytics address
settings-page-address-hint = Such as https://bot.example/analytics. Empty: networks aren't read.
settings-page-token = Token
settings-page-token-replace = Replace
settings-page-token-remove = Remove
settings-page-token-keep = Keep the present one
settings-page-test = Test connection
settings-page-testing = Testing …
# The heading above how the reading from there goes.
settings-page-reading = Reading

settings-page-domains = Allowed email domains
settings-page-domain-list = Domains
settings-page-domain-list-hint = Such as example.org, one per line or with commas between. What is below a domain is another one. Empty: only who was invited.

settings-page-keys = API keys
settings-page-no-key = There is no key: the chatbot can't call Rollcall.
# $time: a date and a time of day.
settings-page-key-made = Made { $time }
# $time: "2 min. ago".
settings-page-key-used = Last used { $time }
settings-page-key-unused = Never used
settings-page-new-key = New key …
settings-page-new-key-title = New API key
settings-page-present-keys = What becomes of the present keys
settings-page-make-key = Make the key
settings-page-making-key = Making …
settings-page-key = Put this key into the chatbot's settings. It is shown this once; Rollcall keeps only its hash.
settings-page-key-again = The chatbot can call Rollcall again as soon as it has the key.
settings-page-key-kept = I have kept the key

# To revoke a key; $key is what tells it from others: "…4f2c".
settings-page-revoke = Revoke …
settings-page-revoke-which = Revoke the key { $key } …
settings-page-revoke-title = Revoke this key?
settings-page-revoke-meaning = Calls with the key { $key } are refused at once, and what listens with it hears nothing more. This can't be undone.
settings-page-revoke-now = Revoke
settings-page-key-revoked = The key { $key } is revoked.
