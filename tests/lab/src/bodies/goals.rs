//! The goals of streams and files, each with its measured figure.

use super::cases::{Downloads, Events, Searches, Uploads, more};
use super::programs::CLIENTS;
use crate::table::{Table, thousands};

/// Positions in `CLIENTS`.
const POOL: usize = 0;
const ONE: usize = 1;
const SDK: usize = 2;

struct Goals(Table);

impl Goals {
    /// Adds a row. `figure` has to be at most `limit`.
    fn hold(&mut self, what: &str, limit: f64, figure: f64, write: fn(f64) -> String) {
        let is_reached = figure <= limit;
        self.0.row([
            what.to_owned(),
            write(limit),
            write(figure),
            if is_reached { "yes" } else { "**no**" }.to_owned(),
        ]);
    }

    fn ratio(&mut self, what: &str, limit: f64, figure: f64) {
        self.hold(what, limit, figure, |figure| format!("{figure:.2}"));
    }

    fn whole(&mut self, what: &str, limit: f64, figure: f64) {
        self.hold(what, limit, figure, thousands);
    }

    fn more_bytes(&mut self, what: &str, limit: f64, bytes: &[Option<f64>], plain: &[Option<f64>]) {
        self.whole(
            what,
            limit,
            more(bytes[SDK], plain[SDK]).unwrap_or(f64::NAN),
        );
    }
}

/// Returns a row for each goal. A ratio is to the pooled client by hand.
pub(super) fn table(
    events: &Events,
    downloads: &Downloads,
    uploads: &Uploads,
    searches: &Searches,
) -> Table {
    debug_assert!(CLIENTS[SDK].package == "sdk-bodies");
    let mut goals = Goals(Table::new(&[
        "figure of the SDK",
        "goal, at most",
        "measured",
        "reached",
    ]));
    let ratio = |figures: &[[f64; 2]]| figures[SDK][0] / figures[POOL][0];
    goals.ratio(
        "events cut at random: instructions, ratio",
        1.05,
        ratio(&events.cut),
    );
    goals.ratio(
        "a chunk per event: instructions, ratio",
        1.05,
        ratio(&events.whole),
    );
    goals.ratio("allocations per event", 3.6, events.cut[SDK][1]);
    goals.ratio(
        "allocations per event, a chunk each",
        3.6,
        events.whole[SDK][1],
    );
    goals.ratio(
        "one large event: growth of its cost per MiB",
        1.1,
        events.large[SDK][1],
    );
    for (what, timed) in [
        ("events: peak KiB", &events.small),
        ("with an event of 4 MiB: peak KiB", &events.with_large),
    ] {
        goals.whole(what, timed[POOL].peak_kib + 256.0, timed[SDK].peak_kib);
    }
    let tls = |n: usize| events.tls_bytes[n].unwrap_or(f64::NAN);
    goals.ratio(
        "events with TLS: bytes of the program, ratio",
        0.98,
        tls(SDK) / tls(POOL),
    );
    goals.more_bytes(
        "`EventStream`: bytes over a plain call",
        33_000.0,
        &events.bytes,
        &events.plain,
    );
    goals.ratio(
        "download with a length: CPU, ratio",
        1.1,
        downloads.length[SDK].ratio,
    );
    goals.ratio(
        "download in chunks: CPU, ratio",
        1.1,
        downloads.chunked[SDK].ratio,
    );
    goals.ratio(
        "download to a file: CPU, ratio",
        1.4,
        downloads.to_file[SDK].ratio,
    );
    goals.ratio(
        "download: allocations per chunk",
        0.0,
        downloads.allocations[SDK].max(0.0),
    );
    for (what, timed, most) in [
        ("download: peak KiB", &downloads.chunked, 256.0),
        ("download to a file: peak KiB", &downloads.to_file, 1300.0),
    ] {
        goals.whole(
            what,
            downloads.chunked[ONE].peak_kib + most,
            timed[SDK].peak_kib,
        );
    }
    goals.more_bytes(
        "`Download`: bytes over a plain call",
        5000.0,
        &downloads.bytes,
        &downloads.plain,
    );
    for (what, timed) in [
        ("upload of 1 GiB", &uploads.large),
        ("upload of 200 files", &uploads.small),
    ] {
        goals.ratio(&format!("{what}: CPU, ratio"), 1.15, timed[SDK].ratio);
        goals.whole(
            &format!("{what}: peak KiB"),
            timed[ONE].peak_kib + 256.0,
            timed[SDK].peak_kib,
        );
    }
    let open = u32::try_from(uploads.open[SDK]).map_or(f64::NAN, f64::from);
    goals.whole("upload of 200 files: open files", 1.0, open);
    goals.more_bytes(
        "`Form`: bytes over a plain call",
        10_000.0,
        &uploads.bytes,
        &uploads.plain,
    );
    let ratio = |figures: &[f64]| figures[SDK] / figures[POOL];
    goals.hold(
        "response of 600 kB: instructions, ratio",
        1.02,
        ratio(&searches.instructions),
        three,
    );
    goals.hold(
        "response of 600 kB: allocations, ratio",
        1.02,
        ratio(&searches.allocations),
        three,
    );
    goals.0
}

fn three(figure: f64) -> String {
    format!("{figure:.3}")
}
