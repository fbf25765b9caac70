//! One part of a form.

use std::fmt;
use std::io;
use std::path::Path;

use bytes::Bytes;
use tokio::io::AsyncRead;

use super::file::FileSource;
use super::reader::ReaderSource;
use super::stream::PartSource;

/// One part of a [`Form`](super::Form): its content, its file name and its content type.
///
/// ```
/// use pipeshub_core::Part;
///
/// let part = Part::bytes("a,b\n1,2\n").file_name("numbers.csv").content_type("text/csv");
/// ```
#[must_use]
pub struct Part {
    pub(super) source: Source,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
}

/// The content of a part.
pub(super) enum Source {
    Bytes(Bytes),
    /// Content that is opened when its turn comes.
    Reopened(Box<dyn PartSource>),
}

impl Part {
    fn new(source: Source) -> Self {
        Self {
            source,
            file_name: None,
            content_type: None,
        }
    }

    /// Creates a part from bytes.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Bytes(bytes.into()))
    }

    /// Creates a part from a file. The file name of the part is the last segment of the path.
    ///
    /// The file is opened when its turn comes. A thread of the form reads the file, so a slow disk
    /// does not block the runtime. If the length has changed by then, the call fails.
    ///
    /// # Errors
    ///
    /// The metadata of the file cannot be read, or the path does not name a regular file.
    ///
    /// ```no_run
    /// # fn f() -> std::io::Result<()> {
    /// use pipeshub_core::Part;
    ///
    /// let part = Part::file("reports/2026.pdf")?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let source = FileSource::new(path)?;
        let mut part = Self::new(Source::Reopened(Box::new(source)));
        part.file_name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Ok(part)
    }

    /// Creates a part from a reader of unknown length.
    ///
    /// The form is then sent in chunks, without a `Content-Length`. The SDK cannot tell a reader
    /// that ends too early from a complete one. Use [`sized_reader`](Self::sized_reader) if the
    /// length is known.
    ///
    /// ```
    /// use pipeshub_core::Part;
    ///
    /// let part = Part::reader(&b"from a socket"[..]).file_name("log.txt");
    /// ```
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::new(Source::Reopened(Box::new(ReaderSource::new(reader, None))))
    }

    /// Creates a part from a reader of `length` bytes. With another length, the call fails.
    ///
    /// ```
    /// use pipeshub_core::Part;
    ///
    /// let part = Part::sized_reader(&b"content"[..], 7).file_name("content.txt");
    /// ```
    pub fn sized_reader(reader: impl AsyncRead + Send + 'static, length: u64) -> Self {
        Self::new(Source::Reopened(Box::new(ReaderSource::new(
            reader,
            Some(length),
        ))))
    }

    /// Returns the number of bytes of the content, if it is known.
    ///
    /// ```
    /// use pipeshub_core::Part;
    ///
    /// assert_eq!(Part::bytes("a,b").length(), Some(3));
    /// assert_eq!(Part::reader(&b"from a socket"[..]).length(), None);
    /// ```
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            Source::Reopened(source) => source.length(),
        }
    }

    /// Sets the file name. A part without a file name is a text field for PipesHub.
    ///
    /// PipesHub uses the extension as the type of a file. A name that is not plain ASCII is sent
    /// twice: in `filename` with `_` for each other character, and in `filename*` unchanged.
    /// PipesHub reads the latter. A name with a control character is refused.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the content type. Default: `application/octet-stream` for a part with a file name.
    ///
    /// PipesHub checks the content type of pictures, and of files that replace a record.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(..)")
    }
}
