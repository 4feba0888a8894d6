//! A desk for one test: its own database, a clock that stands still, and callers.

mod client;
pub mod counted;
pub mod databases;
pub mod fixtures;
mod http;
mod line;
mod own_postgres;
mod postgres_server;
pub mod program;
mod wire;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use app::{
    backend::{Actor, ChatbotAdmin, Owner},
    domain::{Access, ChatbotId, ChatbotName, Network, Timestamp},
};
use axum::Router;
pub use client::{Answer, Console, Key};
pub use http::http;
pub use line::{Commits, Line};
pub use own_postgres::OwnServer;
use server::{
    analytics::{Client, Limits, Reader, Targets},
    auth::ConsoleGate,
    clock::Clock,
    http::{AppState, Forwarded, Peer, router},
    invitations::Mailer,
    jobs::Runner,
    store::Store,
};
use tokio::{net::TcpListener, sync::watch};
use totp_rs::{Builder, Secret};

/// 2026-11-23T10:00:00Z.
pub const NOON: i64 = 1_795_428_000_000;

/// Where callers are, as the proxy before the desk says it.
pub const ADDRESS: &str = "203.0.113.77";

/// The password of everyone who has one.
pub const PASSWORD: &str = "kettle orbit mango";

/// What is left of it.
pub fn network() -> Option<Network> {
    Network::mask(ADDRESS)
}

/// What a message in an answer to the page says.
pub fn said(message: &serde_json::Value) -> String {
    serde_json::from_value::<app::i18n::Message>(message.clone()).unwrap().to_string()
}

/// Defines a test that runs on both databases, as `NAME::sqlite` and `NAME::postgres`.
macro_rules! on_both_databases {
    ($(async fn $name:ident($desk:ident: Desk) $body:block)+) => {
        $(mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn check($desk: $crate::harness::Desk) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                check($crate::harness::Desk::on($crate::harness::databases::sqlite()).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                check($crate::harness::Desk::on($crate::harness::databases::postgres().await).await).await;
            }
        })+
    };
}
pub(crate) use on_both_databases;

/// A running desk.
pub struct Desk {
    pub store: Arc<dyn Store>,
    pub reader: Arc<Reader>,
    router: Router,
    now: Arc<AtomicI64>,
    stop: watch::Sender<bool>,
    // Dropped last: the file goes with the test.
    database: Arc<databases::Database>,
}

impl Desk {
    pub async fn on(database: databases::Database) -> Self {
        let url = database.url.clone();
        Self::of(&url, Arc::new(AtomicI64::new(NOON)), Arc::new(database)).await
    }

    /// Another server over the same database, with the same clock.
    pub async fn beside(&self) -> Self {
        self.beside_by(&self.database.url).await
    }

    /// The same, which finds the database at `url`.
    pub async fn beside_by(&self, url: &str) -> Self {
        Self::of(url, Arc::clone(&self.now), Arc::clone(&self.database)).await
    }

    async fn of(url: &str, now: Arc<AtomicI64>, database: Arc<databases::Database>) -> Self {
        let store = server::store::open(url).await.unwrap();
        let (stop, stopping) = watch::channel(false);
        let client = Client::new(Targets::Any, Limits::default()).unwrap();
        let reader = Arc::new(Reader::new(Arc::clone(&store), client, clock(&now)));
        let state = AppState::new(Arc::clone(&store), Arc::clone(&reader), clock(&now), None, stopping);
        Self { store, reader, router: router(state, Forwarded::Trusted), now, stop, database }
    }

