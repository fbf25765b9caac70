//! A type reads itself by a table as `serde_json` reads it, what is written is read back, and any text
//! is accepted as `serde_json` accepts it.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use pipeshub_core::json::{FromJson, Map, RawJson};
use pipeshub_core::{from_json, to_json};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Folder {
    display_name: Option<String>,
    folders: Option<Vec<Folder>>,
    within: Option<Box<Folder>>,
    size: i64,
    count: Option<u8>,
    shared: bool,
    tags: Vec<Option<String>>,
}

from_json! {
    Folder {
        display_name = "displayName",
        folders = "folders",
        within = "within",
        size = "size",
        count = "count",
        shared = "shared",
        tags = "tags",
    }
}
to_json! {
    Folder {
        display_name = "displayName",
        folders = "folders",
        within = "within",
        size = "size",
        count = "count",
        shared = "shared",
        tags = "tags",
    }
}

/// Whether it has objects where folders are.
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
    read.map(|value| format!("{value:?}"))
}

fn same<T: FromJson + DeserializeOwned + Debug>(json: &RawJson, text: &str) {
    let ours = json.read::<T>().ok();
    assert_eq!(shown(ours), shown(serde_json::from_str::<T>(text).ok()));
}

fuzz_target!(|body: &[u8]| {
    let Ok(text) = std::str::from_utf8(body) else {
        return;
    };
    let value = serde_json::from_str::<Value>(text);
    let json = match RawJson::new(text) {
        Ok(json) => json,
        Err(error) => {
            // Nothing that `serde_json` holds is refused, and of what it passes over, what is deep.
            assert!(value.is_err(), "{error}");
            let is_deep = error.to_string() == "its JSON is nested too deep";
            assert!(is_deep || serde_json::from_str::<IgnoredAny>(text).is_err());
            return;
        }
    };
    assert!(serde_json::from_str::<IgnoredAny>(text).is_ok());
    assert_eq!(json.as_str(), text.trim_matches([' ', '\n', '\r', '\t']));
    same::<Vec<i64>>(&json, text);
    same::<Vec<Option<bool>>>(&json, text);
    same::<Option<String>>(&json, text);
    same::<u32>(&json, text);
    if text
        .trim_ascii_start()
        .starts_with(|c: char| c == '-' || c.is_ascii_digit())
    {
        // The nearest float, which `serde_json` misses by a bit without a feature.
        let due = json
            .as_str()
            .parse()
            .ok()
            .filter(|due: &f64| due.is_finite());
        let read = json.read::<f64>().ok();
        assert_eq!(read.map(f64::to_bits), due.map(f64::to_bits));
    }
    if let Ok(elements) = json.read::<Vec<RawJson>>() {
        let Ok(value) = &value else { return };
        let ours = elements.iter().map(|one| one.decode::<Value>().unwrap());
        assert_eq!(ours.collect::<Vec<_>>(), *value.as_array().unwrap());
    }
    if let (Ok(entries), Ok(value)) = (json.read::<Map<RawJson>>(), &value) {
        let value = value.as_object().unwrap();
        assert_eq!(entries.len(), value.len());
        for (name, entry) in entries.iter() {
            assert_eq!(entry.decode::<Value>().unwrap(), value[name]);
        }
    }
    let ours = json.read::<Folder>();
    if let Ok(folder) = &ours {
        let written = RawJson::write(folder).unwrap();
        let again = written.read::<Folder>().unwrap();
        assert_eq!(format!("{again:?}"), format!("{folder:?}"));
    }
    // What `Folder` passes over may be no value. Of a name that comes twice, a `Value` keeps the last.
    let Ok(value) = value else { return };
    let objects = has_objects(&value);
    let by_name = serde_json::from_value::<Folder>(value);
    assert_eq!(shown(ours.ok()), shown(by_name.ok().filter(|_| objects)));
});
