//! A collector of everything that is logged, by `tracing` and by `log`, at every level.
//!
//! Only threads inside [`collect`] are recorded, so a server in the same process is left out.

use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    static LINES: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

struct Collector {
    spans: AtomicU64,
}

fn keep(line: impl FnOnce(&mut String)) {
    LINES.with_borrow_mut(|lines| {
        if let Some(lines) = lines {
            let mut text = String::new();
            line(&mut text);
            lines.push(text);
        }
    });
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // Some types hide less in one of the two forms.
        let _ = write!(self.0, " {field}={value:?} {value:#?}");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.0, " {field}={value} {value:?}");
    }
}

impl Subscriber for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        keep(|line| {
            let _ = write!(
                line,
                "{} {}",
                span.metadata().target(),
                span.metadata().name()
            );
            span.record(&mut Fields(line));
        });
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        keep(|line| values.record(&mut Fields(line)));
    }

    fn event(&self, event: &Event<'_>) {
        keep(|line| {
            line.push_str(event.metadata().target());
            event.record(&mut Fields(line));
        });
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl log::Log for Collector {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        keep(|line| {
            let _ = write!(line, "{} {}", record.target(), record.args());
        });
    }

    fn flush(&self) {}
}

/// Returns the lines that `run` logs on this thread. Each line starts with its target.
///
/// # Panics
///
/// Another crate has set a subscriber or a logger for the process.
pub fn collect(run: impl FnOnce()) -> Vec<String> {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let collector = || Collector {
            spans: AtomicU64::new(0),
        };
        tracing::subscriber::set_global_default(collector()).expect("it is the only subscriber");
        // Another test may have reached a callsite before the subscriber was set. `tracing` caches
        // that nobody is interested in the callsite, and never checks again.
        tracing::callsite::rebuild_interest_cache();
        log::set_boxed_logger(Box::new(collector())).expect("it is the only logger");
        log::set_max_level(log::LevelFilter::Trace);
    });
    LINES.set(Some(Vec::new()));
    run();
    LINES.take().unwrap_or_default()
}
