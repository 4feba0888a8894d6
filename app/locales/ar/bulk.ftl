bulk-disable = تعطيل
bulk-enable = تفعيل
bulk-change-role = تغيير الدور إلى { $role }
bulk-delete = حذف
bulk-order-disable = تعطيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-order-enable = تفعيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-order-change-role = تغيير دور { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} إلى { $role }
bulk-order-delete = حذف { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-disabling = جارٍ تعطيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-enabling = جارٍ تفعيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-changing-role = جارٍ تغيير دور { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} إلى { $role }
bulk-deleting = جارٍ حذف { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-undoing = جارٍ التراجع عن «{ $action }» { $count ->
    [one] لمستخدم واحد
    [two] لمستخدمين اثنين
    [few] لـ{ $count } مستخدمين
    [many] لـ{ $count } مستخدمًا
   *[other] لـ{ $count } مستخدم
}
bulk-disabled = تم تعطيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-enabled = تم تفعيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-changed-role = تم تغيير دور { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} إلى { $role }
bulk-deleted = تم حذف { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-undid = تم التراجع عن «{ $action }» { $count ->
    [one] لمستخدم واحد
    [two] لمستخدمين اثنين
    [few] لـ{ $count } مستخدمين
    [many] لـ{ $count } مستخدمًا
   *[other] لـ{ $count } مستخدم
}
bulk-cancelled-disabling = أُلغي: تعطيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-cancelled-enabling = أُلغي: تفعيل { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-cancelled-changing-role = أُلغي: تغيير دور { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
} إلى { $role }
bulk-cancelled-deleting = أُلغي: حذف { $count ->
    [one] مستخدم واحد
    [two] مستخدمين اثنين
    [few] { $count } مستخدمين
    [many] { $count } مستخدمًا
   *[other] { $count } مستخدم
}
bulk-cancelled-undoing = أُلغي: التراجع عن «{ $action }» { $count ->
    [one] لمستخدم واحد
    [two] لمستخدمين اثنين
    [few] لـ{ $count } مستخدمين
    [many] لـ{ $count } مستخدمًا
   *[other] لـ{ $count } مستخدم
}
bulk-question = { $order }؟
bulk-nothing-to-change = لا شيء يحتاج إلى تغيير
bulk-meaning-disable = يُرفضون بدءًا من الرسالة التالية، حتى في محادثة جارية. لا يضيع شيء: تبقى الجلسات، ويمكنك التراجع.
bulk-meaning-enable = يمكنهم استخدام روبوت المحادثة من جديد؛ ومن لم يسجّل الدخول قط يبقى معلّقًا حتى يفعل. يمكنك التراجع.
bulk-meaning-admin = يدير المشرفون مستخدمي روبوت المحادثة هذا ويطّلعون على تحليلاته. يمكنك التراجع.
bulk-meaning-regular = يمكنهم استخدام روبوت المحادثة دون إدارته. يمكنك التراجع.
bulk-meaning-delete = يُحذفون نهائيًا، ولا يمكن التراجع عن ذلك. لسحب حق الوصول فقط، عطّلهم بدلًا من ذلك.
bulk-skipped-disabled = { $which ->
    [one] المستخدم المحدّد معطّل من قبل.
    [all] كل المحدّدين ({ $total }) معطّلون من قبل.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد معطّل من قبل.
        [two] اثنان معطّلان من قبل.
       *[other] { $count } معطّلون من قبل.
    }
}
bulk-skipped-not-disabled = { $which ->
    [one] المستخدم المحدّد ليس معطّلًا.
    [all] كل المحدّدين ({ $total }) ليسوا معطّلين.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد ليس معطّلًا.
        [two] اثنان ليسا معطّلين.
       *[other] { $count } ليسوا معطّلين.
    }
}
bulk-skipped-role = { $which ->
    [one] المستخدم المحدّد دوره { $role } من قبل.
    [all] كل المحدّدين ({ $total }) دورهم { $role } من قبل.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد دوره { $role } من قبل.
        [two] اثنان دورهما { $role } من قبل.
       *[other] { $count } دورهم { $role } من قبل.
    }
}
bulk-skipped-gone = { $which ->
    [one] المستخدم المحدّد حُذف في هذه الأثناء.
    [all] كل المحدّدين ({ $total }) حُذفوا في هذه الأثناء.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد حُذف في هذه الأثناء.
        [two] اثنان حُذفا في هذه الأثناء.
       *[other] { $count } حُذفوا في هذه الأثناء.
    }
}
bulk-skipped-changed = { $which ->
    [one] المستخدم المحدّد تغيّر منذ ذلك الحين.
    [all] كل المحدّدين ({ $total }) تغيّروا منذ ذلك الحين.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد تغيّر منذ ذلك الحين.
        [two] اثنان تغيّرا منذ ذلك الحين.
       *[other] { $count } تغيّروا منذ ذلك الحين.
    }
}
bulk-skipped-last-admin = { $who ->
    [named] { $people ->
        [one] { $names } يبقى كما هو: يحتاج روبوت المحادثة إلى مشرف نشط.
        [two] { $names } يبقيان كما هما: يحتاج روبوت المحادثة إلى مشرف نشط.
       *[other] { $names } يبقون كما هم: يحتاج روبوت المحادثة إلى مشرف نشط.
    }
    [one] المستخدم المحدّد يبقى كما هو: يحتاج روبوت المحادثة إلى مشرف نشط.
    [all] كل المحدّدين ({ $total }) يبقون كما هم: يحتاج روبوت المحادثة إلى مشرف نشط.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد يبقى كما هو: يحتاج روبوت المحادثة إلى مشرف نشط.
        [two] اثنان يبقيان كما هما: يحتاج روبوت المحادثة إلى مشرف نشط.
       *[other] { $count } يبقون كما هم: يحتاج روبوت المحادثة إلى مشرف نشط.
    }
}
bulk-skipped-oneself-disable = { $who ->
    [named] { $names } يبقى كما هو: لا يمكنك تعطيل نفسك.
    [one] المستخدم المحدّد يبقى كما هو: لا يمكنك تعطيل نفسك.
    [all] كل المحدّدين ({ $total }) يبقون كما هم: لا يمكنك تعطيل نفسك.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد يبقى كما هو: لا يمكنك تعطيل نفسك.
        [two] اثنان يبقيان كما هما: لا يمكنك تعطيل نفسك.
       *[other] { $count } يبقون كما هم: لا يمكنك تعطيل نفسك.
    }
}
bulk-skipped-oneself-demote = { $who ->
    [named] { $names } يبقى كما هو: لا يمكنك تخفيض دورك بنفسك.
    [one] المستخدم المحدّد يبقى كما هو: لا يمكنك تخفيض دورك بنفسك.
    [all] كل المحدّدين ({ $total }) يبقون كما هم: لا يمكنك تخفيض دورك بنفسك.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد يبقى كما هو: لا يمكنك تخفيض دورك بنفسك.
        [two] اثنان يبقيان كما هما: لا يمكنك تخفيض دورك بنفسك.
       *[other] { $count } يبقون كما هم: لا يمكنك تخفيض دورك بنفسك.
    }
}
bulk-skipped-oneself-delete = { $who ->
    [named] { $names } يبقى كما هو: لا يمكنك حذف نفسك.
    [one] المستخدم المحدّد يبقى كما هو: لا يمكنك حذف نفسك.
    [all] كل المحدّدين ({ $total }) يبقون كما هم: لا يمكنك حذف نفسك.
   *[some] من المحدّدين ({ $total }): { $count ->
        [one] واحد يبقى كما هو: لا يمكنك حذف نفسك.
        [two] اثنان يبقيان كما هما: لا يمكنك حذف نفسك.
       *[other] { $count } يبقون كما هم: لا يمكنك حذف نفسك.
    }
}
bulk-why-disabled = معطّل من قبل
bulk-why-not-disabled = غير معطّل
bulk-why-role = { $role } من قبل
bulk-why-gone = حُذف في هذه الأثناء
bulk-why-last-admin = آخر مشرف نشط
bulk-why-oneself = أنت نفسك
bulk-why-changed = تغيّر منذ ذلك الحين
bulk-why-counted = { $count } ({ $why })
bulk-why-named = { $names } ({ $why })
bulk-waits = في انتظار ما قبله
bulk-progress = { $done } من { $total }
bulk-outcome-changed = تغيّر { $count }
bulk-outcome-skipped = تُخطّي { $count }
bulk-outcome-failed = فشل { $count }
bulk-spared = تُرك { $count } دون تغيير
bulk-began = بدأ: { $job }.
bulk-ended = { $job }. { $result }.
