//! Choosing users: by box, by range, by keyboard, or all that match.

mod bar;
mod checkbox;

use leptos::prelude::*;

pub use self::{
    bar::BulkBar,
    checkbox::{AllBox, RowBox},
};
use crate::{
    Error,
    api::{
        selections::{count_selected, users_between},
        users::list_users,
    },
    domain::{
        ChatbotId, Counted, Coverage, Rows, Selection, Tally, User, UserId, UserQuery, Window, wording,
    },
    pages::users::state::UsersState,
    ui::{
        call::{Caller, Debounce},
        drafts::{keep_draft, take_draft},
        focus,
    },
};

/// How long clicking must pause before the server counts.
const COUNT_MILLISECONDS: u64 = 150;

/// The box clicked last, from where a range begins.
#[derive(Clone, Copy)]
struct Anchor {
    user: UserId,
    /// Whether the click chose them; the range becomes the same.
    chosen: bool,
}

/// Users of the list by `query` who are not all held here, so that the server is asked who they are.
struct Range {
    query: UserQuery,
    from: End,
    to: End,
    then: Then,
    /// The selection's when they were wanted.
    round: u64,
}

/// Where a range ends: a row, and who stands there if that is known.
struct End {
    row: u64,
    user: Option<UserId>,
}

/// What is to be done with the users of a range.
#[derive(Clone, Copy)]
enum Then {
    Choose,
    LetGo,
    /// They are all that match.
    LetAllGo,
}

/// Who is chosen, and what is known of it.
#[derive(Clone, Copy)]
pub struct Choice {
    pub selection: RwSignal<Selection>,
    pub tally: Memo<Tally>,
    pub coverage: Memo<Coverage>,
    /// How many ranges the server is asked for.
    pub asking: RwSignal<u32>,
    wanted: RwSignal<Vec<Range>>,
    counted: RwSignal<Option<Counted>>,
    anchor: StoredValue<Option<Anchor>>,
    /// Grows when the selection is cleared: what was asked for before is not wanted any more.
    round: StoredValue<u64>,
    counts: StoredValue<u64>,
    debounce: Debounce,
}

impl Choice {
    /// Nobody, of the list by `query`.
    pub fn new(caller: Caller, query: Memo<UserQuery>, rows: RwSignal<Rows>) -> Self {
        let selection = RwSignal::new(Selection::default());
        let counted = RwSignal::new(None::<Counted>);
        let total = Memo::new(move |_| rows.with(|rows| rows.total().filter(|_| rows.is_current())));
        let tally = Memo::new(move |_| {
            selection.with(|selection| {
                query.with(|query| {
                    counted.with(|counted| Tally::now(selection, query, total.get(), counted.as_ref()))
                })
            })
        });
        let coverage = Memo::new(move |_| {
            selection.with(|selection| {
                query.with(|query| Coverage::of(selection, query, total.get(), tally.get()))
            })
        });
        Self {
            selection,
            tally,
            coverage,
            asking: RwSignal::new(0),
            wanted: RwSignal::new(Vec::new()),
            counted,
            anchor: StoredValue::new(None),
            round: StoredValue::new(0),
            counts: StoredValue::new(0),
            debounce: Debounce::new(caller, COUNT_MILLISECONDS),
        }
    }

    /// Ranges begin anew: the list is another.
    pub fn forget_anchor(self) {
        self.anchor.set_value(None);
    }
}

impl UsersState {
    /// Whether nobody is chosen.
    pub fn nobody_is_chosen(self) -> bool {
        self.choice.selection.with(Selection::is_empty)
    }

    /// Chooses the user in a row, or lets them go.
    pub fn toggle(self, row: u64) {
        let Some(user) = untrack(|| self.user_in(row)) else { return };
        let chosen = !self.choice.selection.with_untracked(|selection| selection.contains(&user));
        if self.change_selection(|selection| selection.set(&user, chosen)) {
            self.choice.anchor.set_value(Some(Anchor { user: user.id, chosen }));
        }
    }

