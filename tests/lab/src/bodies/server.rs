//! A server on loopback that sends and receives large bodies.
//!
//! The last segment of a path is a plan:
//!
//! - `/events/EVENTS-CUT-BYTES`: events of about 150 bytes, then one of `BYTES` that ends the stream.
//!   A chunk has 1 to `CUT` bytes, or with `CUT` 0 one event.
//! - `/bytes/BYTES-CHUNKED`: with a `Content-Length`, or with `CHUNKED` 1 in chunks of 64 KiB.
//! - `/upload/PLAN`: counts the parts of a form and its bytes. With the plan `slow`, each read of
//!   the server takes at least a millisecond.
//! - `/search/PLAN`: 600 kB of JSON.
//! - `/plain/PLAN`: JSON with two fields.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use memchr::memmem;
use xtask::Result;

const MIB: usize = 1 << 20;
const CHUNK_BYTES: usize = 64 << 10;

/// The streams that were sent, by plan. A stream is the same each time.
type Streams = Arc<Mutex<HashMap<String, Arc<Vec<u8>>>>>;

/// A server with a thread for each connection. It ends with the process.
pub(super) struct BodyServer {
    address: SocketAddr,
}

impl BodyServer {
    pub(super) fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let search: Arc<[u8]> = response(&search()).into();
        let streams = Streams::default();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(io::Result::ok) {
                let (search, streams) = (Arc::clone(&search), Arc::clone(&streams));
                // A client may leave early. The check is the output of the programs.
                thread::spawn(move || serve(stream, &search, &streams));
            }
        });
        Ok(Self { address })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn serve(mut stream: TcpStream, search: &[u8], streams: &Streams) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut unread, mut buffer) = (Vec::new(), vec![0; CHUNK_BYTES]);
    loop {
        let end = loop {
            if let Some(at) = memmem::find(&unread, b"\r\n\r\n") {
                break at + 4;
            }
            let length = stream.read(&mut buffer)?;
            if length == 0 {
                return Ok(());
            }
            unread.extend_from_slice(&buffer[..length]);
        };
        let body = unread.split_off(end);
        let head = String::from_utf8_lossy(&unread).to_ascii_lowercase();
        let target = head.split(' ').nth(1).unwrap_or_default();
        let mut segments = target.rsplit('/');
        let plan = segments.next().unwrap_or_default();
        let numbers: Vec<usize> = plan.split('-').map_while(|n| n.parse().ok()).collect();
        let resource = segments.next().unwrap_or_default();
        let pause = Duration::from_millis(u64::from(plan == "slow"));
        let received = receive(&mut stream, &head, body, pause)?;
        unread = Vec::new();
        match (resource, numbers.as_slice()) {
            ("events", [events, cut, bytes]) => {
                let known = lock(streams).get(plan).cloned();
                let text = known.unwrap_or_else(|| Arc::new(event_stream(*events, *cut, *bytes)));
                lock(streams).insert(plan.to_owned(), Arc::clone(&text));
                stream.write_all(&text)?;
            }
            ("bytes", [bytes, chunked]) => send_bytes(&mut stream, *bytes, *chunked == 1)?,
            ("search", _) => stream.write_all(search)?,
            ("upload" | "plain", _) => {
                let Received { parts, bytes } = received;
                let body = format!(r#"{{"files":{parts},"bytes":{bytes}}}"#);
                stream.write_all(&response(&body))?;
            }
            _ => stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")?,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Default)]
struct Received {
    parts: usize,
    bytes: usize,
}

/// Reads a body to its end. A part of a form begins with the first line of the form.
///
/// Each turn of the loop counts what was read. The loop ends at the announced length, at the last
/// chunk, or when the client is gone.
fn receive(
    stream: &mut TcpStream,
    head: &str,
    mut unread: Vec<u8>,
    pause: Duration,
) -> io::Result<Received> {
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length: Option<usize> = length.and_then(|length| length.trim().parse().ok());
    if length.is_none() && !head.contains("transfer-encoding: chunked") {
        return Ok(Received::default());
    }
    let mut received = Received::default();
    let (mut boundary, mut last) = (Vec::new(), Vec::new());
    let mut buffer = vec![0; MIB];
    loop {
        let is_first = boundary.is_empty() && unread.starts_with(b"--");
        let line = is_first.then(|| memmem::find(&unread, b"\r\n")).flatten();
        if let Some(end) = line {
            boundary = [b"\r\n", &unread[..end]].concat();
            last = b"\r\n".to_vec();
        }
        received.bytes += unread.len();
        if !boundary.is_empty() {
            last.extend_from_slice(&unread);
            received.parts += memmem::find_iter(&last, &boundary).count();
            let kept = last.len().min(boundary.len() - 1);
            last.drain(..last.len() - kept);
        }
        let is_whole = match length {
            Some(length) => received.bytes >= length,
            None => unread.ends_with(b"0\r\n\r\n"),
        };
        if is_whole {
            // The last boundary begins no part.
            received.parts = received.parts.saturating_sub(1);
            return Ok(received);
        }
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        unread.clear();
        unread.extend_from_slice(&buffer[..count]);
        thread::sleep(pause);
    }
}

fn send_bytes(stream: &mut TcpStream, bytes: usize, is_chunked: bool) -> io::Result<()> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n";
    let mut block = Vec::new();
    if is_chunked {
        write!(stream, "{head}Transfer-Encoding: chunked\r\n\r\n")?;
        let chunk = vec![b'x'; CHUNK_BYTES];
        (0..MIB / CHUNK_BYTES).for_each(|_| push_chunk(&mut block, &chunk));
    } else {
        write!(stream, "{head}Content-Length: {bytes}\r\n\r\n")?;
        block.resize(MIB, b'x');
    }
    for _ in 0..bytes / MIB {
        stream.write_all(&block)?;
    }
    if is_chunked {
        stream.write_all(b"0\r\n\r\n")?;
    }
    Ok(())
}

fn push_chunk(out: &mut Vec<u8>, piece: &[u8]) {
    out.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
    out.extend_from_slice(piece);
    out.extend_from_slice(b"\r\n");
}

/// Pseudo-random numbers by xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }
}

fn event_stream(events: usize, cut: usize, bytes: usize) -> Vec<u8> {
    let mut random = Random(88_172_645_463_325_252);
    let mut texts: Vec<String> = (0..events).map(|at| event(at, &mut random)).collect();
    texts.push(last_event(bytes));
    let mut out = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                    Cache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n"
        .to_vec();
    if cut == 0 {
        // Node sends one write as one chunk.
        for text in &texts {
            push_chunk(&mut out, text.as_bytes());
        }
    } else {
        let all = texts.concat().into_bytes();
        let last_begins = all.len() - texts.last().map_or(0, String::len);
        let mut at = 0;
        while at < all.len() {
            // Within the last event, a chunk is as large as a socket's buffer.
            let most = if at > last_begins { CHUNK_BYTES } else { cut };
            let end = all.len().min(at + 1 + random.below(most));
            push_chunk(&mut out, &all[at..end]);
            at = end;
        }
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

fn event(at: usize, random: &mut Random) -> String {
    const WORDS: [&str; 8] = [
        "On floor 2",
        " of the building",
        " caf\\u00e9",
        " you find",
        " the plan,",
        " as \\\"Plan.pdf\\\" says",
        " [source](ref1)",
        "\\n\\n",
    ];
    if at % 50 == 49 {
        return "event: HEARTBEAT\ndata: {\"type\": \"HEARTBEAT\"}\n\n".into();
    }
    let word = WORDS[random.below(WORDS.len())];
    format!(
        "event: TEXT_MESSAGE_CONTENT\ndata: {{\"type\": \"TEXT_MESSAGE_CONTENT\", \
         \"messageId\": \"msg_0a1b2c3d4e5f\", \"delta\": \"{word}\", \"runId\": \"run-1\"}}\n\n"
    )
}

/// Returns an event with a conversation of at least so many bytes.
fn last_event(bytes: usize) -> String {
    let mut text = String::from(
        "event: RUN_FINISHED\ndata: {\"type\":\"RUN_FINISHED\",\"result\":{\"conversation\":\
         {\"_id\":\"66f0a1b2c3d4e5f601234567\",\"title\":\"Where is it?\",\"messages\":[",
    );
    let content = "The caf\u{e9} is on floor 2, as \\\"Plan.pdf\\\" says [1](/record/rec-1).\\n";
    let mut messages = 0;
    while text.len() < bytes {
        let comma = if messages > 0 { "," } else { "" };
        let content = content.repeat(60);
        let _ = write!(
            text,
            "{comma}{{\"messageType\":\"bot_response\",\"content\":\"{content}\",\
             \"contentFormat\":\"MARKDOWN\",\"citations\":[{{\"citationId\":\
             \"66f0a1b2c3d4e5f60000000a\",\"citationData\":{{\"content\":\"The caf\u{e9} is on \
             floor 2.\",\"chunkIndex\":{messages},\"metadata\":{{\"recordId\":\"rec-1\",\
             \"recordName\":\"Plan.pdf\",\"pageNum\":[3]}}}}}}],\
             \"_id\":\"66f0a1b2c3d4e5f6{messages:08}\",\"parts\":[],\"feedback\":[]}}"
        );
        messages += 1;
    }
    text.push_str("]}}}\n\n");
    text
}

/// Returns 600 kB of JSON: hits, and records.
fn search() -> String {
    let mut random = Random(2_463_534_242);
    let mut text = String::from(
        r#"{"searchId":"66f0a1b2c3d4e5f601234567","searchResponse":{"searchResults":["#,
    );
    let mut hits = 0;
    while text.len() < 480_000 {
        let comma = if hits > 0 { "," } else { "" };
        let content =
            "The caf\\u00e9 is on floor 2, as \\\"Plan.pdf\\\" says; the old one is closed.\\n"
                .repeat(8 + random.below(16));
        let score = 100_000 + random.below(800_000);
        let _ = write!(
            text,
            r#"{comma}{{"content":"{content}","score":0.{score},"citationType":"vectordb|document","metadata":{{"orgId":"66f0a1b2c3d4e5f600000001","recordId":"{hits:036x}","recordName":"Plan {hits}.pdf","virtualRecordId":"0b0c0d0e-0f10-1112-1314-151617181920","recordType":"FILE","recordVersion":0,"origin":"UPLOAD","connector":"KB","connectorId":"knowledgeBase_66f0a1b2c3d4e5f600000001","kbId":"3f2c1a44-7b1e-4c52-9a55-0d7f3a1b2c3d","blockText":"The caf\u00e9 is on floor 2.","blockType":"text","blockNum":[1,2,3],"bounding_box":[{{"x":0.11764705882352941,"y":0.07638888888888889}},{{"x":0.8790849673202614,"y":0.0763}},{{"x":0.879,"y":0.1}},{{"x":0.1176,"y":0.1}}],"pageNum":[3],"sheetName":null,"extension":"pdf","mimeType":"application/pdf","webUrl":"/record/rec-1","previewRenderable":true,"hideWeburl":false,"isBlock":true,"point_id":"7d9c3f1e-2b4a-4c6d-8e0f-1a2b3c4d5e6f"}},"virtual_record_id":"0b0c0d0e-0f10-1112-1314-151617181920","block_type":"text","block_index":4}}"#
        );
        hits += 1;
    }
    text.push_str(r#"],"records":["#);
    let mut records = 0;
    while text.len() < 599_000 {
        let comma = if records > 0 { "," } else { "" };
        let _ = write!(
            text,
            r#"{comma}{{"_key":"{records:036x}","_id":"records/{records:036x}","_rev":"_kYQ","orgId":"66f0a1b2c3d4e5f600000001","recordName":"Plan {records}.pdf","externalRecordId":"66f0a1b2c3d4e5f600000001","externalGroupId":null,"externalParentId":null,"externalRevisionId":null,"reason":null,"deletedByUserId":null,"md5Checksum":null,"summaryDocumentId":null,"connectorId":"knowledgeBase_1","connectorName":"KB","recordType":"FILE","origin":"UPLOAD","version":0,"isLatestVersion":true,"createdAtTimestamp":1735725617500,"updatedAtTimestamp":1735725617500,"indexingStatus":"COMPLETED","extractionStatus":"COMPLETED","isDeleted":false,"isArchived":false,"isDirty":false,"mimeType":"application/pdf","sizeInBytes":123456,"virtualRecordId":"0b0c0d0e-0f10-1112-1314-151617181920","webUrl":"/record/rec-1"}}"#
        );
        records += 1;
    }
    text.push_str(
        r#"],"status":"success","status_code":200,"message":"Query processed successfully. Relevant records retrieved.","appliedFilters":{"kb":[],"kb_count":0}}}"#,
    );
    text
}

fn response(body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends a request and reads its response to the end of the connection.
    fn exchange(server: &BodyServer, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(request).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        all
    }

    #[test]
    fn form_is_counted_by_its_parts_and_bytes() {
        let server = BodyServer::start().unwrap();
        let body = "--b\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--\r\n";
        let length = body.len();
        let head = format!("POST /upload/fast HTTP/1.1\r\nContent-Length: {length}\r\n\r\n");
        let response = exchange(&server, (head + body).as_bytes());
        let response = String::from_utf8(response).unwrap();
        let due = format!(r#"{{"files":2,"bytes":{length}}}"#);
        assert!(response.ends_with(&due), "{response}");
    }

    #[test]
    fn bodies_have_the_sizes_of_their_plans() {
        let server = BodyServer::start().unwrap();
        let get = |target: &str| {
            let request = format!("GET {target} HTTP/1.1\r\nhost: a\r\n\r\n");
            exchange(&server, request.as_bytes()).len()
        };
        let near = |length: usize, due: usize| (due..due + due / 50 + 500).contains(&length);
        assert!(near(get("/bytes/2097152-0"), 2 * MIB));
        assert!(near(get("/bytes/2097152-1"), 2 * MIB));
        assert!(near(get("/search/once"), 599_000));
        let text = event_stream(200, 1400, MIB);
        assert_eq!(memmem::find_iter(&text, b"HEARTBEAT").count(), 8);
        assert!(near(get("/events/200-1400-1048576"), text.len()));
        assert!(text.len() > MIB + 200 * 140);
    }
}
