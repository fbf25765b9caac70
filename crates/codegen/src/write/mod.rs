//! The sources that are written from the model.
//!
//! [`files`] returns each file with its path and text. The texts go through rustfmt, so this code
//! cares for no blanks.

mod docs;
mod operation;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Definition, Model, Operation};

/// A group that is written by hand has no generated file.
pub(crate) const BY_HAND: [&str; 3] = [
    "connector_oauth_get_oauth_authorization_url",
    "connector_oauth_handle_oauth_callback",
    "toolset_oauth_handle_toolset_oauth_callback",
];

/// The crate of a family.
#[must_use]
pub fn package(family: &str) -> &'static str {
    match family {
        "people" | "identity" | "configuration" => "pipeshub-admin-funcs",
        _ => "pipeshub-funcs",
    }
}

/// The types of a family: in the file of the operation that alone uses them, or shared.
struct Places<'a> {
    own: BTreeMap<&'a str, Vec<(&'a String, &'a Definition)>>,
    shared: BTreeMap<&'a String, &'a Definition>,
}

impl<'a> Places<'a> {
    fn of(types: &'a BTreeMap<String, Definition>) -> Self {
        let mut places = Self {
            own: BTreeMap::new(),
            shared: BTreeMap::new(),
        };
        for (name, definition) in types {
            let mut users = definition.used_by.iter();
            match (users.next(), users.next()) {
                (Some(user), None) => {
                    let own = places.own.entry(user.as_str()).or_default();
                    own.push((name, definition));
                }
                _ => {
                    places.shared.insert(name, definition);
                }
            }
        }
        places
    }
}

/// Each file below `crates/`, with its text before rustfmt.
#[must_use]
pub fn files(model: &Model<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (family, types) in &model.types {
        let places = Places::of(types);
        let package = package(family);
        for operation in &model.operations {
            if operation.found.family.name == *family && !BY_HAND.contains(&&*operation.function) {
                let id = operation.found.operation.operation_id.as_str();
                let own = places.own.get(id).map_or(&[][..], Vec::as_slice);
                files.insert(
                    format!("{package}/src/{}/{}.rs", operation.group, operation.method),
                    operation::source(operation, own, &places.shared),
                );
            }
        }
        for (name, definition) in &places.shared {
            files.insert(
                format!(
                    "{package}/src/models/{family}/{}.rs",
                    crate::names::snake(name)
                ),
                types::shared(family, name, definition),
            );
        }
        files.insert(
            format!("{package}/src/models/{family}/mod.rs"),
            types::module(family, &places.shared, &model.operations),
        );
    }
    files
}

/// The functions of the operations with these ids.
fn functions<'a>(
    ids: &'a BTreeSet<String>,
    operations: &'a [Operation<'a>],
) -> impl Iterator<Item = &'a str> {
    operations
        .iter()
        .filter(|operation| ids.contains(&operation.found.operation.operation_id))
        .map(|operation| &*operation.function)
}
