//! Messages with more than text in them.

use leptos::prelude::*;

use crate::i18n::{Piece, Value, pieces};

/// The message `id` with `views` in the places of the variables that they are named by.
pub fn view_pieces(
    id: &'static str,
    values: Vec<(&str, Value)>,
    views: Vec<(&'static str, AnyView)>,
) -> AnyView {
    let (slots, views): (Vec<_>, Vec<_>) = views.into_iter().unzip();
    let mut views: Vec<Option<AnyView>> = views.into_iter().map(Some).collect();
    let view = |piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Slot(slot) => views.get_mut(slot).and_then(Option::take).into_any(),
    };
    pieces(id, values, &slots).into_iter().map(view).collect_view().into_any()
}
