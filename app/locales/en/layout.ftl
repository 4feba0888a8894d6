# How the list of users is laid out.

# How tall its rows are.
layout-compact = Compact
layout-comfortable = Comfortable
layout-spacious = Spacious

# Its columns.
layout-name = Name
layout-status = Status
layout-role = Role
layout-network = Network
layout-questions = Questions
layout-seen = Last seen
layout-added = Added
layout-active = Last active
layout-sessions = Sessions
