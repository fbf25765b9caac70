//! Example programs of operations.
//!
//! Each program has the required arguments alone. Names and limits of the description decide the
//! values. [`of`] is the entry point.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Pages, item_pattern, pattern};
use crate::model::{Field, Kind, Limits, Operation, Type, Value};
use crate::names;
use crate::write::types::{Presence, presence};

/// The programs of an operation.
pub(super) struct Example {
    /// A call of the method of `Pipeshub`.
    pub(super) method: String,
    /// A call of the function.
    pub(super) function: String,
}

/// An id of PipesHub's document database.
const HEX: &str = "68b2f3c4d5e6f7a8b9c0d1e2";

/// An id of PipesHub's graph database.
const UUID: &str = "3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d";

/// Arguments that the description does not determine, for operations that are written by hand.
struct Special {
    function: &'static str,
    /// The parameters of the example besides the client.
    parameters: &'static str,
    /// More types of the group.
    types: &'static [&'static str],
    /// Types of the core.
    core: &'static [&'static str],
    /// The expression of the request.
    request: &'static str,
    /// Whether the expression fails with errors of other crates.
    has_other_errors: bool,
}

const SPECIAL: [Special; 5] = [
    Special {
        function: "connector_oauth_handle_oauth_callback",
        parameters: ", redirect: &str, saved_state: String",
        types: &["HandleOAuthCallbackRequest", "OAuthState"],
        core: &[],
        request: "HandleOAuthCallbackRequest::from_redirect(redirect, \
                  OAuthState::from_saved(saved_state))?",
        has_other_errors: false,
    },
    Special {
        function: "toolset_oauth_handle_toolset_oauth_callback",
        parameters: ", redirect: &str, saved_state: String",
        types: &["HandleToolsetOAuthCallbackRequest", "OAuthState"],
        core: &[],
        request: "HandleToolsetOAuthCallbackRequest::from_redirect(redirect, \
                  OAuthState::from_saved(saved_state))?",
        has_other_errors: false,
    },
    Special {
        function: "connector_control_submit_connector_file_event_uploads",
        parameters: ", batch: SubmitConnectorFileEventsRequest",
        types: &[
            "ConnectorFile",
            "SubmitConnectorFileEventUploadsRequest",
            "SubmitConnectorFileEventsRequest",
        ],
        core: &["Part"],
        request: "SubmitConnectorFileEventUploadsRequest::new(batch, \
                  vec![ConnectorFile::new(\"file0\", Part::file(\"today.md\")?)])",
        has_other_errors: true,
    },
    Special {
        function: "user_account_authenticate",
        parameters: ", session_token: Secret",
        types: &["AuthenticateRequest", "SignInCredentials"],
        core: &["Secret"],
        request: "AuthenticateRequest::new(session_token, \
                  SignInCredentials::Password(std::env::var(\"PASSWORD\")?.into()))",
        has_other_errors: true,
    },
    Special {
        function: "knowledge_base_upload_records",
        parameters: "",
        types: &["UploadFile", "UploadRecordsRequest"],
        core: &[],
        request: "UploadRecordsRequest::new(\"3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d\", \
                  vec![UploadFile::open(\"report.pdf\")?])",
        has_other_errors: true,
    },
];

