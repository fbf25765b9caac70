//! What a report is made of: promises, and what was measured of them.

use crate::Result;

pub(crate) struct Row {
    pub(crate) promised: String,
    pub(crate) measured: String,
    pub(crate) holds: bool,
}

impl Row {
    pub(crate) fn new(promised: impl Into<String>, measured: impl Into<String>, holds: bool) -> Self {
        Self { promised: promised.into(), measured: measured.into(), holds }
    }
}

/// Prints the rows as a table; an error if one of them does not hold.
pub(crate) fn print(rows: &[Row]) -> Result {
    println!("| promised | measured | |\n|---|---|---|");
    for Row { promised, measured, holds } in rows {
        println!("| {promised} | {measured} | {} |", if *holds { "pass" } else { "**FAIL**" });
    }
    match rows.iter().filter(|row| !row.holds).count() {
        0 => Ok(()),
        broken => Err(format!("{broken} of {} promises do not hold", rows.len()).into()),
    }
}
