chatbots-not-shown = تعذّر عرض روبوتات المحادثة
chatbots-none = لا توجد روبوتات محادثة بعد
chatbots-none-help = أضف الأول: تعطيه اسمًا، ويعطيك Rollcall مفتاح API الذي يوقّع به الروبوت استدعاءاته.
chatbots-add = إضافة روبوت محادثة
chatbots-add-command = إضافة روبوت محادثة…
chatbots-set-password = تعيينهما
chatbots-access = الوصول
chatbots-access-authenticated = بتسجيل الدخول
chatbots-access-open = مفتوح للجميع
chatbots-users = { $count ->
    [zero] لا مستخدمين
    [one] مستخدم واحد
    [two] مستخدمان
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
chatbots-by-status = نشط: { $active } · معلّق: { $pending } · معطّل: { $disabled }
chatbots-key = ضع مفتاح API هذا في إعدادات { $chatbot }. يُعرض هذه المرة فقط، ولا يحتفظ Rollcall إلا بتجزئته.
chatbots-key-kept = احتفظت بالمفتاح