/// Texts by the name of the field, and by the name of the type around it where that matters.
const TEXTS: &[(&str, &str, &str)] = &[
    ("CreateAgentRequest", "name", "Sales assistant"),
    ("CreateOAuthAppRequest", "name", "Reports"),
    (
        "CreatePersonalAccessTokenRequest",
        "name",
        "Nightly reports",
    ),
    ("CreateSlackBotConfigRequest", "name", "Support bot"),
    ("UpdateSlackBotConfigRequest", "name", "Support bot"),
    ("CreateTeamRequest", "name", "Sales"),
    ("CreateUserGroupRequest", "name", "Engineering"),
    ("UpdateUserGroupRequest", "name", "Engineering"),
    ("AgentCreateToolset", "name", "jira"),
    ("AgentSkillAssignment", "name", "summaries"),
    ("CreateToolsetInstanceRequest", "instance_name", "Jira"),
    ("AddAIModelProviderRequest", "provider", "openAI"),
    ("UpdateAIModelProviderRequest", "provider", "openAI"),
    ("AIModelProviderInput", "provider", "openAI"),
    ("AgentWebSearchSelection", "provider", "duckduckgo"),
    ("ExchangeOAuthCodeRequest", "provider", "Okta"),
    ("OauthAuthorizeRequest", "scope", "openid user:read"),
    ("OauthAuthorizeConsentRequest", "scope", "openid user:read"),
    ("SearchRequest", "query", "holidays in Berlin"),
    (
        "SetGoogleAuthConfigRequest",
        "client_id",
        "1234567890-abc.apps.googleusercontent.com",
    ),
    ("OauthAuthorizeRequest", "client_id", UUID),
    ("", "admin_full_name", "Full Name"),
    ("", "agent_key", UUID),
    ("", "certificate", "-----BEGIN CERTIFICATE-----"),
    ("", "client_id", UUID),
    ("", "config_id", UUID),
    ("", "connector", "drive"),
    ("", "connector_id", UUID),
    ("", "connector_name", "Drive"),
    ("", "connector_type", "Drive"),
    ("", "contact_email", "admin@example.com"),
    ("", "container_name", "pipeshub"),
    ("", "cron_expression", "0 2 * * *"),
    ("", "custom_system_prompt", "Be brief."),
    (
        "",
        "custom_system_prompt_web_search",
        "Be brief, and name your sources.",
    ),
    ("", "designation", "Engineer"),
    ("", "document_id", HEX),
    ("", "email", "user@example.com"),
    ("", "email_key", "email"),
    ("", "emails", "user@example.com"),
    ("", "entry_point", "https://login.example.com/saml"),
    ("", "filter_key", "folders"),
    ("", "first_name", "First"),
    ("", "folder_id", UUID),
    ("", "folder_name", "Contracts"),
    ("", "from_email", "pipeshub@example.com"),
    ("", "full_name", "Full Name"),
    ("", "group_ids", HEX),
    ("", "host", "smtp.example.com"),
    ("", "id", UUID),
    (
        "",
        "identifiers",
        "https://example.atlassian.net/browse/HR-7",
    ),
    ("", "instance_id", UUID),
    ("", "instance_name", "Company drive"),
    ("", "kb_id", UUID),
    ("", "kb_name", "Handbook"),
    ("", "last_name", "Last"),
    ("", "method", "tools/list"),
    ("", "model", "BAAI/bge-small-en-v1.5"),
    ("", "model_key", UUID),
    ("", "node_type", "folder"),
    ("", "oauth_config_id", UUID),
    ("", "parent_id", UUID),
    ("", "path", "notes/today.md"),
    ("", "provider_id", "openAI"),
    ("", "provider_key", UUID),
    ("", "provider_name", "Okta"),
    ("", "query", "How many days of leave do I have?"),
    ("", "record_group_id", UUID),
    ("", "record_id", UUID),
    ("", "redirect_uri", "https://app.example.com/callback"),
    ("", "registered_name", "Example Ltd"),
    ("", "s3_bucket_name", "pipeshub"),
    ("", "s3_region", "eu-central-1"),
    ("", "scheduled_time", "2030-01-01T02:00:00Z"),
    ("", "team_ids", UUID),
    ("", "toolset_type", "jira"),
    ("", "user_ids", UUID),
    ("", "allowed_scopes", "user:read"),
    ("", "search", "leave"),
    ("", "server_url", "https://metrics.example.com"),
    ("", "state", "af0ifjsldkj"),
    ("", "text", "The report is ready."),
    ("", "title", "Days of leave"),
    ("", "token_id", HEX),
    ("", "url", "https://pipeshub.example.com"),
    ("", "scope", "user:read"),
];

/// Numbers by the name of the field.
const NUMBERS: [(&str, i64); 8] = [
    ("day_of_month", 1),
    ("file_upload_max_size_bytes", 31_457_280),
    ("hour", 2),
    ("interval_minutes", 60),
    ("limit", 10),
    ("port", 587),
    ("push_interval_ms", 60_000),
    ("timestamp", 1_767_225_600_000),
];

/// The constants that examples use where the first one of the description is unusual.
const CONSTANTS: [(&str, &str); 4] = [
    ("ConnectorToggleType", "sync"),
    ("ModelType", "llm"),
    ("StreamChatRequestChatMode", "internal_search"),
    ("AddMessageStreamRequestChatMode", "internal_search"),
];

/// A kind of import, by the crate of the item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// The core, in a module of this name.
    Core(&'static str),
    /// The crate of the operation, in the module of a group.
    Group,
    /// The same crate, in the module of shared types.
    Models,
}

/// Writes the expression of a request, and notes its imports.
struct Writer<'a, 'p> {
    pages: &'p Pages<'a>,
    operation: &'p Operation<'a>,
    imports: BTreeSet<(Source, String)>,
    has_other_errors: bool,
}

