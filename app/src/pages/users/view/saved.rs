//! The views that an admin gave a name.

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::views::{delete_view, list_views, save_view},
    domain::{Invalid, SavedView, ViewDraft, ViewId, ViewName},
    pages::users::state::UsersState,
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        call::Caller,
        clipboard::CopyButton,
        field::{TextField, Tick},
        focus::focus_in,
        icon::{Icon, Shape},
        notice::Banner,
        place::origin,
    },
};

/// What is written about a view: of a new one, or of one there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    New,
    Of(ViewId),
}

/// The views, and the form in the place of one.
#[derive(Clone, Copy)]
struct Views {
    state: UsersState,
    open: RwSignal<bool>,
    list: NodeRef<html::Section>,
    known: RwSignal<Option<Vec<SavedView>>>,
    fault: RwSignal<Option<Error>>,
    writing: RwSignal<Option<Writing>>,
    caller: Caller,
}

impl Views {
    fn load(self) {
        self.caller.call(list_views(self.state.chatbot_id), move |result| match result {
            Ok(views) => {
                self.fault.set(None);
                self.known.set(Some(views));
            }
            Err(error) => self.fault.set(Some(error)),
        });
    }

    fn one(self, id: ViewId) -> Option<SavedView> {
        self.known.with(|known| known.as_ref()?.iter().find(|view| view.id == id).cloned())
    }

    /// Takes in what there is now; with what the list begins is the navigation's too.
    fn take_in(self, views: Vec<SavedView>, said: String) {
        self.writing.set(None);
        self.known.set(Some(views));
        self.state.reload_chatbot();
        self.state.toasts.say(said);
        self.focus_line(".view-new");
    }

    fn focus_line(self, selector: &'static str) {
        request_animation_frame(move || {
            if let Some(list) = self.list.try_get_untracked().flatten() {
                focus_in(&list, selector);
            }
        });
    }

    fn write(self, writing: Writing) {
        self.writing.set(Some(writing));
        self.focus_line(".view-form input");
    }

    fn leave_form(self) {
        self.writing.set(None);
        self.focus_line(".view-new");
    }
}

#[component]
pub fn SavedViews(state: UsersState, open: RwSignal<bool>) -> impl IntoView {
    let views = Views {
        state,
        open,
        list: NodeRef::new(),
        known: RwSignal::new(None),
        fault: RwSignal::new(None),
        writing: RwSignal::new(None),
        caller: Caller::here(),
    };
    views.load();
    let banner = move || {
        views.fault.get().filter(|fault| *fault != Error::SignedOut).map(|fault| {
            view! { <Banner text=fault.to_string() again=move |()| views.load() /> }
        })
    };
    let ids = Memo::new(move |_| {
        views.known.with(|known| known.iter().flatten().map(|view| view.id).collect::<Vec<_>>())
    });
    let is_loading =
        Memo::new(move |_| views.known.with(Option::is_none) && views.fault.with(Option::is_none));
    let is_writing = Memo::new(move |_| views.writing.get() == Some(Writing::New));
    view! {
        <section class="popover-part" aria-label=t!("views-saved") node_ref=views.list>
            <h2>{t!("views-saved")}</h2>
            {banner}
            <Show when=move || is_loading.get()>
                <span class="bone is-long"></span>
            </Show>
            <ul class="view-list" hidden=move || ids.with(Vec::is_empty)>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Line views id />
                </For>
            </ul>
            <Show
                when=move || is_writing.get()
                fallback=move || {
                    view! {
                        <div>
                            <button type="button" class="btn view-new" on:click=move |_| views.write(Writing::New)>
                                {t!("views-save-new")}
                            </button>
                        </div>
                    }
                }
            >
                <Form views of=None />
            </Show>
        </section>
    }
}

