//! An index of a JSON text: the position of each value, found in one pass.
//!
//! This module checks the text and finds its values once, so readers need no code for invalid text.
//! It does not decode values; readers do. The entry point is [`Index::new`].
//!
//! The index has 8 bytes per value and name, in the order of the text, so its size is at most four
//! times that of the text. Each list and object contains the end of its last value, so a reader
//! skips values that it does not need.

use std::borrow::Cow;

use super::problem::{SyntaxError, SyntaxErrorKind};
use super::scan::{self, blanks_end, number_end, string_end, too_short, unexpected, word_end};
use super::unescape::unescape;

/// The deepest nesting of lists and objects, which is the limit of `serde_json`.
pub(crate) const MAX_DEPTH: usize = 127;

/// The longest text, in bytes. A position then leaves one bit of a `u32` free.
const MAX_TEXT: usize = (1 << 31) - 1;

const TOO_LONG: SyntaxError = SyntaxError::new(SyntaxErrorKind::TooLong, 0);

/// The number of a value in an index, or of a name in an object. The value of a name comes next.
pub(crate) type NodeId = u32;

#[derive(Clone, Copy)]
struct Node {
    /// The position of the first byte.
    start: u32,
    /// For a string, the position of its closing quote, with [`ESCAPED`] if it has escapes. For a
    /// list or an object, the node after its last node. For other values, the position after it.
    end: u32,
}

const ESCAPED: u32 = 1 << 31;
const _: () = assert!(ESCAPED as usize == scan::ESCAPED);

/// The values of a text that is JSON.
pub(crate) struct Index<'t> {
    text: &'t str,
    nodes: Vec<Node>,
}

/// The memory of an index that is not used any more.
#[derive(Default)]
pub(crate) struct IndexMemory(Vec<Node>);

/// The most nodes whose memory is kept: 32 KiB.
const KEPT_NODES: usize = 4096;

impl<'t> Index<'t> {
    /// Reads a text to its end.
    ///
    /// # Errors
    ///
    /// The text is not UTF-8, not JSON, nested too deep, or longer than 2 GiB.
    pub(crate) fn new(text: &'t [u8]) -> Result<Self, SyntaxError> {
        if text.len() > MAX_TEXT {
            return Err(TOO_LONG);
        }
        match std::str::from_utf8(text) {
            Ok(text) => Ok(Self {
                text,
                nodes: nodes(text.as_bytes(), Vec::new())?,
            }),
            Err(error) => Err(unexpected(error.valid_up_to())),
        }
    }

    /// Does the same as [`new`](Self::new), for a text that is known to be UTF-8, in the memory of
    /// another index.
    pub(crate) fn of_text(text: &'t str, memory: IndexMemory) -> Result<Self, SyntaxError> {
        if text.len() > MAX_TEXT {
            return Err(TOO_LONG);
        }
        let mut memory = memory.0;
        memory.clear();
        let nodes = nodes(text.as_bytes(), memory)?;
        Ok(Self { text, nodes })
    }

    /// Returns the memory for another index, if it is small.
    pub(crate) fn into_memory(self) -> IndexMemory {
        if self.nodes.capacity() > KEPT_NODES {
            return IndexMemory::default();
        }
        IndexMemory(self.nodes)
    }

    /// Creates an index without a value, for a text that has no valid index.
    pub(crate) fn empty() -> Self {
        Self {
            text: "",
            nodes: Vec::new(),
        }
    }

    /// Adds slots for numbers of nodes, and returns the first slot. The slots are behind the nodes,
    /// where there is usually room, so that they need no memory of their own.
    pub(crate) fn push_slots(&mut self, count: usize, node: NodeId) -> usize {
        let first = self.nodes.len();
        if self.nodes.capacity() - first < count {
            // Not twice the room of the nodes.
            self.nodes.reserve_exact(count + 128);
        }
        let slot = Node {
            start: node,
            end: 0,
        };
        self.nodes.resize(first + count, slot);
        first
    }

