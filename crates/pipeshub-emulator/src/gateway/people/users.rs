//! The operations for users.

use http::StatusCode;
use serde_json::Value;

use super::countries::COUNTRIES;
use super::directory::{Account, Directory};
use crate::fixtures::ORGANIZATION;
use crate::gateway::fields::{Fields, check_id, is_email};
use crate::gateway::identity::Purpose;
use crate::gateway::pages::{OutOfRange, Page};
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, forbidden, message, not_found, success,
    unexpected, validation_error,
};
use crate::json::{Json, object};
use crate::response;
use crate::time::{iso, now, object_id};

/// The fields of a user that `PUT /users/{id}` stores as they are, in their order.
const TEXTS: [&str; 6] = [
    "fullName",
    "firstName",
    "lastName",
    "middleName",
    "mobile",
    "designation",
];

impl Gateway {
    /// Returns that the service is healthy.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(in crate::gateway) fn health(&self, _: &Call<'_>) -> Outcome {
        success(&object! { "status": "healthy", "timestamp": iso(now()) })
    }

    /// Lists the users by name.
    pub(super) fn list_users(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 25, OutOfRange::ZeroBreaks)?;
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        let logged_in = boolean(call, "hasLoggedIn")?;
        let blocked = boolean(call, "isBlocked")?;
        let groups = call.query.all("groupIds");
        let directory = self.people.lock();
        let found: Vec<&Account> = directory
            .sorted()
            .into_iter()
            .filter(|user| {
                let texts = [user.text("fullName"), user.text("email")];
                let is_blocked = user.is_locked();
                let is_in_state = match (logged_in, blocked) {
                    // As on the real server, either of the two is enough.
                    (Some(logged_in), Some(true)) => {
                        user.has_logged_in() == logged_in || is_blocked
                    }
                    _ => {
                        logged_in.is_none_or(|wanted| wanted == user.has_logged_in())
                            && blocked.is_none_or(|wanted| wanted == is_blocked)
                    }
                };
                let is_in_group = groups.is_empty()
                    || directory
                        .groups_of(&user.id)
                        .any(|group| groups.contains(&&*group.id));
                is_in_state
                    && is_in_group
                    && texts
                        .iter()
                        .any(|text| text.to_lowercase().contains(&search))
            })
            .collect();
        let users: Vec<Json> = page
            .cut(&found)
            .map(|user| self.user_entry(&directory, user, &user.id))
            .collect();
        success(&object! { "users": users, "pagination": page.of_gateway(found.len()) })
    }

    /// Returns a user in a list, with groups, state and picture.
    fn user_entry(&self, directory: &Directory, user: &Account, id: &str) -> Json {
        let groups: Vec<Json> = directory
            .groups_of(&user.id)
            .map(|group| {
                object! {
                    "_id": group.id.as_str(),
                    "name": group.text("name"),
                    "type": group.text("type"),
                }
            })
            .collect();
        let name = user.text("fullName");
        let role = if user.is_administrator() {
            "Admin"
        } else {
            "Member"
        };
        object! { "id": id, "userId": user.id.as_str(), "orgId": ORGANIZATION }
            .with("name", (!name.is_empty()).then_some(name))
            .with("email", Some(user.text("email")))
            .with("isActive", Some(user.has_logged_in() && !user.is_locked()))
            .with("hasLoggedIn", Some(user.has_logged_in()))
            .with("isBlocked", Some(user.is_locked()))
            .with("createdAtTimestamp", Some(user.created()))
            .with("updatedAtTimestamp", Some(user.updated()))
            .with("profilePicture", self.pictures.as_data(&user.id))
            .with("role", Some(role))
            .with("groupCount", Some(groups.len().saturating_sub(1)))
            .with("userGroups", Some(groups))
    }

    /// Lists the users of the graph database.
    pub(super) fn graph_users(&self, call: &Call<'_>) -> Outcome {
        let page = Page::read_with(call.query, 100, OutOfRange::Invalid)?;
        let search = call.query.one("search")?.unwrap_or_default().to_lowercase();
        if !call.token()?.allows("team:read") {
            return Ok(bad_request("the service requires the scope team:read"));
        }
        let directory = self.people.lock();
        let mut found = directory.sorted();
        found.retain(|user| {
            let texts = [user.text("fullName"), user.text("email")];
            texts
                .iter()
                .any(|text| text.to_lowercase().contains(&search))
        });
        let users: Vec<Json> = page
            .cut(&found)
            .map(|user| self.user_entry(&directory, user, &user.key))
            .collect();
        let text = if found.is_empty() {
            "No users found"
        } else {
            "Users found"
        };
        success(&object! {
            "status": "success",
            "message": text,
            "users": users,
            "pagination": page.of_graph(found.len()),
        })
    }

    pub(super) fn users_with_groups(&self, _: &Call<'_>) -> Outcome {
        let directory = self.people.lock();
        let users = directory
            .users
            .iter()
            .filter(|user| !user.is_deleted())
            .map(|user| {
                let groups: Vec<Json> = directory
                    .groups_of(&user.id)
                    .map(|group| object! { "name": group.text("name"), "type": group.text("type") })
                    .collect();
                object! {
                    "_id": user.id.as_str(),
                    "orgId": ORGANIZATION,
                    "fullName": user.text("fullName"),
                    "hasLoggedIn": user.has_logged_in(),
                    "groups": groups,
                }
            });
        success(&Json::List(users.collect()))
    }

    pub(super) fn user(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let directory = self.people.lock();
        let user = directory.user(call.parameter()).ok_or_else(unknown_user)?;
        success(&user.profile)
    }

    pub(super) fn user_email(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let directory = self.people.lock();
        let user = directory.user(call.parameter()).ok_or_else(unknown_user)?;
        success(&object! { "email": user.text("email") })
    }

    pub(super) fn users_by_ids(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let ids = fields.ids("userIds");
        fields.check()?;
        let directory = self.people.lock();
        let users = directory.users.iter();
        let users = users
            .filter(|user| !user.is_deleted() && ids.contains(&&*user.id))
            .map(|user| {
                user.profile
                    .clone()
                    .with("profilePicture", self.pictures.as_data(&user.id))
            });
        success(&Json::List(users.collect()))
    }

    /// Responds to an administrator only. The id is not looked up, as on the real server.
    #[allow(clippy::unused_self, reason = "the form of a handler")]
    pub(super) fn admin_check(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        message("User has admin access")
    }

    pub(super) fn create_user(&self, call: &Call<'_>) -> Outcome {
        let mut fields = Fields::of(call.body);
        let name = fields.filled("fullName");
        let email = email(&mut fields);
        let role = fields
            .one_of("role", &["admin", "member"])
            .unwrap_or("member");
        let mobile = mobile(&mut fields);
        let designation = fields.text("designation");
        fields.check()?;
        let mut directory = self.people.lock();
        if directory.user_by_email(email).is_some() {
            return Ok(unexpected("the email address is taken"));
        }
        let user = object! {
            "orgId": ORGANIZATION,
            "fullName": name,
            "email": email.to_lowercase(),
        }
        .with("mobile", mobile)
        .with("designation", designation)
        .with("hasLoggedIn", Some(false))
        .with("role", Some(role));
        let user = directory.add_user(user)?;
        drop(directory);
        // Without a mail server, the user is made and gets no invitation.
        self.send_mail(email, Purpose::Invitation);
        Ok(response::json(StatusCode::CREATED, &user))
    }

    /// Changes the fields of a user. A new address is only asked for by mail.
    pub(super) fn update_user(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let is_admin = self.is_administrator(call.token()?);
        let mut fields = Fields::of(call.body);
        let texts = TEXTS.map(|name| (name, fields.text(name)));
        mobile(&mut fields);
        let email = fields.text("email");
        if email.is_some_and(|email| !is_email(email)) {
            fields.complain("email: an address is required");
        }
        let role = fields.one_of("role", &["admin", "member"]);
        let logged_in = fields.flag("hasLoggedIn");
        fields.flag("dataCollectionConsent");
        let address = address(&mut fields, "address");
        let others = [
            "email",
            "role",
            "hasLoggedIn",
            "dataCollectionConsent",
            "address",
        ];
        let known = [&TEXTS[..], &others].concat();
        fields.only(&known);
        if !known.iter().any(|name| fields.value(name).is_some()) {
            fields.complain("at least one field is required");
        }
        fields.check()?;
        self.check_self(call)?;
        if role.is_some() && !is_admin {
            return Ok(forbidden("only administrators may change the role"));
        }
        if let Some(Json::Text(country)) =
            address.as_ref().and_then(|address| address.get("country"))
            && !COUNTRIES.contains(&&**country)
        {
            return Ok(unexpected("the country is unknown"));
        }
        let mut directory = self.people.lock();
        let administrators = directory.administrators();
        let user = directory
            .user_mut(call.parameter())
            .ok_or_else(unknown_user)?;
        if let Some(role) = role {
            if user.is_administrator() && role == "member" && administrators == 1 {
                return Ok(bad_request("the last administrator cannot become a member"));
            }
            if user.text("role") != role {
                user.set("role", role);
                user.end_sessions();
            }
        }
        for (name, text) in texts {
            if let Some(text) = text {
                user.set(name, text);
            }
        }
        if let Some(logged_in) = logged_in {
            user.set("hasLoggedIn", logged_in);
        }
        if let Some(address) = address {
            user.set("address", address);
        }
        let profile = user.profile.clone();
        let old = user.text("email").to_owned();
        drop(directory);
        let new = email.filter(|email| email.to_lowercase() != old);
        let state = match new {
            None => "notNeeded",
            Some(new) => {
                let purpose = Purpose::EmailChange {
                    user: call.parameter().to_owned(),
                };
                if self.send_mail(new, purpose) {
                    "sent"
                } else {
                    "failed"
                }
            }
        };
        let meta = object! { "emailChangeMailStatus": state };
        success(&profile.with("meta", Some(meta)))
    }

    pub(super) fn update_full_name(&self, call: &Call<'_>) -> Outcome {
        self.update_text(call, "fullName")
    }

    pub(super) fn update_first_name(&self, call: &Call<'_>) -> Outcome {
        self.update_text(call, "firstName")
    }

    pub(super) fn update_last_name(&self, call: &Call<'_>) -> Outcome {
        self.update_text(call, "lastName")
    }

    pub(super) fn update_designation(&self, call: &Call<'_>) -> Outcome {
        self.update_text(call, "designation")
    }

    fn update_text(&self, call: &Call<'_>, name: &'static str) -> Outcome {
        check_id(call.parameter())?;
        let mut fields = Fields::of(call.body);
        let text = fields.filled(name);
        fields.check()?;
        self.check_self(call)?;
        let mut directory = self.people.lock();
        let user = directory
            .user_mut(call.parameter())
            .ok_or_else(unknown_user)?;
        user.set(name, text);
        success(&user.profile)
    }

    /// Stores a new address at once, without a mail.
    pub(super) fn update_email(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let mut fields = Fields::of(call.body);
        let email = email(&mut fields);
        fields.check()?;
        self.check_self(call)?;
        let mut directory = self.people.lock();
        if directory
            .user_by_email(email)
            .is_some_and(|user| user.id != call.parameter())
        {
            return Ok(unexpected("the email address is taken"));
        }
        let user = directory
            .user_mut(call.parameter())
            .ok_or_else(unknown_user)?;
        user.set("email", email.to_lowercase());
        success(&user.profile)
    }

    pub(super) fn unblock_user(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let mut directory = self.people.lock();
        let user = directory.user_mut(call.parameter());
        let Some(user) = user.filter(|user| user.is_locked()) else {
            return Ok(bad_request("the user does not exist or is not blocked"));
        };
        user.unlock();
        message("User unblocked successfully")
    }

    /// Deletes a member, whose OAuth apps and sessions end.
    pub(super) fn delete_user(&self, call: &Call<'_>) -> Outcome {
        check_id(call.parameter())?;
        let by = call.token()?.user.clone();
        let mut directory = self.people.lock();
        let user = directory
            .user_mut(call.parameter())
            .ok_or_else(unknown_user)?;
        if user.is_administrator() {
            return Ok(bad_request("an administrator has to become a member first"));
        }
        user.set("isDeleted", true);
        user.set("deletedBy", by);
        for group in &mut directory.groups {
            group.members.retain(|member| member != call.parameter());
        }
        for team in &mut directory.teams {
            team.members
                .retain(|member| member.user != call.parameter());
        }
        drop(directory);
        self.identity.revoke_apps_of(call.parameter());
        message("User deleted successfully")
    }

    /// Fails with 400 unless the caller is an administrator or the user of the path.
    fn check_self(&self, call: &Call<'_>) -> Result<(), Refusal> {
        let token = call.token()?;
        if token.user == call.parameter() || self.is_administrator(token) {
            return Ok(());
        }
        Err(bad_request("only administrators may change other users").into())
    }
}

