//! How a command ends: what it prints, and its exit status.

use std::error::Error as _;
use std::time::Duration;

use pipeshub::connector_oauth::HandleOAuthCallbackFailure;
use pipeshub::{Error, ErrorKind};
use serde::Serialize;

use crate::say::json;
use crate::secrets::{Secrets, without_secrets};
use crate::words;

/// Exit statuses. They are part of what the program promises.
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
}

impl Exit {
    pub(crate) const ALL: [Self; 11] = [
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
            // What shells make of the two signals.
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }

    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Done => "done; the connector is connected, where that was asked",
            Self::Local => {
                "trouble on this machine: a port that is taken, a file that cannot be written"
            }
            Self::Usage => "wrong arguments",
            Self::Refused => {
                "refused here, with no code handed over: a setting, an id, a redirect that is not this flow's"
            }
            Self::ServerSaidNo => "the server answered with an error, and nothing has changed",
            Self::NotConnected => {
                "the user, the provider or PipesHub said no: begin a new flow; or `status` found it not connected"
            }
            Self::NoAnswer => "no answer, or none that can be used; nothing has changed, try again",
            Self::Unknown => {
                "it cannot be told whether it took effect: look with `status` before anything else"
            }
            Self::NobodyCame => "the browser did not come back in time",
            Self::Interrupted => "interrupted, before a code was handed over",
            Self::Terminated => "ended by SIGTERM, before a code was handed over",
        }
    }

    /// The word for it in JSON.
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
        }
    }

    fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::InvalidConfig | ErrorKind::InvalidRequest => Self::Refused,
            ErrorKind::Failed => Self::NotConnected,
            ErrorKind::Status => Self::ServerSaidNo,
            // As getting the token ended; the call itself was not sent.
            ErrorKind::Token => error
                .source()
                .and_then(|cause| cause.downcast_ref())
                .map_or(Self::NoAnswer, Self::of),
            _ => Self::NoAnswer,
        }
    }
}

/// Why a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    /// Whether the connector is connected now, where that is known.
    pub(crate) is_connected: Option<bool>,
    message: String,
    /// What to do.
    advice: Option<String>,
    told: Box<Told>,
}

/// What the server or the provider told, as it came: what of it is shown is decided when it is, by
/// the secrets that are known then.
#[derive(Debug, Default)]
struct Told {
    /// The error's own words.
    reason: Option<String>,
    code: Option<String>,
    secrets: Secrets,
    status: Option<u16>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
}

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
            told: Box::default(),
        }
    }

    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Of settings; `names` are what the SDK calls them, and where they come from.
    pub(crate) fn of_settings(error: &Error, names: &[(&str, &str)]) -> Self {
        let mut failure = Self::of_call(error, &Secrets::default());
        for (name, source) in names {
            failure.message = failure.message.replacen(name, source, 1);
        }
        failure
    }

    /// Of a call that may be made again whatever came of it, such as one that reads.
    pub(crate) fn of_call(error: &Error, secrets: &Secrets) -> Self {
        // Where there is no token, the request that failed is the one for a token; the call itself
        // was not sent.
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
                Some(wait) => Some(format!("come back in {} s", whole_seconds(wait))),
                None => failure
                    .and_then(HandleOAuthCallbackFailure::advice)
                    .map(str::to_owned),
            },
            told: Box::new(Told {
                reason: reason.map(str::to_owned),
                code: code.map(str::to_owned),
                secrets: secrets.clone(),
                status: failed.status().map(|status| status.as_u16()),
                request_id: failed.request_id().filter(|_| was_sent).map(str::to_owned),
                retry_after,
            }),
        }
    }

    /// Of the callback, which must not be made again where it may have run.
    pub(crate) fn of_callback(error: &Error, secrets: &Secrets) -> Self {
        let mut failure = Self::of_call(error, secrets);
        if error.outcome_is_unknown() {
            failure.exit = Exit::Unknown;
            failure.advice = None;
        } else if let Some(wait) = failure.told.retry_after {
            failure.advice = Some(format!(
                "come back in {} s. The code was not used, but many codes live for a minute only: hand the same redirect \
                 over again with `callback`, or begin a new flow",
                whole_seconds(wait)
            ));
        }
        failure
    }

    /// Adds that the connector is connected all the same, as it was before.
    pub(crate) fn still_connected(mut self, connector: &str) -> Self {
        self.is_connected = Some(true);
        let still = format!("{connector} is still connected, as it was before");
        self.advice = Some(match self.advice.take() {
            Some(advice) => format!("{still}; {advice}"),
            None => still,
        });
        self
    }

    /// Makes message, advice, reason and code fit to be shown.
    fn texts(&self) -> Texts {
        let told =
            |text: &Option<String>| text.as_ref().and_then(|text| self.told.secrets.shown(text));
        Texts {
            message: without_secrets(&self.message),
            advice: self.advice.as_deref().map(without_secrets),
            reason: told(&self.told.reason),
            code: told(&self.told.code),
        }
    }

    /// What a person reads.
    pub(crate) fn explained(&self) -> String {
        let Texts {
            message,
            advice,
            reason,
            code,
        } = self.texts();
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

    /// The word for it in JSON.
    fn kind(&self) -> &'static str {
        match (self.exit, self.is_connected) {
            (Exit::NotConnected, Some(true)) => "stillConnected",
            (exit, _) => exit.kind(),
        }
    }

    /// What a script reads.
    pub(crate) fn json(&self) -> String {
        #[derive(Serialize)]
        struct Outer<'a> {
            error: Inner<'a>,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Inner<'a> {
            exit_status: u8,
            kind: &'static str,
            #[serde(flatten)]
            texts: Texts,
            status: Option<u16>,
            request_id: Option<&'a str>,
            retry_after: Option<u64>,
        }
        json(&Outer {
            error: Inner {
                exit_status: self.exit.code(),
                kind: self.kind(),
                texts: self.texts(),
                status: self.told.status,
                request_id: self.told.request_id.as_deref(),
                retry_after: self.told.retry_after.map(whole_seconds),
            },
        })
    }
}

/// Rounded up, so that nobody comes back too early.
fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
