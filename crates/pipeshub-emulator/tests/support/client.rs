//! Requests of one user to an emulator.

use pipeshub_emulator::Emulator;
use serde_json::Value;

use super::wire::{Wire, json_request, request, send_raw};

/// An emulator and the token of a user.
pub(crate) struct Client<'a> {
    pub(crate) emulator: &'a Emulator,
    pub(crate) token: &'a str,
}

pub(crate) fn client<'a>(emulator: &'a Emulator, token: &'a str) -> Client<'a> {
    Client { emulator, token }
}

impl Client<'_> {
    pub(crate) async fn send(&self, method: &str, target: &str, body: Option<Value>) -> Wire {
        let request = match body {
            Some(body) => json_request(method, target, self.token, &body.to_string()),
            None => request(method, target, self.token, "", b""),
        };
        send_raw(self.emulator, &request).await
    }

    /// Sends a request that succeeds, and returns its JSON.
    pub(crate) async fn done(&self, method: &str, target: &str, body: Option<Value>) -> Value {
        let wire = self.send(method, target, body).await;
        assert!((200..300).contains(&wire.status), "{target}: {wire:?}");
        wire.json()
    }

    /// Returns the JSON of a GET that succeeds.
    pub(crate) async fn get(&self, target: &str) -> Value {
        self.done("GET", target, None).await
    }

    /// Returns the status of a request without a body.
    pub(crate) async fn status(&self, method: &str, target: &str) -> u16 {
        self.send(method, target, None).await.status
    }
}
