//! PostgreSQL's own programs, which know best how its databases are copied.

use std::{
    io::ErrorKind,
    path::Path,
    process::{Command, Stdio},
};

use server::store::files::{Copied, folder_of};
use url::Url;

use super::Failure;

/// An address without its password, and the password.
fn parted(url: &str) -> Result<(String, Option<String>), Failure> {
    let wrong =
        || Failure::said("postgres://… is no database address. Give postgres://USER:PASSWORD@HOST/DATABASE.");
    let mut url = Url::parse(url).map_err(|_| wrong())?;
    let password = url
        .password()
        .map(|written| percent_encoding::percent_decode_str(written).decode_utf8_lossy().into_owned());
    url.set_password(None).map_err(|()| wrong())?;
    Ok((url.to_string(), password))
}

/// Runs one of them; the password goes by the environment, since others on the machine can read a command line.
fn run(program: &str, arguments: &[&str], url: &str, by_hand: &str) -> Result<(), Failure> {
    let (place, password) = parted(url)?;
    let mut command = Command::new(program);
    command.args(arguments).arg(format!("--dbname={place}")).stdin(Stdio::null());
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::said(format!("{program} failed; above it says why."))),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Err(Failure::said(format!(
            "{program} is not installed here. Install PostgreSQL's client programs (Debian: postgresql-client), or run this where they \
             are:\n  {program} {by_hand} '--dbname={place}'"
        ))),
        Err(cause) => Err(Failure::said(format!("{program} can't be run: {cause}."))),
    }
}

/// Writes all of a database to a file, which appears when it is whole.
pub fn dump(url: &str, to: &Path) -> Result<(), Failure> {
    let copy = Copied::begin(folder_of(to))?;
    let file = format!("--file={}", copy.path().display());
    let by_hand = format!("--format=custom --no-owner --no-comments '--file={}'", to.display());
    run("pg_dump", &["--format=custom", "--no-owner", "--no-comments", &file], url, &by_hand)?;
    copy.sync()?;
    Ok(copy.keep(to)?)
}

/// Reads such a file into an empty database, all of it or nothing.
pub fn restore(from: &Path, url: &str) -> Result<(), Failure> {
    if !from.exists() {
        return Err(Failure::said(format!("There is no file {}.", from.display())));
    }
    let file = from.to_string_lossy();
    let options = ["--no-owner", "--no-comments", "--exit-on-error", "--single-transaction"];
    let by_hand = format!("{} '{file}'", options.join(" "));
    run("pg_restore", &[&options[..], &[&file]].concat(), url, &by_hand)
}
