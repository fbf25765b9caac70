//! The connectors the gateway has.

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

/// How far the connector's OAuth client has been set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setup {
    Done,
    Missing,
    SharedMissing,
    Incomplete,
}

/// How the exchange of a code for tokens ends for a connector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Exchange {
    /// As the provider decides.
    #[default]
    Normal,
    /// The connector's saved client secret is wrong: the provider answers `invalid_client`.
    WrongSecret,
    /// The provider answers with this status and, if not empty, this OAuth `error`; the code stays
    /// unspent.
    Refused {
        /// HTTP status of the provider's reply.
        status: u16,
        /// The `error` of its JSON body; empty for a body that is no JSON.
        error: String,
    },
    /// The provider cannot be reached.
    Unreachable,
    /// The provider answers 200 with an empty access token: the callback says `invalid_token`.
    EmptyToken,
}

impl Connector {
    /// A team connector of type `Drive` that belongs to
    /// [`ADMIN_USER`](crate::fixtures::ADMIN_USER), with its OAuth client set up and nobody signed
    /// in yet.
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

    /// Sets the connector type, which is the last segment of its redirect URI.
    #[must_use]
    pub fn kind(self, kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            ..self
        }
    }

    /// Sets the name people see.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..self
        }
    }

    /// Sets the auth type; only `OAUTH` and `OAUTH_ADMIN_CONSENT` can go through the OAuth flow.
    #[must_use]
    pub fn auth_type(self, auth_type: impl Into<String>) -> Self {
        Self {
            auth_type: auth_type.into(),
            ..self
        }
    }

    /// Sets the scopes asked of the provider.
    #[must_use]
    pub fn scopes<'a>(self, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            scopes: scopes.into_iter().collect::<Vec<_>>().join(" "),
            ..self
        }
    }

    /// Makes it a personal connector of the user with this id; nobody else can see it.
    #[must_use]
    pub fn personal(self, owner: impl Into<String>) -> Self {
        Self {
            personal: true,
            ..self
        }
        .owner(owner)
    }

    /// Sets the user who created it.
    #[must_use]
    pub fn owner(self, owner: impl Into<String>) -> Self {
        Self {
            owner: owner.into(),
            ..self
        }
    }

    /// Has somebody signed in already: credentials are stored and `isAuthenticated` is true.
    #[must_use]
    pub fn authenticated(self) -> Self {
        Self {
            authenticated: true,
            ..self
        }
    }

    /// Takes its OAuth client away: authorize answers 400, the callback `config_not_found`.
    #[must_use]
    pub fn not_configured(self) -> Self {
        Self {
            setup: Setup::Missing,
            ..self
        }
    }

    /// Lets it refer to a shared OAuth client that is gone: authorize answers 404, the callback
    /// `oauth_config_fetch_error`.
    #[must_use]
    pub fn shared_config_missing(self) -> Self {
        Self {
            setup: Setup::SharedMissing,
            ..self
        }
    }

    /// Lets its OAuth client lack a field it cannot do without: authorize answers 500, the callback
    /// `server_error`.
    #[must_use]
    pub fn config_incomplete(self) -> Self {
        Self {
            setup: Setup::Incomplete,
            ..self
        }
    }

    /// Makes its type a beta that is switched off: authorize answers 403, the callback
    /// `server_error`.
    #[must_use]
    pub fn beta(self) -> Self {
        Self { beta: true, ..self }
    }

    /// Gives the saved URL of the provider a query of its own, such as `tenant=t1`. As on the real
    /// server the `authorizationUrl` then has a second question mark and no `client_id`, and the
    /// provider refuses it.
    #[must_use]
    pub fn provider_query(self, query: impl Into<String>) -> Self {
        Self {
            provider_query: query.into(),
            ..self
        }
    }

    /// Sets how the exchange of a code ends.
    #[must_use]
    pub fn exchange(self, exchange: Exchange) -> Self {
        Self { exchange, ..self }
    }

    /// Sets how long the gateway waits for the provider during the exchange. Two callbacks that
    /// come within this time both reach the provider.
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

    /// A line about it for people: its name, type, scope and state at the start.
    #[must_use]
    pub fn describe(&self) -> String {
        let state = match self.setup {
            _ if !self.supports_oauth() => "no OAuth",
            _ if self.beta => "a beta that is off",
            Setup::Missing => "not configured",
            Setup::SharedMissing => "its shared OAuth client is gone",
            Setup::Incomplete => "its OAuth client lacks a field",
            Setup::Done if self.authenticated => "connected",
            Setup::Done => "waits for a sign-in",
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

/// The kind of account the organisation has: it decides which settings page a finished flow points
/// to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum AccountType {
    /// `/account/company-settings/settings/connector/<id>`; the real server does the same for
    /// organisation and enterprise accounts.
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
