//! The reading of multipart forms with files.
//!
//! Reads a body as it arrives, in the manner of the gateway's parser. Keeps contents while their
//! memory lasts. The rules of the operation are in `upload`. Entry point: [`Gateway::read_form`].

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::gateway::{Gateway, Refusal, Request, Upload, media_type};
use crate::query::decode_segment;
use crate::response;

/// The maximum number of bytes of all files.
const MAX_ALL_FILES: u64 = 1024 * 1024 * 1024;
/// The maximum number of bytes of a text field.
const MAX_TEXT: usize = 1024 * 1024;
/// The maximum number of text fields. The real parser has no limit.
const MAX_TEXTS: usize = 100;
/// The memory for the contents of all uploads that are being read.
const ALL_UPLOADS: usize = 64 * 1024 * 1024;

/// The memory for contents that are being read, with a permit for each byte.
#[derive(Debug)]
pub(crate) struct UploadMemory(Arc<Semaphore>);

impl UploadMemory {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ALL_UPLOADS)))
    }

    fn acquire(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let bytes = u32::try_from(bytes).ok()?;
        Arc::clone(&self.0).try_acquire_many_owned(bytes).ok()
    }
}

/// A form, read to its end.
#[derive(Debug, Default)]
pub(in crate::gateway) struct Form {
    pub(in crate::gateway) files: Vec<File>,
    pub(in crate::gateway) texts: HashMap<String, String>,
}

/// A file of a form.
#[derive(Debug)]
pub(in crate::gateway) struct File {
    /// The file name of the part, without directories.
    pub(in crate::gateway) name: String,
    pub(in crate::gateway) size: u64,
    content: Option<Content>,
}

/// The chunks of a file, and the permit for their memory.
#[derive(Debug, Default)]
struct Content {
    chunks: Vec<u8>,
    memory: Option<OwnedSemaphorePermit>,
}

impl File {
    /// Removes and returns the content. `None` if there was no memory for the content.
    pub(super) fn take_content(&mut self) -> Option<Bytes> {
        let Content { mut chunks, .. } = self.content.take()?;
        // `Bytes` would keep the spare capacity.
        chunks.shrink_to_fit();
        Some(chunks.into())
    }
}

/// The rules of an operation for its files.
pub(in crate::gateway) struct Rules {
    /// The name of the field.
    pub(in crate::gateway) field: &'static str,
    /// The maximum number of files.
    pub(in crate::gateway) files: usize,
    /// The limit of one file. A larger file is read, and its content is dropped.
    pub(in crate::gateway) largest: u64,
}

/// Reads a form.
///
/// # Errors
///
/// The message of the gateway, without the words that start every such message.
async fn read(
    upload: &Upload,
    headers: &HeaderMap,
    memory: &UploadMemory,
    rules: &Rules,
) -> Result<Form, &'static str> {
    let mut parts = parts(upload, headers)?;
    let mut form = Form::default();
    let mut all = 0;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let Disposition { name, file_name } = Disposition::of(part.headers());
        let Some(file_name) = file_name else {
            let mut text = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                if text.len() + chunk.len() > MAX_TEXT {
                    return Err("Field value too long");
                }
                text.extend_from_slice(&chunk);
            }
            if form.texts.len() >= MAX_TEXTS {
                return Err("Too many fields");
            }
            let text = String::from_utf8_lossy(&text).into_owned();
            form.texts.insert(name, text);
            continue;
        };
        if name != rules.field {
            return Err("Unexpected file field");
        }
        if form.files.len() >= rules.files {
            return Err("Too many files");
        }
        form.files.push(File {
            name: file_name,
            size: 0,
            content: Some(Content::default()),
        });
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            all += chunk.len() as u64;
            if all > MAX_ALL_FILES {
                return Err("The files are larger than 1 GiB together");
            }
            form.add(&chunk, memory, rules.largest);
        }
    }
    Ok(form)
}

impl Gateway {
    /// Reads a form within the time limit.
    ///
    /// The inner error is the message of the gateway. Then the rest of the body has been dropped.
    pub(in crate::gateway) async fn read_form(
        &self,
        request: &Request,
        rules: &Rules,
    ) -> Result<Result<Form, &'static str>, Refusal> {
        let (upload, headers) = (&request.upload, &request.headers);
        let read = read(upload, headers, &self.upload_memory, rules);
        let form = timeout(self.upload_timeout, read).await;
        let form = form.map_err(|_| response::too_late())?;
        if form.is_err() {
            // The real parser discards the rest before it responds.
            let _ = timeout(self.upload_timeout, upload.discard()).await;
        }
        Ok(form)
    }
}

