//! What an open chatbot says of its visitors: the badges in their rows, the filter by network, what is wrong with it.

use leptos::{ev, prelude::*};

use crate::{
    domain::{Access, Network, NetworkState, Told, User, settings_url, wording},
    i18n::{Piece, pieces},
    later,
    pages::{
        network::{NetworkNews, ReadAgain, ReadError},
        users::{filters::FilterButton, state::UsersState},
    },
    ui::{
        focus,
        format::{Ago, Clock, moment_today, number},
        pieces::view_pieces,
    },
};

later!(desk: fn cells(state: UsersState, row: Memo<Option<u64>>, user: Memo<Option<User>>) => view! { <Cells state row user /> }, quietly cell_skeletons);

/// The badges of a user's row. Most chatbots have none, so that their program is not in the first load.
#[component]
pub fn NetworkCells(state: UsersState, row: Memo<Option<u64>>, user: Memo<Option<User>>) -> impl IntoView {
    cells(state, row, user)
}

/// Stands where the badges come.
fn cell_skeletons() -> AnyView {
    view! {
        <div class="networks" aria-hidden="true">
            <div class="cell is-network">
                <span class="bone is-short"></span>
            </div>
            <div class="cell is-questions">
                <span class="bone is-short"></span>
            </div>
            <div class="cell is-seen">
                <span class="bone is-short"></span>
            </div>
        </div>
    }
    .into_any()
}

/// They live as long as the row and read the user themselves, as [`RowBox`] does.
///
/// [`RowBox`]: crate::pages::users::selection::RowBox
#[component]
fn Cells(state: UsersState, row: Memo<Option<u64>>, user: Memo<Option<User>>) -> impl IntoView {
    let is_current = Memo::new(move |_| row.get() == Some(state.current_row.get()));
    let network = Memo::new(move |_| user.with(|user| user.as_ref().and_then(|user| user.network)));
    let questions = Memo::new(move |_| user.with(|user| user.as_ref().and_then(|user| user.questions)));
    let last_seen = Memo::new(move |_| user.with(|user| user.as_ref().and_then(|user| user.last_seen_at)));
    let is_there = Memo::new(move |_| user.with(Option::is_some));
    let how = move |is_known| Told::number(is_known, state.networks.state.get());
    view! {
        // As wide as the columns are, its cells stand in them; on a narrow screen it is a line of its own.
        <div class="networks" role="presentation">
            <div class="cell is-network" role="gridcell" aria-colindex="5">
                {move || {
                    if is_there.get() {
                        let tabindex = if is_current.get() { "0" } else { "-1" };
                        network_badge(state, network.get(), tabindex)
                    } else {
                        view! { <span class="bone is-short"></span> }.into_any()
                    }
                }}
            </div>
            <div class="cell is-questions" role="gridcell" aria-colindex="6">
                {move || {
                    is_there
                        .get()
                        .then(|| {
                            let questions = questions.get();
                            told(how(questions.is_some()), || {
                                questions.map(|questions| view! { <Questions questions /> })
                            })
                        })
                }}
            </div>
            <div class="cell is-seen" role="gridcell" aria-colindex="7">
                {move || {
                    is_there
                        .get()
                        .then(|| {
                            let last_seen = last_seen.get();
                            told(how(last_seen.is_some()), || last_seen.map(|at| view! { <Ago at /> }))
                        })
                }}
            </div>
        </div>
    }
}

#[component]
fn Questions(questions: u64) -> impl IntoView {
    let piece = |piece| match piece {
        Piece::Text(unit) => view! { <span class="unit">{unit}</span> }.into_any(),
        Piece::Slot(_) => number(questions).into_any(),
    };
    pieces("users-questions", vec![("count", questions.into())], &["number"])
        .into_iter()
        .map(piece)
        .collect_view()
}

