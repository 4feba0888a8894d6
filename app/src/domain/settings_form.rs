//! A chatbot's settings while an admin changes them.

use super::{Access, ChatbotId, ChatbotSettings, EmailDomain, SettingsChange, TokenChange};
use crate::Error;

/// The address of the settings page of `chatbot`.
#[must_use]
pub fn settings_url(chatbot: ChatbotId) -> String {
    format!("/chatbots/{chatbot}/settings")
}

/// What the form holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsForm {
    /// Who may talk to the chatbot.
    pub access: Access,
    /// The address of the analytics endpoint, as typed.
    pub analytics_url: String,
    /// What is to become of the token; one to be set is as typed.
    pub token: TokenChange,
    /// The allowed email domains, as typed.
    pub allowed_domains: String,
}

/// What the form offers for the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenField {
    /// One is kept, which can be replaced or removed.
    Kept,
    /// The kept one goes when the form is saved, which can be taken back.
    Leaving,
    /// One can be typed.
    Empty,
    /// One can be typed in the place of the kept one, which can stay after all.
    Replacing,
    /// One can be typed: the kept one is for this origin and no other.
    Elsewhere(String),
}

impl SettingsForm {
    /// The form that holds what is saved.
    #[must_use]
    pub fn of(saved: &ChatbotSettings) -> Self {
        Self {
            access: saved.access,
            analytics_url: saved.analytics_url.clone().unwrap_or_default(),
            token: TokenChange::Keep,
            allowed_domains: saved
                .allowed_domains
                .iter()
                .map(EmailDomain::as_str)
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    /// Whether saving would change nothing.
    #[must_use]
    pub fn is_as_saved(&self, saved: &ChatbotSettings) -> bool {
        self.change(saved) == Self::of(saved).change(saved)
    }

    /// What the server is asked for. Of an authenticated chatbot nothing about analytics is changed, of an open one nothing
    /// about domains: the form doesn't show it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the domains.
    pub fn change(&self, saved: &ChatbotSettings) -> Result<SettingsChange, Error> {
        let (url, token, domains) = match self.access {
            Access::Open => (self.analytics_url.trim(), self.token_change(), saved.allowed_domains.clone()),
            Access::Authenticated => (
                saved.analytics_url.as_deref().unwrap_or_default(),
                TokenChange::Keep,
                EmailDomain::parse_list(&self.allowed_domains).map_err(Error::in_field("allowed_domains"))?,
            ),
        };
        Ok(SettingsChange {
            access: self.access,
            analytics_url: url.to_owned(),
            analytics_token: token,
            allowed_domains: domains,
        })
    }

    fn token_change(&self) -> TokenChange {
        match &self.token {
            TokenChange::Set(token) if token.trim().is_empty() => TokenChange::Keep,
            TokenChange::Set(token) => TokenChange::Set(token.trim().to_owned()),
            other => other.clone(),
        }
    }

    /// Whether saving takes an open chatbot's networks, questions and times of last seen away.
    #[must_use]
    pub fn forgets_networks(&self, saved: &ChatbotSettings) -> bool {
        (saved.access, self.access) == (Access::Open, Access::Authenticated)
    }

    /// What is offered for the token.
    #[must_use]
    pub fn token_field(&self, saved: &ChatbotSettings) -> TokenField {
        if !saved.has_analytics_token {
            return TokenField::Empty;
        }
        let kept_for = saved.analytics_url.as_deref().and_then(Origin::of);
        match (kept_for, Origin::of(&self.analytics_url)) {
            (Some(kept_for), Some(typed)) if kept_for != typed => {
                return TokenField::Elsewhere(kept_for.to_string());
            }
            _ => {}
        }
        match self.token {
            TokenChange::Keep => TokenField::Kept,
            TokenChange::Remove => TokenField::Leaving,
            TokenChange::Set(_) => TokenField::Replacing,
        }
    }
}

/// What two addresses share that are of one server (RFC 6454, 4).
#[derive(Debug, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: String,
}

impl Origin {
    /// `None`: the address is not complete. Only the page reads this, to say what will happen; the server decides by itself.
    fn of(url: &str) -> Option<Self> {
        let (scheme, rest) = url.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let default_port = match scheme.as_str() {
            "http" => "80",
            "https" => "443",
            _ => return None,
        };
        let authority = rest.split(['/', '\\', '?', '#']).next()?;
        let address = authority.rsplit('@').next()?;
        let (host, port) = match address.rsplit_once(':') {
            // A colon within brackets is IPv6's own.
            Some((host, port)) if !port.contains(']') => (host, port.trim_start_matches('0')),
            _ => (address, ""),
        };
        let host = host.to_lowercase();
        let port = if port.is_empty() { default_port } else { port }.to_owned();
        (!host.is_empty()).then_some(Self { scheme, host, port })
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { scheme, host, port } = self;
        match (scheme.as_str(), port.as_str()) {
            ("http", "80") | ("https", "443") => write!(f, "{scheme}://{host}"),
            _ => write!(f, "{scheme}://{host}:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved() -> ChatbotSettings {
        ChatbotSettings {
            access: Access::Open,
            analytics_url: Some("https://bot.example/analytics".to_owned()),
            has_analytics_token: true,
            allowed_domains: Vec::new(),
        }
    }

    fn typed(url: &str) -> SettingsForm {
        SettingsForm { analytics_url: url.to_owned(), ..SettingsForm::of(&saved()) }
    }

    #[test]
    fn a_form_is_as_saved_until_something_in_it_differs() {
        let form = SettingsForm::of(&saved());
        assert!(form.is_as_saved(&saved()));
        assert!(typed(" https://bot.example/analytics ").is_as_saved(&saved()));
        assert!(
            SettingsForm { token: TokenChange::Set(" ".to_owned()), ..form.clone() }.is_as_saved(&saved())
        );
        assert!(
            !SettingsForm { token: TokenChange::Set("t".to_owned()), ..form.clone() }.is_as_saved(&saved())
        );
        assert!(!SettingsForm { token: TokenChange::Remove, ..form.clone() }.is_as_saved(&saved()));
        assert!(!SettingsForm { access: Access::Authenticated, ..form }.is_as_saved(&saved()));
        assert!(!typed("").is_as_saved(&saved()));
    }

    #[test]
    fn what_an_authenticated_chatbots_form_hides_is_not_changed() {
        let form = SettingsForm {
            access: Access::Authenticated,
            token: TokenChange::Remove,
            ..typed("https://elsewhere.example")
        };
        let change = form.change(&saved()).unwrap();
        assert_eq!(change.analytics_url, "https://bot.example/analytics");
        assert_eq!(change.analytics_token, TokenChange::Keep);
        assert!(form.forgets_networks(&saved()));
        assert!(!form.forgets_networks(&ChatbotSettings { access: Access::Authenticated, ..saved() }));
    }

    #[test]
    fn domains_are_typed_as_a_list_and_an_open_chatbots_stay() {
        let domain = |text| EmailDomain::new(text).unwrap();
        let saved = ChatbotSettings {
            access: Access::Authenticated,
            allowed_domains: vec![domain("a.org"), domain("b.org")],
            ..saved()
        };
        let form = SettingsForm::of(&saved);
        assert_eq!(form.allowed_domains, "a.org\nb.org");
        let typed = |list: &str| SettingsForm { allowed_domains: list.to_owned(), ..form.clone() };
        assert!(typed(" A.org, b.org ").is_as_saved(&saved));
        assert!(!typed("a.org").is_as_saved(&saved));
        assert_eq!(typed("c.org").change(&saved).unwrap().allowed_domains, [domain("c.org")]);
        let wrong = typed("a.org ana@b.org");
        assert!(!wrong.is_as_saved(&saved));
        assert!(
            matches!(wrong.change(&saved), Err(Error::Invalid { field, .. }) if field == "allowed_domains")
        );
        let open = SettingsForm { access: Access::Open, ..wrong };
        assert_eq!(open.change(&saved).unwrap().allowed_domains, saved.allowed_domains);
    }

    #[test]
    fn a_token_is_sent_without_the_space_around_it() {
        let form = SettingsForm { token: TokenChange::Set(" t \n".to_owned()), ..SettingsForm::of(&saved()) };
        assert_eq!(form.change(&saved()).unwrap().analytics_token, TokenChange::Set("t".to_owned()));
    }

    #[test]
    fn a_kept_token_is_for_its_own_origin_only() {
        let field = |url| typed(url).token_field(&saved());
        for same in [
            "https://bot.example/analytics",
            "https://bot.example/other?x=http://else.example",
            "HTTPS://BOT.example:443",
            "https://bot.example:0443/",
            "https://me@bot.example/",
            "",
            "https:/",
            "bot.example",
            "https://",
        ] {
            assert_eq!(field(same), TokenField::Kept, "{same}");
        }
        for other in [
            "http://bot.example/analytics",
            "https://bot.example:8443/analytics",
            "https://bot.example.org/analytics",
            "https://bot.example@else.example/",
            "https://else.example\\@bot.example/",
            "https://[2001:db8::1]/analytics",
        ] {
            assert_eq!(field(other), TokenField::Elsewhere("https://bot.example".to_owned()), "{other}");
        }
        let elsewhere = ChatbotSettings { analytics_url: Some("http://[::1]:8080/a".to_owned()), ..saved() };
        assert_eq!(
            typed("http://[::1]:8081/a").token_field(&elsewhere),
            TokenField::Elsewhere("http://[::1]:8080".to_owned())
        );
        assert_eq!(typed("http://[::1]:8080/b").token_field(&elsewhere), TokenField::Kept);
    }

    #[test]
    fn what_can_be_done_with_the_token_depends_on_whether_one_is_kept() {
        let with = |token: TokenChange, saved: &ChatbotSettings| {
            SettingsForm { token, ..SettingsForm::of(saved) }.token_field(saved)
        };
        assert_eq!(with(TokenChange::Keep, &saved()), TokenField::Kept);
        assert_eq!(with(TokenChange::Remove, &saved()), TokenField::Leaving);
        assert_eq!(with(TokenChange::Set(String::new()), &saved()), TokenField::Replacing);
        let without = ChatbotSettings { has_analytics_token: false, ..saved() };
        assert_eq!(with(TokenChange::Keep, &without), TokenField::Empty);
        assert_eq!(with(TokenChange::Set("t".to_owned()), &without), TokenField::Empty);
    }
}
