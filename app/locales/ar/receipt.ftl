receipt-users = { $count ->
    [one] مستخدم واحد
    [two] مستخدمان
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
receipt-sessions = { $count ->
    [one] جلسة واحدة
    [two] جلستان
    [few] { $count } جلسات
    [many] { $count } جلسة
   *[other] { $count } جلسة
}
receipt-messages = { $count ->
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
receipt-analytics = { $count ->
    [one] سجل تحليلات واحد
    [two] سجلّا تحليلات
    [few] { $count } سجلات تحليلات
    [many] { $count } سجل تحليلات
   *[other] { $count } سجل تحليلات
}
receipt-invitations = { $count ->
    [one] دعوة واحدة
    [two] دعوتان
    [few] { $count } دعوات
    [many] { $count } دعوة
   *[other] { $count } دعوة
}
receipt-saved-views = { $count ->
    [one] طريقة عرض محفوظة واحدة
    [two] طريقتا عرض محفوظتان
    [few] { $count } طرق عرض محفوظة
    [many] { $count } طريقة عرض محفوظة
   *[other] { $count } طريقة عرض محفوظة
}
receipt-accounts = { $count ->
    [one] حساب واحد في لوحة الإدارة
    [two] حسابان في لوحة الإدارة
    [few] { $count } حسابات في لوحة الإدارة
    [many] { $count } حسابًا في لوحة الإدارة
   *[other] { $count } حساب في لوحة الإدارة
}
receipt-passkeys = { $count ->
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $count } مفاتيح مرور
    [many] { $count } مفتاح مرور
   *[other] { $count } مفتاح مرور
}
receipt-recovery-codes = { $count ->
    [one] رمز استرداد واحد
    [two] رمزا استرداد
    [few] { $count } رموز استرداد
    [many] { $count } رمز استرداد
   *[other] { $count } رمز استرداد
}
receipt-console-sessions = { $count ->
    [one] جلسة واحدة في لوحة الإدارة
    [two] جلستان في لوحة الإدارة
    [few] { $count } جلسات في لوحة الإدارة
    [many] { $count } جلسة في لوحة الإدارة
   *[other] { $count } جلسة في لوحة الإدارة
}
receipt-console-links = { $count ->
    [one] رابط واحد للوحة الإدارة
    [two] رابطان للوحة الإدارة
    [few] { $count } روابط للوحة الإدارة
    [many] { $count } رابطًا للوحة الإدارة
   *[other] { $count } رابط للوحة الإدارة
}
receipt-tickets = { $count ->
    [one] عملية دخول واحدة لم تكتمل
    [two] عمليتا دخول لم تكتملا
    [few] { $count } عمليات دخول لم تكتمل
    [many] { $count } عملية دخول لم تكتمل
   *[other] { $count } عملية دخول لم تكتمل
}
