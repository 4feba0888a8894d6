//! What the page asks about invitations, and who was invited.

use std::sync::Arc;

use app::{
    Error,
    backend::{Asker, ChatbotAdmin, Invitations, Secret},
    domain::{
        Accepted, Email, InvitationMail, InvitationOffer, InvitationReport, Invited, Invitee, PreviewEntry,
        Role, User, UserId, Verdict, invitation_place, parse_people,
    },
    message,
};
use async_trait::async_trait;

use super::{Mail, Mailer};
use crate::{
    auth::{ADMIN_LINK_LIFE, Token, TokenHash},
    clock::Clock,
    store::{NewInvitation, Store},
};

/// The most people of one call; more come as a file.
const MOST: usize = 1_000;

/// Invites people, and lets them accept it.
pub struct InvitationDesk {
    store: Arc<dyn Store>,
    mailer: Option<Arc<Mailer>>,
    clock: Clock,
}

impl InvitationDesk {
    /// A desk over `store`; without a `mailer`, links are there to be copied alone.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, mailer: Option<Arc<Mailer>>, clock: Clock) -> Self {
        Self { store, mailer, clock }
    }

    const fn mail(&self) -> InvitationMail {
        if self.mailer.is_some() { InvitationMail::Waiting } else { InvitationMail::None }
    }

    /// Sends the mail of a user who was just invited, and shows the link.
    fn send_off(&self, admin: ChatbotAdmin, chatbot: &str, user: User, link: &Token) -> Invited {
        let email = user.email.as_deref().and_then(|email| Email::new(email).ok());
        if let (Some(mailer), Some(email), Some(invitation)) = (&self.mailer, email, &user.invitation) {
            mailer.send(Mail {
                chatbot_id: admin.chatbot(),
                chatbot: chatbot.to_owned(),
                user: user.id,
                email,
                name: user.name.clone(),
                role: user.role,
                link: Secret::new(link.reveal()),
                expires_at: invitation.expires_at,
            });
        }
        Invited { user, link: invitation_place(link.reveal()) }
    }
}

#[async_trait]
impl Invitations for InvitationDesk {
    async fn preview(&self, admin: ChatbotAdmin, list: &str) -> Result<Vec<PreviewEntry>, Error> {
        let mut entries = parse_people(list).map_err(Error::in_field("list"))?;
        let emails: Vec<&Email> = entries
            .iter()
            .filter_map(|entry| match &entry.verdict {
                Verdict::New { invitee } => Some(&invitee.email),
                _ => None,
            })
            .collect();
        let known = self.store.known_people(admin, &emails).await?;
        for entry in &mut entries {
            if let Verdict::New { invitee } = &entry.verdict
                && let Some(standing) = known.get(&invitee.email.key())
            {
                let (status, role) = (standing.status, standing.role);
                entry.verdict = Verdict::Known { invitee: invitee.clone(), status, role };
            }
        }
        Ok(entries)
    }

    async fn send(
        &self,
        admin: ChatbotAdmin,
        people: &[Invitee],
        role: Role,
    ) -> Result<InvitationReport, Error> {
        if people.len() > MOST {
            return Err(Error::invalid("people", message!("reason-are-too-many-people", max = MOST)));
        }
        let chatbot = self.store.chatbot(admin).await?.name;
        let mut links = Vec::new();
        for _ in people {
            links.push(Token::new("rci")?);
        }
        let new: Vec<NewInvitation> = people
            .iter()
            .zip(&links)
            .map(|(invitee, link)| NewInvitation { invitee: invitee.clone(), link: link.hash() })
            .collect();
        let written = self.store.invite_people(admin, &new, role, self.mail()).await?;
        let mut report =
            InvitationReport { invited: Vec::new(), known: Vec::new(), mails: self.mailer.is_some() };
        for ((invitee, link), user) in people.iter().zip(&links).zip(written) {
            match user {
                Some(user) => report.invited.push(self.send_off(admin, &chatbot, user, link)),
                None => report.known.push(invitee.email.as_str().to_owned()),
            }
        }
        Ok(report)
    }

    async fn resend(&self, admin: ChatbotAdmin, user: UserId) -> Result<Invited, Error> {
        let chatbot = self.store.chatbot(admin).await?.name;
        let link = Token::new("rci")?;
        let user = self.store.invite_again(admin, user, &link.hash(), self.mail()).await?;
        Ok(self.send_off(admin, &chatbot, user, &link))
    }

    async fn cancel(&self, admin: ChatbotAdmin, user: UserId) -> Result<(), Error> {
        self.store.cancel_invitation(admin, user).await
    }

    async fn offer(&self, _: &Asker, link: &Secret) -> Result<InvitationOffer, Error> {
        self.store.invitation_offer(&TokenHash::of(link.reveal()), self.clock.now()).await
    }

    async fn accept(&self, asker: &Asker, link: &Secret) -> Result<Accepted, Error> {
        let (link, now) = (TokenHash::of(link.reveal()), self.clock.now());
        let password = Token::new("rcp")?;
        let accepted = self
            .store
            .accept_invitation(&link, &password.hash(), now.plus(ADMIN_LINK_LIFE), now, asker.network)
            .await?;
        let password_link = accepted.may_set_password.then(|| password.reveal().to_owned());
        Ok(Accepted { chatbot: accepted.chatbot, password_link })
    }
}
