//! The part of OpenAPI 3.1 that the documents use, and their own keys.
//!
//! `api/openapi/README.md` explains the keys that begin with `x-`. A key that is not here is an
//! error.

use std::str::FromStr;

use http::Method;
use indexmap::IndexMap;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) fn parse(text: &str) -> Result<Document, String> {
    serde_saphyr::from_str(text).map_err(|error| error.to_string())
}

/// A document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The version of OpenAPI.
    pub openapi: String,
    /// The title, and the server's version.
    pub info: Info,
    /// Facts of the whole family.
    #[serde(default, rename = "x-notes")]
    pub notes: Vec<String>,
    /// Routes that the published document lacks.
    #[serde(default, rename = "x-undocumented")]
    pub undocumented: Vec<Undocumented>,
    /// Operations by path and method.
    pub paths: IndexMap<String, PathItem>,
    /// Schemas that operations refer to.
    pub components: Components,
}

/// The title and the version of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The commit of the server that was read.
    pub version: String,
    /// More about the family.
    pub description: Option<String>,
}

/// A route that the published document lacks.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Undocumented {
    /// `METHOD path: what it does`.
    Line(String),
    /// The same in parts.
    Route(UndocumentedRoute),
}

/// A route in parts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndocumentedRoute {
    /// The method, in any case.
    pub method: String,
    /// The path.
    pub path: String,
    /// The effect of the route.
    pub note: String,
}

/// The operations of a path.
#[derive(Debug)]
pub struct PathItem(IndexMap<Method, Operation>);

impl PathItem {
    /// The operations with their methods.
    pub fn iter(&self) -> impl Iterator<Item = (&Method, &Operation)> {
        self.0.iter()
    }
}

impl<'de> Deserialize<'de> for PathItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let operations = IndexMap::<String, Operation>::deserialize(deserializer)?;
        let operations = operations.into_iter().map(|(method, operation)| {
            let known = ["get", "put", "post", "delete", "patch"];
            if !known.contains(&&*method) {
                return Err(D::Error::unknown_field(
                    &method,
                    &["get", "put", "post", "delete", "patch"],
                ));
            }
            let method = Method::from_str(&method.to_uppercase()).map_err(D::Error::custom)?;
            Ok((method, operation))
        });
        operations.collect::<Result<_, _>>().map(Self)
    }
}

/// An operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Operation {
    /// The name in the published document.
    pub operation_id: String,
    /// The group is the first tag.
    pub tags: Vec<String>,
    /// One line about what the operation does.
    pub summary: String,
    /// The schemes of OpenAPI, for other readers of the document. [`scopes`](Self::scopes) and
    /// [`bearer`](Self::bearer) have the facts.
    pub security: Vec<IndexMap<String, Vec<String>>>,
    /// Another base URL than `/api/v1`.
    #[serde(default)]
    pub servers: Vec<Server>,
    /// Whether the published document calls the operation deprecated.
    #[serde(default)]
    pub deprecated: bool,
    /// Arguments in path, query and headers.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The body of the request.
    pub request_body: Option<RequestBody>,
    /// Successes by status.
    pub responses: IndexMap<String, Response>,
    /// For whom the operation is.
    #[serde(rename = "x-fit")]
    pub fit: Fit,
    /// Why the operation can never succeed.
    #[serde(rename = "x-broken")]
    pub broken: Option<String>,
    /// The source of the facts: the wire, or the code.
    #[serde(rename = "x-evidence")]
    pub evidence: Evidence,
    /// The scopes with which the call works in full.
    #[serde(rename = "x-scopes")]
    pub scopes: Vec<String>,
    /// Alternatives: all scopes of one list are enough to be let through.
    #[serde(default, rename = "x-scopes-any")]
    pub scopes_any: Vec<Vec<String>>,
    /// Which scopes matter when.
    #[serde(default, rename = "x-scopes-note")]
    pub scopes_note: Vec<String>,
    /// The role that the user needs.
    #[serde(rename = "x-role")]
    pub role: Option<Role>,
    /// `None` if the operation needs a token.
    #[serde(rename = "x-auth")]
    pub auth: Option<Auth>,
    /// A token of a special kind.
    #[serde(rename = "x-bearer")]
    pub bearer: Option<Bearer>,
    /// The rule for sending the request again.
    #[serde(rename = "x-resend")]
    pub resend: Resend,
    /// Advice for a caller who does not know whether the operation ran.
    #[serde(rename = "x-when-unknown")]
    pub when_unknown: Option<String>,
    /// Seconds, where 30 is too short.
    #[serde(rename = "x-timeout")]
    pub timeout: Option<u32>,
    /// The parameters and fields for reading page by page.
    #[serde(rename = "x-paged")]
    pub paged: Option<Paged>,
    /// The events of a stream.
    #[serde(default, rename = "x-stream")]
    pub stream: Vec<Event>,
    /// Differences to the published document, most important first.
    #[serde(default, rename = "x-differs")]
    pub differs: Vec<String>,
    /// Statuses that prove that the server did not run the operation, besides 401 and 429.
    #[serde(default, rename = "x-refused-with")]
    pub refused_with: Vec<u16>,
    /// The statuses of refusals.
    #[serde(rename = "x-errors")]
    pub errors: Vec<String>,
    /// Bytes that the server accepts.
    #[serde(rename = "x-body-limit")]
    pub body_limit: Option<u64>,
    /// The scope of [`body_limit`](Self::body_limit): a file or a request.
    #[serde(rename = "x-body-limit-scope")]
    pub body_limit_scope: Option<String>,
    /// The setting whose default the limit is. The client does not refuse by such a limit.
    #[serde(rename = "x-body-limit-of")]
    pub body_limit_of: Option<String>,
    /// Files of a request.
    #[serde(rename = "x-max-files")]
    pub max_files: Option<u32>,
    /// Whether the response has secrets in it.
    #[serde(default, rename = "x-secret-reply")]
    pub secret_reply: bool,
}

