//! The check of a flow after a callback with an unknown outcome.
//!
//! The function polls the connector's configuration. It does not send the callback again, and it
//! cannot cancel a flow. Start at [`connector_oauth_wait_until_authenticated`].

use std::error::Error as _;
use std::time::Duration;

use pipeshub_core::{Error, ErrorKind, PipeshubCore, RequestOptions, Result};
use tokio::time::Instant;

use crate::connector_configuration::{
    GetConnectorConfigRequest, connector_configuration_get_connector_config,
};

/// The connector's state before a flow began, as far as the program knows it.
///
/// A `bool` that the program read converts into this type.
///
/// ```
/// use pipeshub_funcs::connector_oauth::AuthenticatedBefore;
///
/// assert_eq!(AuthenticatedBefore::from(false), AuthenticatedBefore::No);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthenticatedBefore {
    /// The connector was authenticated. If it still is, that proves nothing about the flow.
    Yes,
    /// The connector was not authenticated. If it is now, a flow has succeeded.
    No,
    /// The state is not known. Treated as [`Yes`](Self::Yes) until a poll finds the connector not
    /// authenticated.
    Unknown,
}

impl From<bool> for AuthenticatedBefore {
    fn from(is_authenticated: bool) -> Self {
        if is_authenticated {
            Self::Yes
        } else {
            Self::No
        }
    }
}

/// The connector to poll, its state before the flow, and the limits of polling.
///
/// ```
/// use std::time::Duration;
/// use pipeshub_funcs::connector_oauth::{AuthenticatedBefore, WaitUntilAuthenticatedRequest};
///
/// let request = WaitUntilAuthenticatedRequest::new("3f2c1a44", AuthenticatedBefore::No)
///     .attempts(10)
///     .timeout(Duration::from_secs(60));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitUntilAuthenticatedRequest {
    /// The connector instance: 1 to 64 letters, digits, `_` and `-`.
    pub connector_id: String,
    /// The connector's `isAuthenticated` before the flow began.
    pub before: AuthenticatedBefore,
    attempts: u32,
    interval: Duration,
    timeout: Duration,
}

impl WaitUntilAuthenticatedRequest {
    /// Creates a request with the limits of PipesHub's own web app: five polls, each after a pause
    /// of 1.5 s.
    #[must_use]
    pub fn new(connector_id: impl Into<String>, before: impl Into<AuthenticatedBefore>) -> Self {
        Self {
            connector_id: connector_id.into(),
            before: before.into(),
            attempts: 5,
            interval: Duration::from_millis(1500),
            timeout: Duration::from_secs(30),
        }
    }

