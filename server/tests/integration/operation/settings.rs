//! Settings by flags, environment and file, and `rollcall check`, with the real program.

use std::{net::TcpListener, os::unix::fs::PermissionsExt, path::Path, process::Output};

use tempfile::TempDir;

use crate::harness::{
    databases,
    program::{program, program_of_ordinary_user, said},
};

fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    program().args(arguments).envs(environment.iter().copied()).output().unwrap()
}

fn file(folder: &TempDir, text: &str) -> String {
    let path = folder.path().join("rollcall.toml");
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_flag_counts_over_the_environment_and_that_over_the_file() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let config = file(&folder, &format!("data = {data:?}\nurl = 'https://file.example'\n"));
    let link = |arguments: &[&str], environment: &[(&str, &str)]| {
        let ended = run(&[&["owner", "link"], arguments].concat(), environment);
        assert!(ended.status.success(), "{}", said(&ended));
        said(&ended)
    };
    let by_environment =
        [("ROLLCALL_CONFIG", config.as_str()), ("ROLLCALL_URL", "https://environment.example")];
    assert!(link(&["--config", &config], &[]).starts_with("https://file.example/sign-in#"));
    assert!(data.join("rollcall.db").exists(), "the folder is the file's too");
    assert!(link(&[], &by_environment[..1]).starts_with("https://file.example/"));
    assert!(link(&[], &by_environment).starts_with("https://environment.example/"));
    assert!(link(&["--url=https://flag.example"], &by_environment).starts_with("https://flag.example/"));
    let empty = [("ROLLCALL_URL", ""), ("DATABASE_URL", ""), ("ROLLCALL_CONFIG", config.as_str())];
    assert!(link(&[], &empty).starts_with("https://file.example/"), "an empty variable sets nothing");
}

#[test]
fn a_mistake_in_the_file_stops_every_command_but_help() {
    let folder = TempDir::new().unwrap();
    let config = file(&folder, "lisen = '127.0.0.1:0'\nsmtp-url = 'smtp://ana:hunter2@mail'\n");
    for command in [&["serve"][..], &["check"], &["owner", "link"]] {
        let ended = run(&[command, &["--config", &config]].concat(), &[]);
        assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
        let said = said(&ended);
        assert!(
            said.contains(&config) && said.contains(r#"no setting "lisen". Did you mean "listen"?"#),
            "{said}"
        );
    }
    let help = run(&["serve", "--help", "--config", &config], &[]);
    assert!(help.status.success() && said(&help).contains("--metrics-listen"), "{}", said(&help));
    assert!(!said(&help).contains("hunter2"), "{}", said(&help));
}

#[test]
fn help_says_of_a_command_all_that_is_written_of_it() {
    let told = [
        ("check", "exit code"),
        ("backup", "looked through"),
        ("restore", "refused"),
        ("move", "No server may run"),
        ("import", "email, and if you like name and role"),
        ("demo", "people who are there already"),
    ];
    for (command, words) in told {
        let help = said(&run(&[command, "--help"], &[])).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(words), "{command}: {help}");
    }
}

