//! The goals of streams and files, each with its measured figure.

use crate::table::{Table, thousands};

/// Positions in `CLIENTS`.
pub(super) const POOL: usize = 0;
pub(super) const ONE: usize = 1;
pub(super) const SDK: usize = 2;

/// A row for each goal.
#[derive(Default)]
pub(super) struct Goals(Vec<[String; 4]>);

impl Goals {
    /// Adds a row. `figure` has to be at most `limit`.
    fn hold(&mut self, what: &str, limit: f64, figure: f64, write: impl Fn(f64) -> String) {
        let word = if figure <= limit { "yes" } else { "**no**" };
        self.0.push([
            what.to_owned(),
            write(limit),
            write(figure),
            word.to_owned(),
        ]);
    }

    pub(super) fn ratio(&mut self, what: &str, limit: f64, figure: f64) {
        // What is printed decides, so that a row never contradicts itself.
        let figure = (figure * 100.0).round() / 100.0;
        self.hold(what, limit, figure, |figure| format!("{figure:.2}"));
    }

    pub(super) fn fine_ratio(&mut self, what: &str, limit: f64, figure: f64) {
        let figure = (figure * 1000.0).round() / 1000.0;
        self.hold(what, limit, figure, |figure| format!("{figure:.3}"));
    }

    pub(super) fn whole(&mut self, what: &str, limit: f64, figure: f64) {
        self.hold(what, limit, figure, thousands);
    }

    pub(super) fn into_table(self) -> Table {
        let mut table = Table::new(&["figure of the SDK", "goal, at most", "measured", "reached"]);
        for row in self.0 {
            table.row(row);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goal_is_reached_by_what_is_printed() {
        let mut goals = Goals::default();
        goals.ratio("a", 1.05, 1.0549);
        goals.ratio("b", 1.05, 1.0551);
        goals.whole("c", 10.0, 11.0);
        goals.fine_ratio("d", 1.02, f64::NAN);
        let words: Vec<_> = goals.0.iter().map(|row| row[3].as_str()).collect();
        assert_eq!(words, ["yes", "**no**", "**no**", "**no**"]);
    }

    #[test]
    fn positions_are_those_of_the_clients() {
        use crate::bodies::programs::{self, CLIENTS};
        for (position, client) in [
            (POOL, programs::POOL),
            (ONE, programs::ONE),
            (SDK, programs::SDK),
        ] {
            assert_eq!(CLIENTS[position].name, client.name);
        }
    }
}
