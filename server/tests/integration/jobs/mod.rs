//! Bulk actions: what they are said to do, what they do, and that they end.

mod killed;
mod stopped;

use app::{
    Error,
    backend::Actor,
    domain::{
        Action, Change, ChatbotId, Job, JobId, JobState, Role, Selection, SkipReason, Status, Timestamp,
        UserId, UserQuery,
    },
};
use axum::{body::Body, http::Method};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::harness::{Console, Desk, Key, NOON, on_both_databases};

/// Signs in `count` people; their ids.
async fn people(bot: &Key, count: usize) -> Vec<i64> {
    let mut ids = Vec::new();
    for index in 0..count {
        ids.push(
            bot.sign_in(json!({ "visitor": format!("v{index}"), "name": format!("Person {index}") })).await,
        );
    }
    ids
}

/// Invites more people than a batch meets.
async fn crowd(desk: &Desk, bot: &Key, count: usize) {
    let file: String = std::iter::once("email\n".to_owned())
        .chain((0..count).map(|index| format!("p{index}@a.example\n")))
        .collect();
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    let report = server::importing::import_file(desk.store.as_ref(), admin, file.into_bytes()).await.unwrap();
    assert_eq!(report.invited, count as u64);
}

fn all() -> Selection {
    Selection::matching(&UserQuery::default())
}

fn matching(params: &[(&str, &str)]) -> Selection {
    Selection::matching(&UserQuery::from_params(params.iter().copied()).unwrap())
}

fn some(ids: &[i64]) -> Selection {
    Selection::of(ids.iter().copied().map(UserId))
}

/// Prepares and confirms a job as the owner.
async fn start(desk: &Desk, bot: &Key, selection: &Selection, action: Action) -> JobId {
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    let job = desk.store.prepare_job(admin, selection, action).await.unwrap().job.id;
    desk.store.start_job(admin, job).await.unwrap();
    job
}

async fn job(desk: &Desk, bot: &Key, job: JobId) -> Job {
    let jobs = desk.store.list_jobs(desk.admin(bot.chatbot, Actor::Owner)).await.unwrap();
    jobs.into_iter().find(|listed| listed.id == job).unwrap()
}

/// Each user's status and role, by id.
async fn standings(bot: &Key) -> Vec<(i64, String, String)> {
    let listed = bot.get("users?sort=added&direction=asc&limit=1000").await.body;
    let word = |user: &Value, name: &str| user[name].as_str().unwrap().to_owned();
    let users = listed["users"].as_array().unwrap();
    users
        .iter()
        .map(|user| (user["id"].as_i64().unwrap(), word(user, "status"), word(user, "role")))
        .collect()
}

/// The counts that are kept are those that are there.
async fn counts_hold(desk: &Desk, bot: &Key) {
    for status in Status::ALL {
        for role in Role::ALL {
            let (status, role) = (status.as_str(), role.as_str());
            let kept =
                bot.get(&format!("users?status={status}&role={role}&limit=1")).await.body["total"].clone();
            let rows = format!(
                "users WHERE chatbot_id = {} AND status = '{status}' AND role = '{role}'",
                bot.chatbot
            );
            assert_eq!(kept, desk.count_where(&rows).await, "{status} {role}");
        }
    }
}

async fn call(console: &Console, function: &str, bot: &Key, arguments: Value) -> crate::harness::Answer {
    let mut arguments = arguments;
    arguments["chatbot"] = json!(bot.chatbot);
    console.call(&format!("jobs/{function}"), arguments).await
}