/// A base URL.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// A path on the same host.
    pub url: String,
}

/// For whom an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// Programs that call the API.
    Client,
    /// A browser, as a redirect.
    Browser,
    /// Services of PipesHub.
    Internal,
}

/// The source of the facts of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Seen on the wire.
    Run,
    /// Followed through the server's code.
    Read,
}

/// Which users may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Administrators.
    Admin,
    /// Administrators, for connectors of the team.
    TeamAdmin,
    /// Users who can see the connector.
    Visible,
    /// Writers of the knowledge base.
    KbWriter,
    /// The owner of the knowledge base.
    KbOwner,
    /// Administrators, and users for themselves.
    AdminOrSelf,
    /// The owner of the team.
    TeamOwner,
    /// Users who can see the agent.
    AgentViewer,
    /// Users who can change the agent.
    AgentEditor,
}

/// An operation without a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// No token.
    None,
}

/// A token of a special kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// The token of a signed-in user.
    Session,
    /// An OAuth access token or a personal access token.
    Oauth,
    /// The token of a mailed link that resets a password.
    PasswordReset,
    /// The token of a mailed link that changes an address.
    EmailChange,
    /// The refresh token of a session.
    SessionRefresh,
    /// A token between services.
    Service,
}

/// The rule for sending a request again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resend {
    /// Twice has the effect of once.
    Safe,
    /// Only if the operation certainly did not run.
    IfNotExecuted,
}

/// Names of query parameters, and dotted paths in the response.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Paged {
    /// The parameter with the number of the page.
    pub page: Option<String>,
    /// The parameter with the number of entries of a page.
    pub limit: String,
    /// The list; without it the response is the list.
    pub items: Option<String>,
    /// The number of all entries.
    pub total: Option<String>,
    /// The number of all pages.
    pub total_pages: Option<String>,
    /// The path of the `bool` for another page.
    pub has_next: Option<String>,
    /// The parameter with the cursor.
    pub cursor: Option<String>,
    /// The cursor of the next page in the response, if it has another name than the parameter.
    pub next: Option<String>,
}

/// An event of a stream.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The name.
    pub event: String,
    /// The schema of the data.
    pub data: Schema,
    /// The condition under which the event ends the stream.
    #[serde(default)]
    pub ends: Condition,
    /// A field whose presence means that the event does not end the stream.
    pub ends_unless: Option<String>,
    /// The condition under which the event reports a failure.
    #[serde(default)]
    pub error: Condition,
    /// The interval of the event.
    pub every: Option<String>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// Always or never.
    Fixed(bool),
    /// In the case that the text describes, for operations that are written by hand.
    When(String),
}

impl Default for Condition {
    fn default() -> Self {
        Self::Fixed(false)
    }
}

/// An argument in path, query or headers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The part of the request that has the argument.
    #[serde(rename = "in")]
    pub place: Place,
    /// Whether the server refuses a request without it.
    pub required: bool,
    /// The meaning of the argument.
    pub description: Option<String>,
    /// The type.
    pub schema: Schema,
    /// `form`, for lists.
    pub style: Option<String>,
    /// Whether each entry of a list is a parameter of its own.
    pub explode: Option<bool>,
    /// The pattern that a client enforces, since the server pastes the value into another URL.
    #[serde(rename = "x-client-pattern")]
    pub client_pattern: Option<String>,
}

/// A part of a request that has arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header.
    Header,
}

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestBody {
    /// Whether the server refuses a request without it.
    pub required: bool,
    /// Schemas by media type.
    pub content: IndexMap<String, MediaType>,
}

/// A body of one media type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaType {
    /// The schema.
    pub schema: Schema,
    /// The media types of the parts of a form.
    #[serde(default)]
    pub encoding: IndexMap<String, Encoding>,
}

/// The media type of a form's part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Encoding {
    /// Media types, separated by commas.
    pub content_type: String,
}

