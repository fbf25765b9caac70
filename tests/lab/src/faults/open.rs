//! Hostile streams, downloads and uploads on real sockets, and the memory that they use.

use std::fs::File;
use std::time::{Duration, Instant};

use pipeshub_core::{
    Call, Download, Error, ErrorKind, EventRead, EventStream, Form, Operation, Part, PipeshubCore,
    RawEvent, RequestOptions, StreamEvent,
};
use tokio::time::timeout;
use xtask::Result;

use super::peer::{Peer, Step};
use super::stalls::runtime;
use crate::child::{Process, line};
use crate::client::{Op, builder, echoed};
use crate::process;
use crate::report::Row;

/// The memory above the limits that were set, in KiB.
const MORE: u64 = 2048;
/// The deadline of a call until the head of its response.
const DEADLINE: Duration = Duration::from_millis(600);
/// The limit on silence.
const IDLE: Duration = Duration::from_millis(300);
/// The time after which a body without an end is dropped.
const DROPPED_AFTER: Duration = Duration::from_secs(1);
/// The delay that a call may have beyond its limits.
const LATE: Duration = Duration::from_millis(100);
/// The limit that is set for the size of an event, and of bytes that are read at once.
const LIMIT: usize = 1 << 20;
const CONTROL_LIMIT: usize = 16 << 20;
const FILE_BYTES: usize = 64 << 20;
const POLITE: &str = "before";
const CALLS: usize = 3;

static WATCH: Operation = Operation::get("watch", "/watch");
static DOWNLOAD: Operation = Operation::get("download", "/download");
static UPLOAD: Operation = Operation::post("upload", "/upload");

/// A use of the SDK. A child gets its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Use {
    Events,
    /// The control: events of up to [`CONTROL_LIMIT`], compared with [`LIMIT`].
    LargeEvents,
    Chunks,
    Bytes,
    ToFile,
    UploadFile,
    UploadReader,
}

impl Use {
    const ALL: [Self; 7] = [
        Self::Events,
        Self::LargeEvents,
        Self::Chunks,
        Self::Bytes,
        Self::ToFile,
        Self::UploadFile,
        Self::UploadReader,
    ];

    fn named(name: &str) -> Result<Self> {
        let found = Self::ALL
            .into_iter()
            .find(|use_| format!("{use_:?}") == name);
        Ok(found.ok_or("no such use")?)
    }

    /// The memory that the caller allows with this use, in KiB.
    fn limit(self) -> u64 {
        match self {
            Self::Events | Self::LargeEvents | Self::Bytes => LIMIT as u64 / 1024,
            _ => 0,
        }
    }
}

pub(crate) fn run() -> Result<Vec<Row>> {
    let (mut streams, mut uploads) = (Figures::default(), Figures::default());
    let (_, name, steps) = downloads().swap_remove(0);
    let mut control = Figures::default();
    control.add(Use::LargeEvents, name, steps)?;
    for (use_, name, steps) in downloads() {
        streams.add(use_, name, steps)?;
    }
    for (name, steps) in servers() {
        for use_ in [Use::UploadFile, Use::UploadReader] {
            uploads.add(use_, name, steps.clone())?;
        }
    }
    Ok(vec![
        streams.row("streams and downloads"),
        uploads.row("uploads"),
        Row::new(
            format!(
                "Control: an endless event with a limit of {} MiB exceeds that memory",
                CONTROL_LIMIT >> 20
            ),
            format!(
                "{} KiB above the limit of {} MiB",
                control.most.0,
                LIMIT >> 20
            ),
            control.most.0 > MORE,
        ),
    ])
}

#[derive(Default)]
struct Figures {
    kinds: usize,
    /// KiB above the limit, and the kind.
    most: (u64, String),
    latest: Duration,
    all: Vec<String>,
}

impl Figures {
    fn add(&mut self, use_: Use, name: &str, steps: Vec<Step>) -> Result {
        let peer = Peer::start(steps, Some(POLITE))?;
        let origin = format!("http://{}", peer.address);
        let use_name = format!("{use_:?}");
        let mut part = Process::part(&["open", &use_name, &origin])?;
        let (_process, mut out) = Process::start(&mut part)?;
        let kib: u64 = line(&mut out)?.parse()?;
        let late = Duration::from_micros(line(&mut out)?.parse()?);
        if peer.heads() < 1 + CALLS {
            return Err(format!("{name}: only {} requests arrived", peer.heads()).into());
        }
        let more = kib.saturating_sub(use_.limit());
        self.kinds += 1;
        self.all.push(format!("{name} ({use_name}) {more}"));
        self.most = (more, format!("{name} ({use_name})")).max(std::mem::take(&mut self.most));
        self.latest = self.latest.max(late);
        Ok(())
    }