#[component]
fn Line(views: Views, id: ViewId) -> impl IntoView {
    let view = Memo::new(move |_| views.one(id));
    let is_written = Memo::new(move |_| views.writing.get() == Some(Writing::Of(id)));
    move || {
        let Some(saved) = view.get() else { return ().into_any() };
        if is_written.get() {
            return view! {
                <li>
                    <Form views of=Some(saved) />
                </li>
            }
            .into_any();
        }
        let url = saved.view.url(views.state.chatbot_id);
        let shown = saved.view.clone();
        let is_shown = Memo::new(move |_| views.state.view() == shown);
        let name = saved.name.clone();
        view! {
            <li class="view-line">
                <a
                    class="view-name"
                    href=url.clone()
                    aria-current=move || is_shown.get().then_some("true")
                    on:click=move |_| {
                        views.open.set(false);
                        views.state.focus_list_later();
                    }
                >
                    <bdi>{saved.name}</bdi>
                    {saved
                        .is_default
                        .then(|| {
                            view! {
                                <span class="view-first" title=t!("views-first")>
                                    <Icon shape=Shape::Star />
                                    <span class="sr">{t!("views-first-said")}</span>
                                </span>
                            }
                        })}
                </a>
                <CopyButton text=format!("{}{url}", origin()) label=t!("views-copy-link") what=t!("views-copy-link-of", name = &name) />
                <button
                    type="button"
                    class="btn is-quiet is-icon"
                    aria-label=t!("views-change", name = name)
                    on:click=move |_| views.write(Writing::Of(id))
                >
                    <Icon shape=Shape::Pencil />
                </button>
            </li>
        }
        .into_any()
    }
}

/// Name and beginning of a view that is kept as it is shown now, or `of` one there is.
#[component]
fn Form(views: Views, of: Option<SavedView>) -> impl IntoView {
    let state = views.state;
    let id = of.as_ref().map(|view| view.id);
    let name = RwSignal::new(of.as_ref().map_or_else(String::new, |view| view.name.clone()));
    let is_default = RwSignal::new(of.as_ref().is_some_and(|view| view.is_default));
    let replaces = RwSignal::new(of.is_none());
    let before = StoredValue::new(of);
    let name_error = RwSignal::new(None);
    let attempt = Attempt::here();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        name_error.set(None);
        let checked = match ViewName::new(&name.get_untracked()) {
            Ok(checked) => checked,
            Err(Invalid(reason)) => return name_error.set(Some(t!("field-name-refused", reason = reason))),
        };
        let kept = before.with_value(|before| before.as_ref().map(|before| before.view.clone()));
        let view = match kept {
            Some(kept) if !replaces.get_untracked() => kept,
            _ => untrack(|| state.view()),
        };
        let said = t!("views-was-saved", name = checked.as_str());
        let draft = ViewDraft { name: checked, view, is_default: is_default.get_untracked() };
        attempt.call_or(
            save_view(state.chatbot_id, id, draft),
            move |saved| views.take_in(saved, said),
            move |error| match error {
                Error::Invalid { field, reason } if field == "name" => {
                    name_error.set(Some(t!("field-name-refused", reason = reason)));
                    None
                }
                other => Some(other),
            },
        );
    };
    let delete = move |id| {
        let said = t!("views-was-deleted", name = name.get_untracked());
        attempt.call(delete_view(state.chatbot_id, id), move |left| views.take_in(left, said));
    };
    view! {
        <form class="view-form" on:submit=save novalidate=true>
            <TextField id="view-name" label=t!("ui-name") value=name error=name_error />
            <Tick label=t!("views-open-with") ticked=is_default turned=move |is: bool| is_default.set(is) />
            {id
                .map(|_| {
                    view! {
                        <Tick
                            label=t!("views-replace")
                            ticked=replaces
                            turned=move |does: bool| replaces.set(does)
                        />
                    }
                })}
            <AttemptFault attempt />
            <div class="view-ways">
                <AttemptButton attempt label=t!("ui-save") going_on=t!("ui-saving") />
                <button type="button" class="btn" on:click=move |_| views.leave_form()>
                    {t!("ui-cancel")}
                </button>
                {id
                    .map(|id| {
                        view! {
                            <button type="button" class="btn is-danger" on:click=move |_| delete(id)>
                                {t!("views-delete")}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}
