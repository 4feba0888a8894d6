# Why a value can't be taken. Each continues a sentence that begins with the value's name ("The name must not be empty.", "email must
# not be empty."), and may stand alone below the value's field. Where a language can't do both, it is a phrase that reads well
# behind a colon, as in "Name: must not be empty".

reason-missing = is missing
reason-malformed = is missing or not of the expected form
reason-empty = must not be empty
reason-control-characters = must not contain control characters
reason-too-many-characters = must have at most { $max ->
    [one] { $max } character
   *[other] { $max } characters
}
reason-too-many-bytes = must have at most { $max } bytes
reason-null-character = must not contain the character U+0000
# The words are those of the API.
reason-not-among = must be one of { $words }
# $media is a media type, such as application/json.
reason-not-media-type = must be { $media }
reason-not-outcome = must be changed, skipped or failed
reason-not-days = must be up to { $max } days, one after the other

# Of people.
reason-not-email = is not an email address like ana@example.org
reason-known-email = is a user of this chatbot already
reason-no-email = has no email address like ana@example.org
# $reason is another of these.
reason-name-not-taken = has a name that { $reason }
# Of a list, and of people.
reason-too-many-people = has more than { $max } people; import them as a file
reason-are-too-many-people = are more than { $max }; import them as a file
reason-not-user-id = must be a user's id
# Of a chatbot's sign-in, where it asks whether someone may come in.
reason-no-email-given = is missing; this chatbot's people sign in by email
reason-no-visitor-given = is missing; give a visitor id, an email or both
reason-client-id-length = must have 1 to { $max } characters
reason-not-visible-ascii = must be visible ASCII characters without spaces
reason-ip-address = must not be an IP address; give a random id

# Of names that only one may have.
reason-name-of-chatbot = is another chatbot's already; choose a different one
reason-name-of-view = is another view's already; choose a different one

# Of the list of domains whose people need no invitation.
reason-not-domain = is not a domain like example.org, without what stands before the @
# $reason is another of these.
reason-domain-not-taken = has “{ $domain }”, which { $reason }
reason-too-many-domains = must be at most { $max } domains

# Of a filter.
reason-not-masked = must be a masked address like 192.168.x.x
reason-not-period = must be two times in milliseconds since 1970, such as 1795392000000-1795478400000
reason-not-actor = must be owner, chatbot, rollcall, nobody or a user such as user:12
reason-not-milliseconds = must be milliseconds since 1970-01-01T00:00:00Z
reason-not-action = is no action of the audit log

# Of an account: a password, a code of the second factor, what a passkey answered, an email.
reason-password-too-short = must have at least { $min } characters; a few words make a good one
reason-password-guessed = is easily guessed; a few words that have nothing to do with each other make a good one
reason-other-code = is not the one that the app shows now; check the clock of its device
reason-other-passkey = is not what the passkey was asked; try again
reason-not-own-email = is changed where the user is

# Of the address of an analytics endpoint, and its token.
reason-no-analytics-url = is missing; enter where the chatbot serves it
reason-not-analytics-url = must be an address like https://chatbot.example.org/analytics
reason-url-scheme = must begin with https:// or http://
reason-url-login = must hold no user name and no password; the token has a field of its own
reason-url-query = must end with its path, without ? and #
reason-token-characters = must be 1 to { $max } visible characters without spaces
