//! The views that admins saved of a chatbot's users.

use app::{
    Error,
    backend::{ChatbotAdmin, Views},
    domain::{Actor, ChatbotId, ListView, SavedView, ViewDraft, ViewId, text},
    message,
};
use async_trait::async_trait;
use url::form_urlencoded;

use super::{Database, OrFault, Tx};

/// Whose views they are, as [`WHOSE`] compares it.
fn holder(admin: ChatbotAdmin) -> Result<i64, Error> {
    match admin.actor() {
        Actor::Owner => Ok(0),
        Actor::User(user) => Ok(user.0),
        // Nobody else has a page to look at.
        Actor::Chatbot | Actor::Rollcall | Actor::Nobody => Err(Error::not_found("view")),
    }
}

/// The views of one admin of one chatbot, by an index.
const WHOSE: &str = "chatbot_id = $1 AND COALESCE(user_id, 0) = $2";

async fn list(tx: &mut Tx, admin: ChatbotAdmin) -> Result<Vec<SavedView>, Error> {
    let sql =
        format!("SELECT id, name, address, is_default FROM saved_views WHERE {WHOSE} ORDER BY name_key");
    let rows: Vec<(i64, String, String, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(admin.chatbot().0)
        .bind(holder(admin)?)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    let view = |(id, name, address, is_default): (i64, String, String, i64)| {
        let (id, view, is_default) = (ViewId(id), read(&address), is_default != 0);
        SavedView { id, name, view, is_default }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// What was written by an older Rollcall may say what is no filter any more.
fn read(address: &str) -> ListView {
    let params: Vec<_> = form_urlencoded::parse(address.as_bytes()).collect();
    ListView::from_params(params.iter().map(|(name, value)| (name.as_ref(), value.as_ref())))
}

/// With what an admin begins the list of a chatbot.
pub async fn start(tx: &mut Tx, admin: ChatbotAdmin) -> Result<Option<String>, Error> {
    let Ok(holder) = holder(admin) else { return Ok(None) };
    let sql = format!("SELECT address FROM saved_views WHERE {WHOSE} AND is_default = 1");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(admin.chatbot().0)
        .bind(holder)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()
}

/// With what the owner begins the lists of all chatbots that have such a view.
pub async fn starts_of_owner(tx: &mut Tx) -> Result<Vec<(ChatbotId, String)>, Error> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT chatbot_id, address FROM saved_views WHERE user_id IS NULL AND is_default = 1",
    )
    .fetch_all(&mut **tx)
    .await
    .or_fault()?;
    Ok(rows.into_iter().map(|(chatbot, address)| (ChatbotId(chatbot), address)).collect())
}

/// Writes the view in the place of one, or as a new one; `false`: there is none, or another has the name.
async fn put(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    view: Option<ViewId>,
    draft: &ViewDraft,
) -> Result<bool, Error> {
    let sql = match view {
        Some(_) => format!(
            "UPDATE saved_views SET name = $3, name_key = $4, address = $5, is_default = $6 WHERE {WHOSE} AND id = $7"
        ),
        None => "INSERT INTO saved_views (chatbot_id, user_id, name, name_key, address, is_default)
             VALUES ($1, NULLIF($2, 0), $3, $4, $5, $6) ON CONFLICT DO NOTHING"
            .to_owned(),
    };
    let query = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(admin.chatbot().0)
        .bind(holder(admin)?)
        .bind(draft.name.as_str())
        .bind(text::fold(draft.name.as_str()))
        .bind(draft.view.to_address())
        .bind(i64::from(draft.is_default));
    let query = match view {
        Some(view) => query.bind(view.0),
        None => query,
    };
    Ok(query.execute(&mut **tx).await.or_fault()?.rows_affected() > 0)
}

#[async_trait]
impl Views for Database {
    async fn list_views(&self, admin: ChatbotAdmin) -> Result<Vec<SavedView>, Error> {
        list(&mut self.read().await?, admin).await
    }

    async fn save_view(
        &self,
        admin: ChatbotAdmin,
        view: Option<ViewId>,
        draft: &ViewDraft,
    ) -> Result<Vec<SavedView>, Error> {
        let mut tx = self.write().await?;
        let before = list(&mut tx, admin).await?;
        if view.is_some_and(|view| before.iter().all(|known| known.id != view)) {
            return Err(Error::not_found("view"));
        }
        if view.is_none() && before.len() >= SavedView::MAX {
            return Err(Error::Refused { reason: message!("refused-too-many-views", max = SavedView::MAX) });
        }
        let name = text::fold(draft.name.as_str());
        let has_name = |known: &SavedView| Some(known.id) != view && text::fold(&known.name) == name;
        if draft.is_default {
            let sql = format!("UPDATE saved_views SET is_default = 0 WHERE {WHOSE}");
            sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(admin.chatbot().0)
                .bind(holder(admin)?)
                .execute(&mut *tx)
                .await
                .or_fault()?;
        }
        if before.iter().any(has_name) || !put(&mut tx, admin, view, draft).await? {
            return Err(Error::invalid("name", message!("reason-name-of-view")));
        }
        let after = list(&mut tx, admin).await?;
        tx.commit().await.or_fault()?;
        Ok(after)
    }

    async fn delete_view(&self, admin: ChatbotAdmin, view: ViewId) -> Result<Vec<SavedView>, Error> {
        let mut tx = self.write().await?;
        let sql = format!("DELETE FROM saved_views WHERE {WHOSE} AND id = $3");
        let deleted = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(admin.chatbot().0)
            .bind(holder(admin)?)
            .bind(view.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if deleted.rows_affected() == 0 {
            return Err(Error::not_found("view"));
        }
        let after = list(&mut tx, admin).await?;
        tx.commit().await.or_fault()?;
        Ok(after)
    }
}