#[test]
fn a_filter_of_the_log_that_cant_be_is_refused() {
    let folder = TempDir::new().unwrap();
    let ended = run(&["owner", "link", "--log==", "--data", folder.path().to_str().unwrap()], &[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(said(&ended).contains("--log"), "{}", said(&ended));
}

#[test]
fn a_place_to_listen_that_cant_be_is_told_how_one_is_written() {
    for place in ["localhost:8080", "8080", "127.0.0.1"] {
        let ended = run(&["serve", "--listen", place], &[]);
        assert_eq!(ended.status.code(), Some(2));
        assert!(said(&ended).contains("as in 127.0.0.1:8080"), "{}", said(&ended));
    }
}

/// What the check of these settings says, and whether it found no mistake.
fn check(arguments: &[&str]) -> (bool, String) {
    let ended = run(&[&["check", "--listen=127.0.0.1:0"], arguments].concat(), &[]);
    let code = ended.status.code().unwrap();
    assert!(code < 2, "{}", said(&ended));
    (code == 0, said(&ended))
}

fn mistaken(arguments: &[&str], words: &[&str]) {
    let (is_well, said) = check(arguments);
    assert!(!is_well && said.contains("mistake: "), "{said}");
    assert!(words.iter().all(|word| said.contains(word)), "{words:?}: {said}");
}

#[test]
fn sound_settings_pass_and_nothing_is_made() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("inner/data");
    let data = format!("--data={}", data.display());
    let (is_well, said) = check(&[&data, "--url=https://desk.example.org"]);
    assert!(is_well && said.contains("no tables") && said.ends_with("No mistakes.\n"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_database_that_is_up_to_date_is_well() {
    for database in [databases::sqlite(), databases::postgres().await] {
        server::store::open(&database.url).await.unwrap().close().await;
        if let Some(path) = database.url.strip_prefix("sqlite:") {
            let folder = Path::new(path).parent().unwrap();
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
        }
        let database = format!("--database={}", database.url);
        let (is_well, said) = check(&[&database, "--url=https://desk.example.org"]);
        assert!(is_well && said.ends_with("All is well.\n"), "{said}");
    }
}

#[test]
fn a_database_that_cant_be_reached_is_a_mistake() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("--database=postgres://ana:hunter2@127.0.0.1:{port}/desk");
    let (is_well, said) = check(&[&url]);
    assert!(!is_well && said.contains(&format!("127.0.0.1:{port}")) && !said.contains("hunter2"), "{said}");
    mistaken(&["--database=mysql://db/desk"], &["no database address"]);
}

#[tokio::test]
async fn another_schema_is_said_a_newer_one_is_a_mistake() {
    for database in [databases::sqlite(), databases::postgres().await] {
        server::store::open(&database.url).await.unwrap().close().await;
        let url = format!("--database={}", database.url);
        database
            .execute(
                "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
            )
            .await;
        let (is_well, said) = check(&[&url, "--url=https://desk.example.org"]);
        assert!(is_well && said.contains("older schema") && said.contains("rollcall backup"), "{said}");
        let (yes, checksum) = if database.is_sqlite() { ("1", "x'00'") } else { ("true", "'\\x00'") };
        database
            .execute(&format!("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'future', {yes}, {checksum}, 0)"))
            .await;
        mistaken(&[&url], &["newer Rollcall", "9999"]);
    }
}

#[test]
fn a_taken_port_is_a_mistake() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = taken.local_addr().unwrap();
    let folder = TempDir::new().unwrap();
    let data = format!("--data={}", folder.path().display());
    mistaken(&[&data, &format!("--metrics-listen={place}")], &[&place.to_string(), "--metrics-listen"]);
    let ended = run(&["check", &data, &format!("--listen={place}")], &[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(said(&ended).contains("Choose another with --listen."), "{}", said(&ended));
}

#[test]
fn an_address_that_passkeys_dont_work_at_is_a_mistake() {
    let folder = TempDir::new().unwrap();
    let data = format!("--data={}", folder.path().display());
    mistaken(&[&data, "--url=http://desk.example.org"], &["https", "passkeys"]);
    mistaken(&[&data, "--url=desk.example.org"], &["is not where browsers reach Rollcall"]);
    let ended = run(&["check", &data, "--listen=0.0.0.0:0"], &[]);
    assert!(ended.status.code() == Some(1) && said(&ended).contains("--url https"), "{}", said(&ended));
}

#[test]
fn mail_that_is_half_set_is_a_mistake() {
    let folder = TempDir::new().unwrap();
    let data = format!("--data={}", folder.path().display());
    let url = "--url=https://desk.example.org";
    mistaken(&[&data, url, "--smtp-url=smtp://mail.example"], &["--mail-from"]);
    mistaken(&[&data, url, "--mail-from=desk@example.org"], &["--smtp-url"]);
    mistaken(&[&data, "--smtp-url=smtp://mail.example", "--mail-from=desk@example.org"], &["--url"]);
    mistaken(&[&data, url, "--smtp-url=smtp://mail.example", "--mail-from=nobody"], &["nobody"]);
    let (is_well, said) =
        check(&[&data, url, "--smtp-url=smtp://mail.example", "--mail-from=desk@example.org"]);
    assert!(is_well, "{said}");
}

#[test]
fn a_folder_that_cant_be_written_to_is_a_mistake() {
    let folder = TempDir::new().unwrap();
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
    let check = |data: &Path| {
        let arguments = ["check", "--listen=127.0.0.1:0", "--data", data.to_str().unwrap()];
        program_of_ordinary_user(folder.path()).args(arguments).output().unwrap()
    };
    for data in [closed.clone(), closed.join("inner")] {
        let ended = check(&data);
        assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
        assert!(
            said(&ended).contains("can't be written to") && said(&ended).contains("--data"),
            "{}",
            said(&ended)
        );
    }
    let ended = check(&folder.path().join("open"));
    assert_eq!(ended.status.code(), Some(0), "{}", said(&ended));
}

#[test]
fn a_file_with_secrets_that_others_can_read_is_said() {
    let folder = TempDir::new().unwrap();
    let config = file(&folder, &format!("data = {:?}\n", folder.path().join("data")));
    std::fs::set_permissions(&config, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (is_well, said) = check(&["--config", &config, "--url=https://desk.example.org"]);
    assert!(is_well && said.contains(&format!("chmod 600 {config}")), "{said}");
}
