invite-title = دعوة أشخاص
invite-emails = عناوين البريد الإلكتروني
invite-emails-hint = عنوان في كل سطر، أو بفواصل بينها، أو ملصقة من جدول. وتُؤخذ الأسماء معها: Ana Souza <ana@example.org>
invite-none = أدخل عنوان بريد إلكتروني واحدًا على الأقل.
invite-no-email = لا عنوان بريد إلكتروني فيها.
invite-role = الدور
invite-more = أكثر من { $max } دفعة واحدة؟ { $import }
invite-more-import = استيراد ملف
invite-preview = معاينة

invite-people = أشخاص القائمة
invite-change = تغيير القائمة
invite-inviting = جارٍ الدعوة …

invite-links = الروابط
invite-copy-all = نسخ كل الروابط
invite-link-of = (رابط { $name })
invite-done = تم
