# The page of an audit log; its entries stand in audit.ftl.

audit-page-title = Audit log
audit-page-not-shown = The log can't be shown
# What a screen reader calls the list.
audit-page-entries = What was done, newest first
audit-page-reload = Reload
audit-page-export = Export CSV

# The filters: what was done, by whom, from one day to another.
audit-page-which = Which entries
audit-page-what = What
audit-page-everything = Everything
audit-page-by = By
audit-page-anyone = Anyone
audit-page-from = From
audit-page-to = To
audit-page-clear-filters = Clear filters

audit-page-no-match = No entry matches
audit-page-no-match-meaning = Nothing in the log fits these filters together.
audit-page-empty = Nothing here yet
audit-page-notes-chatbot = Every change of users and settings, every conversation that is opened and every file that is taken is noted here.
audit-page-notes-installation = Who came into the console, who was refused, and which chatbots were added is noted here.
