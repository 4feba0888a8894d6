# Why a value can't be taken. Each continues a sentence that begins with the value's name: "email must not be empty".

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
reason-not-email = is not an email address like ana@example.org
reason-no-email = has no email address like ana@example.org
reason-name-not-taken = has a name that { $reason }
reason-too-many-people = has more than { $max } people; import them as a file
reason-not-domain = is not a domain like example.org, without what stands before the @
reason-domain-not-taken = has “{ $domain }”, which { $reason }
reason-too-many-domains = must be at most { $max } domains
reason-not-masked = must be a masked address like 192.168.x.x
reason-client-id-length = must have 1 to { $max } characters
reason-not-visible-ascii = must be visible ASCII characters without spaces
reason-ip-address = must not be an IP address; give a random id
reason-not-period = must be two times in milliseconds since 1970, such as 1795392000000-1795478400000
reason-password-too-short = must have at least { $min } characters; a few words make a good one
reason-password-guessed = is easily guessed; a few words that have nothing to do with each other make a good one
reason-not-actor = must be owner, chatbot, rollcall, nobody or a user such as user:12
reason-not-milliseconds = must be milliseconds since 1970-01-01T00:00:00Z
reason-not-action = is no action of the audit log
reason-not-user-id = must be a user's id
