//! The users, groups, teams and notifications, and the organisation.
//!
//! Documents have their fields in the order of the real server. The operations are in the other
//! files of this folder. Entry point: [`People`].

use std::sync::{Mutex, MutexGuard};

use tokio::time::{Duration, Instant};

use crate::connector::AccountType;
use crate::fixtures::ORGANIZATION;
use crate::gateway::{Gateway, Refusal, internal_error};
use crate::json::{Json, object};
use crate::sync::lock;
use crate::time::{iso, milliseconds, now, object_id, uuid};
use crate::token::Token;
use crate::user::User;

/// The maximum number of users, groups, teams, notifications and mails, each.
const MAX_ENTRIES: usize = 10_000;
/// The number of wrong passwords that lock an account.
const MAX_FAILURES: u32 = 5;
/// The time that an account stays locked.
const LOCKED: Duration = Duration::from_secs(24 * 60 * 60);
/// A session that began at most this long before the end of all sessions goes on.
const GRACE: Duration = Duration::from_secs(1);

/// The people of the organisation.
#[derive(Debug)]
pub(crate) struct People(Mutex<Directory>);

#[derive(Debug)]
pub(in crate::gateway) struct Directory {
    pub(in crate::gateway) users: Vec<Account>,
    pub(super) groups: Vec<Group>,
    pub(super) teams: Vec<Team>,
    /// The notifications, newest first.
    pub(super) notifications: Vec<Json>,
    pub(super) organization: Json,
    pub(super) logo: Option<Logo>,
    /// The number of users and groups that were made since the start, for their slugs.
    pub(super) made_users: usize,
    pub(super) made_groups: usize,
}

/// The account of a user.
#[derive(Debug)]
pub(in crate::gateway) struct Account {
    pub(in crate::gateway) id: String,
    /// The id in the graph database.
    pub(super) key: String,
    /// The document of the user.
    pub(in crate::gateway) profile: Json,
    pub(in crate::gateway) password: Option<String>,
    failures: u32,
    locked_until: Option<Instant>,
    sessions_ended: Option<Instant>,
    /// The id of the record of the picture. `None` before the first picture.
    pub(super) picture_record: Option<String>,
    created: Duration,
    updated: Duration,
}

#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) members: Vec<String>,
    /// The document without the members.
    pub(super) document: Json,
}

#[derive(Debug, Clone)]
pub(super) struct Team {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) creator: String,
    pub(super) members: Vec<Member>,
    pub(super) created: i64,
    pub(super) updated: i64,
}

#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) user: String,
    pub(super) role: String,
    pub(super) joined: i64,
}

/// The logo of the organisation. `content` is `None` after a removal.
#[derive(Debug)]
pub(super) struct Logo {
    pub(super) record: String,
    pub(super) content: Option<(&'static str, bytes::Bytes)>,
}

impl People {
    pub(crate) fn new(users: &[User], account_type: AccountType) -> Self {
        let time = now();
        let users: Vec<Account> = users
            .iter()
            .map(|user| Account::configured(user, time))
            .collect();
        let contact = users
            .first()
            .map_or("", |user| user.text("email"))
            .to_owned();
        let domain = contact.split('@').nth(1).unwrap_or_default().to_owned();
        let everybody = users.iter().map(|user| user.id.clone()).collect();
        let account_type = match account_type {
            AccountType::Individual => "individual",
            _ => "business",
        };
        Self(Mutex::new(Directory {
            groups: vec![
                Group::built_in("everyone", "ug-2", everybody),
                Group::built_in("standard", "ug-3", Vec::new()),
            ],
            teams: Vec::new(),
            notifications: Vec::new(),
            organization: object! {
                "_id": ORGANIZATION,
                "slug": "org-1",
                "registeredName": "Example Ltd",
                "shortName": "Example",
                "domain": domain,
                "contactEmail": contact,
                "accountType": account_type,
                "isDeleted": false,
                "onBoardingStatus": "configured",
                "createdAt": iso(time),
                "updatedAt": iso(time),
            },
            logo: None,
            users,
            made_users: 0,
            made_groups: 0,
        }))
    }

