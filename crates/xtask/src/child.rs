//! Parts that need a process of their own: to be killed, or to be measured alone.
//!
//! A child ends by itself when its standard input does, so none outlives the report that started it.

use std::io::{self, BufRead, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio, exit};
use std::thread;

use crate::{Result, faults, loopback};

pub(crate) fn run(arguments: &[String]) -> Result {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        // It reads its standard input in another way.
        ["look-up"] => faults::look_up::in_child(),
        ["memory", origin] => with_parent(|| faults::memory::in_child(origin)),
        ["memory-of-plain-client", origin] => with_parent(|| faults::memory::plain_in_child(origin)),
        ["server", port, work, journal] => {
            with_parent(|| loopback::in_child(port.parse()?, work.parse()?, *journal == "journal"))
        }
        _ => Err("this is no command for a person".into()),
    }
}

fn with_parent(run: impl FnOnce() -> Result) -> Result {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        exit(1);
    });
    run()
}

/// A process that ends with its value.
pub(crate) struct Process(Child);

impl Process {
    pub(crate) fn start(command: &mut Command) -> Result<(Self, BufReader<ChildStdout>)> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("a child without output")?;
        Ok((Self(child), BufReader::new(out)))
    }

    /// This program again, as one of the parts in [`run`].
    pub(crate) fn part(arguments: &[&str]) -> Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("in-child").args(arguments);
        Ok(command)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // If it is gone already, that is as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The next line that a child prints.
pub(crate) fn line(out: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if out.read_line(&mut line)? == 0 {
        return Err("a child ended without a word".into());
    }
    Ok(line.trim_end().to_owned())
}
