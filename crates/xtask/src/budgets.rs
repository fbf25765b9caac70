//! What CI holds figures to: `budgets.txt`.

use crate::result::Result;

const BUDGETS: &str = include_str!("../budgets.txt");

/// The most that this may be, if there is a budget for it.
pub(crate) fn of(what: &str) -> Result<Option<f64>> {
    for (budget, name) in lines()? {
        if name == what {
            return Ok(Some(budget));
        }
    }
    Ok(None)
}

/// An error if the figure is over its budget, or has none.
pub(crate) fn hold(what: &str, figure: f64) -> Result {
    let budget = of(what)?.ok_or_else(|| format!("{what} has no line in budgets.txt"))?;
    if figure > budget {
        return Err(format!("{what}: {figure:.4}, and the budget is {budget}").into());
    }
    println!("{what}: {figure:.4}, and the budget is {budget}");
    Ok(())
}

fn lines() -> Result<Vec<(f64, &'static str)>> {
    let lines = BUDGETS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (budget, what) = line
                .split_once(' ')
                .ok_or("a budget is a number and what it is of")?;
            Ok((budget.parse()?, what))
        })
        .collect()
}

/// Whether a report by that name is known is asked by a test: a budget that nothing is held to
/// would hold nothing.
#[cfg(test)]
mod tests {
    /// What `tests/tests/it/shape.rs` holds.
    const OF_TESTS: [&str; 2] = [
        "bytes of an operation's future",
        "bytes of the future of `connector_oauth_wait_until_authenticated`",
    ];

    #[test]
    fn every_budget_is_of_something_measured() {
        let known: Vec<String> = crate::size::budgeted()
            .chain(crate::bench::budgeted())
            .chain(crate::growth::budgeted())
            .chain(OF_TESTS.map(str::to_owned))
            .collect();
        for (budget, what) in super::lines().unwrap() {
            assert!(
                known.iter().any(|name| name == what),
                "nothing is called: {what}"
            );
            assert!(budget > 0.0, "{what}");
        }
    }
}
