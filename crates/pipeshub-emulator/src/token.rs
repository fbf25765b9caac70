//! The bearer tokens of the gateway.

use crate::users;

/// A bearer token that the gateway accepts, with its user and scopes.
///
/// A request with any other token fails with 401, `HTTP_UNAUTHORIZED`.
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
    pub(crate) kind: TokenKind,
    pub(crate) validity: Validity,
}

/// The kind of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A session of the web app. The token contains the role, and scopes do not apply.
    Session,
    /// An OAuth access token or a personal access token. The token has scopes and no role.
    Scoped(Vec<String>),
}

/// The validity of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Validity {
    Valid,
    Expired,
    Revoked,
    WithoutRole,
    UserDeleted,
    Forged,
    RefreshToken,
}

impl Token {
    /// Creates a session token of [`ADMIN_USER`](crate::fixtures::ADMIN_USER), an administrator.
    ///
    /// Scopes do not apply to session tokens.
    pub fn session(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            user: users::ADMIN_USER.to_owned(),
            admin: true,
            kind: TokenKind::Session,
            validity: Validity::Valid,
        }
    }

    /// Creates an OAuth access token of [`ADMIN_USER`](crate::fixtures::ADMIN_USER), an
    /// administrator.
    ///
    /// Without the scope `user:read`, the gateway cannot read the owner's role and treats the owner
    /// as a member.
    pub fn oauth<S: Into<String>>(
        value: impl Into<String>,
        scopes: impl IntoIterator<Item = S>,
    ) -> Self {
        let scopes = scopes.into_iter().map(Into::into).collect();
        Self {
            kind: TokenKind::Scoped(scopes),
            ..Self::session(value)
        }
    }

    /// Creates a personal access token of [`ADMIN_USER`](crate::fixtures::ADMIN_USER).
    ///
    /// The prefix `phpat_` is added to `value` if it is missing. The gateway treats the token like
    /// an OAuth access token.
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

    /// Makes [`MEMBER_USER`](crate::fixtures::MEMBER_USER), who is no administrator, the owner.
    #[must_use]
    pub fn member(self) -> Self {
        Self {
            user: users::MEMBER_USER.to_owned(),
            admin: false,
            ..self
        }
    }

    /// Sets the owner's id. The role stays the same.
    #[must_use]
    pub fn user(self, id: impl Into<String>) -> Self {
        Self {
            user: id.into(),
            ..self
        }
    }

    /// Makes the token expired.
    ///
    /// Requests fail with 401, `OAUTH_EXPIRED_TOKEN`, or `HTTP_UNAUTHORIZED` for a session.
    #[must_use]
    pub fn expired(self) -> Self {
        Self {
            validity: Validity::Expired,
            ..self
        }
    }

    /// Revokes the token. A session is revoked by a new password.
    ///
    /// Requests fail with 401, `OAUTH_INVALID_TOKEN`, or `HTTP_UNAUTHORIZED` for a session.
    #[must_use]
    pub fn revoked(self) -> Self {
        Self {
            validity: Validity::Revoked,
            ..self
        }
    }

    /// Removes the role from a session token.
    ///
    /// Requests fail with 401, `HTTP_UNAUTHORIZED`. Other tokens never contain a role and stay
    /// unchanged.
    #[must_use]
    pub fn without_role(self) -> Self {
        match self.kind {
            TokenKind::Session => Self {
                validity: Validity::WithoutRole,
                ..self
            },
            TokenKind::Scoped(_) => self,
        }
    }

    /// Makes the signature invalid.
    ///
    /// Requests fail with 401, `OAUTH_INVALID_TOKEN`, or `HTTP_UNAUTHORIZED` for a session.
    #[must_use]
    pub fn forged(self) -> Self {
        Self {
            validity: Validity::Forged,
            ..self
        }
    }

    /// Makes this a refresh token, which grants no access.
    ///
    /// Requests fail with 401, `OAUTH_INVALID_TOKEN`. A session has no refresh token and stays
    /// unchanged.
    #[must_use]
    pub fn for_refresh(self) -> Self {
        match self.kind {
            TokenKind::Session => self,
            TokenKind::Scoped(_) => Self {
                validity: Validity::RefreshToken,
                ..self
            },
        }
    }

    /// Deletes the token's user.
    ///
    /// Requests fail with 401, `HTTP_UNAUTHORIZED`.
    #[must_use]
    pub fn user_gone(self) -> Self {
        Self {
            validity: Validity::UserDeleted,
            ..self
        }
    }

    /// The value for `Authorization`, without `Bearer `.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whether the gateway treats the owner as an administrator.
    pub(crate) fn seen_as_admin(&self) -> bool {
        self.admin
            && match &self.kind {
                TokenKind::Session => true,
                TokenKind::Scoped(scopes) => scopes.iter().any(|scope| scope == "user:read"),
            }
    }

    /// Whether the token grants `scope`.
    pub(crate) fn allows(&self, scope: &str) -> bool {
        match &self.kind {
            TokenKind::Session => true,
            TokenKind::Scoped(scopes) => scopes.iter().any(|held| held == scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn admin_without_user_read_is_treated_as_a_member() {
        assert!(Token::session("t").seen_as_admin());
        assert!(Token::oauth("t", ["user:read"]).seen_as_admin());
        assert!(!Token::oauth("t", ["connector:write"]).seen_as_admin());
        assert!(!Token::oauth("t", ["user:read"]).member().seen_as_admin());
    }

    #[test]
    fn scopes_apply_to_every_token_except_a_session() {
        assert!(Token::session("t").allows("connector:write"));
        assert!(!Token::personal("t", ["connector:read"]).allows("connector:write"));
        assert_eq!(Token::personal("t", ["connector:read"]).value(), "phpat_t");
    }
}
