// Written from api/openapi/connectors.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `connectors` have.

#[cfg(any(
    feature = "connector_control_toggle_connector",
    feature = "connector_filters_save_connector_filters",
    feature = "crawling_jobs_remove_all_crawling_job",
    feature = "crawling_jobs_remove_crawling_job",
    feature = "oauth_configuration_delete_oauth_config"
))]
mod connector_action_response;
#[cfg(any(
    feature = "connector_control_toggle_connector",
    feature = "connector_filters_save_connector_filters",
    feature = "crawling_jobs_remove_all_crawling_job",
    feature = "crawling_jobs_remove_crawling_job",
    feature = "oauth_configuration_delete_oauth_config"
))]
pub use self::connector_action_response::ConnectorActionResponse;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_auth_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_auth_schema::ConnectorAuthSchema;

#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_instances_create_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_auth_type;
#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_instances_create_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_auth_type::ConnectorAuthType;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_auth_type_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_auth_type_schema::ConnectorAuthTypeSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod connector_field;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::connector_field::ConnectorField;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod connector_field_type;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::connector_field_type::ConnectorFieldType;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod connector_field_usage;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::connector_field_usage::ConnectorFieldUsage;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod connector_field_validation;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::connector_field_validation::ConnectorFieldValidation;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_category;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_category::ConnectorFilterCategory;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_field;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_field::ConnectorFilterField;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_field_list;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_field_list::ConnectorFilterFieldList;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_group_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_group_schema::ConnectorFilterGroupSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_option_source;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_option_source::ConnectorFilterOptionSource;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filter_type;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filter_type::ConnectorFilterType;

#[cfg(any(
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config",
    feature = "connector_instances_create_connector_instance"
))]
mod connector_filters_input;
#[cfg(any(
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config",
    feature = "connector_instances_create_connector_instance"
))]
pub use self::connector_filters_input::ConnectorFiltersInput;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_filters_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_filters_schema::ConnectorFiltersSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors"
))]
mod connector_instance;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors"
))]
pub use self::connector_instance::ConnectorInstance;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_oauth_endpoints;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_oauth_endpoints::ConnectorOAuthEndpoints;

#[cfg(any(
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_registry_get_connector_registry",
    feature = "oauth_configuration_get_oauth_registry",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
mod connector_pagination;
#[cfg(any(
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_registry_get_connector_registry",
    feature = "oauth_configuration_get_oauth_registry",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
pub use self::connector_pagination::ConnectorPagination;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_permission_model;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_permission_model::ConnectorPermissionModel;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_realtime_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_realtime_schema::ConnectorRealtimeSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_schedule_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_schedule_schema::ConnectorScheduleSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_schema::ConnectorSchema;

#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_instances_create_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry"
))]
mod connector_scope;
#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_instances_create_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry"
))]
pub use self::connector_scope::ConnectorScope;

#[cfg(any(
    feature = "connector_instances_delete_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors"
))]
mod connector_status;
#[cfg(any(
    feature = "connector_instances_delete_connector_instance",
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors"
))]
pub use self::connector_status::ConnectorStatus;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_sync_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_sync_schema::ConnectorSyncSchema;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod connector_webhook_schema;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::connector_webhook_schema::ConnectorWebhookSchema;

#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
mod crawling_job_data;
#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
pub use self::crawling_job_data::CrawlingJobData;

#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
mod crawling_job_state;
#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
pub use self::crawling_job_state::CrawlingJobState;

#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status",
    feature = "crawling_jobs_schedule_crawling_job"
))]
mod crawling_schedule;
#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status",
    feature = "crawling_jobs_schedule_crawling_job"
))]
pub use self::crawling_schedule::CrawlingSchedule;