/// The only file of a form.
#[derive(Debug)]
pub(in crate::gateway) struct OneFile {
    /// The type in the head of the part.
    pub(in crate::gateway) media_type: String,
    pub(in crate::gateway) name: String,
    pub(in crate::gateway) content: Bytes,
}

/// Reads a form with one file in the field `file`.
///
/// `limit` is the limit of the file in bytes, and `allowed` decides on its type.
///
/// # Errors
///
/// The message of the gateway, without the words that start every such message.
pub(in crate::gateway) async fn read_one(
    upload: &Upload,
    headers: &HeaderMap,
    limit: usize,
    allowed: impl Fn(&str) -> bool,
) -> Result<OneFile, &'static str> {
    let mut parts = parts(upload, headers)?;
    let mut found: Option<OneFile> = None;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let Disposition { name, file_name } = Disposition::of(part.headers());
        // Texts are ignored.
        let Some(file_name) = file_name else { continue };
        if name != "file" {
            return Err("Unexpected file field");
        }
        if found.is_some() {
            return Err("Too many files");
        }
        let media_type = media_type(part.headers());
        if !allowed(&media_type) {
            return Err("Invalid file type");
        }
        let mut content = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            if content.len() + chunk.len() > limit {
                return Err("File too large");
            }
            content.extend_from_slice(&chunk);
        }
        found = Some(OneFile {
            media_type,
            name: file_name,
            content: content.into(),
        });
    }
    found.ok_or("No files available for processing")
}

/// Returns the parts of a form.
fn parts<'a>(
    upload: &'a Upload,
    headers: &HeaderMap,
) -> Result<multer::Multipart<'a>, &'static str> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let boundary =
        multer::parse_boundary(content_type).map_err(|_| "Multipart: Boundary not found")?;
    Ok(multer::Multipart::new(Chunks(upload), boundary))
}

#[allow(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
fn broken(_: multer::Error) -> &'static str {
    "Unexpected end of form"
}

impl Form {
    /// Whether new contents keep the earlier ones. Default: they do.
    pub(super) fn is_versioned(&self) -> bool {
        let text = self.texts.get("isVersioned").map(String::as_str);
        !matches!(text, Some("false" | "0" | ""))
    }

    /// Adds a chunk to the last file.
    ///
    /// If there is no memory, the contents of the first files are dropped, and at last that of this
    /// file.
    fn add(&mut self, chunk: &Bytes, memory: &UploadMemory, largest: u64) {
        let Some((file, earlier)) = self.files.split_last_mut() else {
            return;
        };
        file.size += chunk.len() as u64;
        let Some(mut content) = file.content.take() else {
            return;
        };
        if file.size > largest {
            return;
        }
        let mut permit = memory.acquire(chunk.len());
        let mut earlier = earlier.iter_mut();
        while permit.is_none()
            && let Some(other) = earlier.next()
        {
            if other.content.take().is_some() {
                permit = memory.acquire(chunk.len());
            }
        }
        let Some(permit) = permit else { return };
        content.chunks.extend_from_slice(chunk);
        match &mut content.memory {
            Some(memory) => memory.merge(permit),
            None => content.memory = Some(permit),
        }
        file.content = Some(content);
    }
}

/// The body of an upload as a stream of chunks.
///
/// The body stays in its place, so that its rest can be discarded after an error.
struct Chunks<'a>(&'a Upload);

impl Stream for Chunks<'_> {
    type Item = Result<Bytes, hyper::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_chunk(cx)
    }
}

/// The names in a `Content-Disposition` header.
#[derive(Debug, Default, PartialEq, Eq)]
struct Disposition {
    name: String,
    /// The file name. `None` for a text field.
    file_name: Option<String>,
}

impl Disposition {
    fn of(headers: &HeaderMap) -> Self {
        let value = headers.get(CONTENT_DISPOSITION);
        value.map_or_else(Self::default, |value| Self::parse(value.as_bytes()))
    }

    /// Parses a header. `filename*` has priority, and directories are removed.
    ///
    /// As in the real parser, the bytes of `filename` are Latin-1.
    fn parse(value: &[u8]) -> Self {
        let (mut name, mut plain, mut extended) = (String::new(), None, None);
        for (key, value) in parameters(value) {
            match key.as_str() {
                "name" => name = String::from_utf8_lossy(&value).into_owned(),
                "filename" => plain = Some(value.into_iter().map(char::from).collect()),
                "filename*" => extended = decode_extended(&value),
                _ => {}
            }
        }
        let file_name = extended.or(plain).map(|path: String| {
            let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
            last.to_owned()
        });
        Self { name, file_name }
    }
}

