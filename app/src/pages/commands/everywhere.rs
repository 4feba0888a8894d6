//! What can be done on every page: going to others, the theme, signing out.

use leptos::prelude::*;

use crate::{
    domain::{Theme, settings_url, whole_audit_url},
    i18n::{Language, choose_language},
    pages::{Navigator, commands::Command, me::Me, shell::Chatbots},
    ui::{theme::choose_theme, toast::Toasts},
};

const PLACE: &str = "Go to";

/// The commands of every page.
#[derive(Clone, Copy)]
pub struct Everywhere {
    pub chatbots: Chatbots,
    pub me: Me,
    pub navigator: Navigator,
    pub toasts: Toasts,
}

impl Everywhere {
    pub fn commands(self) -> Vec<Command> {
        let go = |id: String, title: String, url: String| {
            Command::new(PLACE, id, title, move || self.navigator.go(&url))
        };
        let mut commands = Vec::new();
        let all = untrack(|| self.chatbots.all()).and_then(Result::ok).unwrap_or_default();
        for chatbot in all {
            let (id, name) = (chatbot.id, &chatbot.name);
            commands.extend([
                go(format!("users:{id}"), format!("Users of {name}"), chatbot.users_url()),
                go(format!("settings:{id}"), format!("Settings of {name}"), settings_url(id)),
                go(format!("audit:{id}"), format!("Audit log of {name}"), whole_audit_url(Some(id))),
            ]);
        }
        if untrack(|| self.me.is_owner()) {
            commands.extend([
                go("chatbots".to_owned(), "All chatbots".to_owned(), "/".to_owned()),
                go("audit".to_owned(), "Audit log of the installation".to_owned(), whole_audit_url(None)),
            ]);
        }
        commands.push(go("account".to_owned(), "Your account".to_owned(), "/account".to_owned()));
        commands.extend(Theme::ALL.iter().map(|theme| {
            let (theme, title) = (*theme, format!("Colours: {}", theme.label()));
            Command::new("Colours", format!("theme:{}", theme.as_str()), title, move || choose_theme(theme))
        }));
        commands.extend(Language::ALL.iter().map(|language| {
            let (language, title) = (*language, t!("language-choice", name = language.name()));
            Command::new(t!("language"), format!("language:{}", language.as_str()), title, move || {
                choose_language(language);
            })
        }));
        commands.push(Command::new("Account", "sign-out", "Sign out", move || {
            self.me.sign_out(self.navigator, self.toasts);
        }));
        commands
    }
}
