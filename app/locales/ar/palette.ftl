palette = ابحث أو نفّذ
palette-keys = Ctrl K
palette-hint = اكتب أمرًا أو اسم روبوت محادثة
palette-hint-users = اكتب أمرًا أو اسم روبوت محادثة أو مستخدم
palette-list = أوامر وأماكن ومستخدمون
palette-results = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
palette-nothing = لا يوجد ما يحمل هذا الاسم

palette-go-to = انتقال إلى
palette-account = الحساب
palette-user = مستخدم

palette-users-of = مستخدمو { $chatbot }
palette-settings-of = إعدادات { $chatbot }
palette-audit-of = سجل تدقيق { $chatbot }
palette-audit-of-installation = سجل تدقيق التثبيت
palette-chatbots = كل روبوتات المحادثة
palette-colours = الألوان: { $name }
