//! Ten operations of the API with all their types, in the form that operations have in
//! `pipeshub-funcs`. `cargo lab growth` copies this file.

use std::time::Duration;

use pipeshub_core::json::{Map, RawJson};
use pipeshub_core::{
    Call, Operation, PipeshubCore, QueryLimits, RawReply, Reply, from_json, open_enum, to_json,
};

static GET_OAUTH_AUTHORIZATION_URL: Operation = Operation::get(
    "getOAuthAuthorizationUrl",
    "/connectors/{connectorId}/oauth/authorize",
)
.scopes("connector:write user:read");

pub struct GetOAuthAuthorizationUrlRequest {
    pub connector_id: String,
    pub base_url: Option<String>,
}
pub fn get_oauth_authorization_url<'a>(
    core: &'a PipeshubCore,
    request: &GetOAuthAuthorizationUrlRequest,
) -> Reply<'a, GetOAuthAuthorizationUrlResponse> {
    core.call(
        Call::new(&GET_OAUTH_AUTHORIZATION_URL)
            .id("connectorId", &request.connector_id)
            .query("baseUrl", &request.base_url),
        RawReply::read,
    )
}

static GET_CONNECTOR_CONFIG: Operation =
    Operation::get("getConnectorConfig", "/connectors/{connectorId}/config")
        .scopes("connector:read user:read");

pub struct GetConnectorConfigRequest {
    pub connector_id: String,
}
pub fn get_connector_config<'a>(
    core: &'a PipeshubCore,
    request: &GetConnectorConfigRequest,
) -> Reply<'a, GetConnectorConfigResponse> {
    core.call(
        Call::new(&GET_CONNECTOR_CONFIG).id("connectorId", &request.connector_id),
        RawReply::read,
    )
}

static GET_CONNECTOR_INSTANCE: Operation =
    Operation::get("getConnectorInstance", "/connectors/{connectorId}")
        .scopes("connector:read user:read");

pub struct GetConnectorInstanceRequest {
    pub connector_id: String,
}
pub fn get_connector_instance<'a>(
    core: &'a PipeshubCore,
    request: &GetConnectorInstanceRequest,
) -> Reply<'a, GetConnectorInstanceResponse> {
    core.call(
        Call::new(&GET_CONNECTOR_INSTANCE).id("connectorId", &request.connector_id),
        RawReply::read,
    )
}

static LIST_CONNECTOR_INSTANCES: Operation =
    Operation::get("listConnectorInstances", "/connectors").scopes("connector:read user:read");

pub struct ListConnectorInstancesRequest {
    pub scope: Option<String>,
    pub page: Option<i64>,
    pub limit: Option<i64>,
    pub search: Option<String>,
    pub is_authenticated: Option<bool>,
    pub is_active: Option<bool>,
    pub connector_type: Option<String>,
}
pub fn list_connector_instances<'a>(
    core: &'a PipeshubCore,
    request: &ListConnectorInstancesRequest,
) -> Reply<'a, ListConnectorInstancesResponse> {
    core.call(
        Call::new(&LIST_CONNECTOR_INSTANCES)
            .query("scope", &request.scope)
            .query_within(const { QueryLimits::new("page<1,") }, &request.page)
            .query_within(const { QueryLimits::new("limit<1,200") }, &request.limit)
            .query("search", &request.search)
            .query("isAuthenticated", &request.is_authenticated)
            .query("isActive", &request.is_active)
            .query_within(
                const { QueryLimits::new("connectorType<1,") },
                &request.connector_type,
            ),
        RawReply::read,
    )
}

static CREATE_CONNECTOR_INSTANCE: Operation =
    Operation::post("createConnectorInstance", "/connectors").scopes("connector:write user:read");

pub fn create_connector_instance<'a>(
    core: &'a PipeshubCore,
    request: &CreateConnectorInstanceRequest,
) -> Reply<'a, CreateConnectorInstanceResponse> {
    core.call(
        Call::new(&CREATE_CONNECTOR_INSTANCE).body(request),
        RawReply::read,
    )
}

static DELETE_CONNECTOR_INSTANCE: Operation =
    Operation::delete("deleteConnectorInstance", "/connectors/{connectorId}")
        .scopes("connector:delete user:read connector:read");

pub struct DeleteConnectorInstanceRequest {
    pub connector_id: String,
}
pub fn delete_connector_instance<'a>(
    core: &'a PipeshubCore,
    request: &DeleteConnectorInstanceRequest,
) -> Reply<'a, DeleteConnectorInstanceResponse> {
    core.call(
        Call::new(&DELETE_CONNECTOR_INSTANCE).id("connectorId", &request.connector_id),
        RawReply::read,
    )
}

static SEARCH: Operation = Operation::post("search", "/search")
    .scopes("semantic:write")
    .timeout(Duration::from_secs(300));

pub fn search<'a>(
    core: &'a PipeshubCore,
    request: &SemanticSearchRequest,
) -> Reply<'a, SemanticSearchExecuteResponse> {
    core.call(Call::new(&SEARCH).body(request), RawReply::read)
}

static GET_CONVERSATION_BY_ID: Operation =
    Operation::get("getConversationById", "/conversations/{conversationId}")
        .scopes("conversation:read");

pub struct GetConversationByIdRequest {
    pub conversation_id: String,
    pub page: Option<i64>,
    pub limit: Option<i64>,
    pub sort_by: Option<String>,
    pub sort_order: Option<String>,
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    pub message_type: Option<String>,
    pub search: Option<String>,
    pub shared: Option<String>,
}
pub fn get_conversation_by_id<'a>(
    core: &'a PipeshubCore,
    request: &GetConversationByIdRequest,
) -> Reply<'a, ConversationDetailResponse> {
    core.call(
        Call::new(&GET_CONVERSATION_BY_ID)
            .path("conversationId", &request.conversation_id)
            .query_within(const { QueryLimits::new("page<1,") }, &request.page)
            .query_within(const { QueryLimits::new("limit<1,100") }, &request.limit)
            .query("sortBy", &request.sort_by)
            .query("sortOrder", &request.sort_order)
            .query("startDate", &request.start_date)
            .query("endDate", &request.end_date)
            .query("messageType", &request.message_type)
            .query_within(const { QueryLimits::new("search<,1000") }, &request.search)
            .query("shared", &request.shared),
        RawReply::read,
    )
}

static GET_ALL_USERS: Operation = Operation::get("getAllUsers", "/users").scopes("user:read");

pub struct GetAllUsersRequest {
    pub page: Option<i64>,
    pub limit: Option<i64>,
    pub search: Option<String>,
    pub has_logged_in: Option<bool>,
    pub is_blocked: Option<bool>,
    pub group_ids: Option<Vec<String>>,
}
pub fn get_all_users<'a>(
    core: &'a PipeshubCore,
    request: &GetAllUsersRequest,
) -> Reply<'a, GetAllUsersResponse> {
    core.call(
        Call::new(&GET_ALL_USERS)
            .query_within(const { QueryLimits::new("page<1,") }, &request.page)
            .query_within(const { QueryLimits::new("limit<1,100") }, &request.limit)
            .query("search", &request.search)
            .query("hasLoggedIn", &request.has_logged_in)
            .query("isBlocked", &request.is_blocked)
            .query("groupIds", &request.group_ids),
        RawReply::read,
    )
}

static GET_RECORD_BY_ID: Operation =
    Operation::get("getRecordById", "/knowledgeBase/record/{recordId}").scopes("kb:read");

pub struct GetRecordByIdRequest {
    pub record_id: String,
}
pub fn get_record_by_id<'a>(
    core: &'a PipeshubCore,
    request: &GetRecordByIdRequest,
) -> Reply<'a, GetRecordByIdResponse> {
    core.call(
        Call::new(&GET_RECORD_BY_ID).path("recordId", &request.record_id),
        RawReply::read,
    )
}

pub struct GetOAuthAuthorizationUrlResponse {
    pub success: bool,
    pub authorization_url: String,
    pub state: String,
}
from_json! {
    GetOAuthAuthorizationUrlResponse {
        success = "success", authorization_url = "authorizationUrl", state = "state",
    }
}

pub struct GetConnectorConfigResponse {
    pub success: bool,
    pub config: ConnectorConfig,
}
from_json! {
    GetConnectorConfigResponse {
        success = "success", config = "config",
    }
}

pub struct ConnectorConfig {
    pub connector_id: String,
    pub name: String,
    pub type_: String,
    pub app_group: String,
    pub auth_type: Option<ConnectorAuthType>,
    pub scope: ConnectorScope,
    pub created_by: Option<String>,
    pub updated_by: Option<String>,
    pub app_description: String,
    pub app_categories: Vec<String>,
    pub supports_realtime: bool,
    pub supports_sync: bool,
    pub supports_agent: bool,
    pub icon_path: String,
    pub config: StoredConnectorConfig,
    pub is_active: bool,
    pub is_configured: bool,
    pub is_authenticated: bool,
    pub created_at_timestamp: Option<i64>,
    pub updated_at_timestamp: Option<i64>,
}
from_json! {
    ConnectorConfig {
        connector_id = "connector_id", name = "name", type_ = "type", app_group = "appGroup",
        auth_type = "authType", scope = "scope", created_by = "createdBy",
        updated_by = "updatedBy", app_description = "appDescription",
        app_categories = "appCategories", supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync", supports_agent = "supportsAgent", icon_path = "iconPath",
        config = "config", is_active = "isActive", is_configured = "isConfigured",
        is_authenticated = "isAuthenticated", created_at_timestamp = "createdAtTimestamp",
        updated_at_timestamp = "updatedAtTimestamp",
    }
}

