# The choice of the page's language.

language = Language
language-hint = What the page is written in, in this browser. Dates and numbers follow it.
language-choice = Language: { $name }
