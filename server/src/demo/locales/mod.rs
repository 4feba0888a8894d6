//! Where the made-up people come from: how they are called, what they speak and where their mail goes.

mod america_and_west;
mod east_and_north;
mod other_scripts;

/// A language that conversations are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Arabic,
    Chinese,
    English,
    French,
    German,
    Greek,
    Hebrew,
    Hindi,
    Italian,
    Japanese,
    Korean,
    Polish,
    Portuguese,
    Russian,
    Spanish,
    Thai,
    Turkish,
    Ukrainian,
}

/// How a name is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// "Ana Souza".
    GivenFirst,
    /// "Grace L. Fletcher", now and then.
    MiddleInitial,
    /// "Lucía Vargas Ortiz", mostly.
    TwoSurnames,
    /// "Nguyễn Minh Anh".
    FamilyFirst,
    /// "王小明".
    FamilyFirstUnspaced,
}

/// People of one tongue.
///
/// Names are separated by spaces, with `_` for a space within one; what a name becomes in an address follows `=`
/// where dropping the accents doesn't give it. A last name that agrees with its bearer is written `his/hers`. No two
/// given names, and no two last names, may become the same in an address: that makes addresses unique.
pub(super) struct Locale {
    /// What they speak; English where there are no conversations in their language.
    pub language: Language,
    /// Their share of all people, beside the other weights.
    pub weight: u8,
    /// How their names are put together.
    pub order: Order,
    /// Where their mail goes, as a part of a domain; no other locale has the same.
    pub cities: [&'static str; 3],
    /// Given names of women.
    pub she: &'static str,
    /// Given names of men.
    pub he: &'static str,
    /// Last names.
    pub last: &'static str,
}

/// All locales.
pub(super) fn all() -> impl Iterator<Item = &'static Locale> {
    [america_and_west::LOCALES, east_and_north::LOCALES, other_scripts::LOCALES].into_iter().flatten()
}