/// A user's masked network: a way to see who shares it.
fn network_badge(state: UsersState, network: Option<Network>, tabindex: &'static str) -> AnyView {
    let is_filter = network.is_some() && state.query.with(|query| query.network == network);
    told(Told::network(network.is_some(), state.networks.state.get()), || {
        network.map(|network| view! { <NetworkButton state network is_filter tabindex /> })
    })
}

#[component]
fn NetworkButton(
    state: UsersState,
    network: Network,
    is_filter: bool,
    tabindex: &'static str,
) -> impl IntoView {
    let meaning = wording::network_button(&network, is_filter);
    let click = move |event: ev::MouseEvent| {
        event.stop_propagation();
        state.filter_by_network((!is_filter).then_some(network));
    };
    view! {
        <button
            type="button"
            class="network"
            tabindex=tabindex
            aria-label=meaning.clone()
            title=meaning
            on:click=click
        >
            {network.to_string()}
        </button>
    }
}

/// What stands where something goes that the chatbot says.
fn told<V: IntoView + 'static>(told: Told, known: impl FnOnce() -> V) -> AnyView {
    match told {
        Told::Known => known().into_any(),
        Told::Loading => view! {
            <span class="bone is-short"></span>
            <span class="sr">{t!("users-loading")}</span>
        }
        .into_any(),
        Told::Unavailable => view! {
            <span class="network is-unavailable" title=wording::network_unavailable()>
                {wording::network_unavailable()}
            </span>
        }
        .into_any(),
        Told::Nothing => view! {
            <span class="is-dim is-nothing" aria-hidden="true">
                "—"
            </span>
            <span class="sr">{t!("users-not-known")}</span>
        }
        .into_any(),
    }
}

/// The filter by network, in the toolbar while there is one.
#[component]
pub fn NetworkFilter(state: UsersState) -> impl IntoView {
    let network = Memo::new(move |_| state.query.with(|query| query.network));
    move || network.get().map(|network| view! { <Filter state network /> })
}

#[component]
fn Filter(state: UsersState, network: Network) -> impl IntoView {
    view! {
        <FilterButton
            label=wording::remove_network_filter(&network)
            remove=move |()| state.filter_by_network(None)
        >
            {view_pieces(
                "users-filter-network",
                Vec::new(),
                vec![("network", view! { <code>{network.to_string()}</code> }.into_any())],
            )}
        </FilterButton>
    }
}

fn networks_off(state: UsersState) -> AnyView {
    let settings = view! { <a href=settings_url(state.chatbot_id)>{t!("users-networks-off-settings")}</a> };
    view_pieces("users-networks-off", Vec::new(), vec![("settings", settings.into_any())])
}

/// What is wrong with the networks, once, and the way on.
#[component]
pub fn NetworkNote(state: UsersState) -> impl IntoView {
    let networks = state.networks;
    let clock = use_context::<Clock>();
    let note = Memo::new(move |_| {
        // What is "10:32" today is another day's tomorrow.
        if let Some(Clock(now)) = clock {
            now.track();
        }
        networks.status().and_then(|status| wording::network_note(status, moment_today))
    });
    let is_off = Memo::new(move |_| networks.state.get() == Some(NetworkState::Off));
    let is_wrong = Memo::new(move |_| note.with(Option::is_some));
    Effect::watch(
        move || networks.ended.get(),
        move |_, _, _| focus::when_lost(move || state.focus_list()),
        false,
    );
    let title = move || note.get().map(|note| note.title);
    let text = move || note.get().map(|note| note.text);
    view! {
        <Show when=move || state.access.get() == Some(Access::Open)>
            <Show when=move || is_off.get()>
                <p class="network-hint">{networks_off(state)}</p>
            </Show>
            <Show when=move || is_wrong.get()>
                <div class="network-note" role="group" aria-label=t!("users-networks")>
                    <p>
                        <b>{title} "."</b>
                        " "
                        {text}
                        " "
                        <ReadError networks />
                    </p>
                    <ReadAgain networks />
                </div>
            </Show>
            <NetworkNews networks />
        </Show>
    }
}
