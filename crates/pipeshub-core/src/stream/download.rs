//! A body that is a file.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode, header};
use http_body::{Frame, SizeHint};
use tokio::io::AsyncWrite;

use super::body::OpenBody;
use super::file_name::file_name;
use super::open_reply::{FromOpenReply, OpenReply};
use crate::error::{Delivery, Error, ErrorKind, Result};
use crate::reply::{media_type, unrequested_encoding};
use crate::transport::Progress;

/// The default limit on silence. PipesHub loads a record whole before it sends the first byte, and
/// sends the rest without pauses.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// The most bytes that are allocated for a body before its first byte has arrived.
const FIRST_CAPACITY: u64 = 1024 * 1024;

/// A body that is a file, read piece by piece.
///
/// A body that ends too early is an error with the number of bytes so far, and never a short
/// success. After an error or the end, the download is empty. If the download is dropped before its
/// end, the connection is closed at once.
///
/// A silence of 60 s is an error of kind [`Timeout`](crate::ErrorKind::Timeout);
/// [`idle_timeout`](crate::RequestOptions::idle_timeout) sets another limit. PipesHub never ends a
/// download whose source broke.
///
/// `Download` implements `futures_core::Stream` and `http_body::Body`.
///
/// Limit: a proxy that speaks HTTP/1.0 may send a body without a length. The end of such a body is
/// the end of its connection.
///
/// ```
/// # async fn f(download: pipeshub_core::Download) -> pipeshub_core::Result<()> {
/// let mut download = download.on_progress(|progress| println!("{} bytes", progress.bytes));
/// let mut file = Vec::new();
/// let length = download.copy_to(&mut file).await?;
/// assert_eq!(length, file.len() as u64);
/// # Ok(())
/// # }
/// ```
pub struct Download {
    body: OpenBody,
    on_progress: Option<OnProgress>,
}

/// A callback. The mutex is never locked; it makes the download `Sync`.
type OnProgress = Mutex<Box<dyn FnMut(Progress) + Send>>;

impl FromOpenReply for Download {
    fn from_open_reply(mut reply: OpenReply) -> Result<Self> {
        if let Some(problem) = unrequested_encoding(reply.headers()) {
            return Err(reply.into_invalid(problem));
        }
        if media_type(reply.headers()).eq_ignore_ascii_case(b"text/event-stream") {
            return Err(reply.into_invalid("it is an event stream, and not a file"));
        }
        reply.open();
        let idle_timeout = reply.limits.idle_timeout().unwrap_or(IDLE_TIMEOUT);
        Ok(Self {
            body: OpenBody::new(reply.parts, idle_timeout),
            on_progress: None,
        })
    }
}

