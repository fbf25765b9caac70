//! How a command ends: what it prints, and its exit status.

use std::error::Error as _;

use pipeshub::connector_oauth::HandleOAuthCallbackFailure;
use pipeshub::{Error, ErrorKind};
use serde::Serialize;

use crate::secrets::Secrets;

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
}

impl Exit {
    pub(crate) const ALL: [Self; 10] = [
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
            // What shells make of an interrupt.
            Self::Interrupted => 130,
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
                "not connected: the user, the provider or PipesHub said no; begin a new flow"
            }
            Self::NoAnswer => "no answer, or none that can be used; nothing has changed, try again",
            Self::Unknown => {
                "it cannot be told whether it took effect: look with `status` before anything else"
            }
            Self::NobodyCame => "the browser did not come back in time",
            Self::Interrupted => "interrupted, before a code was handed over",
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
    message: String,
    /// The error's own words, from the server or the provider.
    reason: Option<String>,
    code: Option<String>,
    status: Option<u16>,
    request_id: Option<String>,
}

pub(crate) type Result<T = (), E = Failure> = std::result::Result<T, E>;

impl Failure {
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            reason: None,
            code: None,
            status: None,
            request_id: None,
        }
    }

    /// Of a call that may be made again whatever came of it, such as one that reads.
    pub(crate) fn of_call(error: &Error, secrets: &Secrets) -> Self {
        let failure = error.failure::<HandleOAuthCallbackFailure>();
        let reason = failure.map_or(
            error.server_message(),
            HandleOAuthCallbackFailure::error_message,
        );
        let code = failure.map_or(error.code(), HandleOAuthCallbackFailure::error);
        let kept =
            |text: Option<&str>| text.filter(|text| !secrets.are_in(text)).map(str::to_owned);
        Self {
            exit: Exit::of(error),
            message: error.to_string(),
            reason: kept(reason),
            code: kept(code),
            status: error.status().map(|status| status.as_u16()),
            request_id: error.request_id().map(str::to_owned),
        }
    }

    /// Of the callback, which must not be made again where it may have run.
    pub(crate) fn of_callback(error: &Error, secrets: &Secrets) -> Self {
        let mut failure = Self::of_call(error, secrets);
        if error.kind() != ErrorKind::Failed && error.may_have_taken_effect() {
            failure.exit = Exit::Unknown;
        }
        failure
    }

    /// What a person reads.
    pub(crate) fn explained(&self) -> String {
        let Self {
            message,
            reason,
            code,
            ..
        } = self;
        match (reason, code) {
            (Some(reason), Some(code)) if !message.contains(&**code) => {
                format!("{reason} ({code})\n({message})")
            }
            (Some(reason), _) => format!("{reason}\n({message})"),
            (None, Some(code)) if !message.contains(&**code) => format!("{message}: {code}"),
            _ => message.clone(),
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
            message: &'a str,
            reason: Option<&'a str>,
            code: Option<&'a str>,
            status: Option<u16>,
            request_id: Option<&'a str>,
        }
        json(&Outer {
            error: Inner {
                exit_status: self.exit.code(),
                kind: self.exit.kind(),
                message: &self.message,
                reason: self.reason.as_deref(),
                code: self.code.as_deref(),
                status: self.status,
                request_id: self.request_id.as_deref(),
            },
        })
    }
}

/// Texts, numbers and maps with texts as keys always become JSON.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
