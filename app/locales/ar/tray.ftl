tray-title = الإجراءات وعمليات التصدير
tray-undo = تراجع
tray-undone = تم التراجع
tray-download = تنزيل { $count } كملف
tray-deleted-data = حُذف: { $data }
tray-skipped = تم تخطّي: { $reasons }
tray-deleted-user = حُذف { $name }
tray-receipt = إيصال

tray-recent = الإجراءات الأخيرة
tray-none = لا إجراء جماعي بعد
tray-none-text = يُسرد هنا ما يُجرى على المستخدمين المحدّدين مع نتيجته، ويمكن التراجع عنه من هنا.
