//! Invitations: previewed, sent, accepted, cancelled, expired; and the domains whose people need none.

use std::{net::TcpListener, sync::Arc, time::Duration};

use app::{
    backend::Actor,
    domain::{Change, Timestamp, UserId},
    message,
};
use axum::http::Method;
use serde_json::{Value, json};
use server::{
    changes::{News, Notice},
    clock::Clock,
    invitations::{MailServer, Mailer},
};
use tokio::sync::broadcast::Receiver;

use crate::harness::{Answer, Console, Desk, Key, NOON, on_both_databases, said};

const DAY: i64 = 24 * 60 * 60 * 1000;
const LIFE: i64 = 14 * DAY;
const OWN: (&str, &str) = ("origin", "http://desk.example");

async fn send(console: &Console, bot: &Key, emails: &[&str], role: &str) -> Value {
    let people: Vec<_> = emails.iter().map(|email| json!({ "email": email, "name": "" })).collect();
    let arguments = json!({ "chatbot": bot.chatbot, "people": people, "role": role });
    let answer = console.call("invitations/send", arguments).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

/// Invites one person; their id and the link's token.
async fn invite(console: &Console, bot: &Key, email: &str, role: &str) -> (i64, String) {
    let report = send(console, bot, &[email], role).await;
    let invited = &report["invited"][0];
    (invited["user"]["id"].as_i64().unwrap(), token(invited))
}

fn token(invited: &Value) -> String {
    invited["link"].as_str().unwrap().strip_prefix("/invitation#").unwrap().to_owned()
}

async fn of_user(console: &Console, bot: &Key, function: &str, user: i64) -> Answer {
    console.call(function, json!({ "chatbot": bot.chatbot, "user": user })).await
}

async fn get(console: &Console, bot: &Key, user: i64) -> Value {
    of_user(console, bot, "users/get", user).await.body["user"].clone()
}

async fn accept(desk: &Desk, link: &str) -> Answer {
    desk.stranger().call("invitations/accept", json!({ "link": link })).await
}

fn is_over(answer: &Answer) -> bool {
    (answer.status, &answer.body) == (401, &json!({ "error": "invitation_over" }))
}

async fn sign_in(bot: &Key, email: &str) -> Value {
    let answer = bot.post("sign-ins", json!({ "email": email })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    json!([answer.body["access"], answer.body["reason"], answer.body["user"]["status"]])
}

async fn allow(console: &Console, bot: &Key, domains: &[&str]) -> Answer {
    let change = json!({ "access": "authenticated", "analytics_url": "", "analytics_token": { "token": "keep" }, "allowed_domains": domains });
    console.call("settings/change", json!({ "chatbot": bot.chatbot, "change": change })).await
}

/// What is entered of a user, oldest first.
async fn entered(desk: &Desk, bot: &Key, user: i64) -> Vec<String> {
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    let page = desk.store.list_activity(admin, UserId(user), None, 100).await.unwrap();
    let words = |entry: &app::domain::AuditEntry| {
        format!("{} {} {}", entry.actor, entry.action.as_str(), serde_json::to_string(&entry.detail).unwrap())
    };
    page.entries.iter().rev().map(words).collect()
}

/// Waits until pages hear that the user's mail is no longer being sent.
async fn mail_settled(news: &mut Receiver<News>, console: &Console, bot: &Key, user: i64) -> Value {
    loop {
        let invitation = get(console, bot, user).await["invitation"].clone();
        if invitation["mail"] != "waiting" {
            return invitation;
        }
        let heard = |news: News| matches!(news, News::Notice(Notice { change: Change::Users { ids }, .. }) if ids == [UserId(user)]);
        while !heard(news.recv().await.unwrap()) {}
    }
}

/// A mailer whose mail server is a port on which nobody listens.
fn mailer_without_a_server(desk: &Desk) -> Arc<Mailer> {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = MailServer::new(&format!("smtp://127.0.0.1:{port}"), "desk@example.org").unwrap();
    let now = desk.now();
    let mailer =
        Mailer::new(Arc::clone(&desk.store), server, "https://desk.example", Clock::from_fn(move || now));
    Arc::new(mailer.with_pauses(&[Duration::ZERO]))
}

on_both_databases! {
    async fn a_preview_says_of_each_who_they_are_and_invites_nobody(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        bot.invite(json!({ "email": "Ben@a.example", "role": "admin" })).await;
        let list = "Ana Lima <ana@a.example>\nben@A.example\n\nANA@a.example\nnobody";
        let answer = console.call("invitations/preview", json!({ "chatbot": bot.chatbot, "list": list })).await;
        assert_eq!(answer.body, json!([
            { "text": "Ana Lima <ana@a.example>", "verdict": { "verdict": "new", "invitee": { "email": "ana@a.example", "name": "Ana Lima" } } },
            { "text": "ben@A.example", "verdict": { "verdict": "known", "invitee": { "email": "ben@A.example", "name": "" }, "status": "pending", "role": "admin" } },
            { "text": "ANA@a.example", "verdict": { "verdict": "repeated", "invitee": { "email": "ANA@a.example", "name": "" } } },
            { "text": "nobody", "verdict": { "verdict": "malformed", "reason": { "id": "reason-not-email" } } },
        ]), "{}", answer.text);
        assert_eq!(desk.count_where("users").await, 1);
        let long: Vec<_> = (0..1_001).map(|index| format!("p{index}@a.example")).collect();
        let answer = console.call("invitations/preview", json!({ "chatbot": bot.chatbot, "list": long.join("\n") })).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("list")));
        assert!(said(&answer.body["reason"]).contains("as a file"), "{}", answer.text);
    }

    async fn who_is_invited_is_pending_until_they_accept_once(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let people = json!([{ "email": "ana@a.example", "name": "Ana Lima" }, { "email": "ben@a.example", "name": "" }, { "email": "ANA@a.example" }]);
        let answer = console.call("invitations/send", json!({ "chatbot": bot.chatbot, "people": people, "role": "admin" })).await;
        assert_eq!((&answer.body["mails"], &answer.body["known"]), (&json!(false), &json!(["ANA@a.example"])), "{}", answer.text);
        let invited = answer.body["invited"].as_array().unwrap();
        assert_eq!(invited.len(), 2);
        let (user, link) = (invited[0]["user"]["id"].as_i64().unwrap(), token(&invited[0]));
        assert_eq!(invited[0]["user"]["invitation"], json!({ "expires_at": NOON + LIFE, "mail": "none" }));
        assert_eq!(get(&console, &bot, user).await, invited[0]["user"]);
        let offer = json!({ "chatbot": "Staff Assistant", "email": "ana@a.example", "name": "Ana Lima", "role": "admin", "expires_at": NOON + LIFE });
        for _ in 0..2 {
            let answer = desk.stranger().call("invitations/offer", json!({ "link": link })).await;
            assert_eq!((answer.status, &answer.body), (200, &offer), "asking accepts nothing");
        }
        desk.pass(DAY);
        let answer = accept(&desk, &link).await;
        assert_eq!((answer.status, &answer.body["chatbot"]), (200, &json!("Staff Assistant")), "{}", answer.text);
        let ana = get(&console, &bot, user).await;
        assert_eq!(
            (&ana["status"], &ana["signed_in_at"], &ana["last_active_at"], &ana["version"], ana.get("invitation")),
            (&json!("active"), &json!(NOON + DAY), &json!(NOON + DAY), &json!(2), None)
        );
        assert_eq!(console.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.body["users"], json!({ "active": 1, "pending": 1, "disabled": 0 }));
        let own = |action: &str| format!("user:{user} {action} {{}}");
        assert_eq!(entered(&desk, &bot, user).await, ["owner invite {}".to_owned(), own("accept"), own("password-link")]);
        let password_link = json!({ "link": answer.body["password_link"] });
        let purpose = desk.stranger().call("access/link", password_link).await;
        assert_eq!(purpose.body, json!({ "purpose": "admin", "chatbot": "Staff Assistant", "email": "ana@a.example" }), "{}", purpose.text);
        assert!(is_over(&accept(&desk, &link).await));
        assert!(is_over(&desk.stranger().call("invitations/offer", json!({ "link": link })).await));
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["allowed", null, "active"]));
        for made_up in ["", "rci_0", "Ümläut"] {
            assert!(is_over(&accept(&desk, made_up).await));
        }
    }

    async fn inviting_again_voids_the_old_link_and_gives_another_term(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (user, old) = invite(&console, &bot, "ana@a.example", "regular").await;
        let version = get(&console, &bot, user).await["version"].clone();
        desk.pass(LIFE);
        let console = desk.console().await;
        let answer = of_user(&console, &bot, "invitations/resend", user).await;
        let new = token(&answer.body);
        assert_eq!(answer.body["user"]["invitation"]["expires_at"], NOON + 2 * LIFE);
        assert_eq!(get(&console, &bot, user).await["version"], version, "an invitation is no change of the user");
        assert!(is_over(&accept(&desk, &old).await));
        assert_eq!(entered(&desk, &bot, user).await, ["owner invite {}", "owner invite-again {}"]);
        let accepted = accept(&desk, &new).await;
        assert_eq!((accepted.status, &accepted.body["password_link"]), (200, &Value::Null), "regular users have no password");
        let again = of_user(&console, &bot, "invitations/resend", user).await;
        assert_eq!((again.status, &again.body["error"]), (409, &json!("refused")), "active");
        let other = desk.open().await;
        assert_eq!(of_user(&console, &other, "invitations/resend", user).await.status, 404);
        assert_eq!(of_user(&console, &other, "invitations/cancel", user).await.status, 404);
    }

    async fn a_cancelled_invitation_takes_the_pending_user_with_it(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (user, link) = invite(&console, &bot, "ana@a.example", "regular").await;
        assert_eq!(of_user(&console, &bot, "invitations/cancel", user).await.status, 200);
        assert!(is_over(&accept(&desk, &link).await));
        assert_eq!(of_user(&console, &bot, "users/get", user).await.status, 404);
        assert_eq!(console.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.body["users"]["pending"], 0);
        assert_eq!(desk.count_where("invitations").await, 0);
        assert_eq!(of_user(&console, &bot, "invitations/cancel", user).await.status, 404);
        let active = bot.invite(json!({ "email": "ben@a.example" })).await;
        bot.sign_in(json!({ "email": "ben@a.example" })).await;
        let refused = of_user(&console, &bot, "invitations/cancel", active).await;
        assert_eq!((refused.status, &refused.body["error"]), (409, &json!("refused")));
        assert_eq!(bot.get("users").await.body["total"], 1);
    }

    async fn who_lets_the_term_pass_does_not_come_in_and_stays_listed(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (user, link) = invite(&console, &bot, "ana@a.example", "regular").await;
        let by_chatbot = bot.invite(json!({ "email": "ben@a.example" })).await;
        desk.pass(LIFE - 1);
        assert_eq!(sign_in(&bot, "ben@a.example").await, json!(["allowed", null, "active"]));
        assert_eq!(get(&console, &bot, by_chatbot).await.get("invitation"), None);
        desk.pass(1);
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["denied", "expired", "pending"]));
        assert!(is_over(&accept(&desk, &link).await));
        assert!(is_over(&desk.stranger().call("invitations/offer", json!({ "link": link })).await));
        let ana = bot.get(&format!("users/{user}")).await.body;
        assert_eq!((&ana["status"], &ana["invitation_expires_at"]), (&json!("pending"), &json!("2026-12-07T10:00:00Z")));
        assert_eq!(bot.get(&format!("users/{user}/access")).await.body["reason"], "pending");
        assert_eq!(entered(&desk, &bot, user).await, ["owner invite {}"], "who is denied changes nothing");
    }

    async fn a_chatbot_and_a_file_give_another_term_to_who_let_theirs_pass(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (ana, _) = invite(&console, &bot, "ana@a.example", "regular").await;
        let (ben, old) = invite(&console, &bot, "ben@a.example", "regular").await;
        let known = bot.post("users", json!({ "email": "ana@a.example" })).await;
        assert_eq!((known.status, &known.body["field"]), (400, &json!("email")), "her term goes on");
        let import = async |console: &Console, file: &str| {
            let path = format!("/api/console/chatbots/{}/import", bot.chatbot);
            let headers = [OWN, ("content-type", "text/csv")];
            let answer = console.raw(Method::POST, &path, &headers, file.to_owned()).await;
            json!([answer.body["invited"], answer.body["updated"], answer.body["unchanged"]])
        };
        assert_eq!(import(&console, "email\nben@a.example\neva@a.example").await, json!([1, 0, 1]));
        desk.pass(LIFE);
        let console = desk.console().await;
        for email in ["ana@a.example", "ben@a.example", "eva@a.example"] {
            assert_eq!(sign_in(&bot, email).await, json!(["denied", "expired", "pending"]), "{email}");
        }
        assert_eq!(bot.invite(json!({ "email": "ana@a.example", "name": "Ana", "role": "admin" })).await, ana);
        assert_eq!(import(&console, "email,role\nben@a.example,\neva@a.example,admin").await, json!([0, 2, 0]));
        assert!(is_over(&accept(&desk, &old).await), "a void link stays void");
        assert_eq!(entered(&desk, &bot, ana).await, ["owner invite {}", r#"chatbot invite-again {"name_changed":true}"#]);
        assert_eq!(entered(&desk, &bot, ben).await, ["owner invite {}", r#"owner invite-again {"import":true}"#]);
        for (email, role) in [("ana@a.example", "admin"), ("ben@a.example", "regular"), ("eva@a.example", "admin")] {
            let answer = bot.post("sign-ins", json!({ "email": email })).await;
            assert_eq!((&answer.body["access"], &answer.body["user"]["role"]), (&json!("allowed"), &json!(role)), "{email}");
        }
    }

    async fn who_was_disabled_accepts_nothing_and_enabled_goes_on_as_before(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (user, link) = invite(&console, &bot, "ana@a.example", "regular").await;
        let path = format!("users/{user}");
        bot.patch(&path, json!({ "disabled": true })).await;
        assert_eq!(get(&console, &bot, user).await.get("invitation"), None);
        assert!(is_over(&accept(&desk, &link).await));
        assert!(is_over(&desk.stranger().call("invitations/offer", json!({ "link": link })).await));
        assert_eq!(of_user(&console, &bot, "invitations/resend", user).await.status, 409);
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["denied", "disabled", "disabled"]));
        desk.pass(LIFE);
        let console = desk.console().await;
        bot.patch(&path, json!({ "disabled": false })).await;
        assert_eq!(get(&console, &bot, user).await["invitation"]["expires_at"], NOON + LIFE, "expired, and shown so");
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["denied", "expired", "pending"]));
        let link = token(&of_user(&console, &bot, "invitations/resend", user).await.body);
        assert_eq!(accept(&desk, &link).await.status, 200);
    }

    async fn who_was_pending_before_there_were_terms_has_none(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let user = bot.invite(json!({ "email": "ana@a.example" })).await;
        desk.sql("DELETE FROM invitations", "DELETE FROM invitations").await;
        desk.pass(100 * DAY);
        assert_eq!(get(&console, &bot, user).await.get("invitation"), None);
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["allowed", null, "active"]));
    }

    async fn people_of_an_allowed_domain_need_no_invitation(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let settings = allow(&console, &bot, &["b.example", "A.example", "bücher.example", "a.example"]).await;
        assert_eq!(settings.body["allowed_domains"], json!(["a.example", "b.example", "bücher.example"]), "{}", settings.text);
        let answer = bot.post("sign-ins", json!({ "email": "Ana@A.EXAMPLE", "name": "Ana" })).await;
        let ana = answer.body["user"]["id"].as_i64().unwrap();
        assert_eq!((&answer.body["access"], &answer.body["user"]["role"], &answer.body["user"]["name"]), (&json!("allowed"), &json!("regular"), &json!("Ana")));
        assert_eq!(entered(&desk, &bot, ana).await, [format!("user:{ana} arrive {{\"by_domain\":true}}")]);
        for email in ["ana@xn--bcher-kva.example", "ben@bücher.example"] {
            assert_eq!(sign_in(&bot, email).await, json!(["allowed", null, "active"]), "{email}");
        }
        for email in ["eve@c.example", "eve@sub.a.example", "eve@a.example.c.example", "eve@xa.example"] {
            assert_eq!(sign_in(&bot, email).await, json!(["denied", "not_invited", null]), "{email}");
        }
        bot.patch(&format!("users/{ana}"), json!({ "disabled": true })).await;
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["denied", "disabled", "disabled"]));
        let other = desk.chatbot("Other", app::domain::Access::Authenticated).await;
        assert_eq!(sign_in(&other, "ben@a.example").await, json!(["denied", "not_invited", null]));
        let entries = "audit_log WHERE action = 'settings' AND detail = '{\"allowed_domains\":3}'";
        assert_eq!(desk.count_where(entries).await, 1);
        assert_eq!(allow(&console, &bot, &["b.example", "a.example", "bücher.example"]).await.status, 200);
        assert_eq!(desk.count_where("audit_log WHERE action = 'settings'").await, 1, "the same in another order is no change");
        let many: Vec<String> = (0..101).map(|index| format!("d{index}.example")).collect();
        let refused = allow(&console, &bot, &many.iter().map(String::as_str).collect::<Vec<_>>()).await;
        assert_eq!((refused.status, &refused.body["field"]), (400, &json!("allowed_domains")), "{}", refused.text);
        assert_eq!(allow(&console, &bot, &["not a domain"]).await.status, 400);
        assert_eq!(allow(&console, &bot, &[]).await.body["allowed_domains"], json!([]));
        assert_eq!(sign_in(&bot, "new@a.example").await, json!(["denied", "not_invited", null]));
    }

    async fn an_invitation_that_is_over_keeps_nobody_out_who_needs_none_except_an_admin(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let (regular, _) = invite(&console, &bot, "ana@a.example", "regular").await;
        invite(&console, &bot, "ben@a.example", "admin").await;
        allow(&console, &bot, &["a.example"]).await;
        desk.pass(LIFE);
        assert_eq!(sign_in(&bot, "ana@a.example").await, json!(["allowed", null, "active"]));
        assert_eq!(entered(&desk, &bot, regular).await.last().unwrap(), &format!("user:{regular} sign-in {{\"by_domain\":true}}"));
        assert_eq!(sign_in(&bot, "ben@a.example").await, json!(["denied", "expired", "pending"]));
    }

    async fn a_mail_that_was_not_sent_is_shown_on_the_user_and_can_be_sent_again(desk: Desk) {
        let bot = desk.authenticated().await;
        let console = desk.console_with_mailer(mailer_without_a_server(&desk)).await;
        let mut news = desk.store.changes().listen();
        let report = send(&console, &bot, &["ana@hidden.example"], "regular").await;
        assert_eq!((&report["mails"], &report["invited"][0]["user"]["invitation"]["mail"]), (&json!(true), &json!("waiting")));
        let user = report["invited"][0]["user"]["id"].as_i64().unwrap();
        let failed = mail_settled(&mut news, &console, &bot, user).await;
        assert_eq!(failed["mail"], "failed");
        let fault = said(&failed["mail_fault"]);
        assert!(fault.starts_with("The mail server can't be reached: ") && !fault.contains("hidden"), "{fault}");
        assert!(entered(&desk, &bot, user).await.iter().all(|entry| !entry.contains("hidden")));
        assert_eq!(desk.stranger().call("invitations/offer", json!({ "link": token(&report["invited"][0]) })).await.status, 200, "the link is good");
        let again = of_user(&console, &bot, "invitations/resend", user).await.body;
        assert_eq!(again["user"]["invitation"], json!({ "expires_at": NOON + LIFE, "mail": "waiting" }));
        assert_eq!(mail_settled(&mut news, &console, &bot, user).await["mail"], "failed");
    }

    async fn a_mail_whose_server_stopped_is_lost_after_ten_minutes(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let mut users = Vec::new();
        for email in ["ana@a.example", "ben@a.example", "eva@a.example"] {
            users.push(invite(&console, &bot, email, "regular").await.0);
        }
        let waiting = format!("UPDATE invitations SET mail = 'waiting' WHERE user_id <> {}", users[2]);
        desk.sql(&waiting, &waiting).await;
        let ten_minutes = Timestamp(NOON + 600_000);
        desk.store.keep_mails_waiting(&[UserId(users[1]), UserId(users[2])], Timestamp(NOON + 1)).await.unwrap();
        desk.store.give_up_mails(Timestamp(NOON - 1), &message!("mail-fault-slow"), ten_minutes).await.unwrap();
        desk.store.give_up_mails(Timestamp(NOON), &message!("mail-fault-stopped"), ten_minutes).await.unwrap();
        let mut mails = Vec::new();
        for user in &users {
            let invitation = &get(&console, &bot, *user).await["invitation"];
            mails.push((invitation["mail"].clone(), invitation["mail_fault"].clone()));
        }
        let stopped = json!({ "id": "mail-fault-stopped" });
        assert_eq!(mails, [(json!("failed"), stopped), (json!("waiting"), Value::Null), (json!("none"), Value::Null)]);
        // As earlier versions kept it.
        let earlier = "UPDATE invitations SET mail_fault = 'The server stopped.' WHERE mail = 'failed'";
        desk.sql(earlier, earlier).await;
        assert_eq!(said(&get(&console, &bot, users[0]).await["invitation"]["mail_fault"]), "The server stopped.");
    }

    async fn no_entry_tells_a_name_an_email_or_a_link(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let people = json!([{ "email": "swordfish@hidden.example", "name": "Swordfish" }]);
        let report = console.call("invitations/send", json!({ "chatbot": bot.chatbot, "people": people, "role": "regular" })).await.body;
        let user = report["invited"][0]["user"]["id"].as_i64().unwrap();
        let link = token(&of_user(&console, &bot, "invitations/resend", user).await.body);
        accept(&desk, &link).await;
        let (other, _) = invite(&console, &bot, "hidden@hidden.example", "regular").await;
        of_user(&console, &bot, "invitations/cancel", other).await;
        allow(&console, &bot, &["hidden.example"]).await;
        let everything = "actor || action || detail || COALESCE(before, '') || COALESCE(after, '') || COALESCE(network, '')";
        for secret in ["swordfish", "hidden", "rci_", "203.0.113"] {
            assert_eq!(desk.count_where(&format!("audit_log WHERE lower({everything}) LIKE '%{secret}%'")).await, 0, "{secret}");
        }
        assert_eq!(desk.count_where("audit_log WHERE action IN ('invite', 'invite-again', 'accept', 'cancel-invitation')").await, 5);
        assert_eq!(desk.count_where("invitations WHERE hash IS NULL").await, 0);
    }
}
