//! What the parts of the users page share. All of what is shown of it stands in the URL, so that reload, back and
//! a shared link give the same view.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use wasm_bindgen::JsCast;

use crate::{
    Error,
    api::{
        chatbots::get_chatbot,
        users::{count_users, list_users},
    },
    domain::{
        Access, Anchor, Chatbot, ChatbotId, Columns, DayKind, LAYOUT, Layout, ListView, Network,
        NetworkState, NetworkStatus, PanelPlace, Period, Rows, Sort, Ticket, User, UserId, UserQuery,
        UserWindow, Viewport, laid_out_users_url, users_url,
    },
    pages::{
        Navigator,
        address::Place,
        network::Networks,
        pairs,
        shell::Chatbots,
        users::{selection::Choice, tray::TrayState},
    },
    ui::{
        call::{Caller, Recall},
        focus,
        live::Inbox,
        remember::{remember_text, remembered_text},
        toast::Toasts,
    },
};

/// How many requests for rows are under way at once, at most.
const REQUESTS: usize = 2;

/// How many rows beside those in view are fetched, on both sides.
const FETCHED_BESIDE: u64 = 20;

/// The state of the users page of one chatbot.
#[derive(Clone, Copy)]
pub struct UsersState {
    pub chatbot_id: ChatbotId,
    pub caller: Caller,
    pub toasts: Toasts,
    /// Who may talk to the chatbot, once it is known.
    pub access: Memo<Option<Access>>,
    pub columns: Memo<Columns>,
    /// The text of how the list is laid out: as the address says, else as this browser remembers it. The list itself reads no
    /// more of it than the style sheet does.
    pub layout_text: Memo<Option<String>>,
    /// What the address says of that.
    shared_layout: Memo<Option<String>>,
    own_layout: RwSignal<Option<String>>,
    /// How what the chatbot says of its visitors stands.
    pub networks: Networks,
    /// What the URL says about the list.
    pub query: Memo<UserQuery>,
    /// What the URL says about the panel.
    pub panel: Memo<Option<PanelPlace>>,
    pub rows: RwSignal<Rows>,
    /// Who is chosen.
    pub choice: Choice,
    /// What is going on.
    pub tray: TrayState,
    /// What the server says as it happens, until somebody reads it.
    pub inbox: Inbox,
    pub viewport: RwSignal<Viewport>,
    /// The row the keyboard is on.
    pub current_row: RwSignal<u64>,
    /// The row that is to have the focus as soon as it is there.
    pub focus_row: RwSignal<Option<u64>>,
    /// A scroll position that the list's element is to take.
    pub scroll_to: RwSignal<Option<f64>>,
    /// By how many rows down the list has moved below those who looked at it, in all.
    pub moved: RwSignal<i64>,
    /// How many rows came in above a list that would be at its top if someone didn't look at a row of it.
    pub held: RwSignal<u64>,
    /// How far below the list's upper edge the pointer is, while it is in the list.
    pub pointer: StoredValue<Option<f64>>,
    /// Why the list is not up to date.
    pub fault: RwSignal<Option<Error>>,
    /// Grows when users may have changed.
    pub list_news: RwSignal<u64>,
    /// Grows when the panel must look again at its user.
    pub user_news: RwSignal<u64>,
    /// Grows when the panel must look again at its user's sessions.
    pub session_news: RwSignal<u64>,
    pub changed_users: StoredValue<BTreeSet<UserId>>,
    pub changed_sessions: StoredValue<Vec<UserId>>,
    pub changed_all: StoredValue<bool>,
    /// Whether the next list is to have the keyboard's focus: what is pressed for it goes away with the old one.
    focuses_next_list: StoredValue<bool>,
    /// What takes back the requests for rows that are under way.
    requests: StoredValue<Vec<(Ticket, Recall)>>,
    is_answered: RwSignal<bool>,
    chatbots: Chatbots,
    navigator: Navigator,
}

