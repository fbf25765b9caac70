//! The content of a part from a file.

use std::fs::{self, File};
use std::future::Future as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::stream::{Buffers, OpenSource, PIECE_BYTES, PartSource, longer, shorter};

/// The number of bytes that one trip to the thread for blocking work reads.
const TRIP_BYTES: usize = 4 * PIECE_BYTES;

/// A file, which is opened for each attempt.
pub(super) struct FileSource {
    path: PathBuf,
    length: u64,
}

impl FileSource {
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the path does not name a regular file",
            ));
        }
        Ok(Self {
            path: path.to_owned(),
            length: metadata.len(),
        })
    }
}

impl PartSource for FileSource {
    fn length(&self) -> Option<u64> {
        Some(self.length)
    }

    fn open(&self) -> Option<Box<dyn OpenSource>> {
        Some(Box::new(OpenFile {
            file: FileState::Closed(self.path.clone()),
            left: self.length,
            ready: Bytes::new(),
        }))
    }

    fn is_spent(&self) -> bool {
        false
    }
}

/// A file in the hands of this thread, or of the thread that reads it.
enum FileState {
    Closed(PathBuf),
    Open(File),
    Reading(JoinHandle<io::Result<Trip>>),
    Ended,
}

/// The result of one trip to the thread for blocking work.
struct Trip {
    file: File,
    buffer: BytesMut,
    length: usize,
}

struct OpenFile {
    file: FileState,
    /// The number of bytes that no trip has read.
    left: u64,
    /// The bytes of the last trip that were not passed on.
    ready: Bytes,
}

impl OpenSource for OpenFile {
    // The states are those of `FileState`. A trip opens the file if needed, fills a buffer and, at
    // the end of the announced length, checks that the file has ended. Each turn of the loop passes
    // on a piece, begins a trip or waits for one. The loop ends with a piece, with the end of the
    // file, with an error, or while a trip is on its way.
    fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
        buffers: &mut Buffers,
    ) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            if !self.ready.is_empty() {
                let length = self.ready.len().min(PIECE_BYTES);
                return Poll::Ready(Ok(Some(self.ready.split_to(length))));
            }
            match &mut self.file {
                FileState::Ended => return Poll::Ready(Ok(None)),
                FileState::Reading(trip) => {
                    let result = ready!(Pin::new(trip).poll(cx));
                    self.file = FileState::Ended;
                    let trip = result.map_err(io::Error::other)??;
                    self.left -= trip.length as u64;
                    if self.left > 0 {
                        self.file = FileState::Open(trip.file);
                    }
                    self.ready = buffers.lend(trip.buffer, trip.length);
                }
                FileState::Closed(_) | FileState::Open(_) => {
                    let runtime = Handle::try_current().map_err(io::Error::other)?;
                    let size =
                        usize::try_from(self.left).map_or(TRIP_BYTES, |left| left.min(TRIP_BYTES));
                    let is_last = size as u64 == self.left;
                    let buffer = buffers.take(size);
                    let file = std::mem::replace(&mut self.file, FileState::Ended);
                    let trip = runtime.spawn_blocking(move || read(file, buffer, is_last));
                    self.file = FileState::Reading(trip);
                }
            }
        }
    }
}

/// Fills a buffer from a file. With `is_last`, the file has to end with the buffer.
fn read(file: FileState, mut buffer: BytesMut, is_last: bool) -> io::Result<Trip> {
    let mut file = match file {
        FileState::Closed(path) => File::open(path)?,
        FileState::Open(file) => file,
        FileState::Reading(_) | FileState::Ended => unreachable!("a trip has a file"),
    };
    let mut length = 0;
    while length < buffer.len() {
        match file.read(&mut buffer[length..]) {
            Ok(0) => return Err(shorter()),
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if is_last && file.read(&mut [0])? > 0 {
        return Err(longer());
    }
    Ok(Trip {
        file,
        buffer,
        length,
    })
}
