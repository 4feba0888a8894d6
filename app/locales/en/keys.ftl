# A chatbot's API keys.

keys-meaning = With one of these the chatbot asks who may talk to it and records what is said. Whoever has a key can read and change all users of this chatbot.
keys-last = It is the last key that works. Without one, the chatbot can let nobody in, and nobody can go on talking to it, until you give it a new one.

# What becomes of the present keys when there is a new one, and when that is the right choice.
keys-at-once = End the present keys at once
keys-at-once-when = If somebody else may have one of them. The chatbot is refused until it has the new one.
keys-hour = Let them work for another hour
keys-hour-when = If you change the chatbot's settings now.
keys-day = Let them work for another day
keys-day-when = If the chatbot is deployed anew for it.
keys-week = Let them work for another week
keys-week-when = If others run the chatbot and have to be told.

# A key of which not even the ending is known.
keys-older = An older key

# When a key ends.
keys-ended = ended
keys-ends-in-minutes = ends in { $count } min
keys-ends-in-hours = ends in { $count } h
keys-ends-in-days = ends in { $count ->
    [one] { $count } day
   *[other] { $count } days
}
