//! A line that says how long there is still to wait.

use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

use tokio::time::{Instant, interval, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// Waits for `work`, at most as long as `patience`; on a terminal, a line on standard error counts
/// the seconds meanwhile.
pub(crate) async fn wait<T>(patience: Duration, work: impl Future<Output = T>) -> Option<T> {
    let _line = Line;
    let counting = async {
        let begun = Instant::now();
        let mut ticks = interval(SECOND);
        loop {
            ticks.tick().await;
            let _ = write!(stderr(), "\r{}", line(begun.elapsed(), patience));
        }
    };
    let work = timeout(patience, work);
    if !stderr().is_terminal() {
        return work.await.ok();
    }
    tokio::select! {
        done = work => done.ok(),
        () = counting => None,
    }
}

fn line(passed: Duration, patience: Duration) -> String {
    let clock = |time: Duration| format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60);
    format!(
        "waiting for the browser to come back: {} of {}",
        clock(passed),
        clock(patience)
    )
}

/// Wipes the line however the wait ends, an interrupt included.
struct Line;

impl Drop for Line {
    fn drop(&mut self) {
        if stderr().is_terminal() {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_counts_minutes_and_seconds() {
        let seconds = Duration::from_secs;
        assert_eq!(
            line(seconds(65), seconds(300)),
            "waiting for the browser to come back: 1:05 of 5:00"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_ends_with_the_work_or_the_patience() {
        assert_eq!(
            wait(SECOND * 3, tokio::time::sleep(SECOND * 2)).await,
            Some(())
        );
        assert_eq!(wait(SECOND * 2, tokio::time::sleep(SECOND * 3)).await, None);
    }
}
