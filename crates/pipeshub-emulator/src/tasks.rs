//! The tasks of an emulator, which end with it.

use std::future::Future;
use std::sync::Mutex;

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::sync::lock;

/// The tasks of the listener, the connections and the requests.
///
/// The set is `None` after [`stop`](Self::stop), so that no task can start afterwards.
#[derive(Debug)]
pub(crate) struct Tasks(Mutex<Option<JoinSet<()>>>);

impl Tasks {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Some(JoinSet::new())))
    }

    /// Starts a task, unless the emulator has stopped. Removes finished tasks from the set.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        if let Some(tasks) = lock(&self.0).as_mut() {
            while tasks.try_join_next().is_some() {}
            tasks.spawn(task);
        }
    }

    /// Runs a future to its end, even if the caller is dropped.
    ///
    /// `None` if the emulator has stopped first.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        future: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let (sender, receiver) = oneshot::channel();
        self.spawn(async move {
            // The receiver is dropped if the client has left.
            let _ = sender.send(future.await);
        });
        receiver.await.ok()
    }

    /// Aborts all tasks and returns them. No task can start afterwards.
    pub(crate) fn stop(&self) -> JoinSet<()> {
        let mut tasks = lock(&self.0).take().unwrap_or_default();
        tasks.abort_all();
        tasks
    }
}
