// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! `GET /connectors/record/lookup`

use pipeshub_core::json::Map;
use pipeshub_core::{
    Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json, open_enum,
};

use crate::query::{Repeated, query_each};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "lookupRecordByIdentifier|/connectors/record/lookup|connector:read",
);

/// The arguments of [`connector_lookup_record_by_identifier`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LookupRecordByIdentifierRequest {
    /// URLs, issue keys or external ids. From 1 to 10 items.
    pub identifiers: Vec<String>,
    /// The source to try first.
    pub connector_name: Option<ConnectorNameEnum>,
}
builder!(LookupRecordByIdentifierRequest(identifiers: Vec<String>) {
    connector_name: ConnectorNameEnum,
});

open_enum! {
    /// The name of a source system. As a hint, any text is accepted.
    pub enum ConnectorNameEnum {
        /// `DRIVE`
        DRIVE = "DRIVE",
        /// `DRIVE WORKSPACE`
        DRIVE_WORKSPACE = "DRIVE WORKSPACE",
        /// `GMAIL`
        GMAIL = "GMAIL",
        /// `GMAIL WORKSPACE`
        GMAIL_WORKSPACE = "GMAIL WORKSPACE",
        /// `CALENDAR`
        CALENDAR = "CALENDAR",
        /// `ONEDRIVE`
        ONEDRIVE = "ONEDRIVE",
        /// `SHAREPOINT ONLINE`
        SHAREPOINT_ONLINE = "SHAREPOINT ONLINE",
        /// `OUTLOOK`
        OUTLOOK = "OUTLOOK",
        /// `OUTLOOK PERSONAL`
        OUTLOOK_PERSONAL = "OUTLOOK PERSONAL",
        /// `OUTLOOK CALENDAR`
        OUTLOOK_CALENDAR = "OUTLOOK CALENDAR",
        /// `MICROSOFT TEAMS`
        MICROSOFT_TEAMS = "MICROSOFT TEAMS",
        /// `NOTION`
        NOTION = "NOTION",
        /// `SLACK`
        SLACK = "SLACK",
        /// `SLACK WORKSPACE`
        SLACK_WORKSPACE = "SLACK WORKSPACE",
        /// `KB`
        KB = "KB",
        /// `CONFLUENCE`
        CONFLUENCE = "CONFLUENCE",
        /// `CONFLUENCE DATA CENTER`
        CONFLUENCE_DATA_CENTER = "CONFLUENCE DATA CENTER",
        /// `CONFLUENCE DATA CENTER PERSONAL`
        CONFLUENCE_DATA_CENTER_PERSONAL = "CONFLUENCE DATA CENTER PERSONAL",
        /// `JIRA`
        JIRA = "JIRA",
        /// `JIRA PERSONAL`
        JIRA_PERSONAL = "JIRA PERSONAL",
        /// `JIRA DATA CENTER`
        JIRA_DATA_CENTER = "JIRA DATA CENTER",
        /// `JIRA DATA CENTER PERSONAL`
        JIRA_DATA_CENTER_PERSONAL = "JIRA DATA CENTER PERSONAL",
        /// `BOX`
        BOX = "BOX",
        /// `NEXTCLOUD`
        NEXTCLOUD = "NEXTCLOUD",
        /// `DROPBOX`
        DROPBOX = "DROPBOX",
        /// `DROPBOX PERSONAL`
        DROPBOX_PERSONAL = "DROPBOX PERSONAL",
        /// `WEB`
        WEB = "WEB",
        /// `BOOKSTACK`
        BOOKSTACK = "BOOKSTACK",
        /// `GITHUB`
        GITHUB = "GITHUB",
        /// `GITHUB TEAMS`
        GITHUB_TEAMS = "GITHUB TEAMS",
        /// `SERVICENOW`
        SERVICENOW = "SERVICENOW",
        /// `SALESFORCE`
        SALESFORCE = "SALESFORCE",
        /// `S3`
        S3 = "S3",
        /// `MINIO`
        MINIO = "MINIO",
        /// `GCS`
        GCS = "GCS",
        /// `AZURE BLOB`
        AZURE_BLOB = "AZURE BLOB",
        /// `AZURE FILES`
        AZURE_FILES = "AZURE FILES",
        /// `LINEAR`
        LINEAR = "LINEAR",
        /// `ZAMMAD`
        ZAMMAD = "ZAMMAD",
        /// `ZOOM`
        ZOOM = "ZOOM",
        /// `GITLAB`
        GITLAB = "GITLAB",
        /// `GITLAB PERSONAL`
        GITLAB_PERSONAL = "GITLAB PERSONAL",
        /// `SNOWFLAKE`
        SNOWFLAKE = "SNOWFLAKE",
        /// `POSTGRESQL`
        POSTGRESQL = "POSTGRESQL",
        /// `MARIADB`
        MARIADB = "MARIADB",
        /// `UNKNOWN`
        UNKNOWN = "UNKNOWN",
        /// `RSS`
        RSS = "RSS",
        /// `LOCAL_FS`
        LOCAL_FS = "LOCAL_FS",
        /// `CODING_SANDBOX`
        CODING_SANDBOX = "CODING_SANDBOX",
        /// `DATABASE_SANDBOX`
        DATABASE_SANDBOX = "DATABASE_SANDBOX",
        /// `IMAGE_GENERATION`
        IMAGE_GENERATION = "IMAGE_GENERATION",
        /// `ATTACHMENTS`
        ATTACHMENTS = "ATTACHMENTS",
    }
}

