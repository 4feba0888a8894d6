//! The audit log: who did what, to whom, when and from where.

use std::collections::BTreeSet;

use app::{
    backend::{Actor, AuditScope},
    domain::{
        Access, AuditAction, AuditCursor, AuditEntry, AuditQuery, AuditState, Called, ChatbotId, ClientId,
        EntryId, Overlap, PersonName, Timestamp, TokenChange, UserId,
    },
};
use axum::http::Method;
use serde_json::{Value, json};
use server::{
    analytics::Visitor,
    demo::Demo,
    store::{NewEndpoint, NewSettings},
};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::harness::{
    ADDRESS, Answer, Console, Desk, Key, NOON, PASSWORD, code, databases, network, on_both_databases,
};

const MINUTE: i64 = 60_000;
const OWN: (&str, &str) = ("origin", "http://desk.example");

fn state(state: Option<AuditState>) -> String {
    let Some(AuditState { status, role, access }) = state else { return "-".to_owned() };
    let words = [
        status.map(app::domain::Status::as_str),
        role.map(app::domain::Role::as_str),
        access.map(Access::as_str),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join("/")
}

/// Who, what, whom, before, after and the rest; the network is looked at by itself.
fn words(entry: &AuditEntry) -> String {
    let user = entry.user.map_or("-".to_owned(), |user| user.to_string());
    let detail = serde_json::to_string(&entry.detail).unwrap();
    let (before, after) = (state(entry.before), state(entry.after));
    format!("{} {} {user} {before} {after} {detail}", entry.actor, entry.action.as_str())
}

/// Both logs, of the installation and of one chatbot, as they grow.
struct Log<'a> {
    desk: &'a Desk,
    chatbot: ChatbotId,
    read: BTreeSet<EntryId>,
    calls: BTreeSet<String>,
}

impl<'a> Log<'a> {
    async fn of(desk: &'a Desk, chatbot: ChatbotId) -> Self {
        let mut log = Self { desk, chatbot, read: BTreeSet::new(), calls: BTreeSet::new() };
        log.news().await;
        log
    }

    /// What was entered since it was asked last, oldest first.
    async fn news(&mut self) -> Vec<String> {
        let scopes = [
            AuditScope::Installation(self.desk.owner()),
            AuditScope::Chatbot(self.desk.admin(self.chatbot, Actor::Owner)),
        ];
        let mut new = Vec::new();
        for scope in scopes {
            let page = self.desk.store.list_audit(scope, &AuditQuery::default(), None, 1_000).await.unwrap();
            assert_eq!(page.next, None);
            new.extend(page.entries.into_iter().filter(|entry| self.read.insert(entry.id)));
        }
        new.sort_by_key(|entry| entry.id);
        for entry in &new {
            let by_itself = matches!(entry.action, AuditAction::Report | AuditAction::OwnerLink);
            assert_eq!(entry.network, network().filter(|_| !by_itself), "{entry:?}");
        }
        new.iter().map(words).collect()
    }

    /// Calls a server function; what came back and what was entered.
    async fn call(&mut self, console: &Console, function: &str, arguments: Value) -> (Answer, Vec<String>) {
        self.calls.insert(function.to_owned());
        let answer = console.call(function, arguments).await;
        (answer, self.news().await)
    }

    /// Calls the REST side.
    async fn rest(&mut self, bot: &Key, method: Method, path: &str, body: Value) -> (Answer, Vec<String>) {
        let pattern: Vec<_> = path.split(['/', '?']).collect();
        let path_pattern = match pattern[..] {
            ["users", id, "export"] if id.parse::<i64>().is_ok() => "users/{id}/export".to_owned(),
            ["users", id] if id.parse::<i64>().is_ok() => "users/{id}".to_owned(),
            ["sessions", _] => "sessions/{id}".to_owned(),
            ["sessions", _, "messages"] => "sessions/{id}/messages".to_owned(),
            _ => pattern[0].to_owned(),
        };
        self.calls.insert(format!("{method} {path_pattern}"));
        let answer = bot.send(method, path, body).await;
        (answer, self.news().await)
    }
}

const NOTHING: [&str; 0] = [];

/// What answers and changes nothing; all other calls must be in the test below.
const READS: [&str; 36] = [
    "account/get",
    "account/sessions/list",
    // Without a host's name in the address there are no passkeys here.
    "access/passkey/begin",
    "access/passkey/finish",
    "chatbots/list",
    "chatbots/get",
    "keys/list",
    "users/list",
    "users/count",
    "users/days",
    "users/get",
    // What an admin calls a list is theirs alone, and changes nobody.
    "views/list",
    "views/save",
    "views/delete",
    "sessions/list",
    "selections/count",
    "selections/between",
    "jobs/list",
    "invitations/preview",
    "invitations/offer",
    "settings/get",
    "analytics/status",
    "analytics/read",
    "analytics/test",
    "audit/list",
    "audit/installation",
    "audit/activity",
    // A job that is not confirmed has done nothing, nor has one that is thrown away.
    "jobs/discard",
    "GET chatbot",
    "GET users",
    "GET users/{id}",
    "GET users/{id}/access",
    "GET events",
    // What was exported is entered before the file; stopping it gives nobody more.
    "exports/cancel",
    // What chatbots record is a record already.
    "PUT sessions/{id}",
    "POST sessions/{id}/messages",
];

