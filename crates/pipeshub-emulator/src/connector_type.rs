//! The connector types of the registry.

use bytes::Bytes;

/// A connector type of the emulated registry, such as `Drive`.
///
/// ```
/// use pipeshub_emulator::ConnectorType;
///
/// let wiki = ConnectorType::new("Wiki").group("Intranet").auth_types(["API_TOKEN"]).team_only();
/// assert_eq!(wiki.name(), "Wiki");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct ConnectorType {
    pub(crate) name: String,
    pub(crate) group: String,
    pub(crate) description: String,
    pub(crate) auth_types: Vec<String>,
    pub(crate) team: bool,
    pub(crate) personal: bool,
    /// The id and the label of each channel, an option of the filter `channel_ids`.
    pub(crate) channels: Vec<(String, String)>,
    /// The path and the content of each file that a sync finds.
    pub(crate) files: Vec<(String, Bytes)>,
}

impl ConnectorType {
    /// Creates a type with OAuth, for teams and for persons.
    ///
    /// A sync of its connectors finds the file `Project plan.md`.
    pub fn new(name: impl Into<String>) -> Self {
        let plan = "# Project plan\n\nThe launch of the project is on 4 May.\n";
        let channels = ["general", "random", "design", "sales", "support"];
        let channels = channels.iter().enumerate();
        Self {
            name: name.into(),
            group: "Storage".to_owned(),
            description: "An emulated connector".to_owned(),
            auth_types: vec!["OAUTH".to_owned()],
            team: true,
            personal: true,
            channels: channels
                .map(|(number, label)| (format!("C{number:03}"), (*label).to_owned()))
                .collect(),
            files: vec![(
                "Project plan.md".to_owned(),
                Bytes::from_static(plan.as_bytes()),
            )],
        }
    }

    /// Adds a file that a sync finds. Slashes in `path` separate folders.
    pub fn file(mut self, path: impl Into<String>, content: impl Into<Bytes>) -> Self {
        self.files.push((path.into(), content.into()));
        self
    }

    /// Sets the product family, the `appGroup` of responses.
    pub fn group(self, group: impl Into<String>) -> Self {
        Self {
            group: group.into(),
            ..self
        }
    }

    /// Sets the description, the `appDescription` of responses.
    pub fn description(self, description: impl Into<String>) -> Self {
        Self {
            description: description.into(),
            ..self
        }
    }

    /// Sets the auth types. The first one is the default of a new connector.
    pub fn auth_types<S: Into<String>>(self, types: impl IntoIterator<Item = S>) -> Self {
        Self {
            auth_types: types.into_iter().map(Into::into).collect(),
            ..self
        }
    }

    /// Makes the type one for teams. A personal connector of it fails with 400.
    pub fn team_only(self) -> Self {
        Self {
            team: true,
            personal: false,
            ..self
        }
    }

    /// Makes the type one for persons. A team connector of it fails with 400.
    pub fn personal_only(self) -> Self {
        Self {
            team: false,
            personal: true,
            ..self
        }
    }

    /// The name of the type, which paths and bodies contain.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn supports_oauth(&self) -> bool {
        self.auth_types.iter().any(|kind| kind.starts_with("OAUTH"))
    }

    /// Returns the types of every emulator.
    pub(crate) fn defaults() -> Vec<Self> {
        let both = ["OAUTH", "API_TOKEN"];
        vec![
            Self::new("Confluence").auth_types(both),
            Self::new("Drive"),
            Self::new("Gmail").personal_only(),
            Self::new("Jira").auth_types(["API_TOKEN", "OAUTH"]),
            Self::new("Notion").auth_types(both),
            Self::new("Slack").auth_types(both).team_only(),
        ]
    }
}