/// A success.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The meaning of the response.
    pub description: String,
    /// Schemas by media type.
    #[serde(default)]
    pub content: IndexMap<String, MediaType>,
    /// Headers by name.
    #[serde(default)]
    pub headers: IndexMap<String, Header>,
}

/// A header of a response.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The meaning of the header.
    pub description: Option<String>,
    /// Whether the server always sends it.
    #[serde(default)]
    pub required: bool,
    /// The type.
    pub schema: Schema,
}

/// The shared parts of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Components {
    /// Schemas by name.
    pub schemas: IndexMap<String, Schema>,
    /// The security schemes of OpenAPI, which say nothing that an operation does not say.
    #[serde(default)]
    pub security_schemes: IndexMap<String, Value>,
}

/// A type.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Schema {
    /// The name of a schema of the same document, as `#/components/schemas/NAME`.
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    /// The types that a value may have.
    #[serde(rename = "type")]
    pub types: Option<TypeSet>,
    /// The meaning of the value.
    pub description: Option<String>,
    /// A closer look at the type.
    pub format: Option<String>,
    /// The fields of an object.
    #[serde(default)]
    pub properties: IndexMap<String, Schema>,
    /// The fields that are always there.
    #[serde(default)]
    pub required: Vec<String>,
    /// Other fields of an object.
    pub additional_properties: Option<AdditionalProperties>,
    /// The entries of a list.
    pub items: Option<Box<Schema>>,
    /// The values.
    #[serde(default, rename = "enum")]
    pub values: Vec<Value>,
    /// Whether the server may send other values than [`values`](Self::values).
    #[serde(default, rename = "x-open-enum")]
    pub is_open: bool,
    /// All of these.
    #[serde(default)]
    pub all_of: Vec<Schema>,
    /// One or more of these.
    #[serde(default)]
    pub any_of: Vec<Schema>,
    /// One of these.
    #[serde(default)]
    pub one_of: Vec<Schema>,
    /// The field that tells which of [`one_of`](Self::one_of) a value is.
    pub discriminator: Option<Discriminator>,
    /// The value that the server uses if there is none.
    pub default: Option<Value>,
    /// The pattern of a string.
    pub pattern: Option<String>,
    /// The fewest characters of a string.
    pub min_length: Option<u64>,
    /// The most characters of a string.
    pub max_length: Option<u64>,
    /// The smallest number.
    pub minimum: Option<i64>,
    /// The largest number.
    pub maximum: Option<i64>,
    /// The fewest entries of a list.
    pub min_items: Option<u64>,
    /// The most entries of a list.
    pub max_items: Option<u64>,
    /// The fewest fields of an object.
    pub min_properties: Option<u64>,
    /// The media type of a string's text.
    pub content_media_type: Option<String>,
    /// The schema of a string's text.
    pub content_schema: Option<Box<Schema>>,
    /// Whether the published document calls the field deprecated.
    #[serde(default)]
    pub deprecated: bool,
    /// Whether the value, or everything in it, is never printed.
    #[serde(default, rename = "x-secret")]
    pub is_secret: bool,
    /// Why a variant cannot succeed.
    #[serde(rename = "x-unusable")]
    pub unusable: Option<Value>,
    /// Files of a request.
    #[serde(rename = "x-max-files")]
    pub max_files: Option<u32>,
    /// The names of the form's fields that are files.
    #[serde(rename = "x-file-field-names")]
    pub file_field_names: Option<Value>,
}

impl Schema {
    /// The schemas inside this one, with their places.
    pub(super) fn parts(&self) -> impl Iterator<Item = (String, &Schema)> {
        let fields = self.properties.iter();
        let fields = fields.map(|(name, schema)| (format!("properties/{name}"), schema));
        let other = match &self.additional_properties {
            Some(AdditionalProperties::Of(schema)) => Some(&**schema),
            _ => None,
        };
        let single = [
            ("items", self.items.as_deref()),
            ("contentSchema", self.content_schema.as_deref()),
            ("additionalProperties", other),
        ];
        let single = single
            .into_iter()
            .filter_map(|(place, schema)| Some((place.to_owned(), schema?)));
        let lists = [
            ("allOf", &self.all_of),
            ("anyOf", &self.any_of),
            ("oneOf", &self.one_of),
        ];
        let lists = lists.into_iter().flat_map(|(place, schemas)| {
            let schemas = schemas.iter().enumerate();
            schemas.map(move |(index, schema)| (format!("{place}/{index}"), schema))
        });
        fields.chain(single).chain(lists)
    }
}

/// Other fields of an object.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum AdditionalProperties {
    /// Whether there may be others.
    Any(bool),
    /// Others of this type.
    Of(Box<Schema>),
}

/// The field that tells variants apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Discriminator {
    /// The name of the field.
    pub property_name: String,
    /// Schemas by value.
    #[serde(default)]
    pub mapping: IndexMap<String, String>,
}

/// A type, or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum TypeSet {
    /// One.
    One(Type),
    /// Several: a type, and `null`.
    Several(Vec<Type>),
}

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// An object.
    Object,
    /// A list.
    Array,
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}
