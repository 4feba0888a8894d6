//! Finding a command by what is typed of its name.

use super::text;

/// What a command is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandName {
    /// Which it is; the same whenever it is offered.
    pub id: String,
    /// As people read it.
    pub title: String,
}

/// How well a word meets a title: the less, the better. `None`: not all of its letters stand there in their order.
fn distance(title: &str, word: &str) -> Option<usize> {
    if title.starts_with(word) {
        return Some(0);
    }
    let at = |at: usize| title[..at].chars().next_back();
    let found: Vec<usize> = title.match_indices(word).map(|(at, _)| at).collect();
    if found.iter().any(|found| at(*found).is_some_and(|before| !before.is_alphanumeric())) {
        return Some(1);
    }
    if !found.is_empty() {
        return Some(2);
    }
    // The letters with others between, as of "ea" in "Export all": from the first to the last as near as they come.
    let mut nearest: Option<usize> = None;
    let letters: Vec<char> = title.chars().collect();
    for begin in 0..letters.len() {
        let mut wanted = word.chars().peekable();
        for (end, letter) in letters.iter().enumerate().skip(begin) {
            if wanted.peek() == Some(letter) {
                wanted.next();
            } else if end == begin {
                break;
            }
            if wanted.peek().is_none() {
                let between = end + 1 - begin - word.chars().count();
                nearest = Some(nearest.map_or(between, |nearest| nearest.min(between)));
                break;
            }
        }
    }
    nearest.map(|between| 3 + between)
}

/// The commands that what is typed means, the likeliest first, by their places in `commands`. Each word of it must be met by the
/// title. Those used lately (`recent`, the last first) come before their equals; with nothing typed, before all.
#[must_use]
pub fn find_commands(commands: &[CommandName], typed: &str, recent: &[String]) -> Vec<usize> {
    let typed = text::fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(usize, usize, usize)> = commands
        .iter()
        .enumerate()
        .filter_map(|(place, command)| {
            let title = text::fold(&command.title);
            let distance = words.iter().map(|word| distance(&title, word)).sum::<Option<usize>>()?;
            let used = recent.iter().position(|id| *id == command.id).unwrap_or(recent.len());
            Some((distance, used, place))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).collect()
}

/// The commands used lately after one more.
#[must_use]
pub fn used_lately(mut recent: Vec<String>, id: &str) -> Vec<String> {
    /// How many are kept.
    const KEPT: usize = 8;
    recent.retain(|used| used != id);
    recent.insert(0, id.to_owned());
    recent.truncate(KEPT);
    recent
}

/// Where the keyboard leads from the command at `at` of `count`, round at the ends; `None`: the key is no way there.
#[must_use]
pub fn command_step(key: &str, at: usize, count: usize) -> Option<usize> {
    /// How far a page is.
    const PAGE: usize = 8;
    let last = count.checked_sub(1)?;
    Some(match key {
        "ArrowDown" if at >= last => 0,
        "ArrowDown" => at + 1,
        "ArrowUp" if at == 0 => last,
        "ArrowUp" => at - 1,
        "PageDown" => (at + PAGE).min(last),
        "PageUp" => at.saturating_sub(PAGE),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(titles: &[&str], typed: &str, recent: &[&str]) -> Vec<String> {
        let commands: Vec<CommandName> = titles
            .iter()
            .map(|title| CommandName { id: title.to_lowercase(), title: (*title).to_owned() })
            .collect();
        let recent: Vec<String> = recent.iter().map(|id| (*id).to_owned()).collect();
        find_commands(&commands, typed, &recent).into_iter().map(|place| titles[place].to_owned()).collect()
    }

    #[test]
    fn the_beginning_of_the_title_counts_most_then_of_a_word_then_any_part_then_letters_in_order() {
        let titles =
            ["Clear the table", "Go to Tables", "Unstable", "Toggle a blue light", "Table", "Invite"];
        let expected = ["Table", "Clear the table", "Go to Tables", "Unstable", "Toggle a blue light"];
        assert_eq!(found(&titles, "table", &[]), expected);
        assert_eq!(found(&titles, "tbl", &[]).last().map(String::as_str), Some("Toggle a blue light"));
    }

    #[test]
    fn every_word_must_be_met_in_whatever_order_case_and_accents() {
        let titles = ["Users of Señor Bot", "Settings of Señor Bot", "Users of Harbor Help"];
        assert_eq!(found(&titles, "SENOR us", &[]), ["Users of Señor Bot"]);
        assert_eq!(found(&titles, "bot señor", &[]).len(), 2);
        assert_eq!(found(&titles, "users nobody", &[]), Vec::<String>::new());
    }

    #[test]
    fn what_was_used_lately_comes_before_its_equals() {
        let titles = ["Export", "Expand", "Explain"];
        assert_eq!(found(&titles, "exp", &["explain", "expand"]), ["Explain", "Expand", "Export"]);
        assert_eq!(found(&titles, "", &["explain"]), ["Explain", "Export", "Expand"]);
        assert_eq!(found(&titles, "export", &["explain"]), ["Export"]);
    }

    #[test]
    fn the_last_used_are_kept_once_each() {
        let all = (0..10).fold(Vec::new(), |recent, id| used_lately(recent, &id.to_string()));
        assert_eq!(all, ["9", "8", "7", "6", "5", "4", "3", "2"]);
        assert_eq!(used_lately(all, "4")[..3], ["4", "9", "8"]);
    }

    #[test]
    fn arrows_go_round_and_pages_do_not() {
        assert_eq!(command_step("ArrowDown", 0, 3), Some(1));
        assert_eq!(command_step("ArrowDown", 2, 3), Some(0));
        assert_eq!(command_step("ArrowUp", 0, 3), Some(2));
        assert_eq!(command_step("PageDown", 1, 3), Some(2));
        assert_eq!(command_step("PageUp", 1, 3), Some(0));
        assert_eq!(command_step("ArrowDown", 0, 0), None);
        assert_eq!(command_step("Home", 1, 3), None);
    }
}
