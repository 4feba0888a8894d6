# Conversations.

# Who wrote a message.
talk-user = User
talk-chatbot = Chatbot
talk-untitled = Untitled conversation

# Before each message of a conversation that is copied as a text.
talk-head = { $author }, { $time }:

# In the place of an image; $text is what the chatbot says of it.
talk-image = Image
talk-image-of = Image: { $text }
