//! The kernel's figures of this process.

use std::fs;

use xtask::Result;

/// Fails unless this is an optimized build. Times of other builds mean nothing.
pub(crate) fn is_optimized() -> Result {
    if cfg!(debug_assertions) {
        Err("this needs an optimized build; run it with `cargo lab`".into())
    } else {
        Ok(())
    }
}

/// Returns the current resident memory, in KiB.
pub(crate) fn resident() -> Result<u64> {
    status("VmRSS:")
}

/// Returns the current resident memory that no file backs, in KiB.
///
/// The rest of [`resident`] are mostly pages of the program's code. Code is read when it runs for
/// the first time, in pieces whose size depends on the system.
pub(crate) fn anonymous() -> Result<u64> {
    status("RssAnon:")
}

/// Returns the peak of resident memory since the last [`forget_peak`], in KiB.
pub(crate) fn peak() -> Result<u64> {
    status("VmHWM:")
}

pub(crate) fn forget_peak() -> Result {
    fs::write("/proc/self/clear_refs", "5")
        .map_err(|error| format!("/proc/self/clear_refs: {error}").into())
}

pub(crate) fn open_files() -> Result<usize> {
    // The folder itself is open while it is read.
    Ok(fs::read_dir("/proc/self/fd")?.count() - 1)
}

/// Returns the limit of open files of this process.
pub(crate) fn most_open_files() -> Result<usize> {
    let limits = fs::read_to_string("/proc/self/limits")?;
    let limit = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"));
    let soft = limit
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no limit of open files")?;
    Ok(soft.parse().unwrap_or(usize::MAX))
}

fn status(name: &str) -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number
        .ok_or_else(|| format!("/proc/self/status has no {name}"))?
        .parse()?)
}

/// Returns the processor time of the children that this process has waited for, and of their
/// children, in seconds.
pub(crate) fn seconds_of_children() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The second field is the program's name and may contain anything. It ends at the last
    // parenthesis.
    let fields = stat
        .rsplit_once(") ")
        .ok_or("/proc/self/stat has an undocumented format")?
        .1;
    let ticks = fields.split(' ').skip(13).take(2).map(str::parse::<u32>);
    let ticks: u32 = ticks.sum::<std::result::Result<u32, _>>()?;
    // The kernel reports a hundred ticks a second to all programs.
    Ok(f64::from(ticks) / 100.0)
}
