account-password-rule = 12 حرفًا على الأقل؛ بضع كلمات تفي بالغرض. تُرفض الكلمات سهلة التخمين.
account-took-too-long = استغرق ذلك وقتًا طويلًا، فابدأ من جديد.
account-no-passkeys-here = لا يقبل هذا المتصفح مفاتيح المرور على هذا العنوان: فهي تحتاج إلى https أو localhost وإلى اسم مضيف.
account-set-a-password = عيّن بريدًا إلكترونيًا وكلمة مرور لتتمكن من الدخول بلا رابط.
account-of-owner = المالك: كل روبوتات المحادثة
account-by-link = برابط لمرة واحدة
account-by-password = بكلمة مرور
account-by-second-factor = بكلمة مرور ورمز
account-by-passkey = بمفتاح مرور
account-session = تسجيل الدخول { $way }
account-session-from = تسجيل الدخول { $way } من { $network }
account-unknown-browser = متصفح غير معروف
account-browser = { $browser } على { $system }
account-recovery-file = رموز استرداد { $account } في Rollcall على { $site }
account-recovery-file-hint = يصلح كل رمز للدخول مرة واحدة بدلًا من رمز التطبيق.
account-no-recovery-codes = لم يبق أي رمز استرداد: أزل العامل الثاني وأعد إعداده للحصول على رموز جديدة.
account-recovery-codes = { $count ->
    [one] بقي رمز استرداد واحد.
    [two] بقي رمزا استرداد.
    [few] بقيت { $count } رموز استرداد.
   *[other] بقي { $count } رمز استرداد.
}
account-too-many-tries = محاولات كثيرة جدًا. تُقبل المحاولة التالية بعد { $seconds ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
}.
account-too-many-tries-for-minutes = محاولات كثيرة جدًا. تُقبل المحاولة التالية بعد { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}.
account-wait = انتظر { $time }
account-passkey-not-used = لم يُستخدم أي مفتاح مرور. يمكنك إعادة المحاولة أو تسجيل الدخول بكلمة المرور.
account-passkey-not-here-but-password = لا تعمل مفاتيح المرور على هذا العنوان. سجّل الدخول بكلمة المرور.
account-passkey-use-failed = تعذّر على المتصفح استخدام مفتاح مرور. أعد المحاولة أو سجّل الدخول بكلمة المرور.
account-passkey-not-added = لم يُضف أي مفتاح مرور. يمكنك إعادة المحاولة متى شئت.
account-passkey-there-already = يحتوي هذا الجهاز أو مفتاح الأمان على مفتاح مرور لهذا الحساب من قبل.
account-passkey-not-here = لا تعمل مفاتيح المرور على هذا العنوان.
account-passkey-adding-failed = تعذّر على المتصفح إنشاء مفتاح مرور. أعد المحاولة أو جرّب جهازًا آخر.
