//! Handling of Ctrl-C and, on Unix, SIGTERM.
//!
//! One task per signal records it in a watch channel, and [`Interrupt`] reads the channel. The
//! state only moves forward: a recorded SIGTERM stays recorded, and the count of interrupts only
//! grows.

use std::future::pending;

use tokio::sync::watch;

use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::waits::Pause;

/// The signals received so far.
#[derive(Debug, Clone, Copy, Default)]
struct Signals {
    interrupts: u32,
    terminated: bool,
}

/// A receiver of signals. It listens from its creation on, so no signal is lost between two waits.
pub(crate) struct Interrupt(watch::Receiver<Signals>);

impl Interrupt {
    pub(crate) fn listen() -> Self {
        let (sender, receiver) = watch::channel(Signals::default());
        listen_for_signals(sender);
        Self(receiver)
    }

    /// Waits for the next signal. After a SIGTERM, this and every later call return at once.
    ///
    /// Only the end of this function marks the signals as seen. A signal that arrives between two
    /// waits therefore ends the second one.
    async fn next_signal(&mut self) -> Exit {
        let signals = *self.0.borrow();
        if !signals.terminated && self.0.changed().await.is_err() {
            // All senders are gone, since no signal handler could be installed. A signal then has
            // the system's default effect, which ends the process.
            pending::<()>().await;
        }
        if self.0.borrow_and_update().terminated {
            Exit::Terminated
        } else {
            Exit::Interrupted
        }
    }

    /// Returns the result of `work`, or a failure if a signal arrives first.
    ///
    /// A signal drops `work`, so `work` must be safe to repeat.
    pub(crate) async fn unless<T>(&mut self, work: impl Future<Output = T>) -> Result<T> {
        tokio::select! {
            done = work => Ok(done),
            exit = self.next_signal() => Err(Failure::new(exit, match exit {
                Exit::Terminated => "terminated by SIGTERM",
                _ => "interrupted",
            })),
        }
    }

    /// Returns the result of the callback `work`, or a failure if a signal ends the wait for it.
    ///
    /// Only the response reports whether the code was used. The effect of a signal therefore
    /// depends on the state in which the signal arrives:
    ///
    /// - `pause` is on: the SDK waits before the next attempt, and PipesHub refused the last one
    ///   with a 429. Any signal ends the wait, and the code stays unused.
    /// - The code is being sent, first Ctrl-C: the program prints a message and keeps waiting.
    /// - The code is being sent, second Ctrl-C: the wait ends with [`Exit::Unknown`].
    /// - The code is being sent, SIGTERM: the wait ends with [`Exit::Unknown`] at once. The system
    ///   may kill the program at any moment.
    ///
    /// `work` is pinned outside of the loop, so a first Ctrl-C does not restart it.
    pub(crate) async fn unless_repeated<T>(
        &mut self,
        work: impl Future<Output = T>,
        pause: &Pause,
    ) -> Result<T> {
        let mut work = std::pin::pin!(work);
        let mut was_interrupted = false;
        loop {
            let exit = tokio::select! {
                done = &mut work => return Ok(done),
                exit = self.next_signal() => exit,
            };
            if pause.is_on() {
                return Err(Failure::new(
                    exit,
                    "interrupted during a wait that the server requested; the code was not used",
                ));
            }
            if was_interrupted || exit == Exit::Terminated {
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
fn listen_for_signals(sender: watch::Sender<Signals>) {
    use tokio::signal::unix::{SignalKind, signal};

    // Both handlers are installed here and not in the tasks, which may start after the first
    // signal.
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    if let Ok(mut terminate) = terminate {
        let sender = sender.clone();
        tokio::spawn(async move {
            while terminate.recv().await.is_some() {
                sender.send_modify(|signals| signals.terminated = true);
            }
        });
    }
    if let Ok(mut interrupt) = interrupt {
        tokio::spawn(async move {
            while interrupt.recv().await.is_some() {
                sender.send_modify(|signals| signals.interrupts += 1);
            }
        });
    }
}

#[cfg(not(unix))]
fn listen_for_signals(sender: watch::Sender<Signals>) {
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            sender.send_modify(|signals| signals.interrupts += 1);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::sleep;

    use super::*;

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
        sender.send_modify(|signals| signals.interrupts += 1);
        assert_eq!(wait(&mut interrupt).await, Some(Exit::Interrupted));
        assert_eq!(wait(&mut interrupt).await, None);
    }

    #[tokio::test(start_paused = true)]
    async fn sigterm_between_two_waits_ends_every_later_wait() {
        let (sender, receiver) = watch::channel(Signals::default());
        let mut interrupt = Interrupt(receiver);
        sender.send_modify(|signals| signals.terminated = true);
        for _ in 0..2 {
            assert_eq!(wait(&mut interrupt).await, Some(Exit::Terminated));
        }
    }
}
