//! In the browser the reference implementation of Fluent speaks, which is a tenth of the crate's size: the browser itself knows
//! plurals and how numbers are written.

use std::cell::OnceCell;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Language, Value};
use crate::ui::{direction::is_from_the_right, drafts::save_drafts, remember::remember};

/// Under what the browser remembers it; index.html reads it before anything is painted.
const LANGUAGE: &str = "rollcall.language";
/// The texts that index.html asked for, as soon as it knew the language.
const TEXTS: &str = "rollcallTexts";
/// What speaks, for the texts of the parts: they come with the first of them (scripts/split.mjs).
const SPEAKER: &str = "rollcallSpeaker";

#[wasm_bindgen(module = "@fluent/bundle")]
extern "C" {
    type FluentBundle;
    #[wasm_bindgen(constructor)]
    fn new(locales: &Array, options: &Object) -> FluentBundle;
    #[wasm_bindgen(method, js_name = addResource)]
    fn add_resource(this: &FluentBundle, resource: &FluentResource) -> Array;
    #[wasm_bindgen(method, js_name = getMessage)]
    fn get_message(this: &FluentBundle, id: &str) -> Option<FluentMessage>;
    #[wasm_bindgen(method, js_name = formatPattern)]
    fn format_pattern(this: &FluentBundle, pattern: &JsValue, args: &Object, errors: &Array) -> String;

    type FluentResource;
    #[wasm_bindgen(constructor)]
    fn new(source: &str) -> FluentResource;

    type FluentMessage;
    #[wasm_bindgen(method, getter)]
    fn value(this: &FluentMessage) -> JsValue;
}

thread_local! {
    static BUNDLE: OnceCell<FluentBundle> = const { OnceCell::new() };
}

/// Takes in the texts of the page's language, as far as the list of users needs them.
///
/// # Errors
/// When they can't be fetched.
pub async fn load() -> Result<(), JsValue> {
    let texts: Promise = Reflect::get(&window(), &TEXTS.into())?.unchecked_into();
    let texts = JsFuture::from(texts).await?.as_string().unwrap_or_default();
    let options = Object::new();
    // Marks that set a name apart from the writing around it: of use where both directions meet.
    let isolates = is_from_the_right();
    Reflect::set(&options, &"useIsolating".into(), &isolates.into())?;
    let bundle = FluentBundle::new(&locales(), &options);
    bundle.add_resource(&FluentResource::new(&texts));
    Reflect::set(&window(), &SPEAKER.into(), &bundle)?;
    // Nobody loads twice.
    let _ = BUNDLE.with(|known| known.set(bundle));
    Ok(())
}

/// The language of the page.
pub fn language() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    tag.as_deref().and_then(Language::of).unwrap_or(Language::English)
}

/// Where the reader lives, as far as they read the page's language there (BCP 47, the best first): how numbers and times are
/// written.
pub fn locales() -> Array {
    let language = language();
    let locales: Array = window()
        .navigator()
        .languages()
        .iter()
        .filter(|tag| tag.as_string().as_deref().and_then(Language::of) == Some(language))
        .collect();
    locales.push(&language.as_str().into());
    locales
}

/// Shows the page in `language`, and from now on: it is loaded anew, with what was typed in it.
pub fn choose_language(language: Language) {
    remember(LANGUAGE, &language.as_str());
    save_drafts();
    // A page that can't be loaded anew stays as it is.
    let _ = window().location().reload();
}

pub fn format_message(id: &str, values: Vec<(&str, Value)>) -> String {
    let args = Object::new();
    for (name, value) in values {
        let value = match value {
            #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
            Value::Number(number) => JsValue::from_f64(number as f64),
            Value::Text(text) => JsValue::from_str(&text),
            Value::Message(message) => JsValue::from_str(&message.to_string()),
        };
        // Setting a property of a plain object doesn't fail.
        let _ = Reflect::set(&args, &JsValue::from_str(name), &value);
    }
    BUNDLE
        .with(|bundle| {
            let bundle = bundle.get()?;
            let message = bundle.get_message(id)?;
            Some(bundle.format_pattern(&message.value(), &args, &Array::new()))
        })
        .unwrap_or_else(|| id.to_owned())
}
