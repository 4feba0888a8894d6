//! What the page asks about analytics, and the settings they are read by.

use std::sync::Arc;

use app::{
    Error,
    backend::{Analytics, ChatbotAdmin, Secret},
    domain::{
        Access, ChatbotSettings, ConnectionTest, EmailDomain, NetworkState, NetworkStatus, SettingsChange,
        Timestamp, TokenChange,
    },
    message,
};
use async_trait::async_trait;
use tokio::sync::oneshot;

use super::{Endpoint, Reader};
use crate::{
    clock::Clock,
    store::{NewEndpoint, NewSettings, Store},
};

/// So soon after a reading, opening a page begins no other, in milliseconds.
const RECENT: i64 = 10_000;

/// Answers for the chatbots' analytics.
pub struct AnalyticsDesk {
    store: Arc<dyn Store>,
    reader: Arc<Reader>,
    clock: Clock,
}

impl AnalyticsDesk {
    /// A desk over what `reader` reads into `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, reader: Arc<Reader>, clock: Clock) -> Self {
        Self { store, reader, clock }
    }

    fn lately(&self) -> Timestamp {
        self.clock.now().plus(-RECENT)
    }

    /// Reads in the background, unless a reading is under way or one ended after `unless_tried_after`; how it stands as
    /// soon as that is known. Who doesn't wait for that, or hangs up, stops nothing: a reading that began must end.
    fn read_soon(
        &self,
        admin: ChatbotAdmin,
        unless_tried_after: Timestamp,
    ) -> oneshot::Receiver<NetworkStatus> {
        let (reader, store, clock) = (Arc::clone(&self.reader), Arc::clone(&self.store), self.clock.clone());
        let (begun, told) = oneshot::channel();
        tokio::spawn(async move {
            // The store logs why not.
            let Ok(reading) = reader.begin(admin.chatbot(), unless_tried_after).await else { return };
            if let Ok(status) = store.reading_status(admin.chatbot(), clock.now()).await {
                // An error means that nobody waits for it.
                let _ = begun.send(status);
            }
            if let Some(reading) = reading {
                let _ = reader.finish(&reading).await;
            }
        });
        told
    }
}

/// The endpoint that is meant; `None`: none. A token that is kept is not known here.
fn endpoint(change: &SettingsChange) -> Result<Option<Endpoint>, Error> {
    if change.analytics_url.trim().is_empty() {
        return Ok(None);
    }
    let token = match &change.analytics_token {
        TokenChange::Set(token) => Some(Secret::new(token.trim())),
        TokenChange::Keep | TokenChange::Remove => None,
    };
    Endpoint::new(&change.analytics_url, token.as_ref()).map(Some)
}

/// Scheme, host and port, as they are stored.
fn origin(endpoint: &Endpoint) -> String {
    endpoint.origin().ascii_serialization()
}

/// Checks settings as they were entered.
///
/// # Errors
/// [`Error::Invalid`] for the address, the token or the domains.
pub fn checked(change: &SettingsChange) -> Result<NewSettings, Error> {
    let endpoint = endpoint(change)?.map(|endpoint| NewEndpoint {
        url: endpoint.as_str().to_owned(),
        origin: origin(&endpoint),
        token: match &change.analytics_token {
            TokenChange::Set(token) => TokenChange::Set(token.trim().to_owned()),
            other => other.clone(),
        },
    });
    EmailDomain::check_number(&change.allowed_domains).map_err(Error::in_field("allowed_domains"))?;
    let mut allowed_domains = change.allowed_domains.clone();
    allowed_domains.sort();
    allowed_domains.dedup();
    Ok(NewSettings { access: change.access, endpoint, allowed_domains })
}

#[async_trait]
impl Analytics for AnalyticsDesk {
    async fn network_status(&self, admin: ChatbotAdmin) -> Result<NetworkStatus, Error> {
        let status = self.store.reading_status(admin.chatbot(), self.clock.now()).await?;
        if status.state != NetworkState::Off && !status.reading {
            drop(self.read_soon(admin, self.lately()));
        }
        Ok(status)
    }

    async fn read_network(&self, admin: ChatbotAdmin) -> Result<NetworkStatus, Error> {
        self.read_soon(admin, self.clock.now()).await.map_err(|_| Error::Unavailable)
    }

    async fn settings(&self, admin: ChatbotAdmin) -> Result<ChatbotSettings, Error> {
        self.store.chatbot_settings(admin).await
    }

    async fn change_settings(
        &self,
        admin: ChatbotAdmin,
        change: &SettingsChange,
    ) -> Result<ChatbotSettings, Error> {
        let settings = self.store.save_settings(admin, &checked(change)?).await?;
        if settings.access == Access::Open && settings.analytics_url.is_some() {
            drop(self.read_soon(admin, self.lately()));
        }
        Ok(settings)
    }

    async fn test_connection(
        &self,
        admin: ChatbotAdmin,
        change: &SettingsChange,
    ) -> Result<ConnectionTest, Error> {
        if change.access != Access::Open {
            return Err(Error::Refused { reason: message!("refused-test-authenticated") });
        }
        let Some(mut target) = endpoint(change)? else {
            return Err(Error::invalid("analytics_url", message!("reason-no-analytics-url")));
        };
        if change.analytics_token == TokenChange::Keep {
            let kept = self.store.kept_endpoint(admin).await?;
            let kept = kept.filter(|kept| kept.origin == origin(&target)).and_then(|kept| kept.token);
            target = Endpoint::new(target.as_str(), kept.as_ref())?;
        }
        Ok(match self.reader.client().page(&target, None, self.clock.now()).await {
            Ok(page) => ConnectionTest::Well { users: page.visitors.len() as u64, more: page.next.is_some() },
            Err(fault) => ConnectionTest::Failed(fault),
        })
    }
}