open_enum! {
    pub enum ConnectorAuthType {
        OAUTH = "OAUTH", OAUTH_ADMIN_CONSENT = "OAUTH_ADMIN_CONSENT", API_TOKEN = "API_TOKEN",
        BEARER_TOKEN = "BEARER_TOKEN", BASIC_AUTH = "BASIC_AUTH", ACCESS_KEY = "ACCESS_KEY",
        ACCOUNT_KEY = "ACCOUNT_KEY", CONNECTION_STRING = "CONNECTION_STRING", CUSTOM = "CUSTOM",
        NONE = "NONE",
    }
}

open_enum! {
    pub enum ConnectorScope {
        TEAM = "team", PERSONAL = "personal",
    }
}

pub struct StoredConnectorConfig {
    pub auth: Option<StoredConnectorAuth>,
    pub sync: Option<RawJson>,
    pub filters: Option<RawJson>,
    pub credentials: Option<RawJson>,
    pub oauth: Option<RawJson>,
}
from_json! {
    StoredConnectorConfig {
        auth = "auth", sync = "sync", filters = "filters", credentials = "credentials",
        oauth = "oauth",
    }
}

pub struct StoredConnectorAuth {
    pub auth_type: Option<String>,
    pub connector_scope: Option<String>,
    pub oauth_config_id: Option<String>,
    pub redirect_uri: Option<String>,
}
from_json! {
    StoredConnectorAuth {
        auth_type = "authType", connector_scope = "connectorScope",
        oauth_config_id = "oauthConfigId", redirect_uri = "redirectUri",
    }
}

pub struct GetConnectorInstanceResponse {
    pub success: bool,
    pub connector: ConnectorInstance,
}
from_json! {
    GetConnectorInstanceResponse {
        success = "success", connector = "connector",
    }
}

pub struct ConnectorInstance {
    pub name: String,
    pub type_: String,
    pub app_group: String,
    pub supported_auth_types: Vec<ConnectorAuthType>,
    pub app_description: String,
    pub app_categories: Vec<String>,
    pub icon_path: String,
    pub supports_realtime: bool,
    pub supports_sync: bool,
    pub supports_agent: bool,
    pub documentation_links: Vec<DocumentationLink>,
    pub is_admin_access_required: bool,
    pub personal_connector_type: Option<String>,
    pub scope: ConnectorScope,
    pub connector_info: Option<String>,
    pub key: String,
    pub auth_type: Option<ConnectorAuthType>,
    pub is_active: bool,
    pub is_agent_active: bool,
    pub is_configured: bool,
    pub is_authenticated: bool,
    pub status: Option<ConnectorStatus>,
    pub is_locked: Option<bool>,
    pub created_at_timestamp: Option<i64>,
    pub updated_at_timestamp: Option<i64>,
    pub created_by: Option<String>,
    pub updated_by: Option<String>,
    pub config: Option<ConnectorSchema>,
}
from_json! {
    ConnectorInstance {
        name = "name", type_ = "type", app_group = "appGroup",
        supported_auth_types = "supportedAuthTypes", app_description = "appDescription",
        app_categories = "appCategories", icon_path = "iconPath",
        supports_realtime = "supportsRealtime", supports_sync = "supportsSync",
        supports_agent = "supportsAgent", documentation_links = "documentationLinks",
        is_admin_access_required = "isAdminAccessRequired",
        personal_connector_type = "personalConnectorType", scope = "scope",
        connector_info = "connectorInfo", key = "_key", auth_type = "authType",
        is_active = "isActive", is_agent_active = "isAgentActive", is_configured = "isConfigured",
        is_authenticated = "isAuthenticated", status = "status", is_locked = "isLocked",
        created_at_timestamp = "createdAtTimestamp", updated_at_timestamp = "updatedAtTimestamp",
        created_by = "createdBy", updated_by = "updatedBy", config = "config",
    }
}

pub struct DocumentationLink {
    pub title: String,
    pub url: String,
    pub type_: String,
}
from_json! {
    DocumentationLink {
        title = "title", url = "url", type_ = "type",
    }
}

open_enum! {
    pub enum ConnectorStatus {
        IDLE = "IDLE", SYNCING = "SYNCING", FULL_SYNCING = "FULL_SYNCING", DELETING = "DELETING",
    }
}

pub struct ConnectorSchema {
    pub icon_path: Option<String>,
    pub supports_realtime: Option<bool>,
    pub supports_sync: Option<bool>,
    pub supports_agent: Option<bool>,
    pub hide_connector: Option<bool>,
    pub permission_model: Option<ConnectorPermissionModel>,
    pub auth: ConnectorAuthSchema,
    pub sync: ConnectorSyncSchema,
    pub filters: ConnectorFiltersSchema,
    pub documentation_links: Option<Vec<DocumentationLink>>,
    pub is_admin_access_required: Option<bool>,
    pub personal_connector_type: Option<String>,
}
from_json! {
    ConnectorSchema {
        icon_path = "iconPath", supports_realtime = "supportsRealtime",
        supports_sync = "supportsSync", supports_agent = "supportsAgent",
        hide_connector = "hideConnector", permission_model = "permissionModel", auth = "auth",
        sync = "sync", filters = "filters", documentation_links = "documentationLinks",
        is_admin_access_required = "isAdminAccessRequired",
        personal_connector_type = "personalConnectorType",
    }
}

open_enum! {
    pub enum ConnectorPermissionModel {
        RECORD_LEVEL = "RECORD_LEVEL", APP_LEVEL = "APP_LEVEL",
    }
}

pub struct ConnectorAuthSchema {
    pub supported_auth_types: Vec<ConnectorAuthType>,
    pub schemas: Map<ConnectorAuthTypeSchema>,
    pub values: Option<RawJson>,
    pub custom_fields: Option<Vec<ConnectorField>>,
    pub custom_values: Option<RawJson>,
    pub conditional_display: Option<RawJson>,
    pub oauth_configs: Option<Map<ConnectorOAuthEndpoints>>,
    pub authorize_url: Option<String>,
    pub token_url: Option<String>,
}
from_json! {
    ConnectorAuthSchema {
        supported_auth_types = "supportedAuthTypes", schemas = "schemas", values = "values",
        custom_fields = "customFields", custom_values = "customValues",
        conditional_display = "conditionalDisplay", oauth_configs = "oauthConfigs",
        authorize_url = "authorizeUrl", token_url = "tokenUrl",
    }
}

pub struct ConnectorAuthTypeSchema {
    pub fields: Vec<ConnectorField>,
    pub redirect_uri: Option<String>,
    pub display_redirect_uri: Option<bool>,
}
from_json! {
    ConnectorAuthTypeSchema {
        fields = "fields", redirect_uri = "redirectUri",
        display_redirect_uri = "displayRedirectUri",
    }
}

pub struct ConnectorField {
    pub name: String,
    pub display_name: String,
    pub placeholder: Option<String>,
    pub description: String,
    pub field_type: ConnectorFieldType,
    pub required: bool,
    pub usage: Option<ConnectorFieldUsage>,
    pub default_value: RawJson,
    pub validation: ConnectorFieldValidation,
    pub is_secret: bool,
    pub options: Option<Vec<RawJson>>,
    pub non_editable: Option<bool>,
}
from_json! {
    ConnectorField {
        name = "name", display_name = "displayName", placeholder = "placeholder",
        description = "description", field_type = "fieldType", required = "required",
        usage = "usage", default_value = "defaultValue", validation = "validation",
        is_secret = "isSecret", options = "options", non_editable = "nonEditable",
    }
}

open_enum! {
    pub enum ConnectorFieldType {
        TEXT = "TEXT", PASSWORD = "PASSWORD", CHECKBOX = "CHECKBOX", SELECT = "SELECT",
        MULTISELECT = "MULTISELECT", TEXTAREA = "TEXTAREA", NUMBER = "NUMBER", URL = "URL",
        EMAIL = "EMAIL", FILE = "FILE",
    }
}

open_enum! {
    pub enum ConnectorFieldUsage {
        CONFIGURE = "CONFIGURE", AUTHENTICATE = "AUTHENTICATE", BOTH = "BOTH",
    }
}

pub struct ConnectorFieldValidation {
    pub min_length: Option<i64>,
    pub max_length: Option<i64>,
    pub accepted_file_types: Option<Vec<String>>,
    pub validation_rules: Option<Vec<FileContentValidationRule>>,
}
from_json! {
    ConnectorFieldValidation {
        min_length = "minLength", max_length = "maxLength",
        accepted_file_types = "acceptedFileTypes", validation_rules = "validationRules",
    }
}

