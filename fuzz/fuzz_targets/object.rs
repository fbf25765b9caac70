//! A struct is read by position as `serde_json` reads it by name from a `Value`. The exceptions are
//! arrays in place of a struct, and values that are nested too deep.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use pipeshub_core::{Call, ErrorKind, Operation, Response, http};
use pipeshub_fuzz::{Sent, now, show_error};
use serde::Deserialize;
use serde_json::Value;

static GET_FOLDER: Operation = Operation::get("getFolder", "/folder");

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "compared as it is shown")]
struct Folder {
    display_name: Option<String>,
    #[serde(default)]
    folders: Vec<Folder>,
    within: Option<Box<Folder>>,
    size: f64,
    shared: bool,
    #[serde(default)]
    tags: Vec<String>,
}

/// Whether each struct has an object in its place.
fn has_objects(folder: &Value) -> bool {
    let Some(folder) = folder.as_object() else {
        return false;
    };
    folder
        .iter()
        .all(|(name, value)| match (name.as_str(), value) {
            ("folders", Value::Array(folders)) => folders.iter().all(has_objects),
            ("within", Value::Null) => true,
            ("within", value) => has_objects(value),
            _ => true,
        })
}

fn shown(read: Option<impl Debug>) -> Option<String> {
    read.map(|folder| format!("{folder:?}"))
}

fuzz_target!(|body: &[u8]| {
    let reply = http::Response::new(body.to_vec());
    let core = Sent::default()
        .builder(move |_| reply.clone())
        .build()
        .unwrap();
    let reply = now(core.execute(Call::new(&GET_FOLDER))).unwrap();
    let ours = reply.object::<Folder>().map(Response::into_inner);
    if let Err(error) = &ours {
        assert_eq!(error.kind(), ErrorKind::InvalidReply);
        show_error(error);
    }
    let Ok(text) = std::str::from_utf8(body) else {
        assert!(ours.is_err());
        return;
    };
    // `Folder` may skip what is no value for `serde_json`. Of a repeated name, a `Value` keeps the
    // last.
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return;
    };
    let objects = has_objects(&value);
    let by_name = serde_json::from_value::<Folder>(value);
    assert_eq!(shown(ours.ok()), shown(by_name.ok().filter(|_| objects)));
});
