//! Inviting one person.

use leptos::{ev, prelude::*};

use crate::{
    api::invitations::send_invitations,
    domain::{Email, Invitee, PersonName, Role},
    pages::users::state::UsersState,
    ui::{call::Caller, dialog::Dialog, field::TextField, notice::Alert},
};

#[component]
pub fn InviteDialog(open: RwSignal<bool>, state: UsersState) -> impl IntoView {
    view! {
        <Dialog open title="Invite a person">
            <Invite open state />
        </Dialog>
    }
}

#[component]
fn Invite(open: RwSignal<bool>, state: UsersState) -> impl IntoView {
    let caller = Caller::here();
    let email = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(Role::Regular);
    let busy = RwSignal::new(false);
    let email_error = RwSignal::new(None);
    let name_error = RwSignal::new(None);
    let error = RwSignal::new(None);
    let invite = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wanted = (Email::new(&email.get_untracked()), PersonName::new(&name.get_untracked()));
        email_error.set(wanted.0.as_ref().err().map(|why| format!("The email {why}.")));
        name_error.set(wanted.1.as_ref().err().map(|why| format!("The name {why}.")));
        error.set(None);
        let (Ok(email), Ok(name)) = wanted else { return };
        busy.set(true);
        let people = vec![Invitee { email, name }];
        caller.call(send_invitations(state.chatbot_id, people, role.get_untracked()), move |result| {
            busy.set(false);
            match result {
                Ok(report) => match report.invited.first() {
                    None => email_error.set(Some("The email is a user of this chatbot already.".to_owned())),
                    Some(invited) => {
                        open.set(false);
                        state.toasts.say(format!("{} is invited.", invited.user.display_name()));
                        state.refresh();
                    }
                },
                Err(other) => error.set(Some(other)),
            }
        });
    };
    view! {
        <form on:submit=invite novalidate=true>
            <div class="dialog-content">
                <TextField id="invite-email" label="Email" kind="email" value=email error=email_error autofocus=true />
                <TextField id="invite-name" label="Name (optional)" value=name error=name_error />
                <div class="field">
                    <label for="invite-role">"Role"</label>
                    <select
                        id="invite-role"
                        class="input"
                        on:change=move |event| {
                            role.set(Role::parse(&event_target_value(&event)).unwrap_or(Role::Regular));
                        }
                    >
                        <option value=Role::Regular.as_str()>{Role::Regular.label()}</option>
                        <option value=Role::Admin.as_str()>{Role::Admin.label()}</option>
                    </select>
                    <p class="field-hint">"They are pending until they first sign in to the chatbot."</p>
                </div>
                <Alert error />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    "Cancel"
                </button>
                <button type="submit" class="btn is-primary" disabled=move || busy.get()>
                    "Invite"
                </button>
            </footer>
        </form>
    }
}