pub struct FileContentValidationRule {
    pub type_: FileContentValidationRuleType,
    pub required_fields: Option<Vec<String>>,
    pub field: Option<String>,
    pub value: Option<String>,
    pub pattern: Option<String>,
    pub error_message: Option<String>,
}
from_json! {
    FileContentValidationRule {
        type_ = "type", required_fields = "requiredFields", field = "field", value = "value",
        pattern = "pattern", error_message = "errorMessage",
    }
}

open_enum! {
    pub enum FileContentValidationRuleType {
        JSON_VALID = "json_valid", JSON_HAS_FIELDS = "json_has_fields",
        JSON_FIELD_EQUALS = "json_field_equals", TEXT_CONTAINS = "text_contains",
        TEXT_NOT_CONTAINS = "text_not_contains",
    }
}

pub struct ConnectorOAuthEndpoints {
    pub authorize_url: Option<String>,
    pub token_url: Option<String>,
    pub scopes: Option<Vec<String>>,
    pub redirect_uri: Option<String>,
}
from_json! {
    ConnectorOAuthEndpoints {
        authorize_url = "authorizeUrl", token_url = "tokenUrl", scopes = "scopes",
        redirect_uri = "redirectUri",
    }
}

pub struct ConnectorSyncSchema {
    pub supported_strategies: Vec<SyncStrategy>,
    pub selected_strategy: SyncStrategy,
    pub webhook_config: Option<ConnectorWebhookSchema>,
    pub scheduled_config: Option<ConnectorScheduleSchema>,
    pub realtime_config: Option<ConnectorRealtimeSchema>,
    pub custom_fields: Vec<ConnectorField>,
    pub custom_values: Option<RawJson>,
    pub values: Option<RawJson>,
}
from_json! {
    ConnectorSyncSchema {
        supported_strategies = "supportedStrategies", selected_strategy = "selectedStrategy",
        webhook_config = "webhookConfig", scheduled_config = "scheduledConfig",
        realtime_config = "realtimeConfig", custom_fields = "customFields",
        custom_values = "customValues", values = "values",
    }
}

open_enum! {
    pub enum SyncStrategy {
        MANUAL = "MANUAL", SCHEDULED = "SCHEDULED", WEBHOOK = "WEBHOOK",
    }
}

pub struct ConnectorWebhookSchema {
    pub supported: Option<bool>,
    pub webhook_url: Option<String>,
    pub events: Option<Vec<String>>,
    pub verification_token: Option<String>,
    pub secret_key: Option<String>,
}
from_json! {
    ConnectorWebhookSchema {
        supported = "supported", webhook_url = "webhookUrl", events = "events",
        verification_token = "verificationToken", secret_key = "secretKey",
    }
}

pub struct ConnectorScheduleSchema {
    pub interval_minutes: Option<i64>,
    pub cron_expression: Option<String>,
    pub timezone: Option<String>,
    pub start_time: Option<i64>,
    pub next_time: Option<i64>,
    pub end_time: Option<i64>,
    pub max_repetitions: Option<i64>,
    pub repetition_count: Option<i64>,
}
from_json! {
    ConnectorScheduleSchema {
        interval_minutes = "intervalMinutes", cron_expression = "cronExpression",
        timezone = "timezone", start_time = "startTime", next_time = "nextTime",
        end_time = "endTime", max_repetitions = "maxRepetitions",
        repetition_count = "repetitionCount",
    }
}

pub struct ConnectorRealtimeSchema {
    pub supported: Option<bool>,
    pub connection_type: Option<String>,
}
from_json! {
    ConnectorRealtimeSchema {
        supported = "supported", connection_type = "connectionType",
    }
}

pub struct ConnectorFiltersSchema {
    pub sync: ConnectorFilterGroupSchema,
    pub indexing: ConnectorFilterGroupSchema,
}
from_json! {
    ConnectorFiltersSchema {
        sync = "sync", indexing = "indexing",
    }
}

pub struct ConnectorFilterGroupSchema {
    pub schema: ConnectorFilterFieldList,
    pub values: Option<RawJson>,
}
from_json! {
    ConnectorFilterGroupSchema {
        schema = "schema", values = "values",
    }
}

pub struct ConnectorFilterFieldList {
    pub fields: Vec<ConnectorFilterField>,
}
from_json! {
    ConnectorFilterFieldList {
        fields = "fields",
    }
}

pub struct ConnectorFilterField {
    pub name: String,
    pub display_name: String,
    pub description: String,
    pub filter_type: ConnectorFilterType,
    pub category: ConnectorFilterCategory,
    pub required: bool,
    pub default_value: RawJson,
    pub default_operator: Option<String>,
    pub operators: Vec<String>,
    pub option_source_type: ConnectorFilterOptionSource,
    pub options: Option<Vec<RawJson>>,
    pub no_implicit_operator_default: Option<bool>,
}
from_json! {
    ConnectorFilterField {
        name = "name", display_name = "displayName", description = "description",
        filter_type = "filterType", category = "category", required = "required",
        default_value = "defaultValue", default_operator = "defaultOperator",
        operators = "operators", option_source_type = "optionSourceType", options = "options",
        no_implicit_operator_default = "noImplicitOperatorDefault",
    }
}

open_enum! {
    pub enum ConnectorFilterType {
        STRING = "string", BOOLEAN = "boolean", DATETIME = "datetime", LIST = "list",
        NUMBER = "number", MULTISELECT = "multiselect",
    }
}

open_enum! {
    pub enum ConnectorFilterCategory {
        SYNC = "sync", INDEXING = "indexing",
    }
}

open_enum! {
    pub enum ConnectorFilterOptionSource {
        MANUAL = "manual", STATIC = "static", DYNAMIC = "dynamic",
    }
}

pub struct ListConnectorInstancesResponse {
    pub success: bool,
    pub connectors: Vec<ConnectorInstance>,
    pub pagination: ConnectorPagination,
}
from_json! {
    ListConnectorInstancesResponse {
        success = "success", connectors = "connectors", pagination = "pagination",
    }
}

pub struct ConnectorPagination {
    pub page: i64,
    pub limit: i64,
    pub search: Option<String>,
    pub total_count: i64,
    pub total_pages: i64,
    pub has_prev: bool,
    pub has_next: bool,
    pub prev_page: Option<i64>,
    pub next_page: Option<i64>,
}
from_json! {
    ConnectorPagination {
        page = "page", limit = "limit", search = "search", total_count = "totalCount",
        total_pages = "totalPages", has_prev = "hasPrev", has_next = "hasNext",
        prev_page = "prevPage", next_page = "nextPage",
    }
}

pub struct CreateConnectorInstanceResponse {
    pub success: bool,
    pub connector: CreatedConnector,
    pub message: String,
}
from_json! {
    CreateConnectorInstanceResponse {
        success = "success", connector = "connector", message = "message",
    }
}

pub struct CreatedConnector {
    pub connector_id: String,
    pub connector_type: String,
    pub instance_name: String,
    pub created: bool,
    pub scope: ConnectorScope,
    pub created_by: String,
    pub is_authenticated: bool,
    pub is_configured: bool,
}
from_json! {
    CreatedConnector {
        connector_id = "connectorId", connector_type = "connectorType",
        instance_name = "instanceName", created = "created", scope = "scope",
        created_by = "createdBy", is_authenticated = "isAuthenticated",
        is_configured = "isConfigured",
    }
}

pub struct CreateConnectorInstanceRequest {
    pub connector_type: String,
    pub instance_name: String,
    pub scope: ConnectorScope,
    pub auth_type: Option<ConnectorAuthType>,
    pub config: Option<CreateConnectorConfig>,
    pub base_url: Option<String>,
}
to_json! {
    CreateConnectorInstanceRequest {
        connector_type = "connectorType<1,", instance_name = "instanceName<1,", scope = "scope",
        auth_type = "authType", config = "config", base_url = "baseUrl",
    }
}

pub struct CreateConnectorConfig {
    pub auth: Option<ConnectorAuthInput>,
    pub sync: Option<ConnectorSyncInput>,
    pub filters: Option<ConnectorFiltersInput>,
}
to_json! {
    CreateConnectorConfig {
        auth = "auth", sync = "sync", filters = "filters",
    }
}

pub struct ConnectorAuthInput {
    pub oauth_config_id: Option<String>,
    pub oauth_instance_name: Option<String>,
    pub auth_type: Option<String>,
}
to_json! {
    ConnectorAuthInput {
        oauth_config_id = "oauthConfigId", oauth_instance_name = "oauthInstanceName",
        auth_type = "authType",
    }
}

pub struct ConnectorSyncInput {
    pub selected_strategy: Option<SyncStrategy>,
    pub scheduled_config: Option<ConnectorScheduleInput>,
    pub custom_values: Option<RawJson>,
}
to_json! {
    ConnectorSyncInput {
        selected_strategy = "selectedStrategy", scheduled_config = "scheduledConfig",
        custom_values = "customValues",
    }
}

pub struct ConnectorScheduleInput {
    pub interval_minutes: Option<i64>,
    pub timezone: Option<String>,
}
to_json! {
    ConnectorScheduleInput {
        interval_minutes = "intervalMinutes<1,", timezone = "timezone",
    }
}

