//! Reports: promises, and their measurements.

use xtask::Result;

pub(crate) struct Row {
    promised: String,
    measured: String,
    /// `None` where nothing was measured.
    holds: Option<bool>,
}

impl Row {
    pub(crate) fn new(
        promised: impl Into<String>,
        measured: impl Into<String>,
        holds: bool,
    ) -> Self {
        Self {
            promised: promised.into(),
            measured: measured.into(),
            holds: Some(holds),
        }
    }

    pub(crate) fn left_out(name: &str) -> Self {
        Self {
            promised: format!("All of the part `{name}`"),
            measured: "nothing".into(),
            holds: None,
        }
    }
}

/// Prints the rows as a table. Fails if one of them does not hold.
pub(crate) fn print(rows: &[Row]) -> Result {
    println!("| promised | measured | |\n|---|---|---|");
    for Row {
        promised,
        measured,
        holds,
    } in rows
    {
        let word = match holds {
            Some(true) => "pass",
            Some(false) => "**FAIL**",
            None => "skipped on request",
        };
        println!("| {promised} | {measured} | {word} |");
    }
    match rows.iter().filter(|row| row.holds == Some(false)).count() {
        0 => Ok(()),
        broken => Err(format!("{broken} of {} promises do not hold", rows.len()).into()),
    }
}
