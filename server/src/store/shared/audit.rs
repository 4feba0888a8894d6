//! The audit log: who did what, when.

use app::{
    Error,
    backend::{Actor, ChatbotAdmin},
    domain::UserId,
};
use serde::Serialize;

use super::{OrFault, Tx, json};

/// An actor as stored.
pub fn actor_text(actor: Actor) -> String {
    match actor {
        Actor::Owner => "owner".to_owned(),
        Actor::User(user) => format!("user:{user}"),
        Actor::Chatbot => "chatbot".to_owned(),
    }
}

/// The reverse of [`actor_text`].
pub fn actor(text: &str) -> Result<Actor, Error> {
    let actor = match text {
        "owner" => Some(Actor::Owner),
        "chatbot" => Some(Actor::Chatbot),
        user => user.strip_prefix("user:").and_then(|id| id.parse().ok()).map(|id: UserId| Actor::User(id)),
    };
    actor.ok_or_else(|| {
        tracing::error!("a row holds an unknown actor");
        Error::Internal
    })
}

/// Notes that the admin did `action`, in the transaction that does it. `detail` holds no name, address or chat text.
pub async fn enter(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    action: &str,
    detail: &impl Serialize,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO audit_log (chatbot_id, at, actor, action, detail) VALUES ($1, $2, $3, $4, $5)")
        .bind(admin.chatbot().0)
        .bind(admin.at().0)
        .bind(actor_text(admin.actor()))
        .bind(action)
        .bind(json(detail))
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_read_as_they_were_written() {
        for who in [Actor::Owner, Actor::User(UserId(12)), Actor::Chatbot] {
            assert_eq!(actor(&actor_text(who)), Ok(who));
        }
        for bad in ["", "user:", "user:x", "Owner"] {
            assert!(actor(bad).is_err(), "{bad:?}");
        }
    }
}