on_both_databases! {
    async fn every_change_is_entered_once_and_nothing_else_and_no_entry_tells_a_secret(desk: Desk) {
        let bot = desk.authenticated().await;
        let mut log = Log::of(&desk, bot.chatbot).await;
        at_the_door(&desk, &mut log).await;
        own_account(&desk, &mut log).await;
        let console = desk.console().await;
        log.news().await;
        let (bot, other) = chatbots(&mut log, &console, bot).await;
        invitations(&mut log, &console).await;
        let zaphod = users_by_an_admin(&mut log, &console, &bot).await;
        password_of_an_admin(&mut log, &console, zaphod).await;
        let arthur = users_by_the_chatbot(&mut log, &bot).await;
        conversations(&desk, &mut log, &console, &bot, arthur, other).await;
        deletions(&mut log, &console, &bot, arthur, zaphod).await;
        people_of_a_file(&mut log, &console, zaphod, arthur).await;
        bulk_actions(&desk, &mut log, &console).await;
        files(&mut log, &console, &bot, zaphod).await;
        settings_and_visitors(&mut log, &console, &bot).await;
        made_up_people(&desk, &mut log).await;
        reports(&desk).await;
        all_calls_were_tried(&desk, &log.calls).await;
        let everything = "actor || action || detail || COALESCE(before, '') || COALESCE(after, '') || COALESCE(network, '')";
        for secret in ["swordfish", "hidden", "zaphod", "trillian", "arthur", "ford", "marvin", "slartibartfast", "rck_", "rcl_", "rcs_", "127.0.0.1", ADDRESS, "203.0.113"] {
            assert_eq!(desk.count_where(&format!("audit_log WHERE lower({everything}) LIKE '%{secret}%'")).await, 0, "{secret}");
        }
    }

    async fn nothing_changes_the_log_or_takes_anything_out_of_it(desk: Desk) {
        desk.open().await;
        let entered = desk.count_where("audit_log").await;
        for sql in ["UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log", "DELETE FROM audit_log WHERE id = 1"] {
            let said = refusal(&desk, sql).await;
            assert!(said.contains("the audit log is never changed"), "{sql}: {said}");
        }
        if desk.database_url().starts_with("postgres:") {
            assert!(refusal(&desk, "TRUNCATE audit_log").await.contains("the audit log is never changed"));
        }
        assert_eq!(desk.count_where("audit_log").await, entered);
    }

    async fn the_list_is_filtered_and_goes_on_where_it_ended(desk: Desk) {
        let (bot, other) = (desk.open().await, desk.authenticated().await);
        let console = desk.console().await;
        let mut users = Vec::new();
        for index in 0..12 {
            users.push(bot.sign_in(json!({ "visitor": format!("v{index}") })).await);
            if index % 3 == 0 {
                desk.pass(1);
            }
            bot.patch(&format!("users/{}", users[index / 2]), json!({ "disabled": index % 2 == 0 })).await;
        }
        other.invite(json!({ "email": "ana@a.example" })).await;
        let list = async |query: AuditQuery, after: Option<AuditCursor>, limit: u32| {
            let arguments = json!({ "chatbot": bot.chatbot, "query": query, "after": after, "limit": limit });
            let answer = console.call("audit/list", arguments).await;
            serde_json::from_value::<app::domain::AuditPage>(answer.body).unwrap()
        };
        let whole = list(AuditQuery::default(), None, 1_000).await.entries;
        assert_eq!(whole.len(), 24);
        assert!(whole.is_sorted_by_key(|entry| std::cmp::Reverse(entry.cursor())));
        let user = UserId(users[2]);
        let moment = Timestamp(NOON + 2);
        for query in [
            AuditQuery::default(),
            AuditQuery { action: Some(AuditAction::Arrive), ..AuditQuery::default() },
            AuditQuery { actor: Some(Actor::Chatbot), ..AuditQuery::default() },
            AuditQuery { actor: Some(Actor::User(user)), ..AuditQuery::default() },
            AuditQuery { user: Some(user), ..AuditQuery::default() },
            AuditQuery { user: Some(user), action: Some(AuditAction::Change), actor: Some(Actor::Chatbot), ..AuditQuery::default() },
            AuditQuery { from: Some(moment), ..AuditQuery::default() },
            AuditQuery { to: Some(moment), ..AuditQuery::default() },
            AuditQuery { from: Some(moment), to: Some(moment), ..AuditQuery::default() },
            AuditQuery { from: Some(Timestamp(NOON)), to: Some(moment), action: Some(AuditAction::Change), ..AuditQuery::default() },
        ] {
            let expected: Vec<_> = whole.iter().filter(|entry| {
                query.action.is_none_or(|action| action == entry.action)
                    && query.actor.is_none_or(|actor| actor == entry.actor)
                    && query.user.is_none_or(|user| Some(user) == entry.user)
                    && query.from.is_none_or(|from| entry.at >= from)
                    && query.to.is_none_or(|to| entry.at < to)
            }).cloned().collect();
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let page = list(query, after, 5).await;
                assert!(page.entries.len() <= 5);
                found.extend(page.entries);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{query:?}");
        }
    }

    async fn an_entry_names_people_as_they_are_now_and_who_was_deleted_by_number(desk: Desk) {
        let bot = desk.authenticated().await;
        let ana = bot.invite(json!({ "email": "ana@a.example", "role": "admin" })).await;
        let ben = bot.invite(json!({ "email": "ben@a.example" })).await;
        let admin = desk.admin(bot.chatbot, Actor::User(UserId(ana)));
        desk.store.change_user(admin, UserId(ben), None, &serde_json::from_value(json!({ "name": "Ben" })).unwrap()).await.unwrap();
        let newest = async || {
            let page = desk.store.list_audit(AuditScope::Chatbot(admin), &AuditQuery::default(), None, 1).await.unwrap();
            page.entries.into_iter().next().unwrap()
        };
        let entry = newest().await;
        let called = |name: &str| Some(Called::Name(name.to_owned()));
        assert_eq!((entry.user_name, entry.actor_name), (called("Ben"), called("ana@a.example")));
        bot.delete(&format!("users/{ben}")).await;
        let entry = newest().await;
        assert_eq!((entry.user, entry.user_name, entry.actor), (Some(UserId(ben)), None, Actor::Chatbot));
    }

    async fn a_users_activity_holds_what_bulk_actions_did_to_them(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let ana = bot.sign_in(json!({ "visitor": "a" })).await;
        bot.sign_in(json!({ "visitor": "b" })).await;
        let bulk = async |kind: &str| {
            let arguments = json!({ "chatbot": bot.chatbot, "selection": { "query": {} }, "action": { "kind": kind } });
            let job = console.call("jobs/prepare", arguments).await.body["job"]["id"].clone();
            assert_eq!(console.call("jobs/start", json!({ "chatbot": bot.chatbot, "job": job })).await.status, 200);
            desk.run_jobs().await;
        };
        bulk("disable").await;
        bot.patch(&format!("users/{ana}"), json!({ "role": "admin" })).await;
        desk.pass(1);
        bot.patch(&format!("users/{ana}"), json!({ "role": "regular" })).await;
        bulk("enable").await;
        let activity = async |chatbot: ChatbotId, user: i64, after: Option<AuditCursor>, limit: u32| {
            let arguments = json!({ "chatbot": chatbot, "user": user, "after": after, "limit": limit });
            console.call("audit/activity", arguments).await
        };
        let page = activity(bot.chatbot, ana, None, 100).await.body;
        let whole: Vec<AuditEntry> = serde_json::from_value(page["entries"].clone()).unwrap();
        // Of one moment, what bulk actions did comes first: it is the one of which it isn't known when it was.
        assert_eq!(whole.iter().map(words).collect::<Vec<_>>(), [
            format!("owner change {ana} disabled/regular active/regular {{\"job\":2,\"bulk\":{{\"kind\":\"enable\"}}}}"),
            format!("chatbot change {ana} disabled/admin disabled/regular {{}}"),
            format!("owner change {ana} active/regular disabled/regular {{\"job\":1,\"bulk\":{{\"kind\":\"disable\"}}}}"),
            format!("chatbot change {ana} disabled/regular disabled/admin {{}}"),
            format!("user:{ana} arrive {ana} - active/regular {{}}"),
        ]);
        assert!(whole.iter().all(|entry| entry.network == network() && entry.user_name == Some(Called::Visitor("a".to_owned()))));
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page: app::domain::AuditPage = serde_json::from_value(activity(bot.chatbot, ana, after, 1).await.body).unwrap();
            found.extend(page.entries);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, whole);
        bulk("delete").await;
        let page = activity(bot.chatbot, ana, None, 1).await.body;
        assert_eq!((&page["entries"][0]["action"], &page["entries"][0]["user_name"]), (&json!("delete"), &Value::Null));
        let other = desk.authenticated().await;
        for (chatbot, user) in [(bot.chatbot, 99), (other.chatbot, ana)] {
            assert_eq!(activity(chatbot, user, None, 1).await.status, 404);
        }
    }

    async fn the_log_is_a_file_of_what_the_filter_leaves(desk: Desk) {
        let (bot, other) = (desk.open().await, desk.authenticated().await);
        let console = desk.console().await;
        let ana = bot.invite(json!({ "email": "ana@a.example", "name": "=Ana" })).await;
        bot.invite(json!({ "email": "ben@a.example" })).await;
        bot.delete(&format!("users/{ana}")).await;
        other.invite(json!({ "email": "ana@a.example" })).await;
        let path = format!("/api/console/chatbots/{}/audit.csv", bot.chatbot);
        let file = console.raw(Method::GET, &format!("{path}?action=invite"), &[], "").await;
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"harbor-help-audit-log-2026-11-23.csv\"");
        let lines: Vec<_> = file.text.lines().collect();
        assert_eq!(lines.len(), 3, "{}", file.text);
        assert!(lines[1].contains(",2026-11-23T10:00:00.000Z,chatbot,,203.0.x.x,invite,") && lines[1].contains("ben@a.example"), "{}", lines[1]);
        assert!(lines[2].ends_with(&format!("invite,{ana},,,,,pending,regular,,{{}}")), "{}", lines[2]);
        let before = desk.count_where("audit_log").await;
        for (path, headers, status) in [
            (format!("{path}?action=nothing"), vec![], 400),
            (path.clone(), vec![("sec-fetch-site", "cross-site")], 403),
            ("/api/console/audit.csv".to_owned(), vec![("sec-fetch-site", "same-site")], 403),
            ("/api/console/chatbots/99/audit.csv".to_owned(), vec![], 404),
            ("/api/console/chatbots/none/audit.csv".to_owned(), vec![], 404),
        ] {
            assert_eq!(console.raw(Method::GET, &path, &headers, "").await.status, status, "{path}");
        }
        assert_eq!(console.raw(Method::HEAD, &path, &[], "").await.status, 405);
        assert_eq!(desk.count_where("audit_log").await, before, "what is refused is not entered");
    }

    async fn a_long_log_is_a_file_as_well(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let insert = |numbers: &str| format!(
            "INSERT INTO audit_log (chatbot_id, at, actor, action, detail) SELECT {}, {NOON} + n / 7, 'chatbot', 'invite', '{{}}' FROM {numbers}",
            bot.chatbot
        );
        let sqlite = insert("(WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2500) SELECT n FROM c)");
        desk.sql(&sqlite, &insert("generate_series(1, 2500) AS n")).await;
        let path = format!("/api/console/chatbots/{}/audit.csv?action=invite", bot.chatbot);
        let file = console.raw(Method::GET, &path, &[], "").await.text;
        let ids: BTreeSet<_> = file.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        assert_eq!((ids.len(), file.lines().count()), (2_500, 2_501));
    }

    async fn no_list_sorts_the_log_or_walks_all_of_it(desk: Desk) {
        let bot = desk.open().await;
        let insert = |numbers: &str| format!(
            "INSERT INTO audit_log (chatbot_id, at, actor, action, user_id, detail)
             SELECT n % 3, {NOON} + n, CASE n % 10 WHEN 0 THEN 'user:7' ELSE 'owner' END, CASE n % 5 WHEN 0 THEN 'invite' ELSE 'change' END, n % 1000, '{{}}'
             FROM {numbers}; ANALYZE"
        );
        let sqlite = insert("(WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 50000) SELECT n FROM c)");
        desk.sql(&sqlite, &insert("generate_series(1, 50000) AS n")).await;
        assert_eq!(bot.chatbot, ChatbotId(1));
        for (filter, index) in [
            ("", "audit_log_by_chatbot"),
            (" AND a.at >= 1795428020000", "audit_log_by_chatbot"),
            (" AND a.action = 'invite'", "audit_log_by_action"),
            (" AND a.actor = 'user:7'", "audit_log_by_actor"),
            (" AND a.user_id = 7", "audit_log_by_user"),
        ] {
            let sql = format!(
                "SELECT a.id, chatbot_id, at, actor, network, action, user_id, before, after, detail FROM audit_log a WHERE a.chatbot_id = 1{filter}
                 AND (a.at, a.id) < (1795428030000, 30000) ORDER BY a.at DESC, a.id DESC LIMIT 101"
            );
            let plan = plan(&desk, &sql).await;
            assert!(plan.contains(index), "{filter}: {plan}");
            // The few rows of one user may be sorted.
            let sorts = plan.contains("TEMP B-TREE") || plan.contains("Sort");
            assert!(!sorts || filter.contains("user_id"), "{filter}: {plan}");
        }
    }

    async fn behind_a_proxy_its_last_word_counts_and_else_the_connection(desk: Desk) {
        let bot = desk.open().await;
        let address = desk.listen().await;
        let client = crate::harness::http();
        let mut log = Vec::new();
        for (index, forwarded) in [None, Some("10.9.8.7, 198.51.100.4"), Some("unknown")].into_iter().enumerate() {
            let mut request = client.post(format!("http://{address}/api/v1/sign-ins")).bearer_auth(bot.token()).json(&json!({ "visitor": format!("v{index}") }));
            if let Some(forwarded) = forwarded {
                request = request.header("x-forwarded-for", forwarded);
            }
            assert_eq!(request.send().await.unwrap().status(), 200);
            let scope = AuditScope::Chatbot(desk.admin(bot.chatbot, Actor::Owner));
            let page = desk.store.list_audit(scope, &AuditQuery::default(), None, 10).await.unwrap();
            let newest = page.entries.into_iter().max_by_key(|entry| entry.id).unwrap();
            log.push(newest.network.map(|network| network.to_string()));
        }
        assert_eq!(log, [Some("127.0.x.x".to_owned()), Some("198.51.x.x".to_owned()), None]);
    }
}

