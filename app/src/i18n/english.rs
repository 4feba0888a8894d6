//! Outside the browser everything is said in English.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};

use super::Value;

/// The files of a language: which there are is the same for each, see the tests.
const FILES: &[&str] = &[
    include_str!("../../locales/en/account-page.ftl"),
    include_str!("../../locales/en/account.ftl"),
    include_str!("../../locales/en/audit-page.ftl"),
    include_str!("../../locales/en/audit.ftl"),
    include_str!("../../locales/en/bulk.ftl"),
    include_str!("../../locales/en/chatbots.ftl"),
    include_str!("../../locales/en/choice.ftl"),
    include_str!("../../locales/en/errors.ftl"),
    include_str!("../../locales/en/export.ftl"),
    include_str!("../../locales/en/field.ftl"),
    include_str!("../../locales/en/import.ftl"),
    include_str!("../../locales/en/invitation-page.ftl"),
    include_str!("../../locales/en/invitation.ftl"),
    include_str!("../../locales/en/invite.ftl"),
    include_str!("../../locales/en/keys.ftl"),
    include_str!("../../locales/en/language.ftl"),
    include_str!("../../locales/en/layout.ftl"),
    include_str!("../../locales/en/list.ftl"),
    include_str!("../../locales/en/mail-fault.ftl"),
    include_str!("../../locales/en/network.ftl"),
    include_str!("../../locales/en/palette.ftl"),
    include_str!("../../locales/en/panel.ftl"),
    include_str!("../../locales/en/people-file.ftl"),
    include_str!("../../locales/en/reasons.ftl"),
    include_str!("../../locales/en/receipt.ftl"),
    include_str!("../../locales/en/refusals.ftl"),
    include_str!("../../locales/en/set-password.ftl"),
    include_str!("../../locales/en/settings-page.ftl"),
    include_str!("../../locales/en/settings.ftl"),
    include_str!("../../locales/en/shell.ftl"),
    include_str!("../../locales/en/shortcuts.ftl"),
    include_str!("../../locales/en/sign-in.ftl"),
    include_str!("../../locales/en/tabs.ftl"),
    include_str!("../../locales/en/talk.ftl"),
    include_str!("../../locales/en/theme.ftl"),
    include_str!("../../locales/en/tray.ftl"),
    include_str!("../../locales/en/trend.ftl"),
    include_str!("../../locales/en/ui.ftl"),
    include_str!("../../locales/en/user.ftl"),
    include_str!("../../locales/en/users.ftl"),
    include_str!("../../locales/en/views.ftl"),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![unic_langid::langid!("en")]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(number)),
        _ => None,
    }));
    for file in FILES {
        // What can't be read of a file is found by a test; the rest of it is of use all the same.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
});

pub fn format_message(id: &str, values: Vec<(&str, Value)>) -> String {
    let Some(pattern) = BUNDLE.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut args = FluentArgs::new();
    for (name, value) in values {
        match value {
            #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
            Value::Number(number) => args.set(name, number as f64),
            Value::Text(text) => args.set(name, text),
            Value::Message(message) => args.set(name, message.to_string()),
        }
    }
    BUNDLE.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

/// Whether there is such a message.
#[cfg(test)]
pub fn is_known(id: &str) -> bool {
    BUNDLE.get_message(id).is_some_and(|message| message.value().is_some())
}

/// 48210 as "48,210".
fn grouped(number: &FluentNumber) -> String {
    let digits = number.value.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
