//! The documented differences between `RawReply::object` and `RawReply::json`.
#![allow(clippy::unwrap_used, reason = "this is how a test stops")]

use std::collections::BTreeMap;
use std::fmt;

use http::Response;
use pipeshub_core::{Call, ErrorKind, Operation, PipeshubCore, RawReply, transport_fn};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

static READ: Operation = Operation::get("getThing", "/thing");

async fn reply(body: &'static str) -> RawReply {
    let transport = transport_fn(move |_| {
        Response::builder()
            .header("content-type", "application/json")
            .body(body)
    });
    let core = PipeshubCore::with_transport(transport)
        .bearer_auth("phpat_abc")
        .build()
        .unwrap();
    core.execute(Call::new(&READ)).await.unwrap()
}

/// Returns whether a body is readable by `object`, and by `json`.
async fn reads<T: DeserializeOwned>(body: &'static str) -> (bool, bool) {
    let object = reply(body).await.object::<T>().map(drop);
    let json = reply(body).await.json::<T>().map(drop);
    for error in [&object, &json]
        .into_iter()
        .filter_map(|read| read.as_ref().err())
    {
        assert_eq!(error.kind(), ErrorKind::InvalidReply);
    }
    (object.is_ok(), json.is_ok())
}

#[derive(Deserialize)]
struct Owner {
    #[serde(rename = "name")]
    _name: String,
}

#[derive(Deserialize)]
struct Old {
    #[serde(alias = "label")]
    #[serde(rename = "name")]
    _name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[serde(rename = "name")]
    _name: String,
}

/// A type that is read from a map only.
struct ByHand;

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("ByHand", &["name"], Self)
    }
}

impl<'de> Visitor<'de> for ByHand {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

#[tokio::test]
async fn object_and_json_differ_as_documented() {
    const NAME: &str = r#"{"name":"n"}"#;
    const TWICE: &str = r#"{"name":1,"name":"n"}"#;
    assert_eq!(reads::<Owner>(NAME).await, (true, true));
    assert_eq!(reads::<Owner>(r#"["n"]"#).await, (false, true));
    assert_eq!(reads::<Vec<Owner>>(r#"[["n"]]"#).await, (false, true));
    assert_eq!(
        reads::<BTreeMap<String, Owner>>(r#"{"a":["n"]}"#).await,
        (false, true)
    );
    assert_eq!(reads::<(u8, Owner)>(r#"[1,["n"]]"#).await, (false, true));
    assert_eq!(reads::<Owner>(TWICE).await, (true, false));
    assert_eq!(reads::<Old>(NAME).await, (false, true));
    assert_eq!(
        reads::<Closed>(r#"{"name":"n","more":1}"#).await,
        (true, false)
    );
    assert_eq!(reads::<ByHand>(NAME).await, (false, true));
}