/// Decodes `UTF-8''percent%20encoded`.
fn decode_extended(value: &[u8]) -> Option<String> {
    let value = std::str::from_utf8(value).ok()?;
    let (charset, rest) = value.split_once('\'')?;
    let (_language, encoded) = rest.split_once('\'')?;
    charset
        .eq_ignore_ascii_case("utf-8")
        .then(|| decode_segment(encoded))?
}

/// Splits a header into its parameters. Quoted values may contain `\"` and `\\`.
fn parameters(value: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut bytes = value.iter().copied().peekable();
    // The disposition type.
    while bytes.next_if(|byte| *byte != b';').is_some() {}
    while bytes.next() == Some(b';') {
        while bytes.next_if(u8::is_ascii_whitespace).is_some() {}
        let mut key = String::new();
        while let Some(byte) = bytes.next_if(|byte| !b"=;".contains(byte)) {
            key.push(char::from(byte.to_ascii_lowercase()));
        }
        let mut text = Vec::new();
        if bytes.next_if_eq(&b'=').is_some() {
            if bytes.next_if_eq(&b'"').is_some() {
                while let Some(byte) = bytes.next_if(|byte| *byte != b'"') {
                    let escaped = if byte == b'\\' {
                        bytes.next_if(|next| b"\"\\".contains(next))
                    } else {
                        None
                    };
                    text.push(escaped.unwrap_or(byte));
                }
            }
            // The rest of a value without quotes, or blanks after a quoted one.
            while let Some(byte) = bytes.next_if(|byte| *byte != b';') {
                if !byte.is_ascii_whitespace() && byte != b'"' {
                    text.push(byte);
                }
            }
        }
        found.push((key.trim().to_owned(), text));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_name_is_read_like_in_the_real_parser() {
        for (value, name, file_name) in [
            (
                &b"form-data; name=\"files\"; filename=\"a.txt\""[..],
                "files",
                Some("a.txt"),
            ),
            (
                b"form-data; name=files; filename=a.txt",
                "files",
                Some("a.txt"),
            ),
            (
                b"form-data; name=\"files_metadata\"",
                "files_metadata",
                None,
            ),
            (
                b"form-data; name=\"files\"; filename=\"\"",
                "files",
                Some(""),
            ),
            (
                b"form-data; name=\"files\"; filename=\"dir/sub\\a.txt\"",
                "files",
                Some("a.txt"),
            ),
            (
                b"form-data; name=\"files\"; filename=\"a\\\"b.txt\"",
                "files",
                Some("a\"b.txt"),
            ),
            (
                b"form-data; name=\"files\"; filename=\"a;b.txt\"",
                "files",
                Some("a;b.txt"),
            ),
            (
                "form-data; name=\"files\"; filename=\"Lösung.txt\"".as_bytes(),
                "files",
                Some("LÃ¶sung.txt"),
            ),
            (
                b"form-data; name=\"files\"; filename=\"L.txt\"; filename*=UTF-8''L%C3%B6sung.txt",
                "files",
                Some("Lösung.txt"),
            ),
            (
                b"form-data; FILENAME*=utf-8'de'x.txt; Name=\"files\"",
                "files",
                Some("x.txt"),
            ),
            (
                b"form-data; name=\"files\"; filename=\"L.txt\"; filename*=latin1''x",
                "files",
                Some("L.txt"),
            ),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(
                CONTENT_DISPOSITION,
                http::HeaderValue::from_bytes(value).unwrap(),
            );
            let disposition = Disposition::of(&headers);
            assert_eq!(
                (disposition.name.as_str(), disposition.file_name.as_deref()),
                (name, file_name),
                "{}",
                String::from_utf8_lossy(value)
            );
        }
    }

    #[test]
    fn contents_beyond_the_memory_drop_the_first_files() {
        let memory = UploadMemory(Arc::new(Semaphore::new(10)));
        let mut form = Form::default();
        for name in ["a", "b", "c"] {
            form.files.push(File {
                name: name.to_owned(),
                size: 0,
                content: Some(Content::default()),
            });
            form.add(&Bytes::from_static(b"12"), &memory, 6);
            form.add(&Bytes::from_static(b"345"), &memory, 6);
        }
        form.add(&Bytes::from_static(b"67"), &memory, 6);
        let mut contents = Vec::new();
        for file in &mut form.files {
            contents.push((file.size, file.take_content()));
        }
        let kept = Some(Bytes::from_static(b"12345"));
        assert_eq!(contents, [(5, None), (5, kept), (7, None)]);
        assert_eq!(memory.0.available_permits(), 10);
    }
}
