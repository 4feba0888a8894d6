users-title = المستخدمون
users-audit-log = سجل التدقيق
users-settings = الإعدادات
users-recent = الإجراءات الأخيرة
users-import = استيراد
users-export = تصدير
users-invite = دعوة أشخاص
users-more = المزيد
users-old = { $fault } قد يكون ما تراه قديمًا.

users-by-status = المستخدمون حسب الحالة
users-count-all = كل المستخدمين
users-count-active = نشط
users-count-pending = معلّق
users-count-disabled = معطّل

users-search = البحث بالاسم أو البريد الإلكتروني
users-status = الحالة
users-role = الدور
users-any-status = الكل
users-any-role = أي دور
users-total-of = { $total } من { $all }
users-total = { $count ->
    [zero] لا مستخدمين
    [one] مستخدم واحد
    [two] مستخدمان
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
users-filter-network = الشبكة { $network }

users-loading = جارٍ التحميل
users-not-known = غير معروف
users-never = أبدًا
users-questions = { $number } { $count ->
    [zero] سؤال
    [one] سؤال
    [two] سؤال
    [few] أسئلة
    [many] سؤالًا
   *[other] سؤال
}
users-networks-off = لا تُقرأ الشبكات: أدخل عنوان تحليلات روبوت المحادثة في { $settings }.
users-networks-off-settings = إعداداته
users-networks = الشبكات

users-none-match = لا مستخدم مطابق
users-none-match-text = لا أحد يطابق هذا البحث وعوامل التصفية هذه معًا.
users-clear-filters = مسح عوامل التصفية
users-none = لا يوجد مستخدمون بعد
users-none-text = ادعُ الأشخاص واحدًا واحدًا أو استورد ملفًا. ويظهر هنا أيضًا كل من يتحدث إلى روبوت المحادثة.
users-import-file = استيراد ملف

users-days = المستخدمون حسب اليوم
users-days-day = اليوم
users-days-active = آخر نشاط
users-days-new = جديد
users-days-count = { $count } في { $day }
users-days-caption = { $count ->
    [zero] لا مستخدمين جدد
    [one] مستخدم جديد واحد
    [two] مستخدمان جديدان
    [few] { $count } مستخدمين جدد
    [many] { $count } مستخدمًا جديدًا
   *[other] { $count } مستخدم جديد
} خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}. يعرض كل رقم من يشملهم.

users-shortcuts = اختصارات لوحة المفاتيح

users-select = تحديد { $name }
users-select-all = تحديد كل المستخدمين المطابقين
users-selecting = جارٍ التحديد …
users-selected = المستخدمون المحدّدون
users-actions = الإجراءات
users-action-asks = { $action } …
users-export-selected = تصدير المحدّدين
users-export-selected-asks = تصدير المحدّدين …
users-clear-selection = إلغاء التحديد

users-confirm-counting = جارٍ حساب ما سيحدث …
users-confirm-nobody = لم يعد أحد يطابق التحديد.
users-confirm-lost = ويُحذف معهم { $lost }.
users-confirm-type = لحذفهم، اكتب عددهم: { $number }
users-confirm-tick = أعلم أنه لا يمكن التراجع عن هذا
users-confirm-delete = حذف نهائي
users-confirm-starting = جارٍ البدء …

users-export-title = تصدير المستخدمين
users-export-whom = المستخدمون
users-export-format = التنسيق
users-export-csv = نص عادي، لأي برنامج
users-export-xlsx = مصنّف (.xlsx)
users-export-separator = الفاصل
users-export-mark = لبرنامج Excel: مع علامة ترتيب البايت
users-export-order = بترتيب القائمة.
users-export-preparing = جارٍ التحضير …

