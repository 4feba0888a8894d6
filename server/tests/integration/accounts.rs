//! The console's accounts: passwords, second factors, sessions, and how often one may try.

use app::domain::Timestamp;
use serde_json::{Value, json};

use crate::harness::{ADDRESS, Console, Desk, NOON, PASSWORD, code, on_both_databases};

const MINUTE: i64 = 60_000;
const OWNER: &str = "owner@desk.example";
const OTHER: &str = "violet canyon teapot";

/// A page on which someone signs in.
async fn signed_in(desk: &Desk, email: &str, password: &str) -> Console {
    let mut console = desk.stranger();
    let answer = console.enter_password(email, password).await;
    assert_eq!((answer.status, &answer.body["step"]), (200, &json!("signed_in")), "{}", answer.text);
    console.keep_cookie(&answer);
    console
}

async fn is_signed_in(console: &Console) -> bool {
    match console.call("account/get", json!({})).await.status {
        200 => true,
        401 => false,
        other => panic!("{other}"),
    }
}

/// Adds a second factor; its secret and the recovery codes.
async fn add_second_factor(desk: &Desk, console: &Console) -> (String, Vec<String>) {
    let offer = console.call("account/second-factor/offer", json!({})).await;
    assert_eq!(offer.status, 200, "{}", offer.text);
    let secret = offer.body["secret"].as_str().unwrap().to_owned();
    let arguments = json!({ "ticket": offer.body["ticket"], "code": code(&secret, desk.now()) });
    let codes = console.call("account/second-factor/add", arguments).await;
    assert_eq!(codes.status, 200, "{}", codes.text);
    (secret, serde_json::from_value(codes.body).unwrap())
}

/// The ticket that a right password gives where a code is asked for.
async fn ticket(console: &Console) -> Value {
    let answer = console.enter_password(OWNER, PASSWORD).await;
    assert_eq!(answer.body["step"], "second_factor", "{}", answer.text);
    assert!(!answer.headers.contains_key("set-cookie"));
    answer.body["ticket"].clone()
}

