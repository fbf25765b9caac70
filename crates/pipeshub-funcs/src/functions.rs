// Written by `cargo xtask operations`. Do not edit.
//! All functions in one list. They are also at the root of the crate.

#[doc(no_inline)]
#[cfg(feature = "agents_archive_agent_conversation")]
pub use crate::agents::agents_archive_agent_conversation;
#[doc(no_inline)]
#[cfg(feature = "agents_create_agent")]
pub use crate::agents::agents_create_agent;
#[doc(no_inline)]
#[cfg(feature = "agents_delete_agent")]
pub use crate::agents::agents_delete_agent;
#[doc(no_inline)]
#[cfg(feature = "agents_delete_agent_conversation_by_id")]
pub use crate::agents::agents_delete_agent_conversation_by_id;
#[doc(no_inline)]
#[cfg(feature = "agents_delete_agent_conversation_chat_attachment")]
pub use crate::agents::agents_delete_agent_conversation_chat_attachment;
#[doc(no_inline)]
#[cfg(feature = "agents_get_agent")]
pub use crate::agents::agents_get_agent;
#[doc(no_inline)]
#[cfg(feature = "agents_get_agent_conversation_by_id")]
pub use crate::agents::agents_get_agent_conversation_by_id;
#[doc(no_inline)]
#[cfg(feature = "agents_list_agent_archived_conversations_grouped")]
pub use crate::agents::agents_list_agent_archived_conversations_grouped;
#[doc(no_inline)]
#[cfg(feature = "agents_list_agent_conversation_archives")]
pub use crate::agents::agents_list_agent_conversation_archives;
#[doc(no_inline)]
#[cfg(feature = "agents_list_agent_conversations")]
pub use crate::agents::agents_list_agent_conversations;
#[doc(no_inline)]
#[cfg(feature = "agents_list_agents")]
pub use crate::agents::agents_list_agents;
#[doc(no_inline)]
#[cfg(feature = "agents_regenerate_agent_conversation_message")]
pub use crate::agents::agents_regenerate_agent_conversation_message;
#[doc(no_inline)]
#[cfg(feature = "agents_stream_agent_conversation")]
pub use crate::agents::agents_stream_agent_conversation;
#[doc(no_inline)]
#[cfg(feature = "agents_stream_agent_conversation_message")]
pub use crate::agents::agents_stream_agent_conversation_message;
#[doc(no_inline)]
#[cfg(feature = "agents_unarchive_agent_conversation")]
pub use crate::agents::agents_unarchive_agent_conversation;
#[doc(no_inline)]
#[cfg(feature = "agents_update_agent")]
pub use crate::agents::agents_update_agent;
#[doc(no_inline)]
#[cfg(feature = "agents_update_agent_conversation_message_feedback")]
pub use crate::agents::agents_update_agent_conversation_message_feedback;
#[doc(no_inline)]
#[cfg(feature = "agents_update_agent_conversation_title")]
pub use crate::agents::agents_update_agent_conversation_title;
#[doc(no_inline)]
#[cfg(feature = "agents_upload_agent_conversation_chat_attachments")]
pub use crate::agents::agents_upload_agent_conversation_chat_attachments;
#[doc(no_inline)]
#[cfg(feature = "connector_get_record_content")]
pub use crate::connector::connector_get_record_content;
#[doc(no_inline)]
#[cfg(feature = "connector_lookup_record_by_identifier")]
pub use crate::connector::connector_lookup_record_by_identifier;
#[doc(no_inline)]
#[cfg(feature = "connector_navigate_knowledge_graph")]
pub use crate::connector::connector_navigate_knowledge_graph;
#[doc(no_inline)]
#[cfg(feature = "connector_configuration_get_connector_config")]
pub use crate::connector_configuration::connector_configuration_get_connector_config;
#[doc(no_inline)]
#[cfg(feature = "connector_configuration_update_connector_auth_config")]
pub use crate::connector_configuration::connector_configuration_update_connector_auth_config;
#[doc(no_inline)]
#[cfg(feature = "connector_configuration_update_connector_config")]
pub use crate::connector_configuration::connector_configuration_update_connector_config;
#[doc(no_inline)]
#[cfg(feature = "connector_configuration_update_connector_filters_sync_config")]
pub use crate::connector_configuration::connector_configuration_update_connector_filters_sync_config;
#[doc(no_inline)]
#[cfg(feature = "connector_control_submit_connector_file_event_uploads")]
pub use crate::connector_control::connector_control_submit_connector_file_event_uploads;
#[doc(no_inline)]
#[cfg(feature = "connector_control_submit_connector_file_events")]
pub use crate::connector_control::connector_control_submit_connector_file_events;
#[doc(no_inline)]
#[cfg(feature = "connector_control_toggle_connector")]
pub use crate::connector_control::connector_control_toggle_connector;
#[doc(no_inline)]
#[cfg(feature = "connector_filters_get_connector_filters")]
pub use crate::connector_filters::connector_filters_get_connector_filters;
#[doc(no_inline)]
#[cfg(feature = "connector_filters_get_filter_field_options")]
pub use crate::connector_filters::connector_filters_get_filter_field_options;
#[doc(no_inline)]
#[cfg(feature = "connector_filters_save_connector_filters")]
pub use crate::connector_filters::connector_filters_save_connector_filters;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_create_connector_instance")]
pub use crate::connector_instances::connector_instances_create_connector_instance;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_delete_connector_instance")]
pub use crate::connector_instances::connector_instances_delete_connector_instance;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_get_connector_instance")]
pub use crate::connector_instances::connector_instances_get_connector_instance;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_get_connector_stats")]
pub use crate::connector_instances::connector_instances_get_connector_stats;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_list_active_agent_connectors")]
pub use crate::connector_instances::connector_instances_list_active_agent_connectors;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_list_active_connectors")]
pub use crate::connector_instances::connector_instances_list_active_connectors;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_list_configured_connectors")]
pub use crate::connector_instances::connector_instances_list_configured_connectors;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_list_connector_instances")]
pub use crate::connector_instances::connector_instances_list_connector_instances;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_list_inactive_connectors")]
pub use crate::connector_instances::connector_instances_list_inactive_connectors;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_reindex_connector")]
pub use crate::connector_instances::connector_instances_reindex_connector;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_resync_connector")]
pub use crate::connector_instances::connector_instances_resync_connector;
#[doc(no_inline)]
#[cfg(feature = "connector_instances_update_connector_name")]
pub use crate::connector_instances::connector_instances_update_connector_name;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_get_oauth_authorization_url")]
pub use crate::connector_oauth::connector_oauth_get_oauth_authorization_url;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_get_token_from_code")]
pub use crate::connector_oauth::connector_oauth_get_token_from_code;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_handle_oauth_callback")]
pub use crate::connector_oauth::connector_oauth_handle_oauth_callback;
#[doc(no_inline)]
#[cfg(feature = "connector_oauth_wait_until_authenticated")]
pub use crate::connector_oauth::connector_oauth_wait_until_authenticated;
#[doc(no_inline)]
#[cfg(feature = "connector_registry_get_connector_registry")]
pub use crate::connector_registry::connector_registry_get_connector_registry;
#[doc(no_inline)]
#[cfg(feature = "connector_registry_get_connector_schema")]
pub use crate::connector_registry::connector_registry_get_connector_schema;
#[doc(no_inline)]
#[cfg(feature = "conversational_speech_get_chat_speech_capabilities")]
pub use crate::conversational_speech::conversational_speech_get_chat_speech_capabilities;
#[doc(no_inline)]
#[cfg(feature = "conversational_speech_synthesize_chat_speech")]
pub use crate::conversational_speech::conversational_speech_synthesize_chat_speech;
#[doc(no_inline)]
#[cfg(feature = "conversational_speech_transcribe_chat_audio")]
pub use crate::conversational_speech::conversational_speech_transcribe_chat_audio;
#[doc(no_inline)]
#[cfg(feature = "conversations_add_message_stream")]
pub use crate::conversations::conversations_add_message_stream;
#[doc(no_inline)]
#[cfg(feature = "conversations_archive_conversation")]
pub use crate::conversations::conversations_archive_conversation;
#[doc(no_inline)]
#[cfg(feature = "conversations_delete_conversation_by_id")]
pub use crate::conversations::conversations_delete_conversation_by_id;
#[doc(no_inline)]
#[cfg(feature = "conversations_delete_conversation_chat_attachment")]
pub use crate::conversations::conversations_delete_conversation_chat_attachment;
#[doc(no_inline)]
#[cfg(feature = "conversations_get_all_conversations")]
pub use crate::conversations::conversations_get_all_conversations;
#[doc(no_inline)]
#[cfg(feature = "conversations_get_archived_conversations")]
pub use crate::conversations::conversations_get_archived_conversations;
#[doc(no_inline)]
#[cfg(feature = "conversations_get_conversation_by_id")]
pub use crate::conversations::conversations_get_conversation_by_id;
#[doc(no_inline)]
#[cfg(feature = "conversations_regenerate_answer")]
pub use crate::conversations::conversations_regenerate_answer;
#[doc(no_inline)]
#[cfg(feature = "conversations_search_archived_conversations")]
pub use crate::conversations::conversations_search_archived_conversations;
#[doc(no_inline)]
#[cfg(feature = "conversations_share_conversation")]
pub use crate::conversations::conversations_share_conversation;
#[doc(no_inline)]
#[cfg(feature = "conversations_stream_chat")]
pub use crate::conversations::conversations_stream_chat;
#[doc(no_inline)]
#[cfg(feature = "conversations_unarchive_conversation")]
pub use crate::conversations::conversations_unarchive_conversation;
#[doc(no_inline)]
#[cfg(feature = "conversations_unshare_conversation_by_id")]
pub use crate::conversations::conversations_unshare_conversation_by_id;
#[doc(no_inline)]
#[cfg(feature = "conversations_update_conversation_title")]
pub use crate::conversations::conversations_update_conversation_title;
#[doc(no_inline)]
#[cfg(feature = "conversations_update_message_feedback")]
pub use crate::conversations::conversations_update_message_feedback;
#[doc(no_inline)]
#[cfg(feature = "conversations_upload_conversation_chat_attachments")]
pub use crate::conversations::conversations_upload_conversation_chat_attachments;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_get_all_crawling_job_status")]
pub use crate::crawling_jobs::crawling_jobs_get_all_crawling_job_status;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_get_crawling_job_status")]
pub use crate::crawling_jobs::crawling_jobs_get_crawling_job_status;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_get_queue_stats")]
pub use crate::crawling_jobs::crawling_jobs_get_queue_stats;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_pause_crawling_job")]
pub use crate::crawling_jobs::crawling_jobs_pause_crawling_job;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_remove_all_crawling_job")]
pub use crate::crawling_jobs::crawling_jobs_remove_all_crawling_job;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_remove_crawling_job")]
pub use crate::crawling_jobs::crawling_jobs_remove_crawling_job;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_resume_crawling_job")]
pub use crate::crawling_jobs::crawling_jobs_resume_crawling_job;
#[doc(no_inline)]
#[cfg(feature = "crawling_jobs_schedule_crawling_job")]
pub use crate::crawling_jobs::crawling_jobs_schedule_crawling_job;
#[doc(no_inline)]
#[cfg(feature = "document_management_download_document")]
pub use crate::document_management::document_management_download_document;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_create_folder")]
pub use crate::knowledge_base::knowledge_base_create_folder;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_create_knowledge_base")]
pub use crate::knowledge_base::knowledge_base_create_knowledge_base;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_delete_folder")]
pub use crate::knowledge_base::knowledge_base_delete_folder;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_delete_knowledge_base")]
pub use crate::knowledge_base::knowledge_base_delete_knowledge_base;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_delete_record")]
pub use crate::knowledge_base::knowledge_base_delete_record;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_get_knowledge_base")]
pub use crate::knowledge_base::knowledge_base_get_knowledge_base;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_get_knowledge_hub_child_nodes")]
pub use crate::knowledge_base::knowledge_base_get_knowledge_hub_child_nodes;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_get_knowledge_hub_root_nodes")]
pub use crate::knowledge_base::knowledge_base_get_knowledge_hub_root_nodes;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_get_record_by_id")]
pub use crate::knowledge_base::knowledge_base_get_record_by_id;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_get_upload_limits")]
pub use crate::knowledge_base::knowledge_base_get_upload_limits;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_list_knowledge_bases")]
pub use crate::knowledge_base::knowledge_base_list_knowledge_bases;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_move_record")]
pub use crate::knowledge_base::knowledge_base_move_record;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_reindex_record")]
pub use crate::knowledge_base::knowledge_base_reindex_record;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_reindex_record_group")]
pub use crate::knowledge_base::knowledge_base_reindex_record_group;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_stream_record_buffer")]
pub use crate::knowledge_base::knowledge_base_stream_record_buffer;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_update_folder")]
pub use crate::knowledge_base::knowledge_base_update_folder;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_update_knowledge_base")]
pub use crate::knowledge_base::knowledge_base_update_knowledge_base;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_update_record")]
pub use crate::knowledge_base::knowledge_base_update_record;
#[doc(no_inline)]
#[cfg(feature = "knowledge_base_upload_records")]
pub use crate::knowledge_base::knowledge_base_upload_records;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_delete_oauth_config")]
pub use crate::oauth_configuration::oauth_configuration_delete_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_delete_toolset_oauth_config")]
pub use crate::oauth_configuration::oauth_configuration_delete_toolset_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_get_oauth_config")]
pub use crate::oauth_configuration::oauth_configuration_get_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_get_oauth_connector_type")]
pub use crate::oauth_configuration::oauth_configuration_get_oauth_connector_type;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_get_oauth_registry")]
pub use crate::oauth_configuration::oauth_configuration_get_oauth_registry;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_list_oauth_configs")]
pub use crate::oauth_configuration::oauth_configuration_list_oauth_configs;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_list_oauth_configs_by_type")]
pub use crate::oauth_configuration::oauth_configuration_list_oauth_configs_by_type;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_list_toolset_oauth_configs")]
pub use crate::oauth_configuration::oauth_configuration_list_toolset_oauth_configs;
#[doc(no_inline)]
#[cfg(feature = "oauth_configuration_update_toolset_oauth_config")]
pub use crate::oauth_configuration::oauth_configuration_update_toolset_oauth_config;
#[doc(no_inline)]
#[cfg(feature = "permissions_create_kb_permission")]
pub use crate::permissions::permissions_create_kb_permission;
#[doc(no_inline)]
#[cfg(feature = "permissions_delete_kb_permissions")]
pub use crate::permissions::permissions_delete_kb_permissions;
#[doc(no_inline)]
#[cfg(feature = "permissions_list_kb_permissions")]
pub use crate::permissions::permissions_list_kb_permissions;
#[doc(no_inline)]
#[cfg(feature = "permissions_update_kb_permissions")]
pub use crate::permissions::permissions_update_kb_permissions;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_archive_search")]
pub use crate::semantic_search::semantic_search_archive_search;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_delete_search_by_id")]
pub use crate::semantic_search::semantic_search_delete_search_by_id;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_delete_search_history")]
pub use crate::semantic_search::semantic_search_delete_search_history;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_get_search_by_id")]
pub use crate::semantic_search::semantic_search_get_search_by_id;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_search")]
pub use crate::semantic_search::semantic_search_search;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_search_history")]
pub use crate::semantic_search::semantic_search_search_history;
#[doc(no_inline)]
#[cfg(feature = "semantic_search_unarchive_search")]
pub use crate::semantic_search::semantic_search_unarchive_search;
#[doc(no_inline)]
#[cfg(feature = "toolset_get_my_toolsets")]
pub use crate::toolset::toolset_get_my_toolsets;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_authenticate_agent_toolset")]
pub use crate::toolset_instances::toolset_instances_authenticate_agent_toolset;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_authenticate_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_authenticate_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_create_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_create_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_delete_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_delete_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_get_agent_toolsets")]
pub use crate::toolset_instances::toolset_instances_get_agent_toolsets;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_get_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_get_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_get_toolset_instance_status")]
pub use crate::toolset_instances::toolset_instances_get_toolset_instance_status;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_get_toolset_instances")]
pub use crate::toolset_instances::toolset_instances_get_toolset_instances;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_reauthenticate_agent_toolset")]
pub use crate::toolset_instances::toolset_instances_reauthenticate_agent_toolset;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_reauthenticate_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_reauthenticate_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_remove_agent_toolset_credentials")]
pub use crate::toolset_instances::toolset_instances_remove_agent_toolset_credentials;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_remove_toolset_credentials")]
pub use crate::toolset_instances::toolset_instances_remove_toolset_credentials;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_update_agent_toolset_credentials")]
pub use crate::toolset_instances::toolset_instances_update_agent_toolset_credentials;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_update_toolset_credentials")]
pub use crate::toolset_instances::toolset_instances_update_toolset_credentials;
#[doc(no_inline)]
#[cfg(feature = "toolset_instances_update_toolset_instance")]
pub use crate::toolset_instances::toolset_instances_update_toolset_instance;
#[doc(no_inline)]
#[cfg(feature = "toolset_oauth_get_agent_toolset_oauth_url")]
pub use crate::toolset_oauth::toolset_oauth_get_agent_toolset_oauth_url;
#[doc(no_inline)]
#[cfg(feature = "toolset_oauth_get_instance_oauth_authorization_url")]
pub use crate::toolset_oauth::toolset_oauth_get_instance_oauth_authorization_url;
#[doc(no_inline)]
#[cfg(feature = "toolset_oauth_handle_toolset_oauth_callback")]
pub use crate::toolset_oauth::toolset_oauth_handle_toolset_oauth_callback;
#[doc(no_inline)]
#[cfg(feature = "toolset_registry_get_toolset_schema")]
pub use crate::toolset_registry::toolset_registry_get_toolset_schema;
#[doc(no_inline)]
#[cfg(feature = "toolset_registry_list_toolset_registry")]
pub use crate::toolset_registry::toolset_registry_list_toolset_registry;