    /// Returns the state. The lock is held until the guard is dropped.
    pub(in crate::gateway) fn lock(&self) -> MutexGuard<'_, Directory> {
        lock(&self.0)
    }

    /// Adds a notification to those of a user.
    pub(crate) fn notify(&self, notification: Json) {
        let mut directory = self.lock();
        directory.notifications.insert(0, notification);
        directory.notifications.truncate(MAX_ENTRIES);
    }
}

impl Directory {
    /// Returns the account of a user who is not deleted.
    pub(in crate::gateway) fn user(&self, id: &str) -> Option<&Account> {
        self.users
            .iter()
            .find(|user| user.id == id && !user.is_deleted())
    }

    pub(in crate::gateway) fn user_mut(&mut self, id: &str) -> Option<&mut Account> {
        let mut users = self.users.iter_mut();
        users.find(|user| user.id == id && !user.is_deleted())
    }

    /// Returns the account with an email address, in any case.
    pub(in crate::gateway) fn user_by_email(&mut self, email: &str) -> Option<&mut Account> {
        let email = email.to_lowercase();
        let mut users = self.users.iter_mut();
        users.find(|user| user.text("email") == email && !user.is_deleted())
    }

    /// Returns the users, sorted by name.
    pub(super) fn sorted(&self) -> Vec<&Account> {
        let mut users: Vec<&Account> = self
            .users
            .iter()
            .filter(|user| !user.is_deleted())
            .collect();
        users.sort_by_key(|user| user.text("fullName").to_lowercase());
        users
    }

    /// Adds a user, who becomes a member of the group of everybody.
    pub(super) fn add_user(&mut self, fields: Json) -> Result<Json, Refusal> {
        check_room(self.users.len())?;
        self.made_users += 1;
        let account = Account::made(fields, self.made_users);
        if let Some(everyone) = self.groups.first_mut() {
            everyone.members.push(account.id.clone());
            everyone.touch();
        }
        let profile = account.profile.clone();
        self.users.push(account);
        Ok(profile)
    }

    pub(super) fn administrators(&self) -> usize {
        let users = self.users.iter();
        users
            .filter(|user| !user.is_deleted() && user.is_administrator())
            .count()
    }
}

/// Fails with 500 if there is no room for one more entry.
pub(super) fn check_room(entries: usize) -> Result<(), Refusal> {
    if entries < MAX_ENTRIES {
        return Ok(());
    }
    let message = format!("the emulator has no room for more than {MAX_ENTRIES} entries");
    Err(internal_error(&message).into())
}

impl Account {
    fn configured(user: &User, time: Duration) -> Self {
        let name = user.name.as_str();
        let (first, last) = name.split_once(' ').unwrap_or((name, ""));
        let profile = object! {
            "_id": user.id.as_str(),
            "slug": format!("user-{}", first.to_lowercase()),
            "orgId": ORGANIZATION,
            "fullName": name,
            "firstName": first,
            "lastName": last,
            "email": user.email.to_lowercase(),
            "hasLoggedIn": true,
            "role": if user.is_administrator { "admin" } else { "member" },
            "isDeleted": false,
            "createdAt": iso(time),
            "updatedAt": iso(time),
        };
        Self::with(user.id.clone(), profile, user.password.clone(), time)
    }

    fn made(fields: Json, number: usize) -> Self {
        let (id, time) = (object_id(), now());
        let profile = fields
            .with("isDeleted", Some(false))
            .with("_id", Some(id.as_str()))
            .with("createdAt", Some(iso(time)))
            .with("updatedAt", Some(iso(time)))
            .with("slug", Some(format!("user-{number}")))
            .with("__v", Some(0_usize));
        Self::with(id, profile, None, time)
    }

