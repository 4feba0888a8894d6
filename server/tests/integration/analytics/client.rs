//! The client, against server processes that misbehave, and against addresses that are none of an admin's business.

use std::time::Duration;

use app::{
    backend::Secret,
    domain::{AnalyticsFault, Network, Timestamp},
};
use server::analytics::{Client, Endpoint, Limits, Page, Targets};
use tokio::net::TcpListener;

use super::misbehaving::Misbehaving;
use crate::harness::NOON;

/// What a test waits for where waiting is the behaviour; what is not slow needs a hundredth.
const MOMENT: Duration = Duration::from_millis(400);

/// Reads the first page of the endpoint at `url`.
async fn page(targets: Targets, limits: Limits, url: &str) -> Result<Page, AnalyticsFault> {
    let endpoint = Endpoint::new(url, None).unwrap_or_else(|why| panic!("{url}: {why}"));
    Client::new(targets, limits).unwrap().page(&endpoint, None, Timestamp(NOON)).await
}

async fn any(url: &str) -> Result<Page, AnalyticsFault> {
    page(Targets::Any, Limits::default(), url).await
}

fn hurried() -> Limits {
    Limits { answer: MOMENT, ..Limits::default() }
}

/// Defines a test for each misbehaviour: what it is called, and that it was asked once, for the fault is no reason to ask
/// again at once.
macro_rules! faults {
    ($($name:ident: $behaviour:literal within $limits:expr => $fault:ident;)+) => {$(
        #[tokio::test]
        async fn $name() {
            let chatbot = Misbehaving::for_test(stringify!($name));
            let read = page(Targets::Any, $limits, &chatbot.url($behaviour)).await;
            assert_eq!(read, Err(AnalyticsFault::$fault));
            assert_eq!(chatbot.requests($behaviour).await, 1);
        }
    )+};
}

faults! {
    an_endpoint_that_is_not_found_is_missing: "missing" within Limits::default() => Missing;
    an_endpoint_that_takes_no_get_is_missing: "method" within Limits::default() => Missing;
    an_endpoint_that_is_gone_is_missing: "gone" within Limits::default() => Missing;
    an_endpoint_that_is_not_implemented_is_missing: "unimplemented" within Limits::default() => Missing;
    a_web_page_is_another_version: "html" within Limits::default() => OtherVersion;
    other_json_is_another_version: "older" within Limits::default() => OtherVersion;
    users_without_addresses_are_another_version: "without-network" within Limits::default() => OtherVersion;
    what_is_not_http_is_another_version: "not-http" within Limits::default() => OtherVersion;
    a_missing_token_is_unauthorized: "unauthorized" within Limits::default() => Unauthorized;
    a_forbidden_token_is_unauthorized: "forbidden" within Limits::default() => Unauthorized;
    being_asked_too_often_is_too_many: "too-many" within Limits::default() => TooMany;
    a_fault_of_the_server_is_its_error: "failing" within Limits::default() => ServerError;
    an_unavailable_server_is_its_error: "unavailable" within Limits::default() => ServerError;
    an_unexpected_refusal_is_rejected: "teapot" within Limits::default() => Rejected;
    an_answer_without_content_is_rejected: "no-content" within Limits::default() => Rejected;
    no_answer_is_slow: "silent" within hurried() => Slow;
    a_body_that_trickles_for_ever_is_slow: "trickle" within hurried() => Slow;
    a_head_that_trickles_for_ever_is_slow: "trickling-head" within hurried() => Slow;
    a_body_without_end_is_too_large: "flood" within Limits::default() => TooLarge;
    a_body_announced_too_large_is_too_large: "huge" within Limits::default() => TooLarge;
    a_head_without_end_is_too_large: "flooding-head" within Limits::default() => TooLarge;
    a_page_one_byte_over_the_limit_is_too_large: "good/25" within Limits { body_bytes: 2_000, ..Limits::default() } => TooLarge;
    a_gzip_bomb_is_compressed: "gzip-bomb" within Limits::default() => Compressed;
    a_connection_reset_before_the_answer_is_unreachable: "reset" within Limits::default() => Unreachable;
    a_connection_closed_before_the_answer_is_unreachable: "hang-up" within Limits::default() => Unreachable;
    half_a_page_broke_off: "half" within Limits::default() => BrokenOff;
    half_a_page_in_chunks_broke_off: "half-chunked" within Limits::default() => BrokenOff;
    half_a_page_of_unknown_length_broke_off: "half-unannounced" within Limits::default() => BrokenOff;
    broken_json_is_broken: "broken-json" within Limits::default() => BrokenJson;
    a_wrong_type_is_said_to_be_one: "wrong-types" within Limits::default() => WrongType;
}

#[tokio::test]
async fn a_clock_in_the_future_has_seen_nobody_later_than_now() {
    let chatbot = Misbehaving::for_test("future");
    let page = any(&chatbot.url("future")).await.unwrap();
    assert_eq!(page.visitors.len(), 3);
    assert!(page.visitors.iter().all(|visitor| visitor.last_seen == Timestamp(NOON)));
}