    fn row(self, what: &str) -> Row {
        let Self {
            kinds,
            most: (most, name),
            latest,
            all,
        } = self;
        Row::new(
            format!(
                "Bounded {what}: at most {MORE} KiB more resident than the limits set, and no call more than {LATE:?} late ({kinds} kinds, {CALLS} calls each, a process per kind)"
            ),
            format!(
                "most {most} KiB ({name}), {} ms late; in KiB: {}",
                latest.as_millis(),
                all.join(", ")
            ),
            most <= MORE && latest <= LATE,
        )
    }
}

pub(crate) fn in_child(use_: &str, origin: &str) -> Result {
    let use_ = Use::named(use_)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large");
    File::create(&path)?.set_len(FILE_BYTES as u64)?;
    runtime(true)?.block_on(async {
        let core = builder(origin)
            .timeout(DEADLINE)
            .idle_timeout(IDLE)
            .options(
                RequestOptions::new().max_event_bytes(if use_ == Use::LargeEvents {
                    CONTROL_LIMIT
                } else {
                    LIMIT
                }),
            )
            .build()?;
        for _ in 0..10 {
            echoed(&core, Op::Authorize, POLITE).await?;
        }
        let before = process::resident()?;
        process::forget_peak()?;
        let mut late = Duration::ZERO;
        for _ in 0..CALLS {
            let started = Instant::now();
            // A body without an end is dropped, and everything else ends by itself.
            let call = timeout(DROPPED_AFTER, use_once(&core, use_, &path));
            match call.await {
                Ok(Ok(())) => return Err("a hostile response was a success".into()),
                Ok(Err(error)) if error.kind() == ErrorKind::Timeout => {
                    late = late.max(started.elapsed().saturating_sub(DEADLINE + IDLE));
                }
                Ok(Err(_)) | Err(_) => {}
            }
            late = late.max(started.elapsed().saturating_sub(DROPPED_AFTER));
        }
        println!("{}", process::peak()?.saturating_sub(before));
        println!("{}", late.as_micros());
        Ok(())
    })
}

async fn use_once(
    core: &PipeshubCore,
    use_: Use,
    path: &std::path::Path,
) -> std::result::Result<(), Error> {
    match use_ {
        Use::Events | Use::LargeEvents => {
            let mut events: EventStream<Read> = core.open(Call::new(&WATCH)).await?;
            while let Some(event) = events.next().await {
                event?;
            }
        }
        Use::Chunks => {
            let mut download: Download = core.open(Call::new(&DOWNLOAD)).await?;
            while download.chunk().await?.is_some() {}
        }
        Use::Bytes => {
            let mut download: Download = core.open(Call::new(&DOWNLOAD)).await?;
            download.bytes(LIMIT).await?;
        }
        Use::ToFile => {
            let mut download: Download = core.open(Call::new(&DOWNLOAD)).await?;
            download.copy_to_file(path.with_extension("copy")).await?;
        }
        Use::UploadFile | Use::UploadReader => {
            let part = if use_ == Use::UploadFile {
                Part::file(path).map_err(|error| UPLOAD.failed(error))?
            } else {
                Part::reader(tokio::io::repeat(b'x'))
            };
            let form = Form::new().part("files", part);
            core.execute(Call::new(&UPLOAD).form(form)).await?;
        }
    }
    Ok(())
}

/// The length of an event's data.
struct Read;

impl StreamEvent for Read {
    const IDLE_TIMEOUT: Duration = IDLE;

    fn read(event: &mut RawEvent<'_>) -> pipeshub_core::Result<EventRead<Self>> {
        std::hint::black_box(event.data().len());
        Ok(EventRead::Next(Self))
    }
}

