# تُكتب بعد نقطتين: «الاسم: لا يمكن أن يكون فارغًا».

reason-missing = لم تُحدَّد أي قيمة
reason-malformed = القيمة غير موجودة أو ليست بالصيغة المتوقعة
reason-empty = لا يمكن أن يكون فارغًا
reason-control-characters = لا يُسمح بمحارف التحكم
reason-too-many-characters = لا يُسمح بأكثر من { $max ->
    [zero] { $max } حرف
    [one] حرف واحد
    [two] حرفين
    [few] { $max } أحرف
    [many] { $max } حرفًا
   *[other] { $max } حرف
}
reason-too-many-bytes = لا يُسمح بأكثر من { $max } بايت
reason-null-character = لا يُسمح بالمحرف U+0000
reason-not-among = القيم الممكنة هي: { $words }
reason-not-media-type = القيمة الممكنة هي { $media }
reason-not-outcome = القيم الممكنة هي: changed أو skipped أو failed
reason-not-days = لا يُسمح بأكثر من { $max ->
    [one] يوم واحد
    [two] يومين متتاليين
    [few] { $max } أيام متتالية
    [many] { $max } يومًا متتاليًا
   *[other] { $max } يوم متتالٍ
}

reason-not-email = ليس عنوان بريد إلكتروني مثل ana@example.org
reason-known-email = يخصّ مستخدمًا موجودًا في روبوت المحادثة هذا
reason-no-email = لا يوجد عنوان بريد إلكتروني مثل ana@example.org
reason-name-not-taken = الاسم غير مقبول: { $reason }
reason-too-many-people = تضمّ أكثر من { $max } شخص؛ استوردهم من ملف
reason-are-too-many-people = عددهم يتجاوز { $max }؛ استوردهم من ملف
reason-not-user-id = يجب أن يكون معرّف مستخدم
reason-no-email-given = البريد الإلكتروني غير موجود؛ به يسجّل الدخول مستخدمو روبوت المحادثة هذا
reason-no-visitor-given = القيمة غير موجودة؛ أعطِ معرّف زائر أو بريدًا إلكترونيًا أو كليهما
reason-client-id-length = يجب أن يتكوّن من حرف واحد إلى { $max } حرفًا
reason-not-visible-ascii = يجب أن يتكوّن من محارف ASCII مرئية بلا مسافات
reason-ip-address = لا يجوز أن يكون عنوان IP؛ استخدم معرّفًا عشوائيًا

reason-name-of-chatbot = يحمله روبوت محادثة آخر؛ اختر اسمًا مختلفًا
reason-name-of-view = تحمله طريقة عرض أخرى؛ اختر اسمًا مختلفًا

reason-not-domain = ليس نطاقًا مثل example.org بلا ما يسبق @
reason-domain-not-taken = تضمّ «{ $domain }»: { $reason }
reason-too-many-domains = لا يُسمح بأكثر من { $max } نطاق

reason-not-masked = يجب أن يكون عنوانًا مخفيًا جزئيًا مثل 192.168.x.x
reason-not-period = يجب أن يكون وقتين بالمللي ثانية منذ عام 1970، مثل 1795392000000-1795478400000
reason-not-actor = القيم الممكنة هي owner أو chatbot أو rollcall أو nobody أو مستخدم مثل user:12
reason-not-milliseconds = يجب أن يكون بالمللي ثانية منذ 1970-01-01T00:00:00Z
reason-not-action = ليس إجراءً من إجراءات سجل التدقيق

reason-password-too-short = لا يُقبل أقل من { $min ->
    [one] حرف واحد
    [two] حرفين
    [few] { $min } أحرف
    [many] { $min } حرفًا
   *[other] { $min } حرف
}؛ بضع كلمات معًا تصنع كلمة مرور جيدة
reason-password-guessed = من السهل تخمينها؛ بضع كلمات لا صلة بينها تصنع كلمة مرور جيدة
reason-other-code = ليس الرمز الذي يعرضه التطبيق الآن؛ تحقّق من ساعة جهازه
reason-other-passkey = لا يطابق ما طُلب من مفتاح المرور؛ أعد المحاولة
reason-not-own-email = يُغيَّر في صفحة المستخدم نفسه

reason-no-analytics-url = غير موجود؛ أدخل العنوان الذي يقدّمه روبوت المحادثة
reason-not-analytics-url = يجب أن يكون عنوانًا مثل https://chatbot.example.org/analytics
reason-url-scheme = يجب أن يبدأ بـ https:// أو http://
reason-url-login = لا يجوز أن يتضمّن اسم مستخدم أو كلمة مرور؛ للرمز حقل خاص به
reason-url-query = يجب أن ينتهي بالمسار بلا ? و #
reason-token-characters = يجب أن يتكوّن من حرف واحد إلى { $max } حرف مرئي بلا مسافات
