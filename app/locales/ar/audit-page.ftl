audit-page-title = سجل التدقيق
audit-page-not-shown = تعذّر عرض السجل
audit-page-entries = ما حدث، الأحدث أولًا
audit-page-reload = إعادة التحميل
audit-page-export = تصدير CSV

audit-page-which = أي القيود
audit-page-what = الحدث
audit-page-everything = كل شيء
audit-page-by = المنفّذ
audit-page-anyone = أي شخص
audit-page-from = من
audit-page-to = إلى
audit-page-clear-filters = مسح عوامل التصفية

audit-page-no-match = لا يوجد قيد مطابق
audit-page-no-match-meaning = لا شيء في السجل يطابق عوامل التصفية هذه معًا.
audit-page-empty = لا يوجد شيء هنا بعد
audit-page-notes-chatbot = يُسجَّل هنا كل تغيير في المستخدمين والإعدادات، وكل محادثة تُفتح، وكل ملف يُؤخذ.
audit-page-notes-installation = يُسجَّل هنا من دخل لوحة الإدارة، ومن رُفض دخوله، وأي روبوتات محادثة أُضيفت.