    /// The number of nodes and slots.
    pub(crate) fn slots_end(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn slot(&self, at: usize) -> Option<NodeId> {
        self.nodes.get(at).map(|slot| slot.start)
    }

    pub(crate) fn set_slot(&mut self, at: usize, node: NodeId) {
        if let Some(slot) = self.nodes.get_mut(at) {
            slot.start = node;
        }
    }

    /// Drops this slot and all after it.
    pub(crate) fn drop_slots(&mut self, first: usize) {
        self.nodes.truncate(first);
    }

    /// The first byte of a value, which identifies its type.
    #[inline]
    pub(crate) fn first_byte(&self, node: NodeId) -> u8 {
        self.text.as_bytes()[self.nodes[node as usize].start as usize]
    }

    /// The node after a list or an object and all that is in it.
    #[inline]
    pub(crate) fn end(&self, node: NodeId) -> NodeId {
        self.nodes[node as usize].end
    }

    /// The node after a value and all that is in it.
    #[inline]
    pub(crate) fn after(&self, node: NodeId) -> NodeId {
        match self.first_byte(node) {
            b'[' | b'{' => self.end(node),
            _ => node + 1,
        }
    }

    /// The value of a name in an object. If the name is repeated, the last value counts.
    pub(crate) fn last_value(&self, object: NodeId, name: &str) -> Option<NodeId> {
        let mut value = None;
        let mut node = object + 1;
        while node < self.end(object) {
            if self.string(node).is_some_and(|known| known == name) {
                value = Some(node + 1);
            }
            node = self.after(node + 1);
        }
        value
    }

    /// The bytes of a name without escapes. Returns `None` for another name.
    #[inline]
    pub(crate) fn plain_name(&self, node: NodeId) -> Option<&'t [u8]> {
        let Node { start, end } = self.nodes[node as usize];
        let name = start as usize + 1..end as usize;
        // An end with `ESCAPED` is beyond the text.
        self.text.as_bytes().get(name)
    }

    /// The text of a string without escapes. Returns `None` for anything else.
    #[inline]
    pub(crate) fn plain_string(&self, node: NodeId) -> Option<&'t str> {
        let Node { start, end } = self.nodes[node as usize];
        if end & ESCAPED != 0 || self.first_byte(node) != b'"' {
            return None;
        }
        self.text.get(start as usize + 1..end as usize)
    }

    /// The text of a string with its escapes decoded. Returns `None` for anything else and for a
    /// surrogate without its other half.
    #[inline]
    pub(crate) fn string(&self, node: NodeId) -> Option<Cow<'t, str>> {
        match self.plain_string(node) {
            Some(text) => Some(Cow::Borrowed(text)),
            None => self.escaped_string(node).map(Cow::Owned),
        }
    }

    fn escaped_string(&self, node: NodeId) -> Option<String> {
        unescape(self.escaped(node)?)
    }

    /// The text of a string, as it was sent. Returns `None` for anything else.
    pub(crate) fn escaped(&self, node: NodeId) -> Option<&'t str> {
        let Node { start, end } = self.nodes[node as usize];
        if self.first_byte(node) != b'"' {
            return None;
        }
        self.text.get(start as usize + 1..(end & !ESCAPED) as usize)
    }

    /// The text of a number, `true`, `false` or `null`. For other values, the text is none of
    /// these.
    #[inline]
    pub(crate) fn scalar(&self, node: NodeId) -> &'t str {
        let Node { start, end } = self.nodes[node as usize];
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// The whole text of a value, as it was sent.
    pub(crate) fn source(&self, node: NodeId) -> &'t str {
        let start = self.nodes[node as usize].start as usize;
        self.text
            .get(start..self.source_end(node))
            .unwrap_or_default()
    }

    fn source_end(&self, node: NodeId) -> usize {
        let Node { start, end } = self.nodes[node as usize];
        match self.first_byte(node) {
            b'"' => (end & !ESCAPED) as usize + 1,
            b'[' | b'{' => {
                // `last` becomes the last value inside, at any depth. Between that value and the
                // closing bracket of this node are only brackets and blanks.
                let mut last = node;
                let mut to_close = 1;
                let mut next = node + 1;
                while next < end {
                    last = next;
                    next = self.after(next);
                    if next == end && matches!(self.first_byte(last), b'[' | b'{') {
                        to_close += 1;
                        next = last + 1;
                    }
                }
                let mut at = match self.first_byte(last) {
                    b'[' | b'{' => self.nodes[last as usize].start as usize + 1,
                    _ => self.source_end(last),
                };
                while to_close > 0 {
                    if let b']' | b'}' = self.text.as_bytes()[at] {
                        to_close -= 1;
                    }
                    at += 1;
                }
                at.max(start as usize)
            }
            _ => end as usize,
        }
    }

    /// The offset for a [`Problem`](super::problem::Problem) with this value: that of its end, or of
    /// its start for a list or an object.
    pub(crate) fn offset(&self, node: NodeId) -> usize {
        match self.first_byte(node) {
            b'[' | b'{' => self.nodes[node as usize].start as usize,
            _ => self.source_end(node),
        }
    }
}

