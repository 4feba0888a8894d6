//! Chatbots and admins who write all the time, and remember what was acknowledged.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use reqwest::{Client, Method, RequestBuilder, StatusCode, header};
use serde_json::{Value, json};
use server::{auth::ConsoleGate, clock::Clock, http::authorization::TABLE, store::Store};
use tokio::{sync::watch, task::JoinSet};

use super::{
    facts::{self, Facts, Kind},
    stories::{self, Endpoint},
};
use crate::harness::{Desk, Key, http};

/// How many write at once.
const WRITERS: usize = 6;
/// How often a writer asks whether what the server does by itself is done.
const ASKS: usize = 2_000;

/// How long a writer waits for an answer: longer than the server lets anyone wait but for a file.
const PATIENCE: Duration = Duration::from_secs(30);

/// A function or route, as the table of who may call what writes it: its method and path.
pub type Call = (&'static str, &'static str);

/// What answers a POST and writes nothing that anyone was told of; all other calls that are no GET are writes.
const LOOKS: [&str; 22] = [
    "access/link",
    "account/get",
    "account/sessions/list",
    "analytics/status",
    // It asks the endpoint and keeps nothing.
    "analytics/test",
    "audit/activity",
    "audit/installation",
    "audit/list",
    "chatbots/get",
    "chatbots/list",
    "invitations/offer",
    "invitations/preview",
    "jobs/list",
    "keys/list",
    "selections/between",
    "selections/count",
    "sessions/list",
    "settings/get",
    "users/count",
    "users/days",
    "users/get",
    "users/list",
];
const LOOK_AT_VIEWS: &str = "views/list";

/// A file whose state is written while it is fetched.
const FILE: &str = "/api/console/chatbots/{chatbot}/exports/{export}";

/// Every kind of write that someone can ask a server for.
pub fn writes() -> BTreeSet<Call> {
    let is_look = |path: &str| {
        let function = path.strip_prefix("/api/console/").unwrap_or_default();
        LOOKS.contains(&function) || function == LOOK_AT_VIEWS
    };
    let rows = TABLE.iter().filter(|row| match row.method {
        "GET" => row.path == FILE,
        "ANY" => false,
        _ => !is_look(row.path),
    });
    rows.map(|row| (row.method, row.path)).collect()
}

/// The row of the table that a call is of.
fn row(method: &Method, path: &str) -> Call {
    let fits = |pattern: &str| {
        let (mut parts, mut patterns) = (path.split('/'), pattern.split('/'));
        let one_by_one = parts.by_ref().zip(patterns.by_ref());
        let alike = one_by_one
            .fold(true, |fit, (part, pattern)| fit && (part == pattern || pattern.starts_with('{')));
        alike && path.split('/').count() == pattern.split('/').count()
    };
    // What is named comes before what is anything.
    let rows = TABLE.iter().filter(|row| row.method == method.as_str() && fits(row.path));
    let row = rows
        .min_by_key(|row| row.path.matches('{').count())
        .unwrap_or_else(|| panic!("no row of {method} {path}"));
    (row.method, row.path)
}

/// What writers have in common.
pub struct Shared {
    http: Client,
    url: String,
    store: Arc<dyn Store>,
    pub bot: Key,
    /// A chatbot of this recorder alone, to which people sign in: its id and its key.
    pub staff: OnceLock<(i64, String)>,
    /// What says of visitors what this recorder made up.
    pub endpoint: OnceLock<Endpoint>,
    cookie: OnceLock<String>,
    facts: Mutex<Facts>,
    /// Answers that were neither an acknowledgement nor "not now".
    odd: watch::Sender<Vec<String>>,
    acknowledged: watch::Sender<u64>,
    refused: watch::Sender<u64>,
    /// How many stories were told.
    told: watch::Sender<usize>,
    /// What waits for an answer.
    under_way: watch::Sender<HashMap<Call, u32>>,
    /// What was under way when the server was killed, and got no answer.
    interrupted: Mutex<BTreeSet<Call>>,
    is_killed: AtomicBool,
    addresses: AtomicU32,
    over: AtomicBool,
}

/// Writers at work.
pub struct Recorder {
    shared: Arc<Shared>,
    writers: JoinSet<()>,
}

/// What a comparison says besides that all is well.
pub struct Compared {
    /// How much was acknowledged.
    pub facts: usize,
    /// Which calls were under way when the server was killed, and got no answer.
    pub interrupted: BTreeSet<Call>,
}

/// Why a write was not acknowledged.
#[derive(Debug)]
pub struct NotNow;

/// What was acknowledged.
pub struct Said {
    pub body: Value,
    pub text: String,
    /// The session that begins with it, as its cookie.
    pub session: Option<String>,
}

impl Said {
    /// The session that must begin with it.
    pub fn session(self) -> String {
        self.session.unwrap_or_else(|| panic!("no session begins with {}", self.text))
    }
}

/// Who asks.
pub enum As<'a> {
    /// Whoever has this session.
    Session(&'a str),
    /// Whoever has this session, or none yet, at the address where passkeys work without https.
    Localhost(Option<&'a str>),
    /// Who has none yet.
    Nobody,
}

/// A call that waits for its answer.
struct UnderWay<'a> {
    shared: &'a Shared,
    call: Call,
    is_in_time: bool,
}

impl<'a> UnderWay<'a> {
    fn begin(shared: &'a Shared, call: Call) -> Self {
        shared.under_way.send_modify(|calls| *calls.entry(call).or_default() += 1);
        Self { shared, call, is_in_time: !shared.is_killed.load(Ordering::SeqCst) }
    }

    /// Notes that no answer came.
    fn broke_off(&self) {
        if self.is_in_time && self.shared.is_killed.load(Ordering::SeqCst) {
            self.shared.interrupted.lock().unwrap().insert(self.call);
        }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.shared.under_way.send_modify(|calls| *calls.entry(self.call).or_default() -= 1);
    }
}

