//! OAuth apps of PipesHub's own, which get access tokens with their id and secret.

use std::time::Duration;

/// An OAuth app as an administrator makes it in PipesHub: with its id and secret a program gets
/// access tokens at `POST /api/v1/oauth2/token`, by the grant `client_credentials`. They act as the
/// administrator who made the app.
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
    /// An app with the scopes `connector:read`, `connector:write`, `connector:sync` and
    /// `user:read`, whose tokens are good for an hour.
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

    /// Sets the scopes that it may ask for.
    pub fn scopes<S: Into<String>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        Self {
            scopes: scopes.into_iter().map(Into::into).collect(),
            ..self
        }
    }

    /// Sets how long its tokens are good, told in whole seconds.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// Suspends it: 401, `invalid_client`.
    pub fn suspended(self) -> Self {
        Self {
            suspended: true,
            ..self
        }
    }

    /// Takes the grant `client_credentials` from it: 400, `unsupported_grant_type`.
    pub fn without_client_credentials(self) -> Self {
        Self {
            client_credentials: false,
            ..self
        }
    }
}
