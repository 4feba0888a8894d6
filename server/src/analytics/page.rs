//! A page of an analytics endpoint's answer, and what is wrong with one that is none.

use std::fmt;

use app::domain::{AnalyticsFault, ClientId, Network, PersonName, Timestamp};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, Unexpected},
};
use serde_json::error::Category;

use super::endpoint::CURSOR_BYTES;

/// The largest count that is taken: the largest integer that JSON carries everywhere (RFC 8259, 6).
const MOST_QUESTIONS: u64 = (1 << 53) - 1;

/// A page of visitors.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Page {
    /// Whom it tells of, without those whose id can't be kept.
    #[serde(rename = "users", deserialize_with = "visitors")]
    pub visitors: Vec<Visitor>,
    /// Where the next page begins, 1 to 1,024 bytes; `None`: this is the last. Chatbots that leave nulls out leave this out.
    #[serde(default, deserialize_with = "cursor")]
    pub next: Option<String>,
}

/// What a chatbot tells of a visitor.
#[derive(Debug, PartialEq, Eq)]
pub struct Visitor {
    /// Who it is, as the chatbot calls them.
    pub id: ClientId,
    /// Where they came from, masked while it was read; `None` when the chatbot doesn't know, or told of no address.
    pub network: Option<Network>,
    /// How many questions they asked, at most 2^53 − 1.
    pub questions: u64,
    /// When they were last seen: in 1970 at the earliest, and not after the moment of reading. Never 0, which is stored for
    /// "nobody knows".
    pub last_seen: Timestamp,
    /// What they are called; empty when they gave no name, or one that can't be shown or is an address.
    pub name: PersonName,
}

/// The same on the wire. Without an id that can be kept: one such visitor must not keep all others away.
#[derive(Deserialize)]
struct Told {
    #[serde(deserialize_with = "visitor_id")]
    id: Option<ClientId>,
    #[serde(rename = "ip", deserialize_with = "network")]
    network: Option<Network>,
    #[serde(deserialize_with = "questions")]
    questions: u64,
    #[serde(deserialize_with = "last_seen")]
    last_seen: Timestamp,
    #[serde(default, deserialize_with = "name")]
    name: PersonName,
}

impl Told {
    fn visitor(self) -> Option<Visitor> {
        let Self { id, network, questions, last_seen, name } = self;
        Some(Visitor { id: id?, network, questions, last_seen, name })
    }
}

impl Page {
    /// Reads an answer's whole `body`, at the moment `now`; `is_json` is what its Content-Type says. A chatbot whose clock
    /// is ahead has seen nobody later than now.
    ///
    /// # Errors
    /// [`AnalyticsFault::BrokenOff`], [`AnalyticsFault::BrokenJson`], [`AnalyticsFault::OtherVersion`] or
    /// [`AnalyticsFault::WrongType`].
    pub(super) fn read(body: &[u8], is_json: bool, now: Timestamp) -> Result<Self, AnalyticsFault> {
        let mut page: Self = serde_json::from_slice(body).map_err(|_| diagnose(body, is_json))?;
        for visitor in &mut page.visitors {
            visitor.last_seen = visitor.last_seen.min(now);
        }
        Ok(page)
    }
}

/// What is wrong with a body that could not be read. It is looked at once more instead of keeping serde's error, which
/// would hold values out of it.
fn diagnose(body: &[u8], is_json: bool) -> AnalyticsFault {
    /// The keys that tell this version from others; values of any type.
    #[derive(Deserialize)]
    struct Keys {
        #[serde(rename = "users")]
        _users: Vec<UserKeys>,
    }

    #[derive(Deserialize)]
    struct UserKeys {
        #[serde(rename = "id")]
        _id: IgnoredAny,
        // Older chatbots tell of visitors without it.
        #[serde(rename = "ip")]
        _ip: IgnoredAny,
        #[serde(rename = "questions")]
        _questions: IgnoredAny,
        #[serde(rename = "last_seen")]
        _last_seen: IgnoredAny,
    }

    let broken_off = match str::from_utf8(body).map(serde_json::from_str::<IgnoredAny>) {
        Ok(Ok(_)) => {
            return match serde_json::from_slice::<Keys>(body) {
                Ok(_) => AnalyticsFault::WrongType,
                Err(_) => AnalyticsFault::OtherVersion,
            };
        }
        Ok(Err(why)) => why.classify() == Category::Eof,
        Err(why) => why.error_len().is_none(),
    };
    match (is_json, broken_off) {
        (false, _) => AnalyticsFault::OtherVersion,
        (true, true) => AnalyticsFault::BrokenOff,
        (true, false) => AnalyticsFault::BrokenJson,
    }
}

