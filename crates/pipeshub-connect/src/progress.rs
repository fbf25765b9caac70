//! The countdown while the program waits for the browser.

use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

use tokio::time::{Instant, interval, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// Waits for `work`, for `limit` at most. If standard error is a terminal, a line there counts the
/// seconds.
pub(crate) async fn wait<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let _line = CountdownLine;
    let counting = async {
        let begun = Instant::now();
        let mut ticks = interval(SECOND);
        loop {
            ticks.tick().await;
            let _ = write!(stderr(), "\r{}", line(begun.elapsed(), limit));
        }
    };
    let work = timeout(limit, work);
    if !stderr().is_terminal() {
        return work.await.ok();
    }
    tokio::select! {
        done = work => done.ok(),
        () = counting => None,
    }
}

fn line(elapsed: Duration, limit: Duration) -> String {
    let clock = |time: Duration| format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60);
    format!(
        "waiting for the browser to return: {} of {}",
        clock(elapsed),
        clock(limit)
    )
}

/// Clears the line when dropped, so that an interrupted wait leaves no text behind.
struct CountdownLine;

impl Drop for CountdownLine {
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
    fn countdown_line_shows_minutes_and_seconds() {
        let seconds = Duration::from_secs;
        assert_eq!(
            line(seconds(65), seconds(300)),
            "waiting for the browser to return: 1:05 of 5:00"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn wait_ends_with_the_work_or_at_the_limit() {
        assert_eq!(
            wait(SECOND * 3, tokio::time::sleep(SECOND * 2)).await,
            Some(())
        );
        assert_eq!(wait(SECOND * 2, tokio::time::sleep(SECOND * 3)).await, None);
    }
}
