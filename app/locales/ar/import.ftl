import-title = استيراد أشخاص
import-drop = أفلت ملفًا هنا، أو اختر ملفًا
import-formats = ‏CSV كما تحفظه برامج الجداول: بفواصل أو فواصل منقوطة أو علامات جدولة
import-columns = أعمدة الملف
import-email = مطلوب؛ ومن كان معروفًا من قبل تُحدّث بياناته
import-name = اختياري
import-role = اختياري: admin أو regular
import-first-line = يسمّي السطر الأول الأعمدة، بأي ترتيب وبأحرف كبيرة أو صغيرة. وتُتجاهل الأعمدة الأخرى.
import-sending = جارٍ استيراد { $file } …
import-sending-label = جارٍ الاستيراد
import-done = تم
import-told = دُعي { $invited }، وحُدّث { $updated }، ورُفض { $rejected }.
import-invited = مدعوّون
import-updated = محدّثون
import-unchanged = بلا تغيير
import-rejected = مرفوضة
import-no-mails = لا تُرسل رسائل بريد: يدخل المدعوّ بتسجيل الدخول إلى روبوت المحادثة. و«إعادة الإرسال» في اللوحة الجانبية للشخص تنشئ رابطًا يُرسل إليه.
import-rejected-lines = الأسطر المرفوضة
import-not-taken = { $count ->
    [zero] لم يُرفض أي سطر
    [one] لم يُؤخذ سطر واحد
    [two] لم يُؤخذ سطران
    [few] لم تُؤخذ { $count } أسطر
    [many] لم يُؤخذ { $count } سطرًا
   *[other] لم يُؤخذ { $count } سطر
}
import-download = تنزيل الأسطر المرفوضة
import-line = السطر { $number }
import-more = { $count ->
    [zero] لا مزيد في الملف المنزّل.
    [one] سطر آخر في الملف المنزّل.
    [two] سطران آخران في الملف المنزّل.
    [few] { $count } أسطر أخرى في الملف المنزّل.
    [many] { $count } سطرًا آخر في الملف المنزّل.
   *[other] { $count } سطر آخر في الملف المنزّل.
}
