//! A download into a file.
//!
//! The disk is used on tokio's blocking threads. While one batch of chunks is written, the next one
//! is received. Entry point: [`Download::copy_to_file`].

use std::fs::{self, File};
use std::future::{Future as _, poll_fn};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::download::Download;
use crate::error::Result;
use crate::transport::deadline::no_runtime;

/// The most bytes that wait for the disk. Then the server has to wait.
const QUEUE_BYTES: usize = 256 * 1024;

impl Download {
    /// Writes all bytes that are left to a file. Returns the number of bytes.
    ///
    /// The bytes are written to a new file beside `path`, which becomes `path` after the last byte.
    /// A download that fails or is dropped removes the new file, and leaves a file at `path` as it
    /// was. So `path` never contains a part of the file.
    ///
    /// # Errors
    ///
    /// The errors of [`chunk`](Self::chunk), and [`Io`](crate::ErrorKind::Io) if the file cannot be
    /// written.
    ///
    /// ```no_run
    /// # async fn f(mut download: pipeshub_core::Download) -> pipeshub_core::Result<()> {
    /// let name = download.file_name().unwrap_or_else(|| "download".to_owned());
    /// download.copy_to_file(std::path::Path::new("downloads").join(name)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn copy_to_file(&mut self, path: impl AsRef<Path>) -> Result<u64> {
        self.copy_into(path.as_ref().to_owned()).await
    }

    async fn copy_into(&mut self, path: PathBuf) -> Result<u64> {
        let Ok(runtime) = Handle::try_current() else {
            return Err(self.error(no_runtime()));
        };
        let before = self.progress().bytes;
        let created = on_disk(&runtime, {
            let path = path.clone();
            move || NewFile::create(&path)
        });
        let mut new = created.await.map_err(|error| self.io_error(error))?;
        let mut writer = FileWriter::new(runtime.clone(), new.file.take());
        poll_fn(|cx| writer.poll_copy(self, cx)).await?;
        let file = writer.file;
        let renamed = on_disk(&runtime, move || {
            // Windows renames no open file.
            drop(file);
            new.rename(&path)
        });
        renamed.await.map_err(|error| self.io_error(error))?;
        Ok(self.progress().bytes - before)
    }
}

/// Runs a function on a blocking thread.
async fn on_disk<T: Send + 'static>(
    runtime: &Handle,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let task = runtime.spawn_blocking(work);
    task.await.unwrap_or_else(|error| Err(error.into()))
}

/// A file that is removed when it is dropped, unless it was renamed.
struct NewFile {
    path: PathBuf,
    /// `None` while a [`FileWriter`] has the file.
    file: Option<File>,
    is_renamed: bool,
}

impl NewFile {
    /// Creates a file beside `path`.
    fn create(path: &Path) -> io::Result<Self> {
        let Some(name) = path.file_name() else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let random = RandomState::new().build_hasher().finish();
        let mut new_name = name.to_owned();
        new_name.push(format!(".{random:016x}.part"));
        let path = path.with_file_name(new_name);
        let file = File::options().write(true).create_new(true).open(&path)?;
        Ok(Self {
            path,
            file: Some(file),
            is_renamed: false,
        })
    }

    fn rename(mut self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_renamed {
            // The file may be open on a blocking thread. It then has no name any more.
            self.file = None;
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The file after a batch, and the list of the batch without its chunks.
type Written = (File, Vec<Bytes>);

/// Writes the chunks of a download in batches.
///
/// States: the file is here (`file`), or on a blocking thread together with a batch (`writing`), or
/// lost to an error. A batch consists of all chunks that arrived while the last batch was written,
/// so that a trip to a thread serves as many chunks as possible.
struct FileWriter {
    runtime: Handle,
    file: Option<File>,
    writing: Option<JoinHandle<io::Result<Written>>>,
    queue: Vec<Bytes>,
    queue_bytes: usize,
    /// An empty list whose memory the next batch uses.
    spare: Vec<Bytes>,
    is_received: bool,
}

impl FileWriter {
    fn new(runtime: Handle, file: Option<File>) -> Self {
        Self {
            runtime,
            file,
            writing: None,
            queue: Vec::new(),
            queue_bytes: 0,
            spare: Vec::new(),
            is_received: false,
        }
    }

    /// Receives and writes until the download has ended and all is written.
    ///
    /// Each turn of the loop ends a write, receives what has arrived, and begins the next write. The
    /// loop ends when both sides are pending, when all is written, or with the first error. A side
    /// that is pending has registered the waker.
    fn poll_copy(&mut self, download: &mut Download, cx: &mut Context<'_>) -> Poll<Result<()>> {
        loop {
            if let Some(writing) = &mut self.writing {
                if let Poll::Ready(written) = Pin::new(writing).poll(cx) {
                    self.writing = None;
                    match written.unwrap_or_else(|error| Err(error.into())) {
                        Ok((file, spare)) => {
                            self.file = Some(file);
                            self.spare = spare;
                        }
                        Err(error) => return Poll::Ready(Err(download.io_error(error))),
                    }
                }
            }
            while !self.is_received && self.queue_bytes < QUEUE_BYTES {
                match download.poll_chunk(cx) {
                    Poll::Ready(Ok(Some(chunk))) => {
                        self.queue_bytes += chunk.len();
                        self.queue.push(chunk);
                    }
                    Poll::Ready(Ok(None)) => self.is_received = true,
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => break,
                }
            }
            let file = if self.queue.is_empty() {
                None
            } else {
                self.file.take()
            };
            if let Some(file) = file {
                self.queue_bytes = 0;
                let batch = std::mem::replace(&mut self.queue, std::mem::take(&mut self.spare));
                let work = move || write_batch(file, batch);
                self.writing = Some(self.runtime.spawn_blocking(work));
                continue;
            }
            let is_written = self.writing.is_none() && self.queue.is_empty();
            if self.is_received && is_written {
                return Poll::Ready(Ok(()));
            }
            return Poll::Pending;
        }
    }
}

fn write_batch(mut file: File, mut batch: Vec<Bytes>) -> io::Result<Written> {
    for chunk in batch.drain(..) {
        file.write_all(&chunk)?;
    }
    Ok((file, batch))
}
