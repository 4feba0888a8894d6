export-comma = فاصلة
export-semicolon = فاصلة منقوطة
export-tab = علامة جدولة
export-all = كل المستخدمين ({ $count })
export-matches = كل المطابقين ({ $count })
export-matches-uncounted = كل المطابقين
export-selected = { $count ->
    [one] المستخدم المحدّد
    [two] المستخدمان المحدّدان
   *[other] المستخدمون المحدّدون ({ $count })
}
export-selected-uncounted = المستخدمون المحدّدون
export-going-on = جارٍ تصدير { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} بصيغة { $format }
export-done = تم تصدير { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} بصيغة { $format }
export-cancelled = أُلغي: تصدير { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} بصيغة { $format }
export-broke-off = انقطع التنزيل
export-begins = يبدأ التنزيل …
export-progress = { $done } من { $total }
export-in-downloads = الملف في تنزيلات متصفحك.
export-not-whole = الملف غير مكتمل. أعد التصدير.
export-lost = انقطع الاتصال في هذه الأثناء: تحقّق في تنزيلات متصفحك من اكتمال الملف.
