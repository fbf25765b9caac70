// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! Types that several operations of the family `people` have.

#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization"
))]
mod account_type;
#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization"
))]
pub use self::account_type::AccountType;

#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization",
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_get_users_by_ids",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name",
    feature = "users_update_user"
))]
mod address;
#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization",
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_get_users_by_ids",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name",
    feature = "users_update_user"
))]
pub use self::address::Address;

#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_update_organization"
))]
mod address_input;
#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_update_organization"
))]
pub use self::address_input::AddressInput;

#[cfg(feature = "users_get_user_display_picture")]
mod get_user_display_picture_response;
#[cfg(feature = "users_get_user_display_picture")]
pub use self::get_user_display_picture_response::GetUserDisplayPictureResponse;

#[cfg(any(feature = "teams_get_user_teams", feature = "users_list_users_graph"))]
mod graph_pagination;
#[cfg(any(feature = "teams_get_user_teams", feature = "users_list_users_graph"))]
pub use self::graph_pagination::GraphPagination;

#[cfg(any(
    feature = "organizations_get_org_health",
    feature = "user_groups_get_user_groups_health",
    feature = "users_get_users_health"
))]
mod health_response;
#[cfg(any(
    feature = "organizations_get_org_health",
    feature = "user_groups_get_user_groups_health",
    feature = "users_get_users_health"
))]
pub use self::health_response::HealthResponse;

#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
mod in_app_notification;
#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
pub use self::in_app_notification::InAppNotification;

#[cfg(any(
    feature = "user_groups_add_users_to_group",
    feature = "user_groups_remove_users_from_group",
    feature = "users_admin_check",
    feature = "users_bulk_invite_users_from_file",
    feature = "users_delete_user",
    feature = "users_resend_user_invite",
    feature = "users_unblock_user"
))]
mod message_response;
#[cfg(any(
    feature = "user_groups_add_users_to_group",
    feature = "user_groups_remove_users_from_group",
    feature = "users_admin_check",
    feature = "users_bulk_invite_users_from_file",
    feature = "users_delete_user",
    feature = "users_resend_user_invite",
    feature = "users_unblock_user"
))]
pub use self::message_response::MessageResponse;

#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
mod notification_origin;
#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
pub use self::notification_origin::NotificationOrigin;

#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
mod notification_response;
#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
pub use self::notification_response::NotificationResponse;

#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
mod notification_severity;
#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
pub use self::notification_severity::NotificationSeverity;

#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
mod notification_status;
#[cfg(any(
    feature = "notifications_archive_in_app_notification",
    feature = "notifications_list_in_app_notifications",
    feature = "notifications_mark_in_app_notification_read",
    feature = "notifications_mark_in_app_notification_unread",
    feature = "notifications_unarchive_in_app_notification"
))]
pub use self::notification_status::NotificationStatus;

#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_get_onboarding_status",
    feature = "organizations_update_onboarding_status",
    feature = "organizations_update_organization"
))]
mod onboarding_status;
#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_get_onboarding_status",
    feature = "organizations_update_onboarding_status",
    feature = "organizations_update_organization"
))]
pub use self::onboarding_status::OnboardingStatus;

#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization"
))]
mod organization;
#[cfg(any(
    feature = "organizations_create_organization",
    feature = "organizations_delete_organization",
    feature = "organizations_get_current_organization",
    feature = "organizations_update_organization"
))]
pub use self::organization::Organization;

#[cfg(any(
    feature = "teams_get_team_users",
    feature = "user_groups_get_all_user_groups",
    feature = "user_groups_get_users_in_group",
    feature = "users_get_all_users"
))]
mod pagination_metadata;
#[cfg(any(
    feature = "teams_get_team_users",
    feature = "user_groups_get_all_user_groups",
    feature = "user_groups_get_users_in_group",
    feature = "users_get_all_users"
))]
pub use self::pagination_metadata::PaginationMetadata;

#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
mod team;
#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
pub use self::team::Team;

#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
mod team_created_by_user;
#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
pub use self::team_created_by_user::TeamCreatedByUser;

#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
mod team_member;
#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
pub use self::team_member::TeamMember;

#[cfg(any(feature = "teams_create_team", feature = "teams_update_team"))]
mod team_member_role_entry;
#[cfg(any(feature = "teams_create_team", feature = "teams_update_team"))]
pub use self::team_member_role_entry::TeamMemberRoleEntry;

#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
mod team_role;
#[cfg(any(
    feature = "teams_create_team",
    feature = "teams_get_team_by_id",
    feature = "teams_get_team_users",
    feature = "teams_get_user_teams",
    feature = "teams_update_team"
))]
pub use self::team_role::TeamRole;

#[cfg(any(
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name"
))]
mod user;
#[cfg(any(
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name"
))]
pub use self::user::User;

#[cfg(any(
    feature = "user_groups_create_user_group",
    feature = "user_groups_delete_user_group",
    feature = "user_groups_get_user_group_by_id",
    feature = "user_groups_update_user_group"
))]
mod user_group;
#[cfg(any(
    feature = "user_groups_create_user_group",
    feature = "user_groups_delete_user_group",
    feature = "user_groups_get_user_group_by_id",
    feature = "user_groups_update_user_group"
))]
pub use self::user_group::UserGroup;

#[cfg(any(
    feature = "user_groups_get_groups_for_user",
    feature = "users_get_all_users",
    feature = "users_list_users_graph"
))]
mod user_group_ref;
#[cfg(any(
    feature = "user_groups_get_groups_for_user",
    feature = "users_get_all_users",
    feature = "users_list_users_graph"
))]
pub use self::user_group_ref::UserGroupRef;

#[cfg(any(
    feature = "user_groups_create_user_group",
    feature = "user_groups_delete_user_group",
    feature = "user_groups_get_all_user_groups",
    feature = "user_groups_get_groups_for_user",
    feature = "user_groups_get_user_group_by_id",
    feature = "user_groups_update_user_group",
    feature = "users_get_all_users",
    feature = "users_get_all_users_with_groups",
    feature = "users_list_users_graph"
))]
mod user_group_type;
#[cfg(any(
    feature = "user_groups_create_user_group",
    feature = "user_groups_delete_user_group",
    feature = "user_groups_get_all_user_groups",
    feature = "user_groups_get_groups_for_user",
    feature = "user_groups_get_user_group_by_id",
    feature = "user_groups_update_user_group",
    feature = "users_get_all_users",
    feature = "users_get_all_users_with_groups",
    feature = "users_list_users_graph"
))]
pub use self::user_group_type::UserGroupType;

#[cfg(any(
    feature = "users_bulk_invite_users",
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_get_users_by_ids",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name",
    feature = "users_update_user"
))]
mod user_role;
#[cfg(any(
    feature = "users_bulk_invite_users",
    feature = "users_create_user",
    feature = "users_get_user_by_id",
    feature = "users_get_users_by_ids",
    feature = "users_update_designation",
    feature = "users_update_email",
    feature = "users_update_first_name",
    feature = "users_update_full_name",
    feature = "users_update_last_name",
    feature = "users_update_user"
))]
pub use self::user_role::UserRole;

#[cfg(any(feature = "users_get_all_users", feature = "users_list_users_graph"))]
mod user_role_label;
#[cfg(any(feature = "users_get_all_users", feature = "users_list_users_graph"))]
pub use self::user_role_label::UserRoleLabel;
