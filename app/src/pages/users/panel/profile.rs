//! Who a user is and what they may do.

use leptos::{ev, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    api::users::{change_user, delete_user},
    domain::{
        Columns, Deletion, Invalid, ListColumn, PersonName, Receipt, Role, Status, User, UserChange,
        differences, user_file_url,
    },
    pages::users::{
        panel::{
            PanelState,
            confirm::{ConfirmDelete, ConfirmDisable},
            conflict::ConflictNotice,
            console::ConsoleAccess,
            invitation::InvitationPart,
            network::NetworkFacts,
        },
        state::UsersState,
    },
    ui::{
        badge::StatusBadge,
        call::Caller,
        drafts::{keep_draft, take_draft},
        field::TextField,
        format::{Ago, Moment, now},
        notice::Alert,
    },
};

/// What an admin wants done to a user.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Change(UserChange),
    Delete,
}

/// A wish that met a user someone else had changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub before: User,
    pub current: User,
    /// `None`: the admin has not asked for anything yet, but typed something.
    pub wish: Option<Wish>,
}

/// What is typed, as it is kept.
#[derive(Serialize, Deserialize)]
struct Typed {
    base: User,
    name: String,
    role: Role,
}

/// What is typed about a user, and the user it is about.
#[derive(Clone, Copy)]
pub struct Form {
    panel: PanelState,
    base: RwSignal<User>,
    name: RwSignal<String>,
    role: RwSignal<Role>,
    busy: RwSignal<bool>,
    name_error: RwSignal<Option<String>>,
    error: RwSignal<Option<Error>>,
    conflict: RwSignal<Option<Conflict>>,
    caller: Caller,
}

impl Form {
    fn new(panel: PanelState, user: User) -> Self {
        Self {
            panel,
            name: RwSignal::new(user.name.clone()),
            role: RwSignal::new(user.role),
            base: RwSignal::new(user),
            busy: RwSignal::new(false),
            name_error: RwSignal::new(None),
            error: RwSignal::new(None),
            conflict: RwSignal::new(None),
            caller: Caller::here(),
        }
    }

    /// Has what is typed outlast being signed out, and takes back what did. If the user changed meanwhile, that is a conflict as
    /// any other.
    fn keep(self) {
        let name = format!("user {} {}", self.panel.page.chatbot_id, self.panel.user_id);
        if let Some(Typed { base, name, role }) = take_draft(&name) {
            self.base.set(base);
            self.name.set(name);
            self.role.set(role);
        }
        keep_draft(name, move || {
            let typed = || Typed { base: self.base.get(), name: self.name.get(), role: self.role.get() };
            self.is_dirty().then(typed)
        });
    }

    fn is_dirty(self) -> bool {
        self.base.with(|base| base.role != self.role.get() || base.name != self.name.get())
    }

    /// Takes in how the user is now; what is typed stays.
    fn heard(self, current: User) {
        let before = self.base.get_untracked();
        // What was refused stays wished until the admin decides.
        let wish = self.conflict.with_untracked(|conflict| conflict.as_ref()?.wish.clone());
        if current.version <= before.version || differences(&before, &current).is_empty() {
            let typed = self.is_typed();
            self.base.set(current.clone());
            if !typed {
                self.begin_from(current);
            }
        } else if wish.is_some() || self.is_typed() {
            self.conflict.set(Some(Conflict { before, current, wish }));
        } else {
            self.conflict.set(None);
            self.begin_from(current);
        }
    }

    fn is_typed(self) -> bool {
        untrack(|| self.is_dirty())
    }

    fn begin_from(self, user: User) {
        self.name.set(user.name.clone());
        self.role.set(user.role);
        self.base.set(user);
        self.name_error.set(None);
        self.error.set(None);
    }

    /// What is typed, as a change; only what differs from the user it began with.
    fn typed_change(self) -> Result<UserChange, String> {
        let base = self.base.get_untracked();
        let name = PersonName::new(&self.name.get_untracked())
            .map_err(|Invalid(reason)| t!("field-name-refused", reason = reason))?;
        let role = self.role.get_untracked();
        Ok(UserChange {
            name: (name.as_str() != base.name).then_some(name),
            role: (role != base.role).then_some(role),
            disabled: None,
        })
    }

    fn may_save(self) -> bool {
        !self.busy.get() && self.is_dirty() && self.conflict.with(Option::is_none)
    }

