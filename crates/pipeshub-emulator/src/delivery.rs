//! The delivery of a response: where its body is cut into chunks, slowed down, or broken off.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Response;

use crate::body::{Body, Ending, Step, Streamed};

/// A place in the body of a response.
///
/// A place beyond the end is the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// After this number of bytes.
    Bytes(u64),
    /// After this number of blocks of an event stream.
    ///
    /// A block is an event or a comment, and ends with an empty line.
    Events(usize),
    /// After the last byte, and before the end of the body. A chunked body lacks its last chunk.
    End,
}

/// The changes to the delivery of a response.
#[derive(Debug, Clone, Default)]
pub(crate) struct Delivery {
    /// The bytes of each chunk.
    pub(crate) chunk: Option<usize>,
    /// The pause before each chunk but the first.
    pub(crate) pace: Option<Duration>,
    /// The place of a stop.
    pub(crate) stop: Option<(Position, Stop)>,
}

/// The action at the place of a stop.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stop {
    /// Drops the rest of the body.
    Ending(Ending),
    /// Sends nothing for this time, and then the rest.
    Pause(Duration),
}

impl Delivery {
    /// Returns the response with its body as steps, if anything is to change.
    pub(crate) fn apply(&self, response: Response<Body>) -> Response<Body> {
        if self.chunk.is_none() && self.pace.is_none() && self.stop.is_none() {
            return response;
        }
        response.map(|body| match body {
            Body::Whole(whole) => {
                let whole = whole.unwrap_or_default();
                let length = whole.len() as u64;
                let mut streamed = self.change(Streamed::new([Step::Chunk(whole)]));
                // The length is wrong if the body ends early and properly.
                let ends_early = matches!(self.stop, Some((_, Stop::Ending(Ending::Complete))));
                let is_chunked = self.chunk.is_some() || ends_early;
                streamed.length = (!is_chunked).then_some(length);
                Body::Streamed(streamed)
            }
            Body::Streamed(streamed) => Body::Streamed(self.change(streamed)),
            body => body,
        })
    }

    fn change(&self, mut streamed: Streamed) -> Streamed {
        let mut steps: Vec<Step> = streamed.steps.into();
        if let Some((position, stop)) = self.stop {
            let (mut before, after) = split(steps, position);
            match stop {
                Stop::Ending(ending) => streamed.ending = ending,
                Stop::Pause(time) => {
                    before.push(Step::Wait(time));
                    before.extend(after);
                }
            }
            steps = before;
        }
        if let Some(size) = self.chunk {
            steps = in_chunks(steps, size.max(1));
        }
        if let Some(pace) = self.pace {
            steps = paced(steps, pace);
        }
        streamed.steps = VecDeque::from(steps);
        streamed
    }
}

/// Splits steps at a place.
fn split(steps: Vec<Step>, position: Position) -> (Vec<Step>, Vec<Step>) {
    let mut left = match position {
        Position::Bytes(bytes) => bytes,
        Position::Events(0) => 0,
        Position::Events(events) => end_of_event(&steps, events),
        Position::End => u64::MAX,
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Chunk(mut bytes) if left > 0 => {
                let length =
                    usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()));
                let first = bytes.split_to(length);
                left -= first.len() as u64;
                before.push(Step::Chunk(first));
                if !bytes.is_empty() {
                    after.push(Step::Chunk(bytes));
                }
            }
            step if left > 0 => before.push(step),
            step => after.push(step),
        }
    }
    (before, after)
}

/// Returns the number of bytes until the end of this block.
fn end_of_event(steps: &[Step], events: usize) -> u64 {
    let (mut at, mut found, mut last) = (0, 0, 0);
    for step in steps {
        let Step::Chunk(bytes) = step else { continue };
        for &byte in bytes {
            at += 1;
            if byte == b'\n' && last == b'\n' {
                found += 1;
                if found == events {
                    return at;
                }
            }
            last = byte;
        }
    }
    u64::MAX
}

