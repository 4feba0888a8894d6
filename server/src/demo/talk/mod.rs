//! What is said: conversations made of questions and answers with varying details.

mod harbour;
mod staff;

use std::fmt::Write;

use app::domain::{Access, Author};

use super::{locales::Language, random::Random};

/// The ways to ask something and the ways to answer it: where there are as many of both, each question has its answer;
/// else every answer goes with every question.
type Exchange = (&'static [&'static str], &'static [&'static str]);

/// Something people ask about.
struct Topic {
    title: &'static str,
    exchanges: &'static [Exchange],
}

/// What is said in one language.
struct Talk {
    language: Language,
    topics: &'static [Topic],
    /// How people say goodbye.
    thanks: Exchange,
}

/// What a chatbot is asked in `language`; in English where there is nothing in it.
fn talk(access: Access, language: Language) -> &'static Talk {
    let talks = match access {
        Access::Authenticated => staff::TALKS,
        Access::Open => harbour::TALKS,
    };
    // English stands first.
    talks.iter().find(|talk| talk.language == language).unwrap_or(&talks[0])
}

/// What stays the same through a conversation.
struct Details {
    berth: (char, u64),
    ship: &'static str,
    reference: u64,
    amount: u64,
    number: u64,
    hour: u64,
    minute: u64,
}

const SHIPS: &[&str] = &[
    "Albatros",
    "Aurora",
    "Blue Heron",
    "Calypso",
    "Dorothea",
    "Eendracht",
    "Fri Vind",
    "Gaivota",
    "Hai Yan",
    "Kormoran",
    "La Perle",
    "Libeccio",
    "Meltemi",
    "Nordlys",
    "Odissea",
    "Petrel",
    "Santa Inés",
    "Sea Thrift",
    "Seabird II",
    "Varuna",
    "Wanderer",
    "Zephyr",
    "Волна",
    "海鸥",
    "さざなみ",
];

impl Details {
    fn draw(random: &mut Random) -> Self {
        Self {
            berth: (*random.pick(&['A', 'B', 'C', 'D', 'E', 'F']), 1 + random.below(64)),
            ship: random.pick::<&str>(SHIPS),
            reference: 10_000 + random.below(90_000),
            amount: 14 + random.below(90),
            number: 2 + random.below(12),
            hour: 6 + random.below(15),
            minute: 15 * random.below(4),
        }
    }

