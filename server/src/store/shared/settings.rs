//! What an admin sets of a chatbot.

use app::{
    Error,
    backend::{ChatbotAdmin, Secret},
    domain::{Access, AuditAction, AuditDetail, ChatbotId, ChatbotSettings, Email, EmailDomain, TokenChange},
};
use async_trait::async_trait;

use super::{
    Database, Db, OrFault, Tx,
    audit::{self, Event},
    counts, dialect, json, many_users_changed, readings,
};
use crate::store::{KeptEndpoint, NewSettings, Settings};

/// A chatbot's endpoint as stored.
#[derive(sqlx::FromRow)]
struct EndpointRow {
    url: String,
    origin: String,
    token: Option<String>,
}

async fn endpoint(tx: &mut Tx, chatbot: ChatbotId) -> Result<Option<EndpointRow>, Error> {
    sqlx::query_as("SELECT url, origin, token FROM analytics WHERE chatbot_id = $1")
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()
}

/// Forgets what was said of up to `most` of the chatbot's visitors, and where its endpoint was read; of how many.
async fn forget_visits(tx: &mut Tx, chatbot: ChatbotId, most: u32) -> Result<u64, Error> {
    sqlx::query(
        "UPDATE analytics SET cursor = NULL, read_at = NULL, fault = NULL, failures = 0, reader = NULL,
             tried_at = NULL, next_at = 0, reading_until = 0 WHERE chatbot_id = $1",
    )
    .bind(chatbot.0)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    let forgotten = sqlx::query(
        "UPDATE users SET network = NULL, questions = 0, last_seen_at = 0 WHERE id IN (
             SELECT u.id FROM users u WHERE u.chatbot_id = $1 AND u.last_seen_at > 0 ORDER BY u.last_seen_at LIMIT $2)",
    )
    .bind(chatbot.0)
    .bind(i64::from(most))
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(forgotten.rows_affected())
}

impl Database {
    /// Forgets most of what was said of the chatbot's visitors, in transactions that others needn't wait for long. Broken off,
    /// it does no harm: the endpoint is then read from its beginning.
    async fn forget_most_visits(&self, chatbot: ChatbotId) -> Result<(), Error> {
        if counts::access(&mut self.read().await?, chatbot).await? == Access::Authenticated {
            return Ok(());
        }
        loop {
            let mut tx = self.write().await?;
            counts::lock_chatbot(&mut tx, chatbot).await?;
            let forgotten = forget_visits(&mut tx, chatbot, dialect::BATCH_ROWS).await?;
            self.commit(tx, Vec::new()).await?;
            if forgotten < u64::from(dialect::BATCH_ROWS) {
                return Ok(());
            }
        }
    }
}

/// Writes where the endpoint is; another address is read from its beginning, and at once.
async fn put_endpoint(
    tx: &mut Tx,
    chatbot: ChatbotId,
    kept: Option<&EndpointRow>,
    new: &crate::store::NewEndpoint,
) -> Result<bool, Error> {
    let token = match (&new.token, kept) {
        (TokenChange::Set(token), _) => Some(token.as_str()),
        (TokenChange::Keep, Some(kept)) if kept.origin == new.origin => kept.token.as_deref(),
        (TokenChange::Keep | TokenChange::Remove, _) => None,
    };
    let same_token = kept.and_then(|kept| kept.token.as_deref()) == token;
    if same_token && kept.is_some_and(|kept| kept.url == new.url) {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO analytics (chatbot_id, url, origin, token) VALUES ($1, $2, $3, $4)
         ON CONFLICT (chatbot_id) DO UPDATE SET url = excluded.url, origin = excluded.origin, token = excluded.token,
             cursor = CASE WHEN analytics.url = excluded.url THEN analytics.cursor END,
             read_at = CASE WHEN analytics.url = excluded.url THEN analytics.read_at END,
             tried_at = NULL, next_at = 0, failures = 0, fault = NULL, reader = NULL, reading_until = 0",
    )
    .bind(chatbot.0)
    .bind(&new.url)
    .bind(&new.origin)
    .bind(token)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(!same_token)
}

/// The domains whose people need no invitation, in alphabetical order.
async fn allowed_domains(tx: &mut Tx, chatbot: ChatbotId) -> Result<Vec<EmailDomain>, Error> {
    let domains: Vec<String> =
        sqlx::query_scalar("SELECT domain FROM chatbot_domains WHERE chatbot_id = $1 ORDER BY domain")
            .bind(chatbot.0)
            .fetch_all(&mut **tx)
            .await
            .or_fault()?;
    // They were checked when they were saved.
    Ok(domains.iter().filter_map(|domain| EmailDomain::new(domain).ok()).collect())
}