#[tokio::test]
async fn a_slow_answer_within_the_limit_is_read() {
    let chatbot = Misbehaving::for_test("slow-good");
    assert_eq!(any(&chatbot.url("slow-good/100")).await.unwrap().visitors.len(), 3);
}

#[tokio::test]
async fn an_answer_is_given_up_in_time() {
    let chatbot = Misbehaving::for_test("in-time");
    for behaviour in ["silent", "trickle", "trickling-head"] {
        let begun = std::time::Instant::now();
        assert_eq!(page(Targets::Any, hurried(), &chatbot.url(behaviour)).await, Err(AnalyticsFault::Slow));
        let took = begun.elapsed();
        assert!(took >= MOMENT && took < 10 * MOMENT, "{behaviour}: {took:?}");
    }
}

#[tokio::test]
async fn all_visitors_are_read_page_by_page() {
    let chatbot = Misbehaving::for_test("pages");
    let client = Client::new(Targets::Any, Limits { page_rows: 100, ..Limits::default() }).unwrap();
    let endpoint = Endpoint::new(&chatbot.url("good/250"), None).unwrap_or_else(|why| panic!("{why}"));
    let (mut visitors, mut since) = (Vec::new(), None);
    loop {
        let page = client.page(&endpoint, since.as_deref(), Timestamp(NOON)).await.unwrap();
        visitors.extend(page.visitors);
        since = page.next;
        if since.is_none() {
            break;
        }
    }
    let ids: Vec<_> = visitors.iter().map(|visitor| visitor.id.as_str().to_owned()).collect();
    assert_eq!(ids, (0..250).map(|index| format!("visitor-{index:07}")).collect::<Vec<_>>());
    assert_eq!(chatbot.requests("good/250").await, 3);
    let networks: Vec<_> = visitors[..8].iter().map(|visitor| visitor.network).collect();
    let [v4, v6, third, fourth, fifth] =
        ["198.18.x.x", "2001:db8:x:x:x:x:x:x", "203.0.x.x", "192.0.x.x", "198.51.x.x"].map(Network::mask);
    assert_eq!(networks, [v4, v6, third, fourth, fifth, v6, None, None]);
    assert_eq!((visitors[3].name.as_str(), visitors[4].name.as_str()), ("Ana 3", ""));
    assert_eq!((visitors[41].questions, visitors[41].last_seen), (1, Timestamp(1_735_689_641_000)));
}

#[tokio::test]
async fn an_endpoint_is_asked_for_plain_json_and_for_as_many_users_as_a_page_holds() {
    let chatbot = Misbehaving::for_test("headers");
    any(&chatbot.url("good")).await.unwrap();
    let last = chatbot.last_request("good").await;
    assert_eq!(last["url"], format!("{}/users?limit=1000", chatbot.path("good")));
    let headers = &last["headers"];
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["accept-encoding"], "identity");
    for absent in ["authorization", "cookie", "referer"] {
        assert!(headers[absent].is_null(), "{absent}");
    }
}

#[tokio::test]
async fn the_token_opens_an_endpoint() {
    let chatbot = Misbehaving::for_test("token");
    let client = Client::new(Targets::Any, Limits::default()).unwrap();
    for (token, read) in [("sesame", Ok(3)), ("barley", Err(AnalyticsFault::Unauthorized))] {
        let endpoint = Endpoint::new(&chatbot.url("token"), Some(&Secret::new(token)))
            .unwrap_or_else(|why| panic!("{why}"));
        let page = client.page(&endpoint, None, Timestamp(NOON)).await;
        assert_eq!(page.map(|page| page.visitors.len()), read, "{token}");
    }
}