/// Joins and splits the chunks between waits, so that each has `size` bytes.
fn in_chunks(steps: Vec<Step>, size: usize) -> Vec<Step> {
    let mut result = Vec::new();
    let mut joined = BytesMut::new();
    let flush = |joined: &mut BytesMut, result: &mut Vec<Step>| {
        let mut bytes: Bytes = std::mem::take(joined).freeze();
        while !bytes.is_empty() {
            let chunk = bytes.split_to(size.min(bytes.len()));
            result.push(Step::Chunk(chunk));
        }
    };
    for step in steps {
        match step {
            Step::Chunk(bytes) => joined.extend_from_slice(&bytes),
            Step::Wait(time) => {
                flush(&mut joined, &mut result);
                result.push(Step::Wait(time));
            }
        }
    }
    flush(&mut joined, &mut result);
    result
}

/// Adds a wait before each chunk but the first.
fn paced(steps: Vec<Step>, pace: Duration) -> Vec<Step> {
    let mut result = Vec::with_capacity(2 * steps.len());
    let mut is_first = true;
    for step in steps {
        if matches!(step, Step::Chunk(_)) && !std::mem::take(&mut is_first) {
            result.push(Step::Wait(pace));
        }
        result.push(step);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAIT: Step = Step::Wait(Duration::from_secs(1));

    fn chunk(text: &'static str) -> Step {
        Step::Chunk(Bytes::from_static(text.as_bytes()))
    }

    fn steps() -> Vec<Step> {
        vec![chunk(": a\n\nevent: b\n"), WAIT, chunk("\nevent: c\n\n")]
    }

    fn changed(delivery: &Delivery) -> (Vec<Step>, Ending) {
        let streamed = delivery.change(Streamed::new(steps()));
        (streamed.steps.into(), streamed.ending)
    }

    #[test]
    fn stop_drops_the_rest_after_its_place() {
        for (position, before) in [
            (Position::Bytes(0), vec![]),
            (Position::Bytes(3), vec![chunk(": a")]),
            (
                Position::Bytes(15),
                vec![chunk(": a\n\nevent: b\n"), WAIT, chunk("\n")],
            ),
            (Position::Events(0), vec![]),
            (Position::Events(1), vec![chunk(": a\n\n")]),
            (
                Position::Events(2),
                vec![chunk(": a\n\nevent: b\n"), WAIT, chunk("\n")],
            ),
            (Position::Events(9), steps()),
            (Position::Bytes(99), steps()),
            (Position::End, steps()),
        ] {
            let stop = Some((position, Stop::Ending(Ending::Cut)));
            let delivery = Delivery {
                stop,
                ..Delivery::default()
            };
            assert_eq!(changed(&delivery), (before, Ending::Cut));
        }
    }

    #[test]
    fn pause_keeps_the_rest() {
        let pause = Duration::from_secs(9);
        let stop = Some((Position::Events(1), Stop::Pause(pause)));
        let delivery = Delivery {
            stop,
            ..Delivery::default()
        };
        let (steps, ending) = changed(&delivery);
        let expected = [
            chunk(": a\n\n"),
            Step::Wait(pause),
            chunk("event: b\n"),
            WAIT,
            chunk("\nevent: c\n\n"),
        ];
        assert_eq!(
            (steps.as_slice(), ending),
            (&expected[..], Ending::Complete)
        );
    }

    #[test]
    fn chunks_have_the_size_and_the_pace() {
        let pace = Duration::from_millis(1);
        let delivery = Delivery {
            chunk: Some(8),
            pace: Some(pace),
            stop: None,
        };
        let (steps, _) = changed(&delivery);
        let (pause, expected) = (
            Step::Wait(pace),
            [": a\n\neve", "nt: b\n", "\nevent: ", "c\n\n"],
        );
        let [a, b, c, d] = expected.map(chunk);
        assert_eq!(
            steps,
            [a, pause.clone(), b, WAIT, pause.clone(), c, pause, d]
        );
    }
}