    fn save(self) {
        if !untrack(|| self.may_save()) {
            return;
        }
        match self.typed_change() {
            Ok(change) => self.ask(Wish::Change(change), self.base.get_untracked()),
            Err(why) => self.name_error.set(Some(why)),
        }
    }

    /// Asks the server for `wish`, made from `user`.
    pub fn ask(self, wish: Wish, user: User) {
        self.busy.set(true);
        self.error.set(None);
        self.name_error.set(None);
        let (chatbot, id, version) = (self.panel.page.chatbot_id, user.id, user.version);
        match wish.clone() {
            Wish::Change(change) => {
                let call = change_user(chatbot, id, version, change);
                self.caller.call(call, move |result| match result {
                    Ok(after) => self.changed(&user, after),
                    Err(error) => self.failed(wish, user, error),
                });
            }
            Wish::Delete => {
                self.panel.is_leaving.set_value(true);
                let call = delete_user(chatbot, id, version);
                self.caller.call(call, move |result| match result {
                    Ok(receipt) => self.deleted(&user, receipt),
                    Err(error) => self.failed(wish, user, error),
                });
            }
        }
    }

    fn deleted(self, user: &User, receipt: Receipt) {
        self.panel.page.close();
        self.panel.page.refresh();
        self.panel.page.toasts.say(t!(
            "panel-deleted",
            name = user.display_name(),
            sessions = receipt.sessions,
            messages = receipt.messages
        ));
        let deletion = Deletion { user: user.id, name: user.display_name(), receipt, at: now() };
        self.panel.page.tray.tray.update(|tray| tray.note_deletion(deletion));
    }

    fn changed(self, before: &User, now: User) {
        self.busy.set(false);
        self.conflict.set(None);
        let typed_name = (self.name.get_untracked() != before.name).then(|| self.name.get_untracked());
        let name = now.display_name();
        let told = match (before.status, now.status) {
            (was, Status::Disabled) if was != Status::Disabled => t!("panel-disabled", name = name),
            (Status::Disabled, now) if now != Status::Disabled => t!("panel-enabled", name = name),
            _ => t!("panel-saved", name = name),
        };
        self.panel.page.toasts.say(told);
        let keeps_typing = typed_name.filter(|typed| *typed != now.name && before.name == now.name);
        self.begin_from(now.clone());
        if let Some(typed) = keeps_typing {
            self.name.set(typed);
        }
        self.panel.put(now);
        self.panel.page.refresh();
    }

    fn failed(self, wish: Wish, before: User, error: Error) {
        self.busy.set(false);
        if wish == Wish::Delete {
            // They stay after all: what was passed over meanwhile is caught up with.
            self.panel.is_leaving.set_value(false);
            self.panel.load();
        }
        match error {
            Error::Changed { current } => {
                self.conflict.set(Some(Conflict { before, current: *current, wish: Some(wish) }));
            }
            Error::Invalid { field, reason } if field == "name" => {
                self.name_error.set(Some(t!("field-name-refused", reason = reason)));
            }
            other => self.error.set(Some(other)),
        }
    }

    /// Does what was wished to the user as someone else left them.
    pub fn apply_anyway(self, conflict: Conflict) {
        let wish = match conflict.wish {
            Some(wish) => wish,
            None => match self.typed_change() {
                Ok(change) => Wish::Change(change),
                Err(why) => return self.name_error.set(Some(why)),
            },
        };
        self.ask(wish, conflict.current);
    }

    /// Gives up what was typed or wished.
    pub fn keep_theirs(self, conflict: Conflict) {
        self.conflict.set(None);
        self.begin_from(conflict.current.clone());
        self.panel.put(conflict.current);
    }
}

#[component]
pub fn Profile(panel: PanelState) -> impl IntoView {
    let is_known = Memo::new(move |_| panel.user.with(Option::is_some));
    move || {
        is_known.get();
        match panel.user.get_untracked() {
            Some(user) => view! { <KnownProfile panel user /> }.into_any(),
            None => skeleton().into_any(),
        }
    }
}