async fn at_the_door(desk: &Desk, log: &mut Log<'_>) {
    let stranger = desk.stranger();
    let wrong = json!({ "link": "rcl_swordfish" });
    assert_eq!(
        log.call(&stranger, "access/sign-in", wrong.clone()).await.1,
        ["nobody console-refused - - - {}"]
    );
    assert_eq!(
        log.call(&stranger, "access/sign-in", wrong.clone()).await.1,
        NOTHING,
        "a flood is entered once"
    );
    desk.pass(MINUTE);
    assert_eq!(log.call(&stranger, "access/sign-in", wrong).await.1, ["nobody console-refused - - - {}"]);
    let link = desk.new_link().await;
    assert_eq!(log.news().await, ["owner owner-link - - - {}"]);
    let (answer, news) = log.call(&stranger, "access/sign-in", json!({ "link": link })).await;
    assert_eq!(news, ["owner console-sign-in - - - {\"way\":\"link\"}"]);
    let mut leaving = desk.stranger();
    leaving.keep_cookie(&answer);
    assert_eq!(log.call(&leaving, "access/sign-out", json!({})).await.1, ["owner console-sign-out - - - {}"]);
    assert_eq!(log.call(&leaving, "access/sign-out", json!({})).await.1, NOTHING);
}

/// What the owner does with their own account. (A passkey is added in a real browser: see the end-to-end tests.)
async fn own_account(desk: &Desk, log: &mut Log<'_>) {
    let mut stranger = desk.stranger();
    let link = json!({ "link": desk.new_reset().await });
    assert_eq!(log.news().await, ["owner owner-link - - - {}"]);
    assert_eq!(log.call(&stranger, "access/link", link.clone()).await.1, NOTHING);
    let set = json!({ "link": link["link"], "email": "ford@hidden.example", "password": PASSWORD });
    let (answer, news) = log.call(&stranger, "access/set-password", set).await;
    assert_eq!(news, ["owner password-set - - - {}", "owner console-sign-in - - - {\"way\":\"link\"}"]);
    let enter =
        |password: &str| json!({ "email": "ford@hidden.example", "password": password, "choice": null });
    assert_eq!(
        log.call(&stranger, "access/password", enter(PASSWORD)).await.1,
        ["owner console-sign-in - - - {\"way\":\"password\"}"]
    );
    desk.pass(MINUTE);
    let (_, news) = log.call(&stranger, "access/password", enter("swordfish")).await;
    assert_eq!(news, ["nobody console-refused - - - {}"]);
    stranger.keep_cookie(&answer);
    let console = stranger;
    for (function, arguments, entered) in [
        ("account/confirm", json!({ "password": PASSWORD }), None),
        ("account/password", json!({ "email": null, "password": PASSWORD }), Some("password-set")),
        ("account/second-factor/add", json!({ "ticket": "rct_x", "code": "1" }), None),
        ("account/second-factor/remove", json!({}), None),
        ("account/passkeys/begin", json!({}), None),
        ("account/passkeys/add", json!({ "ticket": "rct_x", "answer": "{}", "name": "x" }), None),
        ("account/passkeys/remove", json!({ "passkey": 1 }), None),
        ("account/sessions/end", json!({ "session": 0 }), None),
        ("access/code", json!({ "ticket": "rct_x", "code": "1" }), None),
    ] {
        let expected: Vec<_> =
            entered.into_iter().map(|action| format!("owner {action} - - - {{}}")).collect();
        assert_eq!(log.call(&console, function, arguments).await.1, expected, "{function}");
    }
    let (offer, _) = log.call(&console, "account/second-factor/offer", json!({})).await;
    let code = code(offer.body["secret"].as_str().unwrap(), desk.now());
    let arguments = json!({ "ticket": offer.body["ticket"], "code": code });
    let (_, news) = log.call(&console, "account/second-factor/add", arguments).await;
    assert_eq!(news, ["owner second-factor-add - - - {}"]);
    let (_, news) = log.call(&console, "account/second-factor/remove", json!({})).await;
    assert_eq!(news, ["owner second-factor-remove - - - {}"]);
    let insert = "INSERT INTO passkeys (account_id, credential_id, credential, name, created_at) VALUES (1, ";
    desk.sql(&format!("{insert}x'01', '{{}}', 'x', 0)"), &format!("{insert}'\\x01', '{{}}', 'x', 0)")).await;
    let (_, news) = log.call(&console, "account/passkeys/remove", json!({ "passkey": 1 })).await;
    assert_eq!(news, ["owner passkey-remove - - - {}"]);
    desk.pass(MINUTE);
    log.news().await;
    assert_eq!(
        log.call(&console, "account/sessions/end-all", json!({})).await.1,
        ["owner console-session-end - - - {}"]
    );
}

