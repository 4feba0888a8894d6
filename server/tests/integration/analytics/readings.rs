//! What a report changes, and what it leaves alone.

use app::{
    backend::Actor,
    domain::{
        Access, Action, AnalyticsFault, ClientId, Network, NetworkState, PersonName, Selection,
        SettingsChange, Timestamp, TokenChange, UserId, UserQuery,
    },
};
use serde_json::json;
use server::{
    analytics::{Visitor, checked},
    store::Reading,
};

use crate::harness::{Desk, Key, NOON, on_both_databases};

const URL: &str = "http://127.0.0.1:9/analytics";

fn visitor(id: &str, address: &str, questions: u64, seen: i64) -> Visitor {
    Visitor {
        id: ClientId::new(id).unwrap(),
        network: Network::mask(address),
        questions,
        last_seen: Timestamp(seen),
        name: PersonName::default(),
    }
}

fn named(name: &str, visitor: Visitor) -> Visitor {
    Visitor { name: PersonName::new(name).unwrap(), ..visitor }
}

fn settings(access: Access, url: &str, token: TokenChange) -> SettingsChange {
    SettingsChange {
        access,
        analytics_url: url.to_owned(),
        analytics_token: token,
        allowed_domains: Vec::new(),
    }
}

async fn set(desk: &Desk, bot: &Key, change: &SettingsChange) {
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    desk.store.save_settings(admin, &checked(change).unwrap()).await.unwrap();
}

async fn with_endpoint(desk: &Desk, bot: &Key) {
    set(desk, bot, &settings(Access::Open, URL, TokenChange::Keep)).await;
}

async fn begin(desk: &Desk, bot: &Key) -> Option<Reading> {
    desk.reader.begin(bot.chatbot, desk.now()).await.unwrap()
}

/// A whole reading of one page; how many users it changed.
async fn report(desk: &Desk, bot: &Key, visitors: &[Visitor]) -> u64 {
    let reading = begin(desk, bot).await.unwrap();
    let record = desk.store.record_page(&reading, visitors, None, true, desk.now()).await.unwrap().unwrap();
    desk.store.end_reading(&reading, Ok(()), false, desk.now()).await.unwrap();
    record.changed
}

async fn ids(bot: &Key, query: &str) -> Vec<i64> {
    let listed = bot.get(&format!("users?{query}")).await;
    assert_eq!(listed.status, 200, "{}", listed.text);
    let users = listed.body["users"].as_array().unwrap();
    assert_eq!(listed.body["total"], users.len());
    users.iter().map(|user| user["id"].as_i64().unwrap()).collect()
}

async fn status(desk: &Desk, bot: &Key) -> app::domain::NetworkStatus {
    desk.store.reading_status(bot.chatbot, desk.now()).await.unwrap()
}

