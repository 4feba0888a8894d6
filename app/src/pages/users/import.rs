//! Importing people from a file.

use gloo_net::http::Request;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::{
    Error,
    domain::{ChatbotId, ImportReport, RejectedLine},
    pages::users::state::UsersState,
    ui::{
        call::Caller, dialog::Dialog, download::download_text, format::number, notice::Alert,
        pieces::view_pieces,
    },
};

/// How many rejected lines are shown; the download has all.
const SHOWN_LINES: usize = 100;

#[derive(Clone, PartialEq)]
enum State {
    Choosing,
    Sending(String),
    Done(ImportReport),
}

#[component]
pub fn ImportDialog(
    open: RwSignal<bool>,
    state: UsersState,
    dropped: RwSignal<Option<File>, LocalStorage>,
) -> impl IntoView {
    view! {
        <Dialog open title=t!("import-title")>
            <Import open state dropped />
        </Dialog>
    }
}

#[component]
fn Import(
    open: RwSignal<bool>,
    state: UsersState,
    dropped: RwSignal<Option<File>, LocalStorage>,
) -> impl IntoView {
    let caller = Caller::here();
    let step = RwSignal::new(State::Choosing);
    let error = RwSignal::new(None);
    let over = RwSignal::new(false);
    let import = move |file: File| {
        error.set(None);
        step.set(State::Sending(file.name()));
        caller.call(send(state.chatbot_id, file), move |result| match result {
            Ok(report) => {
                state.toasts.say(t!(
                    "import-told",
                    invited = report.invited,
                    updated = report.updated,
                    rejected = report.rejected.len()
                ));
                step.set(State::Done(report));
                state.refresh();
            }
            Err(why) => {
                error.set(Some(why));
                step.set(State::Choosing);
            }
        });
    };
    Effect::new(move || {
        if let Some(file) = dropped.get() {
            dropped.set(None);
            import(file);
        }
    });
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            import(file);
        }
    };
    let drop_file = move |event: ev::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            import(file);
        }
    };
    let content = move || {
        match step.get() {
        State::Choosing => view! {
            <label
                class="drop"
                class:is-over=move || over.get()
                on:dragover=move |event: ev::DragEvent| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=drop_file
            >
                <input type="file" class="sr" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" on:change=chosen />
                <b>{t!("import-drop")}</b>
                <small>{t!("import-formats")}</small>
            </label>
            <table class="columns">
                <caption class="sr">{t!("import-columns")}</caption>
                <tbody>
                    <tr>
                        <th scope="row">"email"</th>
                        <td>{t!("import-email")}</td>
                    </tr>
                    <tr>
                        <th scope="row">"name"</th>
                        <td>{t!("import-name")}</td>
                    </tr>
                    <tr>
                        <th scope="row">"role"</th>
                        <td>{t!("import-role")}</td>
                    </tr>
                </tbody>
            </table>
            <p class="is-dim">{t!("import-first-line")}</p>
            <Alert error />
        }
        .into_any(),
        State::Sending(name) => view! {
            <div class="sending" role="status">
                <p>{view_pieces("import-sending", Vec::new(), vec![("file", view! { <bdi><b>{name}</b></bdi> }.into_any())])}</p>
                <progress aria-label=t!("import-sending-label")></progress>
            </div>
        }
        .into_any(),
        State::Done(report) => view! { <Report report /> }.into_any(),
    }
    };
    view! {
        <div class="dialog-content">{content}</div>
        <footer class="dialog-foot">
            <button type="button" class="btn is-primary" on:click=move |_| open.set(false)>
                {move || if matches!(step.get(), State::Done(_)) { t!("import-done") } else { t!("ui-close") }}
            </button>
        </footer>
    }
}

#[component]
fn Report(report: ImportReport) -> impl IntoView {
    let ImportReport { invited, updated, unchanged, rejected } = report;
    let lines = rejected.len();
    let shown: Vec<_> = rejected.iter().take(SHOWN_LINES).cloned().collect();
    let rejected = StoredValue::new(rejected);
    let count = |value: u64, label: String| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{number(value)}</dd>
            </div>
        }
    };
    view! {
        <div role="status">
            <dl class="report">
                {count(invited, t!("import-invited"))}
                {count(updated, t!("import-updated"))}
                {count(unchanged, t!("import-unchanged"))}
                {count(lines as u64, t!("import-rejected"))}
            </dl>
        </div>
        {(invited > 0).then(|| view! { <p class="is-dim">{t!("import-no-mails")}</p> })}
        {(lines > 0)
            .then(|| {
                view! {
                    <div class="rejected">
                        <div class="rejected-head">
                            <b>{t!("import-not-taken", count = lines)}</b>
                            <button type="button" class="btn" on:click=move |_| rejected.with_value(|lines| download(lines))>
                                {t!("import-download")}
                            </button>
                        </div>
                        <ol tabindex="0" aria-label=t!("import-rejected-lines")>
                            {shown
                                .into_iter()
                                .map(|RejectedLine { line, reason }| {
                                    view! {
                                        <li>
                                            <span class="line-number">{t!("import-line", number = line)}</span>
                                            <span>{reason.to_string()}</span>
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ol>
                        {(lines > SHOWN_LINES)
                            .then(|| view! { <p class="is-dim">{t!("import-more", count = lines - SHOWN_LINES)}</p> })}
                    </div>
                }
            })}
    }
}

async fn send(chatbot: ChatbotId, file: File) -> Result<ImportReport, Error> {
    let response = Request::post(&format!("/api/console/chatbots/{chatbot}/import"))
        .header("Content-Type", "text/csv")
        .body(JsValue::from(file))
        .map_err(|_| Error::Internal)?
        .send()
        .await
        .map_err(|_| Error::Offline)?;
    if response.ok() {
        response.json().await.map_err(|_| Error::Internal)
    } else {
        Err(response.json().await.unwrap_or(Error::Internal))
    }
}

fn download(lines: &[RejectedLine]) {
    download_text(&ImportReport::rejected_csv(lines), "text/csv", "rejected-lines.csv");
}
