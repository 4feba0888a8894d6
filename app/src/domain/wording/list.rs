//! Several things in one sentence.

/// "a, b, c".
#[must_use]
pub fn listed(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().reduce(|first, next| t!("list-comma", first = first, next = next)).unwrap_or_default()
}

/// "a, b and c".
#[must_use]
pub fn listed_and(mut parts: Vec<String>) -> String {
    match (parts.pop(), parts.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => t!("list-and", first = listed(parts), last = last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_listed_as_sentences_do() {
        let all = |things: &[&str]| things.iter().map(|thing| (*thing).to_owned()).collect::<Vec<_>>();
        assert_eq!(listed(all(&["a", "b", "c"])), "a, b, c");
        assert_eq!(listed_and(all(&["a", "b", "c"])), "a, b and c");
        assert_eq!(listed_and(all(&["a", "b"])), "a and b");
        assert_eq!(listed_and(all(&["a"])), "a");
        assert_eq!(listed_and(Vec::new()), "");
    }
}
