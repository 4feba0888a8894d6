//! Callers of the router: a chatbot with its key, a page with its cookie.

use app::domain::ChatbotId;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Method, Request, Response, header},
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::ADDRESS;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    pub text: String,
}

async fn send(router: &Router, mut request: Request<Body>) -> Response<Body> {
    let forwarded = HeaderValue::from_static(ADDRESS);
    request.headers_mut().entry("x-forwarded-for").or_insert(forwarded);
    router.clone().oneshot(request).await.unwrap()
}

async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut body: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
    // An error's body names the request, as its head does; tests compare the rest.
    if let Some(id) = body.as_object_mut().and_then(|body| body.remove("request_id")) {
        assert_eq!(id, parts.headers["x-request-id"].to_str().unwrap(), "{text}");
    }
    Answer { status: parts.status.as_u16(), headers: parts.headers, body, text }
}

/// A chatbot that calls the REST side.
#[derive(Clone)]
pub struct Key {
    router: Router,
    pub chatbot: ChatbotId,
    token: String,
}

impl Key {
    pub fn new(router: Router, chatbot: ChatbotId, key: String) -> Self {
        Self { router, chatbot, token: key }
    }

    pub fn with_key(&self, key: &str) -> Self {
        Self { token: key.to_owned(), ..self.clone() }
    }

    /// The key itself.
    pub fn token(&self) -> &str {
        &self.token
    }

    pub async fn stream(&self, path: &str) -> Response<Body> {
        let request = Request::get(format!("/api/v1/{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .body(Body::empty())
            .unwrap();
        send(&self.router, request).await
    }

    pub async fn raw(&self, method: Method, path: &str, media: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1/{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, media)
            .body(body.into())
            .unwrap();
        read(send(&self.router, request).await).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Value) -> Answer {
        self.raw(method, path, "application/json", body.to_string()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.raw(Method::GET, path, "application/json", Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, body).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, body).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, body).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.raw(Method::DELETE, path, "application/json", Body::empty()).await
    }

    /// Signs someone in who must be let in; their id.
    pub async fn sign_in(&self, body: Value) -> i64 {
        let answer = self.post("sign-ins", body).await;
        assert_eq!(answer.body["access"], "allowed", "{}", answer.text);
        answer.body["user"]["id"].as_i64().unwrap()
    }

    /// Invites someone; their id.
    pub async fn invite(&self, body: Value) -> i64 {
        let answer = self.post("users", body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.body["id"].as_i64().unwrap()
    }

    /// Records a session with messages.
    pub async fn talk(&self, user: i64, session: &str, texts: &[&str]) {
        let answer = self.put(&format!("sessions/{session}"), serde_json::json!({ "user": user })).await;
        assert!(answer.status < 300, "{}", answer.text);
        let messages: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(index, text)| serde_json::json!({ "id": format!("m{index}"), "author": "user", "text": text }))
            .collect();
        let answer = self
            .post(&format!("sessions/{session}/messages"), serde_json::json!({ "messages": messages }))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
}

/// A page in a browser.
#[derive(Clone)]
pub struct Console {
    router: Router,
    cookie: Option<String>,
}

impl Console {
    pub fn new(router: Router) -> Self {
        Self { router, cookie: None }
    }

    /// The same page at another server.
    pub fn at(&self, router: Router) -> Self {
        Self { router, cookie: self.cookie.clone() }
    }

    /// The cookie as a browser sends it.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    /// Takes over another browser's cookie.
    pub fn take_cookie(&mut self, cookie: &str) {
        self.cookie = Some(cookie.to_owned());
    }

    pub fn keep_cookie(&mut self, answer: &Answer) {
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
    }

    /// A request with `headers` besides the cookie.
    pub async fn raw(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        read(self.respond(method, path, headers, body).await).await
    }

    pub async fn respond(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "desk.example");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        send(&self.router, request.body(body.into()).unwrap()).await
    }

    /// Tries to come in by a password.
    pub async fn enter_password(&self, email: &str, password: &str) -> Answer {
        let arguments = serde_json::json!({ "email": email, "password": password, "choice": null });
        self.call("access/password", arguments).await
    }

    /// Calls a server function as the page does.
    pub async fn call(&self, function: &str, arguments: Value) -> Answer {
        let headers = [("content-type", "application/json"), ("origin", "http://desk.example")];
        self.raw(Method::POST, &format!("/api/console/{function}"), &headers, arguments.to_string()).await
    }
}
