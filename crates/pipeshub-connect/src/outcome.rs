//! Exit statuses and failures.
//!
//! This module turns errors of the SDK into exit statuses, messages, advice and JSON. It prints
//! nothing. The entry points are [`Exit`] and [`Failure`].

use std::error::Error as _;
use std::time::Duration;

use pipeshub::connector_oauth::HandleOAuthCallbackFailure;
use pipeshub::{Error, ErrorKind};
use serde::Serialize;

use crate::say::json;
use crate::secrets::Secrets;
use crate::words;

/// The exit statuses of the program. They and their JSON names are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    Local,
    Usage,
    Refused,
    ServerSaidNo,
    NotConnected,
    NoAnswer,
    Unknown,
    NobodyCame,
    Interrupted,
    Terminated,
    HungUp,
    Quit,
}

impl Exit {
    pub(crate) const ALL: [Self; 13] = [
        Self::Done,
        Self::Local,
        Self::Usage,
        Self::Refused,
        Self::ServerSaidNo,
        Self::NotConnected,
        Self::NoAnswer,
        Self::Unknown,
        Self::NobodyCame,
        Self::Interrupted,
        Self::Terminated,
        Self::HungUp,
        Self::Quit,
    ];

    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Local => 1,
            Self::Usage => 2,
            Self::Refused => 3,
            Self::ServerSaidNo => 4,
            Self::NotConnected => 5,
            Self::NoAnswer => 6,
            Self::Unknown => 7,
            Self::NobodyCame => 8,
            // Shells report 128 plus the number of the signal.
            Self::Interrupted => 130,
            Self::Terminated => 143,
            Self::HungUp => 129,
            Self::Quit => 131,
        }
    }

    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Done => {
                "success; after `connect`, `callback` and `status`, the connector is connected"
            }
            Self::Local => {
                "failure on this machine, such as a port in use or a file that cannot be written"
            }
            Self::Usage => "invalid arguments",
            Self::Refused => {
                "refused before a code was sent: invalid setting or id, or another flow's redirect"
            }
            Self::ServerSaidNo => "the server returned an error; nothing has changed",
            Self::NotConnected => {
                "refused by the user, the provider or PipesHub; begin a new flow. \
                 From `status`: not connected"
            }
            Self::NoAnswer => "no usable response; nothing has changed, so try again",
            Self::Unknown => "the outcome is unknown; check with `status` before you try again",
            Self::NobodyCame => "the browser did not return in time",
            Self::Interrupted => "interrupted before a code was sent",
            Self::Terminated => "terminated by SIGTERM before a code was sent",
            Self::HungUp => "terminated by SIGHUP before a code was sent",
            Self::Quit => "terminated by SIGQUIT before a code was sent",
        }
    }

    /// The value of `kind` in JSON.
    fn kind(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Local => "local",
            Self::Usage => "usage",
            Self::Refused => "refused",
            Self::ServerSaidNo => "serverSaidNo",
            Self::NotConnected => "notConnected",
            Self::NoAnswer => "noAnswer",
            Self::Unknown => "unknown",
            Self::NobodyCame => "nobodyCame",
            Self::Interrupted => "interrupted",
            Self::Terminated => "terminated",
            Self::HungUp => "hungUp",
            Self::Quit => "quit",
        }
    }

    fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::InvalidConfig | ErrorKind::InvalidRequest => Self::Refused,
            ErrorKind::Failed => Self::NotConnected,
            ErrorKind::Status => Self::ServerSaidNo,
            // The call itself was not sent, so the failed token request decides.
            ErrorKind::Token => error
                .source()
                .and_then(|cause| cause.downcast_ref())
                .map_or(Self::NoAnswer, Self::of),
            _ => Self::NoAnswer,
        }
    }
}

/// The failure of a command.
///
/// All texts are unchanged. Only [`text`](Self::text), [`json`](Self::json) and
/// [`message`](Self::message) return them, and redact them with every secret that is known by then.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    /// Whether the connector is connected now, if that is known.
    pub(crate) is_connected: Option<bool>,
    message: String,
    /// The action for the user.
    advice: Option<String>,
    details: Box<ServerDetails>,
}

/// Details from the server or the provider, unchanged.
#[derive(Debug, Default)]
struct ServerDetails {
    /// The message of the server or the provider.
    reason: Option<String>,
    code: Option<String>,
    status: Option<u16>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
}

/// The texts of a failure, redacted.
#[derive(Serialize)]
struct Texts {
    message: String,
    advice: Option<String>,
    reason: Option<String>,
    code: Option<String>,
}

pub(crate) type Result<T = (), E = Failure> = std::result::Result<T, E>;

