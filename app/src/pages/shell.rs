//! What stands around every page of a signed-in admin: the navigation.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use crate::{
    Error,
    api::chatbots,
    domain::{Chatbot, ChatbotId, Page, UserQuery, users_url, wording},
    pages::{Navigator, address::Place, commands::palette_place, inside, me::Me},
    ui::{
        call::{Caller, SignedOut},
        erased::{shown, when},
        focus,
        format::number,
        icon::{Icon, Shape},
        listen::listen,
        notice::Notice,
        steps::step,
        toast::Toasts,
    },
};

/// The chatbots as last heard; in the context of every page.
#[derive(Clone, Copy)]
pub struct Chatbots {
    known: RwSignal<Option<Result<Vec<Chatbot>, Error>>>,
    caller: Caller,
}

impl Chatbots {
    /// All, once they are there.
    pub fn all(self) -> Option<Result<Vec<Chatbot>, Error>> {
        self.known.get()
    }

    /// One, if it is known.
    pub fn one(self, id: ChatbotId) -> Option<Chatbot> {
        self.known.with(|known| {
            let all = known.as_ref()?.as_ref().ok()?;
            all.iter().find(|chatbot| chatbot.id == id).cloned()
        })
    }

    /// Where the users of one are, as who asks begins there.
    pub fn users_url(self, id: ChatbotId) -> String {
        self.one(id).map_or_else(|| users_url(id, &UserQuery::default(), None), |chatbot| chatbot.users_url())
    }

    /// Asks again.
    pub fn reload(self) {
        self.caller.call(chatbots::list_chatbots(), move |result| {
            self.known.update(|known| match (&known, &result) {
                // What is known stays better than an error.
                (Some(Ok(_)), Err(_)) => {}
                _ => *known = Some(result),
            });
        });
    }

    /// Takes in one chatbot as it is now.
    pub fn put(self, chatbot: Chatbot) {
        self.known.update(|known| {
            if !matches!(known, Some(Ok(_))) {
                *known = Some(Ok(Vec::new()));
            }
            if let Some(Ok(all)) = known {
                match all.iter_mut().find(|known| known.id == chatbot.id) {
                    Some(known) => *known = chatbot,
                    None => all.push(chatbot),
                }
            }
        });
    }
}

#[component]
pub fn Shell(page: Memo<Page>) -> impl IntoView {
    let signed_out = RwSignal::new(false);
    provide_context(SignedOut(signed_out));
    let is_signed_out = Memo::new(move |_| signed_out.get());
    let chatbots = Chatbots { known: RwSignal::new(None), caller: Caller::here() };
    provide_context(chatbots);
    chatbots.reload();
    let me = Me::here();
    provide_context(me);
    me.reload();

    let menu = RwSignal::new(false);
    let location = use_location();
    Effect::new(move || {
        location.pathname.get();
        menu.set(false);
    });
    listen(ev::keydown, move |event| {
        if event.key() == "Escape" && menu.get_untracked() {
            menu.set(false);
            if focus::is_in("#nav") {
                focus_at(".nav-bar button");
            }
        }
    });

    // It covers its button.
    let open_menu = move || {
        menu.set(true);
        request_animation_frame(|| focus_at("#nav a"));
    };
    view! {
        <a class="skip" href="#main">
            {t!("shell-skip")}
        </a>
        <div class="app">
            <header class="nav-bar">
                <button
                    type="button"
                    class="btn is-quiet is-icon"
                    aria-label=t!("shell-chatbots")
                    aria-expanded=Signal::derive(move || menu.get().to_string())
                    aria-controls="nav"
                    on:click=move |_| open_menu()
                >
                    <Icon shape=Shape::Menu />
                </button>
                <a class="brand" href="/">
                    <span class="mark" aria-hidden="true"></span>
                    "Rollcall"
                </a>
            </header>
            {when(
                move || menu.get(),
                move || view! { <div class="nav-shade" on:click=move |_| menu.set(false)></div> }.into_any(),
            )}
            {step(move || view! { <Navigation open=menu chatbots me /> }.into_any())}
            <main id="main" class="main" tabindex="-1">
                {shown(move || {
                    if is_signed_out.get() {
                        view! { <SignedOutNotice /> }.into_any()
                    } else {
                        shown(move || inside(page.get()))
                    }
                })}
            </main>
        </div>
    }
}

