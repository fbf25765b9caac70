//! The default tokens, users, connectors and apps of an emulator.
//!
//! All values are invented, and are the same in every emulator.

use crate::connector::Connector;
use crate::oauth_app::OAuthApp;
use crate::token::Token;

pub use crate::users::{ADMIN_USER, MEMBER_USER};

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
        Token::oauth(EXPIRED_TOKEN, full).expired(),
        Token::oauth(REVOKED_TOKEN, full).revoked(),
    ]
}

pub(crate) fn apps() -> Vec<OAuthApp> {
    vec![OAuthApp::new(APP_ID, APP_SECRET)]
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
