//! A thread for blocking work.

use std::io;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Instant;

use super::lock;

/// Starts a thread that nobody waits for.
///
/// One type of closure for all threads: the standard library's code for another one is 1 kB.
pub(crate) fn start_thread(name: &str, work: Box<dyn FnOnce() + Send>) -> io::Result<()> {
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(work).map(drop)
}

/// A thread that runs one job at a time.
///
/// tokio's blocking threads need a runtime, whose shutdown waits for them. The thread of a worker
/// ends when the worker is dropped and the current job has returned. Nobody waits for it.
pub(crate) struct Worker<J, T>(Arc<Shared<J, T>>);

/// The state that both sides share. `changed` wakes the thread, and `waker` the other side.
struct Shared<J, T> {
    state: Mutex<State<J, T>>,
    changed: Condvar,
}

struct State<J, T> {
    slot: Slot<J, T>,
    waker: Option<Waker>,
}

/// The job that is worked on.
///
/// `submit` changes `Idle` to `Submitted`, the thread changes that to `Running` and `Done`, and
/// `poll_result` changes `Done` to `Idle`. `Ended` is final: the worker was dropped, or a job
/// has panicked.
enum Slot<J, T> {
    Idle,
    Submitted(J),
    Running,
    Done(io::Result<T>),
    Ended,
}

impl<J: Send + 'static, T: Send + 'static> Worker<J, T> {
    /// Starts a thread that does jobs with `run`.
    pub(crate) fn start(run: fn(J) -> io::Result<T>) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                slot: Slot::Idle,
                waker: None,
            }),
            changed: Condvar::new(),
        });
        let side = ThreadSide(Arc::clone(&shared));
        start_thread("pipeshub-file", Box::new(move || side.0.work(run)))?;
        Ok(Self(shared))
    }

    /// Passes a job to the thread. The result of the job before must have been polled.
    pub(crate) fn submit(&self, job: J) {
        let mut state = lock(&self.0.state);
        if matches!(state.slot, Slot::Idle) {
            state.slot = Slot::Submitted(job);
            self.0.changed.notify_one();
        }
    }

    /// Waits for the result of the job. A job that has panicked fails.
    pub(crate) fn poll_result(&self, cx: &Context<'_>) -> Poll<io::Result<T>> {
        let mut state = lock(&self.0.state);
        match mem::replace(&mut state.slot, Slot::Idle) {
            Slot::Done(result) => return Poll::Ready(result),
            Slot::Ended => {
                state.slot = Slot::Ended;
                return Poll::Ready(Err(io::Error::other("the thread for files has ended")));
            }
            other => state.slot = other,
        }
        if is_clock_paused() {
            drop(state);
            cx.waker().wake_by_ref();
            thread::yield_now();
        } else {
            state.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }
}

/// Whether a test has paused tokio's clock.
///
/// A paused clock advances to the next timer as soon as the runtime is idle, so a deadline would
/// pass while the thread works. tokio prevents that for its own blocking threads only. Without a
/// pause, both clocks are the same.
fn is_clock_paused() -> bool {
    let (real, tokio) = (Instant::now(), tokio::time::Instant::now());
    while real == Instant::now() {}
    tokio == tokio::time::Instant::now()
}

impl<J, T> Shared<J, T> {
    /// Each turn of the loop waits for a job and runs it. The loop ends when the slot is `Ended`.
    fn work(&self, run: fn(J) -> io::Result<T>) {
        while let Some(job) = self.next_job() {
            let result = run(job);
            let mut state = lock(&self.state);
            if matches!(state.slot, Slot::Running) {
                state.slot = Slot::Done(result);
            }
            let waker = state.waker.take();
            drop(state);
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    fn next_job(&self) -> Option<J> {
        let mut state = lock(&self.state);
        loop {
            match mem::replace(&mut state.slot, Slot::Running) {
                Slot::Submitted(job) => return Some(job),
                Slot::Ended => {
                    state.slot = Slot::Ended;
                    return None;
                }
                other => state.slot = other,
            }
            let changed = self.changed.wait(state);
            state = changed.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn end(&self) {
        let mut state = lock(&self.state);
        // The job or the result is dropped after the lock is released.
        let slot = mem::replace(&mut state.slot, Slot::Ended);
        let waker = state.waker.take();
        drop(state);
        drop(slot);
        self.changed.notify_one();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<J, T> Drop for Worker<J, T> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The thread's side. A job that panics drops it.
struct ThreadSide<J, T>(Arc<Shared<J, T>>);

impl<J, T> Drop for ThreadSide<J, T> {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn jobs_run_one_after_the_other_and_return_their_results() {
        let worker = Worker::start(|number: u32| Ok(number + 1)).unwrap();
        for number in 0..1000 {
            worker.submit(number);
            let result = poll_fn(|cx| worker.poll_result(cx)).await;
            assert_eq!(result.unwrap(), number + 1);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn paused_clock_stands_still_while_a_job_runs() {
        let worker = Worker::<(), ()>::start(|()| {
            thread::sleep(Duration::from_millis(20));
            Ok(())
        })
        .unwrap();
        worker.submit(());
        let start = tokio::time::Instant::now();
        let result = poll_fn(|cx| worker.poll_result(cx));
        let limit = Duration::from_secs(1);
        assert!(tokio::time::timeout(limit, result).await.is_ok());
        assert!(start.elapsed().is_zero());
    }

    #[tokio::test]
    async fn running_clock_is_not_paused() {
        assert!(!is_clock_paused());
    }

    #[tokio::test]
    async fn job_that_panics_is_an_error_and_no_hang() {
        let worker = Worker::<(), ()>::start(|()| panic!("on purpose")).unwrap();
        worker.submit(());
        for _ in 0..2 {
            let result = poll_fn(|cx| worker.poll_result(cx)).await;
            assert!(result.is_err());
            worker.submit(());
        }
    }

    #[test]
    fn dropped_worker_ends_its_thread_and_drops_its_result() {
        let (sends, receives) = mpsc::channel();
        // The thread drops the sender when it ends.
        let worker = Worker::start(|job: mpsc::Sender<()>| Ok(job)).unwrap();
        worker.submit(sends);
        drop(worker);
        assert_eq!(receives.recv(), Err(mpsc::RecvError));
    }
}