async fn password_of_an_admin(log: &mut Log<'_>, console: &Console, zaphod: i64) {
    let arguments = json!({ "chatbot": log.chatbot, "user": zaphod });
    let (_, news) = log.call(console, "access/new-password-link", arguments).await;
    assert_eq!(news, [format!("owner password-link {zaphod} - - {{}}")]);
}

/// The chatbot with its new key, and another chatbot.
async fn chatbots(log: &mut Log<'_>, console: &Console, bot: Key) -> (Key, i64) {
    let chatbot = log.chatbot;
    let new = json!({ "name": "Harbor Help", "access": "open" });
    let (answer, news) = log.call(console, "chatbots/create", new.clone()).await;
    let other = answer.body["chatbot"]["id"].as_i64().unwrap();
    assert_eq!(news, [format!("owner create-chatbot - - open {{\"chatbot\":{other}}}")]);
    let (answer, news) = log.call(console, "chatbots/create", new).await;
    assert_eq!((answer.status, news), (400, vec![]), "the name is taken");
    let replace = |chatbot: i64, overlap: &str| json!({ "chatbot": chatbot, "overlap": overlap });
    let (answer, news) = log.call(console, "keys/replace", replace(chatbot.0, "at-once")).await;
    assert_eq!(news, ["owner replace-key - - - {}"]);
    let bot = bot.with_key(answer.body["key"].as_str().unwrap());
    let (answer, news) = log.call(console, "keys/replace", replace(99, "hour")).await;
    assert_eq!((answer.status, news), (404, vec![]));
    let (_, news) = log.call(console, "keys/replace", replace(chatbot.0, "day")).await;
    assert_eq!(news, [r#"owner replace-key - - - {"hours":24}"#]);
    let (keys, news) = log.call(console, "keys/list", json!({ "chatbot": chatbot })).await;
    assert_eq!(news, NOTHING);
    let newest = &keys.body[0]["id"];
    let revoke = json!({ "chatbot": chatbot, "key": newest });
    let (_, news) = log.call(console, "keys/revoke", revoke.clone()).await;
    assert_eq!(news, [format!("owner revoke-key - - - {{\"key\":{newest}}}")]);
    assert_eq!(log.call(console, "keys/revoke", revoke).await.1, NOTHING, "revoked before");
    (bot, other)
}

/// Invites someone and takes it back, and someone else who accepts and is deleted.
async fn invitations(log: &mut Log<'_>, console: &Console) {
    let chatbot = log.chatbot;
    let invite = async |log: &mut Log<'_>, email: &str| {
        let arguments = json!({ "chatbot": chatbot, "people": [{ "email": email }], "role": "regular" });
        let (answer, news) = log.call(console, "invitations/send", arguments).await;
        let user = answer.body["invited"][0]["user"]["id"].as_i64().unwrap();
        assert_eq!(news, [format!("owner invite {user} - pending/regular {{}}")]);
        user
    };
    let user = invite(log, "ford@hidden.example").await;
    let of_user = json!({ "chatbot": chatbot, "user": user });
    let (_, news) = log.call(console, "invitations/cancel", of_user.clone()).await;
    assert_eq!(
        news,
        [format!(
            "owner cancel-invitation {user} pending/regular - {{\"receipt\":{{\"users\":1,\"invitations\":1}}}}"
        )]
    );
    for function in ["invitations/cancel", "invitations/resend"] {
        assert_eq!(log.call(console, function, of_user.clone()).await.1, NOTHING);
    }
    let user = invite(log, "ford@hidden.example").await;
    let of_user = json!({ "chatbot": chatbot, "user": user });
    let (answer, news) = log.call(console, "invitations/resend", of_user.clone()).await;
    assert_eq!(news, [format!("owner invite-again {user} pending/regular pending/regular {{}}")]);
    let link = answer.body["link"].as_str().unwrap().trim_start_matches("/invitation#").to_owned();
    let link = json!({ "link": link });
    let (_, news) = log.call(console, "invitations/accept", link.clone()).await;
    assert_eq!(news, [format!("user:{user} accept {user} pending/regular active/regular {{}}")]);
    assert_eq!(log.call(console, "invitations/accept", link).await.1, NOTHING);
    for function in ["invitations/cancel", "invitations/resend"] {
        assert_eq!(log.call(console, function, of_user.clone()).await.1, NOTHING);
    }
    let (_, news) =
        log.call(console, "users/delete", json!({ "chatbot": chatbot, "user": user, "version": 2 })).await;
    assert_eq!(news.len(), 1);
}

/// Invites, lets in and changes a user, whom it gives.
async fn users_by_an_admin(log: &mut Log<'_>, console: &Console, bot: &Key) -> i64 {
    let chatbot = log.chatbot;
    let people = json!([{ "email": "zaphod@hidden.example", "name": "Zaphod" }]);
    let invite = json!({ "chatbot": chatbot, "people": people, "role": "admin" });
    let (answer, news) = log.call(console, "invitations/send", invite.clone()).await;
    let zaphod = answer.body["invited"][0]["user"]["id"].as_i64().unwrap();
    assert_eq!(news, [format!("owner invite {zaphod} - pending/admin {{}}")]);
    assert_eq!(log.call(console, "invitations/send", invite).await.1, NOTHING, "known already");
    let came = json!({ "email": "zaphod@hidden.example" });
    let (_, news) = log.rest(bot, Method::POST, "sign-ins", came.clone()).await;
    assert_eq!(news, [format!("user:{zaphod} sign-in {zaphod} pending/admin active/admin {{}}")]);
    assert_eq!(log.rest(bot, Method::POST, "sign-ins", came).await.1, NOTHING, "was in before");
    let uninvited = json!({ "email": "nobody@hidden.example" });
    assert_eq!(log.rest(bot, Method::POST, "sign-ins", uninvited).await.1, NOTHING, "was denied");
    let change = |version: i64, change: Value| json!({ "chatbot": chatbot, "user": zaphod, "version": version, "change": change });
    assert_eq!(
        log.call(console, "users/change", change(2, json!({ "disabled": true }))).await.1,
        NOTHING,
        "the last admin"
    );
    assert_eq!(
        log.call(console, "users/change", change(1, json!({ "name": "Trillian" }))).await.1,
        NOTHING,
        "an old version"
    );
    assert_eq!(
        log.call(console, "users/change", change(2, json!({ "role": "admin" }))).await.1,
        NOTHING,
        "no change"
    );
    let (_, news) = log.call(console, "users/change", change(2, json!({ "name": "Trillian" }))).await;
    assert_eq!(news, [format!("owner change {zaphod} active/admin active/admin {{\"name_changed\":true}}")]);
    zaphod
}

/// As [`users_by_an_admin`], but another user.
async fn users_by_the_chatbot(log: &mut Log<'_>, bot: &Key) -> i64 {
    let (answer, news) =
        log.rest(bot, Method::POST, "users", json!({ "email": "arthur@hidden.example" })).await;
    let arthur = answer.body["id"].as_i64().unwrap();
    assert_eq!(news, [format!("chatbot invite {arthur} - pending/regular {{}}")]);
    let named = json!({ "email": "arthur@hidden.example", "name": "Arthur" });
    let (_, news) = log.rest(bot, Method::POST, "sign-ins", named).await;
    assert_eq!(
        news,
        [format!("user:{arthur} sign-in {arthur} pending/regular active/regular {{\"name_changed\":true}}")]
    );
    let path = format!("users/{arthur}");
    let (_, news) = log.rest(bot, Method::PATCH, &path, json!({ "disabled": true, "role": "admin" })).await;
    assert_eq!(news, [format!("chatbot change {arthur} active/regular disabled/admin {{}}")]);
    assert_eq!(log.rest(bot, Method::PATCH, &path, json!({ "disabled": true })).await.1, NOTHING);
    arthur
}

async fn conversations(
    desk: &Desk,
    log: &mut Log<'_>,
    console: &Console,
    bot: &Key,
    arthur: i64,
    other: i64,
) {
    let chatbot = log.chatbot;
    log.rest(bot, Method::PUT, "sessions/s1", json!({ "user": arthur, "title": "swordfish" })).await;
    let said = json!({ "messages": [{ "id": "m0", "author": "user", "text": "swordfish" }, { "id": "m1", "author": "chatbot", "text": "swordfish" }] });
    assert_eq!(
        log.rest(bot, Method::POST, "sessions/s1/messages", said).await.1,
        NOTHING,
        "it is a record itself"
    );
    let read = |after: Value| json!({ "chatbot": chatbot, "session": 1, "after": after, "limit": 1 });
    let entered = [format!("owner read {arthur} - - {{\"session\":1}}")];
    assert_eq!(
        log.call(console, "sessions/messages", read(json!(0))).await.1,
        entered,
        "also without its beginning"
    );
    desk.pass(MINUTE);
    assert_eq!(log.call(console, "sessions/messages", read(Value::Null)).await.1, entered);
    assert_eq!(log.call(console, "sessions/messages", read(json!(0))).await.1, NOTHING, "reads on");
    assert_eq!(log.call(console, "sessions/messages", read(Value::Null)).await.1, NOTHING, "looks again");
    desk.pass(MINUTE);
    assert_eq!(log.call(console, "sessions/messages", read(json!(0))).await.1, NOTHING, "reads on");
    assert_eq!(log.call(console, "sessions/messages", read(Value::Null)).await.1, entered);
    let search = |after: Value| json!({ "chatbot": chatbot, "user": arthur, "term": "sword", "after": after, "limit": 1 });
    let (first, news) = log.call(console, "sessions/search", search(Value::Null)).await;
    assert_eq!(news, [format!("owner search-conversations {arthur} - - {{}}")]);
    assert_eq!(first.body["hits"][0]["message"], Value::Null, "the title");
    assert_eq!(log.call(console, "sessions/search", search(Value::Null)).await.1, NOTHING, "types on");
    desk.pass(MINUTE);
    let rest = search(first.body["next"].clone());
    assert_eq!(log.call(console, "sessions/search", rest).await.1, NOTHING, "reads on");
    let of_another = json!({ "chatbot": other, "user": arthur, "term": "sword", "after": null, "limit": 1 });
    assert_eq!(log.call(console, "sessions/search", of_another).await.1, NOTHING, "another chatbot's");
    let elsewhere = json!({ "chatbot": other, "session": 1, "after": null, "limit": 1 });
    assert_eq!(log.call(console, "sessions/messages", elsewhere).await.1, NOTHING, "another chatbot's");
}

async fn deletions(log: &mut Log<'_>, console: &Console, bot: &Key, arthur: i64, zaphod: i64) {
    let chatbot = log.chatbot;
    let path = format!("users/{arthur}");
    let (_, news) = log.rest(bot, Method::DELETE, &path, json!({})).await;
    assert_eq!(
        news,
        [format!(
            "chatbot delete {arthur} disabled/admin - {{\"receipt\":{{\"users\":1,\"sessions\":1,\"messages\":2}}}}"
        )]
    );
    assert_eq!(log.rest(bot, Method::DELETE, &path, json!({})).await.1, NOTHING);
    let deletion = json!({ "chatbot": chatbot, "user": zaphod, "version": 3 });
    assert_eq!(log.call(console, "users/delete", deletion).await.1, NOTHING, "the last admin");
}

async fn people_of_a_file(log: &mut Log<'_>, console: &Console, zaphod: i64, arthur: i64) {
    let chatbot = log.chatbot;
    let import = async |log: &mut Log<'_>, file: &str| {
        let path = format!("/api/console/chatbots/{chatbot}/import");
        let headers = [OWN, ("content-type", "text/csv")];
        assert_eq!(console.raw(Method::POST, &path, &headers, file.to_owned()).await.status, 200);
        log.news().await
    };
    let file = "email,name,role\nford@hidden.example,Ford,regular\nzaphod@hidden.example,Zaphod,admin\nmarvin@hidden.example,Marvin,admin\n";
    let (ford, marvin) = (arthur + 1, arthur + 2);
    assert_eq!(
        import(log, file).await,
        [
            format!("owner invite {ford} - pending/regular {{\"import\":true}}"),
            format!("owner invite {marvin} - pending/admin {{\"import\":true}}"),
            format!(
                "owner change {zaphod} active/admin active/admin {{\"name_changed\":true,\"import\":true}}"
            ),
        ]
    );
    assert_eq!(import(log, file).await, NOTHING);
    assert_eq!(
        import(log, "email,role\nford@hidden.example,admin\n").await,
        [format!("owner change {ford} pending/regular pending/admin {{\"import\":true}}")]
    );
}