pub struct ConnectorFiltersInput {
    pub sync: Option<ConnectorFilterValues>,
    pub indexing: Option<ConnectorFilterValues>,
}
to_json! {
    ConnectorFiltersInput {
        sync = "sync", indexing = "indexing",
    }
}

pub struct ConnectorFilterValues {
    pub values: Option<Map<RawJson>>,
}
to_json! {
    ConnectorFilterValues {
        values = "values",
    }
}

pub struct DeleteConnectorInstanceResponse {
    pub success: bool,
    pub message: String,
    pub connector_id: String,
    pub status: ConnectorStatus,
}
from_json! {
    DeleteConnectorInstanceResponse {
        success = "success", message = "message", connector_id = "connectorId", status = "status",
    }
}

pub struct SemanticSearchExecuteResponse {
    pub search_id: String,
    pub search_response: SemanticSearchAiResponse,
}
from_json! {
    SemanticSearchExecuteResponse {
        search_id = "searchId", search_response = "searchResponse",
    }
}

pub struct SemanticSearchAiResponse {
    pub search_results: Vec<SemanticSearchHit>,
    pub records: Vec<SemanticSearchGraphRecord>,
    pub status: String,
    pub status_code: i64,
    pub message: String,
    pub applied_filters: Option<SemanticSearchAppliedFilters>,
    pub virtual_to_record_map: Option<Map<SemanticSearchGraphRecord>>,
}
from_json! {
    SemanticSearchAiResponse {
        search_results = "searchResults", records = "records", status = "status",
        status_code = "status_code", message = "message", applied_filters = "appliedFilters",
        virtual_to_record_map = "virtual_to_record_map",
    }
}

pub struct SemanticSearchHit {
    pub content: String,
    pub score: Option<f64>,
    pub citation_type: String,
    pub metadata: SemanticSearchHitMetadata,
    pub virtual_record_id: Option<String>,
    pub block_type: Option<String>,
    pub block_index: Option<i64>,
}
from_json! {
    SemanticSearchHit {
        content = "content", score = "score", citation_type = "citationType",
        metadata = "metadata", virtual_record_id = "virtual_record_id", block_type = "block_type",
        block_index = "block_index",
    }
}

pub struct SemanticSearchHitMetadata {
    pub org_id: String,
    pub record_id: String,
    pub virtual_record_id: Option<String>,
    pub record_name: String,
    pub record_type: Option<String>,
    pub record_version: Option<RawJson>,
    pub origin: SemanticSearchHitMetadataOrigin,
    pub connector: Option<String>,
    pub connector_id: Option<String>,
    pub kb_id: Option<String>,
    pub block_text: Option<String>,
    pub block_type: Option<String>,
    pub block_index: Option<i64>,
    pub block_id: Option<String>,
    pub block_num: Option<Vec<Option<f64>>>,
    pub bounding_box: Option<Vec<SemanticSearchBoundingBox>>,
    pub page_num: Option<Vec<Option<i64>>>,
    pub sheet_name: Option<String>,
    pub sheet_num: Option<f64>,
    pub extension: Option<String>,
    pub mime_type: String,
    pub web_url: Option<String>,
    pub preview_renderable: Option<bool>,
    pub hide_weburl: Option<bool>,
    pub is_block: Option<bool>,
    pub is_block_group: Option<bool>,
    pub is_record_summary: Option<bool>,
    pub point_id: Option<RawJson>,
}
from_json! {
    SemanticSearchHitMetadata {
        org_id = "orgId", record_id = "recordId", virtual_record_id = "virtualRecordId",
        record_name = "recordName", record_type = "recordType", record_version = "recordVersion",
        origin = "origin", connector = "connector", connector_id = "connectorId", kb_id = "kbId",
        block_text = "blockText", block_type = "blockType", block_index = "blockIndex",
        block_id = "blockId", block_num = "blockNum", bounding_box = "bounding_box",
        page_num = "pageNum", sheet_name = "sheetName", sheet_num = "sheetNum",
        extension = "extension", mime_type = "mimeType", web_url = "webUrl",
        preview_renderable = "previewRenderable", hide_weburl = "hideWeburl", is_block = "isBlock",
        is_block_group = "isBlockGroup", is_record_summary = "isRecordSummary",
        point_id = "point_id",
    }
}

open_enum! {
    pub enum SemanticSearchHitMetadataOrigin {
        UPLOAD = "UPLOAD", CONNECTOR = "CONNECTOR",
    }
}

pub struct SemanticSearchBoundingBox {
    pub x: f64,
    pub y: f64,
}
from_json! {
    SemanticSearchBoundingBox {
        x = "x", y = "y",
    }
}

pub struct SemanticSearchGraphRecord {
    pub key: String,
    pub id: Option<String>,
    pub rev: Option<String>,
    pub org_id: Option<String>,
    pub record_name: String,
    pub external_record_id: Option<String>,
    pub external_root_group_id: Option<String>,
    pub external_group_id: Option<String>,
    pub external_parent_id: Option<String>,
    pub external_revision_id: Option<String>,
    pub record_group_id: Option<String>,
    pub connector_id: Option<String>,
    pub connector_name: Option<ConnectorNameEnum>,
    pub record_type: Option<RecordTypeEnum>,
    pub origin: Option<SemanticSearchGraphRecordOrigin>,
    pub version: Option<i64>,
    pub is_latest_version: Option<bool>,
    pub created_at_timestamp: Option<i64>,
    pub updated_at_timestamp: Option<i64>,
    pub source_created_at_timestamp: Option<i64>,
    pub source_last_modified_timestamp: Option<i64>,
    pub last_sync_timestamp: Option<i64>,
    pub last_index_timestamp: Option<i64>,
    pub last_extraction_timestamp: Option<i64>,
    pub processing_started_at: Option<i64>,
    pub parsing_status: Option<SemanticSearchGraphRecordParsingStatus>,
    pub indexing_status: Option<SemanticSearchGraphRecordIndexingStatus>,
    pub extraction_status: Option<SemanticSearchGraphRecordExtractionStatus>,
    pub reason: Option<String>,
    pub is_deleted: Option<bool>,
    pub is_archived: Option<bool>,
    pub deleted_by_user_id: Option<String>,
    pub is_dirty: Option<bool>,
    pub is_vlm_ocr_processed: Option<bool>,
    pub mime_type: Option<String>,
    pub size_in_bytes: Option<i64>,
    pub md5_checksum: Option<String>,
    pub virtual_record_id: Option<String>,
    pub summary_document_id: Option<String>,
    pub storage_document_id: Option<String>,
    pub web_url: Option<String>,
    pub preview_renderable: Option<bool>,
    pub is_shared: Option<bool>,
    pub is_dependent_node: Option<bool>,
    pub parent_node_id: Option<String>,
    pub hide_weburl: Option<bool>,
    pub is_internal: Option<bool>,
    pub is_placeholder: Option<bool>,
    pub definition: Option<String>,
    pub source_tables: Option<Vec<String>>,
    pub row_count: Option<i64>,
    pub location: Option<String>,
}
from_json! {
    SemanticSearchGraphRecord {
        key = "_key", id = "_id", rev = "_rev", org_id = "orgId", record_name = "recordName",
        external_record_id = "externalRecordId", external_root_group_id = "externalRootGroupId",
        external_group_id = "externalGroupId", external_parent_id = "externalParentId",
        external_revision_id = "externalRevisionId", record_group_id = "recordGroupId",
        connector_id = "connectorId", connector_name = "connectorName", record_type = "recordType",
        origin = "origin", version = "version", is_latest_version = "isLatestVersion",
        created_at_timestamp = "createdAtTimestamp", updated_at_timestamp = "updatedAtTimestamp",
        source_created_at_timestamp = "sourceCreatedAtTimestamp",
        source_last_modified_timestamp = "sourceLastModifiedTimestamp",
        last_sync_timestamp = "lastSyncTimestamp", last_index_timestamp = "lastIndexTimestamp",
        last_extraction_timestamp = "lastExtractionTimestamp",
        processing_started_at = "processingStartedAt", parsing_status = "parsingStatus",
        indexing_status = "indexingStatus", extraction_status = "extractionStatus",
        reason = "reason", is_deleted = "isDeleted", is_archived = "isArchived",
        deleted_by_user_id = "deletedByUserId", is_dirty = "isDirty",
        is_vlm_ocr_processed = "isVLMOcrProcessed", mime_type = "mimeType",
        size_in_bytes = "sizeInBytes", md5_checksum = "md5Checksum",
        virtual_record_id = "virtualRecordId", summary_document_id = "summaryDocumentId",
        storage_document_id = "storageDocumentId", web_url = "webUrl",
        preview_renderable = "previewRenderable", is_shared = "isShared",
        is_dependent_node = "isDependentNode", parent_node_id = "parentNodeId",
        hide_weburl = "hideWeburl", is_internal = "isInternal", is_placeholder = "isPlaceholder",
        definition = "definition", source_tables = "sourceTables", row_count = "rowCount",
        location = "location",
    }
}

