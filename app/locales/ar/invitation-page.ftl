invitation-page = دعوة
invitation-page-title = دعوتك
invitation-page-looking = جارٍ البحث عن دعوتك…
invitation-page-no-token = هذا الرابط غير كامل
invitation-page-no-token-help = افتح رابط دعوتك كما وصلك، حتى آخر حرف فيه.

invitation-page-offer = أنت مدعوّ إلى { $chatbot }
invitation-page-role = الدور
invitation-page-open-until = مفتوحة حتى
invitation-page-accept = قبول
invitation-page-accepting = جارٍ القبول…
invitation-page-not-yours = إن لم تكن هذه الدعوة لك فأغلق الصفحة، ولن يحدث شيء.

invitation-page-accepted = يمكنك الآن التحدث إلى { $chatbot }
invitation-page-sign-in-there = سجّل الدخول هناك باسم { $email }.
invitation-page-manage-by-password = يمكنك أيضًا إدارة مستخدميه. عيّن لذلك كلمة مرور في Rollcall:
invitation-page-manage = يمكنك أيضًا إدارة مستخدميه في Rollcall:
invitation-page-sign-in = تسجيل الدخول إلى Rollcall

invitation-page-over = انتهت هذه الدعوة
invitation-page-over-accepted = إن كنت قد قبلتها من قبل فلا بأس: سجّل الدخول إلى روبوت المحادثة كالمعتاد.
invitation-page-over-else = وإلا فقد سُحبت أو حلّت محلها دعوة أحدث أو مضى عليها وقت طويل. اطلب رابطًا جديدًا ممن دعاك.
