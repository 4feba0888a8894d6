//! Conversations as the console reads them.

use app::{
    Error,
    backend::{ChatbotAdmin, Sessions},
    domain::{
        Author, HitCursor, HitMessage, HitPage, Message, MessageHit, MessagePage, SearchTerm, Session,
        SessionCursor, SessionId, SessionPage, Snippet, Timestamp, UserId,
    },
};
use async_trait::async_trait;
use futures_util::TryStreamExt;
use sqlx::QueryBuilder;

use super::{Database, Db, OrFault, Tx, audit::Reading, count, user_row};

/// The columns of [`SessionRow`], of a table named `s`.
pub const COLUMNS: &str = "s.id, s.client_id, s.title, s.started_at, s.last_message_at, s.message_count";

#[derive(sqlx::FromRow)]
pub struct SessionRow {
    id: i64,
    client_id: String,
    title: String,
    started_at: i64,
    last_message_at: i64,
    message_count: i64,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: SessionId(row.id),
            client_id: row.client_id,
            title: row.title,
            started_at: Timestamp(row.started_at),
            last_message_at: Timestamp(row.last_message_at),
            messages: count(row.message_count),
        }
    }
}

/// The most that one call of a search looks at: messages, bytes of them, and sessions. Folding is what it costs, some 20 ms for
/// each megabyte.
const LOOK_MESSAGES: i64 = 2_000;
const LOOK_BYTES: usize = 2 * 1024 * 1024;
const LOOK_SESSIONS: i64 = 200;

/// What one call of a search found, and may still look at.
struct Search<'a> {
    /// Folded.
    term: &'a str,
    hits: Vec<MessageHit>,
    limit: usize,
    messages: i64,
    bytes: usize,
}

impl Search<'_> {
    fn is_over(&self) -> bool {
        self.hits.len() >= self.limit || self.messages <= 0 || self.bytes == 0
    }

    fn look(&mut self, session: &Session, message: Option<HitMessage>, text: &str) {
        self.bytes = self.bytes.saturating_sub(text.len());
        let found = Snippet::of(text, self.term);
        let hit = |snippet| MessageHit { session: session.clone(), message, snippet };
        self.hits.extend(found.map(hit));
    }

    /// Looks at the messages of a session behind `position`; the last one looked at, if there is more.
    async fn read(
        &mut self,
        tx: &mut Tx,
        session: &Session,
        mut position: i64,
    ) -> Result<Option<i64>, Error> {
        let mut rows = sqlx::query_as::<Db, (i64, String, String, i64)>(
            "SELECT position, author, text, sent_at FROM messages
             WHERE session_id = $1 AND position > $2 ORDER BY position LIMIT $3",
        )
        .bind(session.id.0)
        .bind(position)
        .bind(self.messages.saturating_add(1))
        .fetch(&mut **tx);
        while let Some((at, author, text, sent_at)) = rows.try_next().await.or_fault()? {
            if self.is_over() {
                return Ok(Some(position));
            }
            let author = Author::parse(&author).ok_or(Error::Internal)?;
            let message = HitMessage { position: at, author, sent_at: Timestamp(sent_at) };
            self.look(session, Some(message), &text);
            self.messages -= 1;
            position = at;
        }
        Ok(None)
    }
}

type MessageRow = (i64, String, String, String, i64);

fn message((position, client_id, author, text, sent_at): MessageRow) -> Result<Message, Error> {
    let author = Author::parse(&author).ok_or(Error::Internal)?;
    Ok(Message { position, client_id, author, text, sent_at: Timestamp(sent_at) })
}

