settings-page-title = الإعدادات
settings-page-not-shown = تعذّر عرض الإعدادات
settings-page-saved = تم حفظ الإعدادات.
settings-page-unsaved = تغييرات غير محفوظة

settings-page-analytics = التحليلات
settings-page-address = عنوان التحليلات
settings-page-address-hint = مثل https://bot.example/analytics. إن تُرك فارغًا فلا تُقرأ الشبكات.
settings-page-token = الرمز
settings-page-token-replace = استبدال
settings-page-token-remove = إزالة
settings-page-token-keep = إبقاء الحالي
settings-page-test = اختبار الاتصال
settings-page-testing = جارٍ الاختبار…
settings-page-reading = القراءة

settings-page-domains = نطاقات البريد المسموح بها
settings-page-domain-list = النطاقات
settings-page-domain-list-hint = مثل example.org، نطاق في كل سطر أو تفصل بينها فواصل. ما يقع تحت نطاق هو نطاق آخر. إن تُركت فارغة فلا يدخل إلا من دُعي.

settings-page-keys = مفاتيح API
settings-page-no-key = لا يوجد مفتاح: لا يستطيع روبوت المحادثة استدعاء Rollcall.
settings-page-key-made = أُنشئ في { $time }
settings-page-key-used = آخر استخدام: { $time }
settings-page-key-unused = لم يُستخدم قط
settings-page-new-key = مفتاح جديد…
settings-page-new-key-title = مفتاح API جديد
settings-page-present-keys = مصير المفاتيح الحالية
settings-page-make-key = إنشاء المفتاح
settings-page-making-key = جارٍ الإنشاء…
settings-page-key = ضع هذا المفتاح في إعدادات روبوت المحادثة. يُعرض هذه المرة فقط، ولا يحتفظ Rollcall إلا بتجزئته.
settings-page-key-again = يستطيع روبوت المحادثة استدعاء Rollcall من جديد فور حصوله على المفتاح.
settings-page-key-kept = احتفظت بالمفتاح

settings-page-revoke = إبطال…
settings-page-revoke-which = إبطال المفتاح { $key }…
settings-page-revoke-title = هل تريد إبطال هذا المفتاح؟
settings-page-revoke-meaning = تُرفض الاستدعاءات بالمفتاح { $key } فورًا، ولا يصل شيء بعد ذلك إلى ما يستمع به. لا يمكن التراجع عن هذا.
settings-page-revoke-now = إبطال
settings-page-key-revoked = تم إبطال المفتاح { $key }.
