//! Whom an admin has chosen: the database means what the page shows.

use std::collections::BTreeSet;

use app::{
    backend::Actor,
    domain::{Selection, SelectionCount, User, UserId, UserQuery, Window},
};
use serde_json::json;

use crate::harness::{Desk, Key, on_both_databases};

/// Thirty users of every status and role, some with a name that a search finds.
async fn fill(bot: &Key) -> Vec<i64> {
    let mut ids = Vec::new();
    for index in 0..30 {
        let email = format!("p{index}@a.example");
        let role = if index % 4 == 0 { "admin" } else { "regular" };
        let name = if index % 3 == 0 { format!("José {index}") } else { String::new() };
        let id = bot.invite(json!({ "email": email, "name": name, "role": role })).await;
        if index % 2 == 0 {
            bot.sign_in(json!({ "email": email })).await;
        }
        if index % 5 == 1 {
            bot.patch(&format!("users/{id}"), json!({ "disabled": true })).await;
        }
        ids.push(id);
    }
    ids
}

async fn everyone(desk: &Desk, bot: &Key) -> Vec<User> {
    let window = Window { offset: 0, limit: 200 };
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    desk.store.list_users(admin, desk.store.hear().await, &UserQuery::default(), window).await.unwrap().users
}

fn queries() -> Vec<UserQuery> {
    let params: [&[(&str, &str)]; 7] = [
        &[],
        &[("status", "active")],
        &[("role", "admin")],
        &[("status", "disabled"), ("role", "regular")],
        &[("search", "jose")],
        &[("search", "P1"), ("status", "active")],
        &[("search", "zz")],
    ];
    params.iter().map(|params| UserQuery::from_params(params.iter().copied()).unwrap()).collect()
}

on_both_databases! {
    async fn the_database_counts_whom_the_boxes_show(desk: Desk) {
        let bot = desk.authenticated().await;
        let ids = fill(&bot).await;
        let everyone = everyone(&desk, &bot).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        for (turn, chosen) in queries().iter().map(Some).chain([None]).enumerate() {
            let mut selections = vec![chosen.map_or_else(Selection::default, Selection::matching)];
            let mut changed = selections[0].clone();
            for user in everyone.iter().skip(turn).step_by(4) {
                changed.set(user, !changed.contains(user));
            }
            selections.push(changed.clone());
            changed.add(ids.iter().step_by(7).copied().map(UserId));
            changed.remove([UserId(ids[3]), UserId(999_999)]);
            selections.push(changed);
            for selection in selections {
                for query in queries() {
                    let held = everyone.iter().filter(|user| selection.contains(user));
                    let shown = held.clone().filter(|user| query.matches(user)).count() as u64;
                    let expected = SelectionCount { selected: held.count() as u64, shown };
                    let counted = desk.store.count_selected(admin, &selection, &query).await.unwrap();
                    assert_eq!(counted, expected, "{selection:?} {query:?}");
                }
            }
        }
    }

    async fn a_range_runs_from_one_row_to_the_other_whichever_comes_first(desk: Desk) {
        let bot = desk.authenticated().await;
        fill(&bot).await;
        let console = desk.console().await;
        for params in ["", "sort=name", "sort=name&direction=desc", "sort=added", "status=active&sort=sessions", "search=jose"] {
            let pairs: Vec<_> = params.split('&').filter_map(|pair| pair.split_once('=')).collect();
            let query = UserQuery::from_params(pairs).unwrap();
            let listed = bot.get(&format!("users?{params}")).await.body;
            let ids: Vec<i64> = listed["users"].as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()).collect();
            let (first, last) = (2, ids.len() - 3);
            for (one, other) in [(first, last), (last, first), (first, first)] {
                let arguments = json!({ "chatbot": bot.chatbot, "query": query, "one": ids[one], "other": ids[other] });
                let answer = console.call("selections/between", arguments).await;
                assert_eq!(answer.status, 200, "{}", answer.text);
                let found: BTreeSet<i64> = serde_json::from_value(answer.body).unwrap();
                let expected = ids[one.min(other)..=one.max(other)].iter().copied().collect();
                assert_eq!(found, expected, "{params}");
            }
        }
    }

    async fn a_range_needs_two_users_of_the_list(desk: Desk) {
        let bot = desk.authenticated().await;
        let ids = fill(&bot).await;
        let console = desk.console().await;
        let query = json!({ "status": "active" });
        for other in [ids[1], 999_999] {
            let arguments = json!({ "chatbot": bot.chatbot, "query": query, "one": ids[0], "other": other });
            let answer = console.call("selections/between", arguments).await;
            assert_eq!((answer.status, &answer.body["error"]), (404, &json!("not_found")), "{}", answer.text);
        }
    }

    async fn nobody_of_another_chatbot_is_chosen(desk: Desk) {
        let (bot, other) = (desk.authenticated().await, desk.open().await);
        let theirs = other.sign_in(json!({ "visitor": "v" })).await;
        let selection = Selection::of([UserId(theirs)]);
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let counted = desk.store.count_selected(admin, &selection, &UserQuery::default()).await.unwrap();
        assert_eq!(counted.selected, 0);
    }
}
