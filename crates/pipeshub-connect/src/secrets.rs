//! What is never printed because a server repeats it.

use pipeshub::Secret;

/// The token, the state and the code of this run.
#[derive(Debug, Default)]
pub(crate) struct Secrets(Vec<Secret>);

impl Secrets {
    pub(crate) fn add(&mut self, secret: &str) {
        self.0.push(secret.into());
    }

    /// Whether a text has one of them in it, in whatever way it is escaped: the longest stretch of
    /// letters and digits is the same in all of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|secret| {
            let pieces = secret.expose().split(|c: char| !c.is_ascii_alphanumeric());
            pieces
                .max_by_key(|piece| piece.len())
                .is_some_and(|piece| piece.len() >= 4 && text.contains(piece))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_however_it_is_escaped() {
        let mut secrets = Secrets::default();
        assert!(!secrets.are_in("4/0AbCdEf"));
        secrets.add("4/0AbCdEf");
        secrets.add("");
        for text in ["code 4/0AbCdEf was used", "4%2F0AbCdEf", "\\u00340AbCdEf"] {
            assert!(secrets.are_in(text), "{text}");
        }
        assert!(!secrets.are_in("the code was used") && !secrets.are_in(""));
    }
}