    fn with(id: String, profile: Json, password: Option<String>, created: Duration) -> Self {
        Self {
            id,
            key: uuid(),
            profile,
            password,
            failures: 0,
            locked_until: None,
            sessions_ended: None,
            picture_record: None,
            created,
            updated: created,
        }
    }

    /// Returns a text of the document. Empty if there is none.
    pub(in crate::gateway) fn text(&self, name: &str) -> &str {
        match self.profile.get(name) {
            Some(Json::Text(text)) => text,
            _ => "",
        }
    }

    fn is(&self, name: &str) -> bool {
        self.profile.get(name) == Some(&Json::Bool(true))
    }

    pub(super) fn is_deleted(&self) -> bool {
        self.is("isDeleted")
    }

    pub(in crate::gateway) fn has_logged_in(&self) -> bool {
        self.is("hasLoggedIn")
    }

    pub(in crate::gateway) fn is_administrator(&self) -> bool {
        self.text("role") == "admin"
    }

    pub(super) fn created(&self) -> i64 {
        milliseconds(self.created)
    }

    pub(in crate::gateway) fn updated(&self) -> i64 {
        milliseconds(self.updated)
    }

    /// Changes a field of the document.
    pub(in crate::gateway) fn set(&mut self, name: &'static str, value: impl Into<Json>) {
        self.updated = now();
        self.profile.set(name.into(), value.into());
        self.profile
            .set("updatedAt".into(), iso(self.updated).into());
    }

    /// Whether too many wrong passwords have locked the account.
    pub(in crate::gateway) fn is_locked(&self) -> bool {
        self.locked_until.is_some_and(|end| Instant::now() < end)
    }

    /// Counts a wrong password. The fifth one locks the account for 24 hours.
    pub(in crate::gateway) fn count_failure(&mut self) {
        self.failures += 1;
        if self.failures >= MAX_FAILURES {
            self.failures = 0;
            self.locked_until = Instant::now().checked_add(LOCKED);
        }
    }

    /// Forgets the wrong passwords, and unlocks the account.
    pub(in crate::gateway) fn unlock(&mut self) {
        self.failures = 0;
        self.locked_until = None;
    }

    /// Ends all sessions.
    pub(in crate::gateway) fn end_sessions(&mut self) {
        self.sessions_ended = Some(Instant::now());
    }

    /// Whether a session has ended that began at `start`. `None` is the start of the emulator.
    ///
    /// As on the real server, a session of the last second goes on.
    pub(in crate::gateway) fn has_ended(&self, start: Option<Instant>) -> bool {
        self.sessions_ended.is_some_and(|end| {
            start
                .and_then(|start| start.checked_add(GRACE))
                .is_none_or(|start| start < end)
        })
    }
}

impl Group {
    fn built_in(name: &'static str, slug: &str, members: Vec<String>) -> Self {
        let id = object_id();
        Self {
            document: object! {
                "_id": id.as_str(),
                "name": name,
                "type": name,
                "orgId": ORGANIZATION,
                "slug": slug,
                "isDeleted": false,
            },
            id,
            members,
        }
    }

    pub(super) fn text(&self, name: &str) -> &str {
        match self.document.get(name) {
            Some(Json::Text(text)) => text,
            _ => "",
        }
    }

    pub(super) fn is_deleted(&self) -> bool {
        self.document.get("isDeleted") == Some(&Json::Bool(true))
    }

    /// Sets the time of the last change.
    pub(super) fn touch(&mut self) {
        self.document.set("updatedAt".into(), iso(now()).into());
    }
}

impl Gateway {
    /// Whether the gateway sees the owner of a token as an administrator.
    ///
    /// The role of a session is in its token. For any other token, the gateway reads the user.
    pub(in crate::gateway) fn is_administrator(&self, token: &Token) -> bool {
        let directory = self.people.lock();
        let user = directory.user(&token.user);
        user.map_or(token.admin, Account::is_administrator)
    }
}
