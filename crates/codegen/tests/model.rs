//! The model of the description as it stands in `api/openapi/`.

use std::collections::BTreeMap;
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
fn each_working_operation_of_written_families_has_a_file_or_a_reason() {
    let description = description();
    let model = Model::of(&description).unwrap();
    let files = write::files(&model);
    let mut counts = BTreeMap::new();
    for operation in &model.operations {
        let file = format!(
            "pipeshub-funcs/src/{}/{}.rs",
            operation.group, operation.method
        );
        let is_by_hand = BY_HAND
            .iter()
            .any(|hand| hand.function == operation.function);
        let reason = write::missing(operation);
        assert_eq!(
            files.contains_key(&file),
            !is_by_hand && reason.is_none(),
            "{file}"
        );
        if write::WRITTEN.contains(&operation.found.family.name) {
            *counts.entry((is_by_hand, reason)).or_insert(0) += 1;
        }
    }
    // 44 of connectors and 24 of toolsets.
    assert_eq!(counts.values().sum::<usize>(), 68);
    assert_eq!(counts[&(true, None)], BY_HAND.len());
    assert!(counts[&(false, None)] >= 60, "{counts:?}");
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
