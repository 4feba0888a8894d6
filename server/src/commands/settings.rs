//! Settings: a flag counts over the environment, that over the file, that over the default.
//!
//! The file's settings are called as the flags are. They become the defaults of clap's arguments, so that one description of a
//! setting serves all three, and its values are read in one way.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use clap::{
    Arg, Command, CommandFactory, FromArgMatches,
    builder::{OsStr as OsStrValue, Resettable},
    error::ErrorKind,
};

use super::{Failure, Rollcall};

/// The variable that names the file, if no flag does.
const VARIABLE: &str = "ROLLCALL_CONFIG";
const FLAG: &str = "--config";

/// Settings as the file has them, by their names.
type FromFile = Vec<(String, String)>;

/// What was asked for, with the settings of flags, environment and file. Help and mistakes in the flags end the process.
pub fn parse() -> Result<Rollcall, Failure> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    // Help is given also where the file has a mistake, and never says what is in it.
    if let Err(told) = without_empty(Rollcall::command()).try_get_matches_from(&arguments)
        && matches!(
            told.kind(),
            ErrorKind::DisplayHelp
                | ErrorKind::DisplayVersion
                | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        )
    {
        told.exit();
    }
    let settings = match file(&arguments) {
        Some(file) => read(&file)?,
        None => FromFile::new(),
    };
    let matches = with(without_empty(Rollcall::command()), &settings).get_matches_from(arguments);
    Rollcall::from_arg_matches(&matches).map_err(|why| Failure::said(why.to_string()))
}

/// The file that the arguments or the environment name.
fn file(arguments: &[OsString]) -> Option<PathBuf> {
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        if argument == FLAG {
            return arguments.next().map(PathBuf::from);
        }
        let given = argument.to_str().and_then(|text| text.strip_prefix(FLAG)?.strip_prefix('='));
        if let Some(given) = given {
            return Some(given.into());
        }
    }
    std::env::var_os(VARIABLE).filter(|file| !file.is_empty()).map(PathBuf::from)
}

/// The settings that may stand in a file: those of a server.
pub fn settings() -> Vec<Arg> {
    let command = Rollcall::command();
    let serve = command.find_subcommand("serve").map(|serve| serve.get_arguments().cloned().collect());
    let of_all = command.get_arguments().filter(|argument| argument.is_global_set()).cloned();
    let all: Vec<Arg> = serve.into_iter().flat_map(|own: Vec<Arg>| own).chain(of_all).collect();
    all.into_iter().filter(|setting| name(setting).is_some_and(|name| name != "config")).collect()
}

fn name(setting: &Arg) -> Option<&str> {
    setting.get_long()
}

/// Reads the settings of a file and refuses what is none.
fn read(file: &Path) -> Result<FromFile, Failure> {
    let wrong = |why: String| Failure::said(format!("{}: {why}", file.display()));
    let text = std::fs::read_to_string(file)
        .map_err(|cause| wrong(format!("the configuration can't be read: {cause}.")))?;
    let table: toml::Table = toml::from_str(&text).map_err(|cause| {
        // Not the line itself: it may hold a password.
        let before = cause.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        wrong(format!("line {line} is not TOML: {}.", cause.message().replace('\n', " ")))
    })?;
    let settings = settings();
    let known: Vec<&str> = settings.iter().filter_map(name).collect();
    let mut found = FromFile::new();
    for (key, value) in table {
        if !known.contains(&key.as_str()) {
            return Err(wrong(format!(
                "there is no setting {key:?}. Did you mean {:?}?",
                nearest(&key, &known)
            )));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(yes) => yes.to_string(),
            _ => return Err(wrong(format!("{key} must be a text in quotes, a number, true or false."))),
        };
        // As with the environment: what is empty isn't set.
        if !value.trim().is_empty() {
            found.push((key, value));
        }
    }
    // Each value is looked at, also one that a flag or the environment would replace.
    let alone = with(without_environment(Rollcall::command()), &found);
    if let Err(why) = alone.try_get_matches_from(["rollcall", "serve"]) {
        let why = why.to_string();
        let first = why.lines().next().unwrap_or_default();
        return Err(wrong(format!("{}.", first.trim_start_matches("error: "))));
    }
    Ok(found)
}

/// The known name that is most like `key`.
fn nearest<'a>(key: &str, known: &[&'a str]) -> &'a str {
    let key = key.replace('_', "-").to_lowercase();
    let likeness = |name: &&&str| {
        let by_letters = strsim::normalized_damerau_levenshtein(&key, name);
        // "smtp" means "smtp-url", "forwarded" means "trust-forwarded-for".
        let is_part = name.split('-').any(|part| key.split('-').any(|own| own == part));
        by_letters + if is_part { 0.3 } else { 0.0 }
    };
    let nearest = known.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    nearest.copied().unwrap_or_default()
}

/// The command with these settings as defaults.
fn with(command: Command, settings: &FromFile) -> Command {
    for_all(command, &|argument| {
        let set = settings.iter().find(|(name, _)| argument.get_long() == Some(name.as_str()));
        match set {
            Some((_, value)) => argument.default_value(value.clone()),
            None => argument,
        }
    })
}

