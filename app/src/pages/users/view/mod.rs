//! The menu "View": columns and density of the list, and the views that were given a name.

mod columns;
mod resize;
mod saved;

use leptos::prelude::*;

use crate::{
    later,
    pages::users::{
        filters::Filters,
        state::UsersState,
        view::{columns::ColumnChoice, resize::hear_resizing, saved::SavedViews},
    },
    ui::{
        icon::{Icon, Shape},
        popover::Popover,
        theme::ThemeSwitch,
    },
};

later!(desk: pub fn filters_and_view(state: UsersState) => view! { <Filters state /> <ViewMenu state /> }, quietly place_of_menu);

/// Stands where the menu's button comes.
fn place_of_menu() -> AnyView {
    view! { <span class="btn view-button" aria-hidden="true"></span> }.into_any()
}

#[component]
fn ViewMenu(state: UsersState) -> impl IntoView {
    let open = RwSignal::new(false);
    let resized = hear_resizing(state);
    let face = view! {
        <Icon shape=Shape::View />
        <span class="view-word">{t!("views-title")}</span>
    }
    .into_any();
    view! {
        <Popover open id="view-menu" name=t!("views-title") look="btn view-button" face>
            <SavedViews state open />
            <ColumnChoice state resized />
            <section class="popover-part" aria-label=t!("views-colours-label")>
                <h2>{t!("ui-colours")}</h2>
                <ThemeSwitch />
            </section>
        </Popover>
        <p class="sr" role="status">
            {move || resized.get()}
        </p>
    }
}
