shell-skip = الانتقال إلى المحتوى
shell-chatbots = روبوتات المحادثة
shell-users = المستخدمون
shell-account = حسابك
shell-sign-out = تسجيل الخروج
shell-still-signed-in = ما زلت مسجّل الدخول. { $error }

shell-signed-out = تم تسجيل الخروج
shell-signed-out-title = تم تسجيل خروجك
shell-signed-out-help = سجّل الدخول للمتابعة، وستعود إلى هذا المكان وتجد ما كتبته وما اخترته. إن تعذّر ذلك، فربما لم تعد تدير روبوت المحادثة هذا.

shell-not-found = غير موجود
shell-nothing-here = لا يوجد شيء هنا
shell-nothing-here-meaning = لا يؤدي هذا العنوان إلى أي صفحة من Rollcall.
shell-no-such-chatbot = لا يوجد روبوت محادثة كهذا
shell-no-such-chatbot-meaning = ربما حُذف، أو لم تعد تدير مستخدميه.
shell-to-chatbots = الانتقال إلى روبوتات المحادثة
shell-owner = المالك
shell-no-password = { $name }، بلا كلمة مرور بعد
shell-sign-in = تسجيل الدخول
