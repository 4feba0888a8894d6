# The panel beside the list: one user, their conversations, what was done to them.

# What the panel is called until the user's name is known.
panel-user = User
panel-back = Back to the list
panel-tabs = What to see of the user
panel-gone = This user is gone
panel-gone-text = They may have been deleted meanwhile.

# The user themself.
panel-visitor = Visitor id
panel-signed-in = First sign-in
panel-never = never
# Buttons; dots say that it asks before it does anything.
panel-enable = Enable
panel-disable-asks = Disable …
panel-delete-asks = Delete …
panel-export = Export data
panel-export-title = Everything Rollcall holds of this user, as JSON: for who asks what is known of them
# Said when it is done.
panel-saved = { $name } was saved.
panel-disabled = { $name } is disabled and refused from the very next message.
panel-enabled = { $name } can access the chatbot again.
panel-deleted = { $name } was deleted, with { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} and { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}.

# Questions before something is done.
panel-disable-title = Disable access?
panel-disable-text = { $name } is refused from the very next message, also in a conversation that is going on.
panel-disable-hint = Nothing is lost: sessions stay, and you can enable the user again.
panel-disable = Disable
panel-delete-title = Delete this user?
# $lost is one of the two that follow.
panel-delete-text = { $name } is deleted with { $lost }, for good. This can't be undone.
panel-delete-all = all sessions and messages
panel-delete-lost = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} and { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
panel-delete-hint = To only take away access, disable the user instead.
panel-delete = Delete for good

# Someone else changed the user while a change was being made.
panel-conflict = Someone else changed this user meanwhile.
# "Role: Regular → Admin".
panel-conflict-change = { $field }: { $before } → { $after }
panel-conflict-apply = Apply mine anyway
panel-conflict-keep = Keep theirs

# An admin's way into the console.
panel-console = Console
panel-console-text = { $name } can sign in here and manage this chatbot.
panel-console-make = Make a link to set a password
panel-console-make-another = Make another link
panel-console-link = Good once, within a day. It is shown this once: send it to them and to nobody else.

# The invitation of a pending user.
panel-invitation = Invitation
panel-invitation-term = Term
panel-invitation-mail = Mail
panel-invitation-again = Send again
panel-invitation-send = Send invitation
panel-invitation-made = Invited again. Links from before no longer work; this one is shown this once:
panel-invitation-cancel-asks = Cancel invitation …
panel-invitation-cancel-title = Cancel this invitation?
panel-invitation-cancel-text = { $name } is removed from the list, and the link no longer works.
panel-invitation-cancel-hint = You can invite the same person again at any time.
panel-invitation-cancel = Cancel invitation
panel-invitation-keep = Keep it
panel-invitation-cancelled = The invitation of { $name } is cancelled.

# The user's conversations.
panel-sessions-none = No conversations yet
panel-sessions-none-text = What this user and the chatbot say to each other appears here.
panel-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
panel-search = Search these conversations
panel-searching = Searching …
panel-hits = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
panel-newest-hits = { $count ->
    [one] The newest { $count } hit
   *[other] The newest { $count } hits
}
panel-no-hits = Nothing was found
panel-no-hits-text = Neither a message nor a title of this user's conversations holds it.
panel-show-all = Show all conversations
# Where a hit is: not in a message but in the conversation's title.
panel-hit-title = Title

# One conversation.
panel-conversation-back = Back to the sessions
panel-conversation-gone = This conversation is gone
panel-conversation-gone-text = It may have been deleted.
panel-conversation-messages = Messages
panel-conversation-earlier = Show earlier messages
panel-conversation-written = As written
panel-conversation-written-title = Show messages letter by letter, without their formatting
panel-conversation-copy = Copy all
# Who wrote a message, before it, for those who don't see its place.
panel-conversation-author = { $author }:{" "}
# Continues the button "Copy" for those who don't see what it stands beside. $time is like 10:32.
panel-conversation-message = this message of { $time }
# Parts of what a chatbot wrote.
panel-conversation-code = Code
panel-conversation-table = Table
# Stand before a line of a list of tasks.
panel-conversation-done = done:{" "}
panel-conversation-to-do = to do:{" "}

# What was done to the user.
panel-activity-none = Nothing here yet
panel-activity-none-text = Who invites, changes or disables this user or reads their conversations is noted here.
