//! The knowledge bases: their roles and their folders.

use crate::gateway::{Refusal, bad_request, conflict, forbidden, internal_error, not_found};
use crate::knowledge_base::KnowledgeBase;
use crate::time::uuid;

/// A knowledge base.
#[derive(Debug, Clone)]
pub(super) struct Base {
    pub(super) id: String,
    pub(super) name: String,
    /// The user who created the base, and keeps the role of an owner.
    pub(super) creator: String,
    pub(super) created: i64,
    pub(super) updated: i64,
    /// The roles, the creator's first.
    pub(super) grants: Vec<Grant>,
    /// The ids of all folders at every depth, oldest first.
    pub(super) folders: Vec<String>,
    /// The place in the order of creation.
    pub(super) number: u64,
}

/// The role of a user or a team.
#[derive(Debug, Clone)]
pub(super) struct Grant {
    pub(super) id: String,
    pub(super) holder: Holder,
    pub(super) role: Role,
    pub(super) created: i64,
    pub(super) updated: i64,
}

/// The holder of a role, with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    User(String),
    Team(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Reader,
    Writer,
    Owner,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Reader => "READER",
            Self::Writer => "WRITER",
            Self::Owner => "OWNER",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [Self::Reader, Self::Writer, Self::Owner];
        all.into_iter().find(|role| role.name() == name)
    }
}

/// A folder of a knowledge base or of a connector.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) id: String,
    pub(super) base: String,
    /// The folder around this one. `None` at the root.
    pub(super) parent: Option<String>,
    pub(super) name: String,
    pub(super) created: i64,
    pub(super) updated: i64,
}

impl Folder {
    pub(super) fn new(base: &str, parent: Option<&str>, name: &str, time: i64) -> Self {
        Self {
            id: uuid(),
            base: base.to_owned(),
            parent: parent.map(str::to_owned),
            name: name.to_owned(),
            created: time,
            updated: time,
        }
    }

    /// The key of the name in its folder. Two folders of one folder cannot have the same key.
    pub(super) fn key(&self) -> String {
        folder_key(&self.base, self.parent.as_deref(), &self.name)
    }
}

pub(super) fn folder_key(base: &str, parent: Option<&str>, name: &str) -> String {
    let parent = parent.unwrap_or_default();
    format!("{base}/{parent}/{}", name.to_lowercase())
}

impl Base {
    pub(super) fn new(id: String, name: &str, creator: &str, number: u64, time: i64) -> Self {
        let mut base = Self {
            id,
            name: name.to_owned(),
            creator: creator.to_owned(),
            created: time,
            updated: time,
            grants: Vec::new(),
            folders: Vec::new(),
            number,
        };
        base.grant(Holder::User(creator.to_owned()), Role::Owner, time);
        base
    }

    /// Returns the role of a user. `None` if the user cannot see the base.
    pub(super) fn role_of(&self, user: &str) -> Option<Role> {
        let of_user = |grant: &&Grant| matches!(&grant.holder, Holder::User(id) if id == user);
        self.grants.iter().find(of_user).map(|grant| grant.role)
    }

    /// Adds a role, unless the holder has one.
    pub(super) fn grant(&mut self, holder: Holder, role: Role, time: i64) -> bool {
        if self.grants.iter().any(|grant| grant.holder == holder) {
            return false;
        }
        self.grants.push(Grant {
            id: uuid(),
            holder,
            role,
            created: time,
            updated: time,
        });
        true
    }

    /// The base as the public type, with its readers and no files.
    pub(super) fn described(&self, folders: Vec<(String, String)>) -> KnowledgeBase {
        let mut described = KnowledgeBase::new(self.id.as_str())
            .named(self.name.as_str())
            .owner(self.creator.as_str());
        for grant in self.grants.iter().skip(1) {
            if let Holder::User(user) = &grant.holder {
                described = described.reader(user.as_str());
            }
        }
        described.folders = folders;
        described
    }
}

/// The reason why a change of the library is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    NoBase,
    NoFolder,
    NoRecord,
    /// The user's role does not allow the change.
    Role,
    NameTaken,
    IntoItself,
    Full,
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NoBase => not_found("the knowledge base does not exist, or is not visible"),
            Denied::NoFolder => not_found("the folder does not exist"),
            Denied::NoRecord => not_found("the record does not exist"),
            Denied::Role => forbidden("the user's role in the knowledge base does not allow this"),
            Denied::NameTaken => conflict("an item of the folder has the same name"),
            Denied::IntoItself => bad_request("a folder cannot be moved into itself"),
            Denied::Full => {
                internal_error("the emulator stores no more knowledge bases or folders")
            }
        }
        .into()
    }
}
