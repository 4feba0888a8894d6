//! Line drawings of 16 by 16. They stand in the document, since the page's content policy allows no data URLs.

use leptos::prelude::*;

#[derive(Clone, Copy)]
pub enum Shape {
    Back,
    Close,
    Down,
    Download,
    Menu,
    More,
    Next,
    Search,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M10 3L5 8l5 5",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Down => "M4 6l4 4 4-4",
            Self::Download => "M8 3v7M5 7.5l3 3 3-3M3.5 13h9",
            Self::Menu => "M2 4h12M2 8h12M2 12h12",
            Self::More => {
                "M2.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M12.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0"
            }
            Self::Next => "M6 3l5 5-5 5",
            Self::Search => "M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10.5 10.5L14 14",
        }
    }
}

/// Decoration: what it means is said by the control it stands in.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=shape.path() />
        </svg>
    }
}