/// Makes a value of a string as it is read, without a copy of it.
struct Text<F>(&'static str, F);

impl<T, F: FnOnce(&str) -> Option<T>> serde::de::Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::custom("not of the expected form"))
    }
}

/// The same of a value that may be null.
struct Nullable<F>(Text<F>);

impl<'de, T, F: FnOnce(&str) -> Option<T>> serde::de::Visitor<'de> for Nullable<F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", self.0.0)
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_str(self.0).map(Some)
    }
}

/// Keeps those who can be known again, as they are read.
fn visitors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Visitor>, D::Error> {
    struct Users;

    impl<'de> serde::de::Visitor<'de> for Users {
        type Value = Vec<Visitor>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of users")
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut users: A) -> Result<Vec<Visitor>, A::Error> {
            let mut visitors = Vec::new();
            while let Some(told) = users.next_element::<Told>()? {
                visitors.extend(told.visitor());
            }
            Ok(visitors)
        }
    }

    deserializer.deserialize_seq(Users)
}

fn visitor_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ClientId>, D::Error> {
    deserializer.deserialize_str(Text("a visitor id", |text: &str| Some(ClientId::of_visitor(text).ok())))
}

/// Masks an address before anything keeps it.
fn network<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Network>, D::Error> {
    let masked = Text("an address", |text: &str| Some(Network::mask(text)));
    deserializer.deserialize_option(Nullable(masked)).map(Option::flatten)
}

fn questions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let count = u64::deserialize(deserializer)?;
    if count > MOST_QUESTIONS {
        return Err(D::Error::invalid_value(Unexpected::Unsigned(count), &"at most 2^53 - 1"));
    }
    Ok(count)
}

/// RFC 3339.
fn last_seen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    deserializer.deserialize_str(Text("a time", |text: &str| {
        let at: jiff::Timestamp = text.parse().ok()?;
        (at >= jiff::Timestamp::UNIX_EPOCH).then(|| Timestamp(at.as_millisecond().max(1)))
    }))
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PersonName, D::Error> {
    // Some call the nameless by their address.
    let cleaned = Text("a name", |text: &str| {
        let named = Some(text).filter(|text| Network::mask(text).is_none());
        Some(named.and_then(|text| PersonName::new(text).ok()).unwrap_or_default())
    });
    deserializer.deserialize_option(Nullable(cleaned)).map(Option::unwrap_or_default)
}