#[component]
fn KnownProfile(panel: PanelState, user: User) -> impl IntoView {
    let form = Form::new(panel, user);
    form.keep();
    Effect::new(move || {
        if let Some(user) = panel.user.get() {
            untrack(|| form.heard(user));
        }
    });
    let disabling = RwSignal::new(false);
    let deleting = RwSignal::new(false);
    let is_disabled = Memo::new(move |_| form.base.with(|user| user.status == Status::Disabled));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let change_access = move |disabled: bool| {
        let change = UserChange { disabled: Some(disabled), ..UserChange::default() };
        form.ask(Wish::Change(change), form.base.get_untracked());
    };
    let turn_access = move |_| match (form.busy.get_untracked(), is_disabled.get_untracked()) {
        (true, _) => {}
        (false, true) => change_access(false),
        (false, false) => disabling.set(true),
    };
    let ask_to_delete = move |_| {
        if !form.busy.get_untracked() {
            deleting.set(true);
        }
    };
    let is_busy = move || form.busy.get().to_string();
    view! {
        <div class="profile">
            {move || form.conflict.get().map(|conflict| view! { <ConflictNotice form conflict /> })}
            <form class="profile-form" on:submit=submit novalidate=true>
                <TextField id="user-name" label=t!("ui-name") value=form.name error=form.name_error />
                <div class="field">
                    <label for="user-role">{ListColumn::Role.label()}</label>
                    <div class="field-line">
                        <select
                            id="user-role"
                            class="input"
                            prop:value=move || form.role.get().as_str()
                            on:change=move |event| {
                                if let Some(role) = Role::parse(&event_target_value(&event)) {
                                    form.role.set(role);
                                }
                            }
                        >
                            {Role::ALL
                                .iter()
                                .map(|role| {
                                    view! {
                                        <option value=role.as_str() selected=move || form.role.get() == *role>
                                            {role.label()}
                                        </option>
                                    }
                                })
                                .collect_view()}
                        </select>
                        <button
                            type="submit"
                            class="btn is-primary"
                            aria-disabled=move || (!form.may_save()).to_string()
                        >
                            {t!("ui-save")}
                        </button>
                    </div>
                    <p class="field-hint">{move || form.role.get().meaning()}</p>
                </div>
                <Alert error=form.error />
            </form>
            <InvitationPart panel />
            <Facts form page=panel.page />
            <ConsoleAccess panel user=form.base />
            <div class="profile-actions">
                // One button for both, so that it keeps the focus.
                <button type="button" class="btn" aria-disabled=is_busy on:click=turn_access>
                    {move || if is_disabled.get() { t!("panel-enable") } else { t!("panel-disable-asks") }}
                </button>
                <a
                    class="btn"
                    href=user_file_url(panel.page.chatbot_id, panel.user_id)
                    download=""
                    title=t!("panel-export-title")
                >
                    {t!("panel-export")}
                </a>
                <button type="button" class="btn is-danger" aria-disabled=is_busy on:click=ask_to_delete>
                    {t!("panel-delete-asks")}
                </button>
            </div>
        </div>
        <ConfirmDisable open=disabling user=form.base confirmed=move |()| change_access(true) />
        <ConfirmDelete
            open=deleting
            panel
            confirmed=move |()| form.ask(Wish::Delete, form.base.get_untracked())
        />
    }
}

#[component]
fn Facts(form: Form, page: UsersState) -> impl IntoView {
    move || {
        let user = form.base.get();
        view! {
            <dl class="facts">
                <dt>{ListColumn::Status.label()}</dt>
                <dd>
                    <StatusBadge status=user.status invitation=user.invitation.clone() />
                </dd>
                {user.email.clone().map(|email| view! { <dt>{t!("ui-email")}</dt><dd><bdi class="is-wrapped">{email}</bdi></dd> })}
                {user
                    .visitor
                    .clone()
                    .map(|visitor| view! { <dt>{t!("panel-visitor")}</dt><dd><code class="is-wrapped">{visitor}</code></dd> })}
                <dt>{ListColumn::Added.label()}</dt>
                <dd>
                    <Moment at=user.created_at />
                </dd>
                <dt>{t!("panel-signed-in")}</dt>
                <dd>
                    {user.signed_in_at.map_or_else(|| view! { <span class="is-dim">{t!("panel-never")}</span> }.into_any(), |at| view! { <Moment at /> }.into_any())}
                </dd>
                <dt>{ListColumn::Active.label()}</dt>
                <dd>
                    {user.last_active_at.map_or_else(|| view! { <span class="is-dim">{t!("panel-never")}</span> }.into_any(), |at| view! { <Ago at /> }.into_any())}
                </dd>
                {(page.columns.get() == Columns::WithNetworks).then(|| view! { <NetworkFacts page user=user.clone() /> })}
            </dl>
        }
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <div class="profile" aria-hidden="true">
            {(0..5).map(|_| view! { <span class="bone is-block"></span> }).collect_view()}
        </div>
    }
}
