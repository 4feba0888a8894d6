//! Lists so long that their rows' places are remembered: the same rows as by counting them off, whatever happens.

use app::{
    backend::{Actor, ChatbotAdmin},
    domain::{
        Access, ChatbotId, Direction, Role, Sort, SortBy, Status, UserChange, UserId, UserQuery, Window,
    },
};
use serde_json::json;

use crate::harness::{Desk, Key, on_both_databases};

pub const USERS: i64 = 12_000;

/// Puts many people into the chatbot behind the desk's back: every name three times, one in ten pending, one in a hundred
/// an admin, nearly all with "an" in their names.
pub async fn fill(desk: &Desk) -> Key {
    let bot = desk.authenticated().await;
    let chatbot = bot.chatbot.0;
    let people = |numbers: &str| {
        format!(
            "INSERT INTO users (chatbot_id, name, email, email_key, status, role, created_at, signed_in_at,
                 last_active_at, session_count, name_key, search_text)
             SELECT {chatbot}, 'Person ' || (n / 3), 'p' || n || '@land.example', 'p' || n || '@land.example',
                 CASE WHEN n % 10 = 3 THEN 'pending' ELSE 'active' END,
                 CASE WHEN n % 100 = 7 THEN 'admin' ELSE 'regular' END, n, 1,
                 CASE WHEN n % 10 = 3 THEN 0 ELSE 1 + n * 7919 % {USERS} END, n % 5, 'person ' || (n / 3),
                 CASE WHEN n % 9 = 0 THEN 'rare ' ELSE '' END || 'person ' || (n / 3) || chr(10) || 'p' || n || '@land.example'
             FROM {numbers};
             INSERT INTO user_counts (chatbot_id, status, role, users)
             SELECT chatbot_id, status, role, COUNT(*) FROM users GROUP BY chatbot_id, status, role;"
        )
    };
    let series = format!(
        "(WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {USERS}) SELECT n FROM s)"
    );
    let sqlite = people(&series).replace("chr(10)", "char(10)");
    let postgres = people(&format!("generate_series(1, {USERS}) AS s (n)"));
    desk.sql(&sqlite, &format!("{postgres} ANALYZE users;")).await;
    bot
}

fn lists() -> Vec<UserQuery> {
    let all = UserQuery::default();
    let by = |by, direction| Sort { by, direction };
    vec![
        all.clone(),
        UserQuery { sort: by(SortBy::Name, Direction::Ascending), ..all.clone() },
        UserQuery { sort: by(SortBy::Sessions, Direction::Descending), ..all.clone() },
        UserQuery {
            status: Some(Status::Active),
            sort: by(SortBy::Activity, Direction::Ascending),
            ..all.clone()
        },
        UserQuery { status: Some(Status::Active), role: Some(Role::Regular), ..all.clone() },
        UserQuery { search: "land".to_owned(), ..all.clone() },
        UserQuery { search: "an".to_owned(), sort: by(SortBy::Added, Direction::Descending), ..all.clone() },
        UserQuery { search: "RARE".to_owned(), ..all.clone() },
        UserQuery { search: "e".to_owned(), status: Some(Status::Pending), ..all.clone() },
        UserQuery { search: "land".to_owned(), role: Some(Role::Admin), ..all.clone() },
        UserQuery {
            status: Some(Status::Pending),
            sort: by(SortBy::LastSeen, Direction::Descending),
            ..all.clone()
        },
        UserQuery { search: "an".to_owned(), status: Some(Status::Active), role: Some(Role::Admin), ..all },
    ]
}

/// Everybody on the list, as pages of a thousand give them: each begins behind the last one's last.
async fn everybody(desk: &Desk, admin: ChatbotAdmin, query: &UserQuery) -> Vec<UserId> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let (users, total, next) = desk.store.users_after(admin, query, after.as_ref(), 1_000).await.unwrap();
        ids.extend(users.iter().map(|user| user.id));
        after = next;
        if after.is_none() {
            assert_eq!(total, ids.len() as u64, "{query:?}");
            return ids;
        }
    }
}

/// Looks at the list here and there, before its index is made and after.
async fn is_right(desk: &Desk, chatbot: ChatbotId, query: &UserQuery) {
    let admin = desk.admin(chatbot, Actor::Owner);
    let ids = everybody(desk, admin, query).await;
    assert_eq!(
        desk.store.count_users(admin, desk.store.hear().await, query).await.unwrap(),
        ids.len() as u64
    );
    for _ in 0..2 {
        for offset in
            [0, 1, ids.len() / 3 + 7, ids.len() / 2, ids.len().saturating_sub(130), ids.len() - 1, ids.len()]
        {
            let window = Window { offset: offset as u64, limit: 100 };
            let shown = desk.store.list_users(admin, desk.store.hear().await, query, window).await.unwrap();
            let expected = &ids[offset..(offset + 100).min(ids.len())];
            assert_eq!(
                shown.users.iter().map(|user| user.id).collect::<Vec<_>>(),
                expected,
                "{query:?} {offset}"
            );
            assert_eq!(shown.total, Some(ids.len() as u64), "{query:?} {offset}");
        }
        desk.store.settle().await;
    }
}