fn cursor<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_option(Nullable(Text("a cursor", |text: &str| {
        (1..=CURSOR_BYTES).contains(&text.len()).then(|| text.to_owned())
    })))
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// 2026-11-23T10:00:00Z.
    const NOON: Timestamp = Timestamp(1_795_428_000_000);

    fn read(page: &Value) -> Result<Page, AnalyticsFault> {
        Page::read(page.to_string().as_bytes(), true, NOON)
    }

    /// A good page of one visitor, of whom `key` is `value`.
    fn with(key: &str, value: Value) -> Value {
        let mut user =
            json!({ "id": "v1", "ip": "192.168.17.4", "questions": 3, "last_seen": "2026-11-23T09:00:00Z" });
        user[key] = value;
        json!({ "users": [user], "next": null })
    }

    fn visitor(key: &str, value: Value) -> Result<Visitor, AnalyticsFault> {
        read(&with(key, value)).map(|mut page| page.visitors.remove(0))
    }

    /// A good page of one visitor who lacks `key`.
    fn without(key: &str) -> Value {
        let mut page = with(key, Value::Null);
        page["users"][0].as_object_mut().unwrap().remove(key);
        page
    }

    #[test]
    fn a_page_tells_of_visitors_and_where_the_next_one_begins() {
        let page = read(&json!({
            "version": 7,
            "users": [
                {
                    "id": "v1",
                    "ip": "2001:db8::1",
                    "questions": 3,
                    "last_seen": "2026-11-23T10:30:00.25+01:00",
                    "name": " Ana  Lima ",
                    "browser": { "name": ["any"] },
                },
                { "last_seen": "1970-01-01T00:00:00Z", "questions": 0, "ip": null, "id": "v2", "name": null },
            ],
            "next": "more",
        }));
        let ana = Visitor {
            id: ClientId::new("v1").unwrap(),
            network: Network::mask("2001:db8:x:x:x:x:x:x"),
            questions: 3,
            last_seen: NOON.plus(-1_799_750),
            name: PersonName::new("Ana Lima").unwrap(),
        };
        let other = Visitor {
            id: ClientId::new("v2").unwrap(),
            network: None,
            questions: 0,
            last_seen: Timestamp(1),
            name: PersonName::default(),
        };
        assert_eq!(page, Ok(Page { visitors: vec![ana, other], next: Some("more".to_owned()) }));
    }

    #[test]
    fn the_last_page_has_no_cursor() {
        let last = Ok(Page { visitors: Vec::new(), next: None });
        assert_eq!(read(&json!({ "users": [], "next": null })), last);
        assert_eq!(read(&json!({ "users": [] })), last);
    }

    #[test]
    fn addresses_are_masked_and_anything_else_is_dropped() {
        for (ip, network) in [
            ("192.168.17.4", Some("192.168.x.x")),
            ("::ffff:192.168.17.4", Some("192.168.x.x")),
            ("[2001:db8::1]:443", Some("2001:db8:x:x:x:x:x:x")),
            ("192.168.x.x", Some("192.168.x.x")),
            ("", None),
            ("unknown", None),
            ("192.168.17.4, 10.0.0.1", None),
        ] {
            let read = visitor("ip", json!(ip)).unwrap().network;
            assert_eq!(read.map(|read| read.to_string()).as_deref(), network, "{ip}");
        }
        assert_eq!(Page::read(br#"{"users":[{"id":"v","ip":"\u0031.2.3.4","questions":1,"last_seen":"2026-01-01T00:00:00Z"}]}"#, true, NOON)
            .map(|page| page.visitors[0].network), Ok(Network::mask("1.2.x.x")));
    }

    #[test]
    fn nobody_was_seen_later_than_now() {
        for at in ["2999-01-01T00:00:00Z", "2026-11-23T10:00:00.001Z", "9999-12-30T00:00:00Z"] {
            assert_eq!(visitor("last_seen", json!(at)).map(|visitor| visitor.last_seen), Ok(NOON), "{at}");
        }
        assert_eq!(
            visitor("last_seen", json!("2026-11-23T10:00:00Z")).map(|visitor| visitor.last_seen),
            Ok(NOON)
        );
    }

    #[test]
    fn whoever_is_reported_was_seen() {
        for at in ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.0009Z", "1970-01-01T00:00:00.001Z"] {
            assert_eq!(
                visitor("last_seen", json!(at)).map(|visitor| visitor.last_seen),
                Ok(Timestamp(1)),
                "{at}"
            );
        }
    }

    #[test]
    fn a_visitor_whose_id_cannot_be_kept_is_left_out_and_the_others_stay() {
        for id in
            ["", "two words", &"x".repeat(129), "203.0.113.7", "[2001:db8::1]:443", "::ffff:203.0.113.7"]
        {
            let mut page = with("id", json!(id));
            let other = with("id", json!("v2"))["users"][0].take();
            page["users"].as_array_mut().unwrap().push(other);
            let visitors = read(&page).unwrap().visitors;
            assert_eq!(
                visitors.iter().map(|visitor| visitor.id.as_str()).collect::<Vec<_>>(),
                ["v2"],
                "{id}"
            );
        }
    }

    #[test]
    fn a_name_that_is_an_address_is_dropped() {
        for address in ["203.0.113.7", "[2001:db8::1]:443", "::ffff:203.0.113.7"] {
            let read = visitor("name", json!(address));
            assert_eq!(read.map(|visitor| visitor.name), Ok(PersonName::default()), "{address}");
        }
    }

    #[test]
    fn a_name_that_cannot_be_shown_is_dropped() {
        for name in ["\u{1}", &"x".repeat(201)] {
            assert_eq!(visitor("name", json!(name)).map(|visitor| visitor.name), Ok(PersonName::default()));
        }
    }

    #[test]
    fn a_value_a_field_cannot_hold_is_the_wrong_type() {
        for (key, value) in [
            ("id", json!(17)),
            ("id", Value::Null),
            ("ip", json!(3_232_235_777_u32)),
            ("ip", json!(["192.168.0.1"])),
            ("questions", json!("3")),
            ("questions", json!(-1)),
            ("questions", json!(1.5)),
            ("questions", json!(1_u64 << 53)),
            ("questions", Value::Null),
            ("last_seen", json!(1_795_428_000_000_u64)),
            ("last_seen", json!("yesterday")),
            ("last_seen", json!("2026-11-23T10:00:00")),
            ("last_seen", json!("1969-12-31T23:59:59.999Z")),
            ("last_seen", Value::Null),
            ("name", json!(17)),
        ] {
            assert_eq!(visitor(key, value.clone()), Err(AnalyticsFault::WrongType), "{key}: {value}");
        }
        assert_eq!(
            visitor("questions", json!(MOST_QUESTIONS)).map(|visitor| visitor.questions),
            Ok(MOST_QUESTIONS)
        );
        for next in [json!(17), json!(""), json!("x".repeat(CURSOR_BYTES + 1)), json!({})] {
            assert_eq!(read(&json!({ "users": [], "next": next })), Err(AnalyticsFault::WrongType), "{next}");
        }
    }

    #[test]
    fn other_json_is_another_version() {
        for page in [
            json!(null),
            json!("users"),
            json!([]),
            json!({}),
            json!({ "visitors": [] }),
            json!({ "users": null }),
            json!({ "users": {} }),
            json!({ "users": [17] }),
            json!({ "users": ["v1"] }),
            without("id"),
            without("ip"),
            without("questions"),
            without("last_seen"),
        ] {
            assert_eq!(read(&page), Err(AnalyticsFault::OtherVersion), "{page}");
        }
    }

    #[test]
    fn a_page_that_ends_anywhere_broke_off() {
        let whole = with("name", json!("Zoë \"Zo\" \u{1f600}")).to_string();
        for length in 0..whole.len() {
            assert_eq!(
                Page::read(&whole.as_bytes()[..length], true, NOON),
                Err(AnalyticsFault::BrokenOff),
                "{length}"
            );
        }
    }

    #[test]
    fn what_claims_to_be_json_and_is_not_is_broken() {
        for body in ["<!doctype html>", r#"{"users":[],}"#, r#"{"users":[]}{}"#, "{'users':[]}", "NaN"] {
            assert_eq!(Page::read(body.as_bytes(), true, NOON), Err(AnalyticsFault::BrokenJson), "{body}");
        }
        assert_eq!(
            Page::read(b"{\"users\":[{\"id\":\"\xff\"}]}", true, NOON),
            Err(AnalyticsFault::BrokenJson)
        );
    }

    #[test]
    fn what_is_no_json_and_says_so_is_another_version() {
        for body in ["", "<!doctype html><title>Chat</title>", "{\"users\":["] {
            assert_eq!(Page::read(body.as_bytes(), false, NOON), Err(AnalyticsFault::OtherVersion), "{body}");
        }
    }

    #[test]
    fn a_good_page_is_taken_whatever_it_says_it_is() {
        assert!(Page::read(br#"{"users":[],"next":null}"#, false, NOON).is_ok());
    }

    proptest! {
        #[test]
        fn no_whole_address_gets_into_a_page(v6: u128, v4 in proptest::option::of(any::<u32>())) {
            let address = match v4 {
                Some(bits) => IpAddr::V4(bits.into()),
                None => IpAddr::V6(v6.into()),
            };
            let visitor = visitor("ip", json!(address)).unwrap();
            prop_assert!(visitor.network.is_some());
            let shown = format!("{visitor:?}");
            prop_assert!(!shown.contains(&address.to_string()), "{}", shown);
        }

        #[test]
        fn whatever_comes_in_it_is_a_page_or_has_a_fault(body: Vec<u8>, is_json: bool) {
            let _ = Page::read(&body, is_json, NOON);
        }
    }
}
