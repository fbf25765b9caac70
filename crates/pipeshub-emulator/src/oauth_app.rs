//! OAuth apps, which get access tokens with their id and secret.

use std::time::Duration;

/// An OAuth app that an administrator has created in PipesHub.
///
/// A program gets access tokens at `POST /api/v1/oauth2/token` with the app's id and secret, by the
/// grant `client_credentials`. The tokens have the rights of the administrator who created the app.
///
/// ```
/// use std::time::Duration;
/// use pipeshub_emulator::OAuthApp;
///
/// let app = OAuthApp::new("app-1", "its-secret").scopes(["connector:write", "user:read"]).lifetime(Duration::from_secs(300));
/// # drop(app);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct OAuthApp {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) lifetime: Duration,
    pub(crate) suspended: bool,
    pub(crate) client_credentials: bool,
}

impl OAuthApp {
    /// Creates an app whose tokens expire after an hour.
    ///
    /// The scopes are `connector:read`, `connector:write`, `connector:sync` and `user:read`.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        let scopes = [
            "connector:read",
            "connector:write",
            "connector:sync",
            "user:read",
        ];
        Self {
            id: id.into(),
            secret: secret.into(),
            scopes: scopes.map(str::to_owned).into(),
            lifetime: Duration::from_secs(3600),
            suspended: false,
            client_credentials: true,
        }
    }

    /// Sets the scopes that the app may request.
    pub fn scopes<S: Into<String>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        Self {
            scopes: scopes.into_iter().map(Into::into).collect(),
            ..self
        }
    }

    /// Sets the lifetime of the app's tokens.
    ///
    /// Responses contain the lifetime in whole seconds, rounded down.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// Suspends the app. Its token requests fail with 401, `invalid_client`.
    pub fn suspended(self) -> Self {
        Self {
            suspended: true,
            ..self
        }
    }

    /// Forbids the grant `client_credentials`.
    ///
    /// The app's token requests fail with 400, `unsupported_grant_type`.
    pub fn without_client_credentials(self) -> Self {
        Self {
            client_credentials: false,
            ..self
        }
    }
}