on_both_databases! {
    async fn every_window_of_a_long_list_is_right_before_and_after_its_index_is_made(desk: Desk) {
        let bot = fill(&desk).await;
        for query in lists() {
            is_right(&desk, bot.chatbot, &query).await;
        }
    }

    async fn a_first_look_deep_into_a_long_list_of_a_search_remembers_where_everybody_stands(desk: Desk) {
        let bot = fill(&desk).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        // It finds everybody.
        let query = UserQuery { search: "land".to_owned(), ..UserQuery::default() };
        let ids = everybody(&desk, admin, &UserQuery::default()).await;
        let before = desk.store.lists().found;
        let window = Window { offset: 6_000, limit: 100 };
        let shown = desk.store.list_users(admin, desk.store.hear().await, &query, window).await.unwrap();
        assert_eq!(shown.users.iter().map(|user| user.id).collect::<Vec<_>>(), ids[6_000..6_100]);
        let shown = desk.store.list_users(admin, desk.store.hear().await, &query, window).await.unwrap();
        assert_eq!(shown.users.iter().map(|user| user.id).collect::<Vec<_>>(), ids[6_000..6_100]);
        let found = desk.store.lists().found;
        assert_eq!([found[0] - before[0], found[2] - before[2]], [1, 1], "the first look knew nothing, the second everything");
    }

    async fn who_all_stand_behind_many_others_are_found_without_passing_all_of_these(desk: Desk) {
        let bot = fill(&desk).await;
        let elsewhere = desk.chatbot("Elsewhere", Access::Authenticated).await;
        let (here, there) = (bot.chatbot.0, elsewhere.chatbot.0);
        // So many elsewhere that a search seems to find many here, while the few here were added last.
        let sql = format!(
            "INSERT INTO users (chatbot_id, name, email, email_key, status, role, created_at, last_active_at, session_count, name_key,
                 search_text)
             SELECT {there}, name, email, email_key, 'active', 'regular', created_at, 0, 0, name_key, 'harbour'
             FROM users WHERE chatbot_id = {here};
             UPDATE users SET search_text = 'harbour' WHERE chatbot_id = {here} AND created_at > {USERS} - 150;
             DELETE FROM user_counts;
             INSERT INTO user_counts (chatbot_id, status, role, users)
             SELECT chatbot_id, status, role, COUNT(*) FROM users GROUP BY chatbot_id, status, role;"
        );
        desk.sql(&sql, &format!("{sql} ANALYZE users;")).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let by = |direction| UserQuery { search: "harbour".to_owned(), sort: Sort { by: SortBy::Added, direction }, ..UserQuery::default() };
        let first = Window { offset: 0, limit: 100 };
        let query = by(Direction::Ascending);
        let shown = desk.store.list_users(admin, desk.store.hear().await, &query, first).await.unwrap();
        assert_eq!((shown.users.len(), shown.total), (100, Some(150)), "all were looked at at once, and counted");
        is_right(&desk, bot.chatbot, &query).await;
        is_right(&desk, bot.chatbot, &by(Direction::Descending)).await;
    }

    async fn a_long_list_is_right_again_after_every_change(desk: Desk) {
        let bot = fill(&desk).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let lists = lists();
        for query in &lists {
            is_right(&desk, bot.chatbot, query).await;
        }
        let disabled = UserChange { disabled: Some(true), ..UserChange::default() };
        let first = desk.store.list_users(admin, desk.store.hear().await, &lists[0], Window { offset: 0, limit: 3 }).await.unwrap().users;
        desk.store.change_user(admin, first[0].id, None, &disabled).await.unwrap();
        desk.store.delete_user(admin, first[1].id, None).await.unwrap();
        bot.talk(first[2].id.0, "late", &["Is the berth free?"]).await;
        for query in &lists {
            is_right(&desk, bot.chatbot, query).await;
        }
        // Behind the desk's back, by a process that can't say whom it changed.
        let other = desk.another_server().await;
        let last = desk.store.list_users(admin, desk.store.hear().await, &lists[0], Window { offset: 9_000, limit: 1 }).await.unwrap().users;
        let mut news = desk.store.changes().listen();
        other.delete_user(admin, last[0].id, None).await.unwrap();
        news.recv().await.unwrap();
        for query in &lists {
            is_right(&desk, bot.chatbot, query).await;
        }
    }

    async fn rows_of_a_search_come_before_they_are_counted_and_the_count_is_kept(desk: Desk) {
        let bot = fill(&desk).await;
        let console = desk.console().await;
        let query = json!({ "search": "land" });
        let window = json!({ "offset": 0, "limit": 20 });
        let list = json!({ "chatbot": bot.chatbot, "query": query, "window": window });
        let answer = console.call("users/list", list.clone()).await;
        assert_eq!(answer.body["users"].as_array().unwrap().len(), 20, "{}", answer.text);
        assert_eq!(answer.body["total"], json!(null));
        let counted = console.call("users/count", json!({ "chatbot": bot.chatbot, "query": query })).await;
        assert_eq!((counted.status, counted.body), (200, json!(USERS)));
        assert_eq!(console.call("users/list", list.clone()).await.body["total"], json!(USERS));
        bot.invite(json!({ "email": "one-more@land.example" })).await;
        assert_eq!(console.call("users/list", list).await.body["total"], json!(null), "nobody knows any more");
        let counted = console.call("users/count", json!({ "chatbot": bot.chatbot, "query": query })).await;
        assert_eq!(counted.body, json!(USERS + 1));
    }
}
