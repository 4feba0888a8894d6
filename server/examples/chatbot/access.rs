//! Keeps live conversations in step with Rollcall: whoever is disabled there is cut off here at once.
//!
//! An event only says *that* something changed. What holds now is asked, so that a late or doubled event can't do harm.

use std::{pin::pin, sync::Arc};

use futures_util::StreamExt;
use tokio::time;

use crate::{
    people::People,
    rollcall::{self, Error, Event, Rollcall, UserId},
};

/// Listens for as long as the chatbot runs.
pub async fn follow_changes(rollcall: Arc<Rollcall>, people: Arc<People>) {
    loop {
        if let Err(error) = follow_once(&rollcall, &people).await {
            tracing::warn!("Rollcall: {error}; listening again");
            // A stream that opens and breaks at once must not be opened in a tight loop.
            let pause = if error.may_pass() { rollcall::FIRST_WAIT } else { rollcall::LONGEST_WAIT };
            time::sleep(pause).await;
        }
    }
}

async fn follow_once(rollcall: &Rollcall, people: &People) -> Result<(), Error> {
    let events = rollcall::retry(|| async {
        let events = rollcall.events().await?;
        // Whatever changed before the stream was open has no event: ask about everyone who is here.
        recheck(rollcall, people, people.live()).await?;
        Ok(events)
    });
    let mut events = pin!(events.await?);
    while let Some(event) = events.next().await {
        match event? {
            Event::AccessChanged(user) if people.knows(user) => recheck(rollcall, people, [user]).await?,
            Event::AccessChanged(_) => {}
            Event::Resync => recheck(rollcall, people, people.live()).await?,
        }
    }
    Ok(())
}

async fn recheck(
    rollcall: &Rollcall,
    people: &People,
    users: impl IntoIterator<Item = UserId>,
) -> Result<(), Error> {
    for user in users {
        people.tell(user, rollcall.access(user).await?);
    }
    Ok(())
}
