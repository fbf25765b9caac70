//! The mails that the gateway would send.
//!
//! The emulator has no mail server. It keeps each mail for the test.

use tokio::time::{Duration, Instant};

use crate::gateway::Gateway;
use crate::mail::SentMail;
use crate::secret::{random, random_hex};
use crate::sync::lock;

/// The maximum number of kept mails.
const MAX_MAILS: usize = 1000;
/// The lifetime of a code.
const CODE_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// The lifetime of a link.
const LINK_LIFETIME: Duration = Duration::from_secs(20 * 60);

/// The purpose of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::gateway) enum Purpose {
    Invitation,
    /// A code for a sign-in.
    Code,
    PasswordReset {
        user: String,
    },
    /// The proof of a new address, to which the mail goes.
    EmailChange {
        user: String,
    },
}

impl Purpose {
    fn name(&self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Code => "code",
            Self::PasswordReset { .. } => "password reset",
            Self::EmailChange { .. } => "email change",
        }
    }
}

/// The secret of a mail: a code by the address, or a link by its token.
#[derive(Debug, Clone)]
pub(super) struct Secret {
    pub(super) purpose: Purpose,
    pub(super) to: String,
    pub(super) value: String,
    pub(super) end: Instant,
}

impl Gateway {
    /// Keeps a mail. Returns false if no mail server is configured.
    pub(in crate::gateway) fn send_mail(&self, to: &str, purpose: Purpose) -> bool {
        if !self.configuration.has_mail_server() {
            return false;
        }
        let (value, lifetime) = match purpose {
            Purpose::Code => (digits(), CODE_LIFETIME),
            _ => match random::<32>() {
                Ok(value) => (value, LINK_LIFETIME),
                Err(_) => return false,
            },
        };
        let mail = SentMail::new(to, purpose.name(), &value);
        let to = to.to_lowercase();
        let key = if purpose == Purpose::Code {
            to.clone()
        } else {
            value.clone()
        };
        let secret = Secret {
            purpose,
            to,
            value,
            end: Instant::now() + lifetime,
        };
        let mut secrets = lock(&self.identity.secrets);
        // A new code replaces the last one.
        secrets.remove(&key);
        secrets.get_or_insert(key, || secret);
        drop(secrets);
        let mut mails = lock(&self.identity.mails);
        if mails.len() >= MAX_MAILS {
            mails.remove(0);
        }
        mails.push(mail);
        true
    }

    pub(crate) fn sent_mails(&self) -> Vec<SentMail> {
        lock(&self.identity.mails).clone()
    }
}

/// Returns six random digits.
fn digits() -> String {
    let number = u128::from_str_radix(&random_hex(), 16).unwrap_or_default();
    format!("{:06}", number % 1_000_000)
}
