# Several things in one sentence.

list-comma = { $first }, { $next }
list-and = { $first } and { $last }
