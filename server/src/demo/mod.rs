//! Believable people with sessions and conversations, to try Rollcall with.
//!
//! Each person is made from the seed and their number alone: the same on every machine, in any order, however many
//! there are in all. Only the times depend on when it is.

mod analytics;
mod locales;
mod names;
mod random;
mod talk;

use app::domain::{Access, Author, Network, Role, Status, Timestamp};

use names::Names;
use random::{Random, mix};

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600 * SECOND;
const DAY: i64 = 24 * HOUR;

/// The time that people came in, up to now.
const PAST: i64 = 730 * DAY;
/// Nobody is newer, so that there is time for a conversation.
const NEWEST: i64 = 6 * HOUR;
/// Longer than any conversation of the usual length.
const CONVERSATION: i64 = talk::MOST_EXCHANGES * talk::LONGEST_EXCHANGE;

/// Who has very many sessions, one of them very long.
const TALKER: u64 = 3;
const TALKER_SESSIONS: usize = 64;
const TALKER_EXCHANGES: usize = 200;
/// Longer than that conversation.
const TALKER_CONVERSATION: i64 = 200 * talk::LONGEST_EXCHANGE;

/// Someone made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, possibly empty.
    pub name: String,
    /// The email, no two the same under one seed; always in a domain reserved for examples.
    pub email: Option<String>,
    /// The id an open chatbot gave them, no two the same under one seed.
    pub visitor: Option<String>,
    /// Whether they can access.
    pub status: Status,
    /// What they may do.
    pub role: Role,
    /// When they were first known.
    pub created_at: Timestamp,
    /// When they first signed in; `None`: never, and then there is no session.
    pub signed_in_at: Option<Timestamp>,
    /// What they talked about, oldest first.
    pub sessions: Vec<Conversation>,
    /// Where they come from. This and what follows is what an open chatbot would say of its visitors; `None` for everyone
    /// else.
    pub network: Option<Network>,
    /// How much they asked: at least what their sessions hold.
    pub questions: Option<u64>,
    /// When they were last there: not before their last session's end.
    pub last_seen_at: Option<Timestamp>,
}

/// One conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Its id as a chatbot would make it, no two the same under one seed.
    pub client_id: String,
    /// What it is about.
    pub title: &'static str,
    /// When it began.
    pub started_at: Timestamp,
    /// What was said, oldest first; never empty.
    pub messages: Vec<DemoMessage>,
}

/// What was said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoMessage {
    /// Its id as a chatbot would make it, no two the same under one seed.
    pub client_id: String,
    /// Who said it.
    pub author: Author,
    /// The text.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// Makes people for one chatbot.
pub struct Demo {
    seed: u64,
    access: Access,
    now: Timestamp,
    names: Names,
}

impl Demo {
    /// People of `seed` for a chatbot of this access, whose last two years end at `now`.
    #[must_use]
    pub fn new(seed: u64, access: Access, now: Timestamp) -> Self {
        Self { seed, access, now, names: Names::new(seed) }
    }

    /// The person of a number, from 0.
    ///
    /// The first of an authenticated chatbot is an active admin. Number 3 has more than 60 sessions, one of them with
    /// 400 messages.
    #[must_use]
    pub fn person(&self, index: u64) -> Person {
        let mut random = Random::of(self.seed, index);
        let mut person = self.who(index, &mut random);
        if let Some(since) = person.signed_in_at {
            person.sessions = self.sessions(index, since, &mut random);
            if self.access == Access::Open {
                person.network = analytics::network(self.seed, &mut random);
                person.questions = Some(analytics::questions(&person.sessions, &mut random));
                person.last_seen_at =
                    Some(analytics::last_seen(since, &person.sessions, self.now, &mut random));
            }
        }
        person
    }

