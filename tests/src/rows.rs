//! The table of the expected results of a client, for each response.

use crate::fixtures::folder;

/// The operation of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Gets the authorization URL: safe to send twice.
    Authorize,
    /// Exchanges the code: to be sent once only.
    Callback,
}

/// The expected result of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A value.
    Ok,
    /// An error.
    Err,
}

/// One line of `fixtures/rows.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of the test.
    pub name: String,
    /// The operation to run.
    pub op: Op,
    /// A section of the wire contract, `faults`, or `local`.
    pub section: String,
    /// The server's script: a stored response, `fault:<name>` (see [`crate::fault`]), or nothing.
    pub fixture: Option<String>,
    /// A value or an error.
    pub outcome: Outcome,
    /// The kind of the error.
    pub kind: Option<String>,
    /// The HTTP status, if there was one.
    pub status: Option<u16>,
    /// The server's own code.
    pub code: Option<String>,
    /// The delivery that the error reports.
    pub delivery: Option<String>,
    /// The number of requests that the server receives.
    pub sends: usize,
    /// The difference from a plain call.
    pub setup: Option<String>,
    /// `yes` if the emulator sends this response by itself, or the reason why not. Empty if no
    /// response is sent.
    pub emulator: Option<String>,
    /// A note for the reader.
    pub note: Option<String>,
}

impl Row {
    /// Returns the deadline in `setup`, in seconds.
    #[must_use]
    pub fn deadline_seconds(&self) -> Option<u64> {
        self.setup
            .as_deref()?
            .strip_prefix("deadline_")?
            .strip_suffix('s')?
            .parse()
            .ok()
    }
}

/// Returns all rows, in order. Panics if the table is malformed.
#[must_use]
pub fn rows() -> Vec<Row> {
    let table = std::fs::read_to_string(folder().join("rows.tsv")).expect("the table of rows");
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(parse)
        .collect()
}

fn parse(line: &str) -> Row {
    let cells: Vec<_> = line.split('\t').collect();
    let [
        name,
        op,
        section,
        fixture,
        outcome,
        kind,
        status,
        code,
        delivery,
        sends,
        setup,
        emulator,
        note,
    ] = cells[..]
    else {
        panic!("thirteen columns are due: {line}");
    };
    let cell = |text: &str| (text != "-").then(|| text.to_owned());
    Row {
        name: name.to_owned(),
        op: match op {
            "authorize" => Op::Authorize,
            "callback" => Op::Callback,
            _ => panic!("{name}: operation {op}"),
        },
        section: section.to_owned(),
        fixture: cell(fixture),
        outcome: match outcome {
            "ok" => Outcome::Ok,
            "err" => Outcome::Err,
            _ => panic!("{name}: outcome {outcome}"),
        },
        kind: cell(kind),
        status: cell(status).map(|status| status.parse().expect("a status")),
        code: cell(code),
        delivery: cell(delivery),
        sends: sends.parse().expect("a number of sends"),
        setup: cell(setup),
        emulator: cell(emulator),
        note: cell(note),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::steps::Head;
    use crate::{fault, fixture, fixture_names};

    const KINDS: [&str; 8] = [
        "Status",
        "InvalidReply",
        "Failed",
        "InvalidRequest",
        "Timeout",
        "Connect",
        "Connection",
        "TooLarge",
    ];

    #[test]
    fn row_names_are_unique_and_valid_test_names() {
        let mut seen = BTreeSet::new();
        for row in rows() {
            assert!(seen.insert(row.name.clone()), "{} twice", row.name);
            assert!(
                row.name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
                "{}",
                row.name
            );
            let op = format!("{:?}_", row.op).to_lowercase();
            assert!(row.name.starts_with(&op), "{}", row.name);
        }
    }

    #[test]
    fn fixtures_and_rows_match() {
        let named: BTreeSet<_> = rows().into_iter().filter_map(|row| row.fixture).collect();
        let (faults, stored): (BTreeSet<_>, BTreeSet<_>) = named
            .into_iter()
            .partition(|name| name.starts_with("fault:"));
        // A folder with an operation's name belongs to that operation, which tests all of its
        // files.
        let shared = fixture_names()
            .into_iter()
            .filter(|name| !name.starts_with("connector_"));
        assert_eq!(stored, shared.collect());
        for name in faults {
            let name = name.strip_prefix("fault:").unwrap();
            assert_eq!(fault(name).is_none(), name == "refused", "{name}");
        }
    }

    #[test]
    fn row_columns_match_each_other_and_the_fixture() {
        for row in rows() {
            let name = &row.name;
            if let Some(kind) = &row.kind {
                assert!(KINDS.contains(&&**kind), "{name}");
            }
            assert_eq!(row.kind.is_some(), row.outcome == Outcome::Err, "{name}");
            assert!(
                row.delivery
                    .as_deref()
                    .is_some_and(|word| ["NotSent", "Answered", "Unknown"].contains(&word)),
                "{name}"
            );
            assert_eq!(
                row.delivery.as_deref() == Some("NotSent"),
                row.sends == 0,
                "{name}"
            );
            assert!(row.sends <= 3, "{name}");
            let sent = row.section != "faults" && row.section != "local";
            assert_eq!(row.emulator.is_some(), sent, "{name}");
            let Some(stored) = row
                .fixture
                .as_deref()
                .filter(|stored| !stored.starts_with("fault:"))
            else {
                continue;
            };
            let wire = fixture(stored);
            let head = Head::parse(&wire).unwrap();
            assert_eq!(row.status, head.status(), "{name}");
            assert_eq!(row.delivery.as_deref(), Some("Answered"), "{name}");
            if let Some(code) = &row.code {
                let text = String::from_utf8(wire.clone()).unwrap();
                assert!(
                    text.contains(&format!("\"{code}\""))
                        || text.contains(&format!("oauth_error={code}\r\n")),
                    "{name}: {code}"
                );
            }
            let long_wait = head.get("retry-after").is_some_and(|after| {
                let after: u64 = after.parse().unwrap();
                after > 60
                    || row
                        .deadline_seconds()
                        .is_some_and(|deadline| after > deadline)
            });
            let again = match (row.op, head.status().unwrap()) {
                (Op::Authorize, 429 | 500 | 502 | 503 | 504) | (Op::Callback, 429) => !long_wait,
                _ => false,
            };
            assert_eq!(row.sends, if again { 3 } else { 1 }, "{name}");
        }
    }
}
