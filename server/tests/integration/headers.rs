//! What every answer says to browsers, and where it never leads.

use axum::http::Method;
use serde_json::json;
use server::http::authorization::TABLE;

use crate::harness::{Answer, Console, on_both_databases};

const JSON: (&str, &str) = ("content-type", "application/json");
const OWN: (&str, &str) = ("origin", "http://desk.example");
const BY_HTTPS: (&str, &str) = ("x-forwarded-proto", "https");

/// Answers of every kind: the page, its files, the console, the REST side, what is not there and what is refused.
const PATHS: [&str; 10] = [
    "/",
    "/healthz",
    "/readyz",
    "/chatbots/1/users",
    "/nothing.js",
    "/api/nothing",
    "/api/console/nothing",
    "/api/console/audit.csv",
    "/api/v1/users",
    "/api/v1/openapi.json",
];

async fn get(page: &Console, path: &str, headers: &[(&str, &str)]) -> Answer {
    page.raw(Method::GET, path, headers, "").await
}

async fn sign_in(page: &Console, link: String, headers: &[(&str, &str)]) -> String {
    let answer = page
        .raw(Method::POST, "/api/console/access/sign-in", headers, json!({ "link": link }).to_string())
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.headers["set-cookie"].to_str().unwrap().to_owned()
}

on_both_databases! {
    async fn every_answer_has_the_security_headers(desk: Desk) {
        for path in PATHS {
            let answer = get(&desk.stranger(), path, &[]).await;
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-embedder-policy", "require-corp"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("x-dns-prefetch-control", "off"),
                ("x-permitted-cross-domain-policies", "none"),
            ] {
                assert_eq!(answer.headers[name], value, "{path}");
            }
            let text = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
            let policy = text("content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'), "{policy}");
            assert!(text("permissions-policy").contains("camera=(), "));
            assert!(!answer.headers.contains_key("server") && !answer.headers.contains_key("x-powered-by"));
            if path.starts_with("/api/") {
                assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
            }
        }
    }

    async fn browsers_that_came_by_https_are_told_to_come_by_nothing_else(desk: Desk) {
        for path in PATHS {
            let https = get(&desk.stranger(), path, &[BY_HTTPS]).await;
            assert_eq!(https.headers["strict-transport-security"], "max-age=31536000", "{path}");
            let http = get(&desk.stranger(), path, &[]).await;
            assert!(!http.headers.contains_key("strict-transport-security"), "{path}");
            let told = get(&desk.stranger_at("https://desk.example"), path, &[]).await;
            assert_eq!(told.headers["strict-transport-security"], "max-age=31536000", "{path}");
            let unproven = get(&desk.stranger_at("http://desk.example"), path, &[BY_HTTPS]).await;
            assert!(!unproven.headers.contains_key("strict-transport-security"), "{path}");
        }
    }

    async fn over_https_the_cookie_is_for_https_alone(desk: Desk) {
        let is_secure = async |page: Console, headers: &[(&str, &str)]| {
            sign_in(&page, desk.new_link().await, headers).await.split("; ").any(|part| part == "Secure")
        };
        assert!(is_secure(desk.stranger(), &[JSON, ("origin", "https://desk.example")]).await);
        assert!(is_secure(desk.stranger(), &[JSON, OWN, BY_HTTPS]).await);
        assert!(is_secure(desk.stranger_at("https://desk.example"), &[JSON, OWN]).await);
        assert!(!is_secure(desk.stranger(), &[JSON, OWN]).await);
        assert!(!is_secure(desk.stranger_at("http://desk.example"), &[JSON, OWN, BY_HTTPS]).await);
    }

    async fn no_answer_leads_elsewhere(desk: Desk) {
        let console = desk.console().await;
        let elsewhere = [
            ("referer", "http://evil.example/"),
            ("accept", "text/html"),
            ("x-forwarded-host", "evil.example"),
            ("x-original-url", "//evil.example"),
        ];
        let places = [
            "//evil.example", "/%2F%2Fevil.example", "/%5Cevil.example", "/sign-in?next=//evil.example",
            "/?url=http://evil.example", "/api//evil.example", "/api/v1//evil.example", "/chatbots/", "/healthz/",
        ];
        // Whoever signs out is a stranger from then on.
        let signs_out = |path: &str| path.ends_with("/sign-out") || path.ends_with("/end-all");
        let rows = TABLE.iter().map(|row| (row.method, row.path));
        let rows = rows.filter(|(method, path)| *method != "ANY" && !signs_out(path));
        for (method, path) in rows.chain(places.map(|place| ("GET", place))) {
            let path = path.replace("{chatbot}", "1").replace(['{', '}', '*'], "");
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            for page in [&desk.stranger(), &console] {
                let answer = page.raw(method.clone(), &path, &[&[JSON, OWN][..], &elsewhere].concat(), "{}").await;
                assert!(!(300..400).contains(&answer.status), "{method} {path}: {}", answer.status);
                for header in ["location", "refresh", "content-location"] {
                    assert!(!answer.headers.contains_key(header), "{method} {path}");
                }
            }
        }
    }
}
