//! Names and addresses: the tables of `locales`, ready to be drawn from.

use std::sync::LazyLock;

use app::domain::{Access, text::fold};

use super::{
    locales::{self, Language, Locale, Order},
    random::Random,
};

/// A name as shown and as it stands in an address.
struct Name {
    shown: String,
    mail: String,
}

/// A last name as a man and as a woman bears it.
struct LastName {
    his: Name,
    hers: Name,
}

/// A locale with its tables taken apart.
struct Tongue {
    locale: &'static Locale,
    /// Given names, those of women first.
    given: Vec<Name>,
    women: usize,
    last: Vec<LastName>,
}

static TONGUES: LazyLock<Vec<Tongue>> = LazyLock::new(|| locales::all().map(Tongue::of).collect());

impl Name {
    fn of(token: &str) -> Self {
        let (shown, mail) = token.split_once('=').unwrap_or((token, ""));
        let mail = if mail.is_empty() { fold(shown) } else { mail.to_owned() };
        Self {
            shown: shown.replace('_', " "),
            mail: mail.chars().filter(char::is_ascii_alphanumeric).collect(),
        }
    }
}

impl Tongue {
    fn of(locale: &'static Locale) -> Self {
        let women: Vec<_> = locale.she.split_whitespace().map(Name::of).collect();
        let last = locale.last.split_whitespace().map(|token| {
            let (his, hers) = token.split_once('/').unwrap_or((token, token));
            LastName { his: Name::of(his), hers: Name::of(hers) }
        });
        Self {
            locale,
            women: women.len(),
            given: women.into_iter().chain(locale.he.split_whitespace().map(Name::of)).collect(),
            last: last.collect(),
        }
    }

    fn pairs(&self) -> u64 {
        (self.given.len() * self.last.len()) as u64
    }

    fn last(&self, index: usize, hers: bool) -> &Name {
        let last = &self.last[index];
        if hers { &last.hers } else { &last.his }
    }
}

const INITIALS: [&str; 15] = ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "R", "S", "T"];

/// One place in the round of locales that people are taken from, one after the other.
struct Slot {
    tongue: usize,
    /// How many places of the same locale come before it in the round.
    rank: u64,
}

/// Walks through all pairs of a given and a last name in an order without visible pattern.
struct Walk {
    start: u64,
    stride: u64,
}

/// Draws names. Every index has a locale and within it a number; that number is a pair of names and how often the
/// pair came before. So an address made of the three, in a domain of the locale, is never made twice.
pub(super) struct Names {
    round: Vec<Slot>,
    walks: Vec<Walk>,
}

/// Who an index is.
pub(super) struct Identity {
    tongue: &'static Tongue,
    given: usize,
    last: usize,
    /// How many people of the same name came before.
    namesakes: u64,
}

impl Names {
    /// The draw of one seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::of(seed, u64::MAX);
        let mut round: Vec<_> = TONGUES
            .iter()
            .enumerate()
            .flat_map(|(tongue, of)| (0..u64::from(of.locale.weight)).map(move |_| Slot { tongue, rank: 0 }))
            .collect();
        for place in (1..round.len()).rev() {
            // Not more than a length in memory.
            let other = usize::try_from(random.below(place as u64 + 1)).unwrap_or_default();
            round.swap(place, other);
        }
        let mut ranks = vec![0; TONGUES.len()];
        for slot in &mut round {
            slot.rank = ranks[slot.tongue];
            ranks[slot.tongue] += 1;
        }
        let walks = TONGUES.iter().map(|tongue| Walk::new(tongue.pairs(), &mut random)).collect();
        Self { round, walks }
    }

    /// Who the index is.
    pub fn identity(&self, index: u64) -> Identity {
        let length = self.round.len() as u64;
        // A place in the round is a place in a list.
        let slot = &self.round[usize::try_from(index % length).unwrap_or_default()];
        let tongue = &TONGUES[slot.tongue];
        let number = index / length * u64::from(tongue.locale.weight) + slot.rank;
        let pairs = tongue.pairs();
        let walk = &self.walks[slot.tongue];
        // A pair is less than the product of two lengths.
        let pair = usize::try_from((number % pairs * walk.stride + walk.start) % pairs).unwrap_or_default();
        Identity {
            tongue,
            given: pair / tongue.last.len(),
            last: pair % tongue.last.len(),
            namesakes: number / pairs,
        }
    }
}

impl Walk {
    /// A walk through `pairs` pairs: a stride that shares no factor with their number meets each.
    fn new(pairs: u64, random: &mut Random) -> Self {
        let mut stride = pairs / 3 + random.below(pairs / 3 + 1) + 1;
        while common_factor(stride, pairs) != 1 {
            stride += 1;
        }
        Self { start: random.below(pairs), stride }
    }
}

