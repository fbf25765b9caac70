//! The users that exist from the start.

/// A user of the organisation.
///
/// The user can sign in with the password, if there is one.
///
/// ```
/// use pipeshub_emulator::User;
///
/// let user = User::new("65f0c0de0000000000000d04", "Cy Member", "cy@example.com").password("Passw0rd!");
/// # drop(user);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct User {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) password: Option<String>,
    pub(crate) is_administrator: bool,
}

impl User {
    /// Creates a member without a password. `id` has 24 hex digits on the real server.
    pub fn new(id: impl Into<String>, name: impl Into<String>, email: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            email: email.into(),
            password: None,
            is_administrator: false,
        }
    }

    /// Makes the user an administrator.
    pub fn administrator(self) -> Self {
        Self {
            is_administrator: true,
            ..self
        }
    }

    /// Sets the password.
    pub fn password(self, password: impl Into<String>) -> Self {
        Self {
            password: Some(password.into()),
            ..self
        }
    }
}
