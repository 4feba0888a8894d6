language = اللغة
language-hint = اللغة التي تُعرض بها الصفحة في هذا المتصفح، وتتبعها التواريخ والأرقام.
language-choice = اللغة: { $name }
