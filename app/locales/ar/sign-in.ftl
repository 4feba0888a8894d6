sign-in = تسجيل الدخول
sign-in-going-on = جارٍ تسجيل الدخول…
sign-in-by-passkey = تسجيل الدخول بمفتاح مرور
sign-in-or = أو
sign-in-begin-again = البدء من جديد

sign-in-forgot = هل نسيت كلمة المرور؟
sign-in-forgot-admin = يطلب مشرفو روبوت المحادثة من المالك أو من مشرف آخر رابطًا لتعيين كلمة مرور.
sign-in-forgot-owner = ينشئ المالك مثل هذا الرابط على الخادم:
sign-in-forgot-once = للدخول مرة واحدة مع إبقاء كلمة المرور كما هي، يُنشئ هذا الأمر رابطًا:

sign-in-where = إلى أين؟
sign-in-where-why = بريدك الإلكتروني وكلمة مرورك يفتحان أكثر من حساب.

sign-in-one-more-step = خطوة أخرى
sign-in-code = الرمز
sign-in-code-hint = ستة أرقام من تطبيق المصادقة.
sign-in-recovery-hint = أحد الرموز التي احتفظت بها عند إعداد العامل الثاني. يعمل كل رمز مرة واحدة.
sign-in-by-code = استخدام رمز التطبيق بدلًا منه
sign-in-by-recovery = استخدام رمز استرداد بدلًا منه

sign-in-arriving = جارٍ تسجيل دخولك…
sign-in-link-spent = لم يعد هذا الرابط صالحًا
sign-in-link-spent-help = استُخدم من قبل أو مضى عليه وقت طويل. إن كنت مسجّل الدخول فتابع، وإلا فسجّل الدخول بطريقة أخرى أو أنشئ رابطًا جديدًا:
sign-in-go-on = المتابعة إلى روبوتات المحادثة
sign-in-otherwise = تسجيل الدخول بطريقة أخرى