    /// Chooses, or lets go, from the row clicked last to this one, which is the last one then.
    pub fn select_to(self, row: u64) {
        if self.choice.anchor.get_value().is_none() {
            return self.toggle(row);
        }
        self.extend_to(row);
        if let (Some(anchor), Some(user)) = (self.choice.anchor.get_value(), untrack(|| self.user_in(row))) {
            self.choice.anchor.set_value(Some(Anchor { user: user.id, ..anchor }));
        }
    }

    /// Chooses, or lets go, from the row clicked last to this one.
    pub fn extend_to(self, row: u64) {
        let Some(Anchor { user: from, chosen }) = self.choice.anchor.get_value() else { return };
        let to = untrack(|| self.user_in(row)).map(|user| user.id);
        let held: Option<Vec<User>> = to.and_then(|to| {
            self.rows.with_untracked(|rows| Some(rows.between(from, to)?.into_iter().cloned().collect()))
        });
        if let Some(users) = held {
            self.change_selection(|selection| {
                for user in &users {
                    selection.set(user, chosen);
                }
            });
            return;
        }
        let then = if chosen { Then::Choose } else { Then::LetGo };
        self.want(End { row, user: Some(from) }, End { row, user: to }, then);
    }

    /// The keyboard goes one row further with Shift held: the range grows by it, or shrinks on the way back.
    pub fn extend_by_step(self, from: u64, to: u64) {
        if self.choice.anchor.get_value().is_none() {
            let Some(user) = untrack(|| self.user_in(from)) else { return };
            self.change_selection(|selection| selection.set(&user, true));
            self.choice.anchor.set_value(Some(Anchor { user: user.id, chosen: true }));
        }
        let Some(anchor) = self.choice.anchor.get_value() else { return };
        let begin = self.rows.with_untracked(|rows| rows.find(anchor.user).map(|(row, _)| row));
        let shrinks = begin.is_some_and(|begin| to.abs_diff(begin) < from.abs_diff(begin));
        let (row, chosen) = if shrinks { (from, !anchor.chosen) } else { (to, anchor.chosen) };
        if let Some(user) = untrack(|| self.user_in(row)) {
            self.change_selection(|selection| selection.set(&user, chosen));
        }
    }

    /// Chooses all that match the present query; says so if that ends another such choice.
    pub fn select_all(self) {
        let total = self.rows.with_untracked(|rows| rows.total().filter(|_| rows.is_current()));
        let query = self.query.get_untracked();
        if total == Some(0) {
            return;
        }
        let before = self.choice.tally.get_untracked().selected;
        let by_hand = self.choice.selection.with_untracked(|selection| selection.also().len()) as u64;
        let mut ended_another = false;
        self.change_selection(|selection| ended_another = selection.choose_all(&query));
        if ended_another {
            let before = before.map(|before| before.saturating_sub(by_hand));
            self.toasts.say(wording::chosen_anew(total, before));
        }
    }

    /// Lets all go who match the present query.
    pub fn deselect_all(self) {
        let Choice { selection, tally, .. } = self.choice;
        let is_all_there_is = tally.get_untracked().hidden == Some(0);
        let query = self.query.get_untracked();
        let is_by_query =
            selection.with_untracked(|selection| selection.is_by(&query) && selection.also().is_empty());
        if is_all_there_is || is_by_query {
            return self.clear_selection();
        }
        let Some(last) = self.rows.with_untracked(Rows::total).and_then(|total| total.checked_sub(1)) else {
            return;
        };
        let [first, last] =
            [0, last].map(|row| End { row, user: untrack(|| self.user_in(row)).map(|user| user.id) });
        self.want(first, last, Then::LetAllGo);
    }

    /// What the box in the list's head does: all, or nobody if it was all.
    pub fn toggle_all(self) {
        match self.choice.coverage.get_untracked() {
            Coverage::All => self.deselect_all(),
            Coverage::Nobody | Coverage::Some => self.select_all(),
        }
    }

    /// Lets everyone go. If what had the focus goes with it, the list has it.
    pub fn clear_selection(self) {
        let Choice { selection, asking, counted, round, .. } = self.choice;
        round.update_value(|round| *round += 1);
        self.choice.forget_anchor();
        asking.set(0);
        counted.set(None);
        selection.set(Selection::default());
        focus::when_lost(move || self.focus_list());
    }

