# Rules that forbid something, each with a way on.

refused-last-admin = This is the last active admin of the chatbot. Give someone else the role Admin first.
refused-oneself = You can't disable, demote or delete yourself. Ask another admin to do it.
