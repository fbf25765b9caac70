//! The tokens that the gateway has issued.
//!
//! Sessions and their refresh tokens come from sign-ins. Access and refresh tokens come from OAuth
//! apps. Users make personal access tokens. Entry point: [`Gateway::known_tokens`].

use http::HeaderMap;
use tokio::time::{Duration, Instant};

use super::Identity;
use crate::gateway::Gateway;
use crate::gateway::access::bearer;
use crate::secret::{NoRandomness, random};
use crate::sync::lock;
use crate::time::{now, object_id, uuid};
use crate::token::{Token, TokenKind, Validity};

/// The time until the real server writes the last use of a token again.
const USE_WINDOW: Duration = Duration::from_secs(5 * 60);

/// The purpose of an issued token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Use {
    Session,
    SessionRefresh,
    /// The access token of an app. `by_user` is false for client credentials.
    Access {
        app: String,
        by_user: bool,
    },
    Refresh {
        app: String,
    },
    Personal {
        name: String,
    },
}

#[derive(Debug, Clone)]
pub(super) struct IssuedToken {
    pub(super) id: String,
    /// The id inside of the token.
    pub(super) jti: String,
    pub(super) token: Token,
    pub(super) purpose: Use,
    pub(super) start: Instant,
    end: Option<Instant>,
    pub(super) created: Duration,
    pub(super) expires: Duration,
    pub(super) last_used: Option<Duration>,
}

impl IssuedToken {
    /// Makes a token with a random value.
    ///
    /// A token of an app or a user starts with the scopes of `token`.
    pub(super) fn new(
        mut token: Token,
        purpose: Use,
        lifetime: Duration,
    ) -> Result<Self, NoRandomness> {
        let (start, created) = (Instant::now(), now());
        token.value = random::<32>()?;
        if let Use::Personal { .. } = purpose {
            token.value.insert_str(0, "phpat_");
        }
        Ok(Self {
            id: object_id(),
            jti: uuid(),
            token,
            purpose,
            start,
            end: start.checked_add(lifetime),
            created,
            expires: created.saturating_add(lifetime),
            last_used: None,
        })
    }

    pub(super) fn value(&self) -> &str {
        &self.token.value
    }

    pub(super) fn scopes(&self) -> &[String] {
        match &self.token.kind {
            TokenKind::Session => &[],
            TokenKind::Scoped(scopes) => scopes,
        }
    }

    pub(super) fn has_expired(&self) -> bool {
        self.end.is_some_and(|end| end <= Instant::now())
    }

    /// Whether the token is neither revoked nor expired.
    pub(super) fn is_live(&self) -> bool {
        self.token.validity != Validity::Revoked && !self.has_expired()
    }

    /// Whether an app has received the token.
    pub(super) fn is_of_app(&self, id: &str) -> bool {
        match &self.purpose {
            Use::Access { app, .. } | Use::Refresh { app } => app == id,
            _ => false,
        }
    }

    /// Returns the token as the gateway sees it now.
    fn current(&self) -> Token {
        match self.token.validity {
            Validity::Valid if self.has_expired() => self.token.clone().expired(),
            _ => self.token.clone(),
        }
    }
}

impl Identity {
    /// Stores a token. The oldest one is forgotten if there is no room.
    pub(super) fn issue(&self, issued: IssuedToken) {
        let key = issued.value().to_owned();
        lock(&self.issued).get_or_insert(key, || issued);
    }

    /// Revokes all tokens that suit. Returns how many there were.
    pub(super) fn revoke(&self, suits: impl Fn(&IssuedToken) -> bool) -> usize {
        let mut issued = lock(&self.issued);
        let live = issued
            .values_mut()
            .filter(|issued| issued.is_live() && suits(issued));
        live.map(|issued| issued.token.validity = Validity::Revoked)
            .count()
    }

    /// Returns the live tokens that suit, newest first.
    pub(super) fn live(&self, suits: impl Fn(&IssuedToken) -> bool) -> Vec<IssuedToken> {
        let issued = lock(&self.issued);
        let live = issued
            .values()
            .rev()
            .filter(|issued| issued.is_live() && suits(issued));
        live.cloned().collect()
    }

    pub(super) fn issued(&self, value: &str) -> Option<IssuedToken> {
        lock(&self.issued).get(value).cloned()
    }
}

impl Gateway {
    /// Returns the token of a request, with its current validity.
    ///
    /// The list is empty for a request without a token, and for an unknown one.
    pub(in crate::gateway) fn known_tokens(&self, headers: &HeaderMap) -> Vec<Token> {
        let found = bearer(headers).and_then(|value| self.token_of(value));
        found.into_iter().collect()
    }

    /// Returns a configured or issued token, with its current validity.
    pub(super) fn token_of(&self, value: &str) -> Option<Token> {
        let configured = self.tokens.iter().find(|token| token.value == value);
        let (mut token, start) = if let Some(token) = configured {
            (token.clone(), None)
        } else {
            let mut all = lock(&self.identity.issued);
            let issued = all.get_mut(value)?;
            let token = issued.current();
            let time = now();
            let is_due = issued
                .last_used
                .is_none_or(|last| last + USE_WINDOW <= time);
            if is_due && token.validity == Validity::Valid {
                issued.last_used = Some(time);
            }
            (token, Some(issued.start))
        };
        let directory = self.people.lock();
        let user = directory.users.iter().find(|user| user.id == token.user);
        if let (Some(user), Validity::Valid) = (user, token.validity) {
            if directory.user(&token.user).is_none() {
                token.validity = Validity::UserDeleted;
            } else if token.kind == TokenKind::Session && user.has_ended(start) {
                token.validity = Validity::Revoked;
            }
        }
        Some(token)
    }

    /// Revokes the access tokens of all apps.
    pub(crate) fn revoke_issued(&self) {
        self.identity
            .revoke(|issued| matches!(issued.purpose, Use::Access { .. }));
    }
}