/// Whether the people of the email's domain need no invitation. Outside ASCII a domain has two spellings (RFC 5890); an admin
/// may have entered either.
pub async fn allows(tx: &mut Tx, chatbot: ChatbotId, email: &Email) -> Result<bool, Error> {
    let domain = email.domain();
    let ascii = idna::domain_to_ascii(&domain).unwrap_or_else(|_| domain.clone());
    let (unicode, _) = idna::domain_to_unicode(&domain);
    sqlx::query_scalar::<Db, bool>(
        "SELECT EXISTS (SELECT 1 FROM chatbot_domains WHERE chatbot_id = $1 AND domain IN ($2, $3, $4))",
    )
    .bind(chatbot.0)
    .bind(domain)
    .bind(ascii)
    .bind(unicode)
    .fetch_one(&mut **tx)
    .await
    .or_fault()
}

/// Writes the domains whose people need no invitation; how many there are now, if that is a change.
async fn put_domains(tx: &mut Tx, chatbot: ChatbotId, domains: &[EmailDomain]) -> Result<Option<u64>, Error> {
    if allowed_domains(tx, chatbot).await? == domains {
        return Ok(None);
    }
    sqlx::query("DELETE FROM chatbot_domains WHERE chatbot_id = $1")
        .bind(chatbot.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    let rows: Vec<[&str; 1]> = domains.iter().map(|domain| [domain.as_str()]).collect();
    let sql = format!(
        "INSERT INTO chatbot_domains (chatbot_id, domain) SELECT $2, r.value->>0 FROM {}",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(json(&rows))
        .bind(chatbot.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(Some(rows.len() as u64))
}

#[async_trait]
impl Settings for Database {
    async fn chatbot_settings(&self, admin: ChatbotAdmin) -> Result<ChatbotSettings, Error> {
        let mut tx = self.read().await?;
        let access = counts::access(&mut tx, admin.chatbot()).await?;
        let endpoint = endpoint(&mut tx, admin.chatbot()).await?;
        Ok(ChatbotSettings {
            access,
            has_analytics_token: endpoint.as_ref().is_some_and(|endpoint| endpoint.token.is_some()),
            analytics_url: endpoint.map(|endpoint| endpoint.url),
            allowed_domains: allowed_domains(&mut tx, admin.chatbot()).await?,
        })
    }

    async fn kept_endpoint(&self, admin: ChatbotAdmin) -> Result<Option<KeptEndpoint>, Error> {
        let kept = endpoint(&mut self.read().await?, admin.chatbot()).await?;
        Ok(kept.map(|kept| KeptEndpoint { origin: kept.origin, token: kept.token.map(Secret::new) }))
    }

    async fn save_settings(
        &self,
        admin: ChatbotAdmin,
        settings: &NewSettings,
    ) -> Result<ChatbotSettings, Error> {
        if settings.access == Access::Authenticated {
            self.forget_most_visits(admin.chatbot()).await?;
        }
        let mut tx = self.write().await?;
        let access = counts::lock_chatbot(&mut tx, admin.chatbot()).await?;
        let kept = endpoint(&mut tx, admin.chatbot()).await?;
        let mut notices = Vec::new();
        if access != settings.access {
            sqlx::query("UPDATE chatbots SET access = $2 WHERE id = $1")
                .bind(admin.chatbot().0)
                .bind(settings.access.as_str())
                .execute(&mut *tx)
                .await
                .or_fault()?;
            if settings.access == Access::Authenticated {
                forget_visits(&mut tx, admin.chatbot(), u32::MAX).await?;
            }
            // Who may talk is another question now: chatbots ask again about everyone.
            notices.push(many_users_changed(admin.chatbot()));
        }
        let token_changed = if let Some(endpoint) = &settings.endpoint {
            put_endpoint(&mut tx, admin.chatbot(), kept.as_ref(), endpoint).await?
        } else {
            sqlx::query("DELETE FROM analytics WHERE chatbot_id = $1")
                .bind(admin.chatbot().0)
                .execute(&mut *tx)
                .await
                .or_fault()?;
            kept.as_ref().is_some_and(|kept| kept.token.is_some())
        };
        // That an address, a token or the domains were changed, not to which.
        let detail = AuditDetail {
            analytics_url_changed: kept.map(|kept| kept.url)
                != settings.endpoint.as_ref().map(|new| new.url.clone()),
            analytics_token_changed: token_changed,
            allowed_domains: put_domains(&mut tx, admin.chatbot(), &settings.allowed_domains).await?,
            ..AuditDetail::default()
        };
        let access_changed = access != settings.access;
        if access_changed || detail != AuditDetail::default() {
            let [before, after] =
                [access, settings.access].map(|access| access_changed.then_some(access.into()));
            audit::enter(&mut tx, admin, Event { before, after, detail, ..AuditAction::Settings.into() })
                .await?;
        }
        notices.push(readings::status_changed(&mut tx, admin.chatbot(), admin.at()).await?);
        self.commit(tx, notices).await?;
        self.chatbot_settings(admin).await
    }
}
