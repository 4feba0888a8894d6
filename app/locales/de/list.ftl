list-comma = { $first }, { $next }
list-and = { $first } und { $last }