impl Failure {
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            is_connected: None,
            message: message.into(),
            advice: None,
            details: Box::default(),
        }
    }

    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Creates the failure of an invalid setting. `names` maps the SDK's name of a setting to
    /// the option or variable that set it.
    pub(crate) fn of_settings(error: &Error, names: &[(&str, &str)]) -> Self {
        let mut failure = Self::of_call(error);
        for (name, source) in names {
            failure.message = failure.message.replacen(name, source, 1);
        }
        failure
    }

    /// Creates the failure of a call that is safe to repeat, such as a read.
    pub(crate) fn of_call(error: &Error) -> Self {
        // With `ErrorKind::Token`, the token request failed, and the call itself was not sent.
        let is_of_token = error.kind() == ErrorKind::Token;
        let token_error = error.failure::<Error>().filter(|_| is_of_token);
        let failed = token_error.unwrap_or(error);
        let failure = failed.failure::<HandleOAuthCallbackFailure>();
        let reason = failure.map_or(
            failed.server_message(),
            HandleOAuthCallbackFailure::error_message,
        );
        let code = failure.map_or(failed.code(), HandleOAuthCallbackFailure::error);
        let message = match token_error {
            Some(token_error) => format!("no access token: {}", words::message(token_error)),
            None => words::message(error),
        };
        let retry_after = failed.retry_after().or(error.retry_after());
        let was_sent = token_error.is_some() || !is_of_token;
        Self {
            exit: Exit::of(error),
            is_connected: None,
            message,
            advice: match retry_after {
                Some(wait) => Some(format!("try again in {} s", whole_seconds(wait))),
                None => failure
                    .and_then(HandleOAuthCallbackFailure::advice)
                    .map(str::to_owned),
            },
            details: Box::new(ServerDetails {
                reason: reason.map(str::to_owned),
                code: code.map(str::to_owned),
                status: failed.status().map(|status| status.as_u16()),
                request_id: failed.request_id().filter(|_| was_sent).map(str::to_owned),
                retry_after,
            }),
        }
    }

    /// Creates the failure of a callback. A callback that may have run must not be repeated.
    pub(crate) fn of_callback(error: &Error) -> Self {
        let mut failure = Self::of_call(error);
        if error.outcome_is_unknown() {
            failure.exit = Exit::Unknown;
            failure.advice = None;
        } else if let Some(wait) = failure.details.retry_after {
            failure.advice = Some(format!(
                "try again in {} s: pass the same URL to `callback`. The code was not used, \
                 but many codes expire after a minute. If the code has expired, begin a new flow",
                whole_seconds(wait)
            ));
        }
        failure
    }

    /// Adds that the connector is still connected, as before the flow.
    pub(crate) fn still_connected(mut self, connector: &str) -> Self {
        self.is_connected = Some(true);
        let still = format!("{connector} is still connected, as it was before");
        self.advice = Some(match self.advice.take() {
            Some(advice) => format!("{still}; {advice}"),
            None => still,
        });
        self
    }

    /// Redacts message, advice, reason and code.
    fn texts(&self, secrets: &Secrets) -> Texts {
        let shown = |text: &Option<String>| text.as_ref().and_then(|text| secrets.shown(text));
        let advice = self.advice.as_deref();
        Texts {
            message: self.message(secrets),
            advice: advice.map(|advice| secrets.shown_clauses(advice)),
            reason: shown(&self.details.reason),
            code: shown(&self.details.code),
        }
    }

    /// Returns the redacted message, without advice and details.
    pub(crate) fn message(&self, secrets: &Secrets) -> String {
        secrets.shown_clauses(&self.message)
    }

    /// Formats this failure for standard error.
    pub(crate) fn text(&self, secrets: &Secrets) -> String {
        let Texts {
            message,
            advice,
            reason,
            code,
        } = self.texts(secrets);
        let mut text = match (reason, code) {
            (Some(reason), Some(code)) if !message.contains(&code) => {
                format!("{reason} ({code})\n({message})")
            }
            (Some(reason), _) => format!("{reason}\n({message})"),
            (None, Some(code)) if !message.contains(&code) => format!("{message}: {code}"),
            _ => message,
        };
        if let Some(advice) = advice {
            text.push('\n');
            text.push_str(&advice);
        }
        text
    }

    /// The value of `kind` in JSON.
    fn kind(&self) -> &'static str {
        match (self.exit, self.is_connected) {
            (Exit::NotConnected, Some(true)) => "stillConnected",
            (exit, _) => exit.kind(),
        }
    }

    /// Formats this failure as one line of JSON.
    pub(crate) fn json(&self, secrets: &Secrets) -> String {
        #[derive(Serialize)]
        struct Envelope<'a> {
            error: ErrorObject<'a>,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct ErrorObject<'a> {
            exit_status: u8,
            kind: &'static str,
            #[serde(flatten)]
            texts: Texts,
            status: Option<u16>,
            request_id: Option<&'a str>,
            retry_after: Option<u64>,
        }
        json(&Envelope {
            error: ErrorObject {
                exit_status: self.exit.code(),
                kind: self.kind(),
                texts: self.texts(secrets),
                status: self.details.status,
                request_id: self.details.request_id.as_deref(),
                retry_after: self.details.retry_after.map(whole_seconds),
            },
        })
    }
}

/// Rounds a duration up to seconds, so that nobody tries again too early.
fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
