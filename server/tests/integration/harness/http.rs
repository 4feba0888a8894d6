//! Calls over a real connection.

/// A client for them, for plain http alone.
pub fn http() -> reqwest::Client {
    // reqwest wants to know who encrypts, also where nothing will be; an error says that it was told already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap()
}
