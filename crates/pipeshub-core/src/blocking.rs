//! Calls from programs that have no runtime.

use std::future::Future;
use std::process;
use std::sync::{Arc, Mutex};

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, ErrorKind, Result};
use crate::sync::lock;

/// Waits for a call, on a runtime that all calls of the process share.
///
/// The runtime is made by the first call and kept until the program ends. It has no thread of its
/// own: it runs on the threads that wait.
///
/// Any future goes, also one that makes several calls; it stays on the caller's thread, so it may
/// borrow. Any number of threads may wait at the same time. The future's output comes back as it
/// is, so of a call the result is one of two: `block_on(call)??`.
///
/// # Errors
///
/// Of the wait alone: [`ErrorKind::Runtime`], with nothing sent, inside a tokio runtime (its
/// `spawn_blocking` included), which waiting would hold up; [`ErrorKind::InvalidConfig`] where the
/// system gives no means to wait for connections.
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

/// The runtime, and the process that made it.
static RUNTIME: Mutex<Option<(u32, Arc<Runtime>)>> = Mutex::new(None);

fn runtime() -> Result<Arc<Runtime>> {
    if Handle::try_current().is_ok() {
        return Err(Error::new(
            ErrorKind::Runtime,
            "block_on was called inside a tokio runtime, where it would hold other tasks up; \
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
    // After a fork the parent's runtime is left alone: to drop it would change the event queue that
    // both processes share.
    std::mem::forget(shared.replace((process, Arc::clone(&runtime))));
    Ok(runtime)
}
