//! A correct server in a process of its own, so that it can be killed and its memory is not
//! counted.

use std::io::{self, BufReader, Write as _};
use std::process::ChildStdout;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use xtask::Result;

use crate::child::{Process, line};

pub(crate) struct Server {
    pub(crate) process: Process,
    pub(crate) port: u16,
    /// The journal, if one was requested: `seen CODE` before the server works on a code,
    /// `done CODE` before the response.
    pub(crate) journal: BufReader<ChildStdout>,
}

impl Server {
    /// Starts the server. `port` 0 selects a free port. `work` is the time for each response, in
    /// milliseconds.
    pub(crate) fn start(port: u16, work: u64, journal: bool) -> Result<Self> {
        let journal = if journal { "journal" } else { "quiet" };
        let mut again = Process::part(&["server", &port.to_string(), &work.to_string(), journal])?;
        let (process, mut journal) = Process::start(&mut again)?;
        let port = line(&mut journal)?.parse()?;
        Ok(Self {
            process,
            port,
            journal,
        })
    }
}

pub(crate) fn in_child(port: u16, work: u64, journal: bool) -> Result {
    let work = Duration::from_millis(work);
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async move {
            let listener = TcpListener::bind(("127.0.0.1", port)).await?;
            say(&listener.local_addr()?.port().to_string())?;
            loop {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(serve(stream, work, journal));
            }
        })
}

static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

async fn serve(mut stream: TcpStream, work: Duration, journal: bool) -> io::Result<()> {
    CONNECTIONS.fetch_add(1, Ordering::Relaxed);
    stream.set_nodelay(true)?;
    let mut buffer = Vec::new();
    loop {
        let Some(head) = read_head(&mut stream, &mut buffer).await? else {
            return Ok(());
        };
        let target = head.split(' ').nth(1).unwrap_or_default();
        let code = target
            .split_once("?code=")
            .and_then(|(_, query)| query.split('&').next());
        if let (true, Some(code)) = (journal, code) {
            say(&format!("seen {code}"))?;
        }
        if !work.is_zero() {
            tokio::time::sleep(work).await;
        }
        let body = if let Some(code) = code {
            if journal {
                say(&format!("done {code}"))?;
            }
            callback_reply(code)
        } else if target.ends_with("/connections") {
            CONNECTIONS.load(Ordering::Relaxed).to_string()
        } else {
            authorize_reply(target.split('/').nth_back(2).unwrap_or_default())
        };
        stream.write_all(reply(&body).as_bytes()).await?;
    }
}

/// Reads the next head. Returns `None` if the connection ends before.
pub(crate) async fn read_head(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
) -> io::Result<Option<String>> {
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = buffer.drain(..end + 4).collect::<Vec<_>>();
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

pub(crate) fn reply(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// The response to an authorize request. Its state is the connector's id, which reveals a response
/// of another call.
pub(crate) fn authorize_reply(id: &str) -> String {
    format!(
        r#"{{"success":true,"authorizationUrl":"https://idp.example/auth?state={id}","state":"{id}"}}"#
    )
}

/// The response to a callback. Its connector is the code.
pub(crate) fn callback_reply(code: &str) -> String {
    format!(r#"{{"success":true,"redirectUrl":"https://app.example.com/connector/{code}"}}"#)
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())?;
    out.flush()
}
