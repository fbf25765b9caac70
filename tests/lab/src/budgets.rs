//! The budgets of figures in CI: `budgets.txt`.

use xtask::Result;

const BUDGETS: &str = include_str!("../budgets.txt");

/// Returns the maximum of a figure, if it has a budget.
pub(crate) fn of(what: &str) -> Result<Option<f64>> {
    for (budget, name) in lines()? {
        if name == what {
            return Ok(Some(budget));
        }
    }
    Ok(None)
}

/// Fails if the figure exceeds its budget, or has none.
pub(crate) fn hold(what: &str, figure: f64) -> Result {
    let budget = of(what)?.ok_or_else(|| format!("{what} has no line in budgets.txt"))?;
    if figure > budget {
        return Err(format!("{what}: {figure:.4}, and the budget is {budget}").into());
    }
    println!("{what}: {figure:.4}, and the budget is {budget}");
    Ok(())
}

pub(crate) fn lines() -> Result<Vec<(f64, &'static str)>> {
    let lines = BUDGETS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (budget, what) = line
                .split_once(' ')
                .ok_or("a budget has a number and a name")?;
            Ok((budget.parse()?, what))
        })
        .collect()
}
