keys-meaning = Mit einem davon fragt der Chatbot, wer mit ihm sprechen darf, und zeichnet auf, was gesagt wird. Wer einen Schlüssel hat, kann alle Benutzer dieses Chatbots lesen und ändern.
keys-last = Es ist der letzte gültige Schlüssel. Ohne einen kann der Chatbot niemanden einlassen, und niemand kann weiter mit ihm sprechen, bis Sie ihm einen neuen geben.
keys-at-once = Die jetzigen Schlüssel sofort beenden
keys-at-once-when = Wenn jemand anderes einen davon haben könnte. Der Chatbot wird abgewiesen, bis er den neuen hat.
keys-hour = Noch eine Stunde gelten lassen
keys-hour-when = Wenn Sie die Einstellungen des Chatbots jetzt ändern.
keys-day = Noch einen Tag gelten lassen
keys-day-when = Wenn der Chatbot dafür neu bereitgestellt wird.
keys-week = Noch eine Woche gelten lassen
keys-week-when = Wenn andere den Chatbot betreiben und Bescheid wissen müssen.
keys-older = Ein älterer Schlüssel
keys-ended = beendet
keys-ends-in-minutes = endet in { $count } Min.
keys-ends-in-hours = endet in { $count } Std.
keys-ends-in-days = endet in { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