on_both_databases! {
    async fn an_action_does_what_its_preview_says(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 7).await;
        bot.patch(&format!("users/{}", ids[2]), json!({ "disabled": true })).await;
        let console = desk.console().await;
        let arguments = json!({ "selection": some(&ids[..5]), "action": { "kind": "disable" } });
        let preview = call(&console, "prepare", &bot, arguments).await;
        assert_eq!(preview.status, 200, "{}", preview.text);
        assert_eq!((&preview.body["job"]["total"], &preview.body["changes"]), (&json!(5), &json!(4)));
        assert_eq!(preview.body["skips"], json!([{ "reason": "unchanged", "users": 1, "names": [] }]));
        assert_eq!(preview.body["job"]["state"], "prepared");
        desk.run_jobs().await;
        assert_eq!(bot.get("users?status=disabled").await.body["total"], 1, "nothing is done before the confirmation");
        let id = preview.body["job"]["id"].clone();
        let started = call(&console, "start", &bot, json!({ "job": id })).await;
        assert_eq!((started.status, &started.body["state"]), (200, &json!("running")), "{}", started.text);
        desk.run_jobs().await;
        let listed = call(&console, "list", &bot, json!({})).await.body;
        assert_eq!(listed[0]["state"], "finished");
        assert_eq!((&listed[0]["changed"], &listed[0]["skipped"], &listed[0]["failed"]), (&json!(4), &json!(1), &json!(0)));
        for (index, (id, status, _)) in standings(&bot).await.into_iter().enumerate() {
            assert_eq!(status, if index < 5 { "disabled" } else { "active" }, "{id}");
        }
        let again = call(&console, "start", &bot, json!({ "job": id })).await;
        assert_eq!((again.status, &again.body["state"]), (200, &json!("finished")), "confirming twice does nothing");
        counts_hold(&desk, &bot).await;
        assert_eq!(desk.count_where("audit_log WHERE action = 'job-start' AND actor = 'owner'").await, 1);
        assert_eq!(desk.count_where("job_changes WHERE standing_before = 12 AND standing_after = 32").await, 4);
    }

    async fn who_is_disabled_by_a_bulk_action_is_refused_from_the_next_call_and_their_version_grows(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 2).await;
        let version = bot.get(&format!("users/{}", ids[0])).await.body["version"].as_i64().unwrap();
        start(&desk, &bot, &some(&ids[..1]), Action::Disable).await;
        desk.run_jobs().await;
        assert_eq!(bot.get(&format!("users/{}/access", ids[0])).await.body["access"], "denied");
        assert_eq!(bot.get(&format!("users/{}/access", ids[1])).await.body["access"], "allowed");
        assert_eq!(bot.get(&format!("users/{}", ids[0])).await.body["version"], version + 1);
    }

    async fn enabling_gives_each_user_the_status_they_earned(desk: Desk) {
        let bot = desk.authenticated().await;
        let pending = bot.invite(json!({ "email": "p@a.example" })).await;
        bot.invite(json!({ "email": "s@a.example" })).await;
        let signed_in = bot.sign_in(json!({ "email": "s@a.example" })).await;
        start(&desk, &bot, &all(), Action::Disable).await;
        start(&desk, &bot, &all(), Action::Enable).await;
        desk.run_jobs().await;
        let status = |id: i64| { let bot = bot.clone(); async move { bot.get(&format!("users/{id}")).await.body["status"].clone() } };
        assert_eq!(status(pending).await, "pending");
        assert_eq!(status(signed_in).await, "active");
        counts_hold(&desk, &bot).await;
    }

    async fn roles_are_changed_and_admins_counted(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 4).await;
        start(&desk, &bot, &some(&ids[..3]), Action::ChangeRole { role: Role::Admin }).await;
        desk.run_jobs().await;
        assert_eq!(bot.get("users?role=admin&status=active").await.body["total"], 3);
        counts_hold(&desk, &bot).await;
    }

    async fn who_begins_to_match_after_the_preparation_is_not_met(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 3).await;
        bot.patch(&format!("users/{}", ids[2]), json!({ "disabled": true })).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let prepared = desk.store.prepare_job(admin, &matching(&[("status", "active")]), Action::Delete).await.unwrap();
        assert_eq!(prepared.job.total, 2);
        let newcomer = bot.sign_in(json!({ "visitor": "new" })).await;
        bot.patch(&format!("users/{}", ids[2]), json!({ "disabled": false })).await;
        bot.patch(&format!("users/{}", ids[0]), json!({ "disabled": true })).await;
        desk.store.start_job(admin, prepared.job.id).await.unwrap();
        desk.run_jobs().await;
        let left: Vec<i64> = standings(&bot).await.into_iter().map(|(id, _, _)| id).collect();
        assert_eq!(left, [ids[2], newcomer]);
        counts_hold(&desk, &bot).await;
    }

    async fn a_preview_names_oneself_and_the_last_active_admin_and_both_are_spared(desk: Desk) {
        let bot = desk.authenticated().await;
        let mut ids = Vec::new();
        for (email, name, role) in [("ana@a.example", "Ana", "admin"), ("ben@a.example", "Ben", "admin"), ("cy@a.example", "Cy", "regular")] {
            ids.push(bot.invite(json!({ "email": email, "name": name, "role": role })).await);
            bot.sign_in(json!({ "email": email })).await;
        }
        for action in [Action::Disable, Action::ChangeRole { role: Role::Regular }, Action::Delete] {
            let admin = desk.admin(bot.chatbot, Actor::Owner);
            let preview = desk.store.prepare_job(admin, &all(), action).await.unwrap();
            let last = preview.skips.iter().find(|skip| skip.reason == SkipReason::LastAdmin).unwrap();
            assert_eq!((last.users, &last.names[..]), (1, &["Ben".to_owned()][..]), "{action:?}");
            let me = desk.admin(bot.chatbot, Actor::User(UserId(ids[0])));
            let preview = desk.store.prepare_job(me, &all(), action).await.unwrap();
            let oneself = preview.skips.iter().find(|skip| skip.reason == SkipReason::Oneself).unwrap();
            assert_eq!((oneself.users, &oneself.names[..]), (1, &["Ana".to_owned()][..]), "{action:?}");
            assert!(preview.skips.iter().all(|skip| skip.reason != SkipReason::LastAdmin));
        }
        let me = desk.admin(bot.chatbot, Actor::User(UserId(ids[0])));
        let preview = desk.store.prepare_job(me, &all(), Action::Disable).await.unwrap();
        desk.store.start_job(me, preview.job.id).await.unwrap();
        start(&desk, &bot, &all(), Action::Delete).await;
        desk.run_jobs().await;
        let done = job(&desk, &bot, preview.job.id).await;
        assert_eq!((done.changed, done.skipped), (preview.changes, 1));
        assert_eq!(standings(&bot).await, [(ids[0], "active".to_owned(), "admin".to_owned())]);
        assert_eq!(desk.count_where("job_skips WHERE reason = 'oneself'").await, 1);
        assert_eq!(desk.count_where("job_skips WHERE reason = 'last-admin'").await, 1);
        counts_hold(&desk, &bot).await;
    }

    async fn a_deletion_says_what_is_lost_and_takes_exactly_that(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 3).await;
        bot.talk(ids[0], "s0", &["a", "b", "c"]).await;
        bot.talk(ids[1], "s1", &["d"]).await;
        bot.talk(ids[2], "s2", &["stays"]).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let preview = desk.store.prepare_job(admin, &some(&ids[..2]), Action::Delete).await.unwrap();
        assert_eq!((preview.changes, preview.sessions, preview.messages), (2, 2, 4));
        desk.store.start_job(admin, preview.job.id).await.unwrap();
        desk.run_jobs().await;
        assert_eq!(desk.count_rows().await, json!({ "users": 1, "sessions": 1, "messages": 1 }));
        assert_eq!(bot.get(&format!("users/{}/access", ids[0])).await.status, 404);
        assert_eq!(bot.get("users?search=person").await.body["total"], 1, "who is gone is not found");
        counts_hold(&desk, &bot).await;
        let refused = desk.store.undo_job(admin, preview.job.id).await;
        assert!(matches!(refused, Err(Error::Refused { .. })), "a deletion can't be undone");
    }

    async fn undoing_gives_each_user_their_own_former_state_and_leaves_alone_who_was_changed_since(desk: Desk) {
        let bot = desk.authenticated().await;
        let mut ids = Vec::new();
        for (email, role) in [("ana@a.example", "admin"), ("ben@a.example", "admin"), ("cy@a.example", "regular"), ("di@a.example", "regular")] {
            ids.push(bot.invite(json!({ "email": email, "role": role })).await);
            if email != "di@a.example" {
                bot.sign_in(json!({ "email": email })).await;
            }
        }
        bot.patch(&format!("users/{}", ids[1]), json!({ "disabled": true })).await;
        let before = standings(&bot).await;
        let promoting = start(&desk, &bot, &all(), Action::ChangeRole { role: Role::Admin }).await;
        let disabling = start(&desk, &bot, &some(&ids[1..]), Action::Disable).await;
        desk.run_jobs().await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        desk.store.undo_job(admin, disabling).await.unwrap();
        desk.run_jobs().await;
        bot.patch(&format!("users/{}", ids[3]), json!({ "name": "Di" })).await;
        let undoing = desk.store.undo_job(admin, promoting).await.unwrap();
        assert_eq!((undoing.undoes, undoing.state), (Some(promoting), JobState::Running));
        desk.run_jobs().await;
        let mut after = standings(&bot).await;
        assert_eq!(after.pop().unwrap(), (ids[3], "pending".to_owned(), "admin".to_owned()), "changed since: left alone");
        // Cy had been changed by the disabling and its undoing, which counts as changed since.
        assert_eq!(after.pop().unwrap(), (ids[2], "active".to_owned(), "admin".to_owned()));
        assert_eq!(after, before[..2]);
        let done = job(&desk, &bot, undoing.id).await;
        assert_eq!((done.changed, done.skipped, done.total), (0, 2, 2));
        let twice = desk.store.undo_job(admin, promoting).await;
        assert!(matches!(twice, Err(Error::Refused { .. })), "only once");
        assert_eq!(job(&desk, &bot, promoting).await.undone_by, Some(undoing.id));
        counts_hold(&desk, &bot).await;
    }

    async fn undoing_at_once_restores_everyone(desk: Desk) {
        let bot = desk.authenticated().await;
        for (email, role) in [("ana@a.example", "admin"), ("ben@a.example", "admin"), ("cy@a.example", "regular")] {
            bot.invite(json!({ "email": email, "role": role })).await;
        }
        bot.sign_in(json!({ "email": "ana@a.example" })).await;
        bot.sign_in(json!({ "email": "ben@a.example" })).await;
        let before = standings(&bot).await;
        for action in [Action::ChangeRole { role: Role::Admin }, Action::ChangeRole { role: Role::Regular }, Action::Disable] {
            let done = start(&desk, &bot, &all(), action).await;
            desk.run_jobs().await;
            assert_ne!(standings(&bot).await, before, "{action:?}");
            desk.store.undo_job(desk.admin(bot.chatbot, Actor::Owner), done).await.unwrap();
            desk.run_jobs().await;
            assert_eq!(standings(&bot).await, before, "{action:?}");
        }
        counts_hold(&desk, &bot).await;
    }

    async fn two_jobs_that_overlap_end_in_the_order_of_their_confirmation(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 11_000).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let enabling = desk.store.prepare_job(admin, &all(), Action::Enable).await.unwrap().job.id;
        let disabling = desk.store.prepare_job(admin, &all(), Action::Disable).await.unwrap().job.id;
        desk.store.start_job(admin, disabling).await.unwrap();
        desk.pass(1);
        desk.store.start_job(desk.admin(bot.chatbot, Actor::Owner), enabling).await.unwrap();
        let mut runner = desk.runner();
        runner.round().await.unwrap();
        assert_eq!(job(&desk, &bot, enabling).await.changed, 0, "the first to be confirmed is the first to run");
        runner.run_all().await.unwrap();
        assert_eq!(bot.get("users?status=disabled&limit=1").await.body["total"], 0);
        assert_eq!(job(&desk, &bot, enabling).await.changed, 11_000);
        counts_hold(&desk, &bot).await;
    }

    async fn a_cancelled_job_stops_before_its_next_batch_and_what_it_did_can_be_undone(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 22_000).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        let mut runner = desk.runner();
        runner.round().await.unwrap();
        let met = job(&desk, &bot, id).await;
        assert_eq!(met.state, JobState::Running);
        assert!((1..22_000).contains(&met.changed), "{}", met.changed);
        let console = desk.console().await;
        let cancelled = call(&console, "cancel", &bot, json!({ "job": id })).await;
        assert_eq!((cancelled.status, &cancelled.body["state"]), (200, &json!("cancelled")), "{}", cancelled.text);
        runner.run_all().await.unwrap();
        assert_eq!(bot.get("users?status=disabled&limit=1").await.body["total"], met.changed);
        let over = job(&desk, &bot, id).await;
        assert_eq!((over.changed, over.left(), over.total), (met.changed, 22_000 - met.changed, 22_000));
        assert_eq!(call(&console, "undo", &bot, json!({ "job": id })).await.status, 200);
        runner.run_all().await.unwrap();
        assert_eq!(bot.get("users?status=pending&limit=1").await.body["total"], 22_000);
        counts_hold(&desk, &bot).await;
    }

    async fn an_undoing_that_was_cancelled_can_be_made_again(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 11_000).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        desk.run_jobs().await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let first = desk.store.undo_job(admin, id).await.unwrap().id;
        desk.runner().round().await.unwrap();
        let undone = desk.store.cancel_job(admin, first).await.unwrap().changed;
        assert!((1..11_000).contains(&undone), "{undone}");
        let second = desk.store.undo_job(admin, id).await.unwrap().id;
        desk.run_jobs().await;
        let done = job(&desk, &bot, second).await;
        assert_eq!((done.changed, done.skipped), (11_000 - undone, undone));
        assert_eq!(bot.get("users?status=disabled&limit=1").await.body["total"], 0);
        assert_eq!(job(&desk, &bot, id).await.undone_by, Some(second));
        counts_hold(&desk, &bot).await;
    }

    async fn another_server_takes_a_job_up_where_it_stood(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 11_000).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        desk.runner().round().await.unwrap();
        let other = desk.another_server().await;
        let mut runner = server::jobs::Runner::new(other, server::clock::Clock::from_fn(|| Timestamp(NOON)));
        runner.run_all().await.unwrap();
        let done = job(&desk, &bot, id).await;
        assert_eq!((done.state, done.changed, done.skipped), (JobState::Finished, 11_000, 0));
        assert_eq!(desk.count_where("job_changes").await, 11_000);
        assert_eq!(desk.count_where("users WHERE version = 2").await, 11_000);
    }

    async fn a_running_server_hears_of_a_job_and_runs_it(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 3).await;
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let running = tokio::spawn(desk.runner().run(stopping));
        let mut news = desk.store.changes().listen();
        let id = start(&desk, &bot, &some(&ids), Action::Disable).await;
        loop {
            if let server::changes::News::Notice(notice) = news.recv().await.unwrap()
                && let Change::Job { job } = notice.change
                && job.is_over()
            {
                assert_eq!((job.id, job.changed), (id, 3));
                break;
            }
        }
        stop.send(true).unwrap();
        running.await.unwrap();
    }

    async fn a_user_whom_the_database_refuses_to_change_is_listed_and_stops_nobody_else(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 10_300).await;
        let rows = standings(&bot).await;
        let bad = rows[700].0;
        desk.sql(
            &format!("CREATE TRIGGER stubborn BEFORE UPDATE ON users WHEN old.id = {bad} BEGIN SELECT RAISE(ABORT, 'no'); END"),
            &format!("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
                CREATE TRIGGER stubborn BEFORE UPDATE ON users FOR EACH ROW WHEN (old.id = {bad}) EXECUTE FUNCTION refuse()"),
        ).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        desk.run_jobs().await;
        let done = job(&desk, &bot, id).await;
        assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 10_299, 0, 1));
        let file = result(&desk.console().await, bot.chatbot, id, "failed").await;
        assert_eq!(file.lines().count(), 2, "{file}");
        assert!(file.lines().nth(1).unwrap().starts_with(&format!("{bad},")), "{file}");
        counts_hold(&desk, &bot).await;
    }

    async fn pages_see_a_job_go_on_and_chatbots_hear_whose_access_changed(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 2).await;
        let console = desk.console().await;
        let mut page = console.respond(Method::GET, &format!("/api/console/chatbots/{}/events", bot.chatbot), &[], Body::empty()).await;
        let mut chatbot = bot.stream("events").await;
        let id = start(&desk, &bot, &some(&ids), Action::Disable).await;
        desk.run_jobs().await;
        let mut states = Vec::new();
        while states.last() != Some(&json!("finished")) {
            let frame = page.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
            let text = String::from_utf8(frame.to_vec()).unwrap();
            let change: Value = serde_json::from_str(text.trim().trim_start_matches("data: ")).unwrap();
            if change["kind"] == "job" {
                assert_eq!(change["job"]["id"], json!(id));
                states.push(change["job"]["state"].clone());
            }
        }
        assert_eq!(states, ["running", "finished"]);
        for user in ids {
            let frame = chatbot.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
            let text = String::from_utf8(frame.to_vec()).unwrap();
            assert_eq!(text, format!("event: access\ndata: {{\"user\":{user},\"kind\":\"disabled\"}}\n\n"));
        }
    }

    async fn chatbots_are_told_to_look_again_when_too_many_changed_to_name_them(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 101).await;
        let mut chatbot = bot.stream("events").await;
        start(&desk, &bot, &all(), Action::Disable).await;
        desk.run_jobs().await;
        let frame = chatbot.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
        assert_eq!(&frame[..], b"event: resync\ndata: {}\n\n");
    }

    async fn the_result_is_a_file_for_each_outcome(desk: Desk) {
        let bot = desk.open().await;
        let ana = bot.sign_in(json!({ "visitor": "v1", "name": "=Ana, \"the first\"" })).await;
        let ben = bot.sign_in(json!({ "visitor": "v2", "name": "Ben" })).await;
        bot.patch(&format!("users/{ben}"), json!({ "disabled": true })).await;
        let gone = bot.sign_in(json!({ "visitor": "v3" })).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let id = desk.store.prepare_job(admin, &all(), Action::Disable).await.unwrap().job.id;
        bot.delete(&format!("users/{gone}")).await;
        desk.store.start_job(admin, id).await.unwrap();
        desk.run_jobs().await;
        let console = desk.console().await;
        assert_eq!(
            result(&console, bot.chatbot, id, "changed").await,
            format!("id,name,email,visitor,status_before,role_before,status_after,role_after\r\n\
                {ana},\"'=Ana, \"\"the first\"\"\",,v1,active,regular,disabled,regular\r\n")
        );
        assert_eq!(
            result(&console, bot.chatbot, id, "skipped").await,
            format!("id,name,email,visitor,reason\r\n{ben},Ben,,v2,Nothing was to be changed.\r\n\
                {gone},,,,The user was deleted meanwhile.\r\n")
        );
        assert_eq!(result(&console, bot.chatbot, id, "failed").await, "id,name,email,visitor,reason\r\n");
    }

    async fn a_result_of_many_pages_is_whole(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 2_500).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        desk.run_jobs().await;
        let file = result(&desk.console().await, bot.chatbot, id, "changed").await;
        let ids: std::collections::BTreeSet<&str> = file.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        assert_eq!((file.lines().count(), ids.len()), (2_501, 2_500));
    }

    async fn a_job_is_the_chatbots_own_and_a_prepared_one_the_admins_own(desk: Desk) {
        let (bot, other) = (desk.open().await, desk.authenticated().await);
        let ids = people(&bot, 2).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let id = desk.store.prepare_job(admin, &some(&ids), Action::Delete).await.unwrap().job.id;
        let console = desk.console().await;
        for function in ["start", "cancel", "undo", "discard"] {
            let answer = call(&console, function, &other, json!({ "job": id })).await;
            assert_eq!((answer.status, &answer.body["error"]), (404, &json!("not_found")), "{function} {}", answer.text);
        }
        let path = format!("/api/console/chatbots/{}/jobs/{id}/users.csv?outcome=changed", other.chatbot);
        assert_eq!(console.raw(Method::GET, &path, &[], Body::empty()).await.status, 404);
        assert_eq!(desk.stranger().raw(Method::GET, &path, &[], Body::empty()).await.status, 401);
        let someone = desk.admin(bot.chatbot, Actor::User(UserId(ids[0])));
        assert!(matches!(desk.store.start_job(someone, id).await, Err(Error::NotFound { .. })));
        desk.run_jobs().await;
        assert_eq!(desk.count_rows().await["users"], 2);
        assert_eq!(call(&console, "list", &bot, json!({})).await.body, json!([]), "what nobody confirmed is not listed");
    }

    async fn what_is_not_confirmed_is_forgotten(desk: Desk) {
        let bot = desk.open().await;
        let ids = people(&bot, 2).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let unwanted = desk.store.prepare_job(admin, &some(&ids), Action::Delete).await.unwrap().job.id;
        desk.store.discard_job(admin, unwanted).await.unwrap();
        assert!(matches!(desk.store.start_job(admin, unwanted).await, Err(Error::NotFound { .. })));
        let stale = desk.store.prepare_job(admin, &some(&ids), Action::Delete).await.unwrap().job.id;
        desk.store.forget_prepared(desk.now()).await.unwrap();
        desk.store.forget_prepared(Timestamp(desk.now().0 + 1)).await.unwrap();
        assert!(matches!(desk.store.start_job(admin, stale).await, Err(Error::NotFound { .. })));
        assert_eq!((desk.count_where("jobs").await, desk.count_where("job_chunks").await), (0, 0));
    }

    async fn a_job_for_nobody_ends_at_once(desk: Desk) {
        let bot = desk.open().await;
        let id = start(&desk, &bot, &matching(&[("search", "nobody at all")]), Action::Delete).await;
        desk.run_jobs().await;
        let done = job(&desk, &bot, id).await;
        assert_eq!((done.state, done.total, done.changed), (JobState::Finished, 0, 0));
    }

    async fn bad_arguments_are_400(desk: Desk) {
        let bot = desk.open().await;
        let console = desk.console().await;
        let too_many: Vec<i64> = (0..=100_000).collect();
        for (selection, action) in [
            (json!({ "also": too_many }), json!({ "kind": "disable" })),
            (json!({}), json!({ "kind": "explode" })),
            (json!({}), json!({ "kind": "change_role" })),
            (json!({ "query": { "status": "gone" } }), json!({ "kind": "disable" })),
        ] {
            let answer = call(&console, "prepare", &bot, json!({ "selection": selection, "action": action })).await;
            assert_eq!(answer.status, 400, "{}", answer.text);
        }
        assert_eq!(desk.count_where("jobs").await, 0);
        let path = format!("/api/console/chatbots/{}/jobs/1/users.csv?outcome=all", bot.chatbot);
        let answer = console.raw(Method::GET, &path, &[], Body::empty()).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("outcome")), "{}", answer.text);
    }
}

async fn result(console: &Console, chatbot: ChatbotId, job: JobId, outcome: &str) -> String {
    let path = format!("/api/console/chatbots/{chatbot}/jobs/{job}/users.csv?outcome={outcome}");
    let answer = console.raw(Method::GET, &path, &[], Body::empty()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8; header=present");
    answer.text
}
