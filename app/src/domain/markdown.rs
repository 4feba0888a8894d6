//! What chatbots write, as a tree of what the page shows of it.
//!
//! Whatever is written, nothing but these kinds comes out: there is none that could run, or that would load something from
//! elsewhere. HTML is text, images are links, and links lead to the web or to a mailbox alone.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

/// How deep things may stand in each other; what is deeper is text of what it stands in.
const DEPTH: usize = 24;
/// The longest name of a language, in characters.
const LANGUAGE_CHARACTERS: usize = 30;

/// What stands below each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading(Vec<Inline>),
    /// Program text.
    Code {
        /// What it is written in; may be empty.
        language: String,
        /// The text.
        text: String,
    },
    /// What someone else said.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of the first item; `None`: they have none.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// How each column is aligned.
        columns: Vec<Alignment>,
        /// The cells of its head.
        head: Vec<Vec<Inline>>,
        /// The rows below it.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line between parts.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Of a task, whether it is done.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Where lines begin.
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Program text.
    Code(String),
    /// Something said with emphasis.
    Emphasis(Vec<Inline>),
    /// Something said strongly.
    Strong(Vec<Inline>),
    /// Something taken back.
    Struck(Vec<Inline>),
    /// A link to the web or to a mailbox.
    Link {
        /// Where it leads: begins with `http://`, `https://` or `mailto:`.
        address: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// The end of a line.
    Break,
}

/// Reads a text as `CommonMark` with tables, tasks and strikethrough. What a writer of chat means by a line's end is one: it
/// stays.
#[must_use]
pub fn parse_markdown(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut tree = Tree { open: vec![Open::of(Kind::Whole)], too_deep: 0 };
    for event in Parser::new_ext(text, options) {
        tree.take(event);
    }
    while tree.open.len() > 1 {
        tree.close();
    }
    tree.open.pop().map(|mut whole| whole.take_blocks()).unwrap_or_default()
}

/// Where a link may lead, as it is to be written in the page.
fn link_address(address: &str, is_email: bool) -> Option<String> {
    if is_email {
        return Some(format!("mailto:{address}"));
    }
    let begins = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    let is_shown = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    (is_shown && ["http://", "https://", "mailto:"].into_iter().any(begins)).then(|| address.to_owned())
}

/// What is being read.
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Item>,
    cells: Vec<Vec<Inline>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
}

enum Kind {
    Whole,
    Paragraph,
    Heading,
    Quote,
    Code(String),
    List(Option<u64>),
    Item(Option<bool>),
    Table(Vec<Alignment>),
    Head,
    Row,
    Cell,
    Emphasis,
    Strong,
    Struck,
    Link(Result<String, String>),
    Image(Result<String, String>),
    /// Nothing of its own.
    Plain,
}

impl Open {
    const fn of(kind: Kind) -> Self {
        Self {
            kind,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn push(&mut self, inline: Inline) {
        match (self.inlines.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => self.inlines.push(inline),
        }
    }

    fn push_block(&mut self, block: Block) {
        self.end_line();
        self.blocks.push(block);
    }

    /// What stood in a block without a paragraph, as in the items of most lists, is one.
    fn end_line(&mut self) {
        let line = with_addresses(std::mem::take(&mut self.inlines));
        if !line.is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    fn take_blocks(&mut self) -> Vec<Block> {
        self.end_line();
        std::mem::take(&mut self.blocks)
    }

    fn take_line(&mut self) -> Vec<Inline> {
        with_addresses(std::mem::take(&mut self.inlines))
    }
}

struct Tree {
    /// The whole first, then what stands in it, each in the one before.
    open: Vec<Open>,
    /// How many are open that are too deep to be anything.
    too_deep: usize,
}

impl Tree {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) if self.too_deep > 0 => {
                self.too_deep -= 1;
                self.push(Inline::Break);
            }
            Event::End(_) => self.close(),
            Event::Code(text) => self.push(Inline::Code(text.into_string())),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Rule => {
                if let Some(top) = self.open.last_mut() {
                    top.push_block(Block::Rule);
                }
            }
            Event::TaskListMarker(is_done) => {
                for open in self.open.iter_mut().rev() {
                    if let Kind::Item(done) = &mut open.kind {
                        *done = Some(is_done);
                        break;
                    }
                }
            }
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.push_text(&text),
        }
    }

