set-password = تعيين كلمة مرور
set-password-looking = جارٍ فحص رابطك…
set-password-owner = أنت مالك Rollcall هذا وترى كل روبوتات المحادثة.
set-password-admin = أنت تدير مستخدمي { $chatbot }.
set-password-and-sign-in = تعيين كلمة المرور وتسجيل الدخول
set-password-going-on = جارٍ التعيين…
set-password-link-spent-help = استُخدم من قبل أو مضى عليه وقت طويل أو أنه غير كامل. إن كنت قد عيّنت كلمة مرورك فسجّل الدخول بها. يطلب مشرفو روبوت المحادثة رابطًا جديدًا من المالك أو من مشرف آخر، وينشئ المالك رابطه على الخادم:
