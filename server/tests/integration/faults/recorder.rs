//! Chatbots and admins who write all the time, and remember what was acknowledged.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use reqwest::{Client, Method, StatusCode, header};
use serde_json::{Value, json};
use server::{auth::ConsoleGate, clock::Clock};
use tokio::{sync::watch, task::JoinSet};

use crate::harness::{Desk, Key, http};

/// How many write at once.
const WRITERS: usize = 6;

/// How long a writer waits for an answer: longer than the server lets anyone wait but for a file.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was acknowledged: by kind, in the words that the database has for it.
type Facts = BTreeMap<&'static str, HashSet<String>>;

/// What writers have in common.
struct Shared {
    http: Client,
    url: String,
    bot: Key,
    cookie: String,
    facts: Mutex<Facts>,
    /// Answers that were neither an acknowledgement nor "not now".
    odd: Mutex<Vec<String>>,
    acknowledged: watch::Sender<u64>,
    refused: watch::Sender<u64>,
    over: AtomicBool,
}

/// Writers at work.
pub struct Recorder {
    shared: Arc<Shared>,
    writers: JoinSet<()>,
}

/// Why a write was not acknowledged.
struct NotNow;

impl Shared {
    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Value, NotNow> {
        let Ok(answer) = request.timeout(PATIENCE).send().await else { return self.refuse() };
        let (status, headers) = (answer.status(), answer.headers().clone());
        let Ok(text) = answer.text().await else { return self.refuse() };
        if status.is_success() {
            self.acknowledged.send_modify(|acknowledged| *acknowledged += 1);
            return Ok(serde_json::from_str(&text).unwrap_or(Value::Null));
        }
        let says_why = text.contains("unavailable");
        if status != StatusCode::SERVICE_UNAVAILABLE
            || !headers.contains_key(header::RETRY_AFTER)
            || !says_why
        {
            self.odd.lock().unwrap().push(format!("{status} {headers:?} {text}"));
        }
        self.refuse()
    }

    fn refuse(&self) -> Result<Value, NotNow> {
        self.refused.send_modify(|refused| *refused += 1);
        Err(NotNow)
    }

    async fn rest(&self, method: Method, path: &str, body: Value) -> Result<Value, NotNow> {
        let request = self.http.request(method, format!("{}/api/v1/{path}", self.url));
        let request = request.bearer_auth(self.bot.token()).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(body.to_string())).await
    }

    async fn page(&self, path: &str, media: &str, body: String) -> Result<Value, NotNow> {
        let request = self.http.post(format!("{}/api/console/{path}", self.url));
        let request = request.header(header::COOKIE, &self.cookie).header(header::ORIGIN, &self.url);
        self.send(request.header(header::CONTENT_TYPE, media).body(body)).await
    }

    fn note(&self, kind: &'static str, words: impl IntoIterator<Item = String>) {
        self.facts.lock().unwrap().entry(kind).or_default().extend(words);
    }

    /// One person and what is done to them.
    async fn round(&self, name: &str, number: usize) -> Result<(), NotNow> {
        let chatbot = self.bot.chatbot;
        let signed_in = self.rest(Method::POST, "sign-ins", json!({ "visitor": name })).await?;
        let user = signed_in["user"]["id"].clone();
        if number % 5 == 1 {
            self.rest(Method::DELETE, &format!("users/{user}"), Value::Null).await?;
            self.note("deleted", [user.to_string()]);
            return Ok(());
        }
        self.note("visitor", [name.to_owned()]);
        self.rest(Method::PUT, &format!("sessions/{name}"), json!({ "user": user })).await?;
        self.note("session", [name.to_owned()]);
        let said = |id| json!({ "id": id, "author": "user", "text": "Is the berth free?" });
        for ids in [["a", "b"], ["c", "d"]] {
            let messages = json!({ "messages": ids.map(said) });
            self.rest(Method::POST, &format!("sessions/{name}/messages"), messages).await?;
            self.note("message", ids.map(|id| format!("{name}/{id}")));
        }
        match number % 5 {
            0 => {
                self.rest(Method::PATCH, &format!("users/{user}"), json!({ "disabled": true })).await?;
                self.note("disabled", [name.to_owned()]);
            }
            2 => {
                let email = format!("{name}@invited.example");
                self.rest(Method::POST, "users", json!({ "email": email })).await?;
                self.note("email", [email]);
            }
            3 => {
                let emails = ["x", "y", "z"].map(|part| format!("{name}-{part}@file.example"));
                let file = format!("email\n{}\n", emails.join("\n"));
                self.page(&format!("chatbots/{chatbot}/import"), "text/csv", file).await?;
                self.note("email", emails);
            }
            _ => {
                let email = format!("{name}@page.example");
                let people = json!([{ "email": email, "name": "" }]);
                let arguments = json!({ "chatbot": chatbot, "people": people, "role": "regular" });
                self.page("invitations/send", "application/json", arguments.to_string()).await?;
                self.note("email", [email]);
                let arguments =
                    json!({ "chatbot": chatbot, "user": user, "version": 1, "change": { "role": "admin" } });
                self.page("users/change", "application/json", arguments.to_string()).await?;
                self.note("admin", [name.to_owned()]);
            }
        }
        Ok(())
    }

    async fn write(&self, writer: usize, run: usize) {
        for number in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            // Who is told "not now" goes on with someone else: whether that was written nobody was told.
            if self.round(&format!("r{run}w{writer}n{number}"), number).await.is_err() {
                tokio::task::yield_now().await;
            }
        }
    }
}

