//! The sources that are written from the model.
//!
//! [`files`] returns each file below `crates/` with its text. The texts go through rustfmt, so this
//! code cares for blanks only inside macros. [`regions`] returns the parts of hand-written files.

mod by_hand;
mod docs;
mod group;
mod operation;
pub mod page;
mod paged;
mod prose;
pub mod replies;
pub mod routes;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub use by_hand::{BY_HAND, ByHand, HELPERS, Helper, HelperFunction};

use crate::description::Place;
use crate::model::{Body, Definition, Kind, Model, Operation, Type, Value};

/// The families whose operations are written.
pub const WRITTEN: [&str; 7] = [
    "connectors",
    "toolsets",
    "knowledge",
    "conversations",
    "people",
    "identity",
    "configuration",
];

/// The crates with operations.
pub const PACKAGES: [&str; 2] = [FUNCS, ADMIN];

const FUNCS: &str = "pipeshub-funcs";
const ADMIN: &str = "pipeshub-admin-funcs";

/// The files that the crates share.
const SHARED: [(&str, &str); 3] = [
    (
        "macros.rs",
        include_str!("../../../pipeshub-funcs/src/macros.rs"),
    ),
    (
        "query.rs",
        include_str!("../../../pipeshub-funcs/src/query.rs"),
    ),
    (
        "stored.rs",
        include_str!("../../../pipeshub-funcs/src/stored.rs"),
    ),
];

/// The root of the crate that is written. A test finds paths by this word.
const CRATE: &str = "crate";

/// The crate of a family.
#[must_use]
pub fn package(family: &str) -> &'static str {
    match family {
        "people" | "identity" | "configuration" => ADMIN,
        _ => FUNCS,
    }
}

/// The hand-written file of an operation.
#[must_use]
pub fn by_hand(function: &str) -> Option<&'static ByHand> {
    BY_HAND.iter().find(|hand| hand.function == function)
}

/// The reason why an operation has no function yet.
#[must_use]
pub fn missing(operation: &Operation<'_>) -> Option<&'static str> {
    if by_hand(&operation.function).is_some() {
        return None;
    }
    if !WRITTEN.contains(&operation.found.family.name) {
        return Some("its family is not written yet");
    }
    if operation.body == Body::Multipart && !has_files(operation) {
        return Some("its files have names of their own");
    }
    if operation.body == Body::Urlencoded {
        return Some("its body is a form");
    }
    let has_header = operation
        .request
        .iter()
        .any(|field| field.place == Some(Place::Header));
    if has_header {
        return Some("it needs a header");
    }
    match operation.response {
        // The text of a page says nothing that its status does not say.
        Value::Nothing | Value::Json(_) | Value::Page => None,
        Value::Bytes if !may_be_empty(operation) => None,
        Value::Events if by_hand::event(&operation.function).is_some() => None,
        Value::Events => Some("its response is a stream of events"),
        Value::Bytes => Some("its response may be empty"),
        Value::BytesOrJson => Some("its response has two forms"),
    }
}

/// Whether a form has the files that the description names.
fn has_files(operation: &Operation<'_>) -> bool {
    let mut fields = operation.request.iter().map(|field| &field.field.value);
    fields.any(is_file)
}

/// Whether a value is a file of a form, or several.
fn is_file(value: &Type) -> bool {
    match value {
        Type::File => true,
        Type::List(item) => **item == Type::File,
        _ => false,
    }
}

/// Whether a success may have no body.
fn may_be_empty(operation: &Operation<'_>) -> bool {
    let mut responses = operation.found.operation.responses.values();
    responses.any(|response| response.content.is_empty())
}

/// The operations that have a function, in the order of the description.
pub fn functions<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Operation<'a>> {
    model
        .operations
        .iter()
        .filter(|operation| missing(operation).is_none())
}

/// The operations of each group of a crate that have a function.
fn groups<'m, 'a>(model: &'m Model<'a>, of: &str) -> BTreeMap<&'m str, Vec<&'m Operation<'a>>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for operation in functions(model) {
        if package(operation.found.family.name) != of {
            continue;
        }
        groups
            .entry(operation.group.as_str())
            .or_default()
            .push(operation);
    }
    groups
}

/// The types of a family: in the file of the operation that alone uses them, or shared.
#[derive(Default)]
struct Places<'a> {
    own: BTreeMap<&'a str, Vec<(&'a String, &'a Definition)>>,
    shared: BTreeMap<&'a String, &'a Definition>,
    /// The functions that use each shared type.
    users: BTreeMap<&'a String, BTreeSet<&'a str>>,
}

impl<'a> Places<'a> {
    fn of(types: &'a BTreeMap<String, Definition>, model: &'a Model<'_>) -> Self {
        let mut places = Self::default();
        let functions: BTreeMap<_, _> = functions(model)
            .map(|operation| {
                let id = operation.found.operation.operation_id.as_str();
                (id, operation.function.as_str())
            })
            .collect();
        for (name, definition) in types {
            let users = definition.used_by.iter();
            let users: Vec<_> = users
                .filter_map(|id| Some((id.as_str(), *functions.get(id.as_str())?)))
                .collect();
            match users[..] {
                [] => {}
                [(id, function)] if !by_hand(function).is_some_and(|hand| hand.has_models) => {
                    let own = places.own.entry(id).or_default();
                    own.push((name, definition));
                }
                _ => {
                    places.shared.insert(name, definition);
                    let users = users.into_iter().map(|(_, function)| function);
                    places.users.insert(name, users.collect());
                }
            }
        }
        places
    }
}

