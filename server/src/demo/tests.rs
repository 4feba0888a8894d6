//! The people as a whole.

use std::collections::{HashMap, HashSet};

use app::domain::{ClientId, Email, NewMessage, PersonName};

use super::*;

const NOW: Timestamp = Timestamp(1_790_000_000_000);
const BOTH: [Access; 2] = [Access::Authenticated, Access::Open];

fn demo(access: Access) -> Demo {
    Demo::new(1, access, NOW)
}

fn people(access: Access, many: u64) -> impl Iterator<Item = Person> {
    let demo = demo(access);
    (0..many).map(move |index| demo.person(index))
}

fn line(person: &Person) -> String {
    let last = person.sessions.last().map_or("", |session| session.title);
    format!(
        "{} <{}> {} {} {} {} sessions {last}",
        person.name,
        person.email.as_deref().unwrap_or_default(),
        person.visitor.as_deref().unwrap_or_default(),
        person.status.as_str(),
        person.role.as_str(),
        person.sessions.len()
    )
}

#[test]
fn the_same_number_is_the_same_person() {
    for access in BOTH {
        let (one, other) = (demo(access), demo(access));
        for index in [7, 0, 999_999, 3, u64::MAX] {
            assert_eq!(one.person(index), other.person(index));
        }
        assert_ne!(one.person(7), Demo::new(2, access, NOW).person(7));
    }
}

#[test]
fn who_they_are_does_not_depend_on_the_time() {
    let later = Demo::new(1, Access::Open, NOW.plus(400 * DAY));
    for (index, person) in people(Access::Open, 500).enumerate() {
        let then = later.person(index as u64);
        assert_eq!(line(&person), line(&then));
        assert_eq!((person.network, person.questions), (then.network, then.questions));
    }
}

#[test]
fn no_two_have_the_same_email_visitor_id_or_client_ids() {
    for access in BOTH {
        let mut seen = HashSet::new();
        for person in people(access, 200_000) {
            assert!(person.email.is_some() || person.visitor.is_some());
            for session in person.sessions {
                // Those of messages are the session's with their position behind.
                for (position, message) in session.messages.iter().enumerate() {
                    let behind = message.client_id.strip_prefix(&*session.client_id);
                    assert_eq!(behind.and_then(|id| id.strip_prefix('.')?.parse().ok()), Some(position));
                }
                assert_eq!(session.client_id.matches('.').count(), 1);
                assert!(seen.insert(session.client_id));
            }
            for id in person.email.into_iter().chain(person.visitor) {
                assert!(seen.insert(id.clone()), "{id}");
            }
        }
    }
}

#[test]
fn even_the_last_of_a_million_millions_is_someone_else() {
    let demo = demo(Access::Authenticated);
    let far = 1_000_000_000_000;
    let emails: HashSet<_> = (far..far + 20_000).map(|index| demo.person(index).email).collect();
    assert_eq!(emails.len(), 20_000);
}

#[test]
fn names_emails_ids_and_texts_are_what_the_domain_takes() {
    for access in BOTH {
        for person in people(access, 20_000) {
            assert_eq!(PersonName::new(&person.name).unwrap().as_str(), person.name);
            if let Some(email) = &person.email {
                assert_eq!(Email::new(email).unwrap().key(), *email);
                assert!(email.ends_with(".example"), "{email}");
            }
            person.visitor.map(|id| ClientId::new(id).unwrap());
            for session in &person.sessions {
                ClientId::new(&*session.client_id).unwrap();
                for message in &session.messages {
                    ClientId::new(&*message.client_id).unwrap();
                    NewMessage::check_text(&message.text).unwrap();
                    assert!(!message.text.is_empty());
                }
            }
        }
    }
}

#[test]
fn times_follow_each_other_and_none_is_to_come() {
    for access in BOTH {
        for person in people(access, 20_000) {
            let mut before = person.created_at;
            assert!(NOW.0 - before.0 <= PAST);
            if let Some(at) = person.signed_in_at {
                assert!(before <= at && at <= NOW);
                before = at;
            }
            for session in &person.sessions {
                assert!(before <= session.started_at);
                before = session.started_at;
                let mut said = session.started_at;
                for message in &session.messages {
                    assert!(said <= message.sent_at && message.sent_at <= NOW);
                    said = message.sent_at;
                }
            }
        }
    }
}

