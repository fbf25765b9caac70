//! Handling of Ctrl-C and, on Unix, of the other signals that end a program.
//!
//! One task per signal records it in a watch channel, and [`Interrupt`] reads the channel. The
//! state only moves forward: the first signal other than Ctrl-C stays recorded, and the count of
//! interrupts only grows.

use std::future::pending;

use tokio::sync::watch;

use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::waits::CodeInFlight;

/// The signals received so far.
#[derive(Debug, Clone, Copy, Default)]
struct Signals {
    interrupts: u32,
    /// The exit status of the first signal other than Ctrl-C.
    ended: Option<Exit>,
}

impl Signals {
    fn record(&mut self, exit: Exit) {
        if exit == Exit::Interrupted {
            self.interrupts += 1;
        } else {
            self.ended.get_or_insert(exit);
        }
    }
}

/// A receiver of signals. It listens from its creation on, so no signal is lost between two waits.
pub(crate) struct Interrupt(watch::Receiver<Signals>);

impl Interrupt {
    pub(crate) fn listen() -> Self {
        let (sender, receiver) = watch::channel(Signals::default());
        listen_for_signals(&sender);
        Self(receiver)
    }

    /// Waits for the next signal. After a signal other than Ctrl-C, this and every later call return
    /// at once.
    ///
    /// Only the end of this function marks the signals as seen. A signal that arrives between two
    /// waits therefore ends the second one.
    async fn next_signal(&mut self) -> Exit {
        let signals = *self.0.borrow();
        if signals.ended.is_none() && self.0.changed().await.is_err() {
            // All senders are gone, since no signal handler could be installed. A signal then has
            // the system's default effect, which ends the process.
            pending::<()>().await;
        }
        let ended = self.0.borrow_and_update().ended;
        ended.unwrap_or(Exit::Interrupted)
    }

    /// Returns the result of `work`, or a failure if a signal arrives first.
    ///
    /// A signal drops `work`, so `work` must be safe to repeat.
    pub(crate) async fn unless<T>(&mut self, work: impl Future<Output = T>) -> Result<T> {
        tokio::select! {
            done = work => Ok(done),
            exit = self.next_signal() => Err(Failure::new(exit, match exit {
                Exit::Terminated => "terminated by SIGTERM",
                Exit::HungUp => "terminated by SIGHUP",
                Exit::Quit => "terminated by SIGQUIT",
                _ => "interrupted",
            })),
        }
    }

    /// Returns the result of the callback `work`, or a failure if a signal ends the wait for it.
    ///
    /// Only the response reports whether the code was used. The effect of a signal therefore
    /// depends on the state in which the signal arrives:
    ///
    /// - `code` is not set: no attempt was made yet, or PipesHub refused the last one before it read
    ///   the code. Any signal ends the wait, and the code stays unused.
    /// - `code` is set, first Ctrl-C: the program prints a message and keeps waiting.
    /// - `code` is set, second Ctrl-C: the wait ends with [`Exit::Unknown`].
    /// - `code` is set, another signal: the wait ends with [`Exit::Unknown`] at once. The system may
    ///   kill the program at any moment.
    ///
    /// `work` is pinned outside of the loop, so a first Ctrl-C does not restart it.
    pub(crate) async fn unless_repeated<T>(
        &mut self,
        work: impl Future<Output = T>,
        code: &CodeInFlight,
    ) -> Result<T> {
        let mut work = std::pin::pin!(work);
        let mut was_interrupted = false;
        loop {
            let exit = tokio::select! {
                done = &mut work => return Ok(done),
                exit = self.next_signal() => exit,
            };
            if !code.is_set() {
                return Err(Failure::new(exit, "interrupted; the code was not used"));
            }
            if was_interrupted || exit != Exit::Interrupted {
                return Err(Failure::new(
                    Exit::Unknown,
                    "interrupted while the code was being sent; \
                     check with `pipeshub-connect status`",
                ));
            }
            was_interrupted = true;
            say(
                "the code is being sent; waiting for the response, since the outcome is unknown \
                 without it. Press Ctrl-C again to give up.",
            );
        }
    }
}

