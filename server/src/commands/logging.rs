//! What is logged, and in which form.

use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use server::http::TRACED;
use tracing_subscriber::{
    EnvFilter, Layer, filter::ParseError, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};

use super::Failure;

/// The form of a line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: each line a JSON object.
    Json,
}

/// What is logged to standard error.
#[derive(Args)]
pub struct LogArgs {
    /// What is logged to standard error: error, warn, info or debug, or each for a part, as in "warn,server=info".
    #[arg(
        long,
        global = true,
        env = "ROLLCALL_LOG",
        default_value = "warn",
        value_name = "FILTER",
        help_heading = "Logging"
    )]
    log: String,
    /// In which form: text, or a JSON object a line.
    #[arg(
        long,
        global = true,
        env = "ROLLCALL_LOG_FORMAT",
        default_value = "text",
        hide_possible_values = true,
        value_name = "text|json",
        help_heading = "Logging"
    )]
    log_format: LogFormat,
}

/// What logs and traces, until its end.
#[must_use]
pub struct Telemetry {
    #[cfg(feature = "otlp")]
    traces: Option<super::tracing_export::Traces>,
}

impl Telemetry {
    /// Sends what was not sent yet.
    pub async fn end(self) {
        #[cfg(feature = "otlp")]
        if let Some(traces) = self.traces {
            traces.end().await;
        }
    }
}

impl LogArgs {
    /// Begins to log, and to send traces to `endpoint`.
    #[cfg_attr(not(feature = "otlp"), expect(unused_variables, reason = "there are no traces to send"))]
    pub fn begin(&self, endpoint: Option<&str>) -> Result<Telemetry, Failure> {
        let wrong = |why: ParseError| {
            Failure::said(format!("{:?} can't be what is logged: {why}. Give --log like info.", self.log))
        };
        // Spans that are for traces alone would be at the head of every line.
        let untraced = format!("{TRACED}=off").parse().map_err(wrong)?;
        let filter = EnvFilter::builder().parse(&self.log).map_err(wrong)?.add_directive(untraced);
        let lines = fmt::layer().with_writer(std::io::stderr);
        let lines = match self.log_format {
            LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
            LogFormat::Json => {
                let lines = lines.with_ansi(false).json().flatten_event(true);
                lines.with_current_span(true).with_span_list(false).boxed()
            }
        };
        let log = tracing_subscriber::registry().with(lines.with_filter(filter));
        #[cfg(feature = "otlp")]
        if let Some(endpoint) = endpoint {
            let (traces, layer) = super::tracing_export::begin(endpoint)?;
            log.with(layer).init();
            return Ok(Telemetry { traces: Some(traces) });
        }
        log.init();
        Ok(Telemetry {
            #[cfg(feature = "otlp")]
            traces: None,
        })
    }
}
