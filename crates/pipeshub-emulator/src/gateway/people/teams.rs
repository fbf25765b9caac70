//! The operations for teams, which the real server has in its graph database.

use http::StatusCode;
use serde_json::Value;

use super::directory::{Directory, Member, Team, check_room};
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::{Fields, is_object_id};
use crate::gateway::pages::{OutOfRange, Page};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, not_found, success, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{milliseconds, now, uuid};

const OWNER: &str = "OWNER";
const ROLES: [&str; 3] = [OWNER, "READER", "WRITER"];

impl Directory {
    fn team(&self, id: &str) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    /// Returns a team as a user sees it, with these members.
    fn shown(&self, team: &Team, members: &[&Member], caller: &str) -> Json {
        let creator = self.user(&team.creator).map(|user| {
            object! {
                "id": user.key.as_str(),
                "userId": user.id.as_str(),
                "name": user.text("fullName"),
                "email": user.text("email"),
            }
        });
        let entries: Vec<Json> = members
            .iter()
            .map(|member| {
                let user = self.user(&member.user);
                object! {
                    "id": user.map(|user| user.key.as_str()),
                    "userId": user.map(|user| user.id.as_str()),
                    "userName": user.map(|user| user.text("fullName")),
                    "userEmail": user.map(|user| user.text("email")),
                    "role": member.role.as_str(),
                    "joinedAt": member.joined,
                    "isOwner": member.role == OWNER,
                }
            })
            .collect();
        let is_owner = team.is_owned_by(caller);
        object! {
            "id": team.id.as_str(),
            "name": team.name.as_str(),
            "description": team.description.as_deref(),
            "createdByUser": creator,
            "orgId": ORGANIZATION,
            "memberCount": entries.len(),
            "createdAtTimestamp": team.created,
            "updatedAtTimestamp": team.updated,
            "members": entries,
            "canEdit": is_owner,
            "canDelete": is_owner,
            "canManageMembers": is_owner,
        }
    }

    fn whole(&self, team: &Team, caller: &str) -> Json {
        let members: Vec<&Member> = team.members.iter().collect();
        self.shown(team, &members, caller)
    }

    /// Fails with 400 if the graph database does not have one of the users.
    fn check_known(&self, members: &[Member]) -> Result<(), Refusal> {
        let unknown: Vec<&str> = members
            .iter()
            .map(|member| &*member.user)
            .filter(|user| self.user(user).is_none())
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        Err(bad_request(&format!("unknown users: {}", unknown.join(", "))).into())
    }
}

impl Team {
    fn is_owned_by(&self, user: &str) -> bool {
        self.members
            .iter()
            .any(|member| member.user == user && member.role == OWNER)
    }
}

impl Gateway {
    pub(super) fn create_team(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let name = fields.filled("name").trim();
        let description = texts_of_team(&mut fields, name);
        let mut members = roles(&mut fields, "userRoles");
        fields.check()?;
        let caller = call.token()?.user.clone();
        members.retain(|member| member.user != caller);
        let mut directory = self.people.lock();
        if directory.user(&caller).is_none() {
            return Ok(not_found("the caller does not exist"));
        }
        directory.check_known(&members)?;
        check_room(directory.teams.len())?;
        let time = milliseconds(now());
        members.insert(
            0,
            Member {
                user: caller.clone(),
                role: OWNER.to_owned(),
                joined: time,
            },
        );
        let team = Team {
            id: uuid(),
            name: name.to_owned(),
            description: description.map(str::to_owned),
            creator: caller.clone(),
            members,
            created: time,
            updated: time,
        };
        let body = object! {
            "status": "success",
            "message": "Team created successfully",
            "data": directory.whole(&team, &caller),
        };
        directory.teams.push(team);
        Ok(response::json(StatusCode::CREATED, &body))
    }

