//! The second step before users are deleted: what can't be undone is not done by one key too many.

use leptos::{html, prelude::*};

use crate::{
    domain::{Preview, wording},
    ui::{field::Tick, focus::focus, format::number, pieces::view_pieces},
};

/// What was typed or ticked.
#[derive(Clone, Copy)]
pub struct Deletion {
    preview: RwSignal<Option<Preview>>,
    typed: RwSignal<String>,
    ticked: RwSignal<bool>,
}

impl Deletion {
    /// Nothing yet.
    pub fn new(preview: RwSignal<Option<Preview>>) -> Self {
        Self { preview, typed: RwSignal::new(String::new()), ticked: RwSignal::new(false) }
    }

    /// Whether the step was taken.
    pub fn is_confirmed(self) -> bool {
        self.preview.with(|preview| {
            preview.as_ref().is_some_and(|preview| {
                if wording::must_be_typed(preview) {
                    self.typed.with(|typed| wording::is_number(typed, preview.changes))
                } else {
                    self.ticked.get()
                }
            })
        })
    }
}

#[component]
pub fn DeletionStep(deletion: Deletion, preview: Preview) -> impl IntoView {
    let Deletion { typed, ticked, .. } = deletion;
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            focus(&input);
        }
    });
    if wording::must_be_typed(&preview) {
        let wanted = view! { <b>{number(preview.changes)}</b> };
        view! {
            <div class="field">
                <label for="deletion-number">
                    {view_pieces("users-confirm-type", Vec::new(), vec![("number", wanted.into_any())])}
                </label>
                <input
                    id="deletion-number"
                    node_ref=input
                    type="text"
                    class="input"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
        }
        .into_any()
    } else {
        view! {
            <Tick
                label=t!("users-confirm-tick")
                ticked=ticked
                turned=move |is: bool| ticked.set(is)
                node=input
            />
        }
        .into_any()
    }
}
