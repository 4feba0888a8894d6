//! What a client says to PostgreSQL (<https://www.postgresql.org/docs/current/protocol-message-formats.html>).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// The statements that were sent.
pub type Spoken = Arc<Mutex<Vec<String>>>;

/// The version of the protocol in a client's greeting; what else comes before that asks for encryption.
const VERSION: u32 = 3 << 16;

/// One client's side of a connection.
pub struct Wire {
    spoken: Spoken,
    /// What came of a message that is not whole.
    rest: Vec<u8>,
    is_greeted: bool,
    /// Prepared statements by their names.
    prepared: HashMap<String, String>,
    /// The prepared statement that has its values.
    bound: String,
}

impl Wire {
    /// Of a connection to be made, whose statements go to `spoken`.
    pub fn new(spoken: Spoken) -> Self {
        Self { spoken, rest: Vec::new(), is_greeted: false, prepared: HashMap::new(), bound: String::new() }
    }

    /// Takes in what the client sends.
    pub fn carry(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        while let Some(message) = self.next() {
            if self.is_greeted {
                self.understand(message[0], &message[5..]);
            } else {
                self.is_greeted = number(&message[4..]) == VERSION;
            }
        }
    }

    /// The next message that is whole: its kind, its length, its content; a greeting has no kind.
    fn next(&mut self) -> Option<Vec<u8>> {
        let kind = usize::from(self.is_greeted);
        let length = kind + number(self.rest.get(kind..kind + 4)?) as usize;
        (self.rest.len() >= length).then(|| self.rest.drain(..length).collect())
    }

    fn understand(&mut self, kind: u8, content: &[u8]) {
        let mut texts =
            content.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned());
        let mut text = || texts.next().unwrap_or_default();
        match kind {
            b'Q' => self.say(text()),
            b'P' => {
                let (name, statement) = (text(), text());
                self.prepared.insert(name, statement);
            }
            b'B' => {
                let (_portal, name) = (text(), text());
                self.bound = self.prepared[&name].clone();
            }
            b'E' => self.say(self.bound.clone()),
            _ => {}
        }
    }

    fn say(&self, statement: String) {
        self.spoken.lock().unwrap().push(statement);
    }
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
