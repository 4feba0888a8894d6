//! A QR code, dark on light whatever the colours of the page: readers look for that.

use leptos::prelude::*;

use crate::domain::QrDrawing;

#[component]
pub fn Qr(code: Vec<Vec<bool>>, #[prop(into)] label: String) -> impl IntoView {
    let QrDrawing { size, path } = QrDrawing::of(&code);
    view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges" role="img" aria-label=label>
            <rect width=size height=size fill="#fff" />
            <path d=path fill="#000" />
        </svg>
    }
}
