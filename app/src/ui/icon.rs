//! Icons of the Lucide set (<https://lucide.dev>). Those named here reach the page with the part that shows them, and no others.
//! They stand in the document, since the page's content policy allows no data URLs.

use icondata_lu as lucide;
use leptos::prelude::*;

/// What is drawn. Constants and not variants: whatever matched on those would bring the drawings of all into the first load.
#[derive(Clone, Copy)]
pub struct Shape(&'static str);

#[expect(non_upper_case_globals, reason = "they are named as variants are")]
impl Shape {
    pub const Back: Self = Self(lucide::LuChevronLeft.data);
    pub const Close: Self = Self(lucide::LuX.data);
    pub const Days: Self = Self(lucide::LuCalendarDays.data);
    pub const Down: Self = Self(lucide::LuChevronDown.data);
    pub const Download: Self = Self(lucide::LuDownload.data);
    pub const Menu: Self = Self(lucide::LuMenu.data);
    pub const More: Self = Self(lucide::LuEllipsis.data);
    pub const Narrower: Self = Self(lucide::LuMinus.data);
    pub const Next: Self = Self(lucide::LuChevronRight.data);
    pub const Pencil: Self = Self(lucide::LuPencil.data);
    pub const Search: Self = Self(lucide::LuSearch.data);
    pub const Star: Self = Self(lucide::LuStar.data);
    pub const View: Self = Self(lucide::LuSettings2.data);
    pub const Wider: Self = Self(lucide::LuPlus.data);
}

/// Decoration: what it means is said by the control it stands in.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=shape.0></svg> }
}