/// The types in the file of each operation, by its id.
type Own<'a> = BTreeMap<&'a str, Vec<&'a String>>;

/// Each generated file below `crates/`, with its text before rustfmt.
#[must_use]
pub fn files(model: &Model<'_>) -> BTreeMap<String, String> {
    let (mut files, mut all_own) = (BTreeMap::new(), Own::new());
    for family in WRITTEN {
        let Some(types) = model.types.get(family) else {
            continue;
        };
        let places = Places::of(types, model);
        for (id, own) in &places.own {
            all_own.insert(id, own.iter().map(|(name, _)| *name).collect());
        }
        let package = package(family);
        for operation in functions(model) {
            if operation.found.family.name == family && by_hand(&operation.function).is_none() {
                let id = operation.found.operation.operation_id.as_str();
                let own = places.own.get(id).map_or(&[][..], Vec::as_slice);
                files.insert(
                    format!("{package}/src/{}/{}.rs", operation.group, operation.method),
                    operation::source(operation, own, types),
                );
            }
        }
        for (name, definition) in &places.shared {
            let module = crate::names::snake(name);
            files.insert(
                format!("{package}/src/models/{family}/{module}.rs"),
                types::shared(family, name, definition, types),
            );
        }
        files.insert(
            format!("{package}/src/models/{family}/mod.rs"),
            types::module(family, &places.users),
        );
    }
    for package in PACKAGES {
        files.insert(
            format!("{package}/src/models/mod.rs"),
            types::families(package),
        );
        let groups = groups(model, package);
        files.insert(
            format!("{package}/src/functions.rs"),
            group::functions(&groups),
        );
        for (name, operations) in groups {
            files.insert(
                format!("{package}/src/{name}/mod.rs"),
                group::module(name, &operations, &all_own),
            );
            files.insert(
                format!("pipeshub/src/{name}.rs"),
                group::methods(package, name, &operations, &all_own),
            );
        }
    }
    for (name, text) in SHARED {
        files.insert(format!("{ADMIN}/src/{name}"), group::HEAD.to_owned() + text);
    }
    files
}

/// The parts of hand-written files below `crates/`, by file and name.
#[must_use]
pub fn regions(model: &Model<'_>) -> BTreeMap<(&'static str, &'static str), String> {
    let (funcs, admin) = (groups(model, FUNCS), groups(model, ADMIN));
    BTreeMap::from([
        (
            ("pipeshub-funcs/Cargo.toml", "features"),
            group::features(&funcs),
        ),
        (
            ("pipeshub-funcs/src/lib.rs", "modules"),
            group::root(&funcs),
        ),
        (
            ("pipeshub-admin-funcs/Cargo.toml", "features"),
            group::features(&admin),
        ),
        (
            ("pipeshub-admin-funcs/src/lib.rs", "modules"),
            group::root(&admin),
        ),
        (
            ("pipeshub/Cargo.toml", "features"),
            group::client_features(&funcs, &admin),
        ),
        (
            ("pipeshub/src/lib.rs", "modules"),
            group::client_root("pipeshub_funcs", &funcs)
                + &group::client_root("pipeshub_admin_funcs", &admin),
        ),
        (
            ("pipeshub/src/lib.rs", "accessors"),
            group::accessors(&funcs, &admin),
        ),
    ])
}

/// Whether a type has an `f64` in it, and so no `Eq`.
fn has_float(name: &str, types: &BTreeMap<String, Definition>) -> bool {
    fn in_value<'t>(
        value: &'t Type,
        types: &'t BTreeMap<String, Definition>,
        seen: &mut BTreeSet<&'t str>,
    ) -> bool {
        match value {
            Type::Number => true,
            Type::List(item) | Type::Map(item) | Type::Nullable(item) => {
                in_value(item, types, seen)
            }
            Type::Named(name) => in_type(name, types, seen),
            _ => false,
        }
    }
    fn in_type<'t>(
        name: &'t str,
        types: &'t BTreeMap<String, Definition>,
        seen: &mut BTreeSet<&'t str>,
    ) -> bool {
        if !seen.insert(name) {
            return false;
        }
        match types.get(name).map(|definition| &definition.kind) {
            Some(Kind::Struct(fields)) => fields
                .iter()
                .any(|field| in_value(&field.value, types, seen)),
            Some(Kind::Variants { variants, .. }) => {
                variants.iter().any(|(_, name)| in_type(name, types, seen))
            }
            _ => false,
        }
    }
    in_type(name, types, &mut BTreeSet::new())
}

/// Whether a value has an `f64` in it.
fn value_has_float(value: &Type, types: &BTreeMap<String, Definition>) -> bool {
    match value {
        Type::Number => true,
        Type::List(item) | Type::Map(item) | Type::Nullable(item) => value_has_float(item, types),
        Type::Named(name) => has_float(name, types),
        _ => false,
    }
}