    fn push(&mut self, inline: Inline) {
        if let Some(top) = self.open.last_mut() {
            top.push(inline);
        }
    }

    /// The lines of a block of HTML come as one text.
    fn push_text(&mut self, text: &str) {
        let is_code = matches!(self.open.last(), Some(Open { kind: Kind::Code(_), .. }));
        if is_code {
            return self.push(Inline::Text(text.to_owned()));
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.push(Inline::Break);
            }
            if !line.is_empty() {
                self.push(Inline::Text(line.to_owned()));
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.too_deep > 0 || self.open.len() > DEPTH {
            self.too_deep += 1;
            return;
        }
        let address = |address: &str, link: LinkType| {
            link_address(address, link == LinkType::Email).ok_or_else(|| address.to_owned())
        };
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { .. } => Kind::Heading,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let language = info.split_whitespace().next().unwrap_or_default();
                Kind::Code(language.chars().take(LANGUAGE_CHARACTERS).collect())
            }
            Tag::List(start) => Kind::List(start),
            Tag::Item => Kind::Item(None),
            Tag::Table(columns) => Kind::Table(columns.into_iter().map(Alignment::from).collect()),
            Tag::TableHead => Kind::Head,
            Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, .. } => Kind::Link(address(&dest_url, link_type)),
            Tag::Image { link_type, dest_url, .. } => Kind::Image(address(&dest_url, link_type)),
            _ => Kind::Plain,
        };
        self.open.push(Open::of(kind));
    }

    /// Ends what was begun last, and puts it where it stands.
    fn close(&mut self) {
        let Some(mut closed) = self.open.pop() else { return };
        let in_link = self.open.iter().any(|open| matches!(open.kind, Kind::Link(_)));
        let Some(top) = self.open.last_mut() else {
            self.open.push(closed);
            return;
        };
        match std::mem::replace(&mut closed.kind, Kind::Plain) {
            Kind::Paragraph => top.push_block(Block::Paragraph(closed.take_line())),
            Kind::Heading => top.push_block(Block::Heading(closed.take_line())),
            Kind::Quote => top.push_block(Block::Quote(closed.take_blocks())),
            Kind::Code(language) => {
                let text = plain(&closed.inlines);
                top.push_block(Block::Code { language, text: text.trim_end_matches('\n').to_owned() });
            }
            Kind::List(start) => top.push_block(Block::List { start, items: closed.items }),
            Kind::Item(done) => top.items.push(Item { done, blocks: closed.take_blocks() }),
            Kind::Table(columns) => {
                top.push_block(Block::Table { columns, head: closed.head, rows: closed.rows });
            }
            Kind::Head => top.head = closed.cells,
            Kind::Row => top.rows.push(closed.cells),
            Kind::Cell => top.cells.push(closed.take_line()),
            Kind::Emphasis => top.push(Inline::Emphasis(closed.inlines)),
            Kind::Strong => top.push(Inline::Strong(closed.inlines)),
            Kind::Struck => top.push(Inline::Struck(closed.inlines)),
            Kind::Link(address) => link(top, address, closed.inlines, in_link),
            Kind::Image(address) => {
                let text = match closed.inlines.as_slice() {
                    [] => t!("talk-image"),
                    inlines => t!("talk-image-of", text = plain(inlines)),
                };
                link(top, address, vec![Inline::Text(text)], in_link);
            }
            Kind::Plain | Kind::Whole => {
                for block in closed.take_blocks() {
                    top.push_block(block);
                }
            }
        }
    }
}

