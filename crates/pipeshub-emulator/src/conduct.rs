//! The random values and the time of a request that is kept in a file.
//!
//! A repeated request draws the same random values and sees the same time, so that ids, tokens and
//! times are those of before. Entry point: [`Conduct`].

use std::cell::Cell;
use std::future::Future;
use std::time::Duration;

use ring::digest;
use serde::{Deserialize, Serialize};
use tokio::task::futures::TaskLocalFuture;

/// The source of random values and of the time during a request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Conduct {
    seed: String,
    /// The time in milliseconds since 1970.
    time: u64,
    /// The number of random blocks that were drawn.
    #[serde(skip)]
    drawn: Cell<u64>,
}

tokio::task_local! {
    static CONDUCT: Conduct;
}

impl Conduct {
    /// `seed` determines the random values, and `time` is the time in milliseconds since 1970.
    pub(crate) fn new(seed: String, time: u64) -> Self {
        Self {
            seed,
            time,
            drawn: Cell::new(0),
        }
    }

    /// Runs a request with these values.
    pub(crate) fn run<F: Future>(&self, request: F) -> TaskLocalFuture<Self, F> {
        CONDUCT.scope(self.clone(), request)
    }

    /// Calls a function with these values.
    pub(crate) fn call<T>(&self, function: impl FnOnce() -> T) -> T {
        CONDUCT.sync_scope(self.clone(), function)
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(digest::SHA256_OUTPUT_LEN) {
            let text = format!("{} {}", self.seed, self.drawn.get());
            self.drawn.set(self.drawn.get() + 1);
            let block = digest::digest(&digest::SHA256, text.as_bytes());
            for (byte, random) in chunk.iter_mut().zip(block.as_ref()) {
                *byte = *random;
            }
        }
    }
}

/// Fills `bytes` with the random values of the request. Returns false outside of a kept request.
pub(crate) fn fill(bytes: &mut [u8]) -> bool {
    CONDUCT.try_with(|conduct| conduct.fill(bytes)).is_ok()
}

/// Returns the time of the request. `None` outside of a kept request.
pub(crate) fn now() -> Option<Duration> {
    let time = CONDUCT.try_with(|conduct| conduct.time);
    time.ok().map(Duration::from_millis)
}
