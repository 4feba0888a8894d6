//! The browser's passkeys (`WebAuthn` level 3). What is asked and answered crosses as JSON, which the browser reads and
//! writes itself; these calls are younger than the bindings, so they are made by name.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::domain::{PasskeyFault, takes_passkeys};

/// Whether this browser has them, at the page's address.
pub fn are_offered() -> bool {
    let has = |name| class().is_ok_and(|class| method(&class, name).is_ok());
    window().location().hostname().is_ok_and(|host| takes_passkeys(&host))
        && has("parseCreationOptionsFromJSON")
        && has("parseRequestOptionsFromJSON")
}

/// Whether the browser offers passkeys where an email is typed.
pub async fn are_offered_while_typing() -> bool {
    let asked = async {
        let class = class()?;
        let answer = call(&class, "isConditionalMediationAvailable", &[])?;
        JsFuture::from(answer.dyn_into::<Promise>()?).await
    };
    asked.await.is_ok_and(|answer| answer.is_truthy())
}

/// Lets the browser make a passkey.
pub async fn make(options: &str) -> Result<String, PasskeyFault> {
    ask("create", "parseCreationOptionsFromJSON", options, &Object::new()).await.map_err(|why| fault(&why))
}

/// Lets the browser use a passkey, which the person chooses in a window of the browser's.
pub async fn pick(options: &str) -> Result<String, PasskeyFault> {
    ask("get", "parseRequestOptionsFromJSON", options, &Object::new()).await.map_err(|why| fault(&why))
}

/// The same, chosen from what the browser offers while an email is typed; until `until` says so.
pub async fn pick_while_typing(options: &str, until: &AbortController) -> Result<String, PasskeyFault> {
    let waiting = async {
        let request = Object::new();
        set(&request, "mediation", &JsValue::from_str("conditional"))?;
        set(&request, "signal", &until.signal())?;
        ask("get", "parseRequestOptionsFromJSON", options, &request).await
    };
    waiting.await.map_err(|why| fault(&why))
}

async fn ask(verb: &str, read: &str, options: &str, request: &Object) -> Result<String, JsValue> {
    let options = call(&class()?, read, &[JSON::parse(options)?])?;
    set(request, "publicKey", &options)?;
    let container = Reflect::get(&window().navigator(), &JsValue::from_str("credentials"))?;
    let asked = call(&container, verb, &[request.clone().into()])?;
    let credential = JsFuture::from(asked.dyn_into::<Promise>()?).await?;
    let answer = call(&credential, "toJSON", &[])?;
    Ok(JSON::stringify(&answer)?.into())
}

fn class() -> Result<JsValue, JsValue> {
    Reflect::get(&window(), &JsValue::from_str("PublicKeyCredential"))
}

fn method(target: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(target, &JsValue::from_str(name))?.dyn_into()
}

fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    Reflect::apply(&method(target, name)?, target, &arguments.iter().cloned().collect())
}

fn set(target: &Object, name: &str, value: &JsValue) -> Result<bool, JsValue> {
    Reflect::set(target, &JsValue::from_str(name), value)
}

fn fault(why: &JsValue) -> PasskeyFault {
    let name = Reflect::get(why, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    PasskeyFault::of(&name.unwrap_or_default())
}
