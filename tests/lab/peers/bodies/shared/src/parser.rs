//! Server-sent events by the WHATWG's rules, by hand. A floor for the SDK's parser.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

const MAX_EVENT_BYTES: usize = 16 << 20;

#[derive(Debug)]
pub struct TooLarge;

#[derive(Default)]
pub struct EventParser {
    /// A line whose end has not arrived.
    tail: Vec<u8>,
    event: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    /// The last byte was a CR. A LF that follows is no line of its own.
    is_after_cr: bool,
    has_begun: bool,
}

impl EventParser {
    /// Reads up to the end of an event. Returns whether there is one for `take`.
    pub fn next(&mut self, piece: &mut &[u8]) -> Result<bool, TooLarge> {
        loop {
            if self.is_after_cr && !piece.is_empty() {
                self.is_after_cr = false;
                if piece[0] == b'\n' {
                    *piece = &piece[1..];
                }
            }
            let Some(end) = memchr2(b'\n', b'\r', piece) else {
                self.tail.extend_from_slice(piece);
                *piece = &[];
                let length = self.tail.len() + self.data.len();
                return if length > MAX_EVENT_BYTES {
                    Err(TooLarge)
                } else {
                    Ok(false)
                };
            };
            let (line, rest) = piece.split_at(end);
            self.is_after_cr = rest[0] == b'\r';
            *piece = &rest[1..];
            if self.tail.is_empty() {
                if self.line(line) {
                    return Ok(true);
                }
                continue;
            }
            let mut whole = std::mem::take(&mut self.tail);
            whole.extend_from_slice(line);
            if !self.has_data && whole.starts_with(b"data: ") && self.has_begun {
                // A large event is not copied once more.
                whole.drain(..6);
                std::mem::swap(&mut self.data, &mut whole);
                self.has_data = true;
                self.tail = whole;
            } else {
                let is_end = self.line(&whole);
                whole.clear();
                self.tail = whole;
                if is_end {
                    return Ok(true);
                }
            }
        }
    }

    fn line(&mut self, mut line: &[u8]) -> bool {
        if !self.has_begun {
            self.has_begun = true;
            line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        }
        if line.is_empty() {
            if !self.has_data {
                self.event.clear();
            }
            return self.has_data;
        }
        let (name, value) = match memchr(b':', line) {
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &[][..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => {
                if self.has_data {
                    self.data.push(b'\n');
                }
                self.has_data = true;
                self.data.extend_from_slice(value);
            }
            b"event" => {
                self.event.clear();
                self.event.extend_from_slice(value);
            }
            _ => {}
        }
        false
    }

    /// Passes the name and the data of the event that `next` has found to a function.
    pub fn take<T>(&mut self, read: impl FnOnce(&str, &str) -> T) -> T {
        let result = read(&text(&self.event), &text(&self.data));
        self.event.clear();
        if self.data.capacity() > 1 << 16 {
            self.data = Vec::new();
        }
        self.data.clear();
        self.has_data = false;
        result
    }
}

/// Replaces bytes that are not UTF-8. The check alone is much faster than the search for them.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
