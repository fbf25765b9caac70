//! The content of a part from a file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};

use super::stream::{OpenSource, PIECE_BYTES, PartSource, Tools, longer, shorter};
use crate::sync::worker::Worker;

/// The number of bytes that the thread for files reads at once. It reads while as many bytes are
/// sent.
const TRIP_BYTES: usize = 2 * PIECE_BYTES;

/// The thread that reads the files of an attempt.
pub(super) type FileReader = Worker<Trip, Trip>;

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
            file: FileState::Here(PathOrFile::Path(self.path.clone())),
            left: self.length,
            ready: Bytes::new(),
        }))
    }

    fn is_spent(&self) -> bool {
        false
    }
}

/// A file in the hands of this side, or of the thread.
enum FileState {
    Here(PathOrFile),
    Reading,
    Ended,
}

enum PathOrFile {
    Path(PathBuf),
    File(File),
}

/// A buffer that the thread fills from a file, which is opened if needed.
pub(super) struct Trip {
    file: PathOrFile,
    buffer: BytesMut,
    /// Whether the file has to end with the buffer.
    is_last: bool,
}

struct OpenFile {
    file: FileState,
    /// The number of bytes that no trip has read.
    left: u64,
    /// The bytes of the last trip that were not passed on.
    ready: Bytes,
}

impl OpenFile {
    /// Begins the next trip, unless one is on its way or the file has ended.
    fn read_ahead(&mut self, tools: &mut Tools) -> io::Result<()> {
        let file = match std::mem::replace(&mut self.file, FileState::Reading) {
            FileState::Here(file) => file,
            other => {
                self.file = other;
                return Ok(());
            }
        };
        let size = usize::try_from(self.left).map_or(TRIP_BYTES, |left| left.min(TRIP_BYTES));
        let trip = Trip {
            file,
            buffer: tools.buffers.take(size),
            is_last: size as u64 == self.left,
        };
        if tools.reader.is_none() {
            tools.reader = Some(Worker::start(read)?);
        }
        if let Some(reader) = &tools.reader {
            reader.submit(trip);
        }
        Ok(())
    }
}

impl OpenSource for OpenFile {
    // The states are those of `FileState`. A trip opens the file if needed, fills a buffer and, at
    // the end of the announced length, checks that the file has ended. Each turn of the loop begins
    // a trip if none is on its way, and passes on a piece or waits for the trip. The loop ends with
    // a piece, with the end of the file, with an error, or while a trip is on its way.
    fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
        tools: &mut Tools,
    ) -> Poll<io::Result<Option<Bytes>>> {
        loop {
            self.read_ahead(tools)?;
            if !self.ready.is_empty() {
                let length = self.ready.len().min(PIECE_BYTES);
                return Poll::Ready(Ok(Some(self.ready.split_to(length))));
            }
            let (FileState::Reading, Some(reader)) = (&self.file, &tools.reader) else {
                return Poll::Ready(Ok(None));
            };
            let trip = ready!(reader.poll_result(cx))?;
            self.left -= trip.buffer.len() as u64;
            self.file = if trip.is_last {
                FileState::Ended
            } else {
                FileState::Here(trip.file)
            };
            self.ready = tools.buffers.lend(trip.buffer);
        }
    }
}

fn read(mut trip: Trip) -> io::Result<Trip> {
    if let PathOrFile::Path(path) = &trip.file {
        trip.file = PathOrFile::File(File::open(path)?);
    }
    let PathOrFile::File(file) = &mut trip.file else {
        unreachable!("the file is open")
    };
    match file.read_exact(&mut trip.buffer) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(shorter()),
        Ok(()) if trip.is_last && file.read(&mut [0])? > 0 => Err(longer()),
        result => result.map(|()| trip),
    }
}
