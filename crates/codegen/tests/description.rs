//! The description as it stands in `api/openapi/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pipeshub_codegen::Description;
use pipeshub_codegen::description::{FAMILIES, Fit, Found, InvalidDescription};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../api/openapi")
}

fn read() -> Result<Description, InvalidDescription> {
    Description::read(&folder())
}

#[test]
fn description_has_every_documented_operation() {
    let documented: BTreeSet<_> = include_str!("documented-operations.txt").lines().collect();
    let description = read().unwrap();
    let described: BTreeSet<_> = description
        .operations()
        .map(|found| &*found.operation.operation_id)
        .collect();
    assert_eq!(documented.len(), 309);
    assert_eq!(described, documented);
}

#[test]
fn description_counts_functions_and_reasons() {
    let description = read().unwrap();
    let functions = description.operations().filter(Found::has_function);
    assert_eq!(functions.count(), 291);
    let broken = |fit| {
        let operations = description.operations();
        operations
            .filter(|found| !found.has_function() && found.operation.fit == fit)
            .count()
    };
    assert_eq!(
        (
            broken(Fit::Client),
            broken(Fit::Browser),
            broken(Fit::Internal)
        ),
        (13, 2, 3)
    );
}

#[test]
fn documents_are_valid_openapi() {
    let schema: Value = serde_json::from_str(include_str!("openapi-3.1.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for family in FAMILIES {
        let text = fs::read_to_string(folder().join(family).with_extension("yaml")).unwrap();
        let document: Value = serde_saphyr::from_str(&text).unwrap();
        let problems: Vec<_> = validator
            .iter_errors(&document)
            .map(|error| format!("{family}.yaml: {}: {error}", error.instance_path()))
            .collect();
        assert_eq!(problems, [""; 0]);
    }
}

/// A description of one document that is changed, and what is then wrong with it.
#[test]
fn broken_description_is_refused_with_the_place() {
    let cases = [
        ("x-fit: client", "x-fit: nobody", "unknown variant `nobody`"),
        ("x-resend:", "x-resent:", "unknown field `x-resent`"),
        (
            "      summary:",
            "      summery:",
            "unknown field `summery`",
        ),
        (
            "'#/components/schemas/ListToolsetRegistryResponse'",
            "'#/components/schemas/Nothing'",
            "GET /toolsets/registry: #/components/schemas/Nothing leads nowhere",
        ),
        (
            "operationId: getToolsetSchema",
            "operationId: listToolsetRegistry",
            "the id listToolsetRegistry is that of toolsets.yaml: GET /toolsets/registry",
        ),
        (
            "      - name: toolsetType",
            "      - name: toolset",
            "{toolsetType} is in the path or in the parameters, not in both",
        ),
    ];
    for (is, becomes, due) in cases {
        let copy = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        for family in FAMILIES {
            let file = Path::new(family).with_extension("yaml");
            let text = fs::read_to_string(folder().join(&file)).unwrap();
            let text = if family == "toolsets" {
                assert!(text.contains(is), "{is}");
                text.replacen(is, becomes, 1)
            } else {
                text
            };
            fs::write(copy.path().join(&file), text).unwrap();
        }
        let problems = Description::read(copy.path()).unwrap_err().to_string();
        assert!(problems.contains(due), "{problems}");
        assert!(problems.contains("toolsets.yaml"), "{problems}");
    }
}
