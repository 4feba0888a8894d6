//! Who is here: the cookies this chatbot gave out, and the conversation behind each. In memory only.

use std::{
    collections::{BTreeSet, HashMap},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::watch;

use crate::{
    responder::Responder,
    rollcall::{Author, Standing, UserId},
    visitors::Visitors,
};

/// After this long without a sign of life, a visit is forgotten.
const IDLE: Duration = Duration::from_hours(12);
/// How many lines a reloaded page gets back.
const LINES: usize = 100;

/// Everyone who is here, by their cookie.
pub struct People {
    visits: Mutex<HashMap<String, Visit>>,
    visitors: Option<Arc<Visitors>>,
}

/// One browser's stay.
pub struct Visit {
    pub user: UserId,
    /// What to call them; may be empty.
    pub name: String,
    pub conversation: Conversation,
    standing: watch::Sender<Standing>,
    last_seen: Instant,
}

/// What was said, and what the responder keeps in mind of it.
pub struct Conversation {
    /// Its id at Rollcall.
    pub session: String,
    pub started_at: Timestamp,
    pub responder: Responder,
    lines: Vec<Line>,
}

/// A line on the page.
#[derive(Clone, Serialize)]
pub struct Line {
    pub author: Author,
    pub text: String,
}

impl Visit {
    pub fn new(user: UserId, name: String, standing: Standing) -> Self {
        Self {
            user,
            name,
            conversation: Conversation::default(),
            standing: watch::Sender::new(standing),
            last_seen: Instant::now(),
        }
    }
}

impl Default for Conversation {
    fn default() -> Self {
        Self {
            session: random_id(),
            started_at: Timestamp::now(),
            responder: Responder::default(),
            lines: Vec::new(),
        }
    }
}

impl Conversation {
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub fn push(&mut self, author: Author, text: &str) {
        if self.lines.len() == LINES {
            self.lines.remove(0);
        }
        self.lines.push(Line { author, text: text.to_owned() });
    }
}

impl People {
    /// Nobody is here yet. Who was is noted in `visitors`, if anyone wants to know.
    pub fn new(visitors: Option<Arc<Visitors>>) -> Self {
        Self { visits: Mutex::default(), visitors }
    }

    /// Notes that whoever has this cookie talks from `address`, and sent this many messages.
    pub fn note(&self, cookie: &str, address: IpAddr, messages: u64) {
        if let Some(visitors) = &self.visitors
            && let Some(user) = self.with(cookie, |visit| visit.user)
        {
            // An open chatbot's cookie holds the visitor id.
            visitors.note(user, cookie, address, messages, Timestamp::now());
        }
    }

    /// `visit` begins; it is found by `cookie`.
    pub fn add(&self, cookie: String, visit: Visit) {
        let mut visits = self.lock();
        visits.retain(|_, visit| visit.last_seen.elapsed() < IDLE || visit.standing.receiver_count() > 0);
        visits.insert(cookie, visit);
    }

    pub fn remove(&self, cookie: &str) {
        self.lock().remove(cookie);
    }

    /// What `look` makes of the visit; `None`: there is none.
    pub fn with<T>(&self, cookie: &str, look: impl FnOnce(&mut Visit) -> T) -> Option<T> {
        self.lock().get_mut(cookie).map(|visit| {
            visit.last_seen = Instant::now();
            look(visit)
        })
    }

    /// Hears what becomes of the visitor's access from now on.
    pub fn listen(&self, cookie: &str) -> Option<(UserId, watch::Receiver<Standing>)> {
        self.with(cookie, |visit| (visit.user, visit.standing.subscribe()))
    }

    /// Whether it is known of this cookie that its user is gone for good.
    pub fn ended(&self, cookie: &str) -> bool {
        self.with(cookie, |visit| *visit.standing.borrow() == Standing::SignedOut).unwrap_or(false)
    }

    /// Lets every page of `user` know, also when nothing is new: a page may have heard otherwise in between.
    pub fn tell(&self, user: UserId, standing: Standing) {
        for visit in self.lock().values().filter(|visit| visit.user == user) {
            visit.standing.send_replace(standing);
        }
        if standing == Standing::SignedOut
            && let Some(visitors) = &self.visitors
        {
            visitors.forget(user);
        }
    }

    /// Whether `user` has a visit, or is remembered.
    pub fn knows(&self, user: UserId) -> bool {
        let noted = self.visitors.as_ref().is_some_and(|visitors| visitors.knows(user));
        noted || self.lock().values().any(|visit| visit.user == user)
    }

    /// The users who have a page open.
    pub fn live(&self) -> BTreeSet<UserId> {
        let visits = self.lock();
        visits.values().filter(|visit| visit.standing.receiver_count() > 0).map(|visit| visit.user).collect()
    }

    /// Nothing that is done under the lock can leave a visit half changed, so a panic elsewhere doesn't matter.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Visit>> {
        self.visits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 128 random bits, in hex: for cookies, and for everything that Rollcall must know again when it is sent twice.
pub fn random_id() -> String {
    hex::encode(rand_bytes())
}

fn rand_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    // Without randomness there are no secrets, and nothing that could be done instead.
    getrandom::fill(&mut bytes).unwrap_or_else(|why| panic!("the system gives no random bytes: {why}"));
    bytes
}

/// Whether `text` has the form of [`random_id`].
pub fn is_random_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
}
