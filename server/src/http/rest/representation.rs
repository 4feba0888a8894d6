//! The JSON forms of the nouns, as chatbots see them.

use app::domain::{Session, Timestamp, User, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::Problem;

/// An RFC 3339 time.
pub fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_string()
}

/// Reads an RFC 3339 time of `field`; anything below a millisecond is cut.
pub fn parse_time(field: &str, text: &str) -> Result<Timestamp, Problem> {
    let at: jiff::Timestamp =
        text.parse().map_err(|_| Problem::invalid(field, "must be a time like 2026-11-23T10:32:00Z"))?;
    // 0 stands for "never" in the database, and nothing was said before there were chatbots.
    if at.as_millisecond() <= 0 {
        return Err(Problem::invalid(field, "must be after 1970"));
    }
    Ok(Timestamp(at.as_millisecond()))
}

/// A user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub struct UserBody {
    id: i64,
    /// Grows with every change of status, role, name or email.
    version: i64,
    name: String,
    /// Visitors may have none.
    email: Option<String>,
    /// The chatbot's own id of a visitor.
    visitor: Option<String>,
    #[schema(example = "active")]
    status: &'static str,
    #[schema(example = "regular")]
    role: &'static str,
    created_at: String,
    /// The first sign-in.
    signed_in_at: Option<String>,
    last_active_at: Option<String>,
    sessions: u64,
    /// Where they were last seen from, masked; open chatbots only, as their analytics say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "192.168.x.x")]
    network: Option<String>,
    /// How many questions, as the analytics say.
    #[serde(skip_serializing_if = "Option::is_none")]
    questions: Option<u64>,
    /// When they were last seen, as the analytics say.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    /// Until when someone pending can come in; missing: for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation_expires_at: Option<String>,
}

impl From<User> for UserBody {
    fn from(user: User) -> Self {
        Self {
            id: user.id.0,
            version: user.version,
            name: user.name,
            email: user.email,
            visitor: user.visitor,
            status: user.status.as_str(),
            role: user.role.as_str(),
            created_at: rfc3339(user.created_at),
            signed_in_at: user.signed_in_at.map(rfc3339),
            last_active_at: user.last_active_at.map(rfc3339),
            sessions: user.sessions,
            network: user.network.map(|network| network.to_string()),
            questions: user.questions,
            last_seen: user.last_seen_at.map(rfc3339),
            invitation_expires_at: user.invitation.map(|invitation| rfc3339(invitation.expires_at)),
        }
    }
}

/// A session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionBody {
    id: String,
    user: i64,
    title: String,
    started_at: String,
    last_message_at: String,
    messages: u64,
}

impl SessionBody {
    pub fn new(session: Session, user: UserId) -> Self {
        Self {
            id: session.client_id,
            user: user.0,
            title: session.title,
            started_at: rfc3339(session.started_at),
            last_message_at: rfc3339(session.last_message_at),
            messages: session.messages,
        }
    }
}

/// Whether someone may talk to the chatbot.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// They may.
    Allowed,
    /// They may not; the reason says why.
    Denied,
}

impl Decision {
    pub fn of<E>(decision: Result<(), E>) -> Self {
        if decision.is_ok() { Self::Allowed } else { Self::Denied }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_any_zone_and_written_in_utc() {
        let at = parse_time("sent_at", "2026-11-23T11:32:00.250+01:00").unwrap();
        assert_eq!(rfc3339(at), "2026-11-23T10:32:00.25Z");
        for bad in ["yesterday", "2026-11-23", "1969-01-01T00:00:00Z"] {
            assert!(parse_time("sent_at", bad).is_err(), "{bad}");
        }
    }
}