/// The programs of an operation.
pub(super) fn of(pages: &Pages<'_>, operation: &Operation<'_>) -> Example {
    let mut writer = Writer {
        pages,
        operation,
        imports: BTreeSet::new(),
        has_other_errors: false,
    };
    let special = SPECIAL
        .iter()
        .find(|special| special.function == operation.function);
    let request = match special {
        Some(special) => {
            let types = special.types.iter();
            writer
                .imports
                .extend(types.map(|&name| (Source::Group, name.to_owned())));
            let core = special.core.iter();
            writer
                .imports
                .extend(core.map(|&name| (Source::Core(""), name.to_owned())));
            writer.has_other_errors = special.has_other_errors;
            Some(special.request.to_owned())
        }
        None if operation.request.is_empty() => None,
        None => Some(writer.request()),
    };
    let parameters = special.map_or("", |special| special.parameters);
    Example {
        method: writer.program(true, request.as_deref(), parameters),
        function: writer.program(false, request.as_deref(), parameters),
    }
}

impl Writer<'_, '_> {
    fn request(&mut self) -> String {
        let name = self.operation.request_name();
        let fields = self.operation.request.iter();
        let fields: Vec<_> = fields.map(|field| field.field.clone()).collect();
        self.imports.insert((Source::Group, name.clone()));
        let mut arguments = Vec::new();
        for field in &fields {
            let text = match field.value {
                Type::List(_) => item_pattern(self.operation, &field.json),
                _ => pattern(self.operation, &field.json),
            };
            arguments.extend(self.argument(&name, field, text));
        }
        format!("{name}::new({})", arguments.join(", "))
    }

    /// The argument of `new` for a field, if the field is required.
    fn argument(&mut self, of: &str, field: &Field, pattern: Option<&str>) -> Option<String> {
        let (value, presence) = presence(field, true);
        (presence == Presence::Required).then(|| self.value(of, field, value, pattern))
    }

    /// The expression of a value. `pattern` is that of a text, or of the texts of a list.
    fn value(&mut self, of: &str, field: &Field, value: &Type, pattern: Option<&str>) -> String {
        let name = &*field.name;
        match value {
            Type::Bool => "true".to_owned(),
            Type::Integer | Type::IntegerOrText => integer(name, &field.limits, false),
            Type::Number => "0.5".to_owned(),
            Type::Text | Type::Constant(_) => {
                format!("{:?}", text(of, name, pattern))
            }
            Type::Secret => {
                self.has_other_errors = true;
                format!("std::env::var({:?})?", name.to_uppercase())
            }
            Type::Json => {
                self.has_other_errors = true;
                self.imports
                    .insert((Source::Core("json"), "RawJson".to_owned()));
                let file = if name == "body" { "request" } else { name };
                format!("RawJson::new(std::fs::read_to_string(\"{file}.json\")?)?")
            }
            Type::File => {
                self.has_other_errors = true;
                self.imports.insert((Source::Core(""), "Part".to_owned()));
                format!("Part::file({:?})?", file(&self.operation.function))
            }
            Type::List(item) => {
                let item_value = match &**item {
                    Type::Integer | Type::IntegerOrText => integer(name, &field.item_limits, true),
                    Type::Text => self.value(of, field, item, pattern) + ".to_owned()",
                    _ => self.value(of, field, item, pattern),
                };
                format!("vec![{item_value}]")
            }
            Type::Map(item) => {
                self.imports
                    .insert((Source::Core("json"), "Map".to_owned()));
                let item = self.value(of, field, item, None);
                format!("Map::from_iter([(\"chat\", {item})])")
            }
            Type::Nullable(inner) => format!("Some({})", self.value(of, field, inner, pattern)),
            Type::Named(name) => self.named(name),
        }
    }

    fn named(&mut self, name: &str) -> String {
        let family = self.operation.found.family.name;
        let types = &self.pages.model.types[family];
        let Some(definition) = types.get(name) else {
            return String::new();
        };
        if !matches!(definition.kind, Kind::Alias(_)) {
            let source = if self.pages.is_shared(family, name) {
                Source::Models
            } else {
                Source::Group
            };
            self.imports.insert((source, name.to_owned()));
        }
        match &definition.kind {
            Kind::OpenEnum(values) => {
                let usual = CONSTANTS.iter().find(|(of, _)| *of == name);
                let usual = usual.and_then(|(_, usual)| values.iter().find(|value| value == usual));
                let value = usual.or(values.first());
                let constant = value.map_or(String::new(), |value| names::constant(value));
                format!("{name}::{constant}")
            }
            Kind::Struct(fields) => {
                let arguments: Vec<_> = fields
                    .iter()
                    .filter_map(|field| self.argument(name, field, None))
                    .collect();
                format!("{name}::new({})", arguments.join(", "))
            }
            Kind::Variants { variants, .. } => variants.first().map_or(String::new(), |variant| {
                let (value, of) = variant;
                let inner = self.named(of);
                format!("{name}::{}({inner})", names::pascal(value))
            }),
            Kind::Alias(_) => String::new(),
        }
    }

