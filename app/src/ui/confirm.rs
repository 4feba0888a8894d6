//! A question that must be answered before something is done.

use leptos::prelude::*;

use crate::ui::dialog::Dialog;

/// Asks whether to do what `label` says; the keyboard begins at going back.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(into)] label: String,
    #[prop(into)] confirmed: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Dialog open title>
            <div class="dialog-content">{children.with_value(|children| children())}</div>
            <footer class="dialog-foot">
                <button type="button" class="btn" autofocus=true on:click=move |_| open.set(false)>
                    {t!("ui-cancel")}
                </button>
                <button
                    type="button"
                    class="btn is-danger is-solid"
                    on:click=move |_| {
                        open.set(false);
                        confirmed.run(());
                    }
                >
                    {label.clone()}
                </button>
            </footer>
        </Dialog>
    }
}
