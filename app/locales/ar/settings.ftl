settings-authenticated = بتسجيل الدخول
settings-authenticated-meaning = لا يدخل إلا من دُعي أو من له بريد من نطاق مسموح به. لا تُقرأ الشبكات ولا تُعرض أبدًا.
settings-open = مفتوح
settings-open-meaning = يمكن لأي شخص التحدث إليه؛ ومن ليس معروفًا فهو زائر. يمكن قراءة شبكاتهم المقنّعة من روبوت المحادثة.
settings-forgets-networks = عند حفظ هذا تُنسى الشبكات والأسئلة وأوقات آخر ظهور، ولا يعود بإمكان الزوار بلا بريد إلكتروني الدخول.
settings-allowed-domains-meaning = من يسجّل الدخول ببريد من أحد هذه النطاقات يدخل مستخدمًا عاديًا بلا دعوة. يعتمد Rollcall في البريد على قول روبوت المحادثة، فلا تُدرج إلا النطاقات التي يتحقق الروبوت من عناوينها.
settings-analytics-meaning = حيث يخبر روبوت المحادثة بمن زاره وكم سأل ومن أي شبكة. يقنّع Rollcall العناوين فور وصولها ولا يحتفظ بأي منها كاملًا.
settings-token-kept = هناك رمز محفوظ. لا يُعرض أبدًا.
settings-token-leaving = يُزال الرمز عند الحفظ.
settings-token-empty = إذا طلبه روبوت المحادثة. لا يُعرض مرة أخرى أبدًا.
settings-token-replacing = يحل محل الرمز المحفوظ عند الحفظ.
settings-token-elsewhere = لا يُرسل الرمز المحفوظ إلا إلى { $origin }، ويُنسى عند حفظ هذا العنوان. أدخل رمز هذا العنوان.
settings-answers-without-visitors = روبوت المحادثة يجيب: لا زوار بعد.
settings-answers = روبوت المحادثة يجيب: { $count ->
    [one] زائر واحد
    [two] زائران
    [few] { $count } زوار
    [many] { $count } زائرًا
   *[other] { $count } زائر
}.
settings-answers-with-more = روبوت المحادثة يجيب: { $count ->
    [one] زائر واحد
    [two] زائران
    [few] { $count } زوار
    [many] { $count } زائرًا
   *[other] { $count } زائر
} في الصفحة الأولى، ويتبعهم المزيد.