    /// The clock moves only here.
    pub fn pass(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::SeqCst);
    }

    pub fn now(&self) -> Timestamp {
        clock(&self.now).now()
    }

    #[allow(clippy::disallowed_methods, reason = "tests stand in for auth")]
    pub fn owner(&self) -> Owner {
        Owner::granted(self.now(), network())
    }

    #[allow(clippy::disallowed_methods, reason = "tests stand in for auth")]
    pub fn admin(&self, chatbot: ChatbotId, actor: Actor) -> ChatbotAdmin {
        ChatbotAdmin::granted(chatbot, actor, self.now(), network())
    }

    /// The same chatbot as it calls this server.
    pub fn hears(&self, bot: &Key) -> Key {
        Key::new(self.router.clone(), bot.chatbot, bot.token().to_owned())
    }

    /// The same page as it calls this server.
    pub fn serves(&self, console: &Console) -> Console {
        console.at(self.router.clone())
    }

    /// Adds a chatbot; its caller has its key.
    pub async fn chatbot(&self, name: &str, access: Access) -> Key {
        let name = ChatbotName::new(name).unwrap();
        let made = self.store.create_chatbot(self.owner(), &name, access).await.unwrap();
        Key::new(self.router.clone(), made.chatbot.id, made.key)
    }

    /// A chatbot that is there already, by its key.
    pub fn key(&self, chatbot: i64, key: &str) -> Key {
        Key::new(self.router.clone(), ChatbotId(chatbot), key.to_owned())
    }

    pub async fn open(&self) -> Key {
        self.chatbot("Harbor Help", Access::Open).await
    }

    pub async fn authenticated(&self) -> Key {
        self.chatbot("Staff Assistant", Access::Authenticated).await
    }

    /// A page on which nobody is signed in.
    pub fn stranger(&self) -> Console {
        Console::new(self.router.clone())
    }

    /// The same before a server that browsers reach at `public`, with no proxy whose word counts.
    pub fn stranger_at(&self, public: &str) -> Console {
        let (_, stopping) = watch::channel(false);
        let (store, reader) = (Arc::clone(&self.store), Arc::clone(&self.reader));
        let state = AppState::new(store, reader, clock(&self.now), Some(public.parse().unwrap()), stopping);
        Console::new(router(state, Forwarded::Ignored))
    }

    pub async fn new_link(&self) -> String {
        let gate = ConsoleGate::new(Arc::clone(&self.store), clock(&self.now));
        gate.new_owner_link().await.unwrap().reveal().to_owned()
    }

    /// The token of a link by which the owner sets email and password.
    pub async fn new_reset(&self) -> String {
        let gate = ConsoleGate::new(Arc::clone(&self.store), clock(&self.now));
        gate.new_owner_reset().await.unwrap().reveal().to_owned()
    }

    /// A page on which the owner is signed in.
    pub async fn console(&self) -> Console {
        let mut console = self.stranger();
        let link = self.new_link().await;
        let answer = console.call("access/sign-in", serde_json::json!({ "link": link })).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        console.keep_cookie(&answer);
        console
    }

    /// Makes an active admin of a chatbot; their id.
    pub async fn active_admin(&self, bot: &Key, email: &str) -> i64 {
        let admin = bot.invite(serde_json::json!({ "email": email, "role": "admin" })).await;
        assert_eq!(bot.sign_in(serde_json::json!({ "email": email })).await, admin);
        admin
    }

    /// The token of a link by which an admin of a chatbot sets a password.
    pub async fn password_link(&self, bot: &Key, user: i64) -> String {
        let arguments = serde_json::json!({ "chatbot": bot.chatbot, "user": user });
        let answer = self.console().await.call("access/new-password-link", arguments).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.body.as_str().unwrap().trim_start_matches("/set-password#").to_owned()
    }

    /// The owner's page, whose account got an email and the password.
    pub async fn claim(&self, email: &str) -> Console {
        self.set_password(&self.new_reset().await, Some(email)).await
    }

    /// The page on which a link was used to set the password.
    async fn set_password(&self, link: &str, email: Option<&str>) -> Console {
        let mut console = self.stranger();
        let arguments = serde_json::json!({ "link": link, "email": email, "password": PASSWORD });
        let answer = console.call("access/set-password", arguments).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        console.keep_cookie(&answer);
        console
    }

    /// A page on which an active admin of a chatbot is signed in, who is made for it; and their id.
    pub async fn admin_console(&self, bot: &Key, email: &str) -> (Console, i64) {
        let user = self.active_admin(bot, email).await;
        let link = self.password_link(bot, user).await;
        (self.set_password(&link, None).await, user)
    }

    /// A page on which the owner is signed in, of a server that sends mails.
    pub async fn console_with_mailer(&self, mailer: Arc<Mailer>) -> Console {
        let state = AppState::new(
            Arc::clone(&self.store),
            Arc::clone(&self.reader),
            clock(&self.now),
            None,
            self.stop.subscribe(),
        );
        let mut console = Console::new(router(state.with_mailer(mailer), Forwarded::Trusted));
        let link = self.new_link().await;
        let answer = console.call("access/sign-in", serde_json::json!({ "link": link })).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        console.keep_cookie(&answer);
        console
    }

    /// How many rows the database holds, asked of it directly.
    pub async fn count_rows(&self) -> serde_json::Value {
        let mut counts = serde_json::Map::new();
        for table in ["users", "sessions", "messages"] {
            counts.insert(table.to_owned(), self.database.count(table).await.into());
        }
        counts.into()
    }

    /// Runs bulk actions until none is left.
    pub async fn run_jobs(&self) {
        self.runner().run_all().await.unwrap();
    }

    /// What reads analytics, with limits of its own.
    pub fn reader_within(&self, limits: Limits) -> Reader {
        Reader::new(Arc::clone(&self.store), Client::new(Targets::Any, limits).unwrap(), clock(&self.now))
    }

    /// What runs bulk actions.
    pub fn runner(&self) -> Runner {
        Runner::new(Arc::clone(&self.store), clock(&self.now))
    }

    /// Changes the database behind the desk's back.
    pub async fn sql(&self, sqlite: &str, postgres: &str) {
        self.database.execute(if self.database.is_sqlite() { sqlite } else { postgres }).await;
    }

    /// How many rows meet a condition, asked of the database directly.
    pub async fn count_where(&self, rows: &str) -> i64 {
        self.database.count(rows).await
    }

    /// The one column of text that a query selects, asked of the database directly.
    pub async fn texts(&self, sqlite: &str, postgres: &str) -> Vec<String> {
        let sql = if self.database.is_sqlite() { sqlite } else { postgres };
        self.database.texts(sql.to_owned()).await
    }

    /// Everything in the database but when something was last used, asked of it directly.
    pub async fn contents(&self) -> BTreeMap<String, Vec<String>> {
        self.database.contents().await
    }

    /// Lets go of the database.
    pub async fn into_database(self) -> Arc<databases::Database> {
        self.store.close().await;
        self.database
    }

    /// Where the database is, for another process.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// The desk on a real port.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = self.router.clone();
        tokio::spawn(async move {
            axum::serve(listener, router.into_make_service_with_connect_info::<Peer>()).await.unwrap();
        });
        address
    }

    /// Another process's view of the same database.
    pub async fn another_server(&self) -> Arc<dyn Store> {
        server::store::open(&self.database.url).await.unwrap()
    }

    /// Ends the event streams, as a stopping server does.
    pub fn stop(&self) {
        self.stop.send(true).unwrap();
    }
}

/// The code an app with this secret shows.
pub fn code(secret: &str, at: Timestamp) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("app").build().unwrap();
    totp.generate(u64::try_from(at.0 / 1000).unwrap()).to_string()
}

fn clock(now: &Arc<AtomicI64>) -> Clock {
    let now = Arc::clone(now);
    Clock::from_fn(move || Timestamp(now.load(Ordering::SeqCst)))
}
