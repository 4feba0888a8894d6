//! What the bot says: answers to what a harbour's staff desk is asked often, and for the rest a patient listener after
//! Weizenbaum's ELIZA (1966), which turns a person's words back into a question. Put your own model here.

mod script;

use script::{FALLBACKS, LISTENING, REFLECTIONS, TOPICS};

/// Answers, and keeps in mind what one conversation needs.
#[derive(Default)]
pub struct Responder {
    /// How many answers were given: what has several wordings takes them in turn.
    turns: usize,
    /// Something the person called theirs, to come back to when there is nothing better to say.
    remembered: Option<String>,
}

impl Responder {
    /// The answer to `text`, for any text in any script.
    pub fn reply(&mut self, text: &str) -> String {
        let clauses = clauses(text);
        let reply = topic(&clauses)
            .map(|answers| self.in_turn(answers).to_owned())
            .or_else(|| self.listen(&clauses))
            .or_else(|| {
                self.remembered
                    .take()
                    .map(|it| format!("Earlier you mentioned your {it}. Does this have to do with it?"))
            })
            .unwrap_or_else(|| self.in_turn(FALLBACKS).to_owned());
        if let Some(it) =
            clauses.iter().find_map(|clause| after(clause, "my")).filter(|rest| !rest.is_empty())
        {
            self.remembered = Some(reflected(it));
        }
        self.turns += 1;
        reply
    }

    /// Turns the person's own words round; `{}` stands for what followed the pattern.
    fn listen(&self, clauses: &[Vec<String>]) -> Option<String> {
        LISTENING.iter().find_map(|(pattern, answers)| {
            let rest = clauses.iter().find_map(|clause| after(clause, pattern))?;
            let fits = |answer: &&&str| !rest.is_empty() || !answer.contains("{}");
            let fitting: Vec<&str> = answers.iter().filter(fits).copied().collect();
            (!fitting.is_empty()).then(|| self.in_turn(&fitting).replace("{}", &reflected(rest)))
        })
    }

    fn in_turn<'a>(&self, answers: &[&'a str]) -> &'a str {
        answers[self.turns % answers.len()]
    }
}

/// The answers of the topic that most words point to; the first of equals.
fn topic(clauses: &[Vec<String>]) -> Option<&'static [&'static str]> {
    let hits =
        |keys: &[&str]| keys.iter().filter(|key| clauses.iter().any(|clause| speaks_of(clause, key))).count();
    let scored = TOPICS.iter().map(|(keys, answers)| (hits(keys), *answers));
    scored.rev().filter(|(hits, _)| *hits > 0).max_by_key(|(hits, _)| *hits).map(|(_, answers)| answers)
}

/// Whether the clause holds the key: words in a row, the last of which may be the beginning of a word ("moor*").
fn speaks_of(clause: &[String], key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    clause.windows(words.len()).any(|window| {
        window.iter().zip(&words).all(|(word, key)| match key.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == key,
        })
    })
}

/// The words after `pattern`, if the clause holds it.
fn after<'a>(clause: &'a [String], pattern: &str) -> Option<&'a [String]> {
    let words: Vec<&str> = pattern.split(' ').collect();
    let start = clause.windows(words.len()).position(|window| window == words)?;
    Some(&clause[start + words.len()..])
}

/// Words in lower case, apart where the sentence pauses.
fn clauses(text: &str) -> Vec<Vec<String>> {
    text.replace('’', "'")
        .split(['.', ',', ';', ':', '!', '?', '\n', '(', ')', '…', '。', '，', '？', '！'])
        .map(|clause| {
            let words = clause.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'));
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>()
        })
        .filter(|words| !words.is_empty())
        .collect()
}

/// The words as seen from the other side: "my boat" becomes "your boat".
fn reflected(words: &[String]) -> String {
    let turned = words
        .iter()
        .map(|word| REFLECTIONS.iter().find_map(|(from, to)| (from == word).then_some(*to)).unwrap_or(word));
    turned.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(text: &str) -> String {
        Responder::default().reply(text)
    }

    #[test]
    fn frequent_questions_get_their_answer() {
        for (question, part) in [
            ("When is the harbour office open?", "07:00"),
            ("Are there guest moorings in August?", "berth"),
            ("I LOST my badge!", "gate"),
            ("how do i swap a shift with someone", "shift"),
            ("High tide tomorrow?", "tide"),
            ("There’s a fire on quay 4", "112"),
            ("Can I talk to a human", "harbour office"),
        ] {
            let reply = reply(question);
            assert!(reply.to_lowercase().contains(part), "{question} → {reply}");
        }
    }

    #[test]
    fn more_matching_words_win_over_fewer() {
        assert_eq!(topic(&clauses("Hello, what are the opening hours?")), topic(&clauses("opening hours")));
    }

    #[test]
    fn the_persons_words_come_back_turned_round() {
        assert_eq!(
            reply("I need you to help my brother"),
            "What would it change if you got me to help your brother?"
        );
        assert_eq!(reply("Well, I feel lost here. Really."), "How long have you felt lost here?");
    }

    #[test]
    fn a_pattern_with_nothing_after_it_leaves_no_gap() {
        for text in ["I need", "because", "my", "I am"] {
            let reply = reply(text);
            assert!(
                !reply.contains("{}") && !reply.contains(" ?") && !reply.contains("  "),
                "{text} → {reply}"
            );
        }
    }

    #[test]
    fn what_was_said_before_is_taken_up_once() {
        let mut responder = Responder::default();
        responder.reply("My cousin wants to work here");
        assert_eq!(
            responder.reply("Hmm"),
            "Earlier you mentioned your cousin wants to work here. Does this have to do with it?"
        );
        assert!(FALLBACKS.contains(&responder.reply("Hmm").as_str()));
    }

    #[test]
    fn the_same_question_is_answered_in_other_words() {
        let mut responder = Responder::default();
        assert_ne!(responder.reply("Hmm"), responder.reply("Hmm"));
    }

    #[test]
    fn every_text_has_an_answer() {
        for text in ["", "   ", "???", "🙂", "港口几点开门？", "متى تفتح", "'", "-", &"a ".repeat(2_000)]
        {
            assert!(!reply(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn every_entry_of_the_script_can_answer() {
        for (keys, answers) in TOPICS {
            assert!(!answers.is_empty(), "{keys:?}");
            assert!(keys.iter().all(|key| key.to_lowercase() == *key && !key.is_empty()), "{keys:?}");
        }
        for (pattern, answers) in LISTENING {
            assert!(!answers.is_empty(), "{pattern}");
        }
    }
}
