theme-system = System
theme-light = Hell
theme-dark = Dunkel
