//! A form is refused with a reason, or a second parser reads it as it was written.
#![no_main]

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use http_body::Body as _;
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use pipeshub_core::http::{Request, Response};
use pipeshub_core::{Body, Call, ErrorKind, Form, Operation, Part, PipeshubCore, transport_fn};
use pipeshub_fuzz::{now, show_error};

static UPLOAD: Operation = Operation::post("upload", "/upload");

/// A part as the caller describes it.
struct Described<'a> {
    name: &'a str,
    file_name: Option<&'a str>,
    content_type: Option<&'a str>,
    content: &'a [u8],
    /// A reader of a known or an unknown length instead of bytes.
    reader: Option<bool>,
}

impl<'a> Described<'a> {
    fn read(input: &mut Unstructured<'a>) -> Result<Self> {
        // Most parts are valid except for one text.
        let odd = input.int_in_range(0..=7)?;
        Ok(Self {
            name: if odd == 0 {
                input.arbitrary()?
            } else {
                "files"
            },
            file_name: if odd > 4 {
                None
            } else {
                Some(input.arbitrary()?)
            },
            content_type: if odd == 1 {
                Some(input.arbitrary()?)
            } else {
                None
            },
            content: input.arbitrary()?,
            reader: input.arbitrary()?,
        })
    }

    fn part(&self) -> Part {
        let content = self.content.to_vec();
        let length = content.len() as u64;
        let mut part = match self.reader {
            None => Part::bytes(content),
            Some(true) => Part::sized_reader(std::io::Cursor::new(content), length),
            Some(false) => Part::reader(std::io::Cursor::new(content)),
        };
        if let Some(name) = self.file_name {
            part = part.file_name(name);
        }
        if let Some(content_type) = self.content_type {
            part = part.content_type(content_type);
        }
        part
    }

    /// Whether a head can carry the texts of this part.
    fn is_valid(&self) -> bool {
        let is_plain = |text: &str| text.bytes().all(|b| matches!(b, b' '..=b'~'));
        let is_name = |text: &str| is_plain(text) && !text.contains(['"', '\\']);
        let is_file_name = |text: &str| !text.is_empty() && !text.contains(char::is_control);
        !self.name.is_empty()
            && is_name(self.name)
            && self.file_name.is_none_or(is_file_name)
            && self
                .content_type
                .is_none_or(|kind| !kind.is_empty() && is_plain(kind))
    }
}

/// Decodes the value of `filename*` in a head.
fn extended_name(disposition: &str) -> Option<String> {
    let (_, encoded) = disposition.split_once("; filename*=UTF-8''")?;
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
        } else {
            byte
        });
    }
    Some(String::from_utf8(bytes).unwrap())
}

async fn check(content_type: &str, body: &[u8], parts: &[Described<'_>]) {
    let boundary = multer::parse_boundary(content_type).unwrap();
    let mut reader = multer::Multipart::with_reader(body, boundary);
    for part in parts {
        let field = reader.next_field().await.unwrap().expect("a part");
        assert_eq!(field.name(), Some(part.name));
        let header = |name| {
            field
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap())
        };
        let disposition = header("content-disposition").unwrap();
        let simple = field.file_name().map(str::to_owned);
        let name = extended_name(disposition).or_else(|| simple.clone());
        assert_eq!(name.as_deref(), part.file_name);
        assert!(simple.is_none_or(|name| name.is_ascii()));
        let default = part.file_name.map(|_| "application/octet-stream");
        // The reader of headers removes blanks at both ends.
        let due = part
            .content_type
            .or(default)
            .map(|kind| kind.trim_matches(' '));
        assert_eq!(header("content-type"), due);
        assert_eq!(field.bytes().await.unwrap(), part.content);
    }
    assert!(reader.next_field().await.unwrap().is_none());
}

fuzz_target!(|input: &[u8]| {
    let mut input = Unstructured::new(input);
    let mut parts = Vec::new();
    while parts.len() < 8 && !input.is_empty() {
        let Ok(part) = Described::read(&mut input) else {
            break;
        };
        parts.push(part);
    }
    let seen = Arc::new(Mutex::new(None));
    let sees = Arc::clone(&seen);
    let transport = transport_fn(move |request: Request<Body>| {
        let sees = Arc::clone(&sees);
        async move {
            let (head, mut body) = request.into_parts();
            let mut all = Vec::new();
            let length = body.size_hint().exact();
            while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
                all.extend_from_slice(&frame.unwrap().into_data().unwrap());
            }
            assert!(length.is_none_or(|length| length == all.len() as u64));
            let content_type = head.headers["content-type"].to_str().unwrap().to_owned();
            *sees.lock().unwrap() = Some((content_type, all));
            Response::builder().body("{}")
        }
    });
    let core = PipeshubCore::with_transport(transport).build().unwrap();
    let mut form = Form::new();
    for part in &parts {
        form = form.part(part.name.to_owned(), part.part());
    }
    let result = now(core.execute(Call::new(&UPLOAD).form(form)));
    let seen = seen.lock().unwrap().take();
    match result {
        Ok(_) => {
            let (content_type, body) = seen.expect("a request");
            assert!(parts.iter().all(Described::is_valid));
            now(check(&content_type, &body, &parts));
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
            // A head has a limit, which an encoded name reaches at a third of its length.
            let is_long = |part: &Described<'_>| part.file_name.is_some_and(|n| n.len() > 3000);
            let is_refused = |part: &Described<'_>| !part.is_valid() || is_long(part);
            assert!(seen.is_none() && parts.iter().any(is_refused));
            show_error(&error);
        }
    }
});