/// The record of an identifier.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct KnowledgeGraphLookupMatch {
    /// The id of the record.
    pub id: String,
    /// The name.
    pub name: String,
    /// The record type.
    #[cfg_attr(feature = "serde", serde(rename = "record_type"))]
    pub record_type: Option<String>,
    /// The connector name.
    #[cfg_attr(feature = "serde", serde(rename = "connector_name"))]
    pub connector_name: Option<String>,
    /// The web url.
    #[cfg_attr(feature = "serde", serde(rename = "web_url"))]
    pub web_url: Option<String>,
    /// The indexing status.
    #[cfg_attr(feature = "serde", serde(rename = "indexing_status"))]
    pub indexing_status: Option<String>,
    /// The input that led to this record.
    #[cfg_attr(feature = "serde", serde(rename = "identifier_used"))]
    pub identifier_used: String,
    /// The id at the source.
    #[cfg_attr(feature = "serde", serde(rename = "external_id"))]
    pub external_id: Option<String>,
    /// Metadata text of the record.
    #[cfg_attr(feature = "serde", serde(rename = "context_block"))]
    pub context_block: Option<String>,
}
from_json! {
    KnowledgeGraphLookupMatch {
        id = "id",
        name = "name",
        record_type = "record_type",
        connector_name = "connector_name",
        web_url = "web_url",
        indexing_status = "indexing_status",
        identifier_used = "identifier_used",
        external_id = "external_id",
        context_block = "context_block",
    }
}

/// The records of the identifiers; field names in snake case.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct LookupRecordResponse {
    /// The matches.
    pub matches: Vec<KnowledgeGraphLookupMatch>,
    /// True if one input has several records.
    pub ambiguous: bool,
    /// The inputs without a record that the caller can see.
    #[cfg_attr(feature = "serde", serde(rename = "not_found_identifiers"))]
    pub not_found_identifiers: Vec<String>,
    /// The search of each input.
    #[cfg_attr(feature = "serde", serde(rename = "searched_connectors"))]
    pub searched_connectors: Map<Vec<String>>,
    /// The same result as readable text.
    pub text: String,
}
from_json! {
    LookupRecordResponse {
        matches = "matches",
        ambiguous = "ambiguous",
        not_found_identifiers = "not_found_identifiers",
        searched_connectors = "searched_connectors",
        text = "text",
    }
}

/// Finds the records behind URLs, issue keys or external ids.
///
/// An OAuth token needs the scope `connector:read`. The server requires `connector:read` or
/// `kb:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 400, 401, 403, 404, 500 or 503, besides the errors
/// of each call.
#[doc(alias = "connectorLookupRecordByIdentifier")]
pub fn connector_lookup_record_by_identifier(
    core: &PipeshubCore,
    request: LookupRecordByIdentifierRequest,
) -> Reply<'_, LookupRecordResponse> {
    let call = query_each(
        Call::new(&OPERATION),
        &OPERATION,
        "identifiers",
        const { &Repeated::new("identifiers<1,2048", 1, 10) },
        &request.identifiers,
    )
    .query(
        "connectorName",
        crate::query::text(request.connector_name.as_ref()),
    );
    core.call(call, RawReply::read)
}
