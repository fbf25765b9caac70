//! Users, groups, teams, notifications and the organisation.

mod countries;
mod directory;
mod groups;
mod invites;
mod notifications;
mod organization;
mod picture;
mod teams;
mod users;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Now, Upload};

pub(in crate::gateway) use directory::Account;
pub(crate) use directory::People;
pub(crate) use notifications::notification;
pub(crate) use picture::Pictures;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("listInAppNotifications", Now(Gateway::list_notifications)),
    (
        "getNotificationStats",
        Now(Gateway::notification_statistics),
    ),
    (
        "markAllInAppNotificationsRead",
        Now(Gateway::read_all_notifications),
    ),
    ("markInAppNotificationRead", Now(Gateway::read_notification)),
    (
        "markInAppNotificationUnread",
        Now(Gateway::unread_notification),
    ),
    (
        "archiveInAppNotification",
        Now(Gateway::archive_notification),
    ),
    (
        "unarchiveInAppNotification",
        Now(Gateway::unarchive_notification),
    ),
    (
        "dismissInAppNotification",
        Now(Gateway::dismiss_notification),
    ),
    ("getUsersHealth", Now(Gateway::health)),
    ("getAllUsers", Now(Gateway::list_users)),
    ("createUser", Now(Gateway::create_user)),
    (
        "uploadUserDisplayPicture",
        Upload(|gateway, call| Box::pin(gateway.upload_picture(call))),
    ),
    ("getUserDisplayPicture", Now(Gateway::picture)),
    ("removeUserDisplayPicture", Now(Gateway::remove_picture)),
    ("bulkInviteUsers", Now(Gateway::bulk_invite)),
    (
        "bulkInviteUsersFromFile",
        Upload(|gateway, call| Box::pin(gateway.invite_from_file(call))),
    ),
    ("listUsersGraph", Now(Gateway::graph_users)),
    ("getAllUsersWithGroups", Now(Gateway::users_with_groups)),
    ("getUsersByIds", Now(Gateway::users_by_ids)),
    ("getUserById", Now(Gateway::user)),
    ("updateUser", Now(Gateway::update_user)),
    ("deleteUser", Now(Gateway::delete_user)),
    ("getUserEmailById", Now(Gateway::user_email)),
    ("updateEmail", Now(Gateway::update_email)),
    ("resendUserInvite", Now(Gateway::resend_invite)),
    ("unblockUser", Now(Gateway::unblock_user)),
    ("updateFullName", Now(Gateway::update_full_name)),
    ("updateFirstName", Now(Gateway::update_first_name)),
    ("updateLastName", Now(Gateway::update_last_name)),
    ("updateDesignation", Now(Gateway::update_designation)),
    ("adminCheck", Now(Gateway::admin_check)),
    ("createTeam", Now(Gateway::create_team)),
    ("getUserTeams", Now(Gateway::list_teams)),
    ("getTeamById", Now(Gateway::team)),
    ("updateTeam", Now(Gateway::update_team)),
    ("deleteTeam", Now(Gateway::delete_team)),
    ("getTeamUsers", Now(Gateway::team_users)),
    ("checkOrgExists", Now(Gateway::organization_exists)),
    ("getOrgHealth", Now(Gateway::health)),
    ("createOrganization", Now(Gateway::create_organization)),
    ("getCurrentOrganization", Now(Gateway::organization)),
    ("updateOrganization", Now(Gateway::update_organization)),
    ("deleteOrganization", Now(Gateway::delete_organization)),
    (
        "uploadOrganizationLogo",
        Upload(|gateway, call| Box::pin(gateway.upload_logo(call))),
    ),
    ("getOrganizationLogo", Now(Gateway::logo)),
    ("deleteOrganizationLogo", Now(Gateway::delete_logo)),
    ("getOnboardingStatus", Now(Gateway::onboarding_status)),
    (
        "updateOnboardingStatus",
        Now(Gateway::update_onboarding_status),
    ),
    ("createUserGroup", Now(Gateway::create_group)),
    ("getAllUserGroups", Now(Gateway::list_groups)),
    ("getUserGroupsHealth", Now(Gateway::health)),
    ("addUsersToGroup", Now(Gateway::add_to_groups)),
    ("removeUsersFromGroup", Now(Gateway::remove_from_groups)),
    ("getGroupsForUser", Now(Gateway::groups_of_user)),
    ("getGroupStatistics", Now(Gateway::group_statistics)),
    ("getUserGroupById", Now(Gateway::user_group)),
    ("updateUserGroup", Now(Gateway::rename_group)),
    ("deleteUserGroup", Now(Gateway::delete_group)),
    ("getUsersInGroup", Now(Gateway::users_of_group)),
];
