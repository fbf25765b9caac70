//! Ctrl-C.

use std::future::pending;

use tokio::sync::watch;

use crate::outcome::{Exit, Failure, Result};
use crate::say::say;

/// Listens from when it is made, so that no interrupt falls between two waits.
pub(crate) struct Interrupt(watch::Receiver<u32>);

impl Interrupt {
    pub(crate) fn listen() -> Self {
        let (sender, receiver) = watch::channel(0);
        tokio::spawn(async move {
            while tokio::signal::ctrl_c().await.is_ok() {
                sender.send_modify(|times| *times += 1);
            }
        });
        Self(receiver)
    }

    async fn pressed(&mut self) {
        if self.0.changed().await.is_err() {
            // It cannot be listened for; then it ends the process in the system's own way.
            pending::<()>().await;
        }
    }

    /// What `work` comes to, unless it is interrupted. Nothing that cannot be repeated may be in
    /// it.
    pub(crate) async fn unless<T>(&mut self, work: impl Future<Output = T>) -> Result<T> {
        tokio::select! {
            done = work => Ok(done),
            () = self.pressed() => Err(Failure::new(Exit::Interrupted, "interrupted")),
        }
    }

    /// The same for the callback, whose answer is worth a wait: a first interrupt only says so.
    pub(crate) async fn unless_twice<T>(&mut self, work: impl Future<Output = T>) -> Result<T> {
        let mut work = std::pin::pin!(work);
        tokio::select! {
            done = &mut work => return Ok(done),
            () = self.pressed() => say(
                "the code is being handed over; waiting for the answer, without which nobody could tell what became of it. \
                 Ctrl-C again gives up."
            ),
        }
        tokio::select! {
            done = work => Ok(done),
            () = self.pressed() => {
                Err(Failure::new(Exit::Unknown, "interrupted while the code was being handed over; look with `status`"))
            }
        }
    }
}