#[tokio::test]
async fn a_chatbot_that_recovers_is_read_again() {
    let chatbot = Misbehaving::for_test("recovery");
    let url = chatbot.url("switch/recovery");
    for (to, read) in [
        ("failing", Err(AnalyticsFault::ServerError)),
        ("good/7", Ok(7)),
        ("html", Err(AnalyticsFault::OtherVersion)),
        ("good/8", Ok(8)),
    ] {
        chatbot.switch("recovery", to).await;
        assert_eq!(any(&url).await.map(|page| page.visitors.len()), read, "{to}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed_wherever_they_lead() {
    let chatbot = Misbehaving::for_test("redirects");
    for to in ["redirect/here", "redirect/elsewhere"] {
        assert_eq!(any(&chatbot.url(to)).await, Err(AnalyticsFault::Redirected), "{to}");
    }
    assert_eq!(chatbot.followers().await, 0);
}

#[tokio::test]
async fn where_nobody_listens_nobody_is_reached() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(any(&format!("http://{free}")).await, Err(AnalyticsFault::Unreachable));
    assert_eq!(any(&format!("https://{free}")).await, Err(AnalyticsFault::Unreachable));
}

#[tokio::test]
async fn a_host_that_does_not_exist_is_unknown() {
    for targets in [Targets::Any, Targets::Public] {
        let read = page(targets, Limits::default(), "http://no-such-host.invalid").await;
        assert_eq!(read, Err(AnalyticsFault::UnknownHost));
    }
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_is_insecure_and_nothing_is_asked() {
    let chatbot = Misbehaving::for_test("certificate");
    let (url, _) = chatbot.https("good").await;
    assert_eq!(any(&url).await, Err(AnalyticsFault::Insecure));
    assert_eq!(chatbot.requests("good").await, 0);
}

/// It runs once more as a process of its own: which certificates the system trusts is read from its environment.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_certificate_the_system_trusts_is_secure_for_the_host_it_names() {
    const URL: &str = "ROLLCALL_TRUSTED_URL";
    if let Ok(url) = std::env::var(URL) {
        assert_eq!(any(&url).await.map(|page| page.visitors.len()), Ok(3));
        assert_eq!(any(&url.replace("localhost", "0.0.0.0")).await, Err(AnalyticsFault::Insecure));
        return;
    }
    let chatbot = Misbehaving::for_test("trusted");
    let (url, certificate) = chatbot.https("good").await;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, certificate).unwrap();
    let name = concat!(module_path!(), "::a_certificate_the_system_trusts_is_secure_for_the_host_it_names");
    let run = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name.split_once("::").unwrap().1])
        .envs([(URL, url.as_ref()), ("SSL_CERT_FILE", file.path().as_os_str())])
        .output()
        .await
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    assert_eq!(chatbot.requests("good").await, 1);
}

#[tokio::test]
async fn https_where_only_http_is_spoken_is_insecure() {
    let chatbot = Misbehaving::for_test("no-https");
    let url = chatbot.url("good").replace("http:", "https:");
    assert_eq!(any(&url).await, Err(AnalyticsFault::Insecure));
    assert_eq!(chatbot.requests("good").await, 0);
}

#[tokio::test]
async fn https_that_hangs_up_is_insecure() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let hang_up = async {
        while let Ok((connection, _)) = listener.accept().await {
            drop(connection);
        }
    };
    tokio::select! {
        () = hang_up => unreachable!(),
        read = any(&url) => assert_eq!(read, Err(AnalyticsFault::Insecure)),
    }
}

#[tokio::test]
async fn a_connection_that_never_comes_about_is_unreachable() {
    // The system accepts it, nobody takes it up, and https is never agreed upon.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let limits = Limits { connect: MOMENT, ..Limits::default() };
    let read = page(Targets::Any, limits, &format!("https://{}", listener.local_addr().unwrap())).await;
    assert_eq!(read, Err(AnalyticsFault::Unreachable));
}

#[tokio::test]
async fn no_spelling_of_this_machine_is_connected_to_unless_any_target_is() {
    let chatbot = Misbehaving::for_test("spellings");
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "１２７.0.0.1",
        "0.0.0.0",
        "localhost",
        "LOCALHOST",
    ] {
        let url = format!("http://{host}:{}{}", chatbot.port(), chatbot.path("good"));
        let before = chatbot.requests("good").await;
        let refused = page(Targets::Public, Limits::default(), &url).await;
        assert_eq!(refused, Err(AnalyticsFault::ForbiddenAddress), "{host}");
        assert_eq!(chatbot.requests("good").await, before, "{host}");
        assert_eq!(any(&url).await.map(|page| page.visitors.len()), Ok(3), "{host}");
        assert_eq!(chatbot.requests("good").await, before + 1, "{host}");
    }
}

#[tokio::test]
async fn no_address_of_a_private_network_is_connected_to() {
    let chatbot = Misbehaving::for_test("private");
    for host in [
        "[::1]",
        "[::]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::1]",
        "[2002:7f00:1::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "[::ffff:169.254.169.254]",
        "224.0.0.1",
        "255.255.255.255",
    ] {
        for scheme in ["http", "https"] {
            let url = format!("{scheme}://{host}:{}{}", chatbot.port(), chatbot.path("good"));
            let refused = page(Targets::Public, Limits::default(), &url).await;
            assert_eq!(refused, Err(AnalyticsFault::ForbiddenAddress), "{url}");
        }
    }
    assert_eq!(chatbot.requests("good").await, 0);
}

#[tokio::test]
async fn a_forbidden_address_is_refused_on_every_call_and_with_every_page() {
    let chatbot = Misbehaving::for_test("every-call");
    let client = Client::new(Targets::Public, Limits::default()).unwrap();
    for url in [chatbot.url("good"), chatbot.url("good").replace("127.0.0.1", "localhost")] {
        let endpoint =
            Endpoint::new(&url, Some(&Secret::new("sesame"))).unwrap_or_else(|why| panic!("{why}"));
        for since in [None, Some("more"), Some("more")] {
            let read = client.page(&endpoint, since, Timestamp(NOON)).await;
            assert_eq!(read, Err(AnalyticsFault::ForbiddenAddress));
        }
    }
    assert_eq!(chatbot.requests("good").await, 0);
}