    /// Lists the teams of the caller, newest first.
    pub(super) fn list_teams(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 100, OutOfRange::Invalid)?;
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        let creator = call.query.one("created_by")?;
        if creator.is_some_and(|creator| !is_object_id(creator)) {
            return Ok(validation_error("created_by is not an id"));
        }
        let time = |name| -> Result<Option<i64>, Refusal> {
            let Some(text) = call.query.one(name)? else {
                return Ok(None);
            };
            let time = text.parse().ok().filter(|time| *time > 0);
            let invalid = || validation_error(&format!("{name} is not a time")).into();
            time.map(Some).ok_or_else(invalid)
        };
        let (after, before) = (time("created_after")?, time("created_before")?);
        let caller = &call.token()?.user;
        let directory = self.people.lock();
        if creator.is_some_and(|creator| directory.user(creator).is_none()) {
            let pagination = page.of_graph(0);
            let none = Json::List(Vec::new());
            return success(&object! { "teams": none, "pagination": pagination });
        }
        let mut found: Vec<&Team> = directory
            .teams
            .iter()
            .filter(|team| {
                team.members.iter().any(|member| member.user == *caller)
                    && team.name.to_lowercase().contains(&search)
                    && creator.is_none_or(|creator| creator == team.creator)
                    && after.is_none_or(|after| team.created >= after)
                    && before.is_none_or(|before| team.created <= before)
            })
            .collect();
        found.reverse();
        let teams: Vec<Json> = page
            .cut(&found)
            .map(|team| directory.whole(team, caller))
            .collect();
        let text = if found.is_empty() {
            "No teams found"
        } else {
            "Teams found"
        };
        success(&object! {
            "status": "success",
            "message": text,
            "teams": teams,
            "pagination": page.of_graph(found.len()),
        })
    }

    pub(super) fn team(&self, call: &Call<'_>) -> Outcome {
        let directory = self.people.lock();
        let team = directory.team(call.parameter()).ok_or_else(unknown_team)?;
        success(&object! {
            "status": "success",
            "message": "Team found",
            "team": directory.whole(team, &call.token()?.user),
        })
    }

    /// Changes a team: removals first, then roles, then additions.
    ///
    /// As on the real server, the name stays changed if a change of the members fails.
    pub(super) fn update_team(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let name = fields.text("name").map(str::trim);
        if name == Some("") {
            fields.complain("name: at least one character is required");
        }
        let description = texts_of_team(&mut fields, name.unwrap_or_default());
        let added = roles(&mut fields, "addUserRoles");
        let changed = roles(&mut fields, "updateUserRoles");
        let removed = fields.texts("removeUserIds").unwrap_or_default();
        if !removed.iter().all(|id| is_object_id(id)) {
            fields.complain("removeUserIds: 24 hex digits are required");
        }
        fields.check()?;
        let caller = &call.token()?.user;
        let mut directory = self.people.lock();
        let mut team = directory.owned_team(call.parameter(), caller)?.clone();
        if let Some(name) = name {
            name.clone_into(&mut team.name);
        }
        if let Some(description) = description {
            team.description = Some(description.to_owned());
        }
        team.updated = milliseconds(now());
        *directory.owned_team(call.parameter(), caller)? = team.clone();
        directory.check_known(&added)?;
        team.members
            .retain(|member| !removed.contains(&&*member.user));
        for Member { user, role, .. } in changed {
            if let Some(member) = team.members.iter_mut().find(|member| member.user == user) {
                member.role = role;
            }
        }
        for member in added {
            if !team.members.iter().any(|known| known.user == member.user) {
                team.members.push(member);
            }
        }
        if !team.members.iter().any(|member| member.role == OWNER) {
            return Ok(bad_request("at least one owner has to stay"));
        }
        let body = object! {
            "status": "success",
            "message": "Team updated successfully",
            "team": directory.whole(&team, caller),
        };
        *directory.owned_team(call.parameter(), caller)? = team;
        success(&body)
    }

    pub(super) fn delete_team(&self, call: &Call<'_>) -> Outcome {
        let mut directory = self.people.lock();
        directory.owned_team(call.parameter(), &call.token()?.user)?;
        directory.teams.retain(|team| team.id != call.parameter());
        let text = "Team deleted successfully";
        success(&object! { "status": "success", "message": text })
    }

    /// Lists the members of a team.
    pub(super) fn team_users(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 100, OutOfRange::Invalid)?;
        let search = call
            .query
            .one("search")?
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        let directory = self.people.lock();
        let team = directory.team(call.parameter()).ok_or_else(unknown_team)?;
        let found: Vec<&Member> = team
            .members
            .iter()
            .filter(|member| {
                directory.user(&member.user).is_some_and(|user| {
                    let texts = [user.text("fullName"), user.text("email")];
                    texts
                        .iter()
                        .any(|text| text.to_lowercase().contains(&search))
                })
            })
            .collect();
        let members: Vec<&Member> = page.cut(&found).copied().collect();
        let mut shown = directory.shown(team, &members, &call.token()?.user);
        shown.set("memberCount".into(), found.len().into());
        success(&object! {
            "status": "success",
            "message": "Team members found",
            "team": shown,
            "pagination": page.of_gateway(found.len()),
        })
    }
}

impl Directory {
    /// Returns a team of the caller. Fails with 403, for an unknown team, too.
    fn owned_team(&mut self, id: &str, caller: &str) -> Result<&mut Team, Refusal> {
        let mut teams = self.teams.iter_mut();
        let team = teams.find(|team| team.id == id && team.is_owned_by(caller));
        team.ok_or_else(|| forbidden("only an owner may change the team").into())
    }
}

fn unknown_team() -> Refusal {
    not_found("the team does not exist").into()
}

/// Checks the lengths of the texts, and returns the description.
fn texts_of_team<'a>(fields: &mut Fields<'a>, name: &str) -> Option<&'a str> {
    if name.chars().count() > 100 {
        fields.complain("name: at most 100 characters are allowed");
    }
    let description = fields.text("description");
    if description.is_some_and(|text| text.chars().count() > 500) {
        fields.complain("description: at most 500 characters are allowed");
    }
    description
}

/// Reads members. An entry without a user or a role is skipped.
fn roles(fields: &mut Fields<'_>, name: &str) -> Vec<Member> {
    let Some(value) = fields.value(name) else {
        return Vec::new();
    };
    let Some(entries) = value.as_array() else {
        fields.complain(format!("{name}: expected a list"));
        return Vec::new();
    };
    let joined = milliseconds(now());
    let mut members = Vec::new();
    for entry in entries {
        let text = |name| entry.get(name).and_then(Value::as_str);
        let (Some(user), Some(role)) = (text("userId"), text("role")) else {
            continue;
        };
        if !is_object_id(user) || !ROLES.contains(&role) {
            fields.complain(format!("{name}: an id and a role are required"));
            continue;
        }
        members.push(Member {
            user: user.to_owned(),
            role: role.to_owned(),
            joined,
        });
    }
    members
}
