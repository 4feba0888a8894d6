# بنقطتين، كي يصحّ السبب أيًّا كان جنس اسم الحقل.

field-name-missing = الاسم مطلوب.
field-name-refused = الاسم: { $reason }.
field-email-missing = البريد الإلكتروني مطلوب.
field-email-refused = البريد الإلكتروني: { $reason }.
field-password-missing = كلمة المرور مطلوبة.
field-password-refused = كلمة المرور: { $reason }.
field-present-password-missing = كلمة المرور الحالية مطلوبة.
field-new-password-refused = كلمة المرور الجديدة: { $reason }.
field-code-missing = الرمز مطلوب.
field-code-refused = الرمز: { $reason }.
field-address-refused = العنوان: { $reason }.
field-token-refused = الرمز: { $reason }.
field-list-refused = القائمة: { $reason }.