on_both_databases! {
    async fn the_owner_sets_email_and_password_by_a_link_and_comes_in_by_them(desk: Desk) {
        assert!(desk.store.is_unclaimed().await.unwrap());
        let link = desk.new_reset().await;
        assert!(!desk.store.is_unclaimed().await.unwrap());
        let stranger = desk.stranger();
        let purpose = stranger.call("access/link", json!({ "link": link })).await;
        assert_eq!(purpose.body, json!({ "purpose": "owner", "email": null }));
        for (email, password, field) in [(json!(null), PASSWORD, "email"), (json!(OWNER), "owner@desk.example", "password"), (json!(OWNER), "short", "body")] {
            let answer = stranger.call("access/set-password", json!({ "link": link, "email": email, "password": password })).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(field)), "{}", answer.text);
        }
        let answer = stranger.call("access/set-password", json!({ "link": link, "email": OWNER, "password": PASSWORD })).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let again = stranger.call("access/set-password", json!({ "link": link, "email": OWNER, "password": OTHER })).await;
        assert_eq!(again.body, json!({ "error": "link_spent" }));
        let console = signed_in(&desk, " OWNER@desk.example", PASSWORD).await;
        let account = console.call("account/get", json!({})).await.body;
        assert_eq!((&account["email"], &account["chatbot"], &account["has_password"]), (&json!(OWNER), &json!(null), &json!(true)));
        assert_eq!(console.call("chatbots/list", json!({})).await.status, 200);
    }

    async fn a_wrong_password_an_unknown_email_and_nonsense_are_answered_alike(desk: Desk) {
        desk.claim(OWNER).await;
        let stranger = desk.stranger();
        for (email, password) in [(OWNER, OTHER), ("eve@desk.example", PASSWORD), ("", ""), ("nonsense\0", "x")] {
            let answer = stranger.enter_password(email, password).await;
            assert_eq!((answer.status, answer.body.clone()), (401, json!({ "error": "wrong_credentials" })), "{email}");
            assert!(!answer.headers.contains_key("set-cookie"));
        }
        assert_eq!(desk.count_where("console_sessions").await, 1);
    }

    async fn a_sign_in_ends_the_session_that_was_in_the_browser(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let answer = console.enter_password(OWNER, PASSWORD).await;
        let before = console.cookie().to_owned();
        let mut after = desk.stranger();
        after.keep_cookie(&answer);
        assert_ne!(after.cookie(), before);
        assert!(is_signed_in(&after).await);
        assert!(!is_signed_in(&console).await);
    }

    async fn a_reset_ends_everything_that_led_into_the_account(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let (secret, _) = add_second_factor(&desk, &console).await;
        let old_link = desk.new_link().await;
        let fresh = desk.claim(OWNER).await;
        assert!(!is_signed_in(&console).await);
        assert_eq!(desk.stranger().call("access/sign-in", json!({ "link": old_link })).await.status, 401);
        let account = fresh.call("account/get", json!({})).await.body;
        assert_eq!(account["second_factor"], json!(null));
        assert_eq!(desk.count_where("recovery_codes").await, 0);
        drop(secret);
        signed_in(&desk, OWNER, PASSWORD).await;
    }

    async fn after_five_wrong_tries_an_account_waits_and_so_does_one_that_is_not_there(desk: Desk) {
        desk.claim(OWNER).await;
        for email in [OWNER, "eve@desk.example"] {
            for _ in 0..5 {
                assert_eq!(desk.stranger().enter_password(email, OTHER).await.status, 401);
            }
            let answer = desk.stranger().enter_password(email, PASSWORD).await;
            assert_eq!((answer.status, answer.body), (429, json!({ "error": "too_many_tries", "seconds": 900 })), "{email}");
        }
        desk.pass(15 * MINUTE);
        signed_in(&desk, OWNER, PASSWORD).await;
        for _ in 0..5 {
            assert_eq!(desk.stranger().enter_password(OWNER, OTHER).await.status, 401, "a right one forgets those before it");
        }
    }

    async fn tries_from_elsewhere_keep_nobody_out_who_came_in_from_here_before(desk: Desk) {
        desk.claim(OWNER).await;
        let elsewhere = async |number: u32, password: &str| {
            let from = format!("198.{}.7.{number}", number / 4);
            let headers = [("content-type", "application/json"), ("origin", "http://desk.example"), ("x-forwarded-for", from.as_str())];
            let body = json!({ "email": OWNER, "password": password, "choice": null }).to_string();
            desk.stranger().raw(axum::http::Method::POST, "/api/console/access/password", &headers, body).await.status
        };
        for number in 0..50 {
            assert_eq!(elsewhere(number, OTHER).await, 401);
        }
        assert_eq!(elsewhere(200, PASSWORD).await, 429, "from a new network even the right one waits");
        signed_in(&desk, OWNER, PASSWORD).await;
        desk.pass(60 * MINUTE);
        assert_eq!(elsewhere(200, PASSWORD).await, 200);
    }

    async fn an_address_that_is_wrong_too_often_waits_whatever_it_tries(desk: Desk) {
        desk.claim(OWNER).await;
        for number in 0..20 {
            assert_eq!(desk.stranger().enter_password(&format!("user{number}@a.example"), OTHER).await.status, 401);
        }
        for (function, arguments) in [
            ("access/password", json!({ "email": OWNER, "password": PASSWORD, "choice": null })),
            ("access/code", json!({ "ticket": "rct_x", "code": "123456" })),
            ("access/link", json!({ "link": "rcp_x" })),
            ("access/set-password", json!({ "link": "rcp_x", "email": OWNER, "password": PASSWORD })),
            ("access/passkey/begin", json!({})),
            ("access/passkey/finish", json!({ "ticket": "rct_x", "answer": "{}" })),
        ] {
            assert_eq!(desk.stranger().call(function, arguments).await.status, 429, "{function}");
        }
        let link = desk.new_link().await;
        assert_eq!(desk.stranger().call("access/sign-in", json!({ "link": link })).await.status, 200, "a link always works");
    }

    async fn behind_a_password_a_code_is_asked_for_which_is_good_once(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let (secret, _) = add_second_factor(&desk, &console).await;
        let stranger = desk.stranger();
        let first = ticket(&stranger).await;
        let used = code(&secret, desk.now());
        let answer = stranger.call("access/code", json!({ "ticket": first, "code": used })).await;
        assert_eq!(answer.body, json!({ "error": "wrong_credentials" }), "it confirmed the offer");
        desk.pass(MINUTE);
        let fresh = code(&secret, desk.now());
        let answer = stranger.call("access/code", json!({ "ticket": first, "code": format!(" {} {}", &fresh[..3], &fresh[3..]) })).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let mut there = desk.stranger();
        there.keep_cookie(&answer);
        assert!(is_signed_in(&there).await);
        let again = stranger.call("access/code", json!({ "ticket": first, "code": fresh })).await;
        assert_eq!(again.body, json!({ "error": "link_spent" }));
        let second = ticket(&stranger).await;
        let again = stranger.call("access/code", json!({ "ticket": second, "code": fresh })).await;
        assert_eq!(again.body, json!({ "error": "wrong_credentials" }), "nobody who looked on comes in by it");
        desk.pass(6 * MINUTE);
        let late = stranger.call("access/code", json!({ "ticket": second, "code": code(&secret, desk.now()) })).await;
        assert_eq!(late.body, json!({ "error": "link_spent" }));
    }

    async fn a_ticket_takes_five_codes(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let (secret, _) = add_second_factor(&desk, &console).await;
        let stranger = desk.stranger();
        let ticket = ticket(&stranger).await;
        for _ in 0..4 {
            assert_eq!(stranger.call("access/code", json!({ "ticket": ticket, "code": "000000" })).await.status, 401);
        }
        desk.pass(MINUTE);
        let right = json!({ "ticket": ticket, "code": code(&secret, desk.now()) });
        let answer = stranger.call("access/code", right.clone()).await;
        assert_eq!((answer.status, &answer.body["error"]), (429, &json!("too_many_tries")), "the account waits as well");
        assert_eq!(stranger.call("access/code", right).await.body, json!({ "error": "link_spent" }));
    }

    async fn a_recovery_code_is_good_once_and_counted(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let (_, codes) = add_second_factor(&desk, &console).await;
        assert_eq!(codes.len(), 10);
        let stranger = desk.stranger();
        for status in [200, 401] {
            let ticket = ticket(&stranger).await;
            let typed = codes[3].to_uppercase().replace('-', "");
            let answer = stranger.call("access/code", json!({ "ticket": ticket, "code": typed })).await;
            assert_eq!(answer.status, status, "{}", answer.text);
        }
        let account = console.call("account/get", json!({})).await.body;
        assert_eq!(account["second_factor"]["recovery_codes"], 9);
        assert_eq!(desk.count_where("audit_log WHERE action = 'console-sign-in' AND detail LIKE '%\"recovery_code\":true%'").await, 1);
    }

    async fn an_offer_is_taken_by_a_right_code_of_who_asked_for_it(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let bot = desk.authenticated().await;
        let (other, _) = desk.admin_console(&bot, "ana@a.example").await;
        let offer = console.call("account/second-factor/offer", json!({})).await.body;
        let right = code(offer["secret"].as_str().unwrap(), desk.now());
        let arguments = |code: &str| json!({ "ticket": offer["ticket"], "code": code });
        assert_eq!(console.call("account/second-factor/add", arguments("000000")).await.body["field"], "code");
        assert_eq!(other.call("account/second-factor/add", arguments(&right)).await.body, json!({ "error": "link_spent" }));
        assert_eq!(console.call("account/second-factor/add", arguments(&right)).await.status, 200);
        assert_eq!(desk.count_where("accounts WHERE totp_secret IS NOT NULL").await, 1);
    }

    async fn changes_of_the_account_ask_for_the_password_again_after_five_minutes(desk: Desk) {
        let console = desk.claim(OWNER).await;
        add_second_factor(&desk, &signed_in(&desk, OWNER, PASSWORD).await).await;
        let link = desk.new_link().await;
        let mut by_link = desk.stranger();
        let answer = by_link.call("access/sign-in", json!({ "link": link })).await;
        by_link.keep_cookie(&answer);
        drop(console);
        for (function, arguments) in [
            ("account/password", json!({ "email": null, "password": OTHER })),
            ("account/second-factor/offer", json!({})),
            ("account/second-factor/remove", json!({})),
            ("account/passkeys/remove", json!({ "passkey": 1 })),
        ] {
            let answer = by_link.call(function, arguments).await;
            assert_eq!((answer.status, &answer.body["error"]), (409, &json!("refused")), "{function} {}", answer.text);
        }
        assert_eq!(by_link.call("account/confirm", json!({ "password": OTHER })).await.status, 401);
        assert_eq!(by_link.call("account/confirm", json!({ "password": PASSWORD })).await.status, 200);
        assert_eq!(by_link.call("account/second-factor/remove", json!({})).await.status, 200);
        assert_eq!(by_link.call("account/passkeys/remove", json!({ "passkey": 1 })).await.status, 404);
        desk.pass(5 * MINUTE);
        assert_eq!(by_link.call("account/password", json!({ "email": null, "password": OTHER })).await.status, 409);
        signed_in(&desk, OWNER, PASSWORD).await;
    }

    async fn a_new_password_ends_the_other_sessions(desk: Desk) {
        let (here, there) = (desk.claim(OWNER).await, signed_in(&desk, OWNER, PASSWORD).await);
        assert_eq!(there.call("account/password", json!({ "email": "new@desk.example", "password": "password12345" })).await.body["field"], "password");
        assert_eq!(there.call("account/password", json!({ "email": "new@desk.example", "password": OTHER })).await.status, 200);
        assert!(is_signed_in(&there).await);
        assert!(!is_signed_in(&here).await);
        assert_eq!(desk.stranger().enter_password(OWNER, OTHER).await.status, 401);
        signed_in(&desk, "new@desk.example", OTHER).await;
    }

    async fn sessions_are_listed_and_ended(desk: Desk) {
        let (here, there) = (desk.claim(OWNER).await, signed_in(&desk, OWNER, PASSWORD).await);
        let bot = desk.authenticated().await;
        let (ana, _) = desk.admin_console(&bot, "ana@a.example").await;
        let list = here.call("account/sessions/list", json!({})).await.body;
        assert_eq!(list.as_array().unwrap().len(), 3, "the owner came by a link too, to make one for Ana");
        assert_eq!((&list[0]["current"], &list[0]["way"], &list[0]["network"]), (&json!(true), &json!("link"), &json!("203.0.x.x")));
        assert!(list.as_array().unwrap()[1..].iter().all(|session| session["current"] == json!(false)));
        assert!(!list.to_string().contains(ADDRESS));
        let other = list.as_array().unwrap().iter().find(|session| session["way"] == "password").unwrap();
        let arguments = json!({ "session": other["id"] });
        assert_eq!(ana.call("account/sessions/end", arguments.clone()).await.status, 404, "another's");
        assert_eq!(here.call("account/sessions/end", arguments.clone()).await.status, 200);
        assert_eq!(here.call("account/sessions/end", arguments).await.status, 404);
        assert!(!is_signed_in(&there).await);
        let answer = here.call("account/sessions/end-all", json!({})).await;
        assert!(answer.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        assert!(!is_signed_in(&here).await);
        assert!(is_signed_in(&ana).await);
    }

    async fn an_admin_signs_in_and_sees_their_chatbot_alone(desk: Desk) {
        let (bot, other) = (desk.authenticated().await, desk.open().await);
        let (ana, user) = desk.admin_console(&bot, "ana@a.example").await;
        let account = ana.call("account/get", json!({})).await.body;
        assert_eq!((&account["chatbot"], &account["email"]), (&json!(bot.chatbot), &json!("ana@a.example")));
        let chatbots = ana.call("chatbots/list", json!({})).await.body;
        assert_eq!((chatbots.as_array().unwrap().len(), &chatbots[0]["id"]), (1, &json!(bot.chatbot)));
        assert_eq!(ana.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.status, 200);
        for (function, arguments) in [
            ("chatbots/get", json!({ "chatbot": other.chatbot })),
            ("chatbots/create", json!({ "name": "New", "access": "open" })),
            ("audit/installation", json!({ "query": {}, "after": null, "limit": 1 })),
        ] {
            assert_eq!(ana.call(function, arguments).await.status, 404, "{function}");
        }
        let oneself = json!({ "chatbot": bot.chatbot, "user": user, "version": 2, "change": { "role": "regular" } });
        assert_eq!(ana.call("users/change", oneself).await.body["error"], "refused");
        let audit = format!("audit_log WHERE chatbot_id = {} AND actor = 'user:{user}' AND action", bot.chatbot);
        assert_eq!(desk.count_where(&format!("{audit} = 'password-set'")).await, 1);
        assert_eq!(desk.count_where(&format!("{audit} = 'console-sign-in'")).await, 1);
    }

    async fn losing_the_role_being_disabled_or_deleted_ends_the_session_at_the_next_request(desk: Desk) {
        let bot = desk.open().await;
        for (index, change) in [json!({ "role": "regular" }), json!({ "disabled": true }), json!(null)].into_iter().enumerate() {
            let email = format!("admin{index}@a.example");
            let (console, user) = desk.admin_console(&bot, &email).await;
            let path = format!("users/{user}");
            assert_eq!(console.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.status, 200);
            let answer = if change.is_null() { bot.delete(&path).await } else { bot.patch(&path, change.clone()).await };
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert_eq!(console.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.body, json!({ "error": "signed_out" }));
            assert_eq!(desk.stranger().enter_password(&email, PASSWORD).await.body, json!({ "error": "wrong_credentials" }));
            if !change.is_null() {
                bot.patch(&path, json!({ "role": "admin", "disabled": false })).await;
                assert!(!is_signed_in(&console).await, "what ended does not begin again");
                signed_in(&desk, &email, PASSWORD).await;
            }
        }
    }

    async fn a_bulk_action_ends_the_sessions_of_who_is_no_admin_afterwards(desk: Desk) {
        let bot = desk.open().await;
        let (ana, _) = desk.admin_console(&bot, "ana@a.example").await;
        let owner = desk.console().await;
        let arguments = json!({ "chatbot": bot.chatbot, "selection": { "query": {} }, "action": { "kind": "change_role", "role": "regular" } });
        let job = owner.call("jobs/prepare", arguments).await.body["job"]["id"].clone();
        assert_eq!(owner.call("jobs/start", json!({ "chatbot": bot.chatbot, "job": job })).await.status, 200);
        desk.run_jobs().await;
        assert!(!is_signed_in(&ana).await);
        assert_eq!(desk.count_where("console_sessions s JOIN accounts a ON a.id = s.account_id WHERE a.user_id IS NOT NULL").await, 0);
    }

    async fn one_email_may_open_several_accounts_which_stay_apart(desk: Desk) {
        let (bot, other) = (desk.authenticated().await, desk.open().await);
        desk.admin_console(&bot, OWNER).await;
        desk.claim(OWNER).await;
        desk.admin_console(&other, OWNER).await;
        let answer = desk.stranger().enter_password(OWNER, PASSWORD).await;
        let harbor = json!({ "chatbot": other.chatbot, "name": "Harbor Help" });
        let expected = json!({ "step": "choose", "accounts": [
            { "chatbot": null, "name": "" }, harbor, { "chatbot": bot.chatbot, "name": "Staff Assistant" },
        ] });
        assert_eq!(answer.body, expected);
        assert!(!answer.headers.contains_key("set-cookie"));
        let mut console = desk.stranger();
        let chosen = console.call("access/password", json!({ "email": OWNER, "password": PASSWORD, "choice": harbor })).await;
        console.keep_cookie(&chosen);
        assert_eq!(console.call("account/get", json!({})).await.body["chatbot"], json!(other.chatbot));
        let foreign = json!({ "email": OWNER, "password": PASSWORD, "choice": { "chatbot": 99, "name": "" } });
        assert_eq!(desk.stranger().call("access/password", foreign).await.status, 401);
    }

    async fn a_link_to_set_a_password_is_for_active_admins_and_once_they_have_one_the_owners_to_give(desk: Desk) {
        let bot = desk.authenticated().await;
        let (ana, _) = desk.admin_console(&bot, "ana@a.example").await;
        let ben = desk.active_admin(&bot, "ben@a.example").await;
        let eve = bot.invite(json!({ "email": "eve@a.example", "role": "regular" })).await;
        let link = async |console: &Console, user: i64| {
            console.call("access/new-password-link", json!({ "chatbot": bot.chatbot, "user": user })).await
        };
        assert_eq!(link(&ana, eve).await.body["error"], "refused");
        assert_eq!(link(&ana, 99).await.status, 404);
        let first = link(&ana, ben).await;
        assert!(first.body.as_str().unwrap().starts_with("/set-password#rcp_"), "{}", first.text);
        let token = first.body.as_str().unwrap().trim_start_matches("/set-password#").to_owned();
        let purpose = desk.stranger().call("access/link", json!({ "link": token })).await.body;
        assert_eq!(purpose, json!({ "purpose": "admin", "chatbot": "Staff Assistant", "email": "ben@a.example" }));
        let arguments = json!({ "link": token, "email": "other@a.example", "password": PASSWORD });
        assert_eq!(desk.stranger().call("access/set-password", arguments).await.body["field"], "email");
        let arguments = json!({ "link": token, "email": null, "password": PASSWORD });
        assert_eq!(desk.stranger().call("access/set-password", arguments).await.status, 200);
        let refused = link(&ana, ben).await;
        assert_eq!((refused.status, &refused.body["error"]), (409, &json!("refused")));
        let owners = link(&desk.console().await, ben).await;
        let token = owners.body.as_str().unwrap().trim_start_matches("/set-password#").to_owned();
        bot.patch(&format!("users/{ben}"), json!({ "role": "regular" })).await;
        assert_eq!(desk.stranger().call("access/link", json!({ "link": token })).await.body, json!({ "error": "link_spent" }));
        bot.patch(&format!("users/{ben}"), json!({ "role": "admin" })).await;
        desk.pass(24 * 60 * MINUTE);
        assert_eq!(desk.stranger().call("access/link", json!({ "link": token })).await.status, 401, "a day is over");
    }

    async fn what_is_kept_of_secrets_opens_nothing(desk: Desk) {
        let console = desk.claim(OWNER).await;
        let (_, codes) = add_second_factor(&desk, &console).await;
        desk.new_link().await;
        let cookie = console.cookie().split('=').nth(1).unwrap().to_owned();
        assert!(cookie.starts_with("rcs_") && cookie.len() == 68);
        for (table, column) in [("console_sessions", "hash"), ("console_links", "hash"), ("recovery_codes", "hash")] {
            assert!(desk.count_where(table).await > 0, "{table}");
            assert_eq!(desk.count_where(&format!("{table} WHERE length({column}) <> 32")).await, 0, "{table}");
        }
        assert_eq!(desk.count_where("accounts WHERE password LIKE '$argon2id$%'").await, 1);
        assert_eq!(desk.count_where(&format!("accounts WHERE password LIKE '%{PASSWORD}%'")).await, 0);
        assert_eq!(codes.iter().filter(|code| code.len() != 19).count(), 0);
        assert_eq!(desk.now(), Timestamp(NOON));
    }
}
