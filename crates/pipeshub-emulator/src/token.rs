//! Bearer tokens the gateway knows.

use crate::users;

/// A bearer token the emulated gateway knows, with the user behind it and what it may do.
///
/// The gateway treats a token it does not know as garbage.
///
/// ```
/// use pipeshub_emulator::Token;
///
/// let admin = Token::session("an-administrator");
/// let member = Token::session("a-member").member();
/// let oauth = Token::oauth("an-access-token", ["connector:write", "user:read"]);
/// let lapsed = Token::personal("phpat_old", ["connector:write"]).expired();
/// assert_eq!(oauth.value(), "an-access-token");
/// # drop((admin, member, lapsed));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub(crate) value: String,
    pub(crate) user: String,
    pub(crate) admin: bool,
    pub(crate) kind: Kind,
    pub(crate) standing: Standing,
}

/// How a token came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The web app's session: carries the role itself, scopes do not apply.
    Session,
    /// An OAuth access token or a personal access token: carries scopes and no role.
    Scoped(Vec<String>),
}

/// Whether a token is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Good,
    Expired,
    Revoked,
    WithoutRole,
    UserGone,
    Forged,
    ForRefresh,
}

impl Token {
    /// A session token of the administrator [`ADMIN_USER`](crate::fixtures::ADMIN_USER). Scopes do
    /// not apply to it.
    pub fn session(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            user: users::ADMIN_USER.to_owned(),
            admin: true,
            kind: Kind::Session,
            standing: Standing::Good,
        }
    }

    /// An OAuth access token of the administrator [`ADMIN_USER`](crate::fixtures::ADMIN_USER).
    ///
    /// Without the scope `user:read` the gateway cannot see that its owner is an administrator and
    /// treats the owner as a plain member.
    pub fn oauth<S: Into<String>>(
        value: impl Into<String>,
        scopes: impl IntoIterator<Item = S>,
    ) -> Self {
        let scopes = scopes.into_iter().map(Into::into).collect();
        Self {
            kind: Kind::Scoped(scopes),
            ..Self::session(value)
        }
    }

    /// A personal access token of the administrator [`ADMIN_USER`](crate::fixtures::ADMIN_USER);
    /// the prefix `phpat_` is put before `value` if it is not there. It is treated like an OAuth
    /// access token.
    pub fn personal<S: Into<String>>(
        value: impl Into<String>,
        scopes: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut value = value.into();
        if !value.starts_with("phpat_") {
            value.insert_str(0, "phpat_");
        }
        Self::oauth(value, scopes)
    }

    /// Makes the owner the plain member [`MEMBER_USER`](crate::fixtures::MEMBER_USER).
    #[must_use]
    pub fn member(self) -> Self {
        Self {
            user: users::MEMBER_USER.to_owned(),
            admin: false,
            ..self
        }
    }

    /// Gives the token to the user with this id; the role stays as it is.
    #[must_use]
    pub fn user(self, id: impl Into<String>) -> Self {
        Self {
            user: id.into(),
            ..self
        }
    }

    /// The token's time is over: 401, `OAUTH_EXPIRED_TOKEN`, or for a session `HTTP_UNAUTHORIZED`.
    #[must_use]
    pub fn expired(self) -> Self {
        Self {
            standing: Standing::Expired,
            ..self
        }
    }

    /// The token was withdrawn (for a session: the password was changed since): 401,
    /// `OAUTH_INVALID_TOKEN`, or for a session `HTTP_UNAUTHORIZED`.
    #[must_use]
    pub fn revoked(self) -> Self {
        Self {
            standing: Standing::Revoked,
            ..self
        }
    }

    /// A session token that names no role: 401, `HTTP_UNAUTHORIZED`. Other tokens never name one.
    #[must_use]
    pub fn without_role(self) -> Self {
        match self.kind {
            Kind::Session => Self {
                standing: Standing::WithoutRole,
                ..self
            },
            Kind::Scoped(_) => self,
        }
    }

    /// The signature does not fit: 401, `OAUTH_INVALID_TOKEN`, or for a session
    /// `HTTP_UNAUTHORIZED`.
    #[must_use]
    pub fn forged(self) -> Self {
        Self {
            standing: Standing::Forged,
            ..self
        }
    }

    /// It is a refresh token, which opens nothing: 401, `OAUTH_INVALID_TOKEN`. A session has none.
    #[must_use]
    pub fn for_refresh(self) -> Self {
        match self.kind {
            Kind::Session => self,
            Kind::Scoped(_) => Self {
                standing: Standing::ForRefresh,
                ..self
            },
        }
    }

    /// The user behind the token no longer exists: 401, `HTTP_UNAUTHORIZED`.
    #[must_use]
    pub fn user_gone(self) -> Self {
        Self {
            standing: Standing::UserGone,
            ..self
        }
    }

    /// The text that goes after `Bearer `.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whether the gateway sees an administrator behind this token.
    pub(crate) fn seen_as_admin(&self) -> bool {
        self.admin
            && match &self.kind {
                Kind::Session => true,
                Kind::Scoped(scopes) => scopes.iter().any(|scope| scope == "user:read"),
            }
    }

    /// Whether the token may do what asks for `scope`.
    pub(crate) fn allows(&self, scope: &str) -> bool {
        match &self.kind {
            Kind::Session => true,
            Kind::Scoped(scopes) => scopes.iter().any(|held| held == scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_without_user_read_is_seen_as_a_member() {
        assert!(Token::session("t").seen_as_admin());
        assert!(Token::oauth("t", ["user:read"]).seen_as_admin());
        assert!(!Token::oauth("t", ["connector:write"]).seen_as_admin());
        assert!(!Token::oauth("t", ["user:read"]).member().seen_as_admin());
    }

    #[test]
    fn scopes_bind_every_token_but_a_session() {
        assert!(Token::session("t").allows("connector:write"));
        assert!(!Token::personal("t", ["connector:read"]).allows("connector:write"));
        assert_eq!(Token::personal("t", ["connector:read"]).value(), "phpat_t");
    }
}