async fn bulk_actions(desk: &Desk, log: &mut Log<'_>, console: &Console) {
    let chatbot = log.chatbot;
    let prepare = json!({ "chatbot": chatbot, "selection": { "query": { "status": "pending" } }, "action": { "kind": "disable" } });
    let (answer, news) = log.call(console, "jobs/prepare", prepare).await;
    assert_eq!(news, NOTHING);
    let job = answer.body["job"]["id"].as_i64().unwrap();
    let of_job = |job: i64| json!({ "chatbot": chatbot, "job": job });
    let bulk = r#""bulk":{"kind":"disable"}"#;
    assert_eq!(
        log.call(console, "jobs/start", of_job(job)).await.1,
        [format!("owner job-start - - - {{\"job\":{job},{bulk},\"users\":2}}")]
    );
    assert_eq!(log.call(console, "jobs/start", of_job(job)).await.1, NOTHING, "confirmed before");
    desk.run_jobs().await;
    assert_eq!(
        log.news().await,
        [format!(
            "owner job-end - - - {{\"job\":{job},{bulk},\"users\":2,\"changed\":2,\"skipped\":0,\"failed\":0}}"
        )]
    );
    assert_eq!(log.call(console, "jobs/cancel", of_job(job)).await.1, NOTHING, "it is over");
    let undoing = job + 1;
    let undo = format!("{{\"job\":{undoing},{bulk},\"undoes\":{job},\"users\":2");
    assert_eq!(
        log.call(console, "jobs/undo", of_job(job)).await.1,
        [format!("owner job-undo - - - {undo}}}")]
    );
    assert_eq!(log.call(console, "jobs/undo", of_job(job)).await.1, NOTHING, "undone before");
    assert_eq!(
        log.call(console, "jobs/cancel", of_job(undoing)).await.1,
        [format!("owner job-cancel - - - {undo},\"changed\":0,\"skipped\":0,\"failed\":0}}")]
    );
    assert_eq!(log.call(console, "jobs/cancel", of_job(undoing)).await.1, NOTHING);
}