fn focus_at(selector: &'static str) {
    if let Some(page) = document().document_element() {
        focus::focus_in(&page, selector);
    }
}

#[component]
fn SignedOutNotice() -> impl IntoView {
    let me: Me = expect_context();
    me.remember_place();
    view! {
        <h1 class="sr">{t!("shell-signed-out")}</h1>
        <Notice
            title=t!("shell-signed-out-title")
            text=t!("shell-signed-out-help")
        >
            <a class="btn is-primary" href="/sign-in">
                {t!("shell-sign-in")}
            </a>
        </Notice>
    }
}

#[component]
fn Navigation(open: RwSignal<bool>, chatbots: Chatbots, me: Me) -> impl IntoView {
    let navigator = Navigator::here();
    let toasts: Toasts = expect_context();
    let list = move || match chatbots.all() {
        None => view! {
            <span class="nav-item is-skeleton"><span class="bone"></span></span>
            <span class="nav-item is-skeleton"><span class="bone"></span></span>
            <span class="nav-item is-skeleton"><span class="bone"></span></span>
        }
        .into_any(),
        Some(Ok(all)) => {
            all.into_iter().map(|chatbot| view! { <ChatbotLink chatbot /> }).collect_view().into_any()
        }
        Some(Err(_)) => view! {
            <button type="button" class="nav-item" on:click=move |_| chatbots.reload()>
                {t!("ui-try-again")}
            </button>
        }
        .into_any(),
    };
    // Open, it covers what the focus goes on to.
    let on_focus_out = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
        if to.is_some_and(|to| to.closest("#nav").is_ok_and(|found| found.is_none())) {
            open.set(false);
        }
    };
    view! {
        <nav
            id="nav"
            class="nav"
            class:is-open=Signal::derive(move || open.get())
            aria-label=t!("shell-chatbots")
            on:focusout=on_focus_out
        >
            <a class="brand" href="/">
                <span class="mark" aria-hidden="true"></span>
                "Rollcall"
            </a>
            <div class="palette-place">{palette_place(chatbots, me)}</div>
            <p class="nav-title">{t!("shell-chatbots")}</p>
            <div class="nav-list">{shown(list)}</div>
            <div class="nav-foot">
                <AccountLink me />
                <button type="button" class="nav-item" on:click=move |_| me.sign_out(navigator, toasts)>
                    {t!("shell-sign-out")}
                </button>
            </div>
        </nav>
    }
}

#[component]
fn AccountLink(me: Me) -> impl IntoView {
    let location = use_location();
    let here = Signal::derive(move || location.pathname.with(|path| path == "/account").then_some("page"));
    let note = move || match me.get() {
        None => view! { <span class="bone is-short"></span> }.into_any(),
        Some(Ok(account)) => view! { <bdi>{wording::account_note(&account)}</bdi> }.into_any(),
        Some(Err(_)) => ().into_any(),
    };
    view! {
        <a class="nav-item nav-account" href="/account" aria-current=here>
            {t!("shell-account")}
            <small>{shown(note)}</small>
        </a>
    }
}

#[component]
fn ChatbotLink(chatbot: Chatbot) -> impl IntoView {
    let here = Place::here().chatbot();
    let id = chatbot.id;
    let here = Signal::derive(move || (here.get() == Some(id)).then_some("page"));
    let total = chatbot.users.total();
    view! {
        <a class="nav-item" href=chatbot.users_url() aria-current=here>
            <bdi class="nav-name" title=chatbot.name.clone()>
                {chatbot.name.clone()}
            </bdi>
            // What is counted is seen by where it stands.
            <span class="nav-count" aria-hidden="true">
                {number(total)}
            </span>
            <span class="sr">{t!("chatbots-users", count = total)}</span>
        </a>
    }
}