users-command-selection = التحديد
users-command-filter = التصفية
users-command-sort = الترتيب
users-command-disable = { $count ->
    [unknown] تعطيل المستخدمين المحدّدين …
    [zero] تعطيل المستخدمين المحدّدين …
    [one] تعطيل مستخدم واحد محدّد …
    [two] تعطيل مستخدمين اثنين محدّدين …
    [few] تعطيل { $count } مستخدمين محدّدين …
    [many] تعطيل { $count } مستخدمًا محدّدًا …
   *[other] تعطيل { $count } مستخدم محدّد …
}
users-command-enable = { $count ->
    [unknown] تفعيل المستخدمين المحدّدين …
    [zero] تفعيل المستخدمين المحدّدين …
    [one] تفعيل مستخدم واحد محدّد …
    [two] تفعيل مستخدمين اثنين محدّدين …
    [few] تفعيل { $count } مستخدمين محدّدين …
    [many] تفعيل { $count } مستخدمًا محدّدًا …
   *[other] تفعيل { $count } مستخدم محدّد …
}
users-command-change-role = { $count ->
    [unknown] تغيير دور المستخدمين المحدّدين إلى { $role } …
    [zero] تغيير دور المستخدمين المحدّدين إلى { $role } …
    [one] تغيير دور مستخدم واحد محدّد إلى { $role } …
    [two] تغيير دور مستخدمين اثنين محدّدين إلى { $role } …
    [few] تغيير دور { $count } مستخدمين محدّدين إلى { $role } …
    [many] تغيير دور { $count } مستخدمًا محدّدًا إلى { $role } …
   *[other] تغيير دور { $count } مستخدم محدّد إلى { $role } …
}
users-command-delete = { $count ->
    [unknown] حذف المستخدمين المحدّدين …
    [zero] حذف المستخدمين المحدّدين …
    [one] حذف مستخدم واحد محدّد …
    [two] حذف مستخدمين اثنين محدّدين …
    [few] حذف { $count } مستخدمين محدّدين …
    [many] حذف { $count } مستخدمًا محدّدًا …
   *[other] حذف { $count } مستخدم محدّد …
}
users-command-export-selected = { $count ->
    [unknown] تصدير المستخدمين المحدّدين …
    [zero] تصدير المستخدمين المحدّدين …
    [one] تصدير مستخدم واحد محدّد …
    [two] تصدير مستخدمين اثنين محدّدين …
    [few] تصدير { $count } مستخدمين محدّدين …
    [many] تصدير { $count } مستخدمًا محدّدًا …
   *[other] تصدير { $count } مستخدم محدّد …
}
users-command-invite = دعوة أشخاص …
users-command-import = استيراد ملف …
users-command-export = تصدير كل المطابقين …
users-command-search = البحث عن المستخدمين بالاسم أو البريد الإلكتروني
users-command-refresh = تحديث
users-command-close-panel = إغلاق اللوحة الجانبية
users-command-show-active = عرض المستخدمين النشطين
users-command-show-pending = عرض المستخدمين المعلّقين
users-command-show-disabled = عرض المستخدمين المعطّلين
users-command-show-any-status = عرض المستخدمين أيًّا كانت حالتهم
users-command-show-role = عرض المستخدمين بدور { $role }
users-command-show-any-role = عرض المستخدمين أيًّا كان دورهم
users-command-sort-name-up = الترتيب حسب الاسم، من الألف إلى الياء
users-command-sort-name-down = الترتيب حسب الاسم، من الياء إلى الألف
users-command-sort-added-up = الترتيب حسب تاريخ الإضافة، الأقدم أولًا
users-command-sort-added-down = الترتيب حسب تاريخ الإضافة، الأحدث أولًا
users-command-sort-activity-up = الترتيب حسب آخر نشاط، الأقدم أولًا
users-command-sort-activity-down = الترتيب حسب آخر نشاط، الأحدث أولًا
users-command-sort-sessions-up = الترتيب حسب الجلسات، الأقل أولًا
users-command-sort-sessions-down = الترتيب حسب الجلسات، الأكثر أولًا
users-command-sort-questions-up = الترتيب حسب الأسئلة، الأقل أولًا
users-command-sort-questions-down = الترتيب حسب الأسئلة، الأكثر أولًا
users-command-sort-seen-up = الترتيب حسب آخر ظهور، الأقدم أولًا
users-command-sort-seen-down = الترتيب حسب آخر ظهور، الأحدث أولًا