#[test]
fn conversations_are_questions_with_answers() {
    for person in people(Access::Open, 5_000) {
        for session in person.sessions {
            assert!(!session.messages.is_empty() && session.messages.len().is_multiple_of(2));
            for pair in session.messages.chunks(2) {
                assert_eq!([pair[0].author, pair[1].author], [Author::User, Author::Chatbot]);
                assert!(pair[0].sent_at < pair[1].sent_at);
            }
        }
    }
}

#[test]
fn who_is_pending_never_came() {
    for access in BOTH {
        for person in people(access, 20_000) {
            if person.status == Status::Pending {
                assert!(person.email.is_some() && person.visitor.is_none() && person.signed_in_at.is_none());
            }
            assert!(person.signed_in_at.is_some() || person.status != Status::Active);
            assert!(person.signed_in_at.is_some() || person.sessions.is_empty());
        }
    }
}

#[test]
fn only_an_open_chatbot_says_something_of_those_who_came() {
    for access in BOTH {
        for person in people(access, 20_000) {
            let said = access == Access::Open && person.status != Status::Pending;
            let known = [person.network.is_some(), person.questions.is_some(), person.last_seen_at.is_some()];
            assert_eq!(known, [said; 3]);
        }
    }
}

#[test]
fn what_is_said_of_visitors_agrees_with_their_sessions() {
    let (mut more, mut later) = (0, 0);
    for person in people(Access::Open, 20_000).filter(|person| person.signed_in_at.is_some()) {
        let messages = || person.sessions.iter().flat_map(|session| &session.messages);
        let recorded = messages().filter(|message| message.author == Author::User).count() as u64;
        let questions = person.questions.unwrap();
        assert!(questions >= recorded, "{questions} of {recorded}");
        more += u32::from(questions > recorded);
        let last = messages().map(|message| message.sent_at).chain(person.signed_in_at).max().unwrap();
        let seen = person.last_seen_at.unwrap();
        assert!(last <= seen && seen <= NOW);
        later += u32::from(seen.0 - last.0 > HOUR);
    }
    assert!((2_000..6_000).contains(&more) && (1_000..4_000).contains(&later), "{more} {later}");
}

#[test]
fn few_networks_have_many_and_many_have_few() {
    let mut shared = HashMap::<_, u32>::new();
    for person in people(Access::Open, 40_000) {
        *shared.entry(person.network).or_default() += 1;
    }
    let pending = shared.remove(&None).unwrap();
    let of_ipv6 = shared.iter().filter(|(network, _)| network.unwrap().to_string().contains(':'));
    let in_ipv6: u32 = of_ipv6.map(|(_, many)| many).sum();
    let mut sizes: Vec<_> = shared.into_values().collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let alone = sizes.iter().filter(|many| **many == 1).count();
    assert!((2_000..3_000).contains(&sizes[0]), "{}", sizes[0]);
    assert!((300..800).contains(&sizes[7]), "{}", sizes[7]);
    assert!(sizes.len() > 5_000 && alone > 2_000, "{} networks, {alone} of one visitor", sizes.len());
    let everyone = 40_000 - pending;
    assert!((everyone / 12..everyone / 3).contains(&in_ipv6), "{in_ipv6} of {everyone} in IPv6");
}

#[test]
fn the_first_of_an_authenticated_chatbot_is_an_active_admin() {
    for seed in 0..200 {
        let first = Demo::new(seed, Access::Authenticated, NOW).person(0);
        assert_eq!((first.status, first.role), (Status::Active, Role::Admin));
    }
}

