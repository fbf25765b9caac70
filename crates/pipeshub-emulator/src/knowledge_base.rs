//! The knowledge bases of the gateway.

use bytes::Bytes;

use crate::users;

/// A knowledge base of the emulated gateway, with its users and its first files.
///
/// ```
/// use pipeshub_emulator::{KnowledgeBase, fixtures};
///
/// let handbook = KnowledgeBase::new("5eed0000-0000-4000-8000-0000000000b1")
///     .named("Handbook")
///     .reader(fixtures::MEMBER_USER)
///     .file("5eed0000-0000-4000-8000-0000000000c1", "policies/Leave.md", "Everybody has 25 days of leave.");
/// assert_eq!(handbook.id(), "5eed0000-0000-4000-8000-0000000000b1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnowledgeBase {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) owner: String,
    pub(crate) readers: Vec<String>,
    pub(crate) folders: Vec<(String, String)>,
    pub(crate) files: Vec<FirstFile>,
}

/// A file that a knowledge base has from the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstFile {
    pub(crate) record: String,
    pub(crate) path: String,
    pub(crate) content: Bytes,
}

/// A record that the emulator stores.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredRecord {
    /// The id of the record.
    pub id: String,
    /// The id of the knowledge base.
    pub knowledge_base: String,
    /// The path in the knowledge base, with the extension.
    pub path: String,
}

impl KnowledgeBase {
    /// Creates an empty knowledge base of [`ADMIN_USER`](crate::fixtures::ADMIN_USER).
    ///
    /// The gateway requires a UUID as the id.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: "Handbook".to_owned(),
            owner: users::ADMIN_USER.to_owned(),
            readers: Vec::new(),
            folders: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Sets the display name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the id of the owner, who may upload.
    #[must_use]
    pub fn owner(mut self, user: impl Into<String>) -> Self {
        self.owner = user.into();
        self
    }

    /// Adds a user who may read and search, and not upload.
    #[must_use]
    pub fn reader(mut self, user: impl Into<String>) -> Self {
        self.readers.push(user.into());
        self
    }

    /// Adds a folder to the root, for the parameter `folderId` of an upload.
    #[must_use]
    pub fn folder(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.folders.push((id.into(), name.into()));
        self
    }

    /// Adds a file with the id of its record and its path.
    #[must_use]
    pub fn file(
        mut self,
        record: impl Into<String>,
        path: impl Into<String>,
        content: impl Into<Bytes>,
    ) -> Self {
        self.files.push(FirstFile {
            record: record.into(),
            path: path.into(),
            content: content.into(),
        });
        self
    }

    /// The id of the knowledge base.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Describes the knowledge base in one line for people.
    ///
    /// The line contains name and owner.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{} (owner {})", self.name, self.owner)
    }
}
