//! The tasks of an emulator: all of them end with it.

use std::future::Future;
use std::sync::Mutex;

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::sync::lock;

/// The emulator's tasks: the listener, the connections and the requests being handled.
#[derive(Debug)]
pub(crate) struct Work(Mutex<Option<JoinSet<()>>>);

impl Work {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Some(JoinSet::new())))
    }

    /// Starts a task, unless the emulator has stopped.
    pub(crate) fn start(&self, task: impl Future<Output = ()> + Send + 'static) {
        if let Some(tasks) = lock(&self.0).as_mut() {
            while tasks.try_join_next().is_some() {}
            tasks.spawn(task);
        }
    }

    /// Runs a future to its end even if the caller stops waiting for it, as a server goes on with a
    /// request whose client has left. `None` if the emulator stopped first.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        future: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = oneshot::channel();
        self.start(async move {
            // Nobody waits any more if the client has left.
            let _ = tell.send(future.await);
        });
        told.await.ok()
    }

    /// Aborts every task and lets none start again.
    pub(crate) fn stop(&self) -> JoinSet<()> {
        let mut tasks = lock(&self.0).take().unwrap_or_default();
        tasks.abort_all();
        tasks
    }
}
