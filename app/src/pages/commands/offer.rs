//! What pages offer to the palette, for as long as they are there.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

/// Something that can be done.
#[derive(Clone)]
pub struct Command {
    /// Which it is; the same whenever it is offered.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// What kind it is of.
    pub kind: String,
    /// Does it.
    pub run: Rc<dyn Fn()>,
}

impl Command {
    /// A command of the kind `kind`.
    pub fn new(
        kind: impl Into<String>,
        id: impl Into<String>,
        title: impl Into<String>,
        run: impl Fn() + 'static,
    ) -> Self {
        Self { id: id.into(), title: title.into(), kind: kind.into(), run: Rc::new(run) }
    }
}

type Offer = Rc<dyn Fn() -> Vec<Command>>;

thread_local! {
    static OFFERS: RefCell<Vec<(usize, Offer)>> = const { RefCell::new(Vec::new()) };
}

/// Offers what `commands` makes whenever the palette opens, for as long as the component that is being built lives.
pub fn offer_commands(commands: impl Fn() -> Vec<Command> + 'static) {
    let number = OFFERS.with_borrow_mut(|offers| {
        let number = offers.last().map_or(0, |(last, _)| last + 1);
        offers.push((number, Rc::new(commands)));
        number
    });
    on_cleanup(move || OFFERS.with_borrow_mut(|offers| offers.retain(|(offered, _)| *offered != number)));
}

/// All that is offered now, by the innermost page first.
pub fn offered() -> Vec<Command> {
    let offers: Vec<Offer> =
        OFFERS.with_borrow(|offers| offers.iter().rev().map(|(_, offer)| Rc::clone(offer)).collect());
    offers.into_iter().flat_map(|offer| untrack(|| offer())).collect()
}