impl UsersState {
    /// For the page that is being built.
    pub fn new(chatbot_id: ChatbotId) -> Self {
        let (url, place) = (use_query_map(), Place::here());
        let chatbots: Chatbots = expect_context();
        let is_answered = RwSignal::new(false);
        let access = Memo::new(move |_| chatbots.one(chatbot_id).map(|chatbot| chatbot.access));
        let query = Memo::new(move |_| {
            let query = url.with(|url| UserQuery::from_params_lenient(pairs(url)));
            match access.get() {
                Some(access) => query.at(access),
                None => query,
            }
        });
        let panel = Memo::new(move |_| {
            let user = place.user()?;
            url.with(|url| PanelPlace::from_url(&user, pairs(url)))
        });
        let shared_layout = Memo::new(move |_| url.with(|url| url.get(LAYOUT)));
        let own_layout = RwSignal::new(remembered_text(&layout_name(chatbot_id)));
        let (caller, toasts) = (Caller::here(), expect_context());
        let rows = RwSignal::new(Rows::default());
        let state = Self {
            chatbot_id,
            caller,
            toasts,
            access,
            columns: Memo::new(move |_| Columns::of(access.get(), is_answered.get())),
            layout_text: Memo::new(move |_| shared_layout.get().or_else(|| own_layout.get())),
            shared_layout,
            own_layout,
            networks: Networks::new(chatbot_id),
            query,
            panel,
            rows,
            choice: Choice::new(caller, query, rows),
            tray: TrayState::new(chatbot_id, caller, toasts),
            inbox: Inbox::of(chatbot_id),
            viewport: RwSignal::new(Viewport::new()),
            current_row: RwSignal::new(0),
            focus_row: RwSignal::new(None),
            scroll_to: RwSignal::new(None),
            moved: RwSignal::new(0),
            held: RwSignal::new(0),
            pointer: StoredValue::new(None),
            fault: RwSignal::new(None),
            list_news: RwSignal::new(0),
            user_news: RwSignal::new(0),
            session_news: RwSignal::new(0),
            changed_users: StoredValue::default(),
            changed_sessions: StoredValue::default(),
            changed_all: StoredValue::default(),
            focuses_next_list: StoredValue::new(false),
            requests: StoredValue::default(),
            is_answered,
            chatbots,
            navigator: Navigator::here(),
        };
        Effect::watch(
            move || query.get(),
            move |query, previous, _| {
                if previous.is_some_and(|previous| previous != query) {
                    state.rows.update(Rows::restart);
                    state.take_requests_back();
                }
                state.fetch();
            },
            true,
        );
        on_cleanup(move || state.take_requests_back());
        let visible =
            Memo::new(move |_| state.viewport.with(|viewport| viewport.visible_and(FETCHED_BESIDE)));
        Effect::watch(move || visible.get(), move |_, _, _| state.fetch(), false);
        Effect::new(move || match access.get() {
            Some(Access::Open) => state.networks.ask(),
            Some(Access::Authenticated) => state.networks.forget(),
            None => {}
        });
        state.reload_chatbot();
        state
    }

    /// The chatbot, once it is known.
    pub fn chatbot(self) -> Option<Chatbot> {
        self.chatbots.one(self.chatbot_id)
    }

    /// The user in a row, if it is there.
    pub fn user_in(self, row: u64) -> Option<User> {
        self.rows.with(|rows| rows.user(row).cloned())
    }

    /// Shows the list by another query; `by_typing` leaves no trace in the browser's history.
    pub fn show(self, query: &UserQuery, by_typing: bool) {
        let url = untrack(|| self.url(query, self.panel.get()));
        if by_typing { self.navigator.replace(&url) } else { self.navigator.go(&url) }
    }

    /// The address of a list and a panel, laid out as this one is.
    fn url(self, query: &UserQuery, panel: Option<PanelPlace>) -> String {
        laid_out_users_url(self.chatbot_id, query, panel, self.shared_layout.get())
    }

    /// How the list is laid out.
    pub fn layout(self) -> Layout {
        self.layout_text.with(|text| Layout::parse(text.as_deref().unwrap_or_default()))
    }

    /// What is shown now.
    pub fn view(self) -> ListView {
        ListView { query: self.query.get(), layout: self.layout() }
    }

    /// Lays the list out otherwise, for as long as something is being dragged.
    pub fn try_layout(self, change: impl FnOnce(&mut Layout)) {
        let mut layout = untrack(|| self.layout());
        change(&mut layout);
        self.own_layout.set(Some(layout.to_string()));
        if self.shared_layout.with_untracked(Option::is_some) {
            let (query, panel) = (self.query.get_untracked(), self.panel.get_untracked());
            self.navigator.replace(&users_url(self.chatbot_id, &query, panel));
        }
    }