#[async_trait]
impl Sessions for Database {
    async fn list_sessions(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        after: Option<SessionCursor>,
        limit: u32,
    ) -> Result<SessionPage, Error> {
        let limit = limit.clamp(1, 100);
        let mut tx = self.read().await?;
        user_row::find(&mut tx, admin.chatbot(), user).await?;
        let mut sql: QueryBuilder<Db> =
            QueryBuilder::new(format!("SELECT {COLUMNS} FROM sessions s WHERE s.user_id = "));
        sql.push_bind(user.0);
        if let Some(cursor) = after {
            sql.push(" AND (s.started_at, s.id) < (").push_bind(cursor.started_at.0);
            sql.push(", ").push_bind(cursor.id.0).push(")");
        }
        sql.push(" ORDER BY s.started_at DESC, s.id DESC LIMIT ").push_bind(i64::from(limit) + 1);
        let rows: Vec<SessionRow> = sql.build_query_as().fetch_all(&mut *tx).await.or_fault()?;
        let more = rows.len() > limit as usize;
        let sessions: Vec<Session> = rows.into_iter().take(limit as usize).map(Session::from).collect();
        let next = sessions
            .last()
            .filter(|_| more)
            .map(|last| SessionCursor { started_at: last.started_at, id: last.id });
        Ok(SessionPage { sessions, next })
    }

    async fn list_messages(
        &self,
        admin: ChatbotAdmin,
        session: SessionId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<MessagePage, Error> {
        let limit = limit.clamp(1, 200);
        self.note_reading(admin, Reading::Session(session), after.is_some()).await?;
        let mut tx = self.read().await?;
        let sql = format!("SELECT {COLUMNS} FROM sessions s WHERE s.id = $1 AND s.chatbot_id = $2");
        let row: Option<SessionRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(session.0)
            .bind(admin.chatbot().0)
            .fetch_optional(&mut *tx)
            .await
            .or_fault()?;
        let session = Session::from(row.ok_or_else(|| Error::not_found("session"))?);
        let rows: Vec<MessageRow> = sqlx::query_as(
            "SELECT position, client_id, author, text, sent_at FROM messages
             WHERE session_id = $1 AND position > $2 ORDER BY position LIMIT $3",
        )
        .bind(session.id.0)
        .bind(after.unwrap_or(-1))
        .bind(i64::from(limit) + 1)
        .fetch_all(&mut *tx)
        .await
        .or_fault()?;
        let more = rows.len() > limit as usize;
        let messages = rows.into_iter().take(limit as usize).map(message).collect::<Result<Vec<_>, _>>()?;
        let next = messages.last().filter(|_| more).map(|last| last.position);
        Ok(MessagePage { session, messages, next })
    }

    async fn search_messages(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        term: &SearchTerm,
        after: Option<HitCursor>,
        limit: u32,
    ) -> Result<HitPage, Error> {
        self.note_reading(admin, Reading::Search(user), after.is_some()).await?;
        let term = term.folded();
        let limit = limit.clamp(1, 100) as usize;
        let mut search =
            Search { term: &term, hits: Vec::new(), limit, messages: LOOK_MESSAGES, bytes: LOOK_BYTES };
        let mut tx = self.read().await?;
        let (started_at, id) = after.map_or((i64::MAX, i64::MAX), |at| (at.started_at.0, at.session.0));
        let sql = format!(
            "SELECT {COLUMNS} FROM sessions s WHERE s.user_id = $1 AND s.chatbot_id = $2
                 AND (s.started_at, s.id) <= ($3, $4) ORDER BY s.started_at DESC, s.id DESC LIMIT $5"
        );
        let rows: Vec<SessionRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(user.0)
            .bind(admin.chatbot().0)
            .bind(started_at)
            .bind(id)
            .bind(LOOK_SESSIONS + 1)
            .fetch_all(&mut *tx)
            .await
            .or_fault()?;
        for (index, session) in (0..).zip(rows.into_iter().map(Session::from)) {
            let begun = after.filter(|cursor| cursor.session == session.id).map(|cursor| cursor.position);
            let goes_on =
                |position| HitCursor { started_at: session.started_at, session: session.id, position };
            // -2: the title was not looked at either.
            let position = begun.unwrap_or(-2);
            if index >= LOOK_SESSIONS || search.is_over() {
                return Ok(HitPage { hits: search.hits, next: Some(goes_on(position)) });
            }
            if position < -1 {
                search.look(&session, None, &session.title);
            }
            if let Some(position) = search.read(&mut tx, &session, position.max(-1)).await? {
                return Ok(HitPage { hits: search.hits, next: Some(goes_on(position)) });
            }
        }
        Ok(HitPage { hits: search.hits, next: None })
    }
}
