views-title = العرض
views-colours-label = ألوان الصفحة

views-rows = الصفوف
views-density = الكثافة
views-columns = الأعمدة
views-widths = اسحب حافة عنوان العمود لتوسيعه، أو اضغط عليه { $shift } مع { $back } { $on }. ويضبطه النقر المزدوج على قدر محتواه.
# For a button. $column: the heading of a column.
views-narrower = تضييق { $column }
views-wider = توسيع { $column }
views-reset = الصفوف والأعمدة كما كانت في البداية
views-width = { $column } { $pixels ->
    [zero] { $pixels } بكسل
    [one] { $pixels } بكسل
    [two] { $pixels } بكسل
    [few] { $pixels } بكسلات
    [many] { $pixels } بكسلًا
   *[other] { $pixels } بكسل
}

views-saved = طرق العرض المحفوظة
views-save-new = حفظ طريقة العرض هذه …
views-first = تُفتح القائمة بها
views-first-said = ، تُفتح القائمة بها
views-copy-link = نسخ الرابط
views-copy-link-of = إلى «{ $name }»
views-change = تغيير «{ $name }»
views-open-with = فتح القائمة بها
views-replace = استبدالها بما هو معروض الآن
views-delete = حذف
views-was-saved = حُفظت «{ $name }».
views-was-deleted = حُذفت «{ $name }».
