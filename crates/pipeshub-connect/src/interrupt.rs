//! Ctrl-C and, on Unix, SIGTERM.

use std::future::pending;

use tokio::sync::watch;

use crate::outcome::{Exit, Failure, Result};
use crate::say::say;
use crate::waits::Pause;

/// The signals that came.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    interrupts: u32,
    terminated: bool,
}

/// Listens from when it is made, so that no signal falls between two waits.
pub(crate) struct Interrupt(watch::Receiver<Seen>);

impl Interrupt {
    pub(crate) fn listen() -> Self {
        let (sender, receiver) = watch::channel(Seen::default());
        listen_for_signals(sender);
        Self(receiver)
    }

    /// Waits for the next signal. SIGTERM ends this wait and every later one.
    async fn pressed(&mut self) -> Exit {
        let seen = *self.0.borrow_and_update();
        if !seen.terminated && self.0.changed().await.is_err() {
            // No signal can be listened for, so it ends the process in the system's own way.
            pending::<()>().await;
        }
        if self.0.borrow_and_update().terminated {
            Exit::Terminated
        } else {
            Exit::Interrupted
        }
    }

    /// What `work` comes to, unless a signal comes. Nothing that cannot be repeated may be in it.
    pub(crate) async fn unless<T>(&mut self, work: impl Future<Output = T>) -> Result<T> {
        tokio::select! {
            done = work => Ok(done),
            exit = self.pressed() => Err(Failure::new(exit, match exit {
                Exit::Terminated => "ended by SIGTERM",
                _ => "interrupted",
            })),
        }
    }

    /// The same for the callback, whose answer is worth a wait: a first Ctrl-C only says so. After
    /// SIGTERM the program may be killed at any moment, so that ends the wait at once. While the
    /// server has the program wait, the code is in nobody's hands, and any signal ends that.
    pub(crate) async fn unless_twice<T>(
        &mut self,
        work: impl Future<Output = T>,
        pause: &Pause,
    ) -> Result<T> {
        let mut work = std::pin::pin!(work);
        let mut was_pressed = false;
        loop {
            let exit = tokio::select! {
                done = &mut work => return Ok(done),
                exit = self.pressed() => exit,
            };
            if pause.is_on() {
                return Err(Failure::new(
                    exit,
                    "interrupted while the server had the program wait; the code was not used",
                ));
            }
            if was_pressed || exit == Exit::Terminated {
                return Err(Failure::new(
                    Exit::Unknown,
                    "interrupted while the code was being handed over; look with `pipeshub-connect status`",
                ));
            }
            was_pressed = true;
            say(
                "the code is being handed over; waiting for the answer, without which nobody could tell what became of it. \
                 Ctrl-C again gives up.",
            );
        }
    }
}

#[cfg(unix)]
fn listen_for_signals(sender: watch::Sender<Seen>) {
    use tokio::signal::unix::{SignalKind, signal};

    // Both are registered now, not when the tasks first run.
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    if let Ok(mut terminate) = terminate {
        let sender = sender.clone();
        tokio::spawn(async move {
            while terminate.recv().await.is_some() {
                sender.send_modify(|seen| seen.terminated = true);
            }
        });
    }
    if let Ok(mut interrupt) = interrupt {
        tokio::spawn(async move {
            while interrupt.recv().await.is_some() {
                sender.send_modify(|seen| seen.interrupts += 1);
            }
        });
    }
}

#[cfg(not(unix))]
fn listen_for_signals(sender: watch::Sender<Seen>) {
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            sender.send_modify(|seen| seen.interrupts += 1);
        }
    });
}
