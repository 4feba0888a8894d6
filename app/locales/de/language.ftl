language = Sprache
language-hint = In welcher Sprache die Seite in diesem Browser erscheint. Datum und Zahlen richten sich danach.
language-choice = Sprache: { $name }
