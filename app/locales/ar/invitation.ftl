invitation-admin-meaning = يدير مستخدمي روبوت المحادثة هذا ويقرأ المحادثات ويطّلع على تحليلاته.
invitation-regular-meaning = يمكنه التحدث إلى روبوت المحادثة لا غير.
invitation-admin-offer = مشرف: يمكنك التحدث إلى روبوت المحادثة وإدارة مستخدميه
invitation-regular-offer = عادي: يمكنك التحدث إلى روبوت المحادثة
invitation-new = جديد
invitation-known = معروف
invitation-repeated = مكرر
invitation-malformed = تتعذّر قراءته
invitation-count-new = { $count } جديد
invitation-count-known = { $count } معروف
invitation-count-repeated = { $count } مكرر
invitation-count-malformed = { $count } تتعذّر قراءته
invitation-nobody = لا أحد لدعوته.
invitation-all = { $count ->
    [one] يُدعى بدور { $role }، ويبقى معلّقًا حتى يقبل الدعوة أو يسجّل الدخول لأول مرة.
    [two] يُدعيان بدور { $role }، ويبقيان معلّقين حتى قبول الدعوة أو تسجيل الدخول لأول مرة.
   *[other] يُدعون جميعًا بدور { $role }، ويبقون معلّقين حتى قبول الدعوة أو تسجيل الدخول لأول مرة.
}
invitation-only-new = لا يُدعى إلا الجدد، بدور { $role }.
invitation-known-stay = المعروفون يبقون كما هم.
invitation-repeated-once = من تكرر يُدعى مرة واحدة.
invitation-malformed-left = ما تتعذّر قراءته يُترك: عُد لتصحيحه.
invitation-order = دعوة { $count ->
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
invitation-done-nobody = لم يُدعَ أحد
invitation-done-one = تمت دعوة { $name }
invitation-done = تمت دعوة { $count ->
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
invitation-mails = الرسائل البريدية التي تحمل الروابط في طريقها. يمكنك أيضًا إرسال رابط بنفسك.
invitation-no-mails = لم يُعدّ خادم بريد، فأرسل إلى كل شخص رابطه بنفسك.
invitation-links-once = تُعرض الروابط هذه المرة فقط. «إعادة الإرسال» في اللوحة الجانبية للشخص تنشئ رابطًا جديدًا في أي وقت.
invitation-known-meanwhile = { $count ->
    [one] أصبح { $names } مستخدمًا في هذه الأثناء، ويبقى كما هو.
    [two] أصبح { $names } مستخدمين في هذه الأثناء، ويبقيان كما هما.
   *[other] أصبح { $names } مستخدمين في هذه الأثناء، ويبقون كما هم.
}
invitation-mail-none = لم يُرسل
invitation-mail-waiting = جارٍ الإرسال …
invitation-mail-sent = أُرسل
invitation-mail-failed = فشل الإرسال
invitation-until = حتى { $day }
invitation-expired = انتهت في { $day }
