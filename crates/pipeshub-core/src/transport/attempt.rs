//! The context of one attempt.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use crate::error::Delivery;

/// What a transport is told besides the request.
#[derive(Debug)]
pub struct Attempt {
    pub(crate) operation: &'static str,
    pub(crate) number: u32,
    pub(crate) deadline: Instant,
    pub(crate) fresh_connection: bool,
    /// When an attempt over a reused connection ends if no head has come, so that time is left for
    /// the others.
    pub(crate) reuse_deadline: Option<Instant>,
    /// One of the values in [`progress`].
    progress: AtomicU8,
    token_is_renewed: AtomicBool,
}

/// How far an attempt has come.
mod progress {
    pub(super) const NOT_SENT: u8 = 0;
    pub(super) const SENT: u8 = 1;
    pub(super) const SENT_OVER_REUSED: u8 = 2;
    pub(super) const HEAD_CAME: u8 = 3;
}

impl Attempt {
    pub(crate) fn new(
        operation: &'static str,
        number: u32,
        deadline: Instant,
        fresh_connection: bool,
    ) -> Self {
        Self {
            operation,
            number,
            deadline,
            fresh_connection,
            reuse_deadline: None,
            progress: AtomicU8::new(progress::SENT),
            token_is_renewed: AtomicBool::new(false),
        }
    }

    /// The same attempt, of which nothing is told yet.
    #[cfg(feature = "tower")]
    pub(crate) fn again(&self) -> Self {
        Self::new(
            self.operation,
            self.number,
            self.deadline,
            self.fresh_connection,
        )
    }

    /// The operation's id in the API document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Which attempt of the call this is; the first is 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// When the core will drop the attempt.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// How long that is from now.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Whether the request must go over a connection that nothing was sent on before, since it must
    /// not be lost to one that is about to be closed.
    #[must_use]
    pub fn fresh_connection(&self) -> bool {
        self.fresh_connection
    }

    /// Reports whether a byte of the request may have been sent by now.
    ///
    /// With [`Delivery::NotSent`] the error of a timeout from here on says
    /// [`NotSent`](Delivery::NotSent); with any other value it says [`Unknown`](Delivery::Unknown).
    /// A transport that never calls this is taken to have sent the request at once.
    ///
    /// ```
    /// # async fn connect() {}
    /// # async fn f(attempt: &pipeshub_core::Attempt) {
    /// use pipeshub_core::Delivery;
    ///
    /// attempt.report(Delivery::NotSent);
    /// connect().await;
    /// attempt.report(Delivery::Unknown);
    /// // ... and the request is written
    /// # }
    /// ```
    pub fn report(&self, delivery: Delivery) {
        self.set(match delivery {
            Delivery::NotSent => progress::NOT_SENT,
            Delivery::Answered | Delivery::Unknown => progress::SENT,
        });
    }

    fn set(&self, progress: u8) {
        self.progress.store(progress, Ordering::Relaxed);
    }

    /// Like [`report`](Self::report) with [`Delivery::Unknown`], for a connection that carried a
    /// request before.
    #[cfg(any(feature = "hyper", feature = "tower"))]
    pub(crate) fn report_reused(&self) {
        self.set(progress::SENT_OVER_REUSED);
    }

    pub(crate) fn report_head(&self) {
        self.set(progress::HEAD_CAME);
    }

    /// Whether the attempt waits for a head over a reused connection, which may be dead without
    /// either side having noticed.
    pub(crate) fn waits_on_reused(&self) -> bool {
        self.progress.load(Ordering::Relaxed) == progress::SENT_OVER_REUSED
    }

    /// The server refused the token, and the next attempt gets another one.
    pub(crate) fn renew_token(&self) {
        self.token_is_renewed.store(true, Ordering::Relaxed);
    }

    pub(crate) fn token_is_renewed(&self) -> bool {
        self.token_is_renewed.load(Ordering::Relaxed)
    }

    pub(crate) fn delivery(&self) -> Delivery {
        if self.progress.load(Ordering::Relaxed) == progress::NOT_SENT {
            Delivery::NotSent
        } else {
            Delivery::Unknown
        }
    }
}
