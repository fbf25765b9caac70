//! Whether a flow whose callback ended in doubt has worked.

use std::error::Error as _;
use std::time::Duration;

use pipeshub_core::{Error, ErrorKind, PipeshubCore, RequestOptions, Result};
use tokio::time::Instant;

use crate::connector_configuration::{
    GetConnectorConfigRequest, connector_configuration_get_connector_config,
};

/// Whether a connector was authenticated before a flow began, as far as the program knows.
///
/// It is made from a `bool` that was read, too.
///
/// ```
/// use pipeshub_funcs::connector_oauth::AuthenticatedBefore;
///
/// assert_eq!(AuthenticatedBefore::from(false), AuthenticatedBefore::No);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthenticatedBefore {
    /// It was, so that it tells nothing that it still is.
    Yes,
    /// It was not, so that a flow has worked if it is now.
    No,
    /// Nobody looked. It is taken for [`Yes`](Self::Yes), until a look finds it not authenticated.
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

/// Which connector to look at, how often, and what it was before the flow.
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
    /// What `isAuthenticated` was before the flow began.
    pub before: AuthenticatedBefore,
    attempts: u32,
    interval: Duration,
    timeout: Duration,
}

impl WaitUntilAuthenticatedRequest {
    /// As PipesHub's own web app looks at it: after 1.5 s, and then four more times.
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

    /// How often to look: 5 times unless told otherwise, and once at least.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The pause before each look: 1.5 s unless told otherwise.
    #[must_use]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// The deadline for all looks and pauses together, 30 s unless told otherwise. A pause that
    /// would not fit is not begun. Each look but the last one has half of the time that the pauses
    /// leave, or the timeout of the handle where that is shorter.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

/// What the looks at a connector say about its flow. There are three answers and not two, so match
/// all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "one of the three answers says that nothing is known"]
pub enum WaitUntilAuthenticatedResponse {
    /// It was not authenticated, and now it is: a flow has worked.
    Authenticated,
    /// It was authenticated before the flow, and still is. That is so whether the flow worked or
    /// not, since PipesHub keeps the old credentials of a flow that failed: ask the owner, or begin
    /// a new flow.
    Inconclusive,
    /// It is not authenticated. The flow failed, or PipesHub still waits for the provider, as it
    /// does for up to five minutes.
    NotAuthenticated,
}

/// Looks at a connector until it is authenticated: what to do after a callback whose outcome is
/// [unknown](pipeshub_core::Error::outcome_is_unknown), since sending the code again could destroy the
/// tokens that it got.
///
/// It calls [`connector_configuration_get_connector_config`], which needs the scope
/// `connector:read`. It waits by tokio's clock. A look that fails in passing, such as with a 503 of
/// PipesHub or of the token endpoint, is made up for by the next one.
///
/// # Errors
///
/// [`ErrorKind::Runtime`] where there is no tokio runtime with a timer to wait by; await the function
/// in a runtime that was built with `enable_all`. Otherwise
/// as that operation's: of the last look, or of the first one that the next could not mend, such as
/// with 401, 403 or 404, or with an error that [is permanent](pipeshub_core::Error::is_permanent).
///
/// ```
/// use pipeshub_core::{PipeshubCore, Result};
/// use pipeshub_funcs::connector_oauth::{
///     AuthenticatedBefore, HandleOAuthCallbackRequest, WaitUntilAuthenticatedRequest,
///     WaitUntilAuthenticatedResponse,
/// };
/// use pipeshub_funcs::{connector_oauth_handle_oauth_callback, connector_oauth_wait_until_authenticated};
///
/// /// `before` is what `connector_configuration_get_connector_config` said before the flow began.
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
///     let look = WaitUntilAuthenticatedRequest::new(connector_id, before);
///     Ok(match connector_oauth_wait_until_authenticated(core, look).await? {
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
    let mut looks = 1;
    loop {
        let share = share(left(), attempts.saturating_sub(looks), interval);
        let limit = core.timeout().map_or(share, |own| own.min(share));
        let look = core.with_options(RequestOptions::new().timeout(limit))?;
        let request = GetConnectorConfigRequest::new(connector_id.as_str());
        let answer = connector_configuration_get_connector_config(&look, request).await;
        let last = looks >= attempts || interval >= left();
        match answer {
            Ok(config) if config.is_authenticated => {
                return Ok(if was_false {
                    WaitUntilAuthenticatedResponse::Authenticated
                } else {
                    WaitUntilAuthenticatedResponse::Inconclusive
                });
            }
            Ok(_) if last => return Ok(WaitUntilAuthenticatedResponse::NotAuthenticated),
            Ok(_) => was_false = true,
            Err(error) if last || !may_pass(&error) => return Err(error),
            Err(_) => {}
        }
        looks += 1;
        PipeshubCore::sleep(interval).await?;
    }
}