impl Shared {
    async fn send(
        &self,
        method: Method,
        path: &str,
        shape: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Result<Said, NotNow> {
        let under_way = UnderWay::begin(self, row(&method, path));
        // What is tried in vain is counted by address, also where the server was killed before it could say that it was right.
        let address = self.addresses.fetch_add(1, Ordering::SeqCst);
        let forwarded = format!("10.{}.{}.{}", (address >> 16) & 255, (address >> 8) & 255, address & 255);
        let request =
            self.http.request(method, format!("{}{path}", self.url)).header("x-forwarded-for", forwarded);
        let answer = match shape(request).timeout(PATIENCE).send().await {
            Ok(answer) => answer,
            Err(cause) => {
                if !cause.is_connect() {
                    under_way.broke_off();
                }
                return self.refuse();
            }
        };
        let (status, headers) = (answer.status(), answer.headers().clone());
        let Ok(text) = answer.text().await else {
            under_way.broke_off();
            return self.refuse();
        };
        if status.is_success() {
            self.acknowledged.send_modify(|acknowledged| *acknowledged += 1);
            let session = headers.get(header::SET_COOKIE).map(|cookie| cookie.to_str().unwrap());
            let session = session.map(|cookie| cookie.split(';').next().unwrap().to_owned());
            return Ok(Said { body: serde_json::from_str(&text).unwrap_or(Value::Null), text, session });
        }
        let says_why = text.contains("unavailable");
        if status != StatusCode::SERVICE_UNAVAILABLE
            || !headers.contains_key(header::RETRY_AFTER)
            || !says_why
        {
            let (method, path) = under_way.call;
            self.odd.send_modify(|odd| odd.push(format!("{method} {path}: {status} {headers:?} {text}")));
        }
        self.refuse()
    }

    fn refuse(&self) -> Result<Said, NotNow> {
        self.refused.send_modify(|refused| *refused += 1);
        Err(NotNow)
    }

    /// Calls the REST side by a key.
    pub async fn rest_by(&self, key: &str, method: Method, path: &str, body: Value) -> Result<Value, NotNow> {
        let path = format!("/api/v1/{path}");
        let said = self.send(method, &path, |request| {
            request.bearer_auth(key).header(header::CONTENT_TYPE, "application/json").body(body.to_string())
        });
        Ok(said.await?.body)
    }

    /// Calls the REST side as the chatbot of all recorders.
    pub async fn rest(&self, method: Method, path: &str, body: Value) -> Result<Value, NotNow> {
        self.rest_by(self.bot.token(), method, path, body).await
    }

    /// Calls the console.
    pub async fn console(
        &self,
        who: As<'_>,
        method: Method,
        path: &str,
        media: &str,
        body: String,
    ) -> Result<Said, NotNow> {
        let path = format!("/api/console/{path}");
        let said = self.send(method, &path, |request| {
            let request = request.header(header::CONTENT_TYPE, media).body(body);
            let (cookie, origin) = match who {
                As::Session(cookie) => (Some(cookie), self.url.clone()),
                As::Localhost(cookie) => (cookie, self.localhost()),
                As::Nobody => (None, self.url.clone()),
            };
            let host = origin.trim_start_matches("http://").to_owned();
            let request = request.header(header::ORIGIN, origin).header(header::HOST, host);
            match cookie {
                Some(cookie) => request.header(header::COOKIE, cookie),
                None => request,
            }
        });
        said.await
    }

    /// The server's address as a browser on the same machine has it.
    pub fn localhost(&self) -> String {
        self.url.replace("127.0.0.1", "localhost")
    }

    /// Calls a server function as someone.
    pub async fn call_as(&self, who: As<'_>, function: &str, arguments: Value) -> Result<Said, NotNow> {
        self.console(who, Method::POST, function, "application/json", arguments.to_string()).await
    }

    /// Calls a server function as the owner.
    pub async fn call(&self, function: &str, arguments: Value) -> Result<Value, NotNow> {
        Ok(self.call_as(As::Session(self.cookie()), function, arguments).await?.body)
    }

    /// The owner's session.
    pub fn cookie(&self) -> &str {
        self.cookie.get().unwrap()
    }

    /// Signs the owner in, by a link that is made behind the server's back.
    pub async fn sign_in(&self) -> Result<String, NotNow> {
        let gate = ConsoleGate::new(Arc::clone(&self.store), Clock::system());
        let link = gate.new_owner_link().await.map_err(|_| NotNow)?;
        let said = self.call_as(As::Nobody, "access/sign-in", json!({ "link": link.reveal() })).await?;
        Ok(said.session())
    }

    /// Fails once writing shall end, and who asked [`ASKS`] times whether something is done: what the server does by itself it can't
    /// while there is no room, and all writers would wait for it, none of whom is refused anything.
    pub fn goes_on(&self, asked: usize) -> Result<(), NotNow> {
        if asked >= ASKS || self.over.load(Ordering::SeqCst) { Err(NotNow) } else { Ok(()) }
    }

    /// Remembers what is so from now on.
    pub fn note(&self, kind: Kind, words: impl IntoIterator<Item = impl ToString>) {
        let words = words.into_iter().map(|word| word.to_string());
        self.facts.lock().unwrap().entry(kind).or_default().extend(words);
    }

    /// Forgets what is about to change: until that is acknowledged, nobody knows.
    pub fn forget(&self, kind: Kind, words: impl IntoIterator<Item = impl ToString>) {
        let mut facts = self.facts.lock().unwrap();
        for word in words {
            assert!(facts.entry(kind).or_default().remove(&word.to_string()), "{kind:?} was not noted");
        }
    }

    async fn write(&self, writer: usize, run: usize) {
        for number in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            // Who is told "not now" goes on with someone else: whether that was written nobody was told.
            let name = format!("r{run}w{writer}n{number}");
            // Each begins with another story.
            if stories::tell(self, writer * 2 + number, &name, number).await.is_err() {
                tokio::task::yield_now().await;
            }
            self.told.send_modify(|told| *told += 1);
        }
    }
}

