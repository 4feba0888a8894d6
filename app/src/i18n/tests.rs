use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast::Entry, parser};

use super::*;

type Tested = Result<(), Box<dyn Error>>;

/// The variables of each message in the files of a language, by file and id.
type Messages = BTreeMap<(String, String), BTreeSet<String>>;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn variables(source: &str) -> BTreeSet<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    source.split('$').skip(1).map(|rest| rest.split(ends).next().unwrap_or_default().to_owned()).collect()
}

fn messages(language: Language) -> Result<Messages, Box<dyn Error>> {
    let mut messages = Messages::new();
    for entry in fs::read_dir(here("locales").join(language.as_str()))? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path)?;
        let resource = parser::parse(source.as_str())
            .map_err(|(_, faults)| format!("{}: {faults:?}", path.display()))?;
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                // What is said to translators may name any variable.
                let body = vec![Entry::Message(fluent_syntax::ast::Message { comment: None, ..message })];
                let written = fluent_syntax::serializer::serialize(&fluent_syntax::ast::Resource { body });
                let known = messages.insert((file.clone(), id.clone()), variables(&written));
                assert!(known.is_none(), "{id} stands twice in {}", path.display());
            }
        }
    }
    Ok(messages)
}

/// Every source file that may say something.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) -> Tested {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path)?;
            found.push((path, source));
        }
    }
    Ok(())
}

/// What stands in quotes right behind `call` and any space, wherever it does.
fn named<'a>(source: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    // `format!(` ends as `t!(` does.
    let is_longer = |at: usize| source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    source
        .match_indices(call)
        .filter(move |(at, _)| !is_longer(*at))
        .filter_map(|(at, _)| source[at + call.len()..].trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_language_says_the_same_messages_of_the_same_things() -> Tested {
    let english = messages(Language::English)?;
    for language in Language::ALL {
        let other = messages(*language)?;
        let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(id)).collect();
        let more: Vec<_> = other.keys().filter(|id| !english.contains_key(id)).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{language:?} lacks {missing:?} and alone has {more:?}"
        );
        for (id, variables) in &english {
            assert_eq!(other[id], *variables, "the variables of {id:?} in {language:?}");
        }
    }
    Ok(())
}

#[test]
fn every_file_of_english_is_read_outside_the_browser() -> Tested {
    for (_, id) in messages(Language::English)?.into_keys() {
        assert!(english::is_known(&id), "{id}: is its file in the list?");
    }
    Ok(())
}

#[test]
fn what_the_code_says_is_there_and_what_is_there_is_said() -> Tested {
    let mut all = Vec::new();
    for folder in ["src", "../server/src"] {
        sources(&here(folder), &mut all)?;
    }
    let english: BTreeSet<String> = messages(Language::English)?.into_keys().map(|(_, id)| id).collect();
    let mut said = BTreeSet::new();
    for (path, source) in &all {
        if path.ends_with("i18n/mod.rs") || path.ends_with("i18n/tests.rs") {
            continue;
        }
        for call in ["t!(", "message!(", "pieces(", "view_pieces("] {
            for id in named(source, call) {
                assert!(english.contains(id), "{} says {id}, which no file has", path.display());
                said.insert(id.to_owned());
            }
        }
        // An id that is chosen among several stands alone in its quotes.
        said.extend(english.iter().filter(|id| source.contains(&format!("\"{id}\""))).cloned());
    }
    let unsaid: Vec<_> = english.difference(&said).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
    Ok(())
}

#[test]
fn a_message_counts_and_groups_its_numbers() {
    assert_eq!(t!("error-too-many-tries", seconds = 1_u32), "Too many tries. Wait 1 second and try again.");
    assert_eq!(
        t!("error-too-large", bytes = 1_048_576_u64),
        "This is too large: at most 1,048,576 bytes are taken."
    );
    assert_eq!(text("no-such-message"), "no-such-message");
}

#[test]
fn a_message_is_read_as_it_was_written_and_said_where_it_is_read() -> Tested {
    let message = message!("error-invalid", field = "name", reason = message!("error-offline"));
    let written = serde_json::to_string(&message)?;
    let read: Message = serde_json::from_str(&written)?;
    assert_eq!(read, message);
    assert_eq!(read.to_string(), "name Rollcall can't be reached. Check the connection and try again..");
    Ok(())
}

#[test]
fn a_message_is_cut_where_something_else_is_to_stand() {
    let cut = pieces("error-invalid", vec![("reason", "is missing".into())], &["field"]);
    assert_eq!(cut, [Piece::Slot(0), Piece::Text(" is missing.".to_owned())]);
}