/// The time limit of a look, so that one that hangs leaves time for the looks after it.
fn share(left: Duration, later_looks: u32, interval: Duration) -> Duration {
    // The clock counts milliseconds, and a deadline of zero is refused.
    let left = left.max(Duration::from_millis(1));
    if later_looks == 0 || interval >= left / 2 {
        return left;
    }
    let pauses = interval.saturating_mul(later_looks).min(left / 2);
    (left.saturating_sub(pauses) / 2).max(Duration::from_millis(1))
}

/// Whether the next look may find what this one did not.
fn may_pass(error: &Error) -> bool {
    match error.kind() {
        _ if error.is_permanent() => false,
        ErrorKind::Connect | ErrorKind::ConnectionLost | ErrorKind::Timeout => true,
        // Of a program's own source nobody knows.
        ErrorKind::Token => error.source().is_none_or(|cause| {
            let cause = cause.downcast_ref::<Error>();
            cause.is_none_or(may_pass)
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

    /// One look's answer: `isAuthenticated`, or a status that is an error.
    type Look = Result<bool, u16>;
    const TRUE: Look = Ok(true);
    const FALSE: Look = Ok(false);
    /// No answer, since the connection breaks.
    const NONE: Look = Err(0);
    /// No answer at all.
    const HANGS: Look = Err(1);

    /// What is told when the looks find this, one after the other, and the moment of each look in
    /// milliseconds.
    async fn told(
        looks: &'static [Look],
        change: impl FnOnce(WaitUntilAuthenticatedRequest) -> WaitUntilAuthenticatedRequest,
    ) -> (Result<WaitUntilAuthenticatedResponse, String>, Vec<u128>) {
        told_with(RequestOptions::new(), looks, change).await
    }

    async fn told_with(
        options: RequestOptions,
        looks: &'static [Look],
        change: impl FnOnce(WaitUntilAuthenticatedRequest) -> WaitUntilAuthenticatedRequest,
    ) -> (Result<WaitUntilAuthenticatedResponse, String>, Vec<u128>) {
        let start = Instant::now();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let moments = Arc::clone(&seen);
        let transport = transport_fn(move |_| {
            let mut moments = moments.lock().unwrap();
            let look = looks[moments.len()];
            moments.push(start.elapsed().as_millis());
            async move {
                match look {
                    NONE => return Err(TransportError::new(Delivery::Unknown, "it broke")),
                    HANGS => pending().await,
                    _ => {}
                }
                let status = look.err().unwrap_or(200);
                let body = match look {
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
        let answer = connector_oauth_wait_until_authenticated(&core, request).await;
        let answer = answer.map_err(|error| match error.status() {
            Some(status) => status.as_u16().to_string(),
            None => format!("{:?}", error.kind()),
        });
        let seen = seen.lock().unwrap().clone();
        (answer, seen)
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_before_decides_what_true_means() {
        use WaitUntilAuthenticatedResponse::{Authenticated, Inconclusive, NotAuthenticated};
        let cases: [(_, &[Look], _); 9] = [
            (false, &[TRUE], Authenticated),
            (false, &[FALSE, FALSE, TRUE], Authenticated),
            (false, &[FALSE; 5], NotAuthenticated),
            (true, &[TRUE], Inconclusive),
            // Between the two looks a flow has worked.
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
        for (was, looks, due) in cases {
            let (answer, moments) =
                told(looks, |_| WaitUntilAuthenticatedRequest::new("c1", was)).await;
            assert_eq!(
                (answer, moments.len()),
                (Ok(due), looks.len()),
                "{was} {looks:?}"
            );
        }
        for (looks, due) in [(&[TRUE][..], Inconclusive), (&[FALSE, TRUE], Authenticated)] {
            let unknown =
                |_| WaitUntilAuthenticatedRequest::new("c1", AuthenticatedBefore::Unknown);
            let (answer, _) = told(looks, unknown).await;
            assert_eq!(answer, Ok(due), "{looks:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn looks_are_bounded_by_number_and_deadline() {
        let (_, moments) = told(&[FALSE; 9], |request| request).await;
        assert_eq!(moments, [1500, 3000, 4500, 6000, 7500]);
        let (_, moments) = told(&[FALSE; 9], |request| request.attempts(0)).await;
        assert_eq!(moments, [1500]);
        let (_, moments) = told(&[FALSE; 9], |request| {
            request.timeout(Duration::from_secs(4))
        })
        .await;
        assert_eq!(moments, [1500, 3000]);
        // No pause fits, and one look is made all the same.
        for timeout in [Duration::from_millis(1500), Duration::ZERO] {
            let (answer, moments) = told(&[FALSE; 9], |request| request.timeout(timeout)).await;
            assert_eq!(
                (answer, moments),
                (
                    Ok(WaitUntilAuthenticatedResponse::NotAuthenticated),
                    vec![0]
                )
            );
        }
        let (_, moments) = told(&[FALSE; 9], |request| {
            request.interval(Duration::ZERO).timeout(Duration::MAX)
        })
        .await;
        assert_eq!(moments, [0; 5]);
    }

    #[tokio::test(start_paused = true)]
    async fn an_error_is_told_when_no_look_could_mend_it() {
        let cases: [(&[Look], _); 4] = [
            (&[Err(401)], "401"),
            (&[FALSE, Err(404)], "404"),
            (&[Err(403)], "403"),
            // Nobody knows what it is now.
            (&[FALSE, FALSE, FALSE, FALSE, Err(503)], "503"),
        ];
        for (looks, due) in cases {
            let (answer, moments) = told(looks, |request| request).await;
            assert_eq!(
                (answer, moments.len()),
                (Err(due.to_owned()), looks.len()),
                "{looks:?}"
            );
        }
        let (answer, moments) =
            told(&[], |_| WaitUntilAuthenticatedRequest::new("../x", false)).await;
        assert_eq!(
            (answer, moments.len()),
            (Err("InvalidRequest".to_owned()), 0)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn look_that_hangs_leaves_time_for_the_others() {
        use WaitUntilAuthenticatedResponse::{Authenticated, NotAuthenticated};
        let same = |request| request;
        // Half of the time that the pauses leave: of 22.5 s, of 11.25 s and so on.
        let (answer, moments) = told(&[HANGS, TRUE], same).await;
        assert_eq!((answer, moments), (Ok(Authenticated), vec![1500, 14_250]));
        let (answer, moments) = told(&[FALSE, HANGS, HANGS, HANGS, TRUE], same).await;
        assert_eq!((answer, moments.len()), (Ok(Authenticated), 5));
        let (answer, moments) = told(&[HANGS, HANGS, HANGS, HANGS, FALSE], same).await;
        assert_eq!((answer, moments.len()), (Ok(NotAuthenticated), 5));
        // All of the time is used.
        let start = Instant::now();
        let (answer, moments) = told(&[HANGS; 5], same).await;
        assert_eq!((answer, moments.len()), (Err("Timeout".to_owned()), 5));
        assert_eq!(start.elapsed().as_secs(), 30);
        // Many looks that do not all fit, and one.
        let (answer, moments) = told(&[HANGS, FALSE, TRUE], |request| request.attempts(1000)).await;
        assert_eq!((answer, moments.len()), (Ok(Authenticated), 3));
        let start = Instant::now();
        let (answer, _) = told(&[HANGS], |request| request.attempts(1)).await;
        assert_eq!(
            (answer, start.elapsed().as_secs()),
            (Err("Timeout".to_owned()), 30)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn shorter_timeout_of_the_handle_is_kept() {
        let hurried = || RequestOptions::new().timeout(Duration::from_secs(1));
        let (answer, moments) =
            told_with(hurried(), &[HANGS, HANGS, TRUE], |request| request).await;
        assert_eq!(answer, Ok(WaitUntilAuthenticatedResponse::Authenticated));
        assert_eq!(moments, [1500, 4000, 6500]);
        let (answer, moments) = told_with(hurried(), &[HANGS; 5], |request| request).await;
        assert_eq!(answer, Err("Timeout".to_owned()));
        assert_eq!(moments, [1500, 4000, 6500, 9000, 11_500]);
        // A longer one is no share of a look.
        let patient = RequestOptions::new().timeout(Duration::from_secs(300));
        let (_, moments) = told_with(patient, &[HANGS, TRUE], |request| request).await;
        assert_eq!(moments, [1500, 14_250]);
    }

    #[tokio::test(start_paused = true)]
    async fn source_of_tokens_in_passing_trouble_is_waited_for() {
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
        let (answer, moments) = told_with(options, &[TRUE], |request| request).await;
        assert_eq!(answer, Ok(WaitUntilAuthenticatedResponse::Authenticated));
        assert_eq!(moments, [4500]);
        // A token that no header can hold is not mended by another look.
        let source = || async { Ok::<_, io::Error>("to ken") };
        let options = RequestOptions::new().security(Security::token_source(source));
        let start = Instant::now();
        let (answer, _) = told_with(options, &[], |request| request).await;
        assert_eq!(
            (answer, start.elapsed().as_millis()),
            (Err("Token".to_owned()), 1500)
        );
    }
}
