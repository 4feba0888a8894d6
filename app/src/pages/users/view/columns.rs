//! Which columns the list shows, and how dense it is.

use leptos::prelude::*;

use crate::{
    domain::{Columns, Density, Layout, ListColumn},
    pages::users::{
        state::UsersState,
        view::resize::{STEP, widen},
    },
    ui::{
        field::Tick,
        icon::{Icon, Shape},
        pieces::view_pieces,
    },
};

#[component]
pub fn ColumnChoice(state: UsersState, resized: RwSignal<String>) -> impl IntoView {
    let density = move |value: Density| {
        view! {
            <button
                type="button"
                aria-pressed=move || (state.layout().density == value).to_string()
                on:click=move |_| state.change_layout(|layout| layout.density = value)
            >
                {value.label()}
            </button>
        }
    };
    let has_networks = state.columns.get_untracked() == Columns::WithNetworks;
    let columns = ListColumn::ALL.iter().copied().filter(|column| has_networks || !column.is_of_networks());
    // What dragging does, for who can only press.
    let width = move |column: ListColumn, shape: Shape, name: String, by: f64| {
        view! {
            <button
                type="button"
                class="btn is-quiet is-icon"
                aria-label=name.clone()
                title=name
                aria-disabled=move || (!state.layout().shows(column)).to_string()
                on:click=move |_| widen(state, resized, column, by)
            >
                <Icon shape />
            </button>
        }
    };
    let column = move |column: ListColumn| {
        let widths = (!column.takes_the_rest()).then(|| {
            let label = column.label();
            view! {
                <span class="view-width">
                    {width(column, Shape::Narrower, t!("views-narrower", column = &label), -STEP)}
                    {width(column, Shape::Wider, t!("views-wider", column = &label), STEP)}
                </span>
            }
        });
        view! {
            <div class="view-column">
                <Tick
                    label=column.label()
                    ticked=Signal::derive(move || state.layout().shows(column))
                    turned=move |shown: bool| state.change_layout(|layout| layout.show(column, shown))
                    disabled=column.takes_the_rest()
                />
                {widths}
            </div>
        }
    };
    let is_changed = Memo::new(move |_| state.layout() != Layout::default());
    view! {
        <section class="popover-part" aria-label=t!("views-rows")>
            <h2>{t!("views-rows")}</h2>
            <div class="segments" role="group" aria-label=t!("views-density")>
                {Density::ALL.iter().map(|value| density(*value)).collect_view()}
            </div>
        </section>
        <section class="popover-part" aria-label=t!("views-columns")>
            <h2>{t!("views-columns")}</h2>
            <div class="view-columns">{columns.map(column).collect_view()}</div>
            <p class="field-hint view-widths">
                {view_pieces(
                    "views-widths",
                    Vec::new(),
                    vec![
                        ("shift", key(t!("shortcuts-key-shift"))),
                        ("back", key(t!("shortcuts-key-back"))),
                        ("on", key(t!("shortcuts-key-on"))),
                    ],
                )}
            </p>
            <div>
                <button
                    type="button"
                    class="btn"
                    aria-disabled=move || (!is_changed.get()).to_string()
                    on:click=move |_| state.change_layout(|layout| *layout = Layout::default())
                >
                    {t!("views-reset")}
                </button>
            </div>
        </section>
    }
}

fn key(name: String) -> AnyView {
    view! { <kbd>{name}</kbd> }.into_any()
}
