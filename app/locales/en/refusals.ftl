# Rules that forbid something, each with a way on.

refused-last-admin = This is the last active admin of the chatbot. Give someone else the role Admin first.
refused-oneself = You can't disable, demote or delete yourself. Ask another admin to do it.

# Of bulk actions.
refused-undone-already = This was undone already.
refused-undo-running = This is still running. Cancel it first, then undo what was done.
refused-undo = This can't be undone.
# Who marks a range of the list with Shift.
refused-long-range = A range can hold at most { $max } users. Filter the list and select all that match instead.

# $name is a user, $status how they stand: one of these words.
refused-no-invitation = { $name } is { $status ->
    [active] active
    [disabled] disabled
   *[pending] pending
} and has no invitation that could be sent or cancelled.

refused-too-many-views = You have { $max } views here already. Delete one first.
refused-export-taken = This file was fetched before, cancelled, or not asked for within a minute. Export again.
refused-old-proxy = A file can't be sent over HTTP/1.0, where one that breaks off looks whole. If a proxy stands before Rollcall, let it speak HTTP/1.1 to it.
refused-too-many-keys = { $max } keys work already. Revoke those that nobody needs, or let the old ones end at once.
refused-test-authenticated = Only an open chatbot is asked for its visitors' networks.

# Of accounts of the console.
refused-unconfirmed = Enter your password first, to show that it is still you.
refused-factor-without-password = Set a password first: the code is asked for behind it.
refused-link-no-admin = Only active admins with an email sign in to the console. Give them the role Admin first.
refused-link-has-password = { $name } has a password already. Only the owner may make a link to set another.
refused-known-passkey = This passkey is an account's already.
refused-passkey-no-origin = Passkeys need a browser that says where its page is.
# $place is an address, such as https://desk.example.org.
refused-passkey-elsewhere = Passkeys work at { $place } alone. Open the page there.
refused-passkey-number = Passkeys need a name in the address, not a number. On the server's own machine open the page at localhost.
refused-passkey-no-url = Passkeys need a server that knows its own address. Start it with --url and this address.

# Of chatbots that hand over what was said.
refused-message-id = The message id { $id } was used for another message of this session already.
refused-session-id = This session id belongs to another user.
