account-page-not-shown = تعذّر عرض حسابك
account-page-who = من أنت
account-page-no-email = لا يوجد بعد
account-page-manages = يدير
account-page-manages-all = كل روبوتات المحادثة، بصفة المالك
account-page-appearance = المظهر
account-page-appearance-hint = ألوان الصفحة في هذا المتصفح.

account-page-confirm = أدخل كلمة المرور
account-page-confirm-why = للتأكد من أنك صاحب الحساب. يسري ذلك خمس دقائق.
account-page-not-your-password = هذه ليست كلمة مرورك.

account-page-present-password = كلمة المرور الحالية
account-page-new-password = كلمة المرور الجديدة
account-page-new-password-ends-sessions = كلمة المرور الجديدة تنهي كل جلساتك الأخرى.
account-page-change-password = تغيير كلمة المرور
account-page-set-password = تعيين كلمة المرور
account-page-password-is-set = تم تعيين كلمة مرورك، وانتهت كل جلساتك الأخرى.
account-page-not-your-present-password = هذه ليست كلمة مرورك الحالية.

account-page-factor = العامل الثاني
account-page-factor-hint = رمز من تطبيق مصادقة يُطلب بعد كلمة المرور، فلا يدخل من يعرف كلمة المرور وحدها.
account-page-factor-needs-password = عيّن كلمة مرور أولًا، فالرمز يُطلب بعدها.
account-page-set-up-factor = إعداد العامل الثاني
account-page-factor-scan = امسح هذا الرمز بتطبيق مصادقة، أو { $link }.
account-page-factor-open = افتحه في تطبيق على هذا الجهاز
account-page-factor-qr = رمز QR لتطبيق مصادقة
account-page-factor-secret = أو اكتب فيه هذا السر:
account-page-factor-code = الرمز الذي يعرضه
account-page-factor-code-hint = ستة أرقام تتجدد كل نصف دقيقة.
account-page-factor-switch-on = تشغيل
account-page-factor-since = يعمل منذ { $date }.
account-page-remove-factor = إزالة العامل الثاني…
account-page-remove-factor-title = هل تريد إزالة العامل الثاني؟
account-page-remove-factor-meaning = من الآن تكفي كلمة المرور وحدها للدخول، وتبطل رموز الاسترداد.
account-page-factor-removed = تمت إزالة العامل الثاني.

account-page-recovery-title = العامل الثاني يعمل. احتفظ برموز الاسترداد هذه.
account-page-recovery = يتيح كل رمز منها تسجيل الدخول مرة واحدة إن فُقد التطبيق. تُعرض هذه المرة فقط.
account-page-recovery-download = تنزيل
account-page-recovery-kept = احتفظت بها

account-page-passkeys = مفاتيح المرور
account-page-passkeys-hint = سجّل الدخول ببصمتك أو وجهك أو مفتاح أمان، من دون كلمة مرور.
account-page-add-passkey = إضافة مفتاح مرور
account-page-passkey-name-hint = ما تسمّي به الجهاز أو المفتاح، مثل «الحاسوب المحمول». سيطلبه متصفحك بعد ذلك.
account-page-asking = جارٍ الطلب…
account-page-passkey-added = تمت إضافة مفتاح المرور.
account-page-passkey-used = أُضيف في { $added } · استُخدم { $used }
account-page-passkey-unused = أُضيف في { $added } · لم يُستخدم قط
account-page-remove-passkey = إزالة…
account-page-remove-passkey-which = إزالة { $name }…
account-page-remove-passkey-title = هل تريد إزالة مفتاح المرور هذا؟
account-page-remove-passkey-meaning = لن يتيح لك { $name } تسجيل الدخول بعد الآن. قد يستمر جهازك في عرضه إلى أن تحذفه منه أيضًا.
account-page-passkey-removed = تمت إزالة مفتاح المرور { $name }.

account-page-sessions = الجلسات
account-page-sessions-hint = المتصفحات التي سجّلت الدخول فيها.
account-page-session-begun = { $origin }، { $time }
account-page-session-used = آخر استخدام: { $time }
account-page-session-here = هذا المتصفح
account-page-end-session = إنهاء
account-page-end-session-which = إنهاء الجلسة في { $browser }
account-page-session-ended = انتهت الجلسة.
account-page-sign-out-everywhere = تسجيل الخروج من كل مكان…
account-page-sign-out-everywhere-title = هل تريد تسجيل الخروج من كل مكان؟
account-page-sign-out-everywhere-meaning = تنتهي كل الجلسات، في هذا المتصفح أيضًا، ثم تسجّل الدخول من جديد.
account-page-sign-out-everywhere-now = تسجيل الخروج من كل مكان
