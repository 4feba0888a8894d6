//! What a deletion took, by rows of what: the answer to "is it really gone?".

use serde::{Deserialize, Serialize};

use super::{ChatbotId, JobId, UserId};

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_none(count: &u64) -> bool {
    *count == 0
}

macro_rules! receipt {
    ($($(#[doc = $doc:literal])+ $field:ident: $said:literal;)+) => {
        /// How many rows of what a deletion took, counted in its own transaction.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Receipt {
            $($(#[doc = $doc])+ #[serde(default, skip_serializing_if = "is_none")] pub $field: u64,)+
        }

        impl Receipt {
            /// Both together.
            #[must_use]
            pub const fn plus(self, other: Self) -> Self {
                Self { $($field: self.$field.saturating_add(other.$field)),+ }
            }

            /// How many there were, of each of which there was something: "1 user", "2 sessions".
            #[must_use]
            pub fn counts(self) -> Vec<String> {
                let all = [$((self.$field, t!($said, count = self.$field))),+];
                all.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
            }
        }
    };
}

receipt! {
    /// Users.
    users: "receipt-users";
    /// Their sessions.
    sessions: "receipt-sessions";
    /// Their messages.
    messages: "receipt-messages";
    /// Users of whom analytics had told: their networks, questions and when they were last seen.
    analytics: "receipt-analytics";
    /// Their invitations.
    invitations: "receipt-invitations";
    /// The views that they saved.
    saved_views: "receipt-saved-views";
    /// Their accounts of the console.
    accounts: "receipt-accounts";
    /// The passkeys of these.
    passkeys: "receipt-passkeys";
    /// The recovery codes of these.
    recovery_codes: "receipt-recovery-codes";
    /// The sessions in the console of these.
    console_sessions: "receipt-console-sessions";
    /// The links that were made for these.
    console_links: "receipt-console-links";
    /// The sign-ins of these that were begun.
    tickets: "receipt-tickets";
}

/// What was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptOf {
    /// One user.
    User(UserId),
    /// Those of a bulk action.
    BulkAction(JobId),
}

/// A receipt as a file; `deleted_at` as RFC 3339 has it. It names nobody.
#[must_use]
pub fn receipt_file(chatbot: ChatbotId, of: ReceiptOf, deleted_at: &str, receipt: Receipt) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        format: &'a str,
        version: u32,
        chatbot: ChatbotId,
        #[serde(flatten)]
        of: ReceiptOf,
        deleted_at: &'a str,
        rows: Receipt,
    }
    let format = "rollcall-deletion-receipt";
    let file = File { format, version: 1, chatbot, of, deleted_at, rows: receipt };
    // Plain data, so it always has a JSON form.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_add_up_and_tell_what_there_was() {
        let one = Receipt { users: 1, sessions: 2, ..Receipt::default() };
        let both = one.plus(Receipt { users: 1, tickets: 3, ..Receipt::default() });
        assert_eq!(both, Receipt { users: 2, sessions: 2, tickets: 3, ..Receipt::default() });
        assert_eq!(both.counts(), ["2 users", "2 sessions", "3 begun sign-ins"]);
        assert_eq!(serde_json::to_string(&one).unwrap(), r#"{"users":1,"sessions":2}"#);
    }

    #[test]
    fn the_file_says_what_went_when_and_of_whom_by_number() {
        let receipt = Receipt { users: 1, messages: 4, ..Receipt::default() };
        let file = receipt_file(ChatbotId(3), ReceiptOf::User(UserId(9)), "2026-11-23T10:00:00Z", receipt);
        let read: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(
            read,
            serde_json::json!({
                "format": "rollcall-deletion-receipt", "version": 1, "chatbot": 3, "user": 9,
                "deleted_at": "2026-11-23T10:00:00Z", "rows": { "users": 1, "messages": 4 },
            })
        );
        let file = receipt_file(ChatbotId(3), ReceiptOf::BulkAction(JobId(5)), "", receipt);
        assert!(file.contains("\"bulk_action\": 5"), "{file}");
    }
}