open_enum! {
    pub enum ConnectorNameEnum {
        DRIVE = "DRIVE", DRIVE_WORKSPACE = "DRIVE WORKSPACE", GMAIL = "GMAIL",
        GMAIL_WORKSPACE = "GMAIL WORKSPACE", CALENDAR = "CALENDAR", ONEDRIVE = "ONEDRIVE",
        SHAREPOINT_ONLINE = "SHAREPOINT ONLINE", OUTLOOK = "OUTLOOK",
        OUTLOOK_PERSONAL = "OUTLOOK PERSONAL", OUTLOOK_CALENDAR = "OUTLOOK CALENDAR",
        MICROSOFT_TEAMS = "MICROSOFT TEAMS", NOTION = "NOTION", SLACK = "SLACK",
        SLACK_WORKSPACE = "SLACK WORKSPACE", KB = "KB", CONFLUENCE = "CONFLUENCE",
        CONFLUENCE_DATA_CENTER = "CONFLUENCE DATA CENTER",
        CONFLUENCE_DATA_CENTER_PERSONAL = "CONFLUENCE DATA CENTER PERSONAL", JIRA = "JIRA",
        JIRA_PERSONAL = "JIRA PERSONAL", JIRA_DATA_CENTER = "JIRA DATA CENTER",
        JIRA_DATA_CENTER_PERSONAL = "JIRA DATA CENTER PERSONAL", BOX_ = "BOX",
        NEXTCLOUD = "NEXTCLOUD", DROPBOX = "DROPBOX", DROPBOX_PERSONAL = "DROPBOX PERSONAL",
        WEB = "WEB", BOOKSTACK = "BOOKSTACK", GITHUB = "GITHUB", GITHUB_TEAMS = "GITHUB TEAMS",
        SERVICENOW = "SERVICENOW", SALESFORCE = "SALESFORCE", S3 = "S3", MINIO = "MINIO",
        GCS = "GCS", AZURE_BLOB = "AZURE BLOB", AZURE_FILES = "AZURE FILES", LINEAR = "LINEAR",
        ZAMMAD = "ZAMMAD", ZOOM = "ZOOM", GITLAB = "GITLAB", GITLAB_PERSONAL = "GITLAB PERSONAL",
        SNOWFLAKE = "SNOWFLAKE", POSTGRESQL = "POSTGRESQL", MARIADB = "MARIADB",
        UNKNOWN = "UNKNOWN", RSS = "RSS", LOCAL_FS = "LOCAL_FS", CODING_SANDBOX = "CODING_SANDBOX",
        DATABASE_SANDBOX = "DATABASE_SANDBOX", IMAGE_GENERATION = "IMAGE_GENERATION",
        ATTACHMENTS = "ATTACHMENTS", APP_LEVEL = "APP_LEVEL",
    }
}

open_enum! {
    pub enum RecordTypeEnum {
        FILE = "FILE", DRIVE = "DRIVE", WEBPAGE = "WEBPAGE", DATABASE = "DATABASE",
        DATASOURCE = "DATASOURCE", MESSAGE = "MESSAGE", MAIL = "MAIL", GROUP_MAIL = "GROUP_MAIL",
        TICKET = "TICKET", COMMENT = "COMMENT", INLINE_COMMENT = "INLINE_COMMENT",
        CONFLUENCE_PAGE = "CONFLUENCE_PAGE", CONFLUENCE_BLOGPOST = "CONFLUENCE_BLOGPOST",
        SHAREPOINT_PAGE = "SHAREPOINT_PAGE", SHAREPOINT_LIST = "SHAREPOINT_LIST",
        SHAREPOINT_LIST_ITEM = "SHAREPOINT_LIST_ITEM",
        SHAREPOINT_DOCUMENT_LIBRARY = "SHAREPOINT_DOCUMENT_LIBRARY", LINK = "LINK",
        PROJECT = "PROJECT", PULL_REQUEST = "PULL_REQUEST", MEETING = "MEETING",
        PRODUCT = "PRODUCT", DEAL = "DEAL", CASE = "CASE", TASK = "TASK", ARTIFACT = "ARTIFACT",
        CODE_FILE = "CODE_FILE", SQL_TABLE = "SQL_TABLE", SQL_VIEW = "SQL_VIEW", OTHERS = "OTHERS",
    }
}

open_enum! {
    pub enum SemanticSearchGraphRecordOrigin {
        UPLOAD = "UPLOAD", CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    pub enum SemanticSearchGraphRecordParsingStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
    }
}

open_enum! {
    pub enum SemanticSearchGraphRecordIndexingStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
        CONNECTOR_DISABLED = "CONNECTOR_DISABLED",
    }
}

open_enum! {
    pub enum SemanticSearchGraphRecordExtractionStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
    }
}

pub struct SemanticSearchAppliedFilters {
    pub kb: Vec<String>,
    pub kb_count: i64,
}
from_json! {
    SemanticSearchAppliedFilters {
        kb = "kb", kb_count = "kb_count",
    }
}

pub struct SemanticSearchRequest {
    pub query: String,
    pub filters: Option<Filters>,
    pub limit: i64,
}
to_json! {
    SemanticSearchRequest {
        query = "query<1,100000", filters = "filters", limit = "limit<1,100",
    }
}

pub struct Filters {
    pub apps: Option<Vec<String>>,
    pub kb: Option<Vec<String>>,
}
to_json! {
    Filters {
        apps = "apps", kb = "kb",
    }
}

pub struct ConversationDetailResponse {
    pub conversation: ConversationDetail,
    pub filters: ConversationFilters,
    pub meta: ConversationDetailMeta,
}
from_json! {
    ConversationDetailResponse {
        conversation = "conversation", filters = "filters", meta = "meta",
    }
}

pub struct ConversationDetail {
    pub id: String,
    pub title: Option<String>,
    pub initiator: String,
    pub created_at: String,
    pub is_shared: Option<bool>,
    pub shared_with: Option<Vec<SharedWithEntry>>,
    pub status: Option<ConversationDetailStatus>,
    pub fail_reason: Option<String>,
    pub messages: Vec<Message>,
    pub model_info: Option<ConversationModelInfo>,
    pub pagination: MessagePagination,
    pub access: ConversationAccess,
}
from_json! {
    ConversationDetail {
        id = "id", title = "title", initiator = "initiator", created_at = "createdAt",
        is_shared = "isShared", shared_with = "sharedWith", status = "status",
        fail_reason = "failReason", messages = "messages", model_info = "modelInfo",
        pagination = "pagination", access = "access",
    }
}

pub struct SharedWithEntry {
    pub id: Option<String>,
    pub user_id: String,
    pub access_level: Option<SharedWithEntryAccessLevel>,
}
from_json! {
    SharedWithEntry {
        id = "_id", user_id = "userId", access_level = "accessLevel",
    }
}

open_enum! {
    pub enum SharedWithEntryAccessLevel {
        READ = "read", WRITE = "write",
    }
}

open_enum! {
    pub enum ConversationDetailStatus {
        NONE = "None", INPROGRESS = "Inprogress", COMPLETE = "Complete", FAILED = "Failed",
    }
}

pub struct Message {
    pub id: String,
    pub message_type: MessageMessageType,
    pub content: String,
    pub content_format: Option<MessageContentFormat>,
    pub citations: Option<Vec<MessageCitation>>,
    pub confidence: Option<MessageConfidence>,
    pub follow_up_questions: Option<Vec<FollowUpQuestion>>,
    pub feedback: Option<Vec<MessageFeedback>>,
    pub metadata: Option<MessageMetadata>,
    pub model_info: Option<ConversationModelInfo>,
    pub applied_filters: Option<MessageAppliedFilters>,
    pub reference_data: Option<Vec<ReferenceDataItem>>,
    pub attachments: Option<Vec<ChatAttachmentRef>>,
    pub tools: Option<Vec<MessageToolCall>>,
    pub reasoning: Option<Vec<MessageReasoningTurn>>,
    pub parts: Option<Vec<MessagePart>>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
}
from_json! {
    Message {
        id = "_id", message_type = "messageType", content = "content",
        content_format = "contentFormat", citations = "citations", confidence = "confidence",
        follow_up_questions = "followUpQuestions", feedback = "feedback", metadata = "metadata",
        model_info = "modelInfo", applied_filters = "appliedFilters",
        reference_data = "referenceData", attachments = "attachments", tools = "tools",
        reasoning = "reasoning", parts = "parts", created_at = "createdAt",
        updated_at = "updatedAt",
    }
}

open_enum! {
    pub enum MessageMessageType {
        USER_QUERY = "user_query", BOT_RESPONSE = "bot_response", ERROR = "error",
        FEEDBACK = "feedback", SYSTEM = "system", TOOL_CALL = "tool_call",
    }
}

open_enum! {
    pub enum MessageContentFormat {
        MARKDOWN = "MARKDOWN", JSON = "JSON", HTML = "HTML",
    }
}

pub struct MessageCitation {
    pub citation_id: Option<String>,
    pub citation_data: Option<Citation>,
    pub relevance_score: Option<f64>,
    pub excerpt: Option<String>,
    pub context: Option<String>,
}
from_json! {
    MessageCitation {
        citation_id = "citationId", citation_data = "citationData",
        relevance_score = "relevanceScore", excerpt = "excerpt", context = "context",
    }
}

