# What a user is.

# Statuses.
user-active = Active
user-pending = Pending

# Pending, by an invitation whose term is over.
user-expired = Expired
user-disabled = Disabled

# Roles. They also stand within sentences, after "as" and "to".
user-admin = Admin
user-regular = Regular

# Who has neither name nor email; $id is the beginning of the id that the chatbot gave them.
user-visitor = Visitor { $id }

# What somebody else changed of a user, and what stands for a name or email that is missing.
user-name = Name
user-email = Email
user-role = Role
user-status = Status
user-none = none
