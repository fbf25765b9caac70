//! Tables in Markdown, and the numbers in them.

use std::fmt;

/// A table. The first column is text, the others are numbers.
pub(crate) struct Table(String);

impl Table {
    pub(crate) fn new(columns: &[&str]) -> Self {
        let numbers = "--:|".repeat(columns.len().saturating_sub(1));
        Self(format!("| {} |\n|---|{numbers}\n", columns.join(" | ")))
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for cell in cells {
            self.0.push_str("| ");
            self.0.push_str(&cell);
            self.0.push(' ');
        }
        self.0.push_str("|\n");
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Formats a whole number with a comma after every third digit.
pub(crate) fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut grouped = String::from(if number < 0.0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[allow(
    clippy::cast_precision_loss,
    reason = "what is counted here is far below 2^52"
)]
pub(crate) fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_has_a_comma_after_every_third_digit() {
        for (number, text) in [
            (0.0, "0"),
            (999.4, "999"),
            (1000.0, "1,000"),
            (1_642_088.0, "1,642,088"),
            (-32_776.0, "−32,776"),
        ] {
            assert_eq!(thousands(number), text);
        }
    }

    #[test]
    fn table_has_a_rule_for_each_column() {
        let mut table = Table::new(&["program", "bytes"]);
        table.row(["floor".to_owned(), "1".to_owned()]);
        assert_eq!(
            table.to_string(),
            "| program | bytes |\n|---|--:|\n| floor | 1 |\n"
        );
    }
}
