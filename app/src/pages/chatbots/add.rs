//! Adding a chatbot, which shows its API key this once.

use leptos::{ev, prelude::*};

use crate::{
    Error,
    api::chatbots::create_chatbot,
    domain::{Access, ChatbotName},
    pages::{Navigator, access_field::AccessField, shell::Chatbots},
    ui::{
        call::Caller, clipboard::CopyButton, dialog::Dialog, field::TextField, notice::Alert,
        pieces::view_pieces,
    },
};

#[component]
pub fn AddChatbotDialog(open: RwSignal<bool>, chatbots: Chatbots) -> impl IntoView {
    view! {
        <Dialog open title=t!("chatbots-add")>
            <AddChatbot open chatbots />
        </Dialog>
    }
}

#[component]
fn AddChatbot(open: RwSignal<bool>, chatbots: Chatbots) -> impl IntoView {
    let caller = Caller::here();
    let navigator = Navigator::here();
    let name = RwSignal::new(String::new());
    let access = RwSignal::new(Access::Authenticated);
    let busy = RwSignal::new(false);
    let name_error = RwSignal::new(None);
    let error = RwSignal::new(None);
    let made = RwSignal::new(None);
    let create = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        name_error.set(None);
        error.set(None);
        let wanted = match ChatbotName::new(&name.get_untracked()) {
            Ok(wanted) => wanted,
            Err(why) => return name_error.set(Some(t!("field-name-refused", reason = why.0))),
        };
        busy.set(true);
        caller.call(create_chatbot(wanted, access.get_untracked()), move |result| {
            busy.set(false);
            match result {
                Ok(key) => {
                    chatbots.put(key.chatbot.clone());
                    made.set(Some((key.chatbot, key.key)));
                }
                Err(Error::Invalid { field, reason }) if field == "name" => {
                    name_error.set(Some(t!("field-name-refused", reason = reason)));
                }
                Err(other) => error.set(Some(other)),
            }
        });
    };
    move || {
        match made.get() {
        Some((chatbot, key)) => {
            let users = chatbot.users_url();
            let name = view! { <bdi><b>{chatbot.name}</b></bdi> }.into_any();
            let done = move |_| {
                open.set(false);
                navigator.go(&users);
            };
            view! {
                <div class="dialog-content">
                    <p>
                        {view_pieces("chatbots-key", Vec::new(), vec![("chatbot", name)])}
                    </p>
                    <div class="secret">
                        <code>{key.clone()}</code>
                        <CopyButton text=key />
                    </div>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn is-primary" on:click=done>
                        {t!("chatbots-key-kept")}
                    </button>
                </footer>
            }
            .into_any()
        }
        None => view! {
            <form on:submit=create novalidate=true>
                <div class="dialog-content">
                    <TextField id="chatbot-name" label=t!("ui-name") value=name error=name_error autofocus=true />
                    <AccessField access />
                    <Alert error />
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn" on:click=move |_| open.set(false)>
                        {t!("ui-cancel")}
                    </button>
                    <button type="submit" class="btn is-primary" aria-disabled=move || busy.get().to_string()>
                        {t!("chatbots-add")}
                    </button>
                </footer>
            </form>
        }
        .into_any(),
    }
    }
}
