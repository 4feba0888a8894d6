# Why something could not be done, whatever it was.

error-signed-out = You are signed out. Sign in again to go on.
error-link-spent = This sign-in link was used already or is too old. Make a new one with `rollcall owner link`.
error-invitation-over = This invitation was accepted already, was taken back or is too old. Ask who invited you for a new one.
# Says neither which of them, nor whether there is such an account.
error-wrong-credentials = That is not right. Check what you entered and try again.
error-too-many-tries = Too many tries. Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} and try again.
# $what is one of these words. Each may be a sentence of its own.
error-not-found = There is no such { $what ->
    [api-key] API key
    [bulk-action] bulk action
    [chatbot] chatbot
    [export] export
    [page] page
    [passkey] passkey
    [server-function] server function
    [session] session
    [user] user
    [user-in-list] user in this list
    [view] view
   *[thing] thing
}. It may have been deleted.
# $reason continues the sentence that $field begins, which is a name as the API writes it.
error-invalid = { $field } { $reason }.
error-changed = { $name } was changed by someone else meanwhile.
error-too-large = This is too large: at most { $bytes } bytes are taken.
error-foreign-request = The request was refused because it did not come from this page.
error-unavailable = Rollcall is busy. Try again in a moment.
error-offline = Rollcall can't be reached. Check the connection and try again.
error-internal = Something went wrong on the server. Its log says what.
error-unexpected-reason = is not of the expected form