on_both_databases! {
    async fn a_visitor_who_is_reported_and_not_known_appears_as_a_user(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let seen = NOON - 60_000;
        let visitors = [visitor("a", "192.168.17.4", 3, seen), named("Ana", visitor("b", "2001:db8::1", 0, seen))];
        assert_eq!(report(&desk, &bot, &visitors).await, 2);
        let listed = bot.get("users?sort=name&direction=desc").await.body;
        assert_eq!(listed["total"], 2);
        let [first, second] = [&listed["users"][0], &listed["users"][1]];
        assert_eq!((&first["visitor"], &second["visitor"], &second["name"]), (&json!("a"), &json!("b"), &json!("Ana")));
        assert_eq!((&first["status"], &first["role"]), (&json!("active"), &json!("regular")));
        assert_eq!(
            (&first["network"], &first["questions"], &first["last_seen"]),
            (&json!("192.168.x.x"), &json!(3), &json!("2026-11-23T09:59:00Z"))
        );
        assert_eq!((&second["network"], &second["questions"]), (&json!("2001:db8:x:x:x:x:x:x"), &json!(0)));
        assert_eq!(bot.get("users?status=active&role=regular&limit=1").await.body["total"], 2, "they are counted");
        assert_eq!(bot.get("users?search=ana").await.body["total"], 1, "they are found");
        let id = first["id"].as_i64().unwrap();
        assert_eq!(bot.sign_in(json!({ "visitor": "a" })).await, id, "who then signs in is the same user");
    }

    async fn a_report_moves_only_what_changed_and_no_version(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let id = bot.sign_in(json!({ "visitor": "a" })).await;
        let before = bot.get(&format!("users/{id}")).await.body;
        let crowd: Vec<_> = (0..300).map(|index| visitor(&format!("v{index}"), "10.0.0.1", 1, NOON)).collect();
        assert_eq!(report(&desk, &bot, &crowd).await, 300);
        assert_eq!(report(&desk, &bot, &crowd).await, 0);
        let moved = [visitor("a", "10.1.0.1", 7, NOON), visitor("v7", "10.0.0.1", 2, NOON), visitor("v8", "10.0.0.9", 1, NOON)];
        assert_eq!(report(&desk, &bot, &moved).await, 2, "another address of the same network changes nothing");
        let after = bot.get(&format!("users/{id}")).await.body;
        assert_eq!(after["version"], before["version"]);
        assert_eq!(after["last_active_at"], before["last_active_at"], "that is what Rollcall itself recorded");
        assert_eq!((&after["network"], &after["questions"]), (&json!("10.1.x.x"), &json!(7)));
        assert_eq!(bot.get("users?limit=1").await.body["total"], 301);
    }

    async fn who_is_named_twice_on_a_page_is_taken_as_named_last(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        report(&desk, &bot, &[visitor("a", "10.0.0.1", 1, NOON), visitor("a", "10.0.0.1", 2, NOON)]).await;
        let listed = bot.get("users").await.body;
        assert_eq!((&listed["total"], &listed["users"][0]["questions"]), (&json!(1), &json!(2)));
    }

    async fn an_empty_name_is_filled_and_a_name_is_kept(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let nameless = bot.sign_in(json!({ "visitor": "a", "email": "a@a.example" })).await;
        let named_before = bot.sign_in(json!({ "visitor": "b", "name": "Bea" })).await;
        let visitors = [named("Ana", visitor("a", "10.0.0.1", 1, NOON)), named("Other", visitor("b", "10.0.0.1", 1, NOON))];
        report(&desk, &bot, &visitors).await;
        assert_eq!(bot.get(&format!("users/{nameless}")).await.body["name"], "Ana");
        assert_eq!(bot.get(&format!("users/{named_before}")).await.body["name"], "Bea");
        assert_eq!(ids(&bot, "search=ana").await, [nameless]);
        assert_eq!(ids(&bot, "search=a@a.ex").await, [nameless]);
    }

    async fn who_was_invited_and_signs_in_as_a_visitor_is_one_user(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let invited = bot.invite(json!({ "email": "ana@a.example", "name": "Ana" })).await;
        assert_eq!(bot.sign_in(json!({ "visitor": "a", "email": "ana@a.example" })).await, invited);
        assert_eq!(report(&desk, &bot, &[visitor("a", "10.0.0.1", 4, NOON)]).await, 1);
        assert_eq!(ids(&bot, "").await, [invited]);
        let user = bot.get(&format!("users/{invited}")).await.body;
        assert_eq!((&user["visitor"], &user["questions"]), (&json!("a"), &json!(4)));
        let linked = format!("audit_log WHERE action = 'sign-in' AND user_id = {invited} AND detail LIKE '%visitor_linked%'");
        assert_eq!(desk.count_where(&linked).await, 1);
        bot.sign_in(json!({ "visitor": "a", "email": "ana@a.example" })).await;
        assert_eq!(desk.count_where(&linked).await, 1);
    }

    async fn who_was_deleted_does_not_come_back_by_being_reported_again(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let everyone = [visitor("a", "10.0.0.1", 1, NOON), visitor("b", "10.0.0.1", 1, NOON), visitor("c", "10.0.0.1", 1, NOON)];
        report(&desk, &bot, &everyone).await;
        let known = ids(&bot, "sort=added&direction=asc").await;
        assert_eq!(bot.delete(&format!("users/{}", known[0])).await.status, 200);
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let chosen = Selection::of([UserId(known[1])]);
        let job = desk.store.prepare_job(admin, &chosen, Action::Delete).await.unwrap().job.id;
        desk.store.start_job(admin, job).await.unwrap();
        desk.run_jobs().await;
        assert_eq!(ids(&bot, "").await, known[2..]);
        let again = [visitor("a", "10.0.0.1", 5, NOON), visitor("b", "10.0.0.1", 5, NOON), visitor("c", "10.0.0.1", 5, NOON)];
        assert_eq!(report(&desk, &bot, &again).await, 1);
        assert_eq!(ids(&bot, "").await, known[2..]);
        assert_eq!(desk.count_where("deleted_visitors WHERE LENGTH(hash) = 32").await, 2, "of the id only a hash is left");
        let back = bot.sign_in(json!({ "visitor": "a" })).await;
        assert_ne!(back, known[0], "who comes again by themself is a new user");
        assert_eq!(report(&desk, &bot, &again).await, 1);
        assert_eq!(bot.get(&format!("users/{back}")).await.body["questions"], 5);
    }

    async fn who_was_disabled_stays_disabled_whatever_is_reported(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        report(&desk, &bot, &[visitor("a", "10.0.0.1", 1, NOON)]).await;
        let id = ids(&bot, "").await[0];
        bot.patch(&format!("users/{id}"), json!({ "disabled": true })).await;
        assert_eq!(report(&desk, &bot, &[visitor("a", "10.9.0.1", 9, NOON)]).await, 1);
        let user = bot.get(&format!("users/{id}")).await.body;
        assert_eq!((&user["status"], &user["questions"]), (&json!("disabled"), &json!(9)));
        assert_eq!(bot.get(&format!("users/{id}/access")).await.body["access"], "denied");
        bot.patch(&format!("users/{id}"), json!({ "disabled": false })).await;
        assert_eq!(bot.get(&format!("users/{id}")).await.body["status"], "active", "they had come in before");
    }

    async fn the_list_sorts_and_filters_by_what_was_reported(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let unknown = bot.sign_in(json!({ "visitor": "z" })).await;
        let visitors: Vec<_> = (0..120)
            .map(|index| visitor(&format!("v{index}"), &format!("10.{}.0.{index}", index % 3), index, NOON - 1000 * i64::try_from(index).unwrap()))
            .collect();
        report(&desk, &bot, &visitors).await;
        let by_questions = ids(&bot, "sort=questions&limit=1000").await;
        let by_seen = ids(&bot, "sort=last_seen&direction=asc&limit=1000").await;
        assert_eq!(by_questions.len(), 121);
        assert_eq!(by_seen[0], unknown, "nobody knows when");
        assert_eq!(by_questions[..119], by_seen[1..120]);
        let shared = ids(&bot, "network=10.1.x.x&sort=questions&direction=asc&limit=1000").await;
        assert_eq!(shared.len(), 40);
        let raw = ids(&bot, "network=10.1.77.78&sort=questions&direction=asc&limit=1000").await;
        assert_eq!(raw, shared, "an address is masked before it is looked for");
        assert_eq!(bot.get("users?network=nowhere").await.status, 400);
        assert_eq!(ids(&bot, "network=10.1.x.x&status=disabled").await, [0i64; 0]);
        let searched = ids(&bot, "network=10.1.x.x&search=visitor+v1&limit=1000").await;
        assert!(!searched.is_empty() && searched.iter().all(|id| shared.contains(id)));
        // Page by page, in each order.
        for sort in ["questions", "last_seen"] {
            for direction in ["asc", "desc"] {
                let whole = ids(&bot, &format!("sort={sort}&direction={direction}&limit=1000")).await;
                let (mut walked, mut cursor) = (Vec::new(), String::new());
                loop {
                    let page = bot.get(&format!("users?sort={sort}&direction={direction}&limit=50{cursor}")).await.body;
                    walked.extend(page["users"].as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()));
                    match page["next"].as_str() {
                        Some(next) => cursor = format!("&cursor={next}"),
                        None => break,
                    }
                }
                assert_eq!(walked, whole, "{sort} {direction}");
            }
        }
        let csv = bot.get("users.csv?network=10.1.x.x&sort=questions&direction=asc").await.text;
        let lines: Vec<_> = csv.lines().collect();
        assert!(lines[0].ends_with("sessions,network,questions,last_seen"), "{}", lines[0]);
        assert_eq!(lines.len(), 41);
        assert!(lines[1].ends_with(",10.1.x.x,1,2026-11-23T09:59:59.000Z"), "{}", lines[1]);
    }

    async fn an_endpoint_is_read_by_one_server_at_a_time_until_it_is_silent_for_a_minute(desk: Desk) {
        let bot = desk.open().await;
        assert!(begin(&desk, &bot).await.is_none(), "there is nothing to read");
        with_endpoint(&desk, &bot).await;
        let reading = begin(&desk, &bot).await.unwrap();
        assert!(begin(&desk, &bot).await.is_none());
        assert!(status(&desk, &bot).await.reading);
        desk.pass(59_000);
        let page = [visitor("a", "10.0.0.1", 1, NOON)];
        assert!(desk.store.record_page(&reading, &page, Some("c1"), true, desk.now()).await.unwrap().is_some());
        desk.pass(59_000);
        assert!(begin(&desk, &bot).await.is_none(), "a page shows that it is alive");
        desk.pass(2_000);
        let other = begin(&desk, &bot).await.unwrap();
        assert_eq!(other.cursor.as_deref(), Some("c1"), "it goes on where the other stood");
        let late = [visitor("late", "10.0.0.1", 1, NOON)];
        assert_eq!(desk.store.record_page(&reading, &late, Some("c2"), true, desk.now()).await.unwrap(), None);
        desk.store.end_reading(&reading, Err(AnalyticsFault::Slow), false, desk.now()).await.unwrap();
        assert!(status(&desk, &bot).await.reading, "who lost it can't end it");
        assert_eq!(bot.get("users").await.body["total"], 1);
    }

    async fn after_failures_the_pauses_grow_and_what_was_known_stays(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        assert_eq!(status(&desk, &bot).await.state, NetworkState::Loading);
        report(&desk, &bot, &[visitor("a", "10.0.0.1", 1, NOON)]).await;
        let fresh = status(&desk, &bot).await;
        assert_eq!((fresh.state, fresh.as_of, fresh.reading), (NetworkState::Fresh, Some(Timestamp(NOON)), false));
        for minutes in [1, 1, 2, 4, 8, 16, 32, 60, 60] {
            desk.pass(minutes * 60_000 - 1);
            assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [], "{minutes}");
            desk.pass(1);
            assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [bot.chatbot], "{minutes}");
            let reading = begin(&desk, &bot).await.unwrap();
            assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [], "it is being read");
            desk.store.end_reading(&reading, Err(AnalyticsFault::Slow), false, desk.now()).await.unwrap();
        }
        let stale = status(&desk, &bot).await;
        assert_eq!((stale.state, stale.as_of, stale.fault), (NetworkState::Stale, Some(Timestamp(NOON)), Some(AnalyticsFault::Slow)));
        assert_eq!(bot.get("users").await.body["users"][0]["network"], "10.0.x.x");
        let reading = begin(&desk, &bot).await.unwrap();
        desk.store.end_reading(&reading, Err(AnalyticsFault::Missing), false, desk.now()).await.unwrap();
        assert_eq!(status(&desk, &bot).await.state, NetworkState::Unavailable);
        report(&desk, &bot, &[]).await;
        let fresh = status(&desk, &bot).await;
        assert_eq!((fresh.state, fresh.as_of, fresh.fault), (NetworkState::Fresh, Some(desk.now()), None));
    }

    async fn authenticated_chatbots_are_never_asked_and_show_no_network(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let member = bot.sign_in(json!({ "visitor": "a", "email": "a@a.example" })).await;
        let stranger = bot.sign_in(json!({ "visitor": "b" })).await;
        report(&desk, &bot, &[visitor("a", "10.0.0.1", 1, NOON), visitor("b", "10.0.0.1", 2, NOON)]).await;
        let reading = begin(&desk, &bot).await.unwrap();
        set(&desk, &bot, &settings(Access::Authenticated, URL, TokenChange::Keep)).await;
        let late = [visitor("a", "10.0.0.1", 9, NOON)];
        assert_eq!(desk.store.record_page(&reading, &late, None, true, desk.now()).await.unwrap(), None, "the reading under way ends");
        desk.pass(600_000);
        assert!(begin(&desk, &bot).await.is_none());
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), []);
        assert_eq!(status(&desk, &bot).await.state, NetworkState::Off);
        let listed = bot.get("users").await.text;
        assert!(!listed.contains("network") && !listed.contains("questions") && !listed.contains("last_seen"), "{listed}");
        let csv = bot.get("users.csv").await.text;
        assert!(!csv.contains("network") && !csv.contains("x.x"), "{csv}");
        assert_eq!(desk.count_where("users WHERE network IS NOT NULL OR questions <> 0 OR last_seen_at <> 0").await, 0);
        assert_eq!(bot.get(&format!("users/{member}/access")).await.body["access"], "allowed");
        let denied = bot.get(&format!("users/{stranger}/access")).await.body;
        assert_eq!((&denied["access"], &denied["reason"]), (&json!("denied"), &json!("not_invited")), "nobody invited them");
        set(&desk, &bot, &settings(Access::Open, URL, TokenChange::Keep)).await;
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [bot.chatbot], "at once");
        assert_eq!(begin(&desk, &bot).await.unwrap().cursor, None, "it is read from its beginning");
        assert_eq!(bot.get(&format!("users/{stranger}/access")).await.body["access"], "allowed");
    }

    async fn a_crowd_is_forgotten_when_a_chatbot_becomes_authenticated(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let crowd: Vec<_> = (0..4_500).map(|index| visitor(&format!("v{index}"), "10.0.0.1", 1, NOON)).collect();
        assert_eq!(report(&desk, &bot, &crowd).await, 4_500);
        set(&desk, &bot, &settings(Access::Authenticated, URL, TokenChange::Keep)).await;
        assert_eq!(desk.count_where("users WHERE network IS NOT NULL OR questions <> 0 OR last_seen_at <> 0").await, 0);
        assert_eq!(desk.count_where("audit_log WHERE action = 'settings'").await, 2);
        let of_token = "audit_log WHERE action = 'settings' AND detail LIKE '%token%'";
        assert_eq!(desk.count_where(of_token).await, 0, "there was none and is none");
    }

    async fn a_token_is_kept_for_its_origin_alone(desk: Desk) {
        let bot = desk.open().await;
        let token = async |desk: &Desk, bot: &Key| {
            let reading = begin(desk, bot).await.unwrap();
            desk.store.end_reading(&reading, Ok(()), false, desk.now()).await.unwrap();
            reading.token.map(|token| token.reveal().to_owned())
        };
        set(&desk, &bot, &settings(Access::Open, URL, TokenChange::Set("s3cret".to_owned()))).await;
        assert_eq!(token(&desk, &bot).await.as_deref(), Some("s3cret"));
        set(&desk, &bot, &settings(Access::Open, "http://127.0.0.1:9/elsewhere", TokenChange::Keep)).await;
        assert_eq!(token(&desk, &bot).await.as_deref(), Some("s3cret"));
        set(&desk, &bot, &settings(Access::Open, "http://127.0.0.1:10/analytics", TokenChange::Keep)).await;
        assert_eq!(token(&desk, &bot).await, None, "another port may be another's");
        set(&desk, &bot, &settings(Access::Open, URL, TokenChange::Set("s3cret".to_owned()))).await;
        set(&desk, &bot, &settings(Access::Open, URL, TokenChange::Remove)).await;
        assert_eq!(token(&desk, &bot).await, None);
        let console = desk.console().await;
        set(&desk, &bot, &settings(Access::Open, URL, TokenChange::Set("s3cret".to_owned()))).await;
        let shown = console.call("settings/get", json!({ "chatbot": bot.chatbot })).await;
        assert_eq!(shown.body, json!({ "access": "open", "analytics_url": URL, "has_analytics_token": true, "allowed_domains": [] }));
        assert_eq!(desk.count_where("audit_log WHERE action = 'settings'").await, 6);
        assert_eq!(desk.count_where("audit_log WHERE detail LIKE '%s3cret%' OR detail LIKE '%127.0.0.1%'").await, 0);
    }

    async fn another_address_is_read_from_its_beginning_and_at_once(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let reading = begin(&desk, &bot).await.unwrap();
        desk.store.record_page(&reading, &[], Some("c1"), true, desk.now()).await.unwrap();
        desk.store.end_reading(&reading, Err(AnalyticsFault::Slow), false, desk.now()).await.unwrap();
        assert_eq!(begin(&desk, &bot).await.unwrap().cursor.as_deref(), Some("c1"));
        set(&desk, &bot, &settings(Access::Open, "http://127.0.0.1:9/other", TokenChange::Keep)).await;
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [bot.chatbot]);
        assert_eq!(begin(&desk, &bot).await.unwrap().cursor, None);
        assert_eq!(status(&desk, &bot).await.fault, None);
    }

    async fn a_cursor_that_leads_in_a_circle_is_forgotten(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        for (fault, kept) in [(AnalyticsFault::Slow, Some("c1")), (AnalyticsFault::Repeating, None)] {
            let reading = begin(&desk, &bot).await.unwrap();
            desk.store.record_page(&reading, &[], Some("c1"), true, desk.now()).await.unwrap();
            desk.store.end_reading(&reading, Err(fault), false, desk.now()).await.unwrap();
            let reading = begin(&desk, &bot).await.unwrap();
            assert_eq!(reading.cursor.as_deref(), kept, "{fault:?}");
            desk.store.end_reading(&reading, Ok(()), false, desk.now()).await.unwrap();
        }
    }

    async fn who_is_chosen_by_network_is_counted_by_network(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        let visitors: Vec<_> =
            (0..30).map(|index| visitor(&format!("v{index}"), &format!("10.{}.0.1", index % 3), 1, NOON)).collect();
        report(&desk, &bot, &visitors).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let query = UserQuery { network: Network::mask("10.1.0.1"), ..UserQuery::default() };
        let chosen = Selection::matching(&query);
        let preview = desk.store.prepare_job(admin, &chosen, Action::Delete).await.unwrap();
        assert_eq!((preview.job.total, preview.changes), (10, 10));
        let count = desk.store.count_selected(admin, &chosen, &UserQuery::default()).await.unwrap();
        assert_eq!((count.selected, count.shown), (10, 10));
        let other = UserQuery { network: Network::mask("10.2.0.1"), ..UserQuery::default() };
        let count = desk.store.count_selected(admin, &chosen, &other).await.unwrap();
        assert_eq!((count.selected, count.shown), (10, 0));
        desk.store.start_job(admin, preview.job.id).await.unwrap();
        desk.run_jobs().await;
        assert_eq!(bot.get("users?limit=1").await.body["total"], 20);
        assert_eq!(bot.get("users?network=10.1.x.x").await.body["total"], 0);
    }

    async fn a_clock_that_was_put_back_keeps_nobody_from_reading(desk: Desk) {
        let bot = desk.open().await;
        with_endpoint(&desk, &bot).await;
        report(&desk, &bot, &[visitor("a", "10.0.0.1", 1, NOON)]).await;
        desk.pass(-86_400_000);
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [bot.chatbot]);
        let left = begin(&desk, &bot).await.expect("who asks is answered");
        assert!(status(&desk, &bot).await.reading);
        desk.pass(-86_400_000);
        assert!(!status(&desk, &bot).await.reading, "nobody can have been at it for so long");
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), [bot.chatbot]);
        let reading = desk.reader.begin(bot.chatbot, desk.now().plus(-10_000)).await.unwrap().expect("it is let go of");
        assert_ne!(reading.reader, left.reader);
        desk.store.end_reading(&reading, Ok(()), false, desk.now()).await.unwrap();
        assert_eq!(desk.store.readings_due(desk.now()).await.unwrap(), []);
    }
}
