//! How the page calls the server functions.

use std::future::Future;

use leptos::server_fn::{
    Http, Protocol,
    client::Client,
    codec::{FromReq, FromRes, IntoReq, IntoRes, Json},
    server::Server,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::Error;

/// JSON there and back, as with [`Http`]; but in the browser all that can be is done once for all functions instead of
/// once for each, since the page's program would be a good deal larger otherwise.
pub struct Console;

impl<Input, Output, C, S> Protocol<Input, Output, C, S, Error> for Console
where
    Input: IntoReq<Json, C::Request, Error> + FromReq<Json, S::Request, Error> + Serialize + Send,
    Output: IntoRes<Json, S::Response, Error> + FromRes<Json, C::Response, Error> + DeserializeOwned + Send,
    C: Client<Error>,
    S: Server<Error>,
{
    const METHOD: http::Method = http::Method::POST;

    fn run_server<F, Fut>(
        request: S::Request,
        function: F,
    ) -> impl Future<Output = Result<S::Response, Error>> + Send
    where
        F: Fn(Input) -> Fut + Send,
        Fut: Future<Output = Result<Output, Error>> + Send,
    {
        <Http<Json, Json> as Protocol<Input, Output, C, S, Error>>::run_server(request, function)
    }

    async fn run_client(path: &str, input: Input) -> Result<Output, Error> {
        let body = serde_json::to_string(&input).map_err(|_| Error::Internal)?;
        let answer = post(path, body).await?;
        serde_json::from_str(&answer).map_err(unreadable)
    }
}

/// What serde says of it would be for nobody, and its way of saying it part of the page's program.
fn unreadable(_: serde_json::Error) -> Error {
    Error::invalid("answer", "is not of the expected form")
}

/// Sends what is asked and hands back what is answered, or the error that it says.
#[cfg(feature = "csr")]
fn post(path: &str, body: String) -> std::pin::Pin<Box<dyn Future<Output = Result<String, Error>> + Send>> {
    use gloo_net::http::Request;

    use crate::ui::version::{HEADER, hear_version};

    let controller = web_sys::AbortController::new().ok();
    let request = Request::post(path)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .abort_signal(controller.as_ref().map(web_sys::AbortController::signal).as_ref())
        .body(body);
    let waits = EndsRequest(controller);
    Box::pin(send_wrapper::SendWrapper::new(async move {
        let _waits = waits;
        let response = request.map_err(|_| Error::Offline)?.send().await.map_err(|_| Error::Offline)?;
        hear_version(response.headers().get(HEADER));
        let text = response.text().await.map_err(|_| Error::Offline)?;
        if (400..=599).contains(&response.status()) {
            return Err(serde_json::from_str(&text).unwrap_or_else(unreadable));
        }
        Ok(text)
    }))
}

/// Ends the request when nobody waits for it any more; one that was answered is over already.
#[cfg(feature = "csr")]
struct EndsRequest(Option<web_sys::AbortController>);

#[cfg(feature = "csr")]
impl Drop for EndsRequest {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Only browsers call.
#[cfg(not(feature = "csr"))]
fn post(_path: &str, _body: String) -> std::future::Ready<Result<String, Error>> {
    std::future::ready(Err(Error::Offline))
}
