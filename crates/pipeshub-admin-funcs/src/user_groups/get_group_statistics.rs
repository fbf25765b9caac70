// Written from api/openapi/people.yaml by `cargo xtask operations`. Do not edit.
//! `GET /userGroups/stats/list`

use pipeshub_core::{Call, Operation, PackedOperation, PipeshubCore, RawReply, Reply, from_json};

static OPERATION: PackedOperation = Operation::packed(
    "GET",
    "getGroupStatistics|/userGroups/stats/list|usergroup:read",
);

/// Member counts of the groups that share one name.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub struct UserGroupStatistics {
    /// The name of the groups, not an id.
    #[cfg_attr(feature = "serde", serde(rename = "_id"))]
    pub id: String,
    /// The groups with this name.
    pub count: i64,
    /// Members over these groups.
    pub total_users: i64,
    /// Members per group.
    pub avg_users: f64,
}
from_json! {
    UserGroupStatistics {
        id = "_id",
        count = "count",
        total_users = "totalUsers",
        avg_users = "avgUsers",
    }
}

/// Counts groups and members for each group name.
///
/// An OAuth token needs the scope `usergroup:read`.
///
/// # Errors
///
/// [`Status`](pipeshub_core::ErrorKind::Status) 401, 403 or 500, besides the errors of each call.
#[doc(alias = "userGroupsGetGroupStatistics")]
pub fn user_groups_get_group_statistics(
    core: &PipeshubCore,
) -> Reply<'_, Vec<UserGroupStatistics>> {
    core.call(Call::new(&OPERATION), RawReply::read)
}
