//! Forms: bodies of several parts, read while they are sent.
//!
//! [`Form`] contains the parts, [`stream`] writes them as `multipart/form-data` and [`watch`] ends a
//! call whose form makes no progress. This module neither sends nor retries; `client` does that.
//! Entry points: [`Form`], [`Part`] and [`Call::form`].

mod file;
mod head;
mod part;
mod reader;
mod stream;
mod watch;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

use self::head::{boundary, part_head};
pub use self::part::Part;
use self::stream::{FormBody, FormState, Piece};
use crate::call::Call;
use crate::call::body::CallBody;
use crate::transport::Progress;

/// The function that receives the progress of a form.
type OnProgress = Box<dyn FnMut(Progress) + Send>;

/// A body of several parts: `multipart/form-data`.
///
/// The parts are sent in the order in which they are added. The SDK reads a part while it sends the
/// form, and opens one file at a time. At most 384 KiB of a file are in memory. The request has a
/// `Content-Length` unless the length of a [reader](Part::reader) is unknown.
///
/// The SDK may send a form again only if the operation allows it. A form with a reader is sent
/// again only while nothing of the reader was read. The error of the call says so otherwise.
///
/// If a source fails, the call fails with [`Io`](crate::ErrorKind::Io). The same applies to a source
/// whose length is not the announced one. The connection is then closed in the middle of the form,
/// so that the server never sees a complete form with a part of a file.
///
/// If the form makes no progress for 60 s, the call fails with
/// [`Timeout`](crate::ErrorKind::Timeout).
///
/// ```
/// use pipeshub_core::{Call, Form, Operation, Part};
///
/// static UPLOAD_PICTURE: Operation = Operation::put("uploadPicture", "/users/dp");
///
/// fn upload_picture(png: Vec<u8>) -> Call {
///     let picture = Part::bytes(png).file_name("me.png").content_type("image/png");
///     Call::new(&UPLOAD_PICTURE).form(Form::new().part("file", picture))
/// }
/// # upload_picture(vec![]);
/// ```
#[must_use]
#[derive(Default)]
pub struct Form {
    parts: Vec<(Cow<'static, str>, Part)>,
    on_progress: Option<OnProgress>,
}

impl Form {
    /// Creates a form without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text field.
    ///
    /// ```
    /// use pipeshub_core::Form;
    ///
    /// let form = Form::new().text("isVersioned", "true");
    /// ```
    pub fn text(self, name: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        self.part(name, Part::bytes(text.into()))
    }

    /// Adds a text field for each text of a list, or for an `Option` that is `Some`.
    pub fn texts<T: Into<String>>(
        mut self,
        name: &'static str,
        texts: impl IntoIterator<Item = T>,
    ) -> Self {
        for text in texts {
            self = self.text(name, text);
        }
        self
    }

    /// Adds each part of a list, or the part of an `Option` that is `Some`.
    ///
    /// ```
    /// use pipeshub_core::{Form, Part};
    ///
    /// let files = vec![Part::bytes("a").file_name("a.txt"), Part::bytes("b").file_name("b.txt")];
    /// let form = Form::new().texts("folderId", None::<String>).parts("files", files);
    /// ```
    pub fn parts(mut self, name: &'static str, parts: impl IntoIterator<Item = Part>) -> Self {
        for part in parts {
            self = self.part(name, part);
        }
        self
    }

    /// Adds a part.
    ///
    /// The name is visible ASCII without `"` and `\`. For another name, the call fails and sends
    /// nothing.
    ///
    /// ```no_run
    /// # fn f() -> std::io::Result<()> {
    /// use pipeshub_core::{Form, Part};
    ///
    /// let form = Form::new().part("files", Part::file("report.pdf")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn part(mut self, name: impl Into<Cow<'static, str>>, part: Part) -> Self {
        self.parts.push((name.into(), part));
        self
    }

    /// Calls a function with the progress of the form, before each piece of at most 64 KiB is sent.
    ///
    /// The progress counts the bytes of the whole body that were passed to the connection. If the
    /// SDK sends the form again, the progress begins at zero again.
    ///
    /// ```
    /// use pipeshub_core::{Form, Part};
    ///
    /// let form = Form::new()
    ///     .part("files", Part::bytes("text").file_name("notes.txt"))
    ///     .on_progress(|progress| println!("{} of {:?} bytes", progress.bytes, progress.total));
    /// ```
    pub fn on_progress(mut self, report: impl FnMut(Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(report));
        self
    }

    /// Writes the heads of the parts. Fails with the first problem of a part.
    fn encode(self) -> Result<FormBody, Cow<'static, str>> {
        let boundary = boundary();
        let mut pieces = Vec::with_capacity(2 * self.parts.len() + 1);
        let mut text = Vec::new();
        let mut length = Some(0_u64);
        for (name, part) in self.parts {
            text.extend_from_slice(&part_head(&boundary, &name, &part)?);
            match part.source {
                part::Source::Bytes(bytes) if bytes.len() <= 1024 => {
                    text.extend_from_slice(&bytes);
                }
                part::Source::Bytes(bytes) => {
                    add(&mut pieces, &mut length, std::mem::take(&mut text).into());
                    add(&mut pieces, &mut length, bytes);
                }
                part::Source::Reopened(source) => {
                    add(&mut pieces, &mut length, std::mem::take(&mut text).into());
                    let source_length = source.length();
                    length = length
                        .zip(source_length)
                        .map(|(length, more)| length.saturating_add(more));
                    pieces.push(Piece::Source {
                        source,
                        length: source_length,
                        name,
                    });
                }
            }
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        add(&mut pieces, &mut length, text.into());
        Ok(FormBody {
            boundary,
            state: Arc::new(FormState::new(
                pieces,
                length,
                self.on_progress.map(Mutex::new),
            )),
        })
    }
}

/// Adds bytes to the pieces of a form and to its length.
fn add(pieces: &mut Vec<Piece>, length: &mut Option<u64>, bytes: Bytes) {
    if !bytes.is_empty() {
        *length = length.map(|length| length.saturating_add(bytes.len() as u64));
        pieces.push(Piece::Bytes(bytes));
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form")
            .field("parts", &self.parts.len())
            .finish_non_exhaustive()
    }
}

impl Call {
    /// Sets a form as the body. See [`Form`].
    ///
    /// ```
    /// use pipeshub_core::{Call, Form, Operation, Part};
    ///
    /// static UPDATE_RECORD: Operation = Operation::put("updateRecord", "/records/{recordId}");
    ///
    /// fn update_record(id: &str, text: String) -> Call {
    ///     let file = Part::bytes(text).file_name("notes.md");
    ///     Call::new(&UPDATE_RECORD).id("recordId", id).form(Form::new().part("file", file))
    /// }
    /// # update_record("r1", String::new());
    /// ```
    #[must_use]
    pub fn form(mut self, form: Form) -> Self {
        match form.encode() {
            Ok(body) => self.body = CallBody::Streamed(Box::new(body)),
            Err(problem) => self.target.refuse(problem),
        }
        self
    }
}
