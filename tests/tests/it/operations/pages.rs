//! The pages of the groups, `docs/operations/`, and the published names in the docs of the crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pipeshub_tests::description::{Operation, operation, operations, snake};

use super::values::{FUNCTIONS, OTHERS};

/// The headings of an operation's section.
const PARTS: [&str; 6] = [
    "Example",
    "Standalone function",
    "Scopes and role",
    "Parameters",
    "Response",
    "Errors",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page(operation: &Operation) -> String {
    let name = operation.group().replace('_', "-");
    let path = root().join(format!("docs/operations/{name}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the operations that have a function.
fn with_function() -> impl Iterator<Item = &'static Operation> {
    let names = FUNCTIONS.iter().map(|function| function.name);
    let names: BTreeSet<_> = names.chain(OTHERS.iter().copied()).collect();
    operations()
        .iter()
        .filter(move |operation| names.contains(&*operation.function()))
}

/// Returns the part of a text from a heading to the next one of the same level.
fn part<'a>(text: &'a str, heading: &str) -> Option<&'a str> {
    let level = heading.split(' ').next()?;
    let start = text.find(&format!("\n{heading}\n"))? + 1;
    let rest = &text[start..];
    let end = rest.find(&format!("\n{level} ")).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Returns a text without white space and the commas before a closing parenthesis.
fn dense(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    code.replace(",)", ")")
}

fn texts<'a>(operation: &'a Operation, key: &str) -> Vec<&'a str> {
    let list = operation.facts.get(key).and_then(|list| list.as_array());
    let list = list.into_iter().flatten();
    list.filter_map(|text| text.as_str()).collect()
}

/// The problems of an operation's section.
fn problems(operation: &Operation, page: &str) -> Vec<String> {
    let method = snake(operation.id);
    let Some(section) = part(page, &format!("## {method}")) else {
        return vec!["no section".to_owned()];
    };
    let mut problems = Vec::new();
    let mut parts = BTreeMap::new();
    for heading in PARTS {
        match part(section, &format!("### {heading}")) {
            Some(text) => {
                parts.insert(heading, text);
            }
            None => problems.push(format!("no {heading}")),
        }
    }
    let mut due = |part: &str, text: &str| {
        let of = if part.is_empty() {
            section
        } else {
            parts.get(part).copied().unwrap_or_default()
        };
        if !of.contains(text) {
            problems.push(format!("{part} lacks {text}"));
        }
    };
    due("", &format!("`{} {}`", operation.method, operation.path));
    due("", &format!("`{}`", published(operation)));
    due("", &format!("`{}`", operation.function()));
    for scope in texts(operation, "x-scopes") {
        due("Scopes and role", &format!("`{scope}`"));
    }
    for status in texts(operation, "x-errors") {
        due("Errors", &format!("\n| {status} | "));
    }
    let arguments = operation.arguments().into_iter();
    // The SDK sends a constant by itself.
    for argument in arguments.filter(|argument| argument.schema.constant().is_none()) {
        due("Parameters", &format!("\n| `{}`", argument.name));
    }
    let differences = texts(operation, "x-differs").len();
    let listed = part(section, "### Differences to the published document")
        .map_or(0, |part| part.matches("\n- ").count());
    if listed != differences {
        problems.push(format!("{listed} of {differences} differences"));
    }
    let code = |part: &str| dense(parts.get(part).copied().unwrap_or_default());
    if !code("Example").contains(&format!("pipeshub.{}().{method}(", operation.group())) {
        problems.push("the example does not call the method".to_owned());
    }
    let function = operation.function();
    if !code("Standalone function").contains(&format!("{function}(core")) {
        problems.push("the example does not call the function".to_owned());
    }
    problems
}

