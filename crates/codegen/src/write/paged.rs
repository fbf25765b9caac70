//! Lists that are read page by page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::types::{Uses, rust};
use crate::description::Paged;
use crate::model::{Definition, Field, Kind, Operation, Type, Value};

/// The types of a family.
type Types = BTreeMap<String, Definition>;

/// The implementation of `PagedRequest`; empty for an operation without pages.
pub(super) fn source(operation: &Operation<'_>, types: &Types, uses: &mut Uses) -> String {
    let Some(paged) = operation.paged() else {
        return String::new();
    };
    let Value::Json(response) = &operation.response else {
        return String::new();
    };
    let path = paged.items.as_deref().unwrap_or_default();
    let wrapper = operation.wrapper.as_deref();
    let inside = wrapper.map_or(path, |wrapper| {
        path.strip_prefix(wrapper)
            .map_or(path, |rest| rest.trim_start_matches('.'))
    });
    let Some((expression, item)) = items(response, inside, types) else {
        return String::new();
    };
    uses.core.extend(["PagedRequest", "Paging"]);
    let response = rust(response, uses);
    let item = rust(item, uses);
    let mut methods = String::new();
    let by_name = |name: &str| -> Option<&Field> {
        let fields = operation.request.iter();
        fields
            .map(|field| &field.field)
            .find(|field| field.json == name)
    };
    if let Some(page) = paged.page.as_deref().and_then(by_name) {
        let name = &page.name;
        let _ = write!(
            methods,
            "fn page(&self) -> Option<i64> {{ self.{name} }}\n\
             fn set_page(&mut self, page: i64) {{ self.{name} = Some(page); }}\n"
        );
    }
    if let Some(cursor) = paged.cursor.as_deref().and_then(by_name) {
        let name = &cursor.name;
        let _ = writeln!(
            methods,
            "fn set_cursor(&mut self, cursor: String) {{ self.{name} = Some(cursor); }}"
        );
    }
    if let Some(limit) = by_name(&paged.limit) {
        let name = &limit.name;
        let default = limit.limits.default.as_ref();
        let or = default.map_or(String::new(), |default| format!(".or(Some({default}))"));
        let _ = writeln!(
            methods,
            "fn limit(&self) -> Option<i64> {{ self.{name}{or} }}"
        );
    }
    format!(
        "\nimpl PagedRequest for {} {{\n\
         type Response = {response};\ntype Item = {item};\n\
         const PAGING: Paging = {};\n\n\
         fn send(self, core: &PipeshubCore) -> Reply<'_, {response}> {{ {}(core, self) }}\n\
         fn into_items(response: {response}) -> Vec<{item}> {{ {expression} }}\n{methods}}}\n",
        operation.request_name(),
        paging(paged, path),
        operation.function,
    )
}

fn paging(paged: &Paged, items: &str) -> String {
    let mut paging = format!("Paging::new({items:?})");
    let cursor = paged.cursor.as_ref();
    let parts = [
        ("total", paged.total.as_ref()),
        ("total_pages", paged.total_pages.as_ref()),
        ("has_next", paged.has_next.as_ref()),
        (
            "cursor",
            cursor.map(|cursor| paged.next.as_ref().unwrap_or(cursor)),
        ),
    ];
    for (name, path) in parts {
        if let Some(path) = path {
            let _ = write!(paging, ".{name}({path:?})");
        }
    }
    if paged.page.is_none() {
        paging.push_str(".by_cursor_only()");
    }
    paging
}

/// The expression for the entries of a response, and their type.
fn items<'t>(response: &'t Type, path: &str, types: &'t Types) -> Option<(String, &'t Type)> {
    let (mut value, mut expression, mut is_optional) = (response, "response".to_owned(), false);
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let Type::Named(of) = value else { return None };
        let Kind::Struct(fields) = &types.get(of)?.kind else {
            return None;
        };
        let field = fields.iter().find(|field| field.json == name)?;
        let (inner, is_nullable) = match &field.value {
            Type::Nullable(inner) => (&**inner, true),
            inner => (inner, false),
        };
        let is_absent = field.is_optional || is_nullable;
        expression = match (is_optional, is_absent) {
            (false, _) => format!("{expression}.{}", field.name),
            (true, false) => format!("{expression}.map(|value| value.{})", field.name),
            (true, true) => format!("{expression}.and_then(|value| value.{})", field.name),
        };
        is_optional |= is_absent;
        value = inner;
    }
    let Type::List(item) = value else { return None };
    if is_optional {
        expression.push_str(".unwrap_or_default()");
    }
    Some((expression, item))
}
