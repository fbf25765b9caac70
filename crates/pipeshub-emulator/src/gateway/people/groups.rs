//! The operations for user groups.

use http::StatusCode;

use super::directory::{Directory, Group, check_room};
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::{Fields, check_id};
use crate::gateway::pages::{OutOfRange, Page};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, message, not_found, success,
    validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{iso, now, object_id};

/// The names and types of the groups that every organisation has.
const BUILT_IN: [&str; 3] = ["admin", "everyone", "standard"];

impl Directory {
    /// Returns the groups of a user.
    pub(super) fn groups_of(&self, user: &str) -> impl Iterator<Item = &Group> {
        let groups = self.groups.iter().filter(|group| !group.is_deleted());
        groups.filter(move |group| group.members.iter().any(|member| member == user))
    }

    fn group_mut(&mut self, id: &str) -> Result<&mut Group, Refusal> {
        let mut groups = self.groups.iter_mut();
        let found = groups.find(|group| group.id == id && !group.is_deleted());
        found.ok_or_else(unknown_group)
    }
}

impl Group {
    /// Returns the whole document. The members come after the organisation.
    fn shown(&self) -> Json {
        let Json::Object(fields) = &self.document else {
            return Json::Null;
        };
        let mut shown = fields.clone();
        let at = shown.iter().position(|(name, _)| name == "orgId");
        let members = Json::from(self.members.clone());
        shown.insert(at.map_or(0, |at| at + 1), ("users".into(), members));
        Json::Object(shown)
    }

    /// Returns the entry of a list, with the number of members.
    fn entry(&self) -> Json {
        let names = [
            "_id",
            "name",
            "type",
            "orgId",
            "slug",
            "isDeleted",
            "createdAt",
            "updatedAt",
        ];
        let mut entry = object! {};
        for name in names {
            entry = entry.with(name, self.document.get(name).cloned());
        }
        entry.with("userCount", Some(self.members.len()))
    }

    fn is_built_in(&self) -> bool {
        BUILT_IN.contains(&self.text("type"))
    }
}