    /// The whole program: a call of the method, or of the function.
    fn program(&self, is_method: bool, request: Option<&str>, parameters: &str) -> String {
        let operation = self.operation;
        let package = crate::write::package(operation.found.family.name).replace('-', "_");
        let (root, core) = if is_method {
            ("pipeshub", "pipeshub")
        } else {
            (&*package, "pipeshub_core")
        };
        let mut uses = BTreeSet::new();
        for (source, name) in &self.imports {
            uses.insert(match source {
                Source::Core("") => format!("{core}::{name}"),
                Source::Core(module) => format!("{core}::{module}::{name}"),
                Source::Group => format!("{root}::{}::{name}", operation.group),
                Source::Models => {
                    format!("{root}::models::{}::{name}", operation.found.family.name)
                }
            });
        }
        let client = if is_method {
            uses.insert("pipeshub::Pipeshub".to_owned());
            "pipeshub: &Pipeshub"
        } else {
            uses.insert("pipeshub_core::PipeshubCore".to_owned());
            uses.insert(format!("{package}::{}", operation.function));
            "core: &PipeshubCore"
        };
        let mut program = uses_of(&uses);
        let result = if self.has_other_errors {
            "Result<(), Box<dyn std::error::Error>>".to_owned()
        } else {
            format!("{core}::Result<()>")
        };
        let argument = if request.is_some() { "request" } else { "" };
        let call = if is_method {
            format!(
                "pipeshub.{}().{}({argument})",
                operation.group, operation.method
            )
        } else {
            let argument = if argument.is_empty() {
                "core"
            } else {
                "core, request"
            };
            format!("{}({argument})", operation.function)
        };
        let _ = writeln!(
            program,
            "\nasync fn example({client}{parameters}) -> {result} {{"
        );
        if let Some(request) = request {
            let _ = writeln!(program, "let request = {request};");
        }
        let returns = crate::write::by_hand(&operation.function).and_then(|hand| hand.returns);
        let is_stream = match returns {
            Some(returns) => returns.contains("EventStream<"),
            None => matches!(operation.response, Value::Events),
        };
        let rest = match &operation.response {
            _ if is_stream => format!(
                "let mut events = {call}.await?;\n\
                 while let Some(event) = events.next().await {{\n\
                 println!(\"{{:?}}\", event?);\n}}\n"
            ),
            Value::Bytes if returns.is_none() => format!(
                "let mut download = {call}.await?;\n\
                 let bytes = download.bytes(16 * 1024 * 1024).await?; // at most 16 MiB\n\
                 println!(\"{{}} bytes\", bytes.len());\n"
            ),
            Value::Nothing if returns.is_none() => format!("{call}.await?;\n"),
            _ => format!("let response = {call}.await?;\nprintln!(\"{{response:?}}\");\n"),
        };
        program + &rest + "Ok(())\n}\n"
    }
}

/// The `use` lines of paths, with one line for each module.
fn uses_of(paths: &BTreeSet<String>) -> String {
    let mut lines = Vec::<(&str, Vec<&str>)>::new();
    for path in paths {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        match lines.iter_mut().find(|(known, _)| *known == module) {
            Some((_, names)) => names.push(name),
            None => lines.push((module, vec![name])),
        }
    }
    let mut uses = String::new();
    for (module, names) in lines {
        let _ = match &names[..] {
            [single] => writeln!(uses, "use {module}::{single};"),
            several => writeln!(uses, "use {module}::{{{}}};", several.join(", ")),
        };
    }
    uses
}

/// A text for a field.
fn text(of: &str, name: &str, pattern: Option<&str>) -> String {
    if let Some(pattern) = pattern {
        if pattern.contains("{12}") {
            return UUID.to_owned();
        }
        if pattern.contains("{24}") {
            return HEX.to_owned();
        }
    }
    let known = TEXTS
        .iter()
        .find(|(place, known, _)| *known == name && (*place == of || place.is_empty()))
        .map(|(_, _, text)| *text);
    known.map_or_else(|| name.replace('_', " "), str::to_owned)
}

/// A number for a field.
fn integer(name: &str, limits: &Limits, has_suffix: bool) -> String {
    let known = NUMBERS.iter().find(|(known, _)| *known == name);
    let number = known.map_or_else(|| limits.least.unwrap_or(1), |(_, number)| *number);
    let suffix = if has_suffix || i32::try_from(number).is_err() {
        "_i64"
    } else {
        ""
    };
    format!("{number}{suffix}")
}

/// The name of a file that the operation accepts.
fn file(function: &str) -> &'static str {
    if function.contains("audio") {
        "speech.mp3"
    } else if function.contains("logo") {
        "logo.png"
    } else if function.contains("picture") {
        "picture.jpg"
    } else if function.contains("invite") {
        "users.csv"
    } else {
        "report.pdf"
    }
}
