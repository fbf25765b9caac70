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
/// - `line` contains the begin of a line whose end has not arrived. It is empty if a chunk has whole lines
///   only, so that those are not copied twice.
/// - `data[data_start..]` has the data lines of the current event, joined by LF. `has_data` distinguishes
///   an event with empty data from an event without a data line.
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

    /// Returns the start of a line: after the byte order mark, if it is the first line and has one.
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

#[cfg(test)]
mod tests {
    use super::*;

    type Event = (Vec<u8>, Vec<u8>);

    /// Reads a whole text, in the plainest way.
    fn reference(bytes: &[u8]) -> Vec<Event> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut lines: Vec<Vec<u8>> = vec![vec![]];
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'\r' => {
                    if bytes.get(at + 1) == Some(&b'\n') {
                        at += 1;
                    }
                    lines.push(vec![]);
                }
                b'\n' => lines.push(vec![]),
                byte => lines.last_mut().unwrap().push(byte),
            }
            at += 1;
        }
        // The last line has no end.
        lines.pop();
        let (mut name, mut data, mut events) = (vec![], vec![], vec![]);
        for line in lines {
            if line.is_empty() {
                if !data.is_empty() {
                    data.pop();
                    events.push((name.clone(), data.clone()));
                }
                name.clear();
                data.clear();
                continue;
            }
            let colon = line.iter().position(|byte| *byte == b':');
            let (field, value) = match colon {
                Some(colon) => {
                    let value = &line[colon + 1..];
                    (&line[..colon], value.strip_prefix(b" ").unwrap_or(value))
                }
                None => (&line[..], &b""[..]),
            };
            match field {
                b"data" => {
                    data.extend_from_slice(value);
                    data.push(b'\n');
                }
                b"event" => name = value.to_vec(),
                _ => {}
            }
        }
        events
    }

    fn parsed(bytes: &[u8], mut cut: impl FnMut() -> usize) -> Vec<Event> {
        let mut parser = EventParser::new(1 << 20);
        let (mut events, mut rest) = (vec![], bytes);
        while !rest.is_empty() {
            let (mut chunk, after) = rest.split_at(cut().min(rest.len()));
            rest = after;
            while parser.next(&mut chunk).unwrap() {
                let (name, data) = parser.event();
                events.push((name.to_vec(), data.to_vec()));
            }
            assert!(chunk.is_empty());
        }
        events
    }

    #[test]
    fn examples_of_the_whatwg_are_read_as_described() {
        for (text, due) in [
            (
                "data: YHOO\ndata: +2\ndata: 10\n\n",
                &[("", "YHOO\n+2\n10")][..],
            ),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
                &[("", "first event"), ("", "second event")],
            ),
            ("data: a\n\ndata\ndata\n\ndata:", &[("", "a"), ("", "\n")]),
            ("data\n\ndata\ndata\n\ndata:", &[("", ""), ("", "\n")]),
            ("data:test\n\ndata: test\n\n", &[("", "test"), ("", "test")]),
            (
                "event: add\ndata: 1\n\nevent: x\n\ndata: 2\n\n",
                &[("add", "1"), ("", "2")],
            ),
            (
                "\u{feff}data: a\r\rdata: b\r\n\r\n",
                &[("", "a"), ("", "b")],
            ),
            ("\u{feff}\u{feff}data: a\n\n", &[]),
            ("retry: 1\nDATA: a\ndata : b\ndata: c\n\n", &[("", "c")]),
        ] {
            let due: Vec<Event> = due
                .iter()
                .map(|(name, data)| (name.as_bytes().to_vec(), data.as_bytes().to_vec()))
                .collect();
            for length in 1..=text.len() {
                assert_eq!(parsed(text.as_bytes(), || length), due, "{text:?} {length}");
            }
        }
    }

    #[test]
    fn random_text_with_random_cuts_is_read_as_by_the_reference() {
        let mut random = 0x7f4a_7c15_9e37_79b9_u64;
        let mut next = move |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            usize::try_from(random % below as u64).unwrap()
        };
        let pieces: [&[u8]; 14] = [
            b"data",
            b"event",
            b":",
            b": ",
            b" ",
            b"\n",
            b"\r",
            b"\r\n",
            b"x",
            b"\xEF\xBB\xBF",
            b"id",
            b"\n\n",
            b"data: a\n\n",
            b"\xC3",
        ];
        for _ in 0..100_000 {
            let mut text = vec![];
            for _ in 0..next(12) {
                text.extend_from_slice(pieces[next(pieces.len())]);
            }
            let longest = 1 + next(9);
            let read = parsed(&text, || 1 + next(longest));
            assert_eq!(
                read,
                reference(&text),
                "{:?}",
                String::from_utf8_lossy(&text)
            );
        }
    }

    #[test]
    fn event_of_many_pieces_and_endless_comments_stay_within_the_limit() {
        let mut parser = EventParser::new(1000);
        for _ in 0..100_000 {
            assert_eq!(
                parser.next(&mut &b": a comment without an end"[..]),
                Ok(false)
            );
        }
        assert!(parser.line.capacity() < 1000);
        for piece in [
            &b"data: 12345678\n"[..],
            b"event: 12345678\n",
            b"data",
            b"x: 12345678",
        ] {
            let mut parser = EventParser::new(1000);
            let mut fed = 0;
            let refused = loop {
                match parser.next(&mut &piece[..]) {
                    Ok(_) => fed += piece.len(),
                    Err(EventTooLong) => break true,
                }
                if fed > 100_000 {
                    break false;
                }
            };
            // A name that is sent again replaces the last one.
            assert_eq!(refused, !piece.starts_with(b"event"));
            let kept = parser.line.capacity() + parser.data.capacity() + parser.name.capacity();
            assert!(kept <= 4 * 1000, "{kept}");
        }
    }

    #[test]
    fn memory_of_a_large_event_is_freed_with_it() {
        let mut parser = EventParser::new(1 << 24);
        let mut text = b"data: ".to_vec();
        text.resize(1 << 20, b'x');
        for piece in text.chunks(1000) {
            assert_eq!(parser.next(&mut &piece[..]), Ok(false));
        }
        assert_eq!(parser.next(&mut &b"\n\n"[..]), Ok(true));
        assert_eq!(parser.event().1.len(), (1 << 20) - 6);
        assert_eq!(parser.next(&mut &b"data: a\n\n"[..]), Ok(true));
        assert_eq!(parser.event(), (&b""[..], &b"a"[..]));
        assert!(parser.line.capacity() + parser.data.capacity() <= 2 * KEPT_BYTES);
    }
}
