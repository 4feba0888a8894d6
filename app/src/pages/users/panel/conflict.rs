//! Says what someone else changed, so that nothing is overwritten unseen.

use leptos::prelude::*;

use crate::{
    domain::{Difference, differences},
    pages::users::panel::profile::{Conflict, Form},
};

#[component]
pub fn ConflictNotice(form: Form, conflict: Conflict) -> impl IntoView {
    let told = differences(&conflict.before, &conflict.current);
    let conflict = StoredValue::new(conflict);
    view! {
        <div class="conflict" role="alert">
            <p>
                <b>"Someone else changed this user meanwhile."</b>
            </p>
            <ul>
                {told
                    .into_iter()
                    .map(|Difference { field, before, after }| {
                        view! {
                            <li>
                                {field} ": " <bdi>{before}</bdi> " → " <b><bdi>{after}</bdi></b>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <div class="conflict-ways">
                <button type="button" class="btn" on:click=move |_| form.apply_anyway(conflict.get_value())>
                    "Apply mine anyway"
                </button>
                <button type="button" class="btn is-primary" on:click=move |_| form.keep_theirs(conflict.get_value())>
                    "Keep theirs"
                </button>
            </div>
        </div>
    }
}
