//! Sends mails behind the answers that announced them, and writes what became of each.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::{
    backend::Secret,
    domain::{ChatbotId, Email, Role, Timestamp, UserId, invitation_place},
    i18n::Message,
    message,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::{MailFault, MailServer, letter, smtp::CONNECTIONS};
use crate::{
    auth::{Token, TokenHash},
    clock::Clock,
    store::{STEP, Store, in_time},
};

/// How many mails may be on their way; one more is noted as failed at once.
const MOST: usize = 5_000;
/// After how long a mail is tried again that a passing fault kept back. Together longer than the five minutes for which many
/// servers put off whom they don't know.
const PAUSES: [Duration; 3] = [Duration::from_secs(5), Duration::from_mins(1), Duration::from_mins(5)];
/// How often it is written which mails are still on their way.
const KEEP: Duration = Duration::from_mins(1);
/// After how long without such a word another server takes a mail over, in milliseconds.
const ABANDONED: i64 = 3 * 60_000;
/// How many mails are taken over at once; the next ones a minute later.
const TAKEN_OVER: u32 = 500;
/// After how long a mail is lost that no server took over, because none can send mails.
const LOST: i64 = 10 * 60_000;

/// A mail that brings an invitation's link.
pub struct Mail {
    /// Whose users are invited.
    pub chatbot_id: ChatbotId,
    /// What it is called.
    pub chatbot: String,
    /// Who is invited.
    pub user: UserId,
    /// Where the mail goes.
    pub email: Email,
    /// What they are called; may be empty.
    pub name: String,
    /// What they are to be.
    pub role: Role,
    /// The link's token.
    pub link: Secret,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Sends mails.
pub struct Mailer {
    store: Arc<dyn Store>,
    server: MailServer,
    url: String,
    clock: Clock,
    pauses: Vec<Duration>,
    room: Arc<Semaphore>,
    connections: Semaphore,
    under_way: Mutex<Vec<UserId>>,
}

impl Mailer {
    /// A mailer that hands mails to `server`; `url` is where browsers reach Rollcall.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, server: MailServer, url: &str, clock: Clock) -> Self {
        Self {
            store,
            server,
            url: url.trim_end_matches('/').to_owned(),
            clock,
            pauses: PAUSES.to_vec(),
            room: Arc::new(Semaphore::new(MOST)),
            connections: Semaphore::new(CONNECTIONS as usize),
            under_way: Mutex::default(),
        }
    }

    /// The same mailer with other pauses between tries.
    #[must_use]
    pub fn with_pauses(self, pauses: &[Duration]) -> Self {
        Self { pauses: pauses.to_vec(), ..self }
    }

    /// Takes a mail to send it; who calls doesn't wait for that.
    pub fn send(self: &Arc<Self>, mail: Mail) {
        let mailer = Arc::clone(self);
        let room = Arc::clone(&self.room).try_acquire_owned().ok();
        tokio::spawn(async move { mailer.see_through(mail, room).await });
    }

    /// Goes on with the mails that a server left behind. What it sent and could not note any more is sent once more, with
    /// another link: the one that it had was known to nobody else.
    ///
    /// # Errors
    /// [`app::Error::Unavailable`]; the others are taken over later.
    pub async fn take_over(self: &Arc<Self>) -> Result<(), app::Error> {
        let now = self.clock.now();
        let before = now.plus(-ABANDONED);
        for lost in self.store.lost_mails(before, TAKEN_OVER, now).await? {
            // An address that no mail can go to is given up with the others.
            let Ok(email) = Email::new(&lost.email) else { continue };
            let link = Token::new("rci")?;
            if !self.store.take_mail_over(lost.user, &link.hash(), before, now).await? {
                continue;
            }
            tracing::info!(chatbot = lost.chatbot_id.0, user = lost.user.0, "a mail was taken over");
            self.send(Mail {
                chatbot_id: lost.chatbot_id,
                chatbot: lost.chatbot,
                user: lost.user,
                email,
                name: lost.name,
                role: lost.role,
                link: Secret::new(link.reveal()),
                expires_at: lost.expires_at,
            });
        }
        Ok(())
    }

    async fn see_through(&self, mail: Mail, room: Option<OwnedSemaphorePermit>) {
        let link = TokenHash::of(mail.link.reveal());
        let outcome = if room.is_some() {
            self.with_under_way(|users| users.push(mail.user));
            let outcome = self.deliver(&mail, &link).await;
            self.with_under_way(|users| {
                if let Some(index) = users.iter().position(|user| *user == mail.user) {
                    users.swap_remove(index);
                }
            });
            outcome
        } else {
            Some(Err(message!("mail-fault-too-many")))
        };
        let Some(outcome) = outcome else { return };
        let fault = outcome.err();
        // The store logs why it can't be written; then the mail counts as lost after a while.
        let noting = self.store.note_mail(mail.user, &link, fault.as_ref(), self.clock.now());
        let _ = in_time(STEP, noting).await;
    }

    /// Tries until the mail is taken, refused for good, or was tried often enough. `None`: nobody waits for it any more.
    async fn deliver(&self, mail: &Mail, link: &TokenHash) -> Option<Result<(), Message>> {
        let url = format!("{}{}", self.url, invitation_place(mail.link.reveal()));
        let mut pauses = self.pauses.iter();
        loop {
            let turn = self.connections.acquire().await.ok()?;
            let offered = in_time(STEP, self.store.invitation_offer(link, self.clock.now())).await;
            if let Err(app::Error::InvitationOver) = offered {
                return None;
            }
            let Some(message) = letter::write(mail, self.server.from(), &url, self.clock.now()) else {
                return Some(Err(message!("mail-fault-no-address")));
            };
            let sent = self.server.send(message).await;
            drop(turn);
            let Err(fault) = sent else { return Some(Ok(())) };
            let pause = pauses.next().filter(|_| matches!(fault, MailFault::Passing(_)));
            tracing::warn!(
                chatbot = mail.chatbot_id.0,
                user = mail.user.0,
                passing = matches!(fault, MailFault::Passing(_)),
                again = pause.is_some(),
                "a mail was not sent"
            );
            let Some(pause) = pause else { return Some(Err(fault.into_message())) };
            tokio::time::sleep(*pause).await;
        }
    }

    fn with_under_way<T>(&self, look: impl FnOnce(&mut Vec<UserId>) -> T) -> T {
        look(&mut self.under_way.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes which of the `mailer`'s mails are still on their way, takes over those that no server is sending any more, and notes
/// those as failed that nobody took over, until `stopping` becomes true.
pub async fn keep_mails(
    store: Arc<dyn Store>,
    mailer: Option<Arc<Mailer>>,
    clock: Clock,
    mut stopping: watch::Receiver<bool>,
) {
    while !*stopping.borrow() {
        let users = mailer.as_ref().map(|mailer| mailer.with_under_way(|users| users.clone()));
        // The store logs why not; the next time is soon.
        if let Some(users) = users.filter(|users| !users.is_empty()) {
            let _ = in_time(STEP, store.keep_mails_waiting(&users, clock.now())).await;
        }
        if let Some(mailer) = &mailer {
            let _ = in_time(STEP, mailer.take_over()).await;
        }
        let stopped = message!("mail-fault-stopped");
        let _ = in_time(STEP, store.give_up_mails(clock.now().plus(-LOST), &stopped, clock.now())).await;
        tokio::select! {
            () = tokio::time::sleep(KEEP) => {}
            // An error means the sender is gone, and the server with it.
            _ = stopping.wait_for(|stopping| *stopping) => {}
        }
    }
}
