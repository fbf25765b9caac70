//! Locks that survive a panic of another thread.
//!
//! No critical section can panic half way, so a poisoned lock is safe to use.

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
