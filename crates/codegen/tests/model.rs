//! The model of the description as it stands in `api/openapi/`.
#![allow(clippy::unwrap_used, reason = "a test stops by a panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pipeshub_codegen::description::Description;
use pipeshub_codegen::model::Model;
use pipeshub_codegen::write::{self, BY_HAND};

fn description() -> Description {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../api/openapi");
    Description::read(&folder).unwrap()
}

#[test]
fn model_has_a_function_for_each_working_operation() {
    let description = description();
    let model = Model::of(&description).unwrap();
    assert_eq!(model.operations.len(), 291);
    let mut functions: Vec<_> = model.operations.iter().map(|of| &of.function).collect();
    functions.sort();
    functions.dedup();
    assert_eq!(functions.len(), 291, "each name is there once");
}

#[test]
fn each_working_operation_has_a_file_or_a_reason() {
    let description = description();
    let model = Model::of(&description).unwrap();
    let files = write::files(&model);
    let mut counts = BTreeMap::new();
    for operation in &model.operations {
        let package = write::package(operation.found.family.name);
        let file = format!("{package}/src/{}/{}.rs", operation.group, operation.method);
        let is_by_hand = write::by_hand(&operation.function).is_some();
        let reason = write::missing(operation);
        assert_eq!(
            files.contains_key(&file),
            !is_by_hand && reason.is_none(),
            "{file}"
        );
        *counts.entry((is_by_hand, reason)).or_insert(0) += 1;
    }
    assert_eq!(counts.values().sum::<usize>(), 291);
    assert_eq!(counts[&(true, None)], BY_HAND.len());
    assert_eq!(counts[&(false, None)], 291 - BY_HAND.len(), "{counts:?}");
}

#[test]
fn each_list_in_pages_has_its_pages() {
    let description = description();
    let model = Model::of(&description).unwrap();
    let files = write::files(&model);
    let (mut paged, mut without) = (0, Vec::new());
    for operation in model.operations.iter().filter(|of| of.paged().is_some()) {
        let package = write::package(operation.found.family.name);
        let file = format!("{package}/src/{}/{}.rs", operation.group, operation.method);
        paged += 1;
        if !files[&file].contains("impl PagedRequest for ") {
            without.push(file);
        }
    }
    assert!(paged > 30, "{paged}");
    assert_eq!(without, [""; 0]);
}

#[test]
fn files_are_the_same_at_each_run() {
    let (first, second) = (description(), description());
    let first = write::files(&Model::of(&first).unwrap());
    assert_eq!(first, write::files(&Model::of(&second).unwrap()));
    for (path, text) in first {
        assert!(text.starts_with("// Written "), "{path}");
    }
}

/// A limit that the tables of the core cannot express, and what is then wrong.
#[test]
fn limit_without_a_form_in_the_tables_is_refused() {
    let cases = [
        (
            "x-client-pattern: ^[A-Za-z0-9 _-]{1,64}$",
            "x-client-pattern: ^[A-Z]{2}$",
            "toolsets.yaml: the pattern ^[A-Z]{2}$ has no class of texts",
        ),
        (
            "- not-authenticated",
            "- not|authenticated",
            "toolsets.yaml: the value not|authenticated has a sign of the tables of limits",
        ),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../api/openapi");
    for (is, becomes, due) in cases {
        let copy = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|of| of == "yaml") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.replacen(is, becomes, 1);
                fs::write(copy.path().join(path.file_name().unwrap()), text).unwrap();
            }
        }
        let description = Description::read(copy.path()).unwrap();
        let problems = Model::of(&description).unwrap_err().to_string();
        assert!(problems.contains(due), "{problems}");
    }
}
