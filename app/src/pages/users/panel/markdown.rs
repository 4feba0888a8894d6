//! What a chatbot wrote, as it meant it to look: only elements that are named here, and text.

use leptos::prelude::*;

use crate::domain::{Alignment, Block, Inline, Item};

/// Shows what stands below each other.
pub fn blocks(blocks: Vec<Block>) -> AnyView {
    blocks.into_iter().map(block).collect_view().into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(line) => view! { <p dir="auto">{inlines(line)}</p> }.into_any(),
        // No heading of the page: what is said has no place among its parts.
        Block::Heading(line) => view! { <p class="said-heading" dir="auto">{inlines(line)}</p> }.into_any(),
        Block::Code { language, text } => view! {
            <figure class="said-code">
                {(!language.is_empty()).then(|| view! { <figcaption>{language}</figcaption> })}
                <pre tabindex="0" aria-label=t!("panel-conversation-code") role="group">
                    <code>{text}</code>
                </pre>
            </figure>
        }
        .into_any(),
        Block::Quote(inside) => view! { <blockquote>{blocks(inside)}</blockquote> }.into_any(),
        Block::List { start: Some(start), items } => {
            view! { <ol start=start.to_string()>{items.into_iter().map(item).collect_view()}</ol> }.into_any()
        }
        Block::List { start: None, items } => {
            view! { <ul>{items.into_iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Table { columns, head, rows } => table(columns, head, rows),
        Block::Rule => view! { <hr /> }.into_any(),
    }
}

fn item(Item { done, blocks: inside }: Item) -> AnyView {
    let task = done.map(|done| {
        let (sign, said) = if done {
            ("☑", t!("panel-conversation-done"))
        } else {
            ("☐", t!("panel-conversation-to-do"))
        };
        view! {
            <span class="said-task">
                <span aria-hidden="true">{sign}</span>
                <span class="sr">{said}</span>
            </span>
        }
    });
    view! { <li class:is-task=done.is_some()>{task} <div>{blocks(inside)}</div></li> }.into_any()
}

fn table(columns: Vec<Alignment>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>>) -> AnyView {
    let class = move |column: usize| match columns.get(column) {
        None | Some(Alignment::Start) => "",
        Some(Alignment::Center) => "is-center",
        Some(Alignment::End) => "is-end",
    };
    let heads = head.into_iter().enumerate().map(|(column, cell)| {
        view! { <th class=class(column) scope="col" dir="auto">{inlines(cell)}</th> }
    });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(column, cell)| {
            view! { <td class=class(column) dir="auto">{inlines(cell)}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="said-table" tabindex="0" role="group" aria-label=t!("panel-conversation-table")>
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn inlines(line: Vec<Inline>) -> AnyView {
    line.into_iter().map(inline).collect_view().into_any()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Code(text) => view! { <code>{text}</code> }.into_any(),
        Inline::Emphasis(inside) => view! { <em>{inlines(inside)}</em> }.into_any(),
        Inline::Strong(inside) => view! { <strong>{inlines(inside)}</strong> }.into_any(),
        Inline::Struck(inside) => view! { <s>{inlines(inside)}</s> }.into_any(),
        Inline::Link { address, text } => view! {
            <a class="link" href=address.clone() title=address target="_blank" rel="noopener noreferrer nofollow">
                {inlines(text)}
            </a>
        }
        .into_any(),
        Inline::Break => view! { <br /> }.into_any(),
    }
}