/// Returns responses without an end, or with a wrong one.
#[allow(clippy::too_many_lines, reason = "a table")]
fn downloads() -> Vec<(Use, &'static str, Vec<Step>)> {
    let head =
        |kind: &str, rest: &str| format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\n{rest}\r\n");
    let chunked = "transfer-encoding: chunked\r\n";
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    let flood = |start: String, again: String| {
        vec![
            Step::Head,
            Step::Send(start),
            Step::Endless(again, Duration::ZERO),
        ]
    };
    let cut = |start: String| vec![Step::Head, Step::Send(start), Step::Hang];
    let events = |start: &str, again: &str| {
        let start = head("text/event-stream", chunked) + start;
        flood(start, chunk(again))
    };
    let kib64 = "x".repeat(0x10000);
    let file = |rest: &str| head("application/octet-stream", rest);
    let mut all = vec![
        ("endless event", events(&chunk("data: "), &kib64)),
        (
            "endless lines of an event",
            events("", &format!("data: {}\n", "x".repeat(100)).repeat(600)),
        ),
        (
            "endless name of an event",
            events(&chunk("event: "), &kib64),
        ),
        ("endless field", events("", &kib64)),
        ("endless comment", events(&chunk(":"), &kib64)),
        (
            "endless comment lines",
            events("", &": keepalive\n\n".repeat(5000)),
        ),
        (
            "endless tiny events",
            events("", &"data:1\n\n".repeat(8000)),
        ),
        (
            "endless events of 64 KiB",
            events("", &format!("data: {kib64}\n\n")),
        ),
        ("endless empty lines", events("", &"\r\n".repeat(30_000))),
        (
            "event in chunks of a byte",
            flood(
                head("text/event-stream", chunked) + &chunk("data: "),
                chunk("x").repeat(8192),
            ),
        ),
        (
            "stream without a length",
            flood(
                head("text/event-stream", "connection: close\r\n") + "data: ",
                kib64.clone(),
            ),
        ),
        (
            "stream that stops",
            cut(head("text/event-stream", chunked) + &chunk("data: 1\n\n")),
        ),
    ]
    .into_iter()
    .map(|(name, steps)| (Use::Events, name, steps))
    .collect::<Vec<_>>();
    for (name, steps) in [
        ("endless chunks", flood(file(chunked), chunk(&kib64))),
        (
            "chunks of a byte",
            flood(file(chunked), chunk("x").repeat(8192)),
        ),
        (
            "chunk extension",
            flood(file(chunked) + "2;x=", kib64.clone()),
        ),
        (
            "trailers",
            flood(file(chunked) + "0\r\n", "x: y\r\n".repeat(8192)),
        ),
        (
            "no length",
            flood(file("connection: close\r\n"), kib64.clone()),
        ),
        (
            "length of an EiB",
            flood(
                file("content-length: 1152921504606846976\r\n"),
                kib64.clone(),
            ),
        ),
        (
            "length of a GiB and no byte",
            cut(file("content-length: 1073741824\r\n")),
        ),
        (
            "half a length",
            cut(file("content-length: 131072\r\n") + &kib64),
        ),
        ("no last chunk", cut(file(chunked) + &chunk(&kib64))),
        ("garbage for a chunk", cut(file(chunked) + "zz\r\n")),
        (
            "error with an endless body",
            flood(
                "HTTP/1.1 403 Forbidden\r\ntransfer-encoding: chunked\r\n\r\n".into(),
                chunk(&kib64),
            ),
        ),
    ] {
        for use_ in [Use::Chunks, Use::Bytes] {
            all.push((use_, name, steps.clone()));
        }
    }
    // An endless body would fill the disk.
    let much = chunk(&kib64).repeat(FILE_BYTES >> 16);
    all.push((
        Use::ToFile,
        "64 MiB and no last chunk",
        cut(file(chunked) + &much),
    ));
    all
}

/// Returns servers that do not receive a form as they should.
fn servers() -> Vec<(&'static str, Vec<Step>)> {
    let refusal = |status: &str| {
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}"
        )
    };
    let kib64 = "x".repeat(0x10000);
    vec![
        ("reads nothing", vec![Step::Head, Step::Hang]),
        (
            "reads a byte each ms",
            vec![Step::Head, Step::ReadSlowly(Duration::from_millis(1))],
        ),
        (
            "reads 32 MiB",
            vec![Step::Head, Step::Read(FILE_BYTES / 2), Step::Hang],
        ),
        (
            "early 400, reads nothing",
            vec![
                Step::Head,
                Step::Send(refusal("400 Bad Request")),
                Step::Hang,
            ],
        ),
        (
            "early 413, closes",
            vec![Step::Head, Step::Send(refusal("413 Content Too Large"))],
        ),
        (
            "early 401, reads a byte each ms",
            vec![
                Step::Head,
                Step::Send(refusal("401 Unauthorized")),
                Step::ReadSlowly(Duration::from_millis(1)),
            ],
        ),
        (
            "early response without an end",
            vec![
                Step::Head,
                Step::Send("HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n".into()),
                Step::Endless(format!("10000\r\n{kib64}\r\n"), Duration::ZERO),
            ],
        ),
        (
            "100 Continue without an end",
            vec![
                Step::Head,
                Step::Endless("HTTP/1.1 100 Continue\r\n\r\n".repeat(1024), Duration::ZERO),
            ],
        ),
        ("half close", vec![Step::Head, Step::HalfClose]),
    ]
}
