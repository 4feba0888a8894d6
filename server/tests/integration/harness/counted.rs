//! The statements that are executed while a request is answered, as sqlx logs them. What begins and ends transactions is not
//! among them.

use std::{
    collections::HashMap,
    fmt::Debug,
    sync::{LazyLock, Mutex, Once},
};

use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id},
};
use tracing_subscriber::{
    Layer,
    filter::Targets,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
    util::SubscriberInitExt,
};

const STATEMENTS: &str = "sqlx::query";

/// By the names of the requests that are listened to.
static HEARD: LazyLock<Mutex<HashMap<String, Vec<String>>>> = LazyLock::new(Mutex::default);

/// From now on notes the statements of the request that will bear this name.
pub fn listen_to(request: &str) {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let of_interest =
            Targets::new().with_target(STATEMENTS, Level::DEBUG).with_target("server", Level::ERROR);
        tracing_subscriber::registry().with(Statements.with_filter(of_interest)).init();
    });
    HEARD.lock().unwrap().insert(request.to_owned(), Vec::new());
}

/// What was noted, for the last time.
pub fn heard_of(request: &str) -> Vec<String> {
    HEARD.lock().unwrap().remove(request).unwrap_or_default()
}

struct Statements;

/// The name of a request, at its span.
struct Name(String);

impl<S: Subscriber + for<'span> LookupSpan<'span>> Layer<S> for Statements {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut text = Text { field: "request_id", value: String::new() };
        attributes.record(&mut text);
        if let Some(span) = context.span(id).filter(|_| !text.value.is_empty()) {
            span.extensions_mut().insert(Name(text.value));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() != STATEMENTS {
            return;
        }
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(name) = span.extensions().get::<Name>()
                && let Some(heard) = HEARD.lock().unwrap().get_mut(&name.0)
            {
                let mut text = Text { field: "summary", value: String::new() };
                event.record(&mut text);
                heard.push(text.value);
            }
        }
    }
}

/// One field's text.
struct Text {
    field: &'static str,
    value: String,
}

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == self.field {
            self.value = format!("{value:?}");
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == self.field {
            value.clone_into(&mut self.value);
        }
    }
}
