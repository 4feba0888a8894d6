panel-user = مستخدم
panel-back = العودة إلى القائمة
panel-tabs = ما يُعرض عن المستخدم
panel-gone = لم يعد هذا المستخدم موجودًا
panel-gone-text = ربما حُذف في هذه الأثناء.

panel-visitor = معرّف الزائر
panel-signed-in = أول تسجيل دخول
panel-never = أبدًا
panel-enable = تفعيل
panel-disable-asks = تعطيل …
panel-delete-asks = حذف …
panel-export = تصدير البيانات
panel-export-title = كل ما تحفظه Rollcall عن هذا المستخدم، بصيغة JSON: لمن يسأل عمّا يُعرف عنه
panel-saved = حُفظ { $name }.
panel-disabled = عُطّل { $name }، ويُرفض منذ رسالته التالية.
panel-enabled = يستطيع { $name } استخدام روبوت المحادثة من جديد.
panel-deleted = حُذف { $name }، ومعه الجلسات ({ $sessions }) والرسائل ({ $messages }).

panel-disable-title = تعطيل الوصول؟
panel-disable-text = يُرفض { $name } منذ رسالته التالية، حتى في محادثة جارية.
panel-disable-hint = لا يُفقد شيء: تبقى الجلسات، ويمكنك تفعيل المستخدم من جديد.
panel-disable = تعطيل
panel-delete-title = حذف هذا المستخدم؟
panel-delete-text = يُحذف { $name } نهائيًا مع { $lost }. لا يمكن التراجع عن ذلك.
panel-delete-all = كل الجلسات والرسائل
panel-delete-lost = الجلسات ({ $sessions }) والرسائل ({ $messages })
panel-delete-hint = لسحب الوصول فقط، عطّل المستخدم بدلًا من ذلك.
panel-delete = حذف نهائي

panel-conflict = غيّر شخص آخر هذا المستخدم في هذه الأثناء.
panel-conflict-change = { $field }: { $before } ← { $after }
panel-conflict-apply = تطبيق تغييري على أي حال
panel-conflict-keep = الإبقاء على تغييره

panel-console = لوحة الإدارة
panel-console-text = يستطيع { $name } تسجيل الدخول هنا وإدارة روبوت المحادثة هذا.
panel-console-make = إنشاء رابط لتعيين كلمة مرور
panel-console-make-another = إنشاء رابط آخر
panel-console-link = صالح لمرة واحدة خلال يوم. يُعرض هذه المرة فقط: أرسله إلى صاحبه ولا ترسله إلى غيره.

panel-invitation = الدعوة
panel-invitation-term = المدة
panel-invitation-mail = البريد
panel-invitation-again = إعادة الإرسال
panel-invitation-send = إرسال الدعوة
panel-invitation-made = أُعيدت الدعوة. الروابط السابقة لم تعد صالحة؛ ويُعرض هذا الرابط هذه المرة فقط:
panel-invitation-cancel-asks = إلغاء الدعوة …
panel-invitation-cancel-title = إلغاء هذه الدعوة؟
panel-invitation-cancel-text = يُزال { $name } من القائمة، ولا يعود الرابط صالحًا.
panel-invitation-cancel-hint = يمكنك دعوة الشخص نفسه من جديد في أي وقت.
panel-invitation-cancel = إلغاء الدعوة
panel-invitation-keep = الإبقاء عليها
panel-invitation-cancelled = أُلغيت دعوة { $name }.

panel-sessions-none = لا محادثات بعد
panel-sessions-none-text = يظهر هنا ما يقوله هذا المستخدم وروبوت المحادثة أحدهما للآخر.
panel-messages = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
panel-search = البحث في هذه المحادثات
panel-searching = جارٍ البحث …
panel-hits = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
panel-newest-hits = { $count ->
    [zero] أحدث النتائج
    [one] أحدث نتيجة
    [two] أحدث نتيجتين
    [few] أحدث { $count } نتائج
    [many] أحدث { $count } نتيجة
   *[other] أحدث { $count } نتيجة
}
panel-no-hits = لم يُعثر على شيء
panel-no-hits-text = لا تحتويه رسالة ولا عنوان من محادثات هذا المستخدم.
panel-show-all = عرض كل المحادثات
panel-hit-title = العنوان

panel-conversation-back = العودة إلى الجلسات
panel-conversation-gone = لم تعد هذه المحادثة موجودة
panel-conversation-gone-text = ربما حُذفت.
panel-conversation-messages = الرسائل
panel-conversation-earlier = عرض الرسائل الأقدم
panel-conversation-written = كما كُتب
panel-conversation-written-title = عرض الرسائل حرفًا بحرف، من دون تنسيقها
panel-conversation-copy = نسخ الكل
panel-conversation-author = { $author }:{" "}
panel-conversation-message = (رسالة الساعة { $time })
panel-conversation-code = تعليمات برمجية
panel-conversation-table = جدول
panel-conversation-done = تم:{" "}
panel-conversation-to-do = لم يتم:{" "}

panel-activity-none = لا شيء هنا بعد
panel-activity-none-text = يُدوّن هنا من يدعو هذا المستخدم أو يغيّره أو يعطّله أو يقرأ محادثاته.
