talk-user = Benutzer
talk-chatbot = Chatbot
talk-untitled = Gespräch ohne Titel
talk-head = { $author }, { $time }:
talk-image = Bild
talk-image-of = Bild: { $text }