/// The command without variables of the environment that are there and empty: they set nothing.
fn without_empty(command: Command) -> Command {
    let is_empty = |variable: &OsStr| std::env::var_os(variable).is_some_and(|value| value.is_empty());
    for_all(command, &|argument| {
        if argument.get_env().is_some_and(is_empty) {
            argument.env(Resettable::<OsStrValue>::Reset)
        } else {
            argument
        }
    })
}

fn without_environment(command: Command) -> Command {
    for_all(command, &|argument| argument.env(Resettable::<OsStrValue>::Reset))
}

fn for_all(command: Command, change: &dyn Fn(Arg) -> Arg) -> Command {
    command.mut_args(change).mut_subcommands(|below| for_all(below, change))
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "otlp")]
    use std::fmt::Write;

    use super::*;

    fn written(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    fn refused(text: &str) -> String {
        read(written(text).path()).unwrap_err().to_string()
    }

    #[test]
    fn the_command_line_is_sound() {
        Rollcall::command().debug_assert();
    }

    /// The settings as a table in Markdown.
    #[cfg(feature = "otlp")]
    fn table() -> String {
        let mut rows = "| setting | environment | default | what |\n|---|---|---|---|\n".to_owned();
        for setting in settings() {
            let value =
                setting.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
            let value = value.replace('|', "\\|");
            let variable =
                setting.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let default: Vec<_> = setting
                .get_default_values()
                .iter()
                .map(|value| format!("`{}`", value.to_string_lossy()))
                .collect();
            let help = setting.get_long_help().or(setting.get_help()).unwrap().to_string();
            let help = help.replace('|', "\\|").replace('<', "&lt;");
            let name = name(&setting).unwrap();
            writeln!(rows, "| `--{name} {value}` | `{variable}` | {} | {help} |", default.join(", "))
                .unwrap();
        }
        rows
    }

    #[cfg(feature = "otlp")]
    #[test]
    fn the_documentation_has_every_setting_as_help_has_it() {
        let documentation = include_str!("../../../docs/operations.md");
        let table = table();
        assert!(documentation.contains(&table), "docs/operations.md lacks this table:\n\n{table}");
    }

    #[test]
    fn a_file_may_say_whatever_a_server_can_be_told() {
        let text = r#"
            # Comments are fine.
            listen = "0.0.0.0:9000"
            database = "postgres://ana:secret@db/desk"
            allow-private-targets = true
            drain-delay = 5
            url = ""
        "#;
        let found = read(written(text).path()).unwrap();
        let value = |key: &str| found.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        assert_eq!(value("listen"), Some("0.0.0.0:9000"));
        assert_eq!(value("allow-private-targets"), Some("true"));
        assert_eq!(value("drain-delay"), Some("5"));
        assert_eq!(value("url"), None, "what is empty isn't set");
    }

    #[test]
    fn an_unknown_setting_is_refused_and_the_nearest_named() {
        for (wrong, right) in [
            ("lisen", "listen"),
            ("smtp_url", "smtp-url"),
            ("smtp", "smtp-url"),
            ("databse", "database"),
            ("Log", "log"),
            ("logformat", "log-format"),
            ("forwarded", "trust-forwarded-for"),
            ("metrics", "metrics-listen"),
            ("mailfrom", "mail-from"),
        ] {
            let said = refused(&format!("{wrong} = 'x'"));
            assert!(said.contains(&format!("{wrong:?}. Did you mean {right:?}?")), "{said}");
        }
    }

    #[test]
    fn a_value_that_cant_be_is_refused_and_its_setting_named() {
        for (text, setting) in [
            ("listen = 'here'", "--listen"),
            ("drain-delay = -1", "--drain-delay"),
            ("allow-private-targets = 'maybe'", "--allow-private-targets"),
            ("log-format = 'xml'", "--log-format"),
            ("listen = ['127.0.0.1:1']", "listen"),
        ] {
            let said = refused(text);
            assert!(said.contains(setting), "{said}");
        }
    }

    #[test]
    fn what_is_no_toml_is_refused_by_its_line_without_repeating_it() {
        let said = refused("listen = '127.0.0.1:1'\nsmtp-url = smtp://ana:hunter2@mail\n");
        assert!(said.contains("line 2 ") && !said.contains("hunter2"), "{said}");
        let said = read(Path::new("/nowhere/rollcall.toml")).unwrap_err().to_string();
        assert!(said.contains("/nowhere/rollcall.toml") && said.contains("can't be read"), "{said}");
    }

    #[test]
    fn the_file_is_named_by_a_flag() {
        let named = |arguments: &[&str]| file(&arguments.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(named(&["rollcall", "--config", "a.toml", "serve"]), Some("a.toml".into()));
        assert_eq!(named(&["rollcall", "serve", "--config=b.toml"]), Some("b.toml".into()));
    }
}
