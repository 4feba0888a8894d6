audit-invite = قام { $actor } بدعوة { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-invite-as = قام { $actor } بدعوة { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
} بدور { $role }
audit-invite-again = قام { $actor } بدعوة { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
} مجددًا
audit-cancel-invitation = قام { $actor } بإلغاء دعوة { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-accept = { $whom ->
    [own] قبول الدعوة
   *[other] قام { $actor } بقبول الدعوة
}
audit-tell-name = { $whom ->
    [own] ذكر الاسم الذي كان ناقصًا
   *[other] قام { $actor } بذكر الاسم الذي كان ناقصًا
}
audit-disable = قام { $actor } بتعطيل { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-enable = قام { $actor } بتفعيل { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-make-admin = قام { $actor } بإعطاء { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
} دور «مشرف»
audit-make-regular = قام { $actor } بإعطاء { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
} دور «عادي»
audit-rename = قام { $actor } بتغيير اسم { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-change = قام { $actor } بتغيير { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-delete = قام { $actor } بحذف { $whom ->
    [this] هذا المستخدم
   *[other] { $user }
}
audit-first-sign-in = { $whom ->
    [own] تسجيل الدخول لأول مرة
   *[other] قام { $actor } بتسجيل الدخول لأول مرة
}
audit-sign-in = { $whom ->
    [own] تسجيل الدخول
   *[other] قام { $actor } بتسجيل الدخول
}
audit-arrive = { $whom ->
    [own] القدوم لأول مرة، بصفة زائر
   *[other] جاء { $actor } لأول مرة، بصفة زائر
}
audit-arrive-by-domain = { $whom ->
    [own] القدوم لأول مرة، عبر نطاق بريد مسموح به
   *[other] جاء { $actor } لأول مرة، عبر نطاق بريد مسموح به
}
audit-report = قام { $actor } بقراءة تحليلات روبوت المحادثة
audit-read = { $whom ->
    [own] قراءة { $conversation } خاصة به
    [self] قام { $actor } بقراءة { $conversation } خاصة به
    [this] قام { $actor } بقراءة { $conversation } مع هذا المستخدم
   *[other] قام { $actor } بقراءة { $conversation } مع { $user }
}
audit-conversation = محادثة
audit-search-conversations = { $whom ->
    [own] البحث في المحادثات الخاصة
    [self] قام { $actor } بالبحث في محادثاته
    [this] قام { $actor } بالبحث في محادثات هذا المستخدم
   *[other] قام { $actor } بالبحث في محادثات { $user }
}
audit-job-start = { $job ->
    [none] قام { $actor } بتأكيد إجراء جماعي
   *[other] قام { $actor } بتأكيد إجراء جماعي (المهمة { $job })
}
audit-job-undo = بدأ { $actor } التراجع عن { $undone ->
    [none] إجراء جماعي
   *[other] المهمة { $undone }
}{ $job ->
    [none] { "" }
   *[other] { " " }(المهمة { $job })
}
audit-job-cancel = { $job ->
    [none] قام { $actor } بإلغاء إجراء جماعي
   *[other] قام { $actor } بإلغاء إجراء جماعي (المهمة { $job })
}
audit-job-end = { $job ->
    [none] { $actor }: انتهى الإجراء الجماعي
   *[other] { $actor }: انتهى الإجراء الجماعي (المهمة { $job })
}
audit-export = قام { $actor } بتصدير مستخدمين
audit-export-users = قام { $actor } بتصدير { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} بصيغة { $format }
audit-export-log = قام { $actor } بتصدير سجل التدقيق
audit-export-user = { $whom ->
    [own] تصدير كل البيانات الخاصة
    [self] قام { $actor } بتصدير كل بياناته
    [this] قام { $actor } بتصدير كل بيانات هذا المستخدم
   *[other] قام { $actor } بتصدير كل بيانات { $user }
}
audit-settings = قام { $actor } بتغيير الإعدادات
audit-replace-key = قام { $actor } باستبدال مفتاح API
audit-revoke-key = قام { $actor } بإبطال مفتاح API
audit-create-chatbot = قام { $actor } بإضافة روبوت محادثة
audit-demo = قام { $actor } بإضافة أشخاص وهميين
audit-demo-people = قام { $actor } بإضافة { $count ->
    [one] شخص وهمي واحد
    [two] شخصين وهميين
    [few] { $count } أشخاص وهميين
    [many] { $count } شخصًا وهميًا
   *[other] { $count } شخص وهمي
}
audit-owner-link = قام { $actor } بإنشاء رابط دخول للمالك
audit-console-sign-in = { $whom ->
    [own] تسجيل الدخول إلى لوحة الإدارة
   *[other] قام { $actor } بتسجيل الدخول إلى لوحة الإدارة
}
audit-console-refused = رُفض { $actor } عند باب لوحة الإدارة
audit-console-sign-out = { $whom ->
    [own] تسجيل الخروج من لوحة الإدارة
   *[other] قام { $actor } بتسجيل الخروج من لوحة الإدارة
}
audit-console-session-end = { $whom ->
    [own] إنهاء جلسات خاصة في لوحة الإدارة
   *[other] قام { $actor } بإنهاء جلسات له في لوحة الإدارة
}
audit-password-link = { $whom ->
    [own] إنشاء رابط شخصي لتعيين كلمة المرور
    [self] قام { $actor } بإنشاء رابط لتعيين كلمة مروره
    [this] قام { $actor } بإنشاء رابط لتعيين كلمة مرور هذا المستخدم
   *[other] قام { $actor } بإنشاء رابط لتعيين كلمة مرور { $user }
}
audit-password-set = { $whom ->
    [own] تعيين كلمة المرور
   *[other] قام { $actor } بتعيين كلمة مروره
}
audit-second-factor-add = { $whom ->
    [own] إضافة عامل ثانٍ
   *[other] قام { $actor } بإضافة عامل ثانٍ
}
audit-second-factor-remove = { $whom ->
    [own] إزالة العامل الثاني
   *[other] قام { $actor } بإزالة عامله الثاني
}
audit-passkey-add = { $whom ->
    [own] إضافة مفتاح مرور
   *[other] قام { $actor } بإضافة مفتاح مرور
}
audit-passkey-remove = { $whom ->
    [own] إزالة مفتاح مرور
   *[other] قام { $actor } بإزالة مفتاح مرور
}
audit-owner = المالك
audit-chatbot = روبوت المحادثة
audit-nobody = شخص ما
audit-actor = المستخدم { $user }
audit-deleted-actor = المستخدم { $user } (محذوف)
audit-user = المستخدم { $user }
audit-deleted-user = المستخدم { $user } (محذوف)
audit-was-status = كان { $status ->
    [active] نشطًا
    [pending] معلّقًا
   *[disabled] معطّلًا
}
audit-now-status = الآن { $status ->
    [active] نشط
    [pending] معلّق
   *[disabled] معطّل
}
audit-was-role = كان { $role ->
    [admin] مشرفًا
   *[regular] عاديًا
}
audit-now-was-status = الآن { $after ->
    [active] نشط
    [pending] معلّق
   *[disabled] معطّل
}، وكان { $before ->
    [active] نشطًا
    [pending] معلّقًا
   *[disabled] معطّلًا
}
audit-now-was-role = الآن { $after ->
    [admin] مشرف
   *[regular] عادي
}، وكان { $before ->
    [admin] مشرفًا
   *[regular] عاديًا
}
audit-another-name = اسم آخر
audit-visitor-linked = معروف من الآن فصاعدًا بمعرّف زائر
audit-name-told = ذكر الاسم الذي كان ناقصًا
audit-by-domain = عبر نطاق بريد مسموح به
audit-by-bulk-action = بإجراء جماعي (المهمة { $job })
audit-by-undoing = بالتراجع عن المهمة { $undone } (المهمة { $job })
audit-from-file = من ملف
audit-with = ومعه: { $what }
audit-deleted = حُذف: { $what }
audit-users = { $count ->
    [one] مستخدم واحد
    [two] مستخدمان
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
audit-new-visitors = { $count ->
    [one] زائر جديد واحد
    [two] زائران جديدان
    [few] { $count } زوار جدد
    [many] { $count } زائرًا جديدًا
   *[other] { $count } زائر جديد
}
audit-names-filled = { $count ->
    [one] اسم ناقص واحد استُكمل
    [two] اسمان ناقصان استُكملا
    [few] { $count } أسماء ناقصة استُكملت
    [many] { $count } اسمًا ناقصًا استُكمل
   *[other] { $count } اسم ناقص استُكمل
}
audit-filtered = ما أبقاه عامل تصفية منه
audit-only-selection = تحديد
audit-only-found = ما وجده بحث
audit-only-status = { $status ->
    [active] النشطون
    [pending] المعلّقون
   *[disabled] المعطّلون
} فقط
audit-only-role = دور { $role } فقط
audit-only-network = من شبكة واحدة
audit-access = الوصول: { $after }، وكان: { $before }
audit-analytics-address = عنوان تحليلات آخر
audit-analytics-token = رمز تحليلات آخر
audit-domains = نطاقات بريد أخرى مسموح بها، وهي الآن { $count ->
    [one] نطاق واحد
    [two] نطاقان
    [few] { $count } نطاقات
    [many] { $count } نطاقًا
   *[other] { $count } نطاق
}
audit-overlap = يعمل السابق { $count ->
    [one] ساعة أخرى
    [two] ساعتين أخريين
    [few] { $count } ساعات أخرى
    [many] { $count } ساعة أخرى
   *[other] { $count } ساعة أخرى
}
audit-with-recovery-code = برمز استرداد
audit-from = من { $network }
audit-about = ما جرى للمستخدم { $user }: إزالة عامل التصفية هذا
audit-label-invite = دعوة
audit-label-invite-again = دعوة مجددًا
audit-label-cancel-invitation = إلغاء دعوة
audit-label-accept = قبول دعوة
audit-label-change = تغيير
audit-label-delete = حذف
audit-label-sign-in = أول تسجيل دخول
audit-label-arrive = القدوم لأول مرة
audit-label-report = قراءة التحليلات
audit-label-read = قراءة محادثة
audit-label-search-conversations = بحث في المحادثات
audit-label-job-start = تأكيد إجراء جماعي
audit-label-job-undo = تراجع عن إجراء جماعي
audit-label-job-cancel = إلغاء إجراء جماعي
audit-label-job-end = انتهاء إجراء جماعي
audit-label-export = تصدير مستخدمين
audit-label-export-log = تصدير السجل
audit-label-export-user = تصدير بيانات مستخدم
audit-label-settings = تغيير الإعدادات
audit-label-replace-key = استبدال مفتاح API
audit-label-revoke-key = إبطال مفتاح API
audit-label-demo = إضافة أشخاص وهميين
audit-label-console-sign-in = تسجيل الدخول إلى لوحة الإدارة
audit-label-console-sign-out = تسجيل الخروج من لوحة الإدارة
audit-label-console-session-end = إنهاء جلسات لوحة الإدارة
audit-label-password-link = إنشاء رابط كلمة مرور
audit-label-password-set = تعيين كلمة مرور
audit-label-second-factor-add = إضافة عامل ثانٍ
audit-label-second-factor-remove = إزالة العامل الثاني
audit-label-passkey-add = إضافة مفتاح مرور
audit-label-passkey-remove = إزالة مفتاح مرور
audit-label-create-chatbot = إضافة روبوت محادثة
audit-label-owner-link = إنشاء رابط للمالك
audit-label-console-refused = رفض الدخول