/// Adds a link; of one that may not lead there, what it says and where it would have led. In a link there is no other.
fn link(top: &mut Open, address: Result<String, String>, text: Vec<Inline>, in_link: bool) {
    match address {
        Ok(address) if !in_link => {
            let text = if text.is_empty() { vec![Inline::Text(address.clone())] } else { text };
            top.push(Inline::Link { address, text });
        }
        Ok(_) => {
            for inline in text {
                top.push(inline);
            }
        }
        Err(address) => {
            let said = plain(&text);
            for inline in text {
                top.push(inline);
            }
            if !address.is_empty() && address != said {
                top.push(Inline::Text(format!(" ({address})")));
            }
        }
    }
}

impl From<pulldown_cmark::Alignment> for Alignment {
    fn from(alignment: pulldown_cmark::Alignment) -> Self {
        match alignment {
            pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Self::Start,
            pulldown_cmark::Alignment::Center => Self::Center,
            pulldown_cmark::Alignment::Right => Self::End,
        }
    }
}

/// The letters alone.
fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(more) | Inline::Code(more) => text.push_str(more),
            Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Struck(inside) => {
                text.push_str(&plain(inside));
            }
            Inline::Link { text: inside, .. } => text.push_str(&plain(inside)),
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// Makes links of the addresses that stand in the text of a line.
fn with_addresses(line: Vec<Inline>) -> Vec<Inline> {
    let mut linked = Vec::with_capacity(line.len());
    for inline in line {
        match inline {
            Inline::Text(text) => push_linked(&mut linked, &text),
            other => linked.push(other),
        }
    }
    linked
}

fn push_linked(line: &mut Vec<Inline>, mut text: &str) {
    let push = |line: &mut Vec<Inline>, text: &str| {
        if !text.is_empty() {
            line.push(Inline::Text(text.to_owned()));
        }
    };
    let mut plain = 0;
    while let Some(begin) = next_address(&text[plain..]).map(|at| plain + at) {
        let rest = &text[begin..];
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"`".contains(c)).unwrap_or(rest.len());
        let address = without_punctuation(&rest[..end]);
        let follows_a_letter = text[..begin].chars().next_back().is_some_and(char::is_alphanumeric);
        match link_address(address, false).filter(|_| !follows_a_letter) {
            Some(to) => {
                push(line, &text[..begin]);
                line.push(Inline::Link { address: to, text: vec![Inline::Text(address.to_owned())] });
                text = &rest[address.len()..];
                plain = 0;
            }
            None => plain = begin + "http".len(),
        }
    }
    push(line, text);
}

fn next_address(text: &str) -> Option<usize> {
    ["https://", "http://"].into_iter().filter_map(|scheme| text.find(scheme)).min()
}