#[cfg(unix)]
fn listen_for_signals(sender: &watch::Sender<Signals>) {
    use tokio::signal::unix::{SignalKind, signal};

    // `nohup` ignores SIGHUP for the program that it starts. A handler would undo that.
    let hang_up = (!ignores_hang_up()).then_some((SignalKind::hangup(), Exit::HungUp));
    let signals = [
        (SignalKind::interrupt(), Exit::Interrupted),
        (SignalKind::terminate(), Exit::Terminated),
        (SignalKind::quit(), Exit::Quit),
    ];
    for (kind, exit) in signals.into_iter().chain(hang_up) {
        // The handler is installed here and not in the task, which may start after the first
        // signal.
        let Ok(mut signal) = signal(kind) else {
            continue;
        };
        let sender = sender.clone();
        tokio::spawn(async move {
            while signal.recv().await.is_some() {
                sender.send_modify(|signals| signals.record(exit));
            }
        });
    }
}

/// Whether the program was started with SIGHUP ignored. Always `false` on systems without `/proc`.
#[cfg(unix)]
fn ignores_hang_up() -> bool {
    std::fs::read_to_string("/proc/self/status").is_ok_and(|status| has_ignored_hang_up(&status))
}

/// Whether SIGHUP, which is signal 1 everywhere, is in the set of ignored signals.
#[cfg(unix)]
fn has_ignored_hang_up(status: &str) -> bool {
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|set| u64::from_str_radix(set.trim(), 16).ok());
    ignored.is_some_and(|set| set & 1 != 0)
}

