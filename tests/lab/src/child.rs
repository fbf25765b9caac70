//! Parts that need a process of their own: to be killed, or to be measured alone.
//!
//! A child exits when its stdin closes, so it never outlives its parent.

use std::io::{self, BufRead, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio, exit};
use std::thread;

use xtask::Result;

pub(crate) fn with_parent(run: impl FnOnce() -> Result) -> Result {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        exit(1);
    });
    run()
}

/// A process that is killed on drop.
pub(crate) struct Process(Child);

impl Process {
    pub(crate) fn start(command: &mut Command) -> Result<(Self, BufReader<ChildStdout>)> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().ok_or("a child without output")?;
        Ok((Self(child), BufReader::new(out)))
    }

    /// Returns the resident memory in KiB. Needs Linux.
    pub(crate) fn resident(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let line = line.ok_or("a process without memory")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Returns a command for this program, to run one of the parts in `parts.rs`.
    pub(crate) fn part(arguments: &[&str]) -> Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("in-child").args(arguments);
        Ok(command)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The process may already be gone.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns the next line of a child's output.
pub(crate) fn line(out: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if out.read_line(&mut line)? == 0 {
        return Err("a child exited without output".into());
    }
    Ok(line.trim_end().to_owned())
}
