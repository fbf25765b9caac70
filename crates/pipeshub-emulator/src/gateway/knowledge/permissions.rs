//! The operations on the roles in a knowledge base.

use http::StatusCode;
use serde_json::Value;

use super::base::{Base, Denied, Grant, Holder, Role};
use super::bases::{base_id, owners_only};
use super::search::texts;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, internal_error, not_found,
    validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{milliseconds, now};

impl Gateway {
    /// Lists the roles. Only owners may.
    pub(in crate::gateway) fn permissions(&self, call: &Call<'_>) -> Outcome {
        let base = self.visible_base(call)?;
        if base.role_of(&call.token()?.user) != Some(Role::Owner) {
            return Ok(owners_only());
        }
        let people = self.people.lock();
        let entries = base.grants.iter().map(|grant| {
            let user = people.user(grant.holder.id());
            entry(grant, user.map(|user| &user.profile))
        });
        let permissions: Vec<Json> = entries.collect();
        let count = permissions.len();
        let body = object! {
            "kbId": base.id.as_str(),
            "permissions": permissions,
            "totalCount": count,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Gives a role to users and teams. A holder of a role keeps it.
    pub(in crate::gateway) fn grant_permissions(&self, call: &Call<'_>) -> Outcome {
        let id = base_id(call)?;
        let role = role(call.body)?;
        let (users, teams) = holders(call.body)?;
        let role = match role {
            None if !users.is_empty() => return Ok(validation_error("Required")),
            role => role.unwrap_or(Role::Reader),
        };
        let time = milliseconds(now());
        let granted = self.change_permissions(call, |base| {
            let mut give = |ids: &[&str], holder: fn(String) -> Holder| {
                let ids = ids.iter().map(|id| (*id).to_owned());
                ids.filter(|id| base.grant(holder(id.clone()), role, time))
                    .collect::<Vec<String>>()
            };
            (give(&users, Holder::User), give(&teams, Holder::Team))
        })?;
        let (users, teams) = granted;
        let result = object! {
            "success": true,
            "grantedCount": users.len() + teams.len(),
            "grantedUsers": users,
            "grantedTeams": teams,
            "role": role.name(),
            "kbId": id,
            "details": object! {},
        };
        let body = object! { "kbId": id, "permissionResult": result };
        Ok(response::json(StatusCode::CREATED, &body))
    }

    /// Changes the role of users. Teams have no role of their own to change.
    pub(in crate::gateway) fn update_permissions(&self, call: &Call<'_>) -> Outcome {
        let (id, caller) = (base_id(call)?, &call.token()?.user);
        let Some(role) = role(call.body)? else {
            return Ok(validation_error("Required"));
        };
        let (users, teams) = holders(call.body)?;
        if !teams.is_empty() {
            return Ok(bad_request("the role of a team cannot be changed"));
        }
        let changed = self.change_permissions(call, |base| {
            let creator = base.creator.clone();
            let chosen = |grant: &&mut Grant| matches!(&grant.holder, Holder::User(id) if users.contains(&id.as_str()));
            let mut found: Vec<&mut Grant> = base.grants.iter_mut().filter(chosen).collect();
            if users.contains(&creator.as_str()) && *caller != creator {
                return Err(Refusal::from(forbidden("only the creator may change the creator's role")));
            }
            let owners = found.iter().filter(|grant| grant.role == Role::Owner);
            if owners.count() > 1 {
                return Err(Refusal::from(bad_request("change the role of one owner in a call")));
            }
            if found.is_empty() {
                return Err(Refusal::from(not_found("none of the users has a role")));
            }
            let time = milliseconds(now());
            for grant in &mut found {
                grant.role = role;
                grant.updated = time;
            }
            Ok(found.iter().map(|grant| grant.holder.id().to_owned()).collect::<Vec<_>>())
        })?;
        let body = object! {
            "kbId": id,
            "userIds": changed?,
            "teamIds": Json::List(Vec::new()),
            "newRole": role.name(),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Takes the roles of users and teams away. The creator keeps the role.
    pub(in crate::gateway) fn remove_permissions(&self, call: &Call<'_>) -> Outcome {
        let id = base_id(call)?;
        let (users, teams) = holders(call.body)?;
        let removed = self.change_permissions(call, |base| {
            if users.contains(&base.creator.as_str()) {
                return Err(Refusal::from(forbidden(
                    "the creator's role cannot be removed",
                )));
            }
            let mut gone = (Vec::new(), Vec::new());
            base.grants.retain(|grant| {
                let (list, wanted) = match &grant.holder {
                    Holder::User(_) => (&mut gone.0, &users),
                    Holder::Team(_) => (&mut gone.1, &teams),
                };
                let id = grant.holder.id();
                if wanted.contains(&id) {
                    list.push(id.to_owned());
                }
                !wanted.contains(&id)
            });
            if gone.0.is_empty() && gone.1.is_empty() {
                return Err(Refusal::from(not_found(
                    "none of the users and teams has a role",
                )));
            }
            Ok(gone)
        })?;
        let (users, teams) = removed?;
        let body = object! { "kbId": id, "userIds": users, "teamIds": teams };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn change_permissions<T>(
        &self,
        call: &Call<'_>,
        change: impl FnOnce(&mut Base) -> T,
    ) -> Result<T, Refusal> {
        let (id, user) = (base_id(call)?, &call.token()?.user);
        match self.library.change_base(id, user, Role::Owner, change) {
            Err(Denied::Role) => Err(owners_only().into()),
            result => Ok(result?),
        }
    }
}

impl Holder {
    fn id(&self) -> &str {
        match self {
            Self::User(id) | Self::Team(id) => id,
        }
    }
}

/// Returns a role with the name of its user. A team has none here.
fn entry(grant: &Grant, profile: Option<&Json>) -> Json {
    let text = |name| profile.and_then(|profile| profile.get(name).cloned());
    let (user, kind) = match &grant.holder {
        Holder::User(id) => (Some(id.as_str()), "USER"),
        Holder::Team(_) => (None, "TEAM"),
    };
    object! {
        "id": grant.id.as_str(),
        "userId": user,
        "email": text("email"),
        "name": text("fullName"),
        "role": grant.role.name(),
        "type": kind,
        "createdAtTimestamp": grant.created,
        "updatedAtTimestamp": grant.updated,
    }
}

/// Returns the ids of users and of teams.
///
/// As on the real server, a list that is missing is an error of the service.
fn holders(body: &Value) -> Result<(Vec<&str>, Vec<&str>), Refusal> {
    let list = |name| match body.get(name) {
        None => Err(internal_error("userIds and teamIds are both needed; send [] for none").into()),
        Some(Value::Array(_)) => Ok(texts(body.get(name))),
        Some(_) => Err(Refusal::from(validation_error("the ids are not a list"))),
    };
    Ok((list("userIds")?, list("teamIds")?))
}

/// Returns the role of a body.
fn role(body: &Value) -> Result<Option<Role>, Refusal> {
    let Some(role) = body.get("role") else {
        return Ok(None);
    };
    let known = role.as_str().and_then(Role::named);
    let wrong = || validation_error("the role is none of OWNER, WRITER, READER");
    Ok(Some(known.ok_or_else(wrong)?))
}
