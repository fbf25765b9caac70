//! The default tokens, users, connectors and apps of an emulator.
//!
//! All values are invented, and are the same in every emulator.

use crate::connector::Connector;
use crate::knowledge_base::KnowledgeBase;
use crate::oauth_app::OAuthApp;
use crate::token::Token;
use crate::user::User;

pub use crate::users::{ADMIN_USER, MEMBER_USER};

/// The email address of [`ADMIN_USER`].
pub const ADMIN_EMAIL: &str = "ada@example.com";
/// The email address of [`MEMBER_USER`].
pub const MEMBER_EMAIL: &str = "bo@example.com";
/// The password of both users.
pub const PASSWORD: &str = "Passw0rd!";

/// The administrator's session token, which [`Emulator::token`](crate::Emulator::token) returns by
/// default.
pub const ADMIN_TOKEN: &str = "emulator-session-of-the-admin";
/// The member's session token.
pub const MEMBER_TOKEN: &str = "emulator-session-of-a-member";
/// The administrator's OAuth access token with `connector:read connector:write user:read`.
pub const OAUTH_TOKEN: &str = "emulator-oauth-full";
/// The administrator's OAuth access token with `connector:read connector:write`.
///
/// Without `user:read`, the gateway treats the owner as a member.
pub const OAUTH_TOKEN_WITHOUT_USER_READ: &str = "emulator-oauth-without-user-read";
/// The administrator's OAuth access token with `connector:read user:read`.
///
/// `authorize` and `callback` fail with 403.
pub const READ_ONLY_TOKEN: &str = "emulator-oauth-read-only";
/// The administrator's personal access token with the scopes of [`OAUTH_TOKEN`].
pub const PERSONAL_TOKEN: &str = "phpat_emulator-personal";
/// An expired OAuth access token.
pub const EXPIRED_TOKEN: &str = "emulator-oauth-expired";
/// A revoked OAuth access token.
pub const REVOKED_TOKEN: &str = "emulator-oauth-revoked";

/// The administrator's OAuth access token for knowledge and chats.
///
/// Its scopes are `kb:read kb:upload semantic:write conversation:chat user:read`.
pub const KNOWLEDGE_TOKEN: &str = "emulator-oauth-knowledge";

/// A team connector that is set up for OAuth and not authenticated.
pub const READY: &str = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a01";
/// A team connector that is authenticated.
pub const CONNECTED: &str = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a02";
/// A team connector without an OAuth client.
pub const NOT_CONFIGURED: &str = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a03";
/// A team connector that uses an API token and not OAuth.
pub const API_TOKEN: &str = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a04";
/// The member's personal connector, which the administrator cannot see.
pub const SOMEONE_ELSES: &str = "3f2c1a44-5b0e-4c7d-8a61-0e9d5c7b1a05";

/// The administrator's knowledge base, which contains [`RECORD`] and another record.
///
/// The member may read and search, and not upload.
pub const KNOWLEDGE_BASE: &str = "5eed0000-0000-4000-8000-0000000000b1";
/// The member's knowledge base, which the administrator may read only. It is empty.
pub const READ_ONLY_KNOWLEDGE_BASE: &str = "5eed0000-0000-4000-8000-0000000000b2";
/// A folder of [`KNOWLEDGE_BASE`], for the parameter `folderId` of an upload.
pub const FOLDER: &str = "5eed0000-0000-4000-8000-0000000000f1";
/// The record `Leave policy.md` in [`KNOWLEDGE_BASE`].
pub const RECORD: &str = "5eed0000-0000-4000-8000-0000000000c1";
/// The bytes of [`RECORD`].
pub const RECORD_CONTENT: &str = "# Leave policy\n\nEverybody has 25 days of leave each year.\n\n\
    Unused days of leave end on 31 March of the next year.\n";
/// The id of the organisation.
pub const ORGANIZATION: &str = "65f0c0de0000000000000c03";

/// The OAuth app that gets access tokens for PipesHub with [`APP_SECRET`].
pub const APP_ID: &str = "emulator-app";
/// The secret of [`APP_ID`].
pub const APP_SECRET: &str = "emulator-app-secret";

/// The OAuth client of the provider.
pub const CLIENT_ID: &str = "emulator-client";
/// The secret of [`CLIENT_ID`].
pub const CLIENT_SECRET: &str = "emulator-client-secret";

pub(crate) fn tokens() -> Vec<Token> {
    let full = ["connector:read", "connector:write", "user:read"];
    vec![
        Token::session(ADMIN_TOKEN),
        Token::session(MEMBER_TOKEN).member(),
        Token::oauth(OAUTH_TOKEN, full),
        Token::oauth(
            OAUTH_TOKEN_WITHOUT_USER_READ,
            ["connector:read", "connector:write"],
        ),
        Token::oauth(READ_ONLY_TOKEN, ["connector:read", "user:read"]),
        Token::personal(PERSONAL_TOKEN, full),
        Token::oauth(
            KNOWLEDGE_TOKEN,
            [
                "kb:read",
                "kb:upload",
                "semantic:write",
                "conversation:chat",
                "user:read",
            ],
        ),
        Token::oauth(EXPIRED_TOKEN, full).expired(),
        Token::oauth(REVOKED_TOKEN, full).revoked(),
    ]
}

pub(crate) fn users() -> Vec<User> {
    vec![
        User::new(ADMIN_USER, "Ada Admin", ADMIN_EMAIL)
            .password(PASSWORD)
            .administrator(),
        User::new(MEMBER_USER, "Bo Member", MEMBER_EMAIL).password(PASSWORD),
    ]
}

pub(crate) fn apps() -> Vec<OAuthApp> {
    vec![OAuthApp::new(APP_ID, APP_SECRET)]
}

pub(crate) fn knowledge_bases() -> Vec<KnowledgeBase> {
    vec![
        KnowledgeBase::new(KNOWLEDGE_BASE)
            .reader(MEMBER_USER)
            .folder(FOLDER, "2026")
            .file(RECORD, "Leave policy.md", RECORD_CONTENT)
            .file(
                "5eed0000-0000-4000-8000-0000000000c2",
                "Travel policy.md",
                "# Travel policy\n\nTrains are booked in second class.\n\n\
                 A hotel may cost 120 euros a night.\n",
            ),
        KnowledgeBase::new(READ_ONLY_KNOWLEDGE_BASE)
            .named("Notes")
            .owner(MEMBER_USER)
            .reader(ADMIN_USER),
    ]
}

pub(crate) fn connectors() -> Vec<Connector> {
    vec![
        Connector::oauth(READY).named("Marketing drive"),
        Connector::oauth(CONNECTED)
            .named("Sales drive")
            .authenticated(),
        Connector::oauth(NOT_CONFIGURED)
            .named("Fresh drive")
            .not_configured(),
        Connector::oauth(API_TOKEN)
            .kind("Jira")
            .named("Issue tracker")
            .auth_type("API_TOKEN"),
        Connector::oauth(SOMEONE_ELSES)
            .kind("Gmail")
            .named("Private mail")
            .personal(MEMBER_USER),
    ]
}
