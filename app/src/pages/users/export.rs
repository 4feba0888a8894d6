//! Taking users away as a file.

use leptos::{ev, html, prelude::*};

use crate::{
    api::exports::prepare_export,
    domain::{ExportFormat, ExportOptions, ExportRequest, Rows, Separator, UserQuery, wording},
    pages::users::state::UsersState,
    ui::{
        call::Caller,
        dialog::Dialog,
        download::download,
        field::Tick,
        focus,
        notice::Alert,
        remember::{remember, remembered},
    },
};

/// Under this name the browser remembers how files were wanted last.
const REMEMBERED: &str = "rollcall.export";

/// `selected`: whether it begins with the selection chosen instead of all that match.
#[component]
pub fn ExportDialog(open: RwSignal<bool>, state: UsersState, selected: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=t!("users-export-title")>
            <Export open state selected />
        </Dialog>
    }
}

#[component]
fn Export(open: RwSignal<bool>, state: UsersState, selected: RwSignal<bool>) -> impl IntoView {
    let caller = Caller::here();
    let options = RwSignal::new(remembered::<ExportOptions>(REMEMBERED).unwrap_or_default());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None);
    let form = NodeRef::<html::Form>::new();
    let is_csv = Memo::new(move |_| options.get().format == ExportFormat::Csv);
    let has_selection = !untrack(|| state.nobody_is_chosen());
    if !has_selection {
        selected.set(false);
    }
    let export = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let options = options.get_untracked();
        remember(REMEMBERED, &options);
        let selection = selected.get_untracked().then(|| state.choice.selection.get_untracked());
        let request = ExportRequest { options, selection, query: state.query.get_untracked() };
        caller.call(prepare_export(state.chatbot_id, request), move |result| {
            busy.set(false);
            match result {
                Ok(export) => {
                    let address = format!("/api/console/chatbots/{}/exports/{}", state.chatbot_id, export.id);
                    state.tray.watch(export);
                    download(&address, "");
                    open.set(false);
                }
                Err(why) => {
                    error.set(Some(why));
                    focus::when_lost(move || {
                        if let Some(form) = form.try_get_untracked().flatten() {
                            focus::focus_in(&form, "footer button");
                        }
                    });
                }
            }
        });
    };
    let all = move || {
        let total = state.rows.with(Rows::total);
        let is_filtered = state.query.with(UserQuery::is_filtered);
        wording::export_all(total, is_filtered)
    };
    let whom = move |value: bool, label: Signal<String>| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="export-whom"
                    prop:checked=move || selected.get() == value
                    on:change=move |_| selected.set(value)
                />
                <span>{move || label.get()}</span>
            </label>
        }
    };
    let format = move |value: ExportFormat, hint: String| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="export-format"
                    autofocus=untrack(|| options.get().format == value)
                    prop:checked=move || options.get().format == value
                    on:change=move |_| options.update(|options| options.format = value)
                />
                <span>{value.label()} <small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <form node_ref=form on:submit=export>
            <div class="dialog-content">
                <fieldset class="field">
                    <legend>{t!("users-export-whom")}</legend>
                    <div class="choices">
                        {whom(false, Signal::derive(all))}
                        {has_selection
                            .then(|| {
                                let told = move || wording::export_selected(state.choice.tally.get());
                                whom(true, Signal::derive(told))
                            })}
                    </div>
                </fieldset>
                <fieldset class="field">
                    <legend>{t!("users-export-format")}</legend>
                    <div class="choices">
                        {format(ExportFormat::Csv, t!("users-export-csv"))}
                        {format(ExportFormat::Xlsx, t!("users-export-xlsx"))}
                    </div>
                </fieldset>
                <fieldset class="field export-csv" disabled=move || !is_csv.get()>
                    <label for="export-separator">{t!("users-export-separator")}</label>
                    <select
                        id="export-separator"
                        class="input"
                        on:change=move |event| {
                            if let Some(separator) = Separator::parse(&event_target_value(&event)) {
                                options.update(|options| options.separator = separator);
                            }
                        }
                    >
                        {Separator::ALL
                            .iter()
                            .map(|separator| {
                                view! {
                                    <option
                                        value=separator.as_str()
                                        selected=move || options.get().separator == *separator
                                    >
                                        {separator.label()}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                    <Tick
                        label=t!("users-export-mark")
                        ticked=Signal::derive(move || options.get().byte_order_mark)
                        turned=move |wanted: bool| options.update(|options| options.byte_order_mark = wanted)
                    />
                </fieldset>
                <p class="is-dim">{t!("users-export-order")}</p>
                <Alert error />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    {t!("ui-cancel")}
                </button>
                <button type="submit" class="btn is-primary" aria-disabled=move || busy.get().to_string()>
                    {move || if busy.get() { t!("users-export-preparing") } else { t!("users-export") }}
                </button>
            </footer>
        </form>
    }
}
