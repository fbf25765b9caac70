//! Calls from programs that have no runtime.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::process;
use std::sync::{Arc, Mutex};

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, ErrorKind, Result};
use crate::sync::lock;

/// Runs a future to its end, on a runtime that all calls of the process share.
///
/// The first call creates the runtime, which lives until the program ends. The runtime has no
/// thread of its own. It runs on the threads that call `block_on`.
///
/// The future may make several calls. It stays on the caller's thread, so it may borrow. Any number
/// of threads may call `block_on` at the same time. `block_on` returns the output of the future
/// unchanged. The output of a call is a `Result` itself, so write `block_on(call)??`.
///
/// # Errors
///
/// The error is about the wait only. Nothing was sent.
///
/// - [`ErrorKind::Runtime`] inside a tokio runtime, its `spawn_blocking` included. The wait would
///   block other tasks, so await the call instead.
/// - [`ErrorKind::InvalidConfig`] if the system cannot create the runtime.
///
/// ```no_run
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::{Call, Operation, PipeshubCore, blocking::block_on};
///
/// static LIST_CONNECTORS: Operation = Operation::get("listConnectors", "/connectors");
///
/// let core = PipeshubCore::from_env()?;
/// let reply = block_on(core.execute(Call::new(&LIST_CONNECTORS)))??;
/// # Ok(())
/// # }
/// ```
pub fn block_on<F: Future>(future: F) -> Result<F::Output> {
    Ok(runtime()?.block_on(future))
}

/// Reads a stream without a runtime: a [`Download`](crate::Download) or an
/// [`EventStream`](crate::EventStream).
///
/// Each step of the iterator runs on the runtime of [`block_on`]. Open the stream with
/// [`block_on`], too, since a connection belongs to the runtime that opened it. If the iterator is
/// dropped, the connection is closed.
///
/// Inside a tokio runtime, the next item is an error of kind [`ErrorKind::Runtime`], and the last one.
///
/// ```no_run
/// # #[cfg(feature = "hyper")]
/// # fn f() -> Result<(), pipeshub_core::Error> {
/// use pipeshub_core::blocking::{block_on, iter};
/// use pipeshub_core::{Call, Download, Operation, PipeshubCore};
///
/// static STREAM_LOGO: Operation = Operation::get("streamLogo", "/org/logo");
///
/// let core = PipeshubCore::from_env()?;
/// let download: Download = block_on(core.open(Call::new(&STREAM_LOGO)))??;
/// for chunk in iter(download) {
///     println!("{} bytes", chunk?.len());
/// }
/// # Ok(())
/// # }
/// ```
pub fn iter<S>(stream: S) -> Iter<S> {
    Iter {
        stream,
        is_over: false,
    }
}

/// The items of a stream, see [`iter`].
#[derive(Debug)]
pub struct Iter<S> {
    stream: S,
    /// Whether a step could not run.
    is_over: bool,
}

impl<S> Iter<S> {
    /// Returns the stream, for example to read its status.
    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// Returns the stream, to read the rest of it in another way.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<T, S: Stream<Item = Result<T>> + Unpin> Iterator for Iter<S> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if self.is_over {
            return None;
        }
        let stream = &mut self.stream;
        match block_on(poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx))) {
            Ok(item) => item,
            Err(error) => {
                self.is_over = true;
                Some(Err(error))
            }
        }
    }
}

/// The shared runtime, and the id of the process that created it.
///
/// The lock is held while a runtime is created, so a process creates one at most. It is not held
/// while a future runs.
static RUNTIME: Mutex<Option<(u32, Arc<Runtime>)>> = Mutex::new(None);

fn runtime() -> Result<Arc<Runtime>> {
    if Handle::try_current().is_ok() {
        return Err(Error::new(
            ErrorKind::Runtime,
            "block_on was called inside a tokio runtime, where it would block other tasks; \
             await the call there, or, in spawn_blocking, use the block_on of that runtime's handle",
        ));
    }
    let mut shared = lock(&RUNTIME);
    let process = process::id();
    if let Some((_, runtime)) = shared.as_ref().filter(|(made_by, _)| *made_by == process) {
        return Ok(Arc::clone(runtime));
    }
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = Arc::new(runtime.map_err(|error| {
        Error::config("the runtime that block_on needs could not be started").caused_by(error)
    })?);
    // After a fork, the child must not drop the parent's runtime. A drop would change the event
    // queue that both processes share.
    std::mem::forget(shared.replace((process, Arc::clone(&runtime))));
    Ok(runtime)
}
