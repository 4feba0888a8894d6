//! Which colours the page is painted in.

use super::user::word_enum;

word_enum! {
    /// Which colours the page is painted in.
    Theme {
        /// As the system has it, by day and by night.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

impl Theme {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::System => t!("theme-system"),
            Self::Light => t!("theme-light"),
            Self::Dark => t!("theme-dark"),
        }
    }
}
