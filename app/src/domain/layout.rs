//! How a list of users is laid out: which columns it shows, how wide, and how dense its rows are. It changes what is seen and
//! never who is on the list.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::user::word_enum;

word_enum! {
    /// How tall the list's rows are.
    Density {
        /// As many rows as can be read.
        Compact = "compact",
        /// As the page first comes.
        Comfortable = "comfortable",
        /// With air between them.
        Spacious = "spacious",
    }
}

impl Density {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Compact => t!("layout-compact"),
            Self::Comfortable => t!("layout-comfortable"),
            Self::Spacious => t!("layout-spacious"),
        }
    }
}

word_enum! {
    /// A column of the list, in the order of the list.
    ListColumn {
        /// Name and email.
        Name = "name",
        /// The status.
        Status = "status",
        /// The role.
        Role = "role",
        /// The masked network.
        Network = "network",
        /// How many questions.
        Questions = "questions",
        /// When the chatbot last saw them.
        Seen = "seen",
        /// Since when they are known.
        Added = "added",
        /// When they were last active.
        Active = "active",
        /// How many sessions.
        Sessions = "sessions",
    }
}

impl ListColumn {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Name => t!("layout-name"),
            Self::Status => t!("layout-status"),
            Self::Role => t!("layout-role"),
            Self::Network => t!("layout-network"),
            Self::Questions => t!("layout-questions"),
            Self::Seen => t!("layout-seen"),
            Self::Added => t!("layout-added"),
            Self::Active => t!("layout-active"),
            Self::Sessions => t!("layout-sessions"),
        }
    }

    /// Whether only the list of an open chatbot has it.
    #[must_use]
    pub const fn is_of_networks(self) -> bool {
        matches!(self, Self::Network | Self::Questions | Self::Seen)
    }

    /// Whether it is as wide as the others leave it, and always shown: a row that doesn't say whose it is would be no use.
    #[must_use]
    pub const fn takes_the_rest(self) -> bool {
        matches!(self, Self::Name)
    }

    /// The narrowest it gets, in pixels.
    const fn min_width(self) -> f64 {
        if self.takes_the_rest() { 140.0 } else { Layout::MIN_WIDTH as f64 }
    }
}

/// A column that is hidden stands as one of no width.
const HIDDEN: u16 = 0;

/// How a list is laid out. What is not said is as the page first comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How tall the rows are.
    pub density: Density,
    widths: [Option<u16>; ListColumn::ALL.len()],
}

impl Default for Layout {
    fn default() -> Self {
        Self { density: Density::Comfortable, widths: Default::default() }
    }
}

impl Layout {
    /// The narrowest a column gets, in pixels.
    pub const MIN_WIDTH: u16 = 56;
    /// The widest.
    pub const MAX_WIDTH: u16 = 900;

    /// Whether the column is shown.
    #[must_use]
    pub fn shows(&self, column: ListColumn) -> bool {
        self.widths[column as usize] != Some(HIDDEN)
    }

    /// How wide the column was made, in pixels; `None`: as the page has it.
    #[must_use]
    pub fn width(&self, column: ListColumn) -> Option<u16> {
        self.widths[column as usize].filter(|width| *width != HIDDEN)
    }

    /// Shows or hides the column.
    pub fn show(&mut self, column: ListColumn, shown: bool) {
        if shown != self.shows(column) && !column.takes_the_rest() {
            self.widths[column as usize] = (!shown).then_some(HIDDEN);
        }
    }

    /// Makes the column so wide, in pixels, within reason; `None`: as the page has it.
    pub fn set_width(&mut self, column: ListColumn, width: Option<f64>) {
        if !column.takes_the_rest() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
            let width = width.map(|width| (width.round() as u16).clamp(Self::MIN_WIDTH, Self::MAX_WIDTH));
            self.widths[column as usize] = width;
        }
    }

    /// Moves the edge between two neighbours, which are so wide, by as many pixels to the right as both of them bear. All others
    /// stay as and where they are.
    pub fn move_edge(&mut self, [left, right]: [ListColumn; 2], widths: [f64; 2], by: f64) {
        let by = by.max(left.min_width() - widths[0]).min(widths[1] - right.min_width());
        self.set_width(left, Some(widths[0] + by));
        self.set_width(right, Some(widths[1] - by));
    }

    /// Reads what [`fmt::Display`] writes; whatever is unknown is passed over, as an old link's may be.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut layout = Self::default();
        for word in text.split('~') {
            if let Some(density) = Density::parse(word) {
                layout.density = density;
            } else if let Some((column, width)) = word.split_once('.')
                && let (Some(column), Ok(width)) = (ListColumn::parse(column), width.parse::<u16>())
            {
                if width == HIDDEN {
                    layout.show(column, false);
                } else {
                    layout.set_width(column, Some(width.into()));
                }
            }
        }
        layout
    }
}

