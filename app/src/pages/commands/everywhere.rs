//! What can be done on every page: going to others, the theme, signing out.

use leptos::prelude::*;

use crate::{
    domain::{Theme, settings_url, whole_audit_url},
    i18n::{Language, choose_language},
    pages::{Navigator, commands::Command, me::Me, shell::Chatbots},
    ui::{theme::choose_theme, toast::Toasts},
};

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
            Command::new(t!("palette-go-to"), id, title, move || self.navigator.go(&url))
        };
        let mut commands = Vec::new();
        let all = untrack(|| self.chatbots.all()).and_then(Result::ok).unwrap_or_default();
        for chatbot in all {
            let (id, name) = (chatbot.id, &chatbot.name);
            commands.extend([
                go(format!("users:{id}"), t!("palette-users-of", chatbot = name), chatbot.users_url()),
                go(format!("settings:{id}"), t!("palette-settings-of", chatbot = name), settings_url(id)),
                go(format!("audit:{id}"), t!("palette-audit-of", chatbot = name), whole_audit_url(Some(id))),
            ]);
        }
        if untrack(|| self.me.is_owner()) {
            commands.extend([
                go("chatbots".to_owned(), t!("palette-chatbots"), "/".to_owned()),
                go("audit".to_owned(), t!("palette-audit-of-installation"), whole_audit_url(None)),
            ]);
        }
        commands.push(go("account".to_owned(), t!("shell-account"), "/account".to_owned()));
        commands.extend(Theme::ALL.iter().map(|theme| {
            let (theme, title) = (*theme, t!("palette-colours", name = theme.label()));
            Command::new(t!("ui-colours"), format!("theme:{}", theme.as_str()), title, move || {
                choose_theme(theme);
            })
        }));
        commands.extend(Language::ALL.iter().map(|language| {
            let (language, title) = (*language, t!("language-choice", name = language.name()));
            Command::new(t!("language"), format!("language:{}", language.as_str()), title, move || {
                choose_language(language);
            })
        }));
        commands.push(Command::new(t!("palette-account"), "sign-out", t!("shell-sign-out"), move || {
            self.me.sign_out(self.navigator, self.toasts);
        }));
        commands
    }
}
