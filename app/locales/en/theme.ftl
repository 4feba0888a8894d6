# Which colours the page has.

# As the system has it.
theme-system = System
theme-light = Light
theme-dark = Dark
