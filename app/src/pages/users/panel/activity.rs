//! What was done to a user, newest first.

use leptos::prelude::*;

use crate::{
    pages::{
        entries::{Entries, EntryList, Source},
        users::panel::PanelState,
    },
    ui::notice::Notice,
};

#[component]
pub fn Activity(panel: PanelState) -> impl IntoView {
    let source = Memo::new(move |_| Source::Activity(panel.page.chatbot_id, panel.user_id));
    let entries = Entries::new(source);
    Effect::watch(move || panel.page.user_news.get(), move |_, _, _| entries.reload(), false);
    view! {
        <EntryList entries url=Callback::new(move |place| panel.page.panel_url(Some(place)))>
            <Notice title=t!("panel-activity-none") text=t!("panel-activity-none-text") />
        </EntryList>
    }
}
