tabs-profile = الملف الشخصي
tabs-sessions = الجلسات
tabs-activity = النشاط
