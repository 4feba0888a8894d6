trend-new = الجدد، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
trend-active = النشطون، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
trend-all-new = المستخدمون الجدد يوميًا، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}: المجموع { $total }
trend-all-new-and-most = المستخدمون الجدد يوميًا، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}: المجموع { $total }، وأكثرهم في { $day }: { $most }
trend-all-active = المستخدمون حسب يوم آخر نشاط، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}: المجموع { $total }
trend-all-active-and-most = المستخدمون حسب يوم آخر نشاط، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}: المجموع { $total }، وأكثرهم في { $day }: { $most }
trend-show-new = { $count } من الجدد في { $day }: عرضهم
trend-show-active = { $count } كان آخر نشاطهم في { $day }: عرضهم
trend-filter-added = أُضيف
trend-filter-active = آخر نشاط
trend-remove-filter = { $filter } { $day }: إزالة عامل التصفية هذا