    /// The person without their sessions.
    fn who(&self, index: u64, random: &mut Random) -> Person {
        let special = index == 0 || index == TALKER;
        let status = match random.below(100) {
            _ if special => Status::Active,
            0..92 => Status::Active,
            92..95 => Status::Pending,
            _ => Status::Disabled,
        };
        let role = if random.happens(10) || index == 0 { Role::Admin } else { Role::Regular };
        let nameless_visitor = self.access == Access::Open
            && status != Status::Pending
            && role == Role::Regular
            && !special
            && random.happens(630);
        let age = if index == TALKER { PAST - DAY } else { NEWEST + random.duration(PAST - NEWEST) };
        let created_at = self.now.plus(-age);
        let signed_in_at = match (self.access, status) {
            (_, Status::Pending) => None,
            // Some are disabled before they ever come.
            (Access::Authenticated, Status::Disabled) if random.happens(120) => None,
            (Access::Authenticated, _) => {
                Some(created_at.plus(random.short_duration((age / 4).min(20 * DAY))))
            }
            (Access::Open, _) => Some(created_at),
        };
        let mut person = Person {
            name: String::new(),
            email: None,
            visitor: None,
            status,
            role,
            created_at,
            signed_in_at,
            sessions: Vec::new(),
            network: None,
            questions: None,
            last_seen_at: None,
        };
        if self.access == Access::Open && status != Status::Pending {
            person.visitor = Some(self.visitor(index));
        }
        if !nameless_visitor {
            let identity = self.names.identity(index);
            let needs_email = self.access == Access::Authenticated
                || status == Status::Pending
                || role == Role::Admin
                || special;
            if needs_email || random.happens(500) {
                person.email = Some(identity.email(self.access, random));
            }
            // Who was invited by email alone has no name yet.
            if person.email.is_none() || status != Status::Pending || random.happens(600) {
                person.name = identity.shown(random);
            }
        }
        person
    }

    fn sessions(&self, index: u64, since: Timestamp, random: &mut Random) -> Vec<Conversation> {
        let count = if index == TALKER { TALKER_SESSIONS } else { self.session_count(random) };
        if count == 0 {
            return Vec::new();
        }
        let longest = if index == TALKER { TALKER_CONVERSATION } else { CONVERSATION };
        let room = self.now.0 - since.0 - longest;
        // The newest is mostly not long ago, the others are anywhere between the first sign-in and it.
        let newest = since.plus(room - random.short_duration(room));
        let mut starts = Vec::with_capacity(count);
        starts.extend((1..count).map(|_| since.plus(random.duration(newest.0 - since.0))));
        starts.push(newest);
        starts.sort_unstable();
        let language = self.names.identity(index).language();
        let key = self.key(index);
        let mut sessions = Vec::with_capacity(count);
        for (number, started_at) in starts.into_iter().enumerate() {
            let (title, lines) = if index == TALKER && number == count / 2 {
                talk::long_conversation(self.access, TALKER_EXCHANGES, random)
            } else {
                talk::conversation(self.access, language, random)
            };
            let client_id = format!("{key}.{number}");
            let mut sent_at = started_at;
            let messages = lines.into_iter().enumerate().map(|(position, line)| {
                sent_at = sent_at.plus(line.pause);
                DemoMessage {
                    client_id: format!("{client_id}.{position}"),
                    author: line.author,
                    text: line.text,
                    sent_at,
                }
            });
            let messages = messages.collect();
            sessions.push(Conversation { client_id, title, started_at, messages });
        }
        sessions
    }

    /// How many sessions someone has: mostly none or one, now and then dozens; one on average.
    fn session_count(&self, random: &mut Random) -> usize {
        let (none, one, two, few) = match self.access {
            Access::Authenticated => (500, 780, 900, 980),
            Access::Open => (230, 890, 950, 988),
        };
        let more = match random.below(1000) {
            lot if lot < none => 0,
            lot if lot < one => 1,
            lot if lot < two => 2,
            lot if lot < few => 3 + random.below(3),
            997.. => 12 + random.below(49),
            _ => 6 + random.below(5),
        };
        // At most 60.
        usize::try_from(more).unwrap_or_default()
    }

    /// The visitor id: 16 hexadecimal digits. A bijection of the index, so no two are the same.
    fn visitor(&self, index: u64) -> String {
        format!("{:016x}", mix(index.wrapping_add(mix(self.seed ^ 0x7669_7369_746f_7273))))
    }

    /// What the ids of a person's sessions and messages begin with: eleven letters for the 64 bits of another bijection.
    fn key(&self, index: u64) -> String {
        const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
        let number = mix(index.wrapping_add(mix(self.seed ^ 0x636f_6e76_6572_7361)));
        // Six bits are less than the 64 digits.
        let digit = |place: u32| DIGITS[usize::try_from((number >> (6 * place)) & 63).unwrap_or_default()];
        (0..11).map(|place| char::from(digit(place))).collect()
    }
}

#[cfg(test)]
mod tests;