impl Gateway {
    pub(super) fn list_groups(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 25, OutOfRange::Breaks)?;
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        let day = |name| -> Result<Option<&str>, Refusal> {
            let day = call.query.one(name)?;
            if day.is_some_and(|day| !is_day(day)) {
                return Err(validation_error(&format!("{name} is not a day")).into());
            }
            Ok(day)
        };
        let (after, before) = (day("createdAfter")?, day("createdBefore")?);
        let directory = self.people.lock();
        let found: Vec<&Group> = directory
            .groups
            .iter()
            .filter(|group| {
                let created = group.text("createdAt");
                !group.is_deleted()
                    && group.text("name").to_lowercase().contains(&search)
                    // Days and times have the order of their texts.
                    && after.is_none_or(|after| created >= after)
                    && before.is_none_or(|before| !created.is_empty() && created < before)
            })
            .collect();
        let groups: Vec<Json> = page.cut(&found).map(|group| group.entry()).collect();
        success(&object! { "groups": groups, "pagination": page.of_gateway(found.len()) })
    }

    pub(super) fn create_group(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let name = fields.filled("name");
        let kind = fields.required("type");
        fields.check()?;
        if BUILT_IN.contains(&name) || BUILT_IN.contains(&kind) {
            return Ok(bad_request(
                "the name or the type is that of a built-in group",
            ));
        }
        if kind != "custom" {
            return Ok(validation_error("type: custom is required"));
        }
        let mut directory = self.people.lock();
        let mut groups = directory.groups.iter();
        if groups.any(|group| !group.is_deleted() && group.text("name") == name) {
            return Ok(bad_request("the name is taken"));
        }
        check_room(directory.groups.len())?;
        directory.made_groups += 1;
        let (id, time) = (object_id(), iso(now()));
        let group = Group {
            document: object! {
                "name": name,
                "type": kind,
                "orgId": ORGANIZATION,
                "isDeleted": false,
                "_id": id.as_str(),
                "createdAt": time.as_str(),
                "updatedAt": time.as_str(),
                "slug": format!("usergroup-{}", directory.made_groups),
                "__v": 0_usize,
            },
            id,
            members: Vec::new(),
        };
        let shown = group.shown();
        directory.groups.push(group);
        Ok(response::json(StatusCode::CREATED, &shown))
    }

    /// Returns a group, a deleted one, too.
    pub(super) fn user_group(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let directory = self.people.lock();
        let mut groups = directory.groups.iter();
        let group = groups.find(|group| group.id == call.parameter());
        success(&group.ok_or_else(unknown_group)?.shown())
    }

    pub(super) fn rename_group(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let mut fields = Fields::of(call.body);
        let name = fields.filled("name");
        fields.check()?;
        let mut directory = self.people.lock();
        let group = directory.group_mut(call.parameter())?;
        if group.is_built_in() {
            return Ok(forbidden("a built-in group cannot be changed"));
        }
        group.document.set("name".into(), name.into());
        group.touch();
        success(&group.shown())
    }

    pub(super) fn delete_group(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let by = call.token()?.user.clone();
        let mut directory = self.people.lock();
        let group = directory.group_mut(call.parameter())?;
        if group.is_built_in() {
            return Ok(forbidden("a built-in group cannot be deleted"));
        }
        group.document.set("isDeleted".into(), true.into());
        group.document.set("deletedBy".into(), by.into());
        group.touch();
        success(&group.shown())
    }

    pub(super) fn add_to_groups(&self, call: &Call<'_>) -> Outcome {
        self.change_groups(call, |members, user| {
            if !members.contains(user) {
                members.push(user.clone());
            }
        })?;
        message("Users added to groups successfully")
    }

    pub(super) fn remove_from_groups(&self, call: &Call<'_>) -> Outcome {
        self.change_groups(call, |members, user| {
            members.retain(|member| member != user);
        })?;
        message("Users removed from groups successfully")
    }

    /// Changes the members of all groups of a body. Fails with 400 if no group is found.
    fn change_groups(
        &self,
        call: &Call<'_>,
        change: impl Fn(&mut Vec<String>, &String),
    ) -> Result<(), Refusal> {
        let mut fields = Fields::of(call.body);
        let users: Vec<String> = fields
            .ids("userIds")
            .into_iter()
            .map(str::to_owned)
            .collect();
        let groups = fields.ids("groupIds");
        fields.check()?;
        let mut directory = self.people.lock();
        let mut changed = false;
        for group in &mut directory.groups {
            if groups.contains(&&*group.id) && !group.is_deleted() {
                changed = true;
                for user in &users {
                    change(&mut group.members, user);
                }
                group.touch();
            }
        }
        if changed {
            return Ok(());
        }
        Err(bad_request("none of the groups exists").into())
    }

    pub(super) fn groups_of_user(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let directory = self.people.lock();
        let groups = directory.groups_of(call.parameter()).map(|group| {
            object! {
                "name": group.text("name"),
                "type": group.text("type"),
                "_id": group.id.as_str(),
            }
        });
        success(&Json::List(groups.collect()))
    }

    pub(super) fn users_of_group(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let page = Page::read_with(call.query, 25, OutOfRange::Breaks)?;
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        let directory = self.people.lock();
        let mut groups = directory.groups.iter();
        let group = groups.find(|group| group.id == call.parameter() && !group.is_deleted());
        let group = group.ok_or_else(unknown_group)?;
        let mut found = directory.sorted();
        found.retain(|user| {
            let texts = [user.text("fullName"), user.text("email")];
            group.members.contains(&user.id)
                && texts
                    .iter()
                    .any(|text| text.to_lowercase().contains(&search))
        });
        let users: Vec<Json> = page
            .cut(&found)
            .map(|user| {
                object! {
                    "_id": user.id.as_str(),
                    "fullName": user.profile.get("fullName").cloned(),
                    "email": user.profile.get("email").cloned(),
                    "profilePicture": self.pictures.as_data(&user.id),
                }
            })
            .collect();
        success(&object! { "users": users, "pagination": page.of_gateway(found.len()) })
    }

    /// Counts the groups of each name.
    pub(super) fn group_statistics(&self, _: &Call<'_>) -> Outcome {
        let directory = self.people.lock();
        let mut counts: Vec<(&str, usize, usize)> = Vec::new();
        for group in directory.groups.iter().filter(|group| !group.is_deleted()) {
            let (name, members) = (group.text("name"), group.members.len());
            match counts.iter_mut().find(|(known, ..)| *known == name) {
                Some((_, groups, total)) => {
                    *groups += 1;
                    *total += members;
                }
                None => counts.push((name, 1, members)),
            }
        }
        let entries = counts.into_iter().map(|(name, count, total)| {
            // JavaScript writes a whole average without a fraction.
            let average = if total % count == 0 {
                Json::from(total / count)
            } else {
                Json::from(float(total) / float(count))
            };
            object! { "_id": name, "count": count, "totalUsers": total, "avgUsers": average }
        });
        success(&Json::List(entries.collect()))
    }
}

fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

fn unknown_group() -> Refusal {
    not_found("the user group does not exist").into()
}

/// Whether a text is a day, such as `2026-01-31`.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