#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status",
    feature = "crawling_jobs_schedule_crawling_job"
))]
mod crawling_schedule_type;
#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status",
    feature = "crawling_jobs_schedule_crawling_job"
))]
pub use self::crawling_schedule_type::CrawlingScheduleType;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod documentation_link;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_registry",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::documentation_link::DocumentationLink;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod file_content_validation_rule;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::file_content_validation_rule::FileContentValidationRule;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod file_content_validation_rule_type;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema",
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::file_content_validation_rule_type::FileContentValidationRuleType;

#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
mod job_status;
#[cfg(any(
    feature = "crawling_jobs_get_all_crawling_job_status",
    feature = "crawling_jobs_get_crawling_job_status"
))]
pub use self::job_status::JobStatus;

#[cfg(any(
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_connector_instances"
))]
mod list_connector_instances_response;
#[cfg(any(
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_connector_instances"
))]
pub use self::list_connector_instances_response::ListConnectorInstancesResponse;

#[cfg(any(
    feature = "connector_control_submit_connector_file_event_uploads",
    feature = "connector_control_submit_connector_file_events"
))]
mod local_fs_file_event_stats;
#[cfg(any(
    feature = "connector_control_submit_connector_file_event_uploads",
    feature = "connector_control_submit_connector_file_events"
))]
pub use self::local_fs_file_event_stats::LocalFsFileEventStats;

#[cfg(any(
    feature = "oauth_configuration_get_oauth_config",
    feature = "oauth_configuration_list_oauth_configs",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
mod oauth_config;
#[cfg(any(
    feature = "oauth_configuration_get_oauth_config",
    feature = "oauth_configuration_list_oauth_configs",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
pub use self::oauth_config::OAuthConfig;

#[cfg(any(
    feature = "oauth_configuration_get_oauth_config",
    feature = "oauth_configuration_list_oauth_configs",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
mod oauth_config_scopes;
#[cfg(any(
    feature = "oauth_configuration_get_oauth_config",
    feature = "oauth_configuration_list_oauth_configs",
    feature = "oauth_configuration_list_oauth_configs_by_type"
))]
pub use self::oauth_config_scopes::OAuthConfigScopes;

#[cfg(any(
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod oauth_connector_type;
#[cfg(any(
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::oauth_connector_type::OAuthConnectorType;

#[cfg(any(
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
mod oauth_scopes_by_use;
#[cfg(any(
    feature = "oauth_configuration_get_oauth_connector_type",
    feature = "oauth_configuration_get_oauth_registry"
))]
pub use self::oauth_scopes_by_use::OAuthScopesByUse;

#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config"
))]
mod stored_connector_auth;
#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config"
))]
pub use self::stored_connector_auth::StoredConnectorAuth;

#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config"
))]
mod stored_connector_config;
#[cfg(any(
    feature = "connector_configuration_get_connector_config",
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config",
    feature = "connector_configuration_update_connector_filters_sync_config"
))]
pub use self::stored_connector_config::StoredConnectorConfig;

#[cfg(any(
    feature = "connector_control_submit_connector_file_event_uploads",
    feature = "connector_control_submit_connector_file_events"
))]
mod submit_connector_file_events_response;
#[cfg(any(
    feature = "connector_control_submit_connector_file_event_uploads",
    feature = "connector_control_submit_connector_file_events"
))]
pub use self::submit_connector_file_events_response::SubmitConnectorFileEventsResponse;

#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
mod sync_strategy;
#[cfg(any(
    feature = "connector_instances_get_connector_instance",
    feature = "connector_instances_list_active_agent_connectors",
    feature = "connector_instances_list_active_connectors",
    feature = "connector_instances_list_configured_connectors",
    feature = "connector_instances_list_connector_instances",
    feature = "connector_instances_list_inactive_connectors",
    feature = "connector_registry_get_connector_schema"
))]
pub use self::sync_strategy::SyncStrategy;

#[cfg(any(
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config"
))]
mod update_connector_config_response;
#[cfg(any(
    feature = "connector_configuration_update_connector_auth_config",
    feature = "connector_configuration_update_connector_config"
))]
pub use self::update_connector_config_response::UpdateConnectorConfigResponse;
