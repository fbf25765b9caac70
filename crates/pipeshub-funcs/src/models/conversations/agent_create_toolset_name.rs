// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The toolsets that an agent can use.
    pub enum AgentCreateToolsetName {
        /// `calendar`
        CALENDAR = "calendar",
        /// `clickup`
        CLICKUP = "clickup",
        /// `confluence`
        CONFLUENCE = "confluence",
        /// `confluencedatacenter`
        CONFLUENCEDATACENTER = "confluencedatacenter",
        /// `drive`
        DRIVE = "drive",
        /// `github`
        GITHUB = "github",
        /// `gmail`
        GMAIL = "gmail",
        /// `jira`
        JIRA = "jira",
        /// `jiradatacenter`
        JIRADATACENTER = "jiradatacenter",
        /// `lumos`
        LUMOS = "lumos",
        /// `mariadb`
        MARIADB = "mariadb",
        /// `onedrive`
        ONEDRIVE = "onedrive",
        /// `outlook`
        OUTLOOK = "outlook",
        /// `redshift`
        REDSHIFT = "redshift",
        /// `salesforce`
        SALESFORCE = "salesforce",
        /// `sharepoint`
        SHAREPOINT = "sharepoint",
        /// `slack`
        SLACK = "slack",
        /// `teams`
        TEAMS = "teams",
        /// `zoom`
        ZOOM = "zoom",
    }
}
