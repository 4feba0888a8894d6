//! The page, from inside the binary.

use std::sync::LazyLock;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256};

/// What Trunk built, with a `.br` and `.gz` beside each file worth compressing.
#[derive(Embed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

const INDEX: &str = "index.html";
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Answers with a file of the page; any path that doesn't look like a file is a place in the page.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = uri.path().trim_start_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_place = !last.contains('.') && !path.starts_with("api/");
    let name = if is_place { INDEX } else { path };
    match Site::get(name) {
        Some(file) => send(name, file, &headers),
        None if name == INDEX => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The page is not in this build. Build it first (`make build`), then the server.",
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn send(name: &str, plain: EmbeddedFile, asked: &HeaderMap) -> Response {
    let etag = format!("\"{}\"", hex::encode(&plain.metadata.sha256_hash()[..16]));
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    // Trunk puts a hash of the content into the names of all files but the index.
    let lasting = if name == INDEX { "no-cache" } else { "public, max-age=31536000, immutable" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let media = mime_guess::from_path(name).first_or_octet_stream();
    if let Ok(media) = HeaderValue::from_str(media.as_ref()) {
        headers.insert(header::CONTENT_TYPE, media);
    }
    let (encoding, file) = compressed(name, asked).map_or((None, plain), |(name, file)| (Some(name), file));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    *response.body_mut() = Body::from(file.data.into_owned());
    response
}

/// The smallest form of the file that the browser takes (RFC 9110, 12.5.3; a quality of 0 refuses).
fn compressed(name: &str, asked: &HeaderMap) -> Option<(&'static str, EmbeddedFile)> {
    let accepted = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |encoding: &str| {
        accepted.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next() == Some(encoding)
                && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    ENCODINGS
        .iter()
        .filter(|(encoding, _)| takes(encoding))
        .find_map(|(encoding, suffix)| Some((*encoding, Site::get(&format!("{name}{suffix}"))?)))
}

/// Which page this is: of the index, which names all else by its content.
pub fn version() -> HeaderValue {
    static VERSION: LazyLock<HeaderValue> = LazyLock::new(|| {
        let hash = Site::get(INDEX).map(|file| hex::encode(&file.metadata.sha256_hash()[..8]));
        hash.and_then(|hash| HeaderValue::from_str(&hash).ok()).unwrap_or(HeaderValue::from_static("none"))
    });
    VERSION.clone()
}

/// The policy (CSP level 3): nothing from elsewhere, and of inline scripts only those of the index, by their hashes.
pub fn content_security_policy() -> HeaderValue {
    static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
        let index =
            Site::get(INDEX).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
        let hashes: Vec<_> = inline_scripts(&index)
            .map(|script| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))))
            .collect();
        let hashes = hashes.join(" ");
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'"
        );
        HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
    });
    POLICY.clone()
}

/// The texts of the scripts that stand in the page itself.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_without_a_source_are_inline() {
        let html = r#"<script src="a.js"></script><script type="module">let a = 1;</script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["let a = 1;"]);
    }
}