impl Recorder {
    /// Begins to write to the server of the desk's database at `url`; `run` tells its people from those of other recorders.
    pub async fn start(desk: &Desk, url: &str, bot: &Key, run: usize) -> Self {
        let shared = Arc::new(Shared {
            http: http(),
            url: url.to_owned(),
            store: Arc::clone(&desk.store),
            bot: bot.clone(),
            staff: OnceLock::new(),
            endpoint: OnceLock::new(),
            cookie: OnceLock::new(),
            facts: Mutex::default(),
            odd: watch::Sender::default(),
            acknowledged: watch::Sender::new(0),
            refused: watch::Sender::new(0),
            told: watch::Sender::new(0),
            under_way: watch::Sender::default(),
            interrupted: Mutex::default(),
            is_killed: AtomicBool::new(false),
            addresses: AtomicU32::new(1),
            over: AtomicBool::new(false),
        });
        shared.cookie.set(shared.sign_in().await.expect("the owner comes in")).unwrap();
        let staff = json!({ "name": format!("Staff {run}"), "access": "authenticated" });
        let staff = shared.call("chatbots/create", staff).await.expect("a chatbot is made");
        let key = staff["key"].as_str().unwrap().to_owned();
        shared.staff.set((staff["chatbot"]["id"].as_i64().unwrap(), key)).unwrap();
        shared.endpoint.set(Endpoint::start(&shared).await).unwrap_or_else(|_| panic!("it is the first"));
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let shared = Arc::clone(&shared);
            writers.spawn(async move { shared.write(writer, run).await });
        }
        Self { shared, writers }
    }

    /// Waits until so many more writes were acknowledged.
    pub async fn acknowledges(&self, more: u64) {
        self.await_more(&self.shared.acknowledged, more).await;
    }

    /// Waits until so many more writes were refused or had no answer.
    pub async fn is_refused(&self, more: u64) {
        self.await_more(&self.shared.refused, more).await;
    }

    async fn await_more(&self, count: &watch::Sender<u64>, more: u64) {
        let mut counted = count.subscribe();
        let until = *counted.borrow() + more;
        tokio::select! {
            counted = counted.wait_for(|counted| *counted >= until) => { counted.unwrap(); }
            () = self.is_odd() => {}
        }
    }

    /// Waits until a call of this kind is under way.
    pub async fn is_at(&self, call: Call) {
        let mut under_way = self.shared.under_way.subscribe();
        let is_at = under_way.wait_for(|calls| calls.get(&call).is_some_and(|calls| *calls > 0));
        // Each writer has told every story by then, and each story was told in every way.
        let enough = 3 * WRITERS * stories::STORIES;
        let mut told = self.shared.told.subscribe();
        tokio::select! {
            is_at = is_at => { is_at.unwrap(); }
            _ = told.wait_for(|told| *told > enough) => panic!("no story comes to {call:?}"),
            () = self.is_odd() => {}
        }
    }

    /// Waits for an answer that says neither yes nor "not now": nothing that is waited for may come then.
    async fn is_odd(&self) {
        self.shared.odd.subscribe().wait_for(|odd| !odd.is_empty()).await.unwrap();
        self.looks_right();
    }

    fn looks_right(&self) {
        let odd = self.shared.odd.borrow().clone();
        assert_eq!(odd, Vec::<String>::new(), "answers that say neither yes nor \"not now\"");
    }

    /// From here on, what breaks off does because the server is killed.
    pub fn is_about_to_be_cut_off(&self) {
        self.shared.is_killed.store(true, Ordering::SeqCst);
    }

    /// Ends writing, and compares everything that was acknowledged with what the database holds.
    pub async fn compare(self, desk: &Desk) -> Compared {
        self.shared.over.store(true, Ordering::SeqCst);
        self.looks_right();
        let Self { shared, writers } = self;
        writers.join_all().await;
        // What was confirmed is done by whoever is there; this desk's own connections may have been cut as well.
        while desk.runner().run_all().await.is_err()
            || desk.count_where("jobs WHERE state = 'running'").await > 0
        {}
        let facts = shared.facts.lock().unwrap().clone();
        let facts = facts::hold(desk, facts).await;
        facts::is_whole(desk).await;
        let interrupted = shared.interrupted.lock().unwrap().clone();
        Compared { facts, interrupted }
    }
}