pub(super) fn unknown_user() -> Refusal {
    not_found("the user does not exist").into()
}

fn boolean(call: &Call<'_>, name: &str) -> Result<Option<bool>, Refusal> {
    match call.query.one(name)? {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(validation_error(&format!("{name} is neither true nor false")).into()),
    }
}

/// Returns the required email address of a body.
fn email<'a>(fields: &mut Fields<'a>) -> &'a str {
    let email = fields.required("email");
    if !is_email(email) {
        fields.complain("email: an address is required");
    }
    email
}

fn mobile<'a>(fields: &mut Fields<'a>) -> Option<&'a str> {
    let mobile = fields.text("mobile")?;
    let digits = mobile.strip_prefix('+').unwrap_or(mobile);
    let is_number =
        (10..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !mobile.is_empty() && !is_number {
        fields.complain("mobile: 10 to 15 digits are required");
    }
    Some(mobile)
}

/// Returns an address with an id of its own, which is new at each write.
pub(super) fn address(fields: &mut Fields<'_>, name: &str) -> Option<Json> {
    let address = fields.value(name)?;
    if !address.is_object() {
        fields.complain(format!("{name}: expected an object"));
        return None;
    }
    let parts = ["addressLine1", "city", "state", "postCode", "country"];
    let mut stored = object! {};
    for part in parts {
        stored = match address.get(part) {
            None => stored,
            Some(Value::String(text)) => stored.with(part, Some(text.as_str())),
            Some(_) => {
                fields.complain(format!("{name}.{part}: expected a string"));
                stored
            }
        };
    }
    Some(stored.with("_id", Some(object_id())))
}