    /// Has the choice outlast being signed out, and takes back one that did.
    pub fn keep_selection(self) {
        let name = format!("selection {}", self.chatbot_id);
        if let Some(kept) = take_draft(&name).filter(|_| untrack(|| self.nobody_is_chosen())) {
            self.choice.selection.set(kept);
        }
        keep_draft(name, move || Some(self.choice.selection.get()).filter(|selection| !selection.is_empty()));
    }

    /// Lets the server count whenever the selection, the list's filter or the users change.
    pub fn keep_counting(self) {
        Effect::new(move || {
            self.list_news.track();
            self.query.track();
            let is_empty = self.choice.selection.with(Selection::is_empty);
            self.choice.counts.update_value(|counts| *counts += 1);
            if is_empty {
                self.choice.debounce.cancel();
            } else {
                self.choice.debounce.run(move || self.count());
            }
        });
    }

    fn count(self) {
        let count = self.choice.counts.get_value();
        let (selection, query) = (self.choice.selection.get_untracked(), self.query.get_untracked());
        let call = count_selected(self.chatbot_id, selection.clone(), query.clone());
        self.caller.call(call, move |result| {
            if self.choice.counts.get_value() != count {
                return;
            }
            match result {
                Ok(answer) => self.choice.counted.set(Some(Counted::new(&selection, &query, answer))),
                Err(error) => self.fault.set(Some(error)),
            }
        });
    }

    /// `false`: it would be more than can be chosen by hand, so nothing changed.
    fn change_selection(self, change: impl FnOnce(&mut Selection)) -> bool {
        let mut changed = self.choice.selection.get_untracked();
        change(&mut changed);
        if changed.is_too_long() {
            self.toasts.say(wording::too_many_by_hand());
            return false;
        }
        self.choice.selection.set(changed);
        true
    }

    fn want(self, from: End, to: End, then: Then) {
        let round = self.choice.round.get_value();
        let range = Range { query: self.query.get_untracked(), from, to, then, round };
        self.choice.asking.update(|asking| *asking += 1);
        self.choice.wanted.update(|wanted| wanted.push(range));
    }

    /// Asks the server for the ranges that are wanted: apart, since the program for it is not in the page's first load.
    pub fn ask_for_ranges(self) {
        Effect::new(move || {
            if self.choice.wanted.with(|wanted| !wanted.is_empty()) {
                let wanted = self.choice.wanted.try_update(std::mem::take).unwrap_or_default();
                for range in wanted {
                    self.ask_for(range);
                }
            }
        });
    }

    fn ask_for(self, range: Range) {
        let Range { query, from, to, then, round } = range;
        let (chatbot, asked) = (self.chatbot_id, query.clone());
        let users = async move {
            let from = user_at(chatbot, &asked, from).await?;
            let to = user_at(chatbot, &asked, to).await?;
            users_between(chatbot, asked, from, to).await
        };
        self.caller.call(users, move |result| {
            if self.choice.round.get_value() != round {
                return;
            }
            self.choice.asking.update(|asking| *asking = asking.saturating_sub(1));
            match result {
                Ok(users) => {
                    self.change_selection(|selection| match then {
                        Then::Choose => selection.add_matching(&query, users),
                        Then::LetGo => selection.remove(users),
                        Then::LetAllGo => {
                            if selection.is_by(&query) {
                                selection.give_up_query();
                            }
                            selection.remove(users);
                        }
                    });
                }
                Err(error) => self.toasts.say(error.to_string()),
            }
        });
    }
}

/// Who stands in a row, asked for unless they are known.
async fn user_at(chatbot: ChatbotId, query: &UserQuery, end: End) -> Result<UserId, Error> {
    let End { row, user } = end;
    if let Some(user) = user {
        return Ok(user);
    }
    let window = list_users(chatbot, query.clone(), Window { offset: row, limit: 1 }).await?;
    window.users.first().map(|user| user.id).ok_or_else(|| Error::not_found("user"))
}
