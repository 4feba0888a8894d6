//! Calls that are given up in the middle, as when who asked has gone: whoever has their connection next finds it as good as new.

use std::{future::poll_fn, pin::pin, task::Poll};

use app::{
    backend::Actor,
    domain::{Timestamp, UserChange, UserQuery, Window},
};
use futures_util::future::join_all;

use crate::{harness::on_both_databases, long_lists::fill};

/// More than a server has connections.
const AT_ONCE: usize = 16;

/// No call of these waits more often.
const WAITS: usize = 12;

/// Goes on with a call until it has waited so many times, and gives it up; whether it was not over before.
async fn give_up(call: impl Future, waits: usize) -> bool {
    let (mut call, mut left) = (pin!(call), waits);
    poll_fn(move |context| match call.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(false),
        Poll::Pending if left == 0 => Poll::Ready(true),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

on_both_databases! {
    async fn a_call_that_is_given_up_anywhere_leaves_no_transaction_behind_for_the_next(desk: Desk) {
        let bot = fill(&desk).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let everybody = UserQuery::default();
        let days = [Timestamp(0), Timestamp(1)];
        let first = Window { offset: 0, limit: 1 };
        let heard = desk.store.hear().await;
        let user = desk.store.list_users(admin, heard, &everybody, first).await.unwrap().users[0].id;
        let mut given_up = 0;
        for waits in 0..WAITS {
            let change = UserChange { disabled: Some(waits % 2 == 0), ..UserChange::default() };
            let one = give_up(desk.store.change_user(admin, user, None, &change), waits).await;
            let other = give_up(desk.store.count_days(admin, &days), waits).await;
            // As many at once as it takes for each connection to be used: without a transaction, and then with one.
            for round in 0..3 {
                let count = async |number| {
                    let search = format!("{waits} {round} {number}");
                    let query = UserQuery { search, ..UserQuery::default() };
                    desk.store.count_users(admin, desk.store.hear().await, &query).await
                };
                let counts = join_all((0..AT_ONCE).map(count)).await;
                assert!(counts.iter().all(Result::is_ok), "given up after {waits}: {counts:?}");
                let look = |_| desk.store.count_days(admin, &days);
                let looks = join_all((0..AT_ONCE).map(look)).await;
                assert!(looks.iter().all(Result::is_ok), "given up after {waits}: {looks:?}");
                desk.store.change_user(admin, user, None, &change).await.unwrap();
            }
            given_up += usize::from(one) + usize::from(other);
        }
        assert!(given_up > 2, "only {given_up} calls waited for anything");
    }
}
