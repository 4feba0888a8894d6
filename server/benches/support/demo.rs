//! A million made-up people and two hundred thousand, as `rollcall demo` makes them; made once and kept.

use app::{
    backend::{Actor, ChatbotAdmin, Owner},
    domain::{Access, ChatbotId, ChatbotName, Timestamp},
};
use server::{demo::Demo, store};

const BATCH: u64 = 5_000;

/// Fills an empty database with two chatbots: an authenticated one with `users` people, and an open one with a fifth of
/// that. Conversations are left out, which lists don't look at, so that it takes minutes and not an hour.
#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
pub async fn fill(url: &str, users: u64) {
    let store = store::open(url).await.unwrap();
    let now = Timestamp(1_750_000_000_000);
    let owner = Owner::granted(now, None);
    for (name, access, users) in
        [("Harbor Staff", Access::Authenticated, users), ("Harbor Help", Access::Open, users / 5)]
    {
        let chatbot = store.create_chatbot(owner, &ChatbotName::new(name).unwrap(), access).await.unwrap();
        let admin = ChatbotAdmin::granted(chatbot.chatbot.id, Actor::Owner, now, None);
        let demo = Demo::new(1, access, now);
        for begin in (0..users).step_by(usize::try_from(BATCH).unwrap()) {
            let people: Vec<_> = (begin..(begin + BATCH).min(users))
                .map(|index| {
                    let mut person = demo.person(index);
                    for session in &mut person.sessions {
                        session.messages.drain(..session.messages.len().saturating_sub(1));
                    }
                    person
                })
                .collect();
            store.add_demo_people(admin, &people).await.unwrap();
            if begin.is_multiple_of(100_000) {
                eprintln!("{begin} of {users} people of {name}");
            }
        }
    }
    store.refresh_statistics().await.unwrap();
    store.close().await;
}

/// The chatbots, by how many users they have.
pub const CHATBOTS: [ChatbotId; 2] = [ChatbotId(1), ChatbotId(2)];
