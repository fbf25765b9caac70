//! `cargo lab in-child`: a part of faults or soak, which start it in a process of its own.

use xtask::Result;

use crate::child::with_parent;
use crate::{faults, loopback};

pub(crate) fn run(arguments: &[String]) -> Result {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        // This part reads its stdin in another way.
        ["lookup"] => faults::lookup::in_child(),
        ["memory", origin] => with_parent(|| faults::memory::in_child(origin)),
        ["memory-of-plain-client", origin] => {
            with_parent(|| faults::memory::plain_in_child(origin))
        }
        ["open", kind, origin] => with_parent(|| faults::open::in_child(kind, origin)),
        ["unread", origin] => with_parent(|| faults::unread::in_child(origin)),
        ["unread-of-plain-client", origin] => {
            with_parent(|| faults::unread::plain_in_child(origin))
        }
        ["server", port, work, journal] => {
            with_parent(|| loopback::in_child(port.parse()?, work.parse()?, *journal == "journal"))
        }
        _ => Err("this command is for other commands only; run `cargo lab` for a list".into()),
    }
}
