//! A parser of server-sent events.

use memchr::memchr2;

/// The capacity that is kept for the next event.
const KEPT_BYTES: usize = 64 * 1024;

/// Splits bytes into server-sent events, by
/// [the rules of the WHATWG](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
///
/// A line ends with LF, CRLF or CR, and the bytes may be cut anywhere. The fields `id` and `retry`
/// are skipped, since PipesHub sends neither.
///
/// Invariants:
///
/// - `line` has the begin of a line whose end has not come. It is empty if a chunk has whole lines
///   only, so that those are not copied twice.
/// - `data[data_start..]` has the data lines of the current event, joined by LF. `has_data` tells
///   an event with empty data from one without a data line.
/// - No buffer is longer than `limit`, whatever comes.
#[allow(
    clippy::struct_excessive_bools,
    reason = "the bits are independent of each other"
)]
#[derive(Debug)]
pub(crate) struct EventParser {
    limit: usize,
    line: Vec<u8>,
    data: Vec<u8>,
    data_start: usize,
    has_data: bool,
    name: Vec<u8>,
    /// Whether the last line ended with CR, so that an LF after it belongs to it.
    after_cr: bool,
    /// Whether the first line, which may begin with a byte order mark, is over.
    begun: bool,
    /// Whether `data` and `name` belong to an event that was handed out.
    is_complete: bool,
}

/// An event longer than the limit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EventTooLong;

impl EventParser {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            line: Vec::new(),
            data: Vec::new(),
            data_start: 0,
            has_data: false,
            name: Vec::new(),
            after_cr: false,
            begun: false,
            is_complete: false,
        }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Reads from `chunk` until an event is complete, and returns whether one is. What is left in
    /// `chunk` belongs to the next event.
    pub(crate) fn next(&mut self, chunk: &mut &[u8]) -> Result<bool, EventTooLong> {
        self.begin();
        if self.after_cr && !chunk.is_empty() {
            self.after_cr = false;
            *chunk = chunk.strip_prefix(b"\n").unwrap_or(chunk);
        }
        while let Some(end) = memchr2(b'\n', b'\r', chunk) {
            let (piece, rest) = (&chunk[..end], &chunk[end + 1..]);
            let is_cr = chunk[end] == b'\r';
            *chunk = rest;
            if is_cr {
                match rest.strip_prefix(b"\n") {
                    Some(after) => *chunk = after,
                    None => self.after_cr = rest.is_empty(),
                }
            }
            let is_complete = if self.line.is_empty() {
                self.whole_line(piece)?
            } else {
                self.keep(piece)?;
                self.kept_line()?
            };
            if is_complete {
                self.is_complete = true;
                return Ok(true);
            }
        }
        self.keep(chunk)?;
        *chunk = &[];
        Ok(false)
    }

    /// The name and the data of the event that [`next`](Self::next) completed. A name that is not
    /// sent is empty.
    pub(crate) fn event(&self) -> (&[u8], &[u8]) {
        (&self.name, &self.data[self.data_start..])
    }

    /// Forgets the event that was handed out.
    fn begin(&mut self) {
        if !std::mem::take(&mut self.is_complete) {
            return;
        }
        self.name.clear();
        self.has_data = false;
        self.data_start = 0;
        self.data.clear();
        if self.data.capacity() > KEPT_BYTES {
            self.data = Vec::new();
        }
    }

    /// Keeps a piece of a line. Of a comment, one byte is enough.
    fn keep(&mut self, piece: &[u8]) -> Result<(), EventTooLong> {
        if self.line.first() == Some(&b':') {
            return Ok(());
        }
        self.check(self.line.len() + piece.len())?;
        self.line.extend_from_slice(piece);
        Ok(())
    }

    fn check(&self, more: usize) -> Result<(), EventTooLong> {
        if self.data.len() + more > self.limit {
            return Err(EventTooLong);
        }
        Ok(())
    }

    /// Reads a line that came in pieces. The first data line of an event becomes its data by a swap,
    /// so that an event of megabytes is copied once.
    fn kept_line(&mut self) -> Result<bool, EventTooLong> {
        let mut line = std::mem::take(&mut self.line);
        let start = self.after_mark(&line);
        let is_complete = match field(&line[start..]) {
            (b"data", value) if !self.has_data => {
                self.has_data = true;
                self.data_start = line.len() - value.len();
                std::mem::swap(&mut line, &mut self.data);
                false
            }
            _ => self.read(&line[start..])?,
        };
        line.clear();
        if line.capacity() <= KEPT_BYTES {
            self.line = line;
        }
        Ok(is_complete)
    }

    fn whole_line(&mut self, line: &[u8]) -> Result<bool, EventTooLong> {
        let start = self.after_mark(line);
        self.read(&line[start..])
    }

    /// Where a line begins: after the byte order mark, if it is the first line and has one.
    fn after_mark(&mut self, line: &[u8]) -> usize {
        let is_first = !std::mem::replace(&mut self.begun, true);
        if is_first && line.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        }
    }

    /// Reads a line without its end, and returns whether it completes an event.
    fn read(&mut self, line: &[u8]) -> Result<bool, EventTooLong> {
        if line.is_empty() {
            if !self.has_data {
                self.name.clear();
            }
            return Ok(self.has_data);
        }
        match field(line) {
            (b"data", value) => {
                self.check(value.len() + 1)?;
                if std::mem::replace(&mut self.has_data, true) {
                    self.data.push(b'\n');
                }
                self.data.extend_from_slice(value);
            }
            (b"event", value) => {
                self.check(value.len())?;
                self.name.clear();
                self.name.extend_from_slice(value);
            }
            _ => {}
        }
        Ok(false)
    }
}

/// The name and the value of a field. A comment has an empty name.
fn field(line: &[u8]) -> (&[u8], &[u8]) {
    let Some(colon) = line.iter().position(|&byte| byte == b':') else {
        return (line, b"");
    };
    let value = &line[colon + 1..];
    (&line[..colon], value.strip_prefix(b" ").unwrap_or(value))
}
