//! The model of the description as it stands in `api/openapi/`.

use std::path::Path;

use pipeshub_codegen::model::{Kind, Value};
use pipeshub_codegen::{Description, Model};

#[test]
fn model_has_a_function_for_each_working_operation() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../api/openapi");
    let description = Description::read(&folder).unwrap();
    let model = Model::of(&description).unwrap();
    assert_eq!(model.operations.len(), 291);
    let (mut structs, mut enums, mut fields) = (0, 0, 0);
    for definition in model.types.values().flat_map(|types| types.values()) {
        match &definition.kind {
            Kind::Struct(of) => {
                structs += 1;
                fields += of.len();
            }
            Kind::OpenEnum(_) => enums += 1,
            Kind::Variants { .. } | Kind::Alias(_) => {}
        }
    }
    let odd: Vec<_> = model
        .operations
        .iter()
        .filter(|operation| !matches!(operation.response, Value::Json(_)))
        .map(|operation| format!("{} {:?}", operation.function, operation.response))
        .collect();
    println!(
        "{structs} structs, {fields} fields, {enums} enums\n{}",
        odd.join("\n")
    );
}