const fn common_factor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Identity {
    /// What they speak.
    pub const fn language(&self) -> Language {
        self.tongue.locale.language
    }

    const fn is_woman(&self) -> bool {
        self.given < self.tongue.women
    }

    /// The name as shown; what `random` adds to it stands in no address.
    pub fn shown(&self, random: &mut Random) -> String {
        let given = &*self.tongue.given[self.given].shown;
        let last = &*self.tongue.last(self.last, self.is_woman()).shown;
        match self.tongue.locale.order {
            Order::FamilyFirst => [last, " ", given].concat(),
            Order::FamilyFirstUnspaced => [last, given].concat(),
            Order::MiddleInitial if random.happens(250) => {
                let initial = *random.pick(&INITIALS);
                [given, " ", initial, ". ", last].concat()
            }
            Order::TwoSurnames if random.happens(650) => {
                let second = &random.pick(&self.tongue.last).his.shown;
                [given, " ", last, " ", second].concat()
            }
            Order::GivenFirst | Order::MiddleInitial | Order::TwoSurnames => [given, " ", last].concat(),
        }
    }

    /// Their address: of an office for the staff an authenticated chatbot knows, private for others. It is in a
    /// domain that is reserved for examples (RFC 2606), so no mail goes to anyone.
    pub fn email(&self, access: Access, random: &mut Random) -> String {
        let locale = self.tongue.locale;
        let given = &*self.tongue.given[self.given].mail;
        let last = &*self.tongue.last(self.last, self.is_woman()).mail;
        // The way an address is written depends on its domain alone, so two ways never make the same.
        let [first_city, second_city, third_city] = locale.cities;
        let (first, mark, second, city) = match (access, random.below(3)) {
            (_, 0) => (given, ".", last, first_city),
            (Access::Authenticated, 1) => (given, ".", last, second_city),
            (Access::Authenticated, _) => (given, ".", last, third_city),
            (Access::Open, 1) => (last, ".", given, second_city),
            (Access::Open, _) => (given, "_", last, third_city),
        };
        let domain = match access {
            Access::Authenticated => ".portside.example",
            Access::Open => ".example",
        };
        if self.namesakes == 0 {
            [first, mark, second, "@", city, domain].concat()
        } else {
            let number = (self.namesakes + 1).to_string();
            [first, mark, second, &number, "@", city, domain].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn assert_distinct<'a>(what: &str, all: impl IntoIterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for name in all {
            assert!(!name.is_empty(), "{what}: a name that has no Latin letters needs `=`");
            assert!(seen.insert(name), "{what}: {name} twice");
        }
    }

    #[test]
    fn within_a_locale_no_two_names_are_the_same_in_an_address() {
        for tongue in TONGUES.iter() {
            let city = tongue.locale.cities[0];
            assert_distinct(city, tongue.given.iter().map(|name| &*name.mail));
            assert_distinct(city, tongue.last.iter().map(|name| &*name.his.mail));
            assert_distinct(city, tongue.last.iter().map(|name| &*name.hers.mail));
        }
    }

    #[test]
    fn no_name_in_an_address_has_a_digit_that_a_namesake_could_have() {
        for tongue in TONGUES.iter() {
            let mut last = tongue.last.iter().flat_map(|name| [&name.his.mail, &name.hers.mail]);
            assert!(last.all(|mail| mail.chars().all(|c| c.is_ascii_lowercase())));
            assert!(tongue.given.iter().all(|name| name.mail.chars().all(|c| c.is_ascii_lowercase())));
        }
    }

    #[test]
    fn every_city_has_one_locale() {
        assert_distinct("cities", locales::all().flat_map(|locale| locale.cities));
    }

    #[test]
    fn a_walk_meets_every_pair_once() {
        for pairs in [1, 2, 10, 48, 997, 14_161] {
            let walk = Walk::new(pairs, &mut Random::of(7, pairs));
            let met: HashSet<_> =
                (0..pairs).map(|number| (number * walk.stride + walk.start) % pairs).collect();
            assert_eq!(met.len() as u64, pairs);
        }
    }

    #[test]
    fn names_agree_with_their_bearer() {
        let russian = TONGUES.iter().position(|tongue| tongue.locale.language == Language::Russian).unwrap();
        let tongue = &TONGUES[russian];
        let named = |given| Identity { tongue, given, last: 0, namesakes: 0 }.shown(&mut Random::of(1, 1));
        assert_eq!(named(0), "Анна Иванова");
        assert_eq!(named(tongue.women), "Александр Иванов");
    }
}
