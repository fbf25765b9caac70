// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of source that a record came from; KB for uploads.
    pub enum ConnectorNameEnum {
        /// `DRIVE`
        DRIVE = "DRIVE",
        /// `DRIVE WORKSPACE`
        DRIVE_WORKSPACE = "DRIVE WORKSPACE",
        /// `GMAIL`
        GMAIL = "GMAIL",
        /// `GMAIL WORKSPACE`
        GMAIL_WORKSPACE = "GMAIL WORKSPACE",
        /// `CALENDAR`
        CALENDAR = "CALENDAR",
        /// `ONEDRIVE`
        ONEDRIVE = "ONEDRIVE",
        /// `SHAREPOINT ONLINE`
        SHAREPOINT_ONLINE = "SHAREPOINT ONLINE",
        /// `OUTLOOK`
        OUTLOOK = "OUTLOOK",
        /// `OUTLOOK PERSONAL`
        OUTLOOK_PERSONAL = "OUTLOOK PERSONAL",
        /// `OUTLOOK CALENDAR`
        OUTLOOK_CALENDAR = "OUTLOOK CALENDAR",
        /// `MICROSOFT TEAMS`
        MICROSOFT_TEAMS = "MICROSOFT TEAMS",
        /// `NOTION`
        NOTION = "NOTION",
        /// `SLACK`
        SLACK = "SLACK",
        /// `SLACK WORKSPACE`
        SLACK_WORKSPACE = "SLACK WORKSPACE",
        /// `KB`
        KB = "KB",
        /// `CONFLUENCE`
        CONFLUENCE = "CONFLUENCE",
        /// `CONFLUENCE DATA CENTER`
        CONFLUENCE_DATA_CENTER = "CONFLUENCE DATA CENTER",
        /// `CONFLUENCE DATA CENTER PERSONAL`
        CONFLUENCE_DATA_CENTER_PERSONAL = "CONFLUENCE DATA CENTER PERSONAL",
        /// `JIRA`
        JIRA = "JIRA",
        /// `JIRA PERSONAL`
        JIRA_PERSONAL = "JIRA PERSONAL",
        /// `JIRA DATA CENTER`
        JIRA_DATA_CENTER = "JIRA DATA CENTER",
        /// `JIRA DATA CENTER PERSONAL`
        JIRA_DATA_CENTER_PERSONAL = "JIRA DATA CENTER PERSONAL",
        /// `BOX`
        BOX = "BOX",
        /// `NEXTCLOUD`
        NEXTCLOUD = "NEXTCLOUD",
        /// `DROPBOX`
        DROPBOX = "DROPBOX",
        /// `DROPBOX PERSONAL`
        DROPBOX_PERSONAL = "DROPBOX PERSONAL",
        /// `WEB`
        WEB = "WEB",
        /// `BOOKSTACK`
        BOOKSTACK = "BOOKSTACK",
        /// `GITHUB`
        GITHUB = "GITHUB",
        /// `GITHUB TEAMS`
        GITHUB_TEAMS = "GITHUB TEAMS",
        /// `SERVICENOW`
        SERVICENOW = "SERVICENOW",
        /// `SALESFORCE`
        SALESFORCE = "SALESFORCE",
        /// `S3`
        S3 = "S3",
        /// `MINIO`
        MINIO = "MINIO",
        /// `GCS`
        GCS = "GCS",
        /// `AZURE BLOB`
        AZURE_BLOB = "AZURE BLOB",
        /// `AZURE FILES`
        AZURE_FILES = "AZURE FILES",
        /// `LINEAR`
        LINEAR = "LINEAR",
        /// `ZAMMAD`
        ZAMMAD = "ZAMMAD",
        /// `ZOOM`
        ZOOM = "ZOOM",
        /// `GITLAB`
        GITLAB = "GITLAB",
        /// `GITLAB PERSONAL`
        GITLAB_PERSONAL = "GITLAB PERSONAL",
        /// `SNOWFLAKE`
        SNOWFLAKE = "SNOWFLAKE",
        /// `POSTGRESQL`
        POSTGRESQL = "POSTGRESQL",
        /// `MARIADB`
        MARIADB = "MARIADB",
        /// `UNKNOWN`
        UNKNOWN = "UNKNOWN",
        /// `RSS`
        RSS = "RSS",
        /// `LOCAL_FS`
        LOCAL_FS = "LOCAL_FS",
        /// `CODING_SANDBOX`
        CODING_SANDBOX = "CODING_SANDBOX",
        /// `DATABASE_SANDBOX`
        DATABASE_SANDBOX = "DATABASE_SANDBOX",
        /// `IMAGE_GENERATION`
        IMAGE_GENERATION = "IMAGE_GENERATION",
        /// `ATTACHMENTS`
        ATTACHMENTS = "ATTACHMENTS",
        /// `APP_LEVEL`
        APP_LEVEL = "APP_LEVEL",
    }
}