/// An address at the end of a sentence or in brackets, without what is not its own.
fn without_punctuation(mut address: &str) -> &str {
    while let Some(last) = address.chars().next_back() {
        let opened = match last {
            ')' => Some('('),
            ']' => Some('['),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '}' => None,
            _ => break,
        };
        let count = |c| address.matches(c).count();
        if opened.is_some_and(|opened| count(opened) >= count(last)) {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn paragraph(inlines: impl Into<Vec<Inline>>) -> Block {
        Block::Paragraph(inlines.into())
    }

    fn link(address: &str, said: &str) -> Inline {
        Inline::Link { address: address.to_owned(), text: vec![text(said)] }
    }

    fn item(said: &str) -> Item {
        Item { done: None, blocks: vec![paragraph([text(said)])] }
    }

    #[test]
    fn what_chatbots_write_becomes_what_is_shown() {
        assert_eq!(
            parse_markdown("# Refund\n\nYou *can* **get** ~~no~~ `5 €`\nback.\n\n---\n\n> Said\n> so"),
            [
                Block::Heading(vec![text("Refund")]),
                paragraph([
                    text("You "),
                    Inline::Emphasis(vec![text("can")]),
                    text(" "),
                    Inline::Strong(vec![text("get")]),
                    text(" "),
                    Inline::Struck(vec![text("no")]),
                    text(" "),
                    Inline::Code("5 €".to_owned()),
                    Inline::Break,
                    text("back."),
                ]),
                Block::Rule,
                Block::Quote(vec![paragraph([text("Said"), Inline::Break, text("so")])]),
            ]
        );
    }

    #[test]
    fn program_text_stays_as_it_is() {
        let code =
            |language: &str, text: &str| Block::Code { language: language.to_owned(), text: text.to_owned() };
        assert_eq!(
            parse_markdown("```rust ignore\nfn main() {\n    <b>*x*</b>\n}\n```\n\n    a\n\n      b\n"),
            [code("rust", "fn main() {\n    <b>*x*</b>\n}"), code("", "a\n\n  b")]
        );
        assert_eq!(parse_markdown("```\nnever ended"), [code("", "never ended")]);
    }

    #[test]
    fn lists_have_numbers_tasks_and_lists_in_them() {
        let inner = Block::List { start: None, items: vec![item("three")] };
        assert_eq!(
            parse_markdown("4. one\n5. two\n   - three\n\ntext\n\n- [x] done\n- [ ] to do"),
            [
                Block::List {
                    start: Some(4),
                    items: vec![
                        item("one"),
                        Item { done: None, blocks: vec![paragraph([text("two")]), inner] }
                    ]
                },
                paragraph([text("text")]),
                Block::List {
                    start: None,
                    items: vec![
                        Item { done: Some(true), ..item("done") },
                        Item { done: Some(false), ..item("to do") }
                    ]
                },
            ]
        );
    }

    #[test]
    fn a_table_has_a_head_rows_and_columns() {
        let cells = |cells: [&str; 3]| cells.map(|cell| vec![text(cell)]).to_vec();
        assert_eq!(
            parse_markdown("|a|b|c|\n|---|:-:|--:|\n|1|2|3|\n|4|5|6|"),
            [Block::Table {
                columns: vec![Alignment::Start, Alignment::Center, Alignment::End],
                head: cells(["a", "b", "c"]),
                rows: vec![cells(["1", "2", "3"]), cells(["4", "5", "6"])],
            }]
        );
    }

    #[test]
    fn links_lead_to_the_web_or_a_mailbox() {
        assert_eq!(
            parse_markdown("[a](https://a.example/x?y=1) <ana@a.example> [b](MAILTO:b@b.example)"),
            [paragraph([
                link("https://a.example/x?y=1", "a"),
                text(" "),
                link("mailto:ana@a.example", "ana@a.example"),
                text(" "),
                link("MAILTO:b@b.example", "b"),
            ])]
        );
    }

    #[test]
    fn a_link_to_anywhere_else_is_text_that_says_where_it_would_have_led() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/api/console/access/sign-out",
            "https:evil.example",
            "http:",
            "mailto:",
            "x",
        ] {
            let shown = parse_markdown(&format!("[click](<{address}>)"));
            assert_eq!(shown, [paragraph([text(&format!("click ({address})"))])], "{address}");
        }
        for address in ["java&#10;script:alert(1)", "&#1;javascript:alert(1)"] {
            let [Block::Paragraph(shown)] = &parse_markdown(&format!("[click]({address})"))[..] else {
                panic!()
            };
            assert!(
                !shown.iter().any(|inline| matches!(inline, Inline::Link { .. })),
                "{address}: {shown:?}"
            );
        }
    }

    #[test]
    fn images_are_links_and_never_loaded() {
        assert_eq!(
            parse_markdown(
                "![a *cat*](https://a.example/cat.png) ![](https://a.example/1.png) ![x](data:image/png;base64,AA)"
            ),
            [paragraph([
                link("https://a.example/cat.png", "Image: a cat"),
                text(" "),
                link("https://a.example/1.png", "Image"),
                text(" Image: x (data:image/png;base64,AA)"),
            ])]
        );
        assert_eq!(
            parse_markdown("[![logo](https://b.example/l.png)](https://a.example)"),
            [paragraph([link("https://a.example", "Image: logo")])]
        );
    }

    #[test]
    fn html_is_shown_as_the_letters_it_is_made_of() {
        assert_eq!(
            parse_markdown("<script>alert(1)</script>\n\nand <img src=x onerror=alert(1)> so"),
            [
                paragraph([text("<script>alert(1)</script>"), Inline::Break]),
                paragraph([text("and <img src=x onerror=alert(1)> so")]),
            ]
        );
        assert_eq!(parse_markdown("&lt;b&gt; &amp; &#x41;"), [paragraph([text("<b> & A")])]);
    }

    #[test]
    fn addresses_in_a_text_are_links_without_what_ends_the_sentence() {
        for (said, address, behind) in [
            ("see https://a.example/x_y*z.", "https://a.example/x_y*z", "."),
            ("see https://a.example/x_(y)", "https://a.example/x_(y)", ""),
            ("see (https://a.example/x)!", "https://a.example/x", ")!"),
            ("see http://a.example/?q=ä, and", "http://a.example/?q=ä", ", and"),
        ] {
            let [Block::Paragraph(shown)] = &parse_markdown(said)[..] else { panic!("{said}") };
            assert!(shown.contains(&link(address, address)), "{said}: {shown:?}");
            assert_eq!(shown.last() == Some(&text(behind)), !behind.is_empty(), "{said}: {shown:?}");
        }
        for said in ["xhttp://a.example", "http://", "https:// a", "`http://a.example`"] {
            let [Block::Paragraph(shown)] = &parse_markdown(said)[..] else { panic!("{said}") };
            assert!(!shown.iter().any(|inline| matches!(inline, Inline::Link { .. })), "{said}: {shown:?}");
        }
    }

    #[test]
    fn what_is_nested_without_end_is_bounded() {
        for begin in ["> ", "- ", "*a **b ", "[", "![", "<div>", "`", "| a |\n"] {
            let blocks = parse_markdown(&begin.repeat(20_000));
            assert!(depth(&blocks) <= DEPTH + 2, "{begin}: {}", depth(&blocks));
        }
    }

    fn depth(blocks: &[Block]) -> usize {
        let of = |block: &Block| match block {
            Block::Quote(inside) => depth(inside),
            Block::List { items, .. } => items.iter().map(|item| depth(&item.blocks)).max().unwrap_or(0),
            Block::Paragraph(line) | Block::Heading(line) => line_depth(line),
            Block::Table { .. } | Block::Code { .. } | Block::Rule => 0,
        };
        1 + blocks.iter().map(of).max().unwrap_or(0)
    }

    fn line_depth(line: &[Inline]) -> usize {
        let of = |inline: &Inline| match inline {
            Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Struck(inside) => line_depth(inside),
            Inline::Link { text, .. } => line_depth(text),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => 0,
        };
        1 + line.iter().map(of).max().unwrap_or(0)
    }

    /// All the letters that are shown.
    fn letters(blocks: &[Block]) -> String {
        let of = |block: &Block| match block {
            Block::Quote(inside) => letters(inside),
            Block::List { items, .. } => items.iter().map(|item| letters(&item.blocks)).collect(),
            Block::Paragraph(line) | Block::Heading(line) => plain(line),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).map(|cell| plain(cell)).collect()
            }
            Block::Code { text, .. } => text.clone(),
            Block::Rule => String::new(),
        };
        blocks.iter().map(of).collect()
    }

    proptest::proptest! {
        #[test]
        fn no_letter_that_was_written_gets_lost(
            text in "([a-z0-9]{1,3}|[*_~`#>|\\[\\]()!<-]|\n| ){0,40}",
        ) {
            let shown = letters(&parse_markdown(&text));
            let kept = |text: &str, c: char| text.matches(c).count();
            // A link's definition, its title, the language of code and the number of an item are not shown as letters.
            let hides = ["](", "]:", "```", "~~~"].iter().any(|hidden| text.contains(hidden));
            for c in ('a'..='z').filter(|_| !hides) {
                proptest::prop_assert!(kept(&shown, c) >= kept(&text, c), "{c}: {shown}");
            }
        }
    }
}