    /// `template` with its places filled: `{berth}`, `{ship}`, `{ref}`, `{amount}`, `{n}`, `{time}`.
    fn fill(&self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, (place, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            text.push_str(before);
            // Writing to a String can't fail.
            let _ = match place {
                "berth" => write!(text, "{} {}", self.berth.0, self.berth.1),
                "ref" => write!(text, "{}", self.reference),
                "amount" => write!(text, "{}", self.amount),
                "n" => write!(text, "{}", self.number),
                "time" => write!(text, "{:02}:{:02}", self.hour, self.minute),
                _ => text.write_str(self.ship),
            };
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Something said.
pub(super) struct Line {
    /// By whom.
    pub author: Author,
    /// What.
    pub text: String,
    /// How many milliseconds after the line before.
    pub pause: i64,
}

/// The longest an exchange takes, in milliseconds: the pause before the question and the one before the answer.
pub(super) const LONGEST_EXCHANGE: i64 = (QUESTION.0 + QUESTION.1) + (ANSWER.0 + ANSWER.1);
/// The most exchanges a conversation of the usual length has: four and a goodbye.
pub(super) const MOST_EXCHANGES: i64 = 5;

/// How long people take to ask, at least and besides, in milliseconds; half of the time they are quick.
const QUESTION: (i64, i64) = (8_000, 170_000);
/// How long the chatbot takes to answer.
const ANSWER: (i64, i64) = (700, 4_500);

/// A conversation of the usual length: its title and what is said.
pub(super) fn conversation(
    access: Access,
    language: Language,
    random: &mut Random,
) -> (&'static str, Vec<Line>) {
    let wanted = match random.below(100) {
        0..35 => 1,
        35..70 => 2,
        70..90 => 3,
        _ => 4,
    };
    let talk = talk(access, language);
    let topic = random.pick(talk.topics);
    let details = Details::draw(random);
    let mut lines = Vec::with_capacity(2 * wanted + 2);
    for exchange in topic.exchanges.iter().take(wanted) {
        say(exchange, &details, &mut lines, random);
    }
    if lines.len() < 2 * wanted {
        // Who has more questions asks about something else.
        let other = random.pick(talk.topics);
        if other.title != topic.title {
            for exchange in other.exchanges.iter().take(wanted - lines.len() / 2) {
                say(exchange, &details, &mut lines, random);
            }
        }
    }
    if random.happens(220) {
        say(&talk.thanks, &details, &mut lines, random);
    }
    (topic.title, lines)
}

/// A conversation of exactly `exchanges` questions and as many answers, about one thing after the other.
pub(super) fn long_conversation(
    access: Access,
    exchanges: usize,
    random: &mut Random,
) -> (&'static str, Vec<Line>) {
    let talk = talk(access, Language::English);
    let mut lines = Vec::with_capacity(2 * exchanges);
    let first = random.below(talk.topics.len() as u64);
    // A place in a list.
    let first = usize::try_from(first).unwrap_or_default();
    for topic in talk.topics.iter().cycle().skip(first) {
        let details = Details::draw(random);
        for exchange in topic.exchanges {
            if lines.len() == 2 * exchanges {
                return (talk.topics[first].title, lines);
            }
            say(exchange, &details, &mut lines, random);
        }
    }
    // Only without any topic does the cycle end.
    ("", lines)
}

fn say((questions, answers): &Exchange, details: &Details, lines: &mut Vec<Line>, random: &mut Random) {
    // A place in a list.
    let asked = usize::try_from(random.below(questions.len() as u64)).unwrap_or_default();
    let answer = if answers.len() == questions.len() { answers[asked] } else { random.pick::<&str>(answers) };
    let slow = if random.happens(500) { QUESTION.1 / 6 } else { QUESTION.1 };
    let pause = if lines.is_empty() { 0 } else { QUESTION.0 + random.duration(slow) };
    lines.push(Line { author: Author::User, text: details.fill(questions[asked]), pause });
    let pause = ANSWER.0 + random.duration(ANSWER.1);
    lines.push(Line { author: Author::Chatbot, text: details.fill(answer), pause });
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: [&str; 6] = ["berth", "ship", "ref", "amount", "n", "time"];

    #[test]
    fn every_template_has_only_known_places() {
        for talk in harbour::TALKS.iter().chain(staff::TALKS) {
            let exchanges = talk.topics.iter().flat_map(|topic| topic.exchanges).chain([&talk.thanks]);
            for template in exchanges.flat_map(|(questions, answers)| questions.iter().chain(*answers)) {
                for place in template.split('{').skip(1) {
                    let place = place.split_once('}').map(|(place, _)| place);
                    assert!(place.is_some_and(|place| PLACES.contains(&place)), "{template}");
                }
            }
        }
    }

    #[test]
    fn every_topic_can_be_talked_about() {
        for talks in [harbour::TALKS, staff::TALKS] {
            assert_eq!(talks[0].language, Language::English);
            for topic in talks.iter().flat_map(|talk| talk.topics) {
                assert!(!topic.title.is_empty() && !topic.exchanges.is_empty());
            }
        }
    }

    #[test]
    fn a_conversation_of_the_usual_length_is_not_longer_than_said() {
        for index in 0..5_000 {
            let (_, lines) = conversation(Access::Open, Language::English, &mut Random::of(1, index));
            assert!(lines.len() >= 2 && i64::try_from(lines.len()).unwrap() <= 2 * MOST_EXCHANGES);
            let lasts: i64 = lines.iter().map(|line| line.pause).sum();
            assert!(lasts <= MOST_EXCHANGES * LONGEST_EXCHANGE);
        }
    }

    #[test]
    fn details_fill_their_places() {
        let details = Details {
            berth: ('B', 14),
            ship: "Aurora",
            reference: 12_345,
            amount: 38,
            number: 3,
            hour: 9,
            minute: 0,
        };
        assert_eq!(
            details.fill("{ship} at {berth}, no. {ref}: {amount} € for {n} nights from {time}"),
            "Aurora at B 14, no. 12345: 38 € for 3 nights from 09:00"
        );
        assert_eq!(details.fill("nothing { to fill"), "nothing { to fill");
    }

    #[test]
    fn a_long_conversation_is_as_long_as_asked() {
        let (title, lines) = long_conversation(Access::Open, 200, &mut Random::of(1, 3));
        assert_eq!(lines.len(), 400);
        assert!(!title.is_empty());
    }
}