/// Finds the values of a text that is no longer than [`MAX_TEXT`].
///
/// Each turn of the outer loop reads a name or a value, and then what is behind it: a colon, or
/// brackets and a comma. `is_name` is set if a name comes next. `open` is the innermost open list or object, and `depth` the
/// number of all open ones. Until `open` is closed, its `end` is the number of the surrounding node,
/// so that no list of open nodes is needed. The loop ends when a value is complete and no list or
/// object is open.
#[allow(
    clippy::cast_possible_truncation,
    reason = "positions in the text and numbers of nodes are below 2^31"
)]
fn nodes(text: &[u8], mut nodes: Vec<Node>) -> Result<Vec<Node>, SyntaxError> {
    // Grows at most once for usual responses, where a value and its name have 16 bytes. Each value
    // has at least two bytes of the text, its own and a comma or bracket. The doubled capacity
    // therefore stays within one node for every two bytes.
    let room = match text.len() {
        ..1024 => 12,
        length => length / 16 + 8,
    };
    nodes.reserve_exact(room);
    let (mut open, mut depth) = (0, 0);
    let (mut in_object, mut is_name) = (false, false);
    let mut at = 0;
    'values: loop {
        let byte = token(text, &mut at)?;
        let start = at as u32;
        if byte == b'"' {
            let end = string_end(text, at + 1)?;
            nodes.push(Node {
                start,
                end: end as u32,
            });
            at = (end & !scan::ESCAPED) + 1;
            if is_name {
                if token(text, &mut at)? != b':' {
                    return Err(unexpected(at));
                }
                at += 1;
                is_name = false;
                continue;
            }
        } else if is_name {
            return Err(unexpected(at));
        } else if let b'[' | b'{' = byte {
            if depth >= MAX_DEPTH {
                return Err(SyntaxError::new(SyntaxErrorKind::TooDeep, at + 1));
            }
            let outer = std::mem::replace(&mut open, nodes.len() as u32);
            nodes.push(Node { start, end: outer });
            depth += 1;
            in_object = byte == b'{';
            at += 1;
            // Unless it is empty, its first value comes next.
            if token(text, &mut at)? != byte + 2 {
                is_name = in_object;
                continue;
            }
        } else {
            at = match byte {
                b'-' | b'0'..=b'9' => number_end(text, at)?,
                _ => word_end(text, at)?,
            };
            nodes.push(Node {
                start,
                end: at as u32,
            });
        }
        while depth > 0 {
            let byte = token(text, &mut at)?;
            if byte == b',' {
                at += 1;
                is_name = in_object;
                continue 'values;
            }
            if byte != if in_object { b'}' } else { b']' } {
                return Err(unexpected(at));
            }
            at += 1;
            in_object = close(&mut nodes, &mut open, text);
            depth -= 1;
        }
        break;
    }
    at = blanks_end(text, at);
    if at < text.len() {
        return Err(unexpected(at));
    }
    Ok(nodes)
}

/// Moves to the next token, and returns its first byte.
#[inline]
fn token(text: &[u8], at: &mut usize) -> Result<u8, SyntaxError> {
    *at = blanks_end(text, *at);
    match text.get(*at) {
        Some(byte) => Ok(*byte),
        None => Err(too_short(text)),
    }
}

/// Closes the innermost list or object. Returns whether the surrounding value is an object. Outside
/// of all lists and objects, the result is not used.
#[allow(
    clippy::cast_possible_truncation,
    reason = "numbers of nodes are below 2^31"
)]
#[inline]
fn close(nodes: &mut [Node], open: &mut NodeId, text: &[u8]) -> bool {
    let after = nodes.len() as u32;
    let closed = &mut nodes[*open as usize];
    *open = std::mem::replace(&mut closed.end, after);
    text[nodes[*open as usize].start as usize] == b'{'
}

#[cfg(test)]
mod tests;