pub struct Citation {
    pub id: String,
    pub content: String,
    pub chunk_index: f64,
    pub citation_type: String,
    pub metadata: CitationMetadata,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub v: Option<i64>,
}
from_json! {
    Citation {
        id = "_id", content = "content", chunk_index = "chunkIndex",
        citation_type = "citationType", metadata = "metadata", created_at = "createdAt",
        updated_at = "updatedAt", v = "__v",
    }
}

pub struct CitationMetadata {
    pub org_id: String,
    pub mime_type: String,
    pub record_id: String,
    pub record_name: String,
    pub origin: String,
    pub connector: Option<String>,
    pub record_type: Option<String>,
    pub record_version: Option<f64>,
    pub extension: Option<String>,
    pub web_url: Option<String>,
    pub preview_renderable: Option<bool>,
    pub hide_weburl: Option<bool>,
    pub block_num: Option<Vec<Option<f64>>>,
    pub page_num: Option<Vec<Option<f64>>>,
    pub sheet_num: Option<f64>,
    pub sheet_name: Option<String>,
    pub block_type: Option<String>,
    pub block_text: Option<String>,
    pub bounding_box: Option<Vec<CitationBoundingPoint>>,
    pub departments: Option<Vec<String>>,
    pub languages: Option<Vec<String>>,
    pub topics: Option<Vec<String>>,
    pub categories: Option<String>,
    pub subcategory_level1: Option<String>,
    pub subcategory_level2: Option<String>,
    pub subcategory_level3: Option<String>,
    pub score: Option<f64>,
    pub id: Option<String>,
    pub collection_name: Option<String>,
}
from_json! {
    CitationMetadata {
        org_id = "orgId", mime_type = "mimeType", record_id = "recordId",
        record_name = "recordName", origin = "origin", connector = "connector",
        record_type = "recordType", record_version = "recordVersion", extension = "extension",
        web_url = "webUrl", preview_renderable = "previewRenderable", hide_weburl = "hideWeburl",
        block_num = "blockNum", page_num = "pageNum", sheet_num = "sheetNum",
        sheet_name = "sheetName", block_type = "blockType", block_text = "blockText",
        bounding_box = "bounding_box", departments = "departments", languages = "languages",
        topics = "topics", categories = "categories", subcategory_level1 = "subcategoryLevel1",
        subcategory_level2 = "subcategoryLevel2", subcategory_level3 = "subcategoryLevel3",
        score = "score", id = "_id", collection_name = "_collection_name",
    }
}

pub struct CitationBoundingPoint {
    pub id: Option<String>,
    pub x: f64,
    pub y: f64,
}
from_json! {
    CitationBoundingPoint {
        id = "_id", x = "x", y = "y",
    }
}

open_enum! {
    pub enum MessageConfidence {
        VERY_HIGH = "Very High", HIGH = "High", MEDIUM = "Medium", LOW = "Low",
        UNKNOWN = "Unknown",
    }
}

pub struct FollowUpQuestion {
    pub question: String,
    pub confidence: Option<String>,
    pub reasoning: Option<String>,
}
from_json! {
    FollowUpQuestion {
        question = "question", confidence = "confidence", reasoning = "reasoning",
    }
}

pub struct MessageFeedback {
    pub is_helpful: Option<bool>,
    pub ratings: Option<FeedbackRatings>,
    pub categories: Option<Vec<MessageFeedbackCategoriesItem>>,
    pub comments: Option<FeedbackComments>,
    pub citation_feedback: Option<Vec<CitationFeedback>>,
    pub follow_up_questions_helpful: Option<bool>,
    pub unused_follow_up_questions: Option<Vec<String>>,
    pub source: Option<MessageFeedbackSource>,
    pub feedback_provider: Option<String>,
    pub timestamp: Option<i64>,
    pub revisions: Option<Vec<FeedbackRevision>>,
    pub metrics: Option<FeedbackMetrics>,
}
from_json! {
    MessageFeedback {
        is_helpful = "isHelpful", ratings = "ratings", categories = "categories",
        comments = "comments", citation_feedback = "citationFeedback",
        follow_up_questions_helpful = "followUpQuestionsHelpful",
        unused_follow_up_questions = "unusedFollowUpQuestions", source = "source",
        feedback_provider = "feedbackProvider", timestamp = "timestamp", revisions = "revisions",
        metrics = "metrics",
    }
}

pub struct FeedbackRatings {
    pub accuracy: Option<f64>,
    pub relevance: Option<f64>,
    pub completeness: Option<f64>,
    pub clarity: Option<f64>,
}
from_json! {
    FeedbackRatings {
        accuracy = "accuracy", relevance = "relevance", completeness = "completeness",
        clarity = "clarity",
    }
}

open_enum! {
    pub enum MessageFeedbackCategoriesItem {
        INCORRECT_INFORMATION = "incorrect_information",
        MISSING_INFORMATION = "missing_information",
        IRRELEVANT_INFORMATION = "irrelevant_information",
        UNCLEAR_EXPLANATION = "unclear_explanation", POOR_CITATIONS = "poor_citations",
        EXCELLENT_ANSWER = "excellent_answer", HELPFUL_CITATIONS = "helpful_citations",
        WELL_EXPLAINED = "well_explained", OTHER = "other",
    }
}

pub struct FeedbackComments {
    pub positive: Option<String>,
    pub negative: Option<String>,
    pub suggestions: Option<String>,
}
from_json! {
    FeedbackComments {
        positive = "positive", negative = "negative", suggestions = "suggestions",
    }
}

pub struct CitationFeedback {
    pub id: Option<String>,
    pub citation_id: Option<String>,
    pub is_relevant: Option<bool>,
    pub relevance_score: Option<f64>,
    pub comment: Option<String>,
}
from_json! {
    CitationFeedback {
        id = "_id", citation_id = "citationId", is_relevant = "isRelevant",
        relevance_score = "relevanceScore", comment = "comment",
    }
}

open_enum! {
    pub enum MessageFeedbackSource {
        USER = "user", SYSTEM = "system", ADMIN = "admin", AUTO = "auto",
    }
}

pub struct FeedbackRevision {
    pub id: Option<String>,
    pub updated_fields: Option<Vec<String>>,
    pub previous_values: Option<RawJson>,
    pub updated_by: Option<String>,
    pub updated_at: Option<i64>,
}
from_json! {
    FeedbackRevision {
        id = "_id", updated_fields = "updatedFields", previous_values = "previousValues",
        updated_by = "updatedBy", updated_at = "updatedAt",
    }
}

pub struct FeedbackMetrics {
    pub time_to_feedback: Option<f64>,
    pub user_interaction_time: Option<f64>,
    pub feedback_session_id: Option<String>,
    pub user_agent: Option<String>,
    pub platform: Option<String>,
}
from_json! {
    FeedbackMetrics {
        time_to_feedback = "timeToFeedback", user_interaction_time = "userInteractionTime",
        feedback_session_id = "feedbackSessionId", user_agent = "userAgent", platform = "platform",
    }
}

pub struct MessageMetadata {
    pub processing_time_ms: Option<f64>,
    pub model_version: Option<String>,
    pub ai_transaction_id: Option<String>,
}
from_json! {
    MessageMetadata {
        processing_time_ms = "processingTimeMs", model_version = "modelVersion",
        ai_transaction_id = "aiTransactionId",
    }
}

pub struct ConversationModelInfo {
    pub model_key: Option<String>,
    pub model_name: Option<String>,
    pub model_provider: Option<String>,
    pub model_friendly_name: Option<String>,
    pub chat_mode: Option<String>,
    pub reasoning_effort: Option<ConversationModelInfoReasoningEffort>,
}
from_json! {
    ConversationModelInfo {
        model_key = "modelKey", model_name = "modelName", model_provider = "modelProvider",
        model_friendly_name = "modelFriendlyName", chat_mode = "chatMode",
        reasoning_effort = "reasoningEffort",
    }
}

open_enum! {
    pub enum ConversationModelInfoReasoningEffort {
        NONE = "none", LOW = "low", MEDIUM = "medium", HIGH = "high", MAX = "max",
    }
}

pub struct MessageAppliedFilters {
    pub apps: Option<Vec<MessageAppliedFilterNode>>,
    pub kb: Option<Vec<MessageAppliedFilterNode>>,
}
from_json! {
    MessageAppliedFilters {
        apps = "apps", kb = "kb",
    }
}

pub struct MessageAppliedFilterNode {
    pub id: Option<String>,
    pub name: Option<String>,
    pub node_type: Option<String>,
    pub connector: Option<String>,
}
from_json! {
    MessageAppliedFilterNode {
        id = "id", name = "name", node_type = "nodeType", connector = "connector",
    }
}

pub struct ReferenceDataItem {
    pub name: Option<String>,
    pub id: Option<String>,
    pub type_: Option<String>,
    pub app: Option<String>,
    pub web_url: Option<String>,
    pub metadata: Option<RawJson>,
}
from_json! {
    ReferenceDataItem {
        name = "name", id = "id", type_ = "type", app = "app", web_url = "webUrl",
        metadata = "metadata",
    }
}