#[test]
fn number_three_has_much_to_scroll() {
    for access in BOTH {
        let talker = demo(access).person(TALKER);
        assert!(talker.sessions.len() > 60 && !talker.name.is_empty() && talker.email.is_some());
        assert_eq!(talker.sessions.iter().map(|session| session.messages.len()).max(), Some(400));
    }
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "shares of small counts")]
fn the_mix_is_believable() {
    const MANY: u64 = 40_000;
    for access in BOTH {
        let (mut active, mut pending, mut disabled, mut admins) = (0_u32, 0_u32, 0_u32, 0_u32);
        let (mut nameless, mut sessions, mut messages, mut recent) = (0_u32, 0, 0, 0_u32);
        let mut names = HashSet::new();
        for person in people(access, MANY) {
            active += u32::from(person.status == Status::Active);
            pending += u32::from(person.status == Status::Pending);
            disabled += u32::from(person.status == Status::Disabled);
            admins += u32::from(person.role == Role::Admin);
            nameless += u32::from(person.name.is_empty() && person.email.is_none());
            sessions += person.sessions.len();
            messages += person.sessions.iter().map(|session| session.messages.len()).sum::<usize>();
            let last = person.sessions.last().map(|session| session.started_at);
            recent += u32::from(last.is_some_and(|at| NOW.0 - at.0 < 60 * DAY));
            names.insert(person.name);
        }
        let share = |count: u32| f64::from(count) / MANY as f64;
        assert!((0.91..0.93).contains(&share(active)), "{access:?}: active {active}");
        assert!((0.025..0.035).contains(&share(pending)), "{access:?}: pending {pending}");
        assert!((0.045..0.055).contains(&share(disabled)), "{access:?}: disabled {disabled}");
        assert!((0.008..0.012).contains(&share(admins)), "{access:?}: admins {admins}");
        let wanted = if access == Access::Open { 0.57..0.63 } else { 0.0..0.001 };
        assert!(wanted.contains(&share(nameless)), "{access:?}: nameless {nameless}");
        let (sessions, messages) = (sessions as f64 / MANY as f64, messages as f64 / MANY as f64);
        assert!((0.85..1.15).contains(&sessions), "{access:?}: {sessions} sessions each");
        assert!((4.0..5.0).contains(&messages), "{access:?}: {messages} messages each");
        assert!(share(recent) > 0.2, "{access:?}: recent {recent}");
        assert!(names.len() > 8_000, "{access:?}: {} names", names.len());
    }
}

#[test]
fn these_people_stay_who_they_are() {
    let known: Vec<_> = BOTH
        .into_iter()
        .flat_map(|access| [0, 3, 4, 123_456, 999_999].map(|index| line(&demo(access).person(index))))
        .collect();
    assert_eq!(known, KNOWN);
    let open = demo(Access::Open);
    let networks = [0, 3, 4, 123_456, 999_999].map(|index| open.person(index).network.unwrap().to_string());
    assert_eq!(networks, NETWORKS);
    let talker = demo(Access::Authenticated).person(TALKER);
    let said = &talker.sessions[0].messages[0];
    assert_eq!(format!("{} {} {}", said.client_id, said.sent_at.0, said.text), SAID);
}

const KNOWN: [&str; 10] = [
    "Juliette Garnier <juliette.garnier@marseille.portside.example>  active admin 0 sessions ",
    "Åke Sjöberg <ake.sjoberg@aarhus.portside.example>  active regular 64 sessions Working from abroad",
    "ध्रुव शर्मा <dhruv.sharma@mumbai.portside.example>  active regular 5 sessions बची हुई छुट्टियाँ",
    "Wolfgang Richter <wolfgang.richter2@rostock.portside.example>  active regular 0 sessions ",
    "Iris Rutherford <iris.rutherford9@fremantle.portside.example>  disabled regular 0 sessions ",
    "Juliette Garnier <juliette_garnier@quebec.example> 681bf236abd8197a active admin 0 sessions ",
    "Åke Sjöberg <sjoberg.ake@bergen.example> 19999a38a89296c8 active regular 64 sessions Waiting list for a berth",
    "ध्रुव शर्मा <dhruv_sharma@visakhapatnam.example> b04063d0d08eeeff active regular 1 sessions मेहमान बर्थ",
    "Wolfgang Richter <> 9f22de4fa8981af1 active regular 1 sessions Öffnungszeiten des Krans",
    "Iris Rutherford <> c87d900dd873a88c disabled regular 1 sessions Electricity at the berth",
];
const NETWORKS: [&str; 5] =
    ["2607:d5a0:x:x:x:x:x:x", "2804:f7b3:x:x:x:x:x:x", "2409:2eed:x:x:x:x:x:x", "98.105.x.x", "149.55.x.x"];
const SAID: &str = "G1FEQ8Lt-38.0.0 1728624995988 May I work from my parents' place abroad for 11 weeks?";
