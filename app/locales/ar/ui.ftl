ui-title = { $page } · Rollcall
ui-title-of = { $page } · { $chatbot } · Rollcall

ui-try-again = إعادة المحاولة
ui-cancel = إلغاء
ui-close = إغلاق
ui-dismiss = إخفاء
ui-save = حفظ
ui-saving = جارٍ الحفظ…
ui-remove = إزالة
ui-go-on = متابعة
ui-looking = جارٍ التحقق…
ui-reading = جارٍ القراءة…
ui-failed = تعذّر ذلك
ui-try-now = يمكنك المحاولة مرة أخرى الآن.

ui-copy = نسخ
ui-copied = تم النسخ
ui-copy-failed = تعذّر النسخ

ui-name = الاسم
ui-email = البريد الإلكتروني
ui-password = كلمة المرور
ui-show = إظهار
ui-hide = إخفاء
ui-show-typed = إظهار ما كُتب
ui-hide-typed = إخفاء ما كُتب

ui-just-now = الآن
ui-mail-failed = تعذّر إرسال البريد
ui-mail-failed-meaning = تعذّر إرسال رسالة البريد الإلكتروني
ui-colours = الألوان
ui-drop = أفلت الملف لاستيراد الأشخاص

ui-part-missing = تعذّر تحميل هذا الجزء من الصفحة
ui-part-missing-help = تحقق من الاتصال ثم أعد المحاولة. وبعد تحديث Rollcall أعد تحميل الصفحة.
ui-load-page-anew = إعادة تحميل الصفحة
ui-updated = تم تحديث Rollcall. أعد تحميل الصفحة، وسيبقى ما كتبته وما اخترته.
ui-later = لاحقًا
ui-load-anew = إعادة التحميل
ui-away = يتعذّر على Rollcall الوصول إلى قاعدة بياناته. تُعاد المحاولة الآن…
