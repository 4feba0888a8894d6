//! The languages the page speaks.

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// What all is written in first, and what stands in where another lacks something.
    English,
    /// The second.
    German,
    /// The one that is written from right to left.
    Arabic,
}

impl Language {
    /// Every language, in the order offered.
    pub const ALL: &[Self] = &[Self::English, Self::German, Self::Arabic];

    /// Its tag (BCP 47), which is also the name of its folder in `locales`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself, by which its speakers find it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Arabic => "العربية",
        }
    }

    /// The language that a tag ("de-AT") names.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|language| language.as_str().eq_ignore_ascii_case(primary))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_names_its_language() {
        assert_eq!(Language::of("de-AT"), Some(Language::German));
        assert_eq!(Language::of("AR"), Some(Language::Arabic));
        assert_eq!(Language::of("den"), None);
        assert_eq!(Language::of(""), None);
    }
}