async fn files(log: &mut Log<'_>, console: &Console, bot: &Key, zaphod: i64) {
    let chatbot = log.chatbot;
    let options = json!({ "format": "csv", "separator": "comma", "byte_order_mark": false });
    let request = json!({ "options": options, "selection": null, "query": { "search": "zaphod" } });
    let (_, news) =
        log.call(console, "exports/prepare", json!({ "chatbot": chatbot, "request": request })).await;
    assert_eq!(news, [r#"owner export - - - {"users":1,"format":"csv","search":true}"#]);
    let (_, news) = log.rest(bot, Method::GET, "users.csv?role=admin", json!({})).await;
    assert_eq!(news, [r#"chatbot export - - - {"users":3,"format":"csv","role":"admin"}"#]);
    let (_, news) = log.rest(bot, Method::GET, "users.xlsx", json!({})).await;
    assert_eq!(news, [r#"chatbot export - - - {"users":3,"format":"xlsx"}"#]);
    let (_, news) = log.rest(bot, Method::GET, &format!("users/{zaphod}/export"), json!({})).await;
    assert_eq!(news, [format!("chatbot export-user {zaphod} - - {{}}")]);
    let json = format!("/api/console/chatbots/{chatbot}/users/{zaphod}/export.json");
    assert_eq!(console.raw(Method::GET, &json, &[], "").await.status, 200);
    assert_eq!(log.news().await, [format!("owner export-user {zaphod} - - {{}}")]);
    let csv = format!("/api/console/chatbots/{chatbot}/audit.csv?user={zaphod}");
    assert_eq!(console.raw(Method::GET, &csv, &[], "").await.status, 200);
    assert_eq!(log.news().await, [r#"owner export-log - - - {"search":true}"#]);
    assert_eq!(console.raw(Method::GET, "/api/console/audit.csv", &[], "").await.status, 200);
    assert_eq!(log.news().await, ["owner export-log - - - {}"]);
}

async fn settings_and_visitors(log: &mut Log<'_>, console: &Console, bot: &Key) {
    let chatbot = log.chatbot;
    let settings = |url: &str, token: Value| json!({ "chatbot": chatbot, "change": { "access": "open", "analytics_url": url, "analytics_token": token, "allowed_domains": [] } });
    let set = settings("http://127.0.0.1:9/swordfish", json!({ "token": "set", "value": "swordfish" }));
    let (answer, news) = log.call(console, "settings/change", set).await;
    assert_eq!(
        news,
        [
            r#"owner settings - authenticated open {"analytics_url_changed":true,"analytics_token_changed":true}"#
        ],
        "{}",
        answer.text
    );
    let kept = settings("http://127.0.0.1:9/swordfish", json!({ "token": "keep" }));
    assert_eq!(log.call(console, "settings/change", kept).await.1, NOTHING);
    let (answer, news) = log.rest(bot, Method::POST, "sign-ins", json!({ "visitor": "swordfish" })).await;
    let visitor = answer.body["user"]["id"].as_i64().unwrap();
    assert_eq!(news, [format!("user:{visitor} arrive {visitor} - active/regular {{}}")]);
    let slartibartfast = json!({ "visitor": "swordfish", "name": "Slartibartfast" });
    let (_, news) = log.rest(bot, Method::POST, "sign-ins", slartibartfast).await;
    assert_eq!(
        news,
        [format!("user:{visitor} change {visitor} active/regular active/regular {{\"name_changed\":true}}")]
    );
}

async fn made_up_people(desk: &Desk, log: &mut Log<'_>) {
    let chatbot = log.chatbot;
    let demo = Demo::new(1, Access::Open, desk.now());
    let people: Vec<_> = (0..3).map(|index| demo.person(index)).collect();
    desk.store.add_demo_people(desk.admin(chatbot, Actor::Owner), &people).await.unwrap();
    assert_eq!(log.news().await, [r#"owner demo - - - {"users":3}"#]);
    desk.store.add_demo_people(desk.admin(chatbot, Actor::Owner), &people).await.unwrap();
    assert_eq!(log.news().await, NOTHING);
}

/// What a chatbot's analytics say of visitors: one entry for each page that brings someone or a name.
async fn reports(desk: &Desk) {
    let bot = desk.chatbot("Ferry Times", Access::Open).await;
    let mut log = Log::of(desk, bot.chatbot).await;
    let set = async |log: &mut Log<'_>, token: TokenChange| {
        let origin = "http://127.0.0.1:9".to_owned();
        let endpoint = NewEndpoint { url: format!("{origin}/swordfish"), origin, token };
        let settings =
            NewSettings { access: Access::Open, endpoint: Some(endpoint), allowed_domains: Vec::new() };
        desk.store.save_settings(desk.admin(bot.chatbot, Actor::Owner), &settings).await.unwrap();
        log.news().await
    };
    let news = set(&mut log, TokenChange::Set("swordfish".to_owned())).await;
    assert_eq!(
        news,
        [r#"owner settings - - - {"analytics_url_changed":true,"analytics_token_changed":true}"#]
    );
    let reading = desk.store.begin_reading(bot.chatbot, desk.now(), desk.now()).await.unwrap().unwrap();
    let visitor = |id: &str, name: &str| Visitor {
        id: ClientId::new(id).unwrap(),
        network: network(),
        questions: 1,
        last_seen: desk.now(),
        name: PersonName::new(name).unwrap(),
    };
    for (visitors, entered) in [
        (
            vec![visitor("one", "Swordfish"), visitor("two", "")],
            vec![r#"rollcall report - - - {"users":2,"changed":0}"#],
        ),
        (vec![visitor("one", "Swordfish"), visitor("two", "")], vec![]),
        (vec![visitor("two", "Swordfish")], vec![r#"rollcall report - - - {"users":0,"changed":1}"#]),
    ] {
        desk.store.record_page(&reading, &visitors, None, true, desk.now()).await.unwrap();
        assert_eq!(log.news().await, entered);
    }
    desk.store.end_reading(&reading, Ok(()), true, desk.now()).await.unwrap();
    assert_eq!(log.news().await, NOTHING);
    assert_eq!(
        set(&mut log, TokenChange::Remove).await,
        [r#"owner settings - - - {"analytics_token_changed":true}"#]
    );
}

/// Fails for a server function or a call of the REST side that is neither tried nor known to change nothing.
async fn all_calls_were_tried(desk: &Desk, calls: &BTreeSet<String>) {
    let functions: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.trim_start_matches("/api/console/").to_owned())
        .collect();
    let description = desk.stranger().raw(Method::GET, "/api/v1/openapi.json", &[], "").await.body;
    let rest = description["paths"].as_object().unwrap().iter().flat_map(|(path, methods)| {
        let path = path.trim_start_matches("/api/v1/").to_owned();
        methods.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    let known: BTreeSet<String> = calls.iter().cloned().chain(READS.map(str::to_owned)).collect();
    let all: BTreeSet<String> = functions.into_iter().chain(rest).collect();
    assert_eq!(all.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "is it entered?");
}

/// What the database says when it refuses.
async fn refusal(desk: &Desk, sql: &str) -> String {
    let (url, sql) = (desk.database_url(), sqlx::AssertSqlSafe(sql.to_owned()));
    let done = if url.starts_with("sqlite:") {
        sqlx::raw_sql(sql).execute(&mut SqliteConnection::connect(url).await.unwrap()).await.map(drop)
    } else {
        sqlx::raw_sql(sql).execute(&mut PgConnection::connect(url).await.unwrap()).await.map(drop)
    };
    done.unwrap_err().to_string()
}

/// How the database answers a query.
async fn plan(desk: &Desk, sql: &str) -> String {
    let url = desk.database_url();
    let lines: Vec<String> = if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let rows: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
        rows.into_iter().map(|(.., line)| line).collect()
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!("EXPLAIN {sql}")))
            .fetch_all(&mut connection)
            .await
            .unwrap()
    };
    lines.join("\n")
}

/// What the log held before it said whom and from where, as it is after the migration.
const OLD_ROWS: &str = r#"INSERT INTO chatbots (id, name, name_key, access, created_at) VALUES (1, 'A', 'a', 'open', 0);
    INSERT INTO audit_log (id, chatbot_id, at, actor, action, detail) VALUES
    (3, 1, 1, 'owner', 'disable', '{"job":1,"role":null,"undoes":null,"users":5}'),
    (4, 1, 2, 'owner', 'undo', '{"job":2,"role":null,"undoes":1,"users":5}'),
    (5, 1, 3, 'owner', 'cancel', '{"job":2}'),
    (6, 1, 4, 'user:7', 'change-role', '{"job":3,"role":"admin","undoes":null,"users":1}'),
    (7, 1, 5, 'chatbot', 'export', '{"format":"csv","users":6,"selection":false,"status":null,"role":"admin","network":false,"search":true}'),
    (9, 1, 6, 'owner', 'settings', '{"access_before":"open","access":"authenticated","analytics_url_changed":true,"analytics_token_changed":false}')"#;
const OLD_ROWS_READ: [&str; 6] = [
    r#"owner job-start - - - {"job":1,"bulk":{"kind":"disable"},"users":5}"#,
    r#"owner job-undo - - - {"job":2,"undoes":1,"users":5}"#,
    r#"owner job-cancel - - - {"job":2}"#,
    r#"user:7 job-start - - - {"job":3,"bulk":{"kind":"change_role","role":"admin"},"users":1}"#,
    r#"chatbot export - - - {"users":6,"format":"csv","role":"admin","search":true}"#,
    r#"owner settings - open authenticated {"analytics_url_changed":true}"#,
];

async fn old_rows_are_read(database: databases::Database) {
    let desk = Desk::on(database).await;
    let scope = AuditScope::Chatbot(desk.admin(ChatbotId(1), Actor::Owner));
    let mut entries = desk.store.list_audit(scope, &AuditQuery::default(), None, 10).await.unwrap().entries;
    entries.reverse();
    assert_eq!(entries.iter().map(words).collect::<Vec<_>>(), OLD_ROWS_READ);
    desk.store.replace_key(desk.owner(), ChatbotId(1), Overlap::AtOnce).await.unwrap();
    assert_eq!(desk.count_where("audit_log WHERE id = 10").await, 1, "numbers are not given twice");
}

#[tokio::test]
async fn an_older_log_is_taken_over_on_sqlite() {
    let database = databases::sqlite();
    let mut connection = SqliteConnection::connect(&format!("{}?mode=rwc", database.url)).await.unwrap();
    sqlx::migrate!("migrations/sqlite").run_to(3, &mut connection).await.unwrap();
    sqlx::raw_sql(OLD_ROWS).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    old_rows_are_read(database).await;
}

#[tokio::test]
async fn an_older_log_is_taken_over_on_postgres() {
    let database = databases::postgres().await;
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    sqlx::migrate!("migrations/postgres").run_to(3, &mut connection).await.unwrap();
    // As if the numbers had been given by the database.
    let sequence = "SELECT setval(pg_get_serial_sequence('audit_log', 'id'), 9)";
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{OLD_ROWS}; {sequence}")))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    old_rows_are_read(database).await;
}
