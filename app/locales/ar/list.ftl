list-comma = { $first }، { $next }
list-and = { $first } و{ $last }
