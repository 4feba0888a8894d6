# What is said below a field that can't be taken as it is. $reason continues the sentence: "must not be empty".

field-name-missing = The name is missing.
field-name-refused = The name { $reason }.
field-email-missing = The email is missing.
field-email-refused = The email { $reason }.
field-password-missing = The password is missing.
field-password-refused = The password { $reason }.
field-present-password-missing = The present password is missing.
field-new-password-refused = The new password { $reason }.
field-code-missing = The code is missing.
field-code-refused = The code { $reason }.
# The web address of a chatbot's analytics.
field-address-refused = The address { $reason }.
field-token-refused = The token { $reason }.
# A list: of the allowed email domains, of the people to invite.
field-list-refused = The list { $reason }.
