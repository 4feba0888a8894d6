//! Which rows of a list are in view, for lists longer than a browser lets an element be.
//!
//! Browsers cap an element's height, Firefox at about 17 million pixels. So the element is never taller than
//! [`MAX_HEIGHT`]; above that, a small scroll still moves the list by exactly as many pixels, while a big one
//! (the thumb is dragged) is taken in proportion. Between the two the element and the list drift apart;
//! [`Viewport::settle`] brings them together again without moving a row on the screen.

use std::ops::Range;

/// The tallest the element gets, in pixels.
pub const MAX_HEIGHT: f64 = 8_000_000.0;
/// The room after the last row, in pixels: what floats above the list's lower edge leaves every row in reach.
const END_HEIGHT: f64 = 76.0;
/// How much of the element at each end is not scaled, in pixels.
const UNSCALED_HEIGHT: f64 = 100_000.0;

/// Where a key moves the current row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// As many rows up as are in view.
    PageUp,
    /// As many rows down as are in view.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// The part of a list that is in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    rows: u64,
    row_height: f64,
    height: f64,
    top: f64,
    scroll_top: f64,
}

impl Viewport {
    /// A view on an empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: 0, row_height: 44.0, height: 0.0, top: 0.0, scroll_top: 0.0 }
    }

    /// Takes in another number of rows or another size; what is at the top stays there as far as it can.
    /// The answer is the scroll position to give to the element.
    pub fn resize(&mut self, rows: u64, row_height: f64, height: f64) -> f64 {
        let first = self.top / self.row_height;
        *self = Self {
            rows,
            row_height: row_height.max(1.0),
            height: height.max(0.0),
            top: first * row_height.max(1.0),
            scroll_top: self.scroll_top,
        };
        self.settle()
    }

    /// How tall the element is that holds the rows.
    #[must_use]
    pub fn element_height(&self) -> f64 {
        self.list_height().min(MAX_HEIGHT)
    }

    /// How tall a row is.
    #[must_use]
    pub const fn row_height(&self) -> f64 {
        self.row_height
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// How tall the view is.
    #[must_use]
    pub const fn height(&self) -> f64 {
        self.height
    }

    /// Where a row's top is within the element, in whole pixels.
    #[must_use]
    pub fn row_y(&self, row: u64) -> f64 {
        (as_pixels(row) * self.row_height - self.shift()).round()
    }

    /// What to take from a row's place in the list for its place in the element.
    fn shift(&self) -> f64 {
        if self.is_scaled() { self.top - self.scroll_top } else { 0.0 }
    }

    /// Takes in that the element was scrolled.
    pub fn scrolled(&mut self, scroll_top: f64) {
        let delta = scroll_top - self.scroll_top;
        let top = if !self.is_scaled() {
            scroll_top
        } else if delta.abs() < self.shortest_drag() {
            self.top + delta
        } else {
            self.top_at(scroll_top)
        };
        self.top = between(top, self.max_top());
        self.scroll_top = scroll_top;
    }

    /// Whether the element must be settled at once because it, or the list, has come to an end and the other hasn't.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        let is_at_end = |at: f64, max: f64| at <= 0.0 || at >= max;
        self.is_scaled()
            && self.is_drifted()
            && (is_at_end(self.scroll_top, self.max_scroll()) || is_at_end(self.top, self.max_top()))
    }

    /// Whether element and list have drifted apart.
    #[must_use]
    pub fn is_drifted(&self) -> bool {
        (self.scroll_top - self.settled_scroll_top()).abs() > 1.0
    }

    /// Brings element and list together. The answer is the scroll position to give to the element; no row moves.
    pub fn settle(&mut self) -> f64 {
        self.top = between(self.top, self.max_top());
        self.scroll_top = self.settled_scroll_top();
        self.scroll_top
    }

    /// Takes in where the browser put the element when it was given a scroll position: it rounds. No row moves.
    pub fn placed(&mut self, scroll_top: f64) {
        if !self.is_scaled() {
            self.top = between(scroll_top, self.max_top());
        }
        self.scroll_top = scroll_top;
    }

    /// Scrolls so that row `index` is in view, above what floats at the lower edge. The answer is the scroll position to give to the element.
    pub fn reveal(&mut self, index: u64) -> f64 {
        let row_top = as_pixels(index) * self.row_height;
        let lowest = row_top + self.row_height + END_HEIGHT - self.height;
        // A view lower than a row shows the row's top.
        self.top = self.top.max(lowest).min(row_top);
        self.settle()
    }

    /// The list has moved by `rows` down: scrolls along with it, so that nobody in view moves. The answer is the scroll
    /// position to give to the element.
    pub fn follow(&mut self, rows: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a list has fewer than 2^52 rows")]
        let pixels = rows as f64 * self.row_height;
        self.top += pixels;
        self.settle()
    }

    /// Whether the element is not where it was last put, and so was scrolled by hand.
    #[must_use]
    pub fn is_elsewhere(&self, scroll_top: f64) -> bool {
        (scroll_top - self.scroll_top).abs() > 1.0
    }

    /// Whether the first row is wholly in view.
    #[must_use]
    pub fn is_at_top(&self) -> bool {
        self.top <= 0.0
    }

    /// The row at a height within the view, if there is one.
    #[must_use]
    pub fn row_at(&self, y: f64) -> Option<u64> {
        let row = as_row(((self.top + y) / self.row_height).floor());
        ((0.0..self.height).contains(&y) && row < self.rows).then_some(row)
    }

    /// Scrolls to the first row. The answer is the scroll position to give to the element.
    pub fn rewind(&mut self) -> f64 {
        self.top = 0.0;
        self.settle()
    }

    /// The rows in view, also those only partly.
    #[must_use]
    pub fn visible(&self) -> Range<u64> {
        let first = as_row((self.top / self.row_height).floor()).min(self.rows);
        let last = as_row(((self.top + self.height) / self.row_height).ceil()).min(self.rows);
        first..last
    }

    /// The rows in view and `more` on both sides, so that a small scroll finds them there.
    #[must_use]
    pub fn visible_and(&self, more: u64) -> Range<u64> {
        let visible = self.visible();
        visible.start.saturating_sub(more)..(visible.end + more).min(self.rows)
    }

    /// The row that `step` leads to.
    #[must_use]
    pub fn step(&self, from: u64, step: Step) -> u64 {
        let last = self.rows.saturating_sub(1);
        let page = as_row((self.height / self.row_height).floor()).saturating_sub(1).max(1);
        match step {
            Step::Up => from.saturating_sub(1),
            Step::Down => from.saturating_add(1),
            Step::PageUp => from.saturating_sub(page),
            Step::PageDown => from.saturating_add(page),
            Step::First => 0,
            Step::Last => last,
        }
        .min(last)
    }

    fn list_height(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { as_pixels(self.rows) * self.row_height + END_HEIGHT }
    }

    fn is_scaled(&self) -> bool {
        self.list_height() > MAX_HEIGHT
    }

    fn max_top(&self) -> f64 {
        (self.list_height() - self.height).max(0.0)
    }

    fn max_scroll(&self) -> f64 {
        (self.element_height() - self.height).max(0.0)
    }

    /// Half of what moving the thumb by one pixel scrolls: less than this, and it wasn't the thumb.
    fn shortest_drag(&self) -> f64 {
        (self.element_height() / self.height.max(1.0) / 2.0).max(self.height)
    }

    /// Near its ends the list moves with the element pixel by pixel, so that nothing is to be settled where lists are
    /// read most; what is between is scaled.
    fn unscaled(&self) -> f64 {
        UNSCALED_HEIGHT.min(self.max_scroll() / 4.0)
    }

    fn settled_scroll_top(&self) -> f64 {
        let (end, max_top, max_scroll) = (self.unscaled(), self.max_top(), self.max_scroll());
        if !self.is_scaled() || self.top <= end {
            self.top
        } else if self.top >= max_top - end {
            max_scroll - (max_top - self.top)
        } else {
            end + (self.top - end) * (max_scroll - 2.0 * end) / (max_top - 2.0 * end)
        }
    }

    fn top_at(&self, scroll_top: f64) -> f64 {
        let (end, max_top, max_scroll) = (self.unscaled(), self.max_top(), self.max_scroll());
        if scroll_top <= end {
            scroll_top
        } else if scroll_top >= max_scroll - end {
            max_top - (max_scroll - scroll_top)
        } else {
            end + (scroll_top - end) * (max_top - 2.0 * end) / (max_scroll - 2.0 * end)
        }
    }
}

