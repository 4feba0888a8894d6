//! Icons of the Lucide set (<https://lucide.dev>). Those named here reach the page, and no others. They stand in the document,
//! since the page's content policy allows no data URLs.

use icondata_lu as lucide;
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
    fn drawing(self) -> &'static str {
        match self {
            Self::Back => lucide::LuChevronLeft,
            Self::Close => lucide::LuX,
            Self::Down => lucide::LuChevronDown,
            Self::Download => lucide::LuDownload,
            Self::Menu => lucide::LuMenu,
            Self::More => lucide::LuEllipsis,
            Self::Next => lucide::LuChevronRight,
            Self::Search => lucide::LuSearch,
        }
        .data
    }
}

/// Decoration: what it means is said by the control it stands in.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=shape.drawing()></svg> }
}
