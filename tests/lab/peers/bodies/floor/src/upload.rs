//! `multipart/form-data` by hand. The files are read while they are sent, with a `Content-Length`.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};

use bodies::Received;
use bodies::wire::{Error, Wire, request, success};
use bytes::{Bytes, BytesMut};
use http::{Method, header};
use hyper::body::{Body, Frame, SizeHint};

const PIECE_BYTES: usize = 64 << 10;

struct Form {
    parts: VecDeque<Part>,
    open: Option<(File, u64)>,
    /// Buffers in the order in which hyper gets them. A released one is used again.
    buffers: VecDeque<Bytes>,
    left: u64,
}

enum Part {
    Text(Bytes),
    /// A file, which is opened when its turn comes.
    File(PathBuf, u64),
}

impl Form {
    fn new(boundary: &str) -> Result<Self, Error> {
        let mut parts = VecDeque::new();
        let mut left = 0;
        for path in bodies::files() {
            let name = Path::new(&path).file_name().and_then(|name| name.to_str());
            let name = name.ok_or("a path without a name")?.replace('"', "%22");
            let length = fs::metadata(&path)?.len();
            let head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; \
                 filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            left += head.len() as u64 + length + 2;
            parts.push_back(Part::Text(head.into()));
            parts.push_back(Part::File(path.into(), length));
            parts.push_back(Part::Text(Bytes::from_static(b"\r\n")));
        }
        let end = format!("--{boundary}--\r\n");
        left += end.len() as u64;
        parts.push_back(Part::Text(end.into()));
        Ok(Self {
            parts,
            open: None,
            buffers: VecDeque::new(),
            left,
        })
    }

    fn piece(&mut self) -> Result<Option<Bytes>, Error> {
        loop {
            let Some((file, left)) = &mut self.open else {
                match self.parts.pop_front() {
                    None => return Ok(None),
                    Some(Part::Text(text)) => return Ok(Some(text)),
                    Some(Part::File(path, length)) => {
                        self.open = Some((File::open(path)?, length));
                    }
                }
                continue;
            };
            if *left == 0 {
                self.open = None;
                continue;
            }
            let mut buffer = match self.buffers.pop_front().map(Bytes::try_into_mut) {
                Some(Ok(buffer)) => buffer,
                Some(Err(held)) => {
                    self.buffers.push_front(held);
                    BytesMut::new()
                }
                None => BytesMut::new(),
            };
            buffer.resize(PIECE_BYTES, 0);
            let most = PIECE_BYTES.min(usize::try_from(*left).unwrap_or(PIECE_BYTES));
            let length = file.read(&mut buffer[..most])?;
            if length == 0 {
                return Err("a file became shorter".into());
            }
            *left -= length as u64;
            let whole = buffer.freeze();
            let piece = whole.slice(..length);
            self.buffers.push_back(whole);
            return Ok(Some(piece));
        }
    }
}

impl Body for Form {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let piece = self.piece();
        if let Ok(Some(piece)) = &piece {
            self.left -= piece.len() as u64;
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)).transpose())
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

async fn upload() -> Result<String, Error> {
    let url = bodies::url("upload");
    let keys = RandomState::new();
    let boundary = format!("{:016x}{:016x}", keys.hash_one(0), keys.hash_one(1));
    let mut wire = Wire::open(&url).await?;
    let content_type = ["multipart/form-data; boundary=", &boundary].concat();
    let request = request(Method::POST, &url)?
        .header(header::CONTENT_TYPE, content_type)
        .body(Form::new(&boundary)?)?;
    let body = success(wire.send(request).await?).await?.all().await?;
    Ok(serde_json::from_slice::<Received>(&body)?.show())
}

fn main() {
    bodies::meter::block_on(upload());
}
