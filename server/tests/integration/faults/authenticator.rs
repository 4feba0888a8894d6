//! A passkey's authenticator, as far as a server can tell: one key, used at one address, without attestation (`WebAuthn`
//! level 3, 6).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The host that passkeys are made for.
const HOST: &str = "localhost";
/// Someone was there and proved who they are; with [`ATTESTED`], a new credential follows.
const PRESENT_AND_VERIFIED: u8 = 0x05;
const ATTESTED: u8 = 0x40;

/// An authenticator with one passkey.
pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    /// How the account is called that the passkey is of.
    handle: String,
}

fn encoded(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// What the authenticator says of itself (6.1).
fn authenticator_data(flags: u8) -> Vec<u8> {
    let mut data = Sha256::digest(HOST).to_vec();
    data.push(flags);
    data.extend([0; 4]);
    data
}

/// What is signed of the page (5.8.1).
fn client_data(kind: &str, options: &Value, origin: &str) -> Vec<u8> {
    let data =
        json!({ "type": kind, "challenge": options["challenge"], "origin": origin, "crossOrigin": false });
    data.to_string().into_bytes()
}

impl Authenticator {
    /// One whose passkey is called `name`, which no other has.
    pub fn new(name: &str) -> Self {
        let secret = Sha256::digest(name.as_bytes());
        let key = SigningKey::from_slice(&secret).unwrap();
        Self { key, id: Sha256::digest(secret).to_vec(), handle: String::new() }
    }

    /// The passkey's id, in hexadecimal digits.
    pub fn id(&self) -> String {
        hex::encode(&self.id)
    }

    /// The key as COSE has it (RFC 9053, 7.1.1): ES256 on P-256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(&point.as_bytes()[1..33]);
        key.extend([0x22, 0x58, 0x20]);
        key.extend(&point.as_bytes()[33..65]);
        key
    }

    /// The answer to who offers to add a passkey.
    pub fn add(&mut self, options: &Value, origin: &str) -> String {
        options["user"]["id"].as_str().unwrap().clone_into(&mut self.handle);
        let mut data = authenticator_data(PRESENT_AND_VERIFIED | ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // {"fmt": "none", "attStmt": {}, "authData": data} (6.5.4).
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let answer = json!({
            "id": encoded(&self.id), "rawId": encoded(&self.id), "type": "public-key", "extensions": {},
            "response": {
                "attestationObject": encoded(&attestation),
                "clientDataJSON": encoded(&client_data("webauthn.create", options, origin)),
            },
        });
        answer.to_string()
    }

    /// The answer to who wants to be signed in by the passkey.
    pub fn sign_in(&self, options: &Value, origin: &str) -> String {
        let (data, client) =
            (authenticator_data(PRESENT_AND_VERIFIED), client_data("webauthn.get", options, origin));
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let signature: Signature = self.key.sign(&signed);
        let answer = json!({
            "id": encoded(&self.id), "rawId": encoded(&self.id), "type": "public-key", "extensions": {},
            "response": {
                "authenticatorData": encoded(&data), "clientDataJSON": encoded(&client),
                "signature": encoded(signature.to_der().as_bytes()), "userHandle": self.handle,
            },
        });
        answer.to_string()
    }
}
