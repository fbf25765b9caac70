//! A download into a file.
//!
//! A thread of its own uses the disk. While it writes one batch of chunks, the next one is received. Entry point: [`Download::copy_to_file`].

use std::fs::{self, File};
use std::future::poll_fn;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::runtime::Handle;

use super::download::Download;
use crate::error::Result;
use crate::sync::worker::Worker;
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
        // The body needs a timer.
        if Handle::try_current().is_err() {
            return Err(self.error(no_runtime()));
        }
        let before = self.progress().bytes;
        let disk = Disk::start(Job::run).map_err(|error| self.io_error(error))?;
        disk.submit(Job::Create(path.clone()));
        let created = poll_fn(|cx| disk.poll_result(cx)).await;
        let Done { new, file, .. } = created.map_err(|error| self.io_error(error))?;
        let mut writer = FileWriter::new(&disk, file);
        poll_fn(|cx| writer.poll_copy(self, cx)).await?;
        disk.submit(Job::Rename(writer.file, new, path));
        let renamed = poll_fn(|cx| disk.poll_result(cx)).await;
        renamed.map_err(|error| self.io_error(error))?;
        Ok(self.progress().bytes - before)
    }
}

/// The thread that uses the disk for one download.
type Disk = Worker<Job, Done>;

/// A task of the thread.
enum Job {
    /// Creates a file beside this path.
    Create(PathBuf),
    Write(File, Vec<Bytes>),
    Rename(Option<File>, Option<NewFile>, PathBuf),
}

/// The results of the tasks: a new file, an open file, and the list of a batch without its chunks.
#[derive(Default)]
struct Done {
    new: Option<NewFile>,
    file: Option<File>,
    batch: Vec<Bytes>,
}

impl Job {
    fn run(self) -> io::Result<Done> {
        match self {
            Self::Create(path) => {
                let (new, file) = NewFile::create(&path)?;
                Ok(Done {
                    new: Some(new),
                    file: Some(file),
                    batch: Vec::new(),
                })
            }
            Self::Write(mut file, mut batch) => {
                for chunk in batch.drain(..) {
                    file.write_all(&chunk)?;
                }
                Ok(Done {
                    new: None,
                    file: Some(file),
                    batch,
                })
            }
            Self::Rename(file, new, path) => {
                // Windows renames no open file.
                drop(file);
                if let Some(new) = new {
                    new.rename(&path)?;
                }
                Ok(Done::default())
            }
        }
    }
}

/// A file that is removed when it is dropped, unless it was renamed.
struct NewFile {
    path: PathBuf,
    is_renamed: bool,
}

impl NewFile {
    /// Creates a file beside `path`.
    fn create(path: &Path) -> io::Result<(Self, File)> {
        let Some(name) = path.file_name() else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let random = RandomState::new().build_hasher().finish();
        let mut new_name = name.to_owned();
        new_name.push(format!(".{random:016x}.part"));
        let path = path.with_file_name(new_name);
        let file = File::options().write(true).create_new(true).open(&path)?;
        let is_renamed = false;
        Ok((Self { path, is_renamed }, file))
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
            // The file may be open on the thread. It then has no name any more.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes the chunks of a download in batches.
///
/// States: the file is here (`file`), or on the thread together with a batch (`is_writing`), or lost
/// to an error. A batch consists of all chunks that arrived while the last batch was written, so
/// that the thread is woken as rarely as possible.
struct FileWriter<'a> {
    disk: &'a Disk,
    file: Option<File>,
    is_writing: bool,
    queue: Vec<Bytes>,
    queue_bytes: usize,
    /// An empty list whose memory the next batch uses.
    spare: Vec<Bytes>,
    is_received: bool,
}

impl<'a> FileWriter<'a> {
    fn new(disk: &'a Disk, file: Option<File>) -> Self {
        Self {
            disk,
            file,
            is_writing: false,
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
            if self.is_writing {
                if let Poll::Ready(written) = self.disk.poll_result(cx) {
                    self.is_writing = false;
                    match written {
                        Ok(done) => {
                            self.file = done.file;
                            self.spare = done.batch;
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
                self.disk.submit(Job::Write(file, batch));
                self.is_writing = true;
                continue;
            }
            let is_written = !self.is_writing && self.queue.is_empty();
            if self.is_received && is_written {
                return Poll::Ready(Ok(()));
            }
            return Poll::Pending;
        }
    }
}