/// In an address as it is, without anything to be encoded: `compact~status.140~role.0`. The style sheet reads its words too.
impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.density.as_str())?;
        for (column, width) in ListColumn::ALL.iter().zip(self.widths) {
            if let Some(width) = width {
                write!(f, "~{}.{width}", column.as_str())?;
            }
        }
        Ok(())
    }
}

impl Serialize for Layout {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Layout {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::parse(&text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_layout_survives_its_text(
            density in prop::sample::select(Density::ALL),
            widths in prop::collection::vec(prop::option::of(0.0..2_000.0_f64), ListColumn::ALL.len()),
            hidden in prop::collection::vec(any::<bool>(), ListColumn::ALL.len()),
        ) {
            let mut layout = Layout { density, ..Layout::default() };
            for ((column, width), hidden) in ListColumn::ALL.iter().zip(widths).zip(hidden) {
                layout.set_width(*column, width);
                layout.show(*column, !hidden);
            }
            let text = layout.to_string();
            prop_assert_eq!(Layout::parse(&text), layout);
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)), "{text}");
        }

        #[test]
        fn whatever_an_address_says_is_a_layout(text in ".{0,60}") {
            let layout = Layout::parse(&text);
            prop_assert!(layout.shows(ListColumn::Name));
            for column in ListColumn::ALL {
                let within = |width| (Layout::MIN_WIDTH..=Layout::MAX_WIDTH).contains(&width);
                prop_assert!(layout.width(*column).is_none_or(within));
            }
        }
    }

    #[test]
    fn widths_that_are_as_they_first_come_are_not_said() {
        assert_eq!(Layout::default().to_string(), "comfortable");
        assert_eq!(Layout::parse(""), Layout::default());
        assert_eq!(Layout::parse("huge~size.3~role.x~status"), Layout::default());
    }

    #[test]
    fn a_column_that_is_shown_again_is_as_wide_as_at_first() {
        let mut layout = Layout::parse("compact~role.120");
        layout.show(ListColumn::Role, false);
        assert_eq!(layout.to_string(), "compact~role.0");
        layout.show(ListColumn::Role, true);
        assert_eq!(layout.to_string(), "compact");
    }

    #[test]
    fn the_name_stays_and_widths_are_within_reason() {
        let mut layout = Layout::parse("name.0~name.300");
        layout.show(ListColumn::Name, false);
        assert_eq!((layout.shows(ListColumn::Name), layout.width(ListColumn::Name)), (true, None));
        for (asked, given) in [(-5.0, 56), (f64::NAN, 56), (240.7, 241), (1e9, 900)] {
            layout.set_width(ListColumn::Role, Some(asked));
            assert_eq!(layout.width(ListColumn::Role), Some(given), "{asked}");
        }
    }

    #[test]
    fn an_edge_moves_as_far_as_both_neighbours_bear() {
        use ListColumn::{Added, Name, Role, Status};
        let moved = |columns, widths, by| {
            let mut layout = Layout::default();
            layout.move_edge(columns, widths, by);
            layout.to_string()
        };
        assert_eq!(moved([Status, Role], [104.0, 80.0], 20.0), "comfortable~status.124~role.60");
        assert_eq!(moved([Status, Role], [104.0, 80.0], 500.0), "comfortable~status.128~role.56");
        assert_eq!(moved([Status, Role], [104.0, 80.0], -500.0), "comfortable~status.56~role.128");
        // The name gives and takes by itself.
        assert_eq!(moved([Name, Status], [300.0, 104.0], -30.0), "comfortable~status.134");
        assert_eq!(moved([Name, Added], [150.0, 104.0], -30.0), "comfortable~added.114");
    }
}
