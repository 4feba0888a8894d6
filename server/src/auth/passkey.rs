//! Passkeys (`WebAuthn` level 3), as the page's own address has them.

use app::{Error, i18n::Message, message};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// The host of a browser on the same machine, which passkeys take without https.
const LOCALHOST: &str = "localhost";

/// Where passkeys are asked for: the page's own address.
pub struct RelyingParty(Webauthn);

const fn refused(reason: Message) -> Error {
    Error::Refused { reason }
}

fn fault(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "a passkey could not be asked for");
    Error::Internal
}

/// What was wrong is for the log alone, and there only for who looks closely: anyone can send anything.
fn wrong(cause: &WebauthnError) -> Error {
    tracing::info!(%cause, "a passkey was not right");
    Error::WrongCredentials
}

impl RelyingParty {
    /// The one for a page at `origin`: it must be the address that the server is said to have, or on this machine.
    ///
    /// # Errors
    /// [`Error::Refused`] where passkeys don't work, with what to do.
    pub fn of(origin: Option<&str>, public: Option<&Url>) -> Result<Self, Error> {
        let origin = origin.and_then(|origin| Url::parse(origin).ok());
        let origin = origin.ok_or_else(|| refused(message!("refused-passkey-no-origin")))?;
        let is_public = public.is_some_and(|public| public.origin() == origin.origin());
        match (origin.domain(), public) {
            (Some(LOCALHOST), _) => {}
            (Some(_), _) if is_public => {}
            (_, Some(public)) if public.domain().is_some() => {
                let place = public.origin().ascii_serialization();
                return Err(refused(message!("refused-passkey-elsewhere", place = place)));
            }
            (None, _) => return Err(refused(message!("refused-passkey-number"))),
            (Some(_), _) => return Err(refused(message!("refused-passkey-no-url"))),
        }
        let host = origin.domain().unwrap_or_default();
        let party = WebauthnBuilder::new(host, &origin)
            .map(|builder| builder.rp_name("Rollcall"))
            .and_then(WebauthnBuilder::build);
        party.map(Self).map_err(fault)
    }

    /// Begins to add a passkey to the account called by `handle`; the options, and what has to be known at the end.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub fn begin_adding(
        &self,
        handle: [u8; 16],
        called: &str,
        name: &str,
        known: Vec<Vec<u8>>,
    ) -> Result<(String, String), Error> {
        let (options, state) = self
            .0
            .start_passkey_registration(Uuid::from_bytes(handle), called, name, Some(known))
            .map_err(fault)?;
        let mut options = serde_json::to_value(&options.public_key).map_err(fault)?;
        // Nobody says who they are when they sign in by it: the authenticator has to know.
        if let Some(Value::Object(selection)) = options.get_mut("authenticatorSelection") {
            selection.insert("residentKey".to_owned(), json!("required"));
            selection.insert("requireResidentKey".to_owned(), json!(true));
        }
        Ok((options.to_string(), text(&state)?))
    }

    /// The credential's id and itself, as JSON.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the answer.
    pub fn end_adding(&self, answer: &str, state: &str) -> Result<(Vec<u8>, String), Error> {
        let invalid = || Error::invalid("answer", message!("reason-other-passkey"));
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| invalid())?;
        let state: PasskeyRegistration = serde_json::from_str(state).map_err(fault)?;
        let passkey = self.0.finish_passkey_registration(&answer, &state).map_err(|cause| {
            wrong(&cause);
            invalid()
        })?;
        Ok((passkey.cred_id().clone(), text(&passkey)?))
    }

    /// Begins a sign-in; the options, and what has to be known at the end.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub fn begin_sign_in(&self) -> Result<(String, String), Error> {
        let (options, state) = self.0.start_discoverable_authentication().map_err(fault)?;
        Ok((text(&options.public_key)?, text(&state)?))
    }

    /// Who answers, by the account's handle and the credential's id, as they say.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`].
    pub fn who(&self, answer: &str) -> Result<Answer, Error> {
        let assertion: PublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| Error::WrongCredentials)?;
        let (handle, credential_id) =
            self.0.identify_discoverable_authentication(&assertion).map_err(|cause| wrong(&cause))?;
        let (handle, credential_id) = (handle.into_bytes(), credential_id.to_vec());
        Ok(Answer { assertion, handle, credential_id })
    }

    /// Checks the answer with the credential; the credential as it is afterwards.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`].
    pub fn end_sign_in(&self, answer: &Answer, state: &str, credential: &str) -> Result<String, Error> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).map_err(fault)?;
        let mut passkey: Passkey = serde_json::from_str(credential).map_err(fault)?;
        let result = self
            .0
            .finish_discoverable_authentication_v2(&answer.assertion, state, &passkey)
            .map_err(|cause| wrong(&cause))?;
        passkey.update_credential(&result);
        text(&passkey)
    }
}

/// What an authenticator answers.
pub struct Answer {
    assertion: PublicKeyCredential,
    /// How it calls the account.
    pub handle: [u8; 16],
    /// The credential's id.
    pub credential_id: Vec<u8>,
}

fn text(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(origin: &str, public: Option<&str>) -> Result<(), String> {
        let public = public.map(|url| Url::parse(url).unwrap());
        RelyingParty::of(Some(origin), public.as_ref()).map(|_| ()).map_err(|error| error.to_string())
    }

    #[test]
    fn passkeys_work_at_the_servers_own_address_and_on_this_machine_alone() {
        assert_eq!(at("http://localhost:8080", None), Ok(()));
        assert_eq!(at("https://desk.example", Some("https://desk.example/")), Ok(()));
        for (origin, public, said) in [
            ("http://127.0.0.1:8080", None, "localhost"),
            ("http://[::1]:8080", None, "localhost"),
            ("https://desk.example", None, "--url"),
            ("https://evil.example", Some("https://desk.example"), "https://desk.example"),
            ("https://desk.example:444", Some("https://desk.example"), "https://desk.example"),
            ("null", None, "browser"),
        ] {
            assert!(at(origin, public).unwrap_err().contains(said), "{origin}");
        }
    }
}
