//! A struct is read by position as `serde_json` reads it by name. The exceptions are arrays in
//! place of a struct, and values that are nested too deep.
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

/// Returns the nesting depth of structs and lists, or `None` if there is another value in place of
/// a struct.
fn objects(folder: &Value) -> Option<usize> {
    let folder = folder.as_object()?;
    let mut deepest = 0;
    for (name, value) in folder {
        match (name.as_str(), value) {
            ("folders", Value::Array(folders)) => {
                let within = folders.iter().map(objects).collect::<Option<Vec<_>>>()?;
                deepest = deepest.max(1 + within.into_iter().max().unwrap_or_default());
            }
            ("within", Value::Null) => {}
            ("within", value) => deepest = deepest.max(objects(value)?),
            ("tags", _) => deepest = deepest.max(1),
            _ => {}
        }
    }
    Some(deepest + 1)
}

fn shown<E>(read: Result<impl Debug, E>) -> Option<String> {
    read.ok().map(|folder| format!("{folder:?}"))
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
    let by_name = serde_json::from_slice::<Folder>(body);
    if by_name.is_err() {
        assert!(ours.is_err());
        return;
    }
    // Fields that `Folder` ignores may be invalid JSON.
    let Ok(value) = serde_json::from_slice(body) else {
        return;
    };
    let is_usual = objects(&value).is_some_and(|depth| depth <= 32);
    assert_eq!(shown(ours), if is_usual { shown(by_name) } else { None });
});