impl Recorder {
    /// Begins to write to the server of the desk's database at `url`; `run` tells its people from those of other recorders.
    pub async fn start(desk: &Desk, url: &str, bot: &Key, run: usize) -> Self {
        let shared = Arc::new(Shared {
            http: http(),
            url: url.to_owned(),
            bot: bot.clone(),
            cookie: cookie(desk, url).await,
            facts: Mutex::default(),
            odd: Mutex::default(),
            acknowledged: watch::Sender::new(0),
            refused: watch::Sender::new(0),
            over: AtomicBool::new(false),
        });
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let shared = Arc::clone(&shared);
            writers.spawn(async move { shared.write(writer, run).await });
        }
        Self { shared, writers }
    }

    /// Waits until so many more writes were acknowledged.
    pub async fn acknowledges(&self, more: u64) {
        await_more(&self.shared.acknowledged, more).await;
    }

    /// Waits until so many more writes were refused or had no answer.
    pub async fn is_refused(&self, more: u64) {
        await_more(&self.shared.refused, more).await;
    }

    /// Ends writing, and compares everything that was acknowledged with what the database holds.
    pub async fn compare(self, desk: &Desk) {
        self.shared.over.store(true, Ordering::SeqCst);
        self.writers.join_all().await;
        let odd = self.shared.odd.lock().unwrap().clone();
        assert_eq!(odd, Vec::<String>::new(), "answers that say neither yes nor \"not now\"");
        let facts = self.shared.facts.lock().unwrap().clone();
        assert!(facts.values().map(HashSet::len).sum::<usize>() > 0);
        for (kind, expected) in facts {
            let sql = match kind {
                "visitor" => "SELECT visitor FROM users WHERE visitor IS NOT NULL",
                "disabled" => "SELECT visitor FROM users WHERE visitor IS NOT NULL AND status = 'disabled'",
                "admin" => "SELECT visitor FROM users WHERE visitor IS NOT NULL AND role = 'admin'",
                "deleted" => "SELECT CAST(id AS TEXT) FROM users",
                "email" => "SELECT email FROM users WHERE email IS NOT NULL",
                "session" => "SELECT client_id FROM sessions",
                _ => {
                    "SELECT s.client_id || '/' || m.client_id FROM messages m JOIN sessions s ON s.id = m.session_id"
                }
            };
            let found: HashSet<String> = desk.texts(sql, sql).await.into_iter().collect();
            let wrong: Vec<_> =
                expected.iter().filter(|words| found.contains(*words) == (kind == "deleted")).collect();
            assert!(
                wrong.is_empty(),
                "{kind}: {wrong:?} of {} were acknowledged and are not so",
                expected.len()
            );
        }
        is_whole(desk).await;
    }
}

/// What was written was written wholly: everything that is counted is as it is counted.
async fn is_whole(desk: &Desk) {
    for sql in [
        "SELECT 'sessions of ' || id FROM users u
         WHERE session_count <> (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id)",
        "SELECT 'messages of ' || id FROM sessions s
         WHERE message_count <> (SELECT COUNT(*) FROM messages m WHERE m.session_id = s.id)",
        "SELECT 'half of the messages of ' || id FROM sessions s WHERE message_count % 2 <> 0",
        "SELECT status || ' ' || role FROM user_counts c WHERE users <> (SELECT COUNT(*) FROM users u
             WHERE u.chatbot_id = c.chatbot_id AND u.status = c.status AND u.role = c.role)",
        "SELECT 'half of the file of ' || split FROM (SELECT SUBSTR(email, 1, LENGTH(email) - 15) AS split
             FROM users WHERE email LIKE '%@file.example') AS f GROUP BY split HAVING COUNT(*) <> 3",
        "SELECT 'no entry of ' || id FROM users u WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.user_id = u.id)
             AND email IS NULL",
    ] {
        assert_eq!(desk.texts(sql, sql).await, Vec::<String>::new());
    }
}

/// The owner's cookie at a server that has a clock of its own.
async fn cookie(desk: &Desk, url: &str) -> String {
    let gate = ConsoleGate::new(Arc::clone(&desk.store), Clock::system());
    let link = gate.new_owner_link().await.unwrap();
    let request = http().post(format!("{url}/api/console/access/sign-in")).header(header::ORIGIN, url);
    let answer = request.json(&json!({ "link": link.reveal() })).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

async fn await_more(count: &watch::Sender<u64>, more: u64) {
    let mut counted = count.subscribe();
    let until = *counted.borrow() + more;
    counted.wait_for(|counted| *counted >= until).await.unwrap();
}
