//! The responses of the emulator that are made from the description.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pipeshub_codegen::Description;
use pipeshub_codegen::description::FAMILIES;
use pipeshub_codegen::write::replies;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

#[test]
fn table_is_the_committed_one() {
    let description = Description::read(&root().join("api/openapi")).unwrap();
    let table = replies::table(&description, &root().join(replies::RECORDED)).unwrap();
    let committed = fs::read_to_string(root().join(replies::PATH)).unwrap();
    assert!(table == committed, "run `cargo xtask operations`");
}

#[test]
fn sample_fits_the_schema_of_its_operation() {
    let table = fs::read_to_string(root().join(replies::PATH)).unwrap();
    // The schema of the first success of each operation, with the shared schemas.
    let mut schemas = BTreeMap::new();
    for family in FAMILIES {
        let path = root()
            .join("api/openapi")
            .join(family)
            .with_extension("yaml");
        let text = fs::read_to_string(path).unwrap();
        let document: Value = serde_saphyr::from_str(&text).unwrap();
        let items = document["paths"].as_object().unwrap().values();
        for operation in items.flat_map(|item| item.as_object().unwrap().values()) {
            let responses = operation["responses"].as_object().unwrap();
            let content = &responses.values().next().unwrap()["content"];
            let schema = &content["application/json"]["schema"];
            let schema = json!({ "allOf": [schema], "components": document["components"] });
            schemas.insert(
                operation["operationId"].as_str().unwrap().to_owned(),
                schema,
            );
        }
    }
    let (mut checked, mut problems) = (0, Vec::new());
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, "sample", _, media_type, _, body] = fields[..] else {
            continue;
        };
        if !media_type.starts_with("application/json") {
            continue;
        }
        let validator = jsonschema::validator_for(&schemas[id]).unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        for error in validator.iter_errors(&body) {
            problems.push(format!("{id} {}: {error}", error.instance_path()));
        }
        checked += 1;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(checked > 100, "{checked}");
}