impl Default for Viewport {
    fn default() -> Self {
        Self::new()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a list has fewer than 2^52 rows")]
const fn as_pixels(rows: u64) -> f64 {
    rows as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, which is what is meant"
)]
const fn as_row(pixels: f64) -> u64 {
    pixels as u64
}

/// Not `clamp`: it could panic, and what writes the numbers in its message would be a good part of the page's program.
const fn between(pixels: f64, max: f64) -> f64 {
    pixels.min(max).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn viewport(rows: u64, height: f64) -> Viewport {
        let mut viewport = Viewport::new();
        viewport.resize(rows, 44.0, height);
        viewport
    }

    fn screen_y(viewport: &Viewport, row: u64) -> f64 {
        as_pixels(row) * viewport.row_height - viewport.shift() - viewport.scroll_top
    }

    fn sizes() -> impl Strategy<Value = (u64, f64)> {
        (prop_oneof![0..50_u64, 1_000..200_000_u64, 200_000..5_000_000_u64], 100.0..2_000.0_f64)
    }

    proptest! {
        #[test]
        fn dragging_to_the_ends_shows_the_first_and_last_row((rows, height) in sizes(), from in 0.0..1.0) {
            let mut viewport = viewport(rows, height);
            viewport.scrolled(viewport.max_scroll() * from);
            viewport.scrolled(viewport.max_scroll());
            viewport.settle();
            prop_assert_eq!(viewport.visible().end, rows);
            viewport.scrolled(0.0);
            viewport.settle();
            prop_assert_eq!(viewport.visible().start, 0);
        }

        #[test]
        fn small_scrolls_move_the_rows_by_as_many_pixels(
            (rows, height) in sizes(), at in 0.1..0.9_f64, by in -90.0..90.0_f64,
        ) {
            let mut viewport = viewport(rows, height);
            viewport.scrolled(viewport.max_scroll() * at);
            viewport.settle();
            let row = viewport.visible().start;
            let (y, target) = (screen_y(&viewport, row), viewport.scroll_top + by);
            prop_assume!(target > 0.0 && target < viewport.max_scroll());
            prop_assume!(viewport.top + by > 0.0 && viewport.top + by < viewport.max_top());
            viewport.scrolled(target);
            prop_assert!((screen_y(&viewport, row) - (y - by)).abs() < 0.01);
        }

        #[test]
        fn settling_moves_no_row(
            (rows, height) in sizes(), scrolls in prop::collection::vec(-400.0..400.0_f64, 0..40), at in 0.0..1.0_f64,
        ) {
            let mut viewport = viewport(rows, height);
            viewport.scrolled(viewport.max_scroll() * at);
            for by in scrolls {
                viewport.scrolled((viewport.scroll_top + by).clamp(0.0, viewport.max_scroll()));
            }
            let row = viewport.visible().start;
            let y = screen_y(&viewport, row);
            viewport.settle();
            prop_assert!((screen_y(&viewport, row) - y).abs() < 0.01);
            prop_assert!(!viewport.is_drifted());
        }

        #[test]
        fn the_wheel_reaches_both_ends((rows, height) in sizes(), up in any::<bool>(), at in 0.0..0.0002) {
            let mut viewport = viewport(rows, height);
            let (start, by) = if up { (at, -120.0) } else { (1.0 - at, 120.0) };
            viewport.scrolled(viewport.max_scroll() * start);
            viewport.settle();
            for _ in 0..20_000 {
                viewport.scrolled((viewport.scroll_top + by).clamp(0.0, viewport.max_scroll()));
                if viewport.is_stuck() {
                    viewport.settle();
                }
            }
            let visible = viewport.visible();
            if up { prop_assert_eq!(visible.start, 0) } else { prop_assert_eq!(visible.end, rows) }
        }

        #[test]
        fn a_revealed_row_is_wholly_in_view((rows, height) in sizes(), row in any::<u64>(), at in 0.0..1.0) {
            prop_assume!(rows > 0);
            let (mut viewport, row) = (viewport(rows, height), row % rows);
            viewport.scrolled(viewport.max_scroll() * at);
            viewport.reveal(row);
            let y = screen_y(&viewport, row);
            let free = (height - END_HEIGHT).max(viewport.row_height);
            prop_assert!(y > -0.01 && y + viewport.row_height < free + 0.01, "{y}");
        }

        #[test]
        fn following_the_list_moves_nobody_in_view((rows, height) in sizes(), by in -50..50_i32, at in 0.0..1.0) {
            let mut viewport = viewport(rows, height);
            viewport.scrolled(viewport.max_scroll() * at);
            viewport.settle();
            let Some(row) = viewport.row_at(height / 2.0) else { return Ok(()) };
            // Who was in view is in the list still.
            let Some(moved) = row.checked_add_signed(i64::from(by)).filter(|moved| *moved < rows) else { return Ok(()) };
            let (y, top) = (screen_y(&viewport, row), viewport.top);
            viewport.follow(i64::from(by));
            // Beyond its ends no list scrolls.
            prop_assume!((viewport.top - top - f64::from(by) * viewport.row_height).abs() < 0.01);
            prop_assert!((screen_y(&viewport, moved) - y).abs() < 0.01);
            prop_assert_eq!(viewport.row_at(height / 2.0), Some(moved));
        }

        #[test]
        fn few_rows_are_in_view((rows, height) in sizes(), at in 0.0..1.0) {
            let mut viewport = viewport(rows, height);
            viewport.scrolled(viewport.max_scroll() * at);
            let visible = viewport.visible();
            prop_assert!(visible.start <= visible.end && visible.end <= rows);
            prop_assert!(as_pixels(visible.end - visible.start) <= height / viewport.row_height + 2.0);
            prop_assert!(viewport.element_height() <= MAX_HEIGHT);
        }

        #[test]
        fn steps_stay_in_the_list((rows, height) in sizes(), from in any::<u64>()) {
            let viewport = viewport(rows, height);
            for step in [Step::Up, Step::Down, Step::PageUp, Step::PageDown, Step::First, Step::Last] {
                prop_assert!(viewport.step(from, step) <= rows.saturating_sub(1));
            }
        }
    }

    #[test]
    fn another_row_height_keeps_the_first_row() {
        let mut viewport = viewport(1_000_000, 800.0);
        viewport.reveal(600_000);
        let first = viewport.visible().start;
        viewport.resize(1_000_000, 72.0, 600.0);
        assert_eq!(viewport.visible().start, first);
    }

    #[test]
    fn a_list_that_shrinks_shows_its_end() {
        let mut viewport = viewport(1_000, 440.0);
        viewport.reveal(999);
        viewport.resize(20, 44.0, 440.0);
        assert_eq!(viewport.visible(), 11..20);
    }
}