    /// Remembers how the list is laid out.
    pub fn keep_layout(self) {
        if let Some(text) = self.own_layout.get_untracked() {
            remember_text(&layout_name(self.chatbot_id), &text);
        }
    }

    /// Lays the list out otherwise, from now on: what came by a link becomes one's own.
    pub fn change_layout(self, change: impl FnOnce(&mut Layout)) {
        self.try_layout(change);
        self.keep_layout();
    }

    /// Changes one thing of the query.
    pub fn change_query(self, change: impl FnOnce(&mut UserQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.show(&query, false);
    }

    /// Shows who shares a network; `None`: the users of all networks. The focus goes to the list that comes.
    pub fn filter_by_network(self, network: Option<Network>) {
        self.focuses_next_list.set_value(true);
        self.change_query(|query| query.network = network);
    }

    /// Shows who was added, or last active, on a day; `None`: on any. The focus goes to the list that comes.
    pub fn filter_by_day(self, kind: DayKind, day: Option<Period>) {
        self.focuses_next_list.set_value(true);
        self.change_query(|query| query.set_period(kind, day));
    }

    /// Puts the keyboard's focus on the list of who shares a network, which is about to be shown.
    pub fn focus_list_of(self, network: Network) {
        if self.query.with_untracked(|query| query.network == Some(network)) {
            self.focus_list_later();
        } else {
            self.focuses_next_list.set_value(true);
        }
    }

    /// Shows all users, in the order as it is.
    pub fn clear_filters(self) {
        let sort: Sort = self.query.get_untracked().sort;
        self.show(&UserQuery { sort, ..UserQuery::default() }, false);
    }

    /// The address of a panel beside the list as it is.
    pub fn panel_url(self, panel: Option<PanelPlace>) -> String {
        self.query.with(|query| self.url(query, panel))
    }

    /// Opens the panel there.
    pub fn open(self, panel: PanelPlace) {
        self.navigator.go(&untrack(|| self.panel_url(Some(panel))));
    }

    /// The address of the list of who shares a network, without a panel.
    pub fn network_url(self, network: Network) -> String {
        self.url(&UserQuery { network: Some(network), ..self.query.get() }, None)
    }

    /// Closes the panel; the focus goes back to its user's row.
    pub fn close(self) {
        let user = self.panel.get_untracked().map(|panel| panel.user);
        let row = user.and_then(|user| self.rows.with_untracked(|rows| rows.find(user).map(|(row, _)| row)));
        self.navigator.go(&untrack(|| self.panel_url(None)));
        self.focus(row.unwrap_or_else(|| self.current_row.get_untracked()));
    }

    /// Puts the keyboard's focus on a row that is in view.
    pub fn focus(self, row: u64) {
        self.current_row.set(row);
        self.focus_row.set(Some(row));
    }

    /// Puts the keyboard's focus where it was in the list.
    pub fn focus_list(self) {
        if !self.caller.is_alive() {
            return;
        }
        if self.rows.with_untracked(|rows| rows.length().is_some_and(|length| length > 0)) {
            self.focus(self.current_row.get_untracked());
        } else if let Some(main) = document().get_element_by_id("main") {
            focus::focus(main.unchecked_ref());
        }
    }

    /// The same, once what stands above the list is gone: below a dialog nothing can have the focus.
    pub fn focus_list_later(self) {
        request_animation_frame(move || self.focus_list());
    }

    /// Brings a row into view and the focus on it.
    pub fn go_to(self, row: u64) {
        self.was_scrolled();
        let scroll_top = self.viewport.try_update(|viewport| viewport.reveal(row));
        self.scroll_to.set(scroll_top);
        self.focus(row);
    }

    /// Looks again at everything.
    pub fn refresh(self) {
        self.rows.update(Rows::expire);
        self.fetch();
        self.reload_chatbot();
        // A command on the server's machine may have set an address; asking otherwise would have the chatbot read again.
        if self.networks.state.get_untracked() == Some(NetworkState::Off) {
            self.ask_about_networks();
        }
        self.list_news.update(|news| *news += 1);
        self.user_news.update(|news| *news += 1);
        self.session_news.update(|news| *news += 1);
    }

    /// Looks again at everything, because an admin wants it.
    pub fn try_again(self) {
        self.refresh();
        self.ask_about_networks();
    }

    /// Asks how the networks stand, of an open chatbot.
    pub fn ask_about_networks(self) {
        if self.access.get_untracked() == Some(Access::Open) {
            self.networks.ask();
        }
    }

    /// Takes in how the networks stand.
    pub fn hear_of_networks(self, status: NetworkStatus) {
        if self.access.get_untracked() == Some(Access::Open) {
            self.networks.hear(status);
        }
    }

    /// Looks again at what is said to have changed.
    pub fn take_in_changes(self) {
        let users = self.changed_users.try_update_value(std::mem::take).unwrap_or_default();
        let sessions = self.changed_sessions.try_update_value(std::mem::take).unwrap_or_default();
        if self.changed_all.try_update_value(std::mem::take).unwrap_or_default() {
            return self.refresh();
        }
        self.rows.update(Rows::expire);
        self.fetch();
        let shown = self.panel.get_untracked().map(|panel| panel.user);
        if !users.is_empty() {
            self.reload_chatbot();
            self.list_news.update(|news| *news += 1);
        }
        if shown.is_some_and(|shown| users.contains(&shown) || sessions.contains(&shown)) {
            self.user_news.update(|news| *news += 1);
        }
        if shown.is_some_and(|shown| sessions.contains(&shown)) {
            self.session_news.update(|news| *news += 1);
        }
    }

    /// Asks for the chatbot again.
    pub fn reload_chatbot(self) {
        self.caller.call(get_chatbot(self.chatbot_id), move |result| {
            self.is_answered.set(true);
            match result {
                Ok(chatbot) => self.chatbots.put(chatbot),
                Err(error) => self.fault.set(Some(error)),
            }
        });
    }

    /// Asks for the rows in view that aren't there. While requests are under way no more are made; what is asked
    /// for next is decided when one is answered, so pages that were only scrolled past are never fetched.
    fn fetch(self) {
        while self.rows.with_untracked(Rows::under_way) < REQUESTS {
            let in_view = self.viewport.with_untracked(|viewport| viewport.visible_and(FETCHED_BESIDE));
            let ticket = self.rows.try_maybe_update(|rows| (false, rows.ask(in_view))).flatten();
            let Some(ticket) = ticket else { return };
            let call = list_users(self.chatbot_id, self.query.get_untracked(), ticket.window());
            let recall = self.caller.ask(call, move |result| {
                self.requests.update_value(|requests| requests.retain(|(other, _)| *other != ticket));
                match result {
                    Ok(answer) => {
                        self.take_in(ticket, answer);
                        self.works();
                        self.ask_total();
                        self.fetch();
                    }
                    Err(error) => {
                        let wanted = self.rows.try_maybe_update(|rows| (false, rows.fail(ticket)));
                        if wanted == Some(true) {
                            self.fault.set(Some(error));
                        } else {
                            self.fetch();
                        }
                    }
                }
            });
            self.requests.update_value(|requests| requests.push((ticket, recall)));
        }
    }

    /// Asks how many match, where the rows came without it.
    fn ask_total(self) {
        let Some(ticket) = self.rows.try_maybe_update(|rows| (false, rows.ask_total())).flatten() else {
            return;
        };
        let call = count_users(self.chatbot_id, self.query.get_untracked());
        self.caller.call(call, move |result| match result {
            Ok(total) => {
                self.rows.update(|rows| rows.answer_total(ticket, total));
                self.ask_total();
            }
            Err(error) => {
                if self.rows.try_update(|rows| rows.fail_total(ticket)) == Some(true) {
                    self.fault.set(Some(error));
                }
            }
        });
    }

    /// Scrolling has come to rest: what is asked for but was only scrolled past makes room for what is in view.
    pub fn fetch_here(self) {
        let in_view = self.viewport.with_untracked(|viewport| viewport.visible_and(FETCHED_BESIDE));
        let (wanted, passed) = self
            .requests
            .try_update_value(std::mem::take)
            .unwrap_or_default()
            .into_iter()
            .partition::<Vec<_>, _>(|(ticket, _)| ticket.is_for(&in_view));
        self.requests.set_value(wanted);
        for (ticket, recall) in passed {
            recall.abort();
            self.rows.try_maybe_update(|rows| (false, rows.fail(ticket)));
        }
        self.fetch();
    }

    /// Nobody waits for the rows any more that were asked for.
    fn take_requests_back(self) {
        for (_, recall) in self.requests.try_update_value(std::mem::take).unwrap_or_default() {
            recall.abort();
        }
    }

    /// Takes in rows. Whom someone looks at stays where they are on the screen, though others came and went above them.
    fn take_in(self, ticket: Ticket, answer: UserWindow) {
        let in_view = self.viewport.with_untracked(Viewport::visible);
        let looked_at = self.looked_at();
        let current = self.current_row.get_untracked();
        let has_focus = focus::is_in(".grid-rows");
        let (anchor, current_user) = self.rows.with_untracked(|rows| {
            let anchor = looked_at.map(|row| Anchor::new(rows, row, in_view.clone()));
            (anchor, rows.user(current).map(|user| user.id))
        });
        if self.rows.try_update(|rows| rows.answer(ticket, answer, in_view)) == Some(true) {
            return self.begin_list();
        }
        let renewed = self.viewport.with_untracked(|viewport| viewport.visible_and(FETCHED_BESIDE));
        let (moved, user_now) = self.rows.with_untracked(|rows| {
            let moved = anchor.map(|anchor| anchor.moved(rows, &renewed)).unwrap_or_default();
            (moved, current_user.and_then(|user| rows.row_near(user, &renewed)))
        });
        if moved != 0 {
            self.follow(moved);
        }
        let stays = current.saturating_add_signed(moved);
        // What is pressed next is meant for the user who has the focus, wherever they are now.
        let now = user_now.filter(|_| has_focus).unwrap_or(stays);
        if now != current {
            self.current_row.set(now);
        }
        if now != stays {
            self.focus_row.set(Some(now));
        }
        self.end_hold();
    }

    /// Scrolls along with the list, which has moved.
    fn follow(self, moved: i64) {
        if self.is_held() || self.viewport.with_untracked(Viewport::is_at_top) {
            self.held.update(|held| *held = held.saturating_add_signed(moved));
        }
        self.moved.update(|all| *all += moved);
        let length = self.rows.with_untracked(Rows::length).unwrap_or_default();
        let scroll_top = self.viewport.try_update(|viewport| {
            // The room to scroll into may be as new as the rows.
            viewport.resize(length, viewport.row_height(), viewport.height());
            viewport.follow(moved)
        });
        self.scroll_to.set(scroll_top);
    }

    /// The row in view that must not move: the one below the pointer, else the one with the keyboard's focus, else the first
    /// one, unless it is the list's first too: there the newest comes in.
    fn looked_at(self) -> Option<u64> {
        let viewport = self.viewport.get_untracked();
        let pointed = self.pointer.get_value().and_then(|y| viewport.row_at(y));
        let focused = || Some(self.current_row.get_untracked()).filter(|_| focus::is_in(".grid-rows"));
        let in_view = viewport.visible();
        let looked_at = pointed.or_else(focused).filter(|row| in_view.contains(row));
        looked_at.or_else(|| (!viewport.is_at_top() && !self.is_held()).then_some(in_view.start))
    }

    fn is_held(self) -> bool {
        self.held.get_untracked() > 0
    }

    /// The list is scrolled by hand.
    pub fn was_scrolled(self) {
        if self.is_held() {
            self.held.set(0);
        }
    }

    /// The pointer has left the list.
    pub fn let_go(self) {
        self.pointer.set_value(None);
        self.end_hold();
    }

    /// A list that was only kept from its top goes there once nobody looks at a row any more.
    fn end_hold(self) {
        if self.is_held() && self.looked_at().is_none() {
            let held = self.held.get_untracked();
            self.current_row.update(|row| *row = row.saturating_sub(held));
            self.to_top();
        }
    }

    fn to_top(self) {
        self.was_scrolled();
        let scroll_top = self.viewport.try_update(Viewport::rewind);
        self.scroll_to.set(scroll_top);
    }

    fn works(self) {
        if self.fault.with_untracked(Option::is_some) {
            self.fault.set(None);
        }
    }

    fn begin_list(self) {
        self.choice.forget_anchor();
        self.current_row.set(0);
        self.to_top();
        if self.focuses_next_list.try_update_value(std::mem::take).unwrap_or_default() {
            request_animation_frame(move || {
                // Whoever went on to another place meanwhile stays there.
                if focus::is_nowhere_or_in(".grid") {
                    self.focus_list();
                }
            });
        }
    }
}

/// Under what this browser remembers how a chatbot's list is laid out.
fn layout_name(chatbot: ChatbotId) -> String {
    format!("rollcall.layout.{chatbot}")
}
