//! What a deletion took: shown, and as a file to keep.

use leptos::prelude::*;

use crate::{
    domain::{Deletion, Receipt, ReceiptOf, Timestamp, receipt_file, wording},
    pages::users::state::UsersState,
    ui::{
        download::download_text,
        format::machine,
        icon::{Icon, Shape},
        pieces::view_pieces,
    },
};

/// A user whom this page deleted; `children` are the ways there are besides the receipt.
#[component]
pub fn DeletionLine(state: UsersState, deletion: Deletion, children: Children) -> impl IntoView {
    let Deletion { user, name, receipt, at } = deletion;
    let name = view! { <bdi>{name}</bdi> };
    view! {
        <li class="job is-over" tabindex="-1">
            <div class="job-text">
                <b>{view_pieces("tray-deleted-user", Vec::new(), vec![("name", name.into_any())])}</b>
                <small>{wording::receipt(receipt)}</small>
            </div>
            <div class="job-ways">
                <ReceiptButton state of=ReceiptOf::User(user) at=Some(at) receipt />
                {children()}
            </div>
        </li>
    }
}

/// Saves a receipt.
#[component]
pub fn ReceiptButton(
    state: UsersState,
    of: ReceiptOf,
    at: Option<Timestamp>,
    receipt: Receipt,
) -> impl IntoView {
    let save = move |_| {
        let name = match of {
            ReceiptOf::User(user) => format!("receipt-user-{user}.json"),
            ReceiptOf::BulkAction(job) => format!("receipt-bulk-action-{job}.json"),
        };
        let at = at.map(machine).unwrap_or_default();
        download_text(&receipt_file(state.chatbot_id, of, &at, receipt), "application/json", &name);
    };
    view! {
        <button type="button" class="btn" on:click=save>
            <Icon shape=Shape::Download />
            {t!("tray-receipt")}
        </button>
    }
}
