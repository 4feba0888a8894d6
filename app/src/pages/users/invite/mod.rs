//! Inviting people: write who, see what would happen, send, hand out the links.

mod preview;
mod report;
mod write;

use leptos::{html, prelude::*};

use crate::{
    Error,
    api::invitations::{preview_invitations, send_invitations},
    domain::{InvitationPreview, InvitationReport, Role, wording},
    pages::users::{
        invite::{preview::Preview, report::Report, write::Write},
        state::UsersState,
    },
    ui::{
        call::Caller,
        dialog::Dialog,
        drafts::{keep_draft, take_draft},
        focus,
    },
};

/// What is written in the dialog. It outlasts the dialog: a long list is not lost by a press beside it.
#[derive(Clone, Copy)]
pub struct Draft {
    pub list: RwSignal<String>,
    pub role: RwSignal<Role>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Write,
    Preview(InvitationPreview),
    Report(InvitationReport),
}

/// What the steps share.
#[derive(Clone, Copy)]
pub struct Inviting {
    pub draft: Draft,
    pub open: RwSignal<bool>,
    pub busy: RwSignal<bool>,
    /// What is wrong with the list.
    pub list_error: RwSignal<Option<String>>,
    pub error: RwSignal<Option<Error>>,
    importing: RwSignal<bool>,
    step: RwSignal<Step>,
    page: UsersState,
    caller: Caller,
    node: NodeRef<html::Div>,
}

impl Inviting {
    /// Asks what inviting the people of the list would do.
    pub fn preview(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin();
        let call = preview_invitations(self.page.chatbot_id, self.draft.list.get_untracked());
        self.caller.call(call, move |result| {
            self.busy.set(false);
            match result {
                Ok(entries) if entries.is_empty() => {
                    self.blame_list(t!("invite-no-email"));
                }
                Ok(entries) => {
                    let preview = InvitationPreview::new(entries);
                    // Who reads no further than this has read all there is.
                    let begins_at =
                        if preview.counts().is_all_new() { ".btn.is-primary" } else { ".invite-title" };
                    self.go(Step::Preview(preview), begins_at);
                }
                Err(Error::Invalid { field, reason }) if field == "list" => {
                    self.blame_list(t!("field-list-refused", reason = reason));
                }
                Err(other) => self.error.set(Some(other)),
            }
        });
    }

    /// Invites who is new.
    pub fn send(self, preview: &InvitationPreview) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin();
        let call = send_invitations(self.page.chatbot_id, preview.people(), self.draft.role.get_untracked());
        self.caller.call(call, move |result| {
            self.busy.set(false);
            match result {
                Ok(report) => {
                    self.draft.list.set(String::new());
                    self.draft.role.set(Role::Regular);
                    self.go(Step::Report(report), ".invite-title");
                    self.page.refresh();
                }
                Err(other) => self.error.set(Some(other)),
            }
        });
    }

    /// Back to what was written.
    pub fn write(self) {
        self.go(Step::Write, "textarea");
    }

    /// To the dialog that takes more people than this one.
    pub fn import(self) {
        self.open.set(false);
        self.importing.set(true);
    }

    fn begin(self) {
        self.error.set(None);
        self.list_error.set(None);
        self.busy.set(true);
    }

    fn blame_list(self, why: String) {
        self.list_error.set(Some(why));
        self.focus("textarea");
    }

    fn go(self, step: Step, begins_at: &'static str) {
        self.error.set(None);
        self.list_error.set(None);
        self.step.set(step);
        self.focus(begins_at);
    }

    fn focus(self, selector: &'static str) {
        request_animation_frame(move || {
            if let Some(node) = self.node.try_get_untracked().flatten() {
                focus::focus_in(&node, selector);
            }
        });
    }
}

#[component]
pub fn InviteDialog(open: RwSignal<bool>, importing: RwSignal<bool>, state: UsersState) -> impl IntoView {
    let name = format!("invite {}", state.chatbot_id);
    let list = RwSignal::new(take_draft::<String>(&name).unwrap_or_default());
    keep_draft(name, move || Some(list.get()).filter(|list| !list.is_empty()));
    let draft = Draft { list, role: RwSignal::new(Role::Regular) };
    view! {
        <Dialog open title=t!("invite-title") wide=true>
            <Invite open importing state draft />
        </Dialog>
    }
}

#[component]
fn Invite(open: RwSignal<bool>, importing: RwSignal<bool>, state: UsersState, draft: Draft) -> impl IntoView {
    let inviting = Inviting {
        draft,
        open,
        busy: RwSignal::new(false),
        list_error: RwSignal::new(None),
        error: RwSignal::new(None),
        importing,
        step: RwSignal::new(Step::Write),
        page: state,
        caller: Caller::here(),
        node: NodeRef::new(),
    };
    let step = move || match inviting.step.get() {
        Step::Write => view! { <Write inviting /> }.into_any(),
        Step::Preview(preview) => view! { <Preview inviting preview /> }.into_any(),
        Step::Report(report) => view! { <Report inviting report /> }.into_any(),
    };
    // It stands there before it says something, or it would not be heard.
    let news = move || match inviting.step.get() {
        Step::Write => String::new(),
        Step::Preview(preview) => wording::preview_counts(preview.counts()),
        Step::Report(report) => wording::invited(&report),
    };
    view! {
        <div class="invite" node_ref=inviting.node>
            <p class="sr" role="status">
                {news}
            </p>
            {step}
        </div>
    }
}
