//! The recovery codes, which are shown once.

use leptos::prelude::*;

use crate::{
    domain::wording,
    pages::me::Me,
    ui::{clipboard::CopyButton, download::download_text},
};

#[component]
pub fn RecoveryCodes(me: Me, codes: Vec<String>, #[prop(into)] kept: Callback<()>) -> impl IntoView {
    let all = codes.join("\n");
    let list = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
    let save = move |_| {
        let Some(account) = untrack(|| me.account()) else { return };
        let site = window().location().origin().unwrap_or_default();
        let file = wording::recovery_file(&account, &site, &codes);
        download_text(&file, "text/plain;charset=utf-8", "rollcall-recovery-codes.txt");
    };
    view! {
        <div class="recovery" role="group" aria-labelledby="recovery-title">
            <p role="status">
                <b id="recovery-title">{t!("account-page-recovery-title")}</b>
            </p>
            <p>{t!("account-page-recovery")}</p>
            <ul class="recovery-codes">{list}</ul>
            <div class="account-ways">
                <CopyButton text=all />
                <button type="button" class="btn" on:click=save>
                    {t!("account-page-recovery-download")}
                </button>
                <button type="button" class="btn is-primary" on:click=move |_| kept.run(())>
                    {t!("account-page-recovery-kept")}
                </button>
            </div>
        </div>
    }
}
