//! A labelled control with its error.

use leptos::{html, prelude::*};

/// A text input of several lines; error and hint are tied to it for screen readers.
#[component]
pub fn TextArea(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    rows: u32,
    #[prop(into)] hint: Signal<String>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                class="input"
                rows=rows
                autocomplete="off"
                spellcheck="false"
                dir="auto"
                autofocus=autofocus
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(id, hint)
            ></textarea>
            <FieldNotes id error hint />
        </div>
    }
}

/// A text input; error and hint are tied to it for screen readers.
#[component]
pub fn TextField(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(into, optional)] hint: Signal<String>,
    #[prop(into, optional)] inputmode: Signal<Option<&'static str>>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind
                class="input"
                autocomplete=autocomplete
                inputmode=move || inputmode.get()
                spellcheck="false"
                autocapitalize="none"
                dir="auto"
                autofocus=autofocus
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(id, hint)
            />
            <FieldNotes id error hint />
        </div>
    }
}

/// A password, hidden unless one wants to see it.
#[component]
pub fn PasswordField(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    #[prop(default = "current-password")] autocomplete: &'static str,
    #[prop(into, optional)] hint: Signal<String>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="password">
                <input
                    id=id
                    type=move || if shown.get() { "text" } else { "password" }
                    class="input"
                    autocomplete=autocomplete
                    spellcheck="false"
                    autocapitalize="none"
                    autofocus=autofocus
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || error.get().is_some().to_string()
                    aria-describedby=described_by(id, hint)
                />
                <button
                    type="button"
                    class="btn is-quiet"
                    aria-controls=id
                    aria-label=move || if shown.get() { t!("ui-hide-typed") } else { t!("ui-show-typed") }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { t!("ui-hide") } else { t!("ui-show") }}
                </button>
            </div>
            <FieldNotes id error hint />
        </div>
    }
}

/// A box to tick, with what it means beside it.
#[component]
pub fn Tick(
    #[prop(into)] label: String,
    #[prop(into)] ticked: Signal<bool>,
    /// Is told what it is to be.
    #[prop(into)]
    turned: Callback<bool>,
    #[prop(optional)] disabled: bool,
    #[prop(optional)] node: NodeRef<html::Input>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                class="box"
                node_ref=node
                disabled=disabled
                prop:checked=move || ticked.get()
                on:change=move |event| turned.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}

fn described_by(id: &'static str, hint: Signal<String>) -> impl Fn() -> String + Clone + Send + 'static {
    move || if hint.with(String::is_empty) { format!("{id}-error") } else { format!("{id}-error {id}-hint") }
}

#[component]
fn FieldNotes(id: &'static str, error: Signal<Option<String>>, hint: Signal<String>) -> impl IntoView {
    view! {
        <p class="field-error" id=format!("{id}-error")>
            {move || error.get()}
        </p>
        {move || {
            (!hint.with(String::is_empty))
                .then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint.get()}</p> })
        }}
    }
}
