theme-system = النظام
theme-light = فاتح
theme-dark = داكن