pub struct ChatAttachmentRef {
    pub record_id: String,
    pub record_name: Option<String>,
    pub mime_type: Option<String>,
    pub extension: Option<String>,
    pub virtual_record_id: Option<String>,
}
from_json! {
    ChatAttachmentRef {
        record_id = "recordId", record_name = "recordName", mime_type = "mimeType",
        extension = "extension", virtual_record_id = "virtualRecordId",
    }
}

pub struct MessageToolCall {
    pub tool_name: String,
    pub tool_result: Option<RawJson>,
}
from_json! {
    MessageToolCall {
        tool_name = "toolName", tool_result = "toolResult",
    }
}

pub struct MessageReasoningTurn {
    pub message_id: Option<String>,
    pub turn_index: Option<f64>,
    pub content: String,
}
from_json! {
    MessageReasoningTurn {
        message_id = "messageId", turn_index = "turnIndex", content = "content",
    }
}

pub struct MessagePart {
    pub type_: MessagePartType,
    pub content: Option<String>,
    pub tool_call_id: Option<String>,
    pub tool_name: Option<String>,
    pub display_name: Option<String>,
    pub args: Option<String>,
    pub args_summary: Option<String>,
    pub status: Option<MessagePartStatus>,
    pub result_preview: Option<String>,
    pub result_summary: Option<String>,
    pub artifact_id: Option<String>,
    pub run_id: Option<String>,
    pub role_name: Option<String>,
    pub is_final: Option<bool>,
    pub parts: Option<Vec<MessagePart>>,
}
from_json! {
    MessagePart {
        type_ = "type", content = "content", tool_call_id = "toolCallId", tool_name = "toolName",
        display_name = "displayName", args = "args", args_summary = "argsSummary",
        status = "status", result_preview = "resultPreview", result_summary = "resultSummary",
        artifact_id = "artifactId", run_id = "runId", role_name = "roleName", is_final = "isFinal",
        parts = "parts",
    }
}

open_enum! {
    pub enum MessagePartType {
        TEXT = "text", REASONING = "reasoning", TOOL_CALL = "tool_call", SUB_AGENT = "sub_agent",
    }
}

open_enum! {
    pub enum MessagePartStatus {
        RUNNING = "running", COMPLETED = "completed", FAILED = "failed", BLOCKED = "blocked",
    }
}

pub struct MessagePagination {
    pub page: i64,
    pub limit: i64,
    pub total_count: i64,
    pub total_pages: i64,
    pub has_next_page: bool,
    pub has_prev_page: bool,
    pub message_range: MessageRange,
}
from_json! {
    MessagePagination {
        page = "page", limit = "limit", total_count = "totalCount", total_pages = "totalPages",
        has_next_page = "hasNextPage", has_prev_page = "hasPrevPage",
        message_range = "messageRange",
    }
}

pub struct MessageRange {
    pub start: i64,
    pub end: i64,
}
from_json! {
    MessageRange {
        start = "start", end = "end",
    }
}

pub struct ConversationAccess {
    pub is_owner: bool,
    pub access_level: ConversationAccessAccessLevel,
}
from_json! {
    ConversationAccess {
        is_owner = "isOwner", access_level = "accessLevel",
    }
}

open_enum! {
    pub enum ConversationAccessAccessLevel {
        READ = "read", WRITE = "write",
    }
}

pub struct ConversationFilters {
    pub applied: ConversationAppliedFilters,
    pub available: ConversationAvailableFilters,
}
from_json! {
    ConversationFilters {
        applied = "applied", available = "available",
    }
}

pub struct ConversationAppliedFilters {
    pub filters: Vec<String>,
    pub values: ConversationFilterValues,
}
from_json! {
    ConversationAppliedFilters {
        filters = "filters", values = "values",
    }
}

pub struct ConversationFilterValues {
    pub page: Option<i64>,
    pub limit: Option<i64>,
    pub search: Option<String>,
    pub shared: Option<String>,
    pub sort_by: Option<String>,
    pub sort_order: Option<String>,
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    pub message_type: Option<String>,
    pub date_range: Option<AppliedDateRange>,
}
from_json! {
    ConversationFilterValues {
        page = "page", limit = "limit", search = "search", shared = "shared", sort_by = "sortBy",
        sort_order = "sortOrder", start_date = "startDate", end_date = "endDate",
        message_type = "messageType", date_range = "dateRange",
    }
}

pub struct AppliedDateRange {
    pub start: Option<String>,
    pub end: Option<String>,
}
from_json! {
    AppliedDateRange {
        start = "start", end = "end",
    }
}

pub struct ConversationAvailableFilters {
    pub shared: FilterOption,
    pub tags: FilterOption,
    pub min_messages: FilterOption,
    pub search: FilterOption,
    pub pagination: PaginationFilterOptions,
    pub sorting: SortFilterOptions,
    pub date_filters: DateFilterOptions,
    pub message_filters: MessageFilterOptions,
    pub sorting_messages: SortFilterOptions,
}
from_json! {
    ConversationAvailableFilters {
        shared = "shared", tags = "tags", min_messages = "minMessages", search = "search",
        pagination = "pagination", sorting = "sorting", date_filters = "dateFilters",
        message_filters = "messageFilters", sorting_messages = "sortingMessages",
    }
}

pub struct FilterOption {
    pub type_: Option<String>,
    pub values: Option<Vec<String>>,
    pub description: String,
    pub current: Option<RawJson>,
    pub applied: Option<bool>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub default: Option<RawJson>,
    pub format: Option<String>,
}
from_json! {
    FilterOption {
        type_ = "type", values = "values", description = "description", current = "current",
        applied = "applied", min = "min", max = "max", default = "default", format = "format",
    }
}

pub struct PaginationFilterOptions {
    pub page: FilterOption,
    pub limit: FilterOption,
}
from_json! {
    PaginationFilterOptions {
        page = "page", limit = "limit",
    }
}

pub struct SortFilterOptions {
    pub sort_by: FilterOption,
    pub sort_order: FilterOption,
}
from_json! {
    SortFilterOptions {
        sort_by = "sortBy", sort_order = "sortOrder",
    }
}

pub struct DateFilterOptions {
    pub date_range: FilterOption,
}
from_json! {
    DateFilterOptions {
        date_range = "dateRange",
    }
}

pub struct MessageFilterOptions {
    pub message_type: FilterOption,
}
from_json! {
    MessageFilterOptions {
        message_type = "messageType",
    }
}

pub struct ConversationDetailMeta {
    pub request_id: String,
    pub timestamp: String,
    pub duration: i64,
    pub conversation_id: String,
    pub message_count: i64,
}
from_json! {
    ConversationDetailMeta {
        request_id = "requestId", timestamp = "timestamp", duration = "duration",
        conversation_id = "conversationId", message_count = "messageCount",
    }
}

pub struct GetAllUsersResponse {
    pub users: Vec<UserListItem>,
    pub pagination: PaginationMetadata,
}
from_json! {
    GetAllUsersResponse {
        users = "users", pagination = "pagination",
    }
}

pub struct UserListItem {
    pub id: String,
    pub user_id: String,
    pub org_id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub is_active: bool,
    pub has_logged_in: bool,
    pub is_blocked: bool,
    pub created_at_timestamp: Option<i64>,
    pub updated_at_timestamp: Option<i64>,
    pub profile_picture: Option<String>,
    pub role: UserRoleLabel,
    pub group_count: i64,
    pub user_groups: Vec<UserGroupRef>,
}
from_json! {
    UserListItem {
        id = "id", user_id = "userId", org_id = "orgId", name = "name", email = "email",
        is_active = "isActive", has_logged_in = "hasLoggedIn", is_blocked = "isBlocked",
        created_at_timestamp = "createdAtTimestamp", updated_at_timestamp = "updatedAtTimestamp",
        profile_picture = "profilePicture", role = "role", group_count = "groupCount",
        user_groups = "userGroups",
    }
}

open_enum! {
    pub enum UserRoleLabel {
        ADMIN = "Admin", MEMBER = "Member",
    }
}

pub struct UserGroupRef {
    pub id: String,
    pub name: String,
    pub type_: UserGroupType,
}
from_json! {
    UserGroupRef {
        id = "_id", name = "name", type_ = "type",
    }
}

open_enum! {
    pub enum UserGroupType {
        ADMIN = "admin", STANDARD = "standard", EVERYONE = "everyone", CUSTOM = "custom",
    }
}

pub struct PaginationMetadata {
    pub page: i64,
    pub limit: i64,
    pub total_count: i64,
    pub total_pages: i64,
    pub has_next_page: bool,
    pub has_prev_page: bool,
}
from_json! {
    PaginationMetadata {
        page = "page", limit = "limit", total_count = "totalCount", total_pages = "totalPages",
        has_next_page = "hasNextPage", has_prev_page = "hasPrevPage",
    }
}

pub struct GetRecordByIdResponse {
    pub record: RecordDetail,
    pub knowledge_base: Option<RecordKnowledgeBase>,
    pub folder: Option<NamedRef>,
    pub metadata: Option<RecordMetadata>,
    pub permissions: Vec<RecordAccess>,
}
from_json! {
    GetRecordByIdResponse {
        record = "record", knowledge_base = "knowledgeBase", folder = "folder",
        metadata = "metadata", permissions = "permissions",
    }
}

