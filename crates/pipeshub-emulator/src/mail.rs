//! The mails that an emulator keeps.

/// A mail that the gateway would have sent.
///
/// [`Emulator::sent_mails`](crate::Emulator::sent_mails) returns the mails. There are none until a
/// mail server is configured with `POST /configurationManager/smtpConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMail {
    to: String,
    purpose: &'static str,
    secret: String,
}

impl SentMail {
    pub(crate) fn new(to: &str, purpose: &'static str, secret: &str) -> Self {
        Self {
            to: to.to_owned(),
            purpose,
            secret: secret.to_owned(),
        }
    }

    /// The address of the recipient.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The purpose: `code`, `email change`, `invitation` or `password reset`.
    #[must_use]
    pub fn purpose(&self) -> &'static str {
        self.purpose
    }

    /// The six digits of a code, or the token in the link of any other mail.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }
}
