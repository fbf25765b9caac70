//! The context of one attempt.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use crate::error::Delivery;

/// The context of one attempt, for a transport.
#[derive(Debug)]
pub struct Attempt {
    pub(crate) operation: &'static str,
    pub(crate) number: u32,
    pub(crate) deadline: Instant,
    pub(crate) fresh_connection: bool,
    /// The deadline for the head over a reused connection. It is earlier than `deadline`, so that
    /// time remains for the other attempts.
    pub(crate) reuse_deadline: Option<Instant>,
    /// One of the values in [`progress`]. The transport writes it, and the core reads it. The value
    /// guards no other data, so `Relaxed` is sufficient.
    progress: AtomicU8,
    token_is_renewed: AtomicBool,
}

/// The states of an attempt.
///
/// An attempt starts as `SENT`, for a transport that never reports. A transport may move between
/// `NOT_SENT`, `SENT` and `SENT_OVER_REUSED` in any order. `HEAD_CAME` is set by the core when the
/// transport has returned.
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

    /// Returns the same attempt without its reports.
    #[cfg(feature = "tower")]
    pub(crate) fn without_reports(&self) -> Self {
        Self::new(
            self.operation,
            self.number,
            self.deadline,
            self.fresh_connection,
        )
    }

    /// Returns the operation's id in the API document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the number of the attempt within its call. The first attempt is 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the time at which the core drops the attempt.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Returns the time left until the deadline.
    #[must_use]
    pub fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Whether the request needs a new connection. A reused connection may be about to close, and
    /// the request would be lost.
    #[must_use]
    pub fn fresh_connection(&self) -> bool {
        self.fresh_connection
    }

    /// Reports whether a byte of the request may have been sent so far.
    ///
    /// After [`Delivery::NotSent`], the error of a timeout has the delivery
    /// [`NotSent`](Delivery::NotSent). After any other value, it has
    /// [`Unknown`](Delivery::Unknown). Without a call of this method, the core assumes that the
    /// request was sent at once.
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

    /// Does the same as [`report`](Self::report) with [`Delivery::Unknown`], for a connection that
    /// has carried a request before.
    #[cfg(any(feature = "hyper", feature = "tower"))]
    pub(crate) fn report_reused(&self) {
        self.set(progress::SENT_OVER_REUSED);
    }

    pub(crate) fn report_head(&self) {
        self.set(progress::HEAD_CAME);
    }

    /// Whether the attempt waits for a head over a reused connection. Such a connection may be dead
    /// although neither side has closed it.
    pub(crate) fn waits_on_reused(&self) -> bool {
        self.progress.load(Ordering::Relaxed) == progress::SENT_OVER_REUSED
    }

    /// Records that the server refused the token. The next attempt gets a new one.
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
