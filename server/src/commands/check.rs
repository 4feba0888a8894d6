//! `rollcall check`.

use std::{
    fmt,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use rustix::fs::{Access, access};
use server::store::{Location, Schema};
use url::{Host, Url};

use super::{
    Failure,
    serve::{self, Serve, given},
};

/// Look for mistakes in the settings, without starting or changing anything.
///
/// It takes the settings of `rollcall serve` and says what to do about each mistake. The exit code is 1 when there is a
/// mistake, 0 when there is none; advice does not count. While a server runs with the same settings, its own port is taken.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    serve: Serve,
}

/// What was found.
enum Finding {
    /// The server would not start, or not do what the settings ask for.
    Mistake(String),
    /// It would, but there is something to know.
    Advice(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistake(what) => write!(f, "mistake: {what}"),
            Self::Advice(what) => write!(f, "advice: {what}"),
        }
    }
}

impl Check {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode, Failure> {
        let mut findings = Vec::new();
        findings.extend(config.and_then(readable_by_others));
        self.look_at_places(&mut findings).await;
        self.look_at_database(&mut findings).await;
        self.look_at_addresses(&mut findings);
        for finding in &findings {
            println!("{finding}");
        }
        let mistakes = findings.iter().filter(|finding| matches!(finding, Finding::Mistake(_))).count();
        match (mistakes, findings.len()) {
            (0, 0) => println!("All is well."),
            (0, _) => println!("No mistakes."),
            (1, _) => println!("1 mistake."),
            (mistakes, _) => println!("{mistakes} mistakes."),
        }
        Ok(if mistakes == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Ports and folders.
    async fn look_at_places(&self, findings: &mut Vec<Finding>) {
        let (listen, metrics) = (self.serve.listen, self.serve.metrics_listen);
        if metrics.is_some_and(|metrics| metrics == listen && metrics.port() != 0) {
            findings.push(Finding::Mistake(format!(
                "Requests and metrics can't both be listened for on {listen}. Choose another place with --metrics-listen."
            )));
        }
        let places = [(Some(listen), "--listen"), (metrics, "--metrics-listen")];
        for (place, setting) in places {
            let Some(place) = place else { continue };
            if let Err(why) = serve::listen(place, setting).await {
                findings.push(Finding::Mistake(why.to_string()));
            }
        }
        if let Some(metrics) = metrics.filter(|place| place.ip().is_unspecified()) {
            findings.push(Finding::Advice(format!(
                "Metrics at {metrics} can be read from everywhere. Name an inner address with --metrics-listen, or keep others off the port."
            )));
        }
        let temporary = std::env::temp_dir();
        if let Err(cause) = tempfile::tempfile_in(&temporary) {
            findings.push(Finding::Mistake(format!(
                "Excel files can't be made: {} can't be written to ({cause}). Set TMPDIR to a folder with room.",
                temporary.display()
            )));
        }
    }

    async fn look_at_database(&self, findings: &mut Vec<Finding>) {
        let location = match self.serve.database.location() {
            Ok(location) => location,
            Err(why) => return findings.push(Finding::Mistake(why.to_string())),
        };
        if let Location::Sqlite(path) = &location {
            findings.extend(unwritable(path));
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            findings.extend(folder.and_then(readable_by_others));
        }
        match location.inspect().await {
            Err(why) => findings.push(Finding::Mistake(why.to_string())),
            Ok(Schema { found: None, .. }) => findings.push(Finding::Advice(format!(
                "There are no tables in {} yet. The server makes them when it starts.",
                called(&location)
            ))),
            Ok(Schema { found: Some(found), known }) if found < known => findings.push(Finding::Advice(format!(
                "{} has an older schema ({found}; this program's is {known}). The server brings it up to date when it starts, and \
                 older versions can't use it then: make a backup first (`rollcall backup`).",
                called(&location)
            ))),
            Ok(_) => {}
        }
    }

    /// Where browsers come from, and mails lead to.
    fn look_at_addresses(&self, findings: &mut Vec<Finding>) {
        let public = match self.serve.public_url() {
            Ok(public) => public,
            Err(why) => return findings.push(Finding::Mistake(why.to_string())),
        };
        let is_inner = self.serve.listen.ip().is_loopback();
        match &public {
            Some(url) => findings.extend(unfit_for_passkeys(url)),
            None if is_inner => findings.push(Finding::Advice(
                "Where browsers reach the server is not said: links lead to where it listens, and passkeys work at localhost alone. \
                 Add --url https://…."
                    .to_owned(),
            )),
            None => findings.push(Finding::Mistake(format!(
                "The server can be reached from other machines ({}), but not where browsers reach it by https: passwords would cross \
                 the network in the clear, and passkeys not work. Put a proxy before it and add --url https://….",
                self.serve.listen
            ))),
        }
        if self.serve.trust_forwarded_for && !is_inner {
            findings.push(Finding::Advice(format!(
                "What X-Forwarded-For says is believed, also from whoever reaches {} past the proxy. Let only the proxy reach it.",
                self.serve.listen
            )));
        }
        if let Err(why) = self.serve.mail.server(public.as_ref()) {
            findings.push(Finding::Mistake(why.to_string()));
        }
        let mail = &self.serve.mail;
        if given(mail.smtp_url.as_ref()).is_none() && given(mail.mail_from.as_ref()).is_some() {
            findings.push(Finding::Mistake(
                "Who mails come from is set, but no mail server: none are sent. Add --smtp-url URL, or take --mail-from away."
                    .to_owned(),
            ));
        }
    }
}

/// The location without its password.
fn called(location: &Location) -> String {
    match location {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(url) => {
            let url = Url::parse(url).ok();
            let place =
                url.as_ref().map(|url| format!("{}{}", url.host_str().unwrap_or_default(), url.path()));
            format!("PostgreSQL at {}", place.unwrap_or_default())
        }
    }
}

/// Passkeys and secure cookies need https; browsers take localhost for as good.
fn unfit_for_passkeys(url: &Url) -> Option<Finding> {
    let is_local = match url.host()? {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    if url.scheme() == "http" && !is_local {
        return Some(Finding::Mistake(format!(
            "{url} is not https: passwords cross the network in the clear, and passkeys don't work. Put a proxy that speaks https before \
             the server, and give --url https://…."
        )));
    }
    let is_number = matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
    is_number.then(|| {
        Finding::Advice(format!(
            "Passkeys need a name, and {url} has only an address. Give --url with a name."
        ))
    })
}

/// Whether a database file can't be written, or its folder can't be made.
fn unwritable(database: &Path) -> Option<Finding> {
    let may_write = |path: &Path| access(path, Access::WRITE_OK).is_ok();
    if database.is_dir() {
        return Some(Finding::Mistake(format!("{} is a folder. Name a file in it.", database.display())));
    }
    if database.exists() && !may_write(database) {
        return Some(Finding::Mistake(format!(
            "{} can't be written to. Give this user write access to the file and its folder.",
            database.display()
        )));
    }
    // SQLite keeps its log beside the file; a folder that is missing is made in the nearest one that is there.
    let folder = database.parent().map_or_else(PathBuf::new, Path::to_owned);
    let there =
        folder.ancestors().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let there = there.into_iter().find(|folder| folder.exists())?;
    let is_usable = there.is_dir() && may_write(there);
    (!is_usable).then(|| {
        Finding::Mistake(format!(
            "{} can't be written to, where the database {} is to be. Give this user write access, or name another folder with --data.",
            there.display(),
            database.display()
        ))
    })
}

/// What holds secrets, or what people wrote, is for this user alone.
fn readable_by_others(path: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & 0o007 != 0).then(|| {
        let right = if path.is_dir() { "700" } else { "600" };
        Finding::Advice(format!(
            "Others on this machine may look into {}. `chmod {right} {}` keeps them out.",
            path.display(),
            path.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> String {
        unfit_for_passkeys(&url.parse().unwrap()).map(|finding| finding.to_string()).unwrap_or_default()
    }

    #[test]
    fn passkeys_want_https_and_a_name() {
        assert_eq!(of("https://desk.example.org"), "");
        assert_eq!(of("http://localhost:8080"), "");
        assert_eq!(of("http://desk.localhost:8080"), "");
        assert!(of("http://desk.example.org").starts_with("mistake: "));
        assert!(of("http://192.168.1.7:8080").starts_with("mistake: "));
        assert!(of("https://192.168.1.7").starts_with("advice: "));
        assert!(of("http://127.0.0.1:8080").starts_with("advice: "));
    }
}
