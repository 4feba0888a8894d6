# From which networks people come, as an open chatbot tells it. $time is "10:32", with the date when it is of another day.

network-unavailable = Network unavailable (redeploy chatbot)
network-show = Show users from { $network }
network-show-all = { $network }: show users from all networks
network-remove-filter = Network { $network }: remove this filter

# How the networks stand.
network-as-of = As of { $time }
network-not-read = Networks could not be read

# $explanation is what is wrong, in sentences.
network-others-as-of = { $explanation } Questions and times are as of { $time }.
network-reading-off = Not read
network-reading-off-hint = Enter the address, and Rollcall reads networks from there.
network-reads-again = Rollcall reads again by itself, and when a users page is opened.
network-reading-first = Loading …
network-reading-first-hint = Rollcall reads for the first time.
network-told-as-of = As the chatbot told it, as of { $time }

# Said to those who do not see it.
network-note = { $title }. { $text }
network-loading = Loading networks …
network-up-to-date = Networks are up to date, as of { $time }.

# Why a chatbot's analytics could not be read, and what to do.
network-fault-missing = There is no analytics endpoint at this address. Check the address, or deploy a version of the chatbot that has one.
network-fault-other-version = What answers at this address is not the analytics this Rollcall reads. Check the address, or deploy the chatbot's current version.
network-fault-unauthorized = The chatbot refuses the analytics token. Enter the one that it expects.
network-fault-too-many = The chatbot was asked too often and wants a pause. Rollcall asks again by itself.
network-fault-server-error = The chatbot's analytics endpoint fails. Look into the chatbot's log; Rollcall asks again by itself.
network-fault-rejected = The chatbot refuses the call. Check the address.
network-fault-redirected = The address leads to another one, which is not followed. Enter that one.
network-fault-forbidden-address = This address belongs to the server itself or to a private network, where Rollcall may not connect. Give a public address, or start Rollcall with --allow-private-targets.
network-fault-unknown-host = This host is not known. Check the address for typing mistakes.
network-fault-unreachable = Nobody answers at this address. Check the address, and that the chatbot is running.
network-fault-insecure = There is no trusted https connection to this address. Check the chatbot's certificate, and http or https in the address.
network-fault-slow = The chatbot takes too long to answer. Rollcall asks again by itself.
network-fault-broken-off = The chatbot's answer broke off. Rollcall asks again by itself.
network-fault-broken-json = The chatbot's answer is broken JSON. Look into the chatbot.
network-fault-wrong-type = The chatbot's answer holds a value of the wrong type. Look into the chatbot; the contract is in Rollcall's integration guide.
network-fault-too-large = The chatbot's answer is larger than any page can be. It must give pages of the size asked for.
network-fault-compressed = The chatbot compresses its answer though that was not asked for. Switch it off there.
network-fault-endless = The chatbot's pages don't end. Look into how it makes its cursors.
network-fault-repeating = A page of the chatbot leads back to one before. Look into how it makes its cursors.