pub struct RecordDetail {
    pub id: String,
    pub org_id: Option<String>,
    pub record_name: String,
    pub external_record_id: String,
    pub external_root_group_id: Option<String>,
    pub external_group_id: Option<String>,
    pub external_parent_id: Option<String>,
    pub external_revision_id: Option<String>,
    pub record_group_id: Option<String>,
    pub connector_id: Option<String>,
    pub connector_name: Option<ConnectorNameEnum>,
    pub record_type: RecordTypeEnum,
    pub origin: RecordDetailOrigin,
    pub version: Option<i64>,
    pub is_latest_version: Option<bool>,
    pub created_at_timestamp: i64,
    pub updated_at_timestamp: Option<i64>,
    pub source_created_at_timestamp: Option<i64>,
    pub source_last_modified_timestamp: Option<i64>,
    pub last_sync_timestamp: Option<i64>,
    pub last_index_timestamp: Option<i64>,
    pub last_extraction_timestamp: Option<i64>,
    pub processing_started_at: Option<i64>,
    pub parsing_status: Option<RecordDetailParsingStatus>,
    pub indexing_status: Option<RecordDetailIndexingStatus>,
    pub extraction_status: Option<RecordDetailExtractionStatus>,
    pub reason: Option<String>,
    pub is_deleted: Option<bool>,
    pub is_archived: Option<bool>,
    pub deleted_by_user_id: Option<String>,
    pub is_dirty: Option<bool>,
    pub is_vlm_ocr_processed: Option<bool>,
    pub mime_type: Option<String>,
    pub size_in_bytes: Option<i64>,
    pub md5_checksum: Option<String>,
    pub virtual_record_id: Option<String>,
    pub summary_document_id: Option<String>,
    pub storage_document_id: Option<String>,
    pub web_url: Option<String>,
    pub preview_renderable: Option<bool>,
    pub is_shared: Option<bool>,
    pub is_dependent_node: Option<bool>,
    pub parent_node_id: Option<String>,
    pub hide_weburl: Option<bool>,
    pub is_internal: Option<bool>,
    pub is_placeholder: Option<bool>,
    pub definition: Option<String>,
    pub source_tables: Option<Vec<String>>,
    pub row_count: Option<i64>,
    pub file_record: Option<FileRecord>,
    pub mail_record: Option<RawJson>,
    pub ticket_record: Option<RawJson>,
}
from_json! {
    RecordDetail {
        id = "id", org_id = "orgId", record_name = "recordName",
        external_record_id = "externalRecordId", external_root_group_id = "externalRootGroupId",
        external_group_id = "externalGroupId", external_parent_id = "externalParentId",
        external_revision_id = "externalRevisionId", record_group_id = "recordGroupId",
        connector_id = "connectorId", connector_name = "connectorName", record_type = "recordType",
        origin = "origin", version = "version", is_latest_version = "isLatestVersion",
        created_at_timestamp = "createdAtTimestamp", updated_at_timestamp = "updatedAtTimestamp",
        source_created_at_timestamp = "sourceCreatedAtTimestamp",
        source_last_modified_timestamp = "sourceLastModifiedTimestamp",
        last_sync_timestamp = "lastSyncTimestamp", last_index_timestamp = "lastIndexTimestamp",
        last_extraction_timestamp = "lastExtractionTimestamp",
        processing_started_at = "processingStartedAt", parsing_status = "parsingStatus",
        indexing_status = "indexingStatus", extraction_status = "extractionStatus",
        reason = "reason", is_deleted = "isDeleted", is_archived = "isArchived",
        deleted_by_user_id = "deletedByUserId", is_dirty = "isDirty",
        is_vlm_ocr_processed = "isVLMOcrProcessed", mime_type = "mimeType",
        size_in_bytes = "sizeInBytes", md5_checksum = "md5Checksum",
        virtual_record_id = "virtualRecordId", summary_document_id = "summaryDocumentId",
        storage_document_id = "storageDocumentId", web_url = "webUrl",
        preview_renderable = "previewRenderable", is_shared = "isShared",
        is_dependent_node = "isDependentNode", parent_node_id = "parentNodeId",
        hide_weburl = "hideWeburl", is_internal = "isInternal", is_placeholder = "isPlaceholder",
        definition = "definition", source_tables = "sourceTables", row_count = "rowCount",
        file_record = "fileRecord", mail_record = "mailRecord", ticket_record = "ticketRecord",
    }
}

open_enum! {
    pub enum RecordDetailOrigin {
        UPLOAD = "UPLOAD", CONNECTOR = "CONNECTOR",
    }
}

open_enum! {
    pub enum RecordDetailParsingStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
    }
}

open_enum! {
    pub enum RecordDetailIndexingStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
        CONNECTOR_DISABLED = "CONNECTOR_DISABLED",
    }
}

open_enum! {
    pub enum RecordDetailExtractionStatus {
        NOT_STARTED = "NOT_STARTED", PAUSED = "PAUSED", IN_PROGRESS = "IN_PROGRESS",
        COMPLETED = "COMPLETED", FAILED = "FAILED",
        FILE_TYPE_NOT_SUPPORTED = "FILE_TYPE_NOT_SUPPORTED", AUTO_INDEX_OFF = "AUTO_INDEX_OFF",
        EMPTY = "EMPTY", ENABLE_MULTIMODAL_MODELS = "ENABLE_MULTIMODAL_MODELS", QUEUED = "QUEUED",
    }
}

pub struct FileRecord {
    pub id: String,
    pub org_id: Option<String>,
    pub name: String,
    pub is_file: Option<bool>,
    pub extension: Option<String>,
    pub etag: Option<String>,
    pub ctag: Option<String>,
    pub md5_checksum: Option<String>,
    pub quick_xor_hash: Option<String>,
    pub crc32_hash: Option<String>,
    pub sha1_hash: Option<String>,
    pub sha256_hash: Option<String>,
    pub path: Option<String>,
    pub local_fs_relative_path: Option<String>,
    pub mime_type: Option<String>,
    pub size_in_bytes: Option<i64>,
    pub web_url: Option<String>,
}
from_json! {
    FileRecord {
        id = "id", org_id = "orgId", name = "name", is_file = "isFile", extension = "extension",
        etag = "etag", ctag = "ctag", md5_checksum = "md5Checksum",
        quick_xor_hash = "quickXorHash", crc32_hash = "crc32Hash", sha1_hash = "sha1Hash",
        sha256_hash = "sha256Hash", path = "path", local_fs_relative_path = "localFsRelativePath",
        mime_type = "mimeType", size_in_bytes = "sizeInBytes", web_url = "webUrl",
    }
}

pub struct RecordKnowledgeBase {
    pub id: String,
    pub name: Option<String>,
    pub org_id: Option<String>,
}
from_json! {
    RecordKnowledgeBase {
        id = "id", name = "name", org_id = "orgId",
    }
}

pub struct NamedRef {
    pub id: String,
    pub name: Option<String>,
}
from_json! {
    NamedRef {
        id = "id", name = "name",
    }
}

pub struct RecordMetadata {
    pub departments: Vec<NamedRef>,
    pub categories: Vec<NamedRef>,
    pub subcategories1: Vec<NamedRef>,
    pub subcategories2: Vec<NamedRef>,
    pub subcategories3: Vec<NamedRef>,
    pub topics: Vec<NamedRef>,
    pub languages: Vec<NamedRef>,
}
from_json! {
    RecordMetadata {
        departments = "departments", categories = "categories", subcategories1 = "subcategories1",
        subcategories2 = "subcategories2", subcategories3 = "subcategories3", topics = "topics",
        languages = "languages",
    }
}

pub struct RecordAccess {
    pub id: String,
    pub name: Option<String>,
    pub type_: Option<String>,
    pub relationship: Option<RecordAccessRelationship>,
    pub access_type: Option<RecordAccessAccessType>,
}
from_json! {
    RecordAccess {
        id = "id", name = "name", type_ = "type", relationship = "relationship",
        access_type = "accessType",
    }
}

open_enum! {
    pub enum RecordAccessRelationship {
        OWNER = "OWNER", ORGANIZER = "ORGANIZER", FILEORGANIZER = "FILEORGANIZER",
        WRITER = "WRITER", COMMENTER = "COMMENTER", READER = "READER",
    }
}

open_enum! {
    pub enum RecordAccessAccessType {
        DIRECT = "DIRECT", GROUP = "GROUP", RECORD_GROUP = "RECORD_GROUP",
        NESTED_RECORD_GROUP = "NESTED_RECORD_GROUP",
        DIRECT_USER_RECORD_GROUP = "DIRECT_USER_RECORD_GROUP",
        INHERITED_RECORD_GROUP = "INHERITED_RECORD_GROUP",
        GROUP_INHERITED_RECORD_GROUP = "GROUP_INHERITED_RECORD_GROUP",
        ORGANIZATION = "ORGANIZATION", ORG_RECORD_GROUP = "ORG_RECORD_GROUP",
        KNOWLEDGE_BASE = "KNOWLEDGE_BASE", KNOWLEDGE_BASE_TEAM = "KNOWLEDGE_BASE_TEAM",
        ANYONE = "ANYONE",
    }
}
