//! What the parts of the users page share. All of what is shown of it stands in the URL, so that reload, back and
//! a shared link give the same view.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use wasm_bindgen::JsCast;

use crate::{
    Error,
    api::{
        chatbots::get_chatbot,
        users::{count_users, list_users},
    },
    domain::{
        Access, Chatbot, ChatbotId, Columns, Network, NetworkState, NetworkStatus, PanelPlace, Rows, Sort,
        User, UserId, UserQuery, Viewport, users_url,
    },
    pages::{
        Navigator,
        network::Networks,
        pairs,
        shell::Chatbots,
        users::{selection::Choice, tray::TrayState},
    },
    ui::{call::Caller, focus, toast::Toasts},
};

/// How many requests for rows are under way at once, at most.
const REQUESTS: usize = 2;

/// The state of the users page of one chatbot.
#[derive(Clone, Copy)]
pub struct UsersState {
    pub chatbot_id: ChatbotId,
    pub caller: Caller,
    pub toasts: Toasts,
    /// Who may talk to the chatbot, once it is known.
    pub access: Memo<Option<Access>>,
    pub columns: Memo<Columns>,
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
    pub viewport: RwSignal<Viewport>,
    /// The row the keyboard is on.
    pub current_row: RwSignal<u64>,
    /// The row that is to have the focus as soon as it is there.
    pub focus_row: RwSignal<Option<u64>>,
    /// A scroll position that the list's element is to take.
    pub scroll_to: RwSignal<Option<f64>>,
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
    is_answered: RwSignal<bool>,
    chatbots: Chatbots,
    navigator: Navigator,
}

impl UsersState {
    /// For the page that is being built.
    pub fn new(chatbot_id: ChatbotId) -> Self {
        let (url, path) = (use_query_map(), use_params_map());
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
            let user = path.with(|path| path.get("user"))?;
            url.with(|url| PanelPlace::from_url(&user, pairs(url)))
        });
        let (caller, toasts) = (Caller::here(), expect_context());
        let rows = RwSignal::new(Rows::default());
        let state = Self {
            chatbot_id,
            caller,
            toasts,
            access,
            columns: Memo::new(move |_| Columns::of(access.get(), is_answered.get())),
            networks: Networks::new(chatbot_id),
            query,
            panel,
            rows,
            choice: Choice::new(caller, query, rows),
            tray: TrayState::new(chatbot_id, caller, toasts),
            viewport: RwSignal::new(Viewport::new()),
            current_row: RwSignal::new(0),
            focus_row: RwSignal::new(None),
            scroll_to: RwSignal::new(None),
            fault: RwSignal::new(None),
            list_news: RwSignal::new(0),
            user_news: RwSignal::new(0),
            session_news: RwSignal::new(0),
            changed_users: StoredValue::default(),
            changed_sessions: StoredValue::default(),
            changed_all: StoredValue::default(),
            focuses_next_list: StoredValue::new(false),
            is_answered,
            chatbots,
            navigator: Navigator::here(),
        };
        Effect::watch(
            move || query.get(),
            move |query, previous, _| {
                if previous.is_some_and(|previous| previous != query) {
                    state.rows.update(Rows::restart);
                }
                state.fetch();
            },
            true,
        );
        let visible = Memo::new(move |_| state.viewport.with(|viewport| viewport.visible_and(20)));
        Effect::watch(move || visible.get(), move |_, _, _| state.fetch(), false);
        Effect::new(move || match access.get() {
            Some(Access::Open) => state.networks.ask(),
            Some(Access::Authenticated) => state.networks.forget(),
            None => {}
        });
        state.keep_counting();
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
        let url = users_url(self.chatbot_id, query, self.panel.get_untracked());
        if by_typing { self.navigator.replace(&url) } else { self.navigator.go(&url) }
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
        self.query.with(|query| users_url(self.chatbot_id, query, panel))
    }

    /// Opens the panel there.
    pub fn open(self, panel: PanelPlace) {
        self.navigator.go(&untrack(|| self.panel_url(Some(panel))));
    }

    /// The address of the list of who shares a network, without a panel.
    pub fn network_url(self, network: Network) -> String {
        users_url(self.chatbot_id, &UserQuery { network: Some(network), ..self.query.get() }, None)
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
            let in_view = self.viewport.with_untracked(|viewport| viewport.visible_and(20));
            let ticket = self.rows.try_maybe_update(|rows| (false, rows.ask(in_view))).flatten();
            let Some(ticket) = ticket else { return };
            let call = list_users(self.chatbot_id, self.query.get_untracked(), ticket.window());
            self.caller.call(call, move |result| match result {
                Ok(answer) => {
                    let in_view = self.viewport.with_untracked(Viewport::visible);
                    let another = self.rows.try_update(|rows| rows.answer(ticket, answer, in_view));
                    self.works();
                    if another == Some(true) {
                        self.begin_list();
                    }
                    self.count();
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
            });
        }
    }

    /// Asks how many match, where the rows came without it.
    fn count(self) {
        let Some(ticket) = self.rows.try_maybe_update(|rows| (false, rows.ask_total())).flatten() else {
            return;
        };
        let call = count_users(self.chatbot_id, self.query.get_untracked());
        self.caller.call(call, move |result| match result {
            Ok(total) => {
                self.rows.update(|rows| rows.answer_total(ticket, total));
                self.count();
            }
            Err(error) => {
                if self.rows.try_update(|rows| rows.fail_total(ticket)) == Some(true) {
                    self.fault.set(Some(error));
                }
            }
        });
    }

    fn works(self) {
        if self.fault.with_untracked(Option::is_some) {
            self.fault.set(None);
        }
    }

    fn begin_list(self) {
        self.choice.forget_anchor();
        self.current_row.set(0);
        let scroll_top = self.viewport.try_update(Viewport::rewind);
        self.scroll_to.set(scroll_top);
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