impl Download {
    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.body.parts.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.body.parts.headers
    }

    /// Returns the `x-request-id` of the call. The server's log contains the same id.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.body.parts.request_id()
    }

    /// Returns the number of attempts, the first included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.body.parts.attempts
    }

    /// Returns the media type of the file, with its parameters.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        let value = self.headers().get(header::CONTENT_TYPE)?;
        value.to_str().ok()
    }

    /// Returns the number of bytes in all, if it was announced. PipesHub rarely announces it.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.body.total
    }

    /// Returns the name of the file, if the server sent one.
    ///
    /// The name is safe to use in a folder of your choice: it is never empty, a path or `..`, and it
    /// has no control character. PipesHub sends no name for uploaded files; use the name of the
    /// record.
    ///
    /// The name follows RFC 6266: `filename*` comes before `filename`.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        file_name(self.headers().get(header::CONTENT_DISPOSITION)?.as_bytes())
    }

    /// Returns the bytes so far, and the bytes in all if they are known.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.body.progress()
    }

    /// Sets a function that is called after each chunk. A second function replaces the first.
    #[must_use]
    pub fn on_progress(mut self, report: impl FnMut(Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Mutex::new(Box::new(report)));
        self
    }

    /// Returns the next chunk, or `None` at the end. A chunk is never empty.
    ///
    /// The future may be dropped and created again; no byte is lost.
    ///
    /// # Errors
    ///
    /// - [`ConnectionLost`](crate::ErrorKind::ConnectionLost): the body broke off, or it is shorter
    ///   or longer than announced.
    /// - [`Timeout`](crate::ErrorKind::Timeout): no byte arrived for the idle timeout.
    ///
    /// The error contains the number of bytes so far. Open the download again.
    ///
    /// ```
    /// # async fn f(mut download: pipeshub_core::Download) -> pipeshub_core::Result<()> {
    /// while let Some(chunk) = download.chunk().await? {
    ///     println!("{} bytes", chunk.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn chunk(&mut self) -> Result<Option<Bytes>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Reads all bytes that are left, up to a limit.
    ///
    /// # Errors
    ///
    /// The errors of [`chunk`](Self::chunk), and [`TooLarge`](crate::ErrorKind::TooLarge) if the
    /// body is longer than `limit` bytes.
    ///
    /// ```
    /// # async fn f(mut download: pipeshub_core::Download) -> pipeshub_core::Result<()> {
    /// let picture = download.bytes(1024 * 1024).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn bytes(&mut self, limit: usize) -> Result<Bytes> {
        let left = self.left();
        if left.is_some_and(|left| left > limit as u64) {
            return Err(self.too_large(limit));
        }
        // A body in one piece is not copied.
        let mut first = Bytes::new();
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if chunk.len() > limit - first.len() - all.len() {
                return Err(self.too_large(limit));
            }
            if first.is_empty() && all.is_empty() {
                first = chunk;
                continue;
            }
            if all.is_empty() {
                let length = (left.unwrap_or_default()).min(FIRST_CAPACITY);
                all.reserve(usize::try_from(length).unwrap_or_default());
                all.extend_from_slice(&std::mem::take(&mut first));
            }
            all.extend_from_slice(&chunk);
        }
        Ok(if all.is_empty() { first } else { all.into() })
    }

    /// Writes all bytes that are left to a writer, and flushes it. Returns the number of bytes.
    ///
    /// # Errors
    ///
    /// The errors of [`chunk`](Self::chunk), and [`Io`](crate::ErrorKind::Io) if the writer fails.
    /// The writer has then received the first bytes of the file.
    ///
    /// ```
    /// # async fn f(mut download: pipeshub_core::Download) -> pipeshub_core::Result<()> {
    /// let mut file = Vec::new();
    /// download.copy_to(&mut file).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn copy_to<W: AsyncWrite + Unpin + ?Sized>(&mut self, writer: &mut W) -> Result<u64> {
        let mut count = 0;
        while let Some(chunk) = self.chunk().await? {
            let written = write_all(writer, &chunk).await;
            written.map_err(|error| self.io_error(error))?;
            count += chunk.len() as u64;
        }
        let flushed = poll_fn(|cx| Pin::new(&mut *writer).poll_flush(cx)).await;
        flushed.map_err(|error| self.io_error(error))?;
        Ok(count)
    }

    /// The number of bytes that are left, if it is known.
    fn left(&self) -> Option<u64> {
        let Progress { bytes, total } = self.progress();
        total?.checked_sub(bytes)
    }

    fn too_large(&mut self, limit: usize) -> Error {
        let detail = format!("more than {limit} bytes");
        self.body.failed(ErrorKind::TooLarge, detail)
    }

    /// Adds the facts of this exchange to an error, and closes the connection.
    pub(super) fn error(&mut self, error: Error) -> Error {
        self.body.close();
        self.body.parts.error(error)
    }

    /// Returns the error of a failed writer, and closes the connection.
    pub(super) fn io_error(&mut self, error: io::Error) -> Error {
        let failed = self
            .body
            .failed(ErrorKind::Io, "the downloaded bytes were not written");
        failed.caused_by(error).delivered(Delivery::Answered)
    }

    pub(super) fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>>> {
        let poll = self.body.poll_chunk(cx);
        if let (Poll::Ready(Ok(Some(_))), Some(report)) = (&poll, &mut self.on_progress) {
            let report = report.get_mut().unwrap_or_else(PoisonError::into_inner);
            report(self.body.progress());
        }
        poll
    }
}

/// Writes a chunk whole. A writer that accepts no byte fails.
async fn write_all<W: AsyncWrite + Unpin + ?Sized>(
    writer: &mut W,
    mut chunk: &[u8],
) -> io::Result<()> {
    while !chunk.is_empty() {
        let count = poll_fn(|cx| Pin::new(&mut *writer).poll_write(cx, chunk)).await?;
        if count == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        chunk = &chunk[count..];
    }
    Ok(())
}

impl Stream for Download {
    type Item = Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(cx).map(Result::transpose)
    }
}

impl http_body::Body for Download {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        let poll = self.get_mut().poll_chunk(cx);
        poll.map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)).transpose())
    }

    fn is_end_stream(&self) -> bool {
        self.body.parts.open.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        self.left().map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let progress = self.progress();
        f.debug_struct("Download")
            .field("operation", &self.body.parts.operation.id())
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("bytes", &progress.bytes)
            .field("total", &progress.total)
            .finish_non_exhaustive()
    }
}
