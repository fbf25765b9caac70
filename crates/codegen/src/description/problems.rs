//! The checks for which a document has to be seen as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{Description, Family, Found, Place, Schema};

const SCHEMAS: &str = "#/components/schemas/";

/// All problems, each with its place.
pub(super) fn of(description: &Description) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ids = BTreeMap::new();
    for found in description.operations() {
        let place = format!(
            "{}.yaml: {} {}",
            found.family.name, found.method, found.path
        );
        let id = &found.operation.operation_id;
        if let Some(other) = ids.insert(id.clone(), place.clone()) {
            problems.push(format!("{place}: the id {id} is that of {other}"));
        }
        let in_operation = in_operation(found);
        problems.extend(in_operation.map(|problem| format!("{place}: {problem}")));
    }
    for family in &description.families {
        for (place, schema) in roots(family) {
            check_schema(family, &place, schema, &mut problems);
        }
    }
    problems
}

fn in_operation(found: Found<'_>) -> impl Iterator<Item = String> {
    let operation = found.operation;
    let mut problems = Vec::new();
    if operation.tags.is_empty() {
        problems.push("an operation needs a tag, which is its group".to_owned());
    }
    let in_path: BTreeSet<_> = found
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect();
    let declared: BTreeSet<_> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Path)
        .map(|parameter| &*parameter.name)
        .collect();
    for name in in_path.symmetric_difference(&declared) {
        problems.push(format!(
            "{{{name}}} is in the path or in the parameters, not in both"
        ));
    }
    let mut names = BTreeSet::new();
    for parameter in &operation.parameters {
        if !names.insert((parameter.place as u8, &parameter.name)) {
            problems.push(format!("the parameter {} comes twice", parameter.name));
        }
    }
    let streams = operation
        .responses
        .values()
        .any(|response| response.content.contains_key("text/event-stream"));
    if streams && operation.stream.is_empty() && found.has_function() && operation.tags[0] != "MCP"
    {
        problems.push("a stream needs its events in x-stream".to_owned());
    }
    if let Some(paged) = &operation.paged {
        let parameters = [&paged.page, &Some(paged.limit.clone()), &paged.cursor];
        for name in parameters.into_iter().flatten() {
            let is_query = |place| place == Place::Query;
            let known = operation.parameters.iter();
            if !known
                .filter(|parameter| is_query(parameter.place))
                .any(|parameter| parameter.name == *name)
            {
                problems.push(format!("x-paged names {name}, which is no query parameter"));
            }
        }
    }
    problems.into_iter()
}

/// The schemas that operations name, and those that have a name, with their places.
fn roots(family: &Family) -> Vec<(String, &Schema)> {
    let mut roots = Vec::new();
    for (path, item) in &family.document.paths {
        for (method, operation) in item.iter() {
            let place = format!("{}.yaml: {method} {path}", family.name);
            for parameter in &operation.parameters {
                roots.push((format!("{place}: {}", parameter.name), &parameter.schema));
            }
            for event in &operation.stream {
                roots.push((format!("{place}: {}", event.event), &event.data));
            }
            let request = operation.request_body.iter();
            let request = request.flat_map(|body| body.content.values());
            let responses = operation.responses.values();
            let responses = responses.flat_map(|response| response.content.values());
            for media_type in request.chain(responses) {
                roots.push((place.clone(), &media_type.schema));
            }
            let headers = operation.responses.values();
            for header in headers.flat_map(|response| response.headers.values()) {
                roots.push((place.clone(), &header.schema));
            }
        }
    }
    for (name, schema) in &family.document.components.schemas {
        roots.push((format!("{}.yaml: {name}", family.name), schema));
    }
    roots
}

fn check_schema(family: &Family, place: &str, schema: &Schema, problems: &mut Vec<String>) {
    let named = schema.reference.iter();
    let mapped = schema.discriminator.iter();
    let mapped = mapped.flat_map(|discriminator| discriminator.mapping.values());
    for reference in named.chain(mapped) {
        match reference.strip_prefix(SCHEMAS) {
            Some(name) if family.document.components.schemas.contains_key(name) => {}
            _ => problems.push(format!("{place}: {reference} leads nowhere")),
        }
    }
    for name in &schema.required {
        let elsewhere =
            !schema.all_of.is_empty() || !schema.any_of.is_empty() || !schema.one_of.is_empty();
        if !schema.properties.contains_key(name) && !elsewhere && !schema.properties.is_empty() {
            problems.push(format!("{place}: {name} is required and no property"));
        }
    }
    for (part, schema) in schema.parts() {
        check_schema(family, &format!("{place}/{part}"), schema, problems);
    }
}
