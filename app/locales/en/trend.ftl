# New and active users, day by day.

# Below the charts.
trend-new = new, { $days } days
trend-active = active, { $days } days

# What a chart shows, for those who do not see it; on $day there were the most.
trend-all-new = New users a day, { $days } days: { $total } in all
trend-all-new-and-most = New users a day, { $days } days: { $total } in all, most on { $day }: { $most }
trend-all-active = Users by the day they were last active, { $days } days: { $total } in all
trend-all-active-and-most = Users by the day they were last active, { $days } days: { $total } in all, most on { $day }: { $most }

# What a number in the table of days does.
trend-show-new = { $count } new on { $day }: show them
trend-show-active = { $count } last active on { $day }: show them

# A filter by day, before the day; its button takes it away.
trend-filter-added = Added
trend-filter-active = Last active
trend-remove-filter = { $filter } { $day }: remove this filter
