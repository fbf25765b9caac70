//! The connectors of the gateway.

use std::time::Duration;

use crate::users;

/// A connector instance of the emulated gateway.
///
/// ```
/// use pipeshub_emulator::{Connector, Exchange};
///
/// let drive = Connector::oauth("3f2c1a44-7c1e-4d55-9d0f-2b6a7f1e0c11").kind("Drive").named("Marketing drive");
/// let broken = Connector::oauth("c0ffee00-7c1e-4d55-9d0f-2b6a7f1e0c12").exchange(Exchange::WrongSecret);
/// assert_eq!(drive.id(), "3f2c1a44-7c1e-4d55-9d0f-2b6a7f1e0c11");
/// # drop(broken);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connector {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) auth_type: String,
    pub(crate) personal: bool,
    pub(crate) owner: String,
    pub(crate) scopes: String,
    pub(crate) setup: Setup,
    pub(crate) beta: bool,
    pub(crate) provider_query: String,
    pub(crate) authenticated: bool,
    pub(crate) exchange: Exchange,
    pub(crate) exchange_delay: Duration,
}

/// The state of the connector's OAuth client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setup {
    Done,
    Missing,
    SharedMissing,
    Incomplete,
}

/// The result of exchanging a code for tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Exchange {
    /// The provider decides.
    #[default]
    Normal,
    /// The connector's saved client secret is wrong. The provider returns `invalid_client`.
    WrongSecret,
    /// The provider responds with this status and this OAuth `error`. The code stays valid.
    Refused {
        /// The HTTP status of the provider's response.
        status: u16,
        /// The `error` in the JSON body. An empty text stands for a body that is not JSON.
        error: String,
    },
    /// The provider cannot be reached.
    Unreachable,
    /// The provider returns 200 with an empty access token. The callback fails with
    /// `invalid_token`.
    EmptyToken,
}

impl Connector {
    /// Creates a team connector of type `Drive` of [`ADMIN_USER`](crate::fixtures::ADMIN_USER).
    ///
    /// Its OAuth client is set up, and the connector is not authenticated.
    pub fn oauth(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind: "Drive".to_owned(),
            name: "Team drive".to_owned(),
            auth_type: "OAUTH".to_owned(),
            personal: false,
            owner: users::ADMIN_USER.to_owned(),
            scopes: "openid offline_access".to_owned(),
            setup: Setup::Done,
            beta: false,
            provider_query: String::new(),
            authenticated: false,
            exchange: Exchange::Normal,
            exchange_delay: Duration::ZERO,
        }
    }

    /// Sets the connector type, the last segment of the redirect URI.
    #[must_use]
    pub fn kind(self, kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            ..self
        }
    }

    /// Sets the display name.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..self
        }
    }

    /// Sets the auth type. The OAuth flow needs `OAUTH` or `OAUTH_ADMIN_CONSENT`.
    #[must_use]
    pub fn auth_type(self, auth_type: impl Into<String>) -> Self {
        Self {
            auth_type: auth_type.into(),
            ..self
        }
    }

    /// Sets the scopes that the gateway requests from the provider.
    #[must_use]
    pub fn scopes<'a>(self, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            scopes: scopes.into_iter().collect::<Vec<_>>().join(" "),
            ..self
        }
    }

    /// Makes this a personal connector of the user with this id.
    ///
    /// No other user can see a personal connector.
    #[must_use]
    pub fn personal(self, owner: impl Into<String>) -> Self {
        Self {
            personal: true,
            ..self
        }
        .owner(owner)
    }

    /// Sets the id of the user who created the connector.
    #[must_use]
    pub fn owner(self, owner: impl Into<String>) -> Self {
        Self {
            owner: owner.into(),
            ..self
        }
    }

    /// Makes the connector authenticated from the start.
    ///
    /// Credentials are stored, and `isAuthenticated` is true.
    #[must_use]
    pub fn authenticated(self) -> Self {
        Self {
            authenticated: true,
            ..self
        }
    }

    /// Removes the OAuth client.
    ///
    /// `authorize` fails with 400, and the callback with `config_not_found`.
    #[must_use]
    pub fn not_configured(self) -> Self {
        Self {
            setup: Setup::Missing,
            ..self
        }
    }

    /// Makes the connector refer to a missing shared OAuth client.
    ///
    /// `authorize` fails with 404, and the callback with `oauth_config_fetch_error`.
    #[must_use]
    pub fn shared_config_missing(self) -> Self {
        Self {
            setup: Setup::SharedMissing,
            ..self
        }
    }

    /// Removes a required field from the OAuth client.
    ///
    /// `authorize` fails with 500, and the callback with `server_error`.
    #[must_use]
    pub fn config_incomplete(self) -> Self {
        Self {
            setup: Setup::Incomplete,
            ..self
        }
    }

    /// Makes the connector type a beta that is turned off.
    ///
    /// `authorize` fails with 403, and the callback with `server_error`.
    #[must_use]
    pub fn beta(self) -> Self {
        Self { beta: true, ..self }
    }

    /// Adds a query, such as `tenant=t1`, to the provider's saved URL.
    ///
    /// As on the real server, the `authorizationUrl` then has a second `?` and no `client_id`. The
    /// provider refuses such a URL.
    #[must_use]
    pub fn provider_query(self, query: impl Into<String>) -> Self {
        Self {
            provider_query: query.into(),
            ..self
        }
    }

    /// Sets the result of exchanging a code. Default: [`Exchange::Normal`].
    #[must_use]
    pub fn exchange(self, exchange: Exchange) -> Self {
        Self { exchange, ..self }
    }

    /// Sets the time that the exchange of a code takes. Default: zero.
    ///
    /// Two callbacks within this time both reach the provider.
    #[must_use]
    pub fn exchange_delay(self, delay: Duration) -> Self {
        Self {
            exchange_delay: delay,
            ..self
        }
    }

    /// The connector's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Describes the connector in one line for people.
    ///
    /// The line contains name, type, scope, owner and initial state.
    #[must_use]
    pub fn describe(&self) -> String {
        let state = match self.setup {
            _ if !self.supports_oauth() => "does not use OAuth",
            _ if self.beta => "beta that is turned off",
            Setup::Missing => "OAuth client not set up",
            Setup::SharedMissing => "shared OAuth client missing",
            Setup::Incomplete => "OAuth client lacks a field",
            Setup::Done if self.authenticated => "authenticated",
            Setup::Done => "ready for the OAuth flow",
        };
        let (name, kind, scope) = (&self.name, &self.kind, self.scope_name());
        format!("{name} ({kind}, {scope}, owner {}): {state}", self.owner)
    }

    pub(crate) fn supports_oauth(&self) -> bool {
        matches!(self.auth_type.as_str(), "OAUTH" | "OAUTH_ADMIN_CONSENT")
    }

    pub(crate) fn scope_name(&self) -> &'static str {
        if self.personal { "personal" } else { "team" }
    }
}

/// The account type of the organisation.
///
/// It decides the settings page in the `redirectUrl` of a successful callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum AccountType {
    /// `/account/company-settings/settings/connector/<id>`. The real server uses this path for
    /// organisation and enterprise accounts, too.
    #[default]
    Business,
    /// `/account/individual/settings/connector/<id>`.
    Individual,
}

impl AccountType {
    pub(crate) fn settings_path(self, connector: &str) -> String {
        match self {
            Self::Business => format!("/account/company-settings/settings/connector/{connector}"),
            Self::Individual => format!("/account/individual/settings/connector/{connector}"),
        }
    }
}