#[test]
fn operation_with_a_function_has_a_whole_section_on_its_page() {
    let mut all = Vec::new();
    for operation in with_function() {
        let problems = problems(operation, &page(operation));
        if !problems.is_empty() {
            all.push(format!("{}: {}", operation.id, problems.join(", ")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn section_without_a_part_is_found() {
    let operation = operation("getConnectorStats");
    let page = page(operation);
    assert_eq!(problems(operation, &page), [""; 0]);
    for (old, new, due) in [
        ("### Errors", "### Error", "no Errors"),
        ("| 401 |", "| 400 |", "Errors lacks"),
        ("## get_connector_stats", "## stats", "no section"),
        (
            ".get_connector_stats(request)",
            ".stats(request)",
            "the method",
        ),
        ("| `connector_id`", "| `id`", "Parameters lacks"),
    ] {
        let found = problems(operation, &page.replace(old, new)).join(", ");
        assert!(found.contains(due), "{old}: {found}");
    }
}

#[test]
fn operation_without_a_function_is_on_its_page_with_a_reason() {
    let with: BTreeSet<_> = with_function().map(|operation| operation.id).collect();
    for operation in operations() {
        if with.contains(operation.id) {
            continue;
        }
        let page = page(operation);
        let start = format!("\n- `{}` `{} ", operation.id, operation.method);
        let line = page.find(&start).map(|at| &page[at + 1..]);
        let line = line
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        let reason = line.split_once("`: ").map_or("", |(_, reason)| reason);
        assert!(reason.len() > 10, "{}: {line:?}", operation.id);
    }
}

/// The anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let letters = heading.trim().chars();
    let kept = letters.filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn links_of_the_pages_lead_to_a_file_and_a_heading() {
    let folder = root().join("docs/operations");
    let mut pages = vec![root().join("docs/operations.md")];
    for entry in fs::read_dir(folder).unwrap() {
        pages.push(entry.unwrap().path());
    }
    assert!(pages.len() > 40, "{}", pages.len());
    let (mut count, mut broken) = (0, BTreeSet::new());
    for page in &pages {
        let text = fs::read_to_string(page).unwrap();
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap();
            if link.contains("://") {
                continue;
            }
            count += 1;
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                page.clone()
            } else {
                page.parent().unwrap().join(file)
            };
            let is_found = target.exists()
                && (heading.is_empty()
                    || fs::read_to_string(&target).unwrap().lines().any(|line| {
                        line.starts_with('#') && anchor(line.trim_start_matches('#')) == heading
                    }));
            if !is_found {
                broken.insert(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(count > 1000, "{count}");
    assert_eq!(broken, BTreeSet::new());
}

/// Returns the name of an operation's function in the published SDKs.
fn published(operation: &Operation) -> String {
    let upper = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    let tag = operation.facts["tags"][0].as_str().unwrap();
    let (first, rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let first = if first == first.to_uppercase() {
        first.to_lowercase()
    } else {
        first[..1].to_lowercase() + &first[1..]
    };
    let rest: String = rest.split_whitespace().map(upper).collect();
    first + &rest + &upper(operation.id)
}

#[test]
fn published_name_is_spelled_as_in_the_published_sdk() {
    for (id, due) in [
        ("addAIModelProvider", "aiModelsProvidersAddAIModelProvider"),
        ("createSMTPConfig", "smtpConfigurationCreateSMTPConfig"),
        ("handleMCPRequest", "mcpHandleMCPRequest"),
        ("jwks", "openIDConnectJwks"),
        ("listOAuthConfigs", "oAuthConfigurationListOAuthConfigs"),
        ("setFrontendPublicUrl", "publicURLsSetFrontendPublicUrl"),
        ("handleOAuthCallback", "connectorOAuthHandleOAuthCallback"),
    ] {
        assert_eq!(published(operation(id)), due);
    }
}

/// The Rust sources of a folder, one after another.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            *text += &fs::read_to_string(&path).unwrap();
        }
    }
}

#[test]
fn functions_and_methods_are_found_by_their_published_names() {
    let mut functions = String::new();
    for package in ["pipeshub-funcs", "pipeshub-admin-funcs"] {
        sources(
            &root().join("crates").join(package).join("src"),
            &mut functions,
        );
    }
    let mut missing = Vec::new();
    for operation in with_function() {
        let alias = format!("#[doc(alias = {:?})]\npub fn ", published(operation));
        if !functions.contains(&(alias + &operation.function())) {
            missing.push(published(operation));
        }
        let (group, method) = (operation.group(), snake(operation.id));
        let path = root().join(format!("crates/pipeshub/src/{group}.rs"));
        let methods = fs::read_to_string(path).unwrap();
        let alias = format!("#[doc(alias = {:?})]\n    pub fn {method}(", operation.id);
        // Rustdoc refuses an alias that is the name itself.
        if method != operation.id && !methods.contains(&alias) {
            missing.push(format!("{group}: {}", operation.id));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
