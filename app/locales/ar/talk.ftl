talk-user = المستخدم
talk-chatbot = روبوت المحادثة
talk-untitled = محادثة بلا عنوان
talk-head = { $author }، { $time }:
talk-image = صورة
talk-image-of = صورة: { $text }
