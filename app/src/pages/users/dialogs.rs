//! The dialogs of the users page, and what opens them.

use leptos::prelude::*;
use web_sys::File;

use crate::pages::users::{
    bulk::{ConfirmDialog, Confirmation},
    export::ExportDialog,
    import::ImportDialog,
    invite::InviteDialog,
    shortcuts::ShortcutsDialog,
    state::UsersState,
    tray::RecentDialog,
};

/// Which dialog is open.
#[derive(Clone, Copy)]
pub struct Dialogs {
    pub inviting: RwSignal<bool>,
    pub importing: RwSignal<bool>,
    pub recent: RwSignal<bool>,
    pub shortcuts: RwSignal<bool>,
    pub confirmation: Confirmation,
    exporting: RwSignal<bool>,
    export_selected: RwSignal<bool>,
    dropped: RwSignal<Option<File>, LocalStorage>,
}

impl Dialogs {
    /// None of them.
    pub fn new(state: UsersState) -> Self {
        Self {
            inviting: RwSignal::new(false),
            importing: RwSignal::new(false),
            recent: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
            confirmation: Confirmation::new(state),
            exporting: RwSignal::new(false),
            export_selected: RwSignal::new(false),
            dropped: RwSignal::new_local(None),
        }
    }

    /// Imports a file that was dropped on the page.
    pub fn import(self, file: File) {
        self.dropped.set(Some(file));
        self.importing.set(true);
    }

    /// Asks how users are to be exported: the selected ones, or all that match.
    pub fn export(self, selected: bool) {
        self.export_selected.set(selected);
        self.exporting.set(true);
    }
}

/// Where the dialogs appear.
#[component]
pub fn DialogList(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    view! {
        <InviteDialog open=dialogs.inviting importing=dialogs.importing state />
        <ImportDialog open=dialogs.importing state dropped=dialogs.dropped />
        <ExportDialog open=dialogs.exporting state selected=dialogs.export_selected />
        <ConfirmDialog confirmation=dialogs.confirmation />
        <RecentDialog open=dialogs.recent state />
        <ShortcutsDialog open=dialogs.shortcuts />
    }
}
