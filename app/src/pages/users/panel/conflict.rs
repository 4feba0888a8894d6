//! Says what someone else changed, so that nothing is overwritten unseen.

use leptos::prelude::*;

use crate::{
    domain::{Difference, differences},
    pages::users::panel::profile::{Conflict, Form},
    ui::pieces::view_pieces,
};

#[component]
pub fn ConflictNotice(form: Form, conflict: Conflict) -> impl IntoView {
    let told = differences(&conflict.before, &conflict.current);
    let conflict = StoredValue::new(conflict);
    view! {
        <div class="conflict" role="alert">
            <p>
                <b>{t!("panel-conflict")}</b>
            </p>
            <ul>
                {told
                    .into_iter()
                    .map(|Difference { field, before, after }| {
                        let before = view! { <bdi>{before}</bdi> }.into_any();
                        let after = view! { <b><bdi>{after}</bdi></b> }.into_any();
                        let views = vec![("before", before), ("after", after)];
                        view! { <li>{view_pieces("panel-conflict-change", vec![("field", field.into())], views)}</li> }
                    })
                    .collect_view()}
            </ul>
            <div class="conflict-ways">
                <button type="button" class="btn" on:click=move |_| form.apply_anyway(conflict.get_value())>
                    {t!("panel-conflict-apply")}
                </button>
                <button type="button" class="btn is-primary" on:click=move |_| form.keep_theirs(conflict.get_value())>
                    {t!("panel-conflict-keep")}
                </button>
            </div>
        </div>
    }
}
