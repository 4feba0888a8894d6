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
#[cfg(feature = "csr")]
use crate::api::{leaving, waiting};

/// JSON there and back, as with [`Http`]; but in the browser all that can be is done once for all functions instead of
/// once for each, since the page's program would be a good deal larger otherwise.
///
/// `LOOKS`: the function changes nothing, so it is asked again for as long as the server can't reach its database. What changes
/// something is never repeated but by who wanted it: nobody knows whether it was done.
pub struct Console<const LOOKS: bool = false>;

/// For functions that change nothing.
pub type Look = Console<true>;

impl<const LOOKS: bool, Input, Output, C, S> Protocol<Input, Output, C, S, Error> for Console<LOOKS>
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
        let answer = post(path, body, LOOKS).await?;
        serde_json::from_str(&answer).map_err(unreadable)
    }
}

/// What serde says of it would be for nobody, and its way of saying it part of the page's program.
fn unreadable(_: serde_json::Error) -> Error {
    Error::invalid("answer", message!("error-unexpected-reason"))
}

#[cfg(feature = "csr")]
type Answer = std::pin::Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>;

/// Sends what is asked and hands back what is answered, or the error that it says; if it `looks`, not before there is a database
/// to answer, and not behind the one who signed out.
#[cfg(feature = "csr")]
fn post(path: &str, body: String, looks: bool) -> Answer {
    let path = path.to_owned();
    Box::pin(send_wrapper::SendWrapper::new(async move {
        if !looks {
            return post_once(&path, body, None).await;
        }
        let reader = leaving::Reader::begin();
        let mut waits = None;
        loop {
            reader.stays().await;
            match post_once(&path, body.clone(), Some(&reader)).await {
                Err(Error::Offline) if reader.is_leaving() => {}
                Err(Error::Unavailable) => {
                    waits.get_or_insert_with(waiting::Waits::begin);
                    waiting::pause().await;
                }
                answer => return answer,
            }
        }
    }))
}

#[cfg(feature = "csr")]
async fn post_once(path: &str, body: String, reader: Option<&leaving::Reader>) -> Result<String, Error> {
    use gloo_net::http::Request;

    use crate::{api::PAGE_HEADER, ui::version::hear_version};

    let controller = web_sys::AbortController::new().ok();
    let request = Request::post(path)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .abort_signal(controller.as_ref().map(web_sys::AbortController::signal).as_ref())
        .body(body);
    let _given_up = controller.as_ref().zip(reader).map(|(controller, reader)| reader.asks(controller));
    let _waits = EndsRequest(controller);
    let response = request.map_err(|_| Error::Offline)?.send().await.map_err(|_| Error::Offline)?;
    hear_version(response.headers().get(PAGE_HEADER));
    let text = response.text().await.map_err(|_| Error::Offline)?;
    match (response.status(), serde_json::from_str(&text)) {
        (400..=599, Ok(error)) => Err(error),
        // A load balancer that has no server at present answers in words of its own.
        (502..=504, Err(_)) => Err(Error::Unavailable),
        (400..=599, Err(why)) => Err(unreadable(why)),
        _ => Ok(text),
    }
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
fn post(_path: &str, _body: String, _again: bool) -> std::future::Ready<Result<String, Error>> {
    std::future::ready(Err(Error::Offline))
}