    /// The maximum number of polls. Default: 5. Zero means one poll.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The pause before each poll. Default: 1.5 s.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// The deadline for all polls and pauses together. Default: 30 s.
    ///
    /// A pause that does not fit is not started. Each poll except the last has half of the time
    /// that the pauses leave. A shorter timeout of the handle applies instead.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

/// The state of a flow as far as polling shows it. Match all three variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "one of the three variants says nothing about the flow"]
pub enum WaitUntilAuthenticatedResponse {
    /// The connector was not authenticated and now is, so a flow has succeeded.
    Authenticated,
    /// The connector was authenticated before the flow and still is. Ask the owner, or begin a new
    /// flow.
    ///
    /// This does not depend on the flow's success, because PipesHub keeps the old credentials if a
    /// flow fails.
    Inconclusive,
    /// The connector is not authenticated. The flow failed, or PipesHub still waits for the
    /// provider, for up to five minutes.
    NotAuthenticated,
}

/// Polls a connector until it is authenticated.
///
/// Use this function after a callback whose outcome is
/// [unknown](pipeshub_core::Error::outcome_is_unknown). Sending the code again instead could
/// destroy the tokens that the first callback got.
///
/// Each poll calls [`connector_configuration_get_connector_config`], which needs the scope
/// `connector:read`. Pauses use tokio's clock. The function polls again after a temporary failure,
/// such as a 503 of PipesHub or of the token endpoint.
///
/// # Errors
///
/// - [`ErrorKind::Runtime`]: there is no tokio runtime with a timer. Await the function in a
///   runtime that was built with `enable_all`.
/// - The error of the last poll.
/// - The first error that polling again cannot fix, such as 401, 403, 404, or an error that
///   [is permanent](pipeshub_core::Error::is_permanent).
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::connector_oauth::{
///     AuthenticatedBefore, HandleOAuthCallbackRequest, WaitUntilAuthenticatedRequest,
///     WaitUntilAuthenticatedResponse,
/// };
/// use pipeshub_funcs::{connector_oauth_handle_oauth_callback, connector_oauth_wait_until_authenticated};
///
/// /// `before` is the result of `connector_configuration_get_connector_config` before the flow.
/// async fn finish(
///     core: &PipeshubCore,
///     connector_id: &str,
///     before: AuthenticatedBefore,
///     request: HandleOAuthCallbackRequest,
/// ) -> Result<&'static str> {
///     match connector_oauth_handle_oauth_callback(core, request).await {
///         Ok(_) => return Ok("connected"),
///         Err(error) if error.outcome_is_unknown() => {}
///         Err(error) => return Err(error),
///     }
///     let request = WaitUntilAuthenticatedRequest::new(connector_id, before);
///     Ok(match connector_oauth_wait_until_authenticated(core, request).await? {
///         WaitUntilAuthenticatedResponse::Authenticated => "connected",
///         WaitUntilAuthenticatedResponse::Inconclusive => "connected, perhaps by the old credentials",
///         WaitUntilAuthenticatedResponse::NotAuthenticated => "not connected; begin again",
///     })
/// }
/// ```
pub async fn connector_oauth_wait_until_authenticated(
    core: &PipeshubCore,
    request: WaitUntilAuthenticatedRequest,
) -> Result<WaitUntilAuthenticatedResponse> {
    let WaitUntilAuthenticatedRequest {
        connector_id,
        before,
        attempts,
        interval,
        timeout,
    } = request;
    let start = Instant::now();
    let left = || timeout.saturating_sub(start.elapsed());
    let mut was_false = before == AuthenticatedBefore::No;
    if interval < left() {
        PipeshubCore::sleep(interval).await?;
    }
    let mut polls = 1;
    // Each iteration is one poll, and `polls` is its number. `was_false` is set once the connector
    // is known not to have been authenticated. The loop ends in one of these cases:
    // - The connector is authenticated.
    // - Polling again cannot fix the error.
    // - This was the last poll, because no poll is left or the next pause exceeds the deadline.
    loop {
        let share = poll_timeout(left(), attempts.saturating_sub(polls), interval);
        let limit = core.timeout().map_or(share, |own| own.min(share));
        let handle = core.with_options(RequestOptions::new().timeout(limit))?;
        let request = GetConnectorConfigRequest::new(connector_id.as_str());
        let is_authenticated = connector_configuration_get_connector_config(&handle, request)
            .await
            .map(|config| config.is_authenticated);
        let last = polls >= attempts || interval >= left();
        match is_authenticated {
            Ok(true) => {
                return Ok(if was_false {
                    WaitUntilAuthenticatedResponse::Authenticated
                } else {
                    WaitUntilAuthenticatedResponse::Inconclusive
                });
            }
            Ok(false) if last => return Ok(WaitUntilAuthenticatedResponse::NotAuthenticated),
            Ok(false) => was_false = true,
            Err(error) if last || !is_temporary(&error) => return Err(error),
            Err(_) => {}
        }
        polls += 1;
        PipeshubCore::sleep(interval).await?;
    }
}

/// Returns the time limit of a poll. A poll that hangs leaves time for later polls.
fn poll_timeout(left: Duration, later_polls: u32, interval: Duration) -> Duration {
    // Tokio's clock has a resolution of 1 ms, and a timeout of zero is an error.
    let left = left.max(Duration::from_millis(1));
    if later_polls == 0 || interval >= left / 2 {
        return left;
    }
    let pauses = interval.saturating_mul(later_polls).min(left / 2);
    (left.saturating_sub(pauses) / 2).max(Duration::from_millis(1))
}

/// Returns whether another poll may succeed after this error.
fn is_temporary(error: &Error) -> bool {
    match error.kind() {
        _ if error.is_permanent() => false,
        ErrorKind::Connect | ErrorKind::ConnectionLost | ErrorKind::Timeout => true,
        // An error of a program's own token source may be temporary.
        ErrorKind::Token => error.source().is_none_or(|cause| {
            let cause = cause.downcast_ref::<Error>();
            cause.is_none_or(is_temporary)
        }),
        ErrorKind::Status => error
            .status()
            .is_some_and(|status| status.is_server_error() || status.as_u16() == 429),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::io;
    use std::sync::{Arc, Mutex};

    use pipeshub_core::{
        AccessToken, Delivery, RetryConfig, Security, TransportError, http, transport_fn,
    };

    use super::*;

    /// The result of one poll: `isAuthenticated`, or the status of an error.
    type Poll = Result<bool, u16>;
    const TRUE: Poll = Ok(true);
    const FALSE: Poll = Ok(false);
    /// The connection breaks before a response.
    const NONE: Poll = Err(0);
    /// The server never responds.
    const HANGS: Poll = Err(1);

    /// Returns the result for these polls, and the time of each in milliseconds.
    async fn wait(
        polls: &'static [Poll],
        change: impl FnOnce(WaitUntilAuthenticatedRequest) -> WaitUntilAuthenticatedRequest,
    ) -> (Result<WaitUntilAuthenticatedResponse, String>, Vec<u128>) {
        wait_with(RequestOptions::new(), polls, change).await
    }

    async fn wait_with(
        options: RequestOptions,
        polls: &'static [Poll],
        change: impl FnOnce(WaitUntilAuthenticatedRequest) -> WaitUntilAuthenticatedRequest,
    ) -> (Result<WaitUntilAuthenticatedResponse, String>, Vec<u128>) {
        let start = Instant::now();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let moments = Arc::clone(&seen);
        let transport = transport_fn(move |_| {
            let mut moments = moments.lock().unwrap();
            let poll = polls[moments.len()];
            moments.push(start.elapsed().as_millis());
            async move {
                match poll {
                    NONE => return Err(TransportError::new(Delivery::Unknown, "it broke")),
                    HANGS => pending().await,
                    _ => {}
                }
                let status = poll.err().unwrap_or(200);
                let body = match poll {
                    Ok(is) => format!(r#"{{"success":true,"config":{{"isAuthenticated":{is}}}}}"#),
                    Err(_) => String::new(),
                };
                let head = http::Response::builder()
                    .status(status)
                    .header("content-type", "application/json");
                Ok(head.body(body)?)
            }
        });
        let core = PipeshubCore::with_transport(transport)
            .retries(RetryConfig::none())
            .options(options)
            .build()
            .unwrap();
        let request = change(WaitUntilAuthenticatedRequest::new("c1", false));
        let result = connector_oauth_wait_until_authenticated(&core, request).await;
        let result = result.map_err(|error| match error.status() {
            Some(status) => status.as_u16().to_string(),
            None => format!("{:?}", error.kind()),
        });
        let seen = seen.lock().unwrap().clone();
        (result, seen)
    }

    #[tokio::test(start_paused = true)]
    async fn state_before_the_flow_decides_the_meaning_of_true() {
        use WaitUntilAuthenticatedResponse::{Authenticated, Inconclusive, NotAuthenticated};
        let cases: [(_, &[Poll], _); 9] = [
            (false, &[TRUE], Authenticated),
            (false, &[FALSE, FALSE, TRUE], Authenticated),
            (false, &[FALSE; 5], NotAuthenticated),
            (true, &[TRUE], Inconclusive),
            // A flow has succeeded between the two polls.
            (true, &[FALSE, TRUE], Authenticated),
            (true, &[FALSE; 5], NotAuthenticated),
            (true, &[Err(503), TRUE], Inconclusive),
            (
                false,
                &[Err(503), Err(429), Err(500), Err(502), TRUE],
                Authenticated,
            ),
            (false, &[NONE, FALSE, NONE, TRUE], Authenticated),
        ];
        for (was, polls, due) in cases {
            let (result, moments) =
                wait(polls, |_| WaitUntilAuthenticatedRequest::new("c1", was)).await;
            assert_eq!(
                (result, moments.len()),
                (Ok(due), polls.len()),
                "{was} {polls:?}"
            );
        }
        for (polls, due) in [(&[TRUE][..], Inconclusive), (&[FALSE, TRUE], Authenticated)] {
            let unknown =
                |_| WaitUntilAuthenticatedRequest::new("c1", AuthenticatedBefore::Unknown);
            let (result, _) = wait(polls, unknown).await;
            assert_eq!(result, Ok(due), "{polls:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn polls_are_bounded_by_number_and_deadline() {
        let (_, moments) = wait(&[FALSE; 9], |request| request).await;
        assert_eq!(moments, [1500, 3000, 4500, 6000, 7500]);
        let (_, moments) = wait(&[FALSE; 9], |request| request.attempts(0)).await;
        assert_eq!(moments, [1500]);
        let (_, moments) = wait(&[FALSE; 9], |request| {
            request.timeout(Duration::from_secs(4))
        })
        .await;
        assert_eq!(moments, [1500, 3000]);
        // No pause fits, and one poll is still made.
        for timeout in [Duration::from_millis(1500), Duration::ZERO] {
            let (result, moments) = wait(&[FALSE; 9], |request| request.timeout(timeout)).await;
            assert_eq!(
                (result, moments),
                (
                    Ok(WaitUntilAuthenticatedResponse::NotAuthenticated),
                    vec![0]
                )
            );
        }
        let (_, moments) = wait(&[FALSE; 9], |request| {
            request.interval(Duration::ZERO).timeout(Duration::MAX)
        })
        .await;
        assert_eq!(moments, [0; 5]);
    }

    #[tokio::test(start_paused = true)]
    async fn error_that_polling_cannot_fix_is_returned() {
        let cases: [(&[Poll], _); 4] = [
            (&[Err(401)], "401"),
            (&[FALSE, Err(404)], "404"),
            (&[Err(403)], "403"),
            // The state at the end is not known.
            (&[FALSE, FALSE, FALSE, FALSE, Err(503)], "503"),
        ];
        for (polls, due) in cases {
            let (result, moments) = wait(polls, |request| request).await;
            assert_eq!(
                (result, moments.len()),
                (Err(due.to_owned()), polls.len()),
                "{polls:?}"
            );
        }
        let (result, moments) =
            wait(&[], |_| WaitUntilAuthenticatedRequest::new("../x", false)).await;
        assert_eq!(
            (result, moments.len()),
            (Err("InvalidRequest".to_owned()), 0)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn poll_that_hangs_leaves_time_for_the_others() {
        use WaitUntilAuthenticatedResponse::{Authenticated, NotAuthenticated};
        let same = |request| request;
        // A poll has half of the time that the pauses leave: of 22.5 s, of 11.25 s and so on.
        let (result, moments) = wait(&[HANGS, TRUE], same).await;
        assert_eq!((result, moments), (Ok(Authenticated), vec![1500, 14_250]));
        let (result, moments) = wait(&[FALSE, HANGS, HANGS, HANGS, TRUE], same).await;
        assert_eq!((result, moments.len()), (Ok(Authenticated), 5));
        let (result, moments) = wait(&[HANGS, HANGS, HANGS, HANGS, FALSE], same).await;
        assert_eq!((result, moments.len()), (Ok(NotAuthenticated), 5));
        // All of the time is used.
        let start = Instant::now();
        let (result, moments) = wait(&[HANGS; 5], same).await;
        assert_eq!((result, moments.len()), (Err("Timeout".to_owned()), 5));
        assert_eq!(start.elapsed().as_secs(), 30);
        // More polls than fit, and a single poll.
        let (result, moments) = wait(&[HANGS, FALSE, TRUE], |request| request.attempts(1000)).await;
        assert_eq!((result, moments.len()), (Ok(Authenticated), 3));
        let start = Instant::now();
        let (result, _) = wait(&[HANGS], |request| request.attempts(1)).await;
        assert_eq!(
            (result, start.elapsed().as_secs()),
            (Err("Timeout".to_owned()), 30)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn shorter_timeout_of_the_handle_limits_each_poll() {
        let hurried = || RequestOptions::new().timeout(Duration::from_secs(1));
        let (result, moments) =
            wait_with(hurried(), &[HANGS, HANGS, TRUE], |request| request).await;
        assert_eq!(result, Ok(WaitUntilAuthenticatedResponse::Authenticated));
        assert_eq!(moments, [1500, 4000, 6500]);
        let (result, moments) = wait_with(hurried(), &[HANGS; 5], |request| request).await;
        assert_eq!(result, Err("Timeout".to_owned()));
        assert_eq!(moments, [1500, 4000, 6500, 9000, 11_500]);
        // A longer timeout of the handle has no effect.
        let patient = RequestOptions::new().timeout(Duration::from_secs(300));
        let (_, moments) = wait_with(patient, &[HANGS, TRUE], |request| request).await;
        assert_eq!(moments, [1500, 14_250]);
    }

    #[tokio::test(start_paused = true)]
    async fn temporary_failure_of_a_token_source_is_polled_again() {
        let left = Mutex::new(2);
        let source = move || {
            let mut left = left.lock().unwrap();
            let fails = *left > 0;
            *left -= i32::from(fails);
            async move {
                if fails {
                    return Err(io::Error::other("out of order"));
                }
                Ok(AccessToken::new("token"))
            }
        };
        let options = RequestOptions::new().security(Security::token_source(source));
        let (result, moments) = wait_with(options, &[TRUE], |request| request).await;
        assert_eq!(result, Ok(WaitUntilAuthenticatedResponse::Authenticated));
        assert_eq!(moments, [4500]);
        // Another poll cannot fix a token that no header can contain.
        let source = || async { Ok::<_, io::Error>("to ken") };
        let options = RequestOptions::new().security(Security::token_source(source));
        let start = Instant::now();
        let (result, _) = wait_with(options, &[], |request| request).await;
        assert_eq!(
            (result, start.elapsed().as_millis()),
            (Err("Token".to_owned()), 1500)
        );
    }
}