#[cfg(not(unix))]
fn listen_for_signals(sender: &watch::Sender<Signals>) {
    let sender = sender.clone();
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            sender.send_modify(|signals| signals.record(Exit::Interrupted));
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use pipeshub::connector_oauth::{HandleOAuthCallbackRequest, OAuthState};
    use pipeshub::http::{Response, StatusCode};
    use pipeshub::{Pipeshub, RetryConfig, TransportError, transport_fn};
    use tokio::time::sleep;

    use super::*;
    use crate::secrets::Secrets;
    use crate::waits::{ATTEMPTS, WaitReporter};

    /// Waits for a second of tokio's paused time.
    async fn wait(interrupt: &mut Interrupt) -> Option<Exit> {
        let wait = interrupt.unless(sleep(Duration::from_secs(1))).await;
        wait.err().map(|failure| failure.exit)
    }

    #[tokio::test(start_paused = true)]
    async fn interrupt_between_two_waits_ends_the_next_wait_only() {
        let (sender, receiver) = watch::channel(Signals::default());
        let mut interrupt = Interrupt(receiver);
        assert_eq!(wait(&mut interrupt).await, None);
        sender.send_modify(|signals| signals.record(Exit::Interrupted));
        assert_eq!(wait(&mut interrupt).await, Some(Exit::Interrupted));
        assert_eq!(wait(&mut interrupt).await, None);
    }

    #[tokio::test(start_paused = true)]
    async fn other_signal_between_two_waits_ends_every_later_wait() {
        for first in [Exit::Terminated, Exit::HungUp, Exit::Quit] {
            let (sender, receiver) = watch::channel(Signals::default());
            let mut interrupt = Interrupt(receiver);
            for exit in [first, Exit::Terminated, Exit::Interrupted] {
                sender.send_modify(|signals| signals.record(exit));
                assert_eq!(wait(&mut interrupt).await, Some(first));
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn ignored_hang_up_is_read_from_the_set_of_ignored_signals() {
        for (status, due) in [
            (
                "SigBlk:\t0000000000000001\nSigIgn:\t0000000000001001\n",
                true,
            ),
            (
                "SigIgn:\t0000000000000001\nSigCgt:\t0000000000000000\n",
                true,
            ),
            (
                "SigIgn:\t0000000000001006\nSigCgt:\t0000000000000001\n",
                false,
            ),
            ("SigIgn:\tnone", false),
            ("", false),
        ] {
            assert_eq!(has_ignored_hang_up(status), due, "{status}");
        }
    }

    /// Sends a callback over a transport that calls `respond` for each attempt. `respond` receives
    /// the number of the attempt and the sender of signals. Returns the result of the wait.
    async fn callback<R>(
        respond: impl Fn(u32, &watch::Sender<Signals>) -> R + Send + Sync + 'static,
    ) -> (Result<()>, u32)
    where
        R: Future<Output = std::result::Result<Response<String>, TransportError>> + Send + 'static,
    {
        let (sender, receiver) = watch::channel(Signals::default());
        let attempts = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&attempts);
        let transport =
            transport_fn(move |_| respond(count.fetch_add(1, Ordering::Relaxed) + 1, &sender));
        let code = CodeInFlight::default();
        let pipeshub = Pipeshub::with_transport(WaitReporter {
            inner: transport,
            code: code.clone(),
            secrets: Secrets::default(),
        })
        .server_url("http://localhost")
        .bearer_auth("token")
        .retries(RetryConfig::new().max_attempts(ATTEMPTS))
        .build()
        .unwrap();
        let state = OAuthState::from_saved("state".to_owned());
        let request = HandleOAuthCallbackRequest::from_redirect("?code=c&state=state", state);
        let call = pipeshub
            .connector_oauth()
            .handle_oauth_callback(request.unwrap());
        let result = Interrupt(receiver).unless_repeated(call, &code).await;
        let result = result.map(|response| assert!(response.is_err()));
        (result, attempts.load(Ordering::Relaxed))
    }

    fn limited(headers: &[(&str, &str)], body: &str) -> Response<String> {
        let mut response = Response::builder().status(StatusCode::TOO_MANY_REQUESTS);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        response.body(body.to_owned()).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn signal_after_a_429_leaves_the_code_unused_whatever_wait_was_requested() {
        for (headers, body) in [
            (&[][..], ""),
            (&[("retry-after", "0")], ""),
            (&[("retry-after", "soon")], ""),
            (&[("retry-after", "7")], ""),
            (&[], r#"{"error":{"retryAfter":41}}"#),
        ] {
            for exit in [
                Exit::Interrupted,
                Exit::Terminated,
                Exit::HungUp,
                Exit::Quit,
            ] {
                let (result, attempts) = callback(move |_, sender| {
                    sender.send_modify(|signals| signals.record(exit));
                    std::future::ready(Ok(limited(headers, body)))
                })
                .await;
                let failure = result.unwrap_err();
                assert_eq!((failure.exit, attempts), (exit, 1), "{headers:?} {body}");
                let message = failure.message(&Secrets::default());
                assert_eq!(message, "interrupted; the code was not used");
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn signal_while_the_code_is_in_flight_ends_with_an_unknown_outcome() {
        for (signals, is_ended) in [
            (&[Exit::Interrupted][..], false),
            (&[Exit::Interrupted, Exit::Interrupted], true),
            (&[Exit::Terminated], true),
            (&[Exit::HungUp], true),
            (&[Exit::Quit], true),
        ] {
            // The second attempt is in flight after the first one was refused.
            let (result, attempts) = callback(move |number, sender| {
                let sender = sender.clone();
                async move {
                    if number == 1 {
                        return Ok(limited(&[], ""));
                    }
                    for exit in signals {
                        sleep(Duration::from_secs(1)).await;
                        sender.send_modify(|signals| signals.record(*exit));
                    }
                    sleep(Duration::from_secs(1)).await;
                    Ok(Response::builder().status(400).body(String::new()).unwrap())
                }
            })
            .await;
            assert_eq!(attempts, 2);
            match result {
                Ok(()) => assert!(!is_ended, "{signals:?}"),
                Err(failure) => {
                    assert!(is_ended, "{signals:?}");
                    assert_eq!(failure.exit, Exit::Unknown, "{signals:?}");
                }
            }
        }
    }
}
