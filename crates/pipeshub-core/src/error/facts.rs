//! The facts of an operation that its errors need.

/// The facts that decide how an error of this operation is reported.
///
/// `T` is an array of texts: each text apart, or all of them packed into one.
#[derive(Debug)]
pub(crate) struct OperationFacts<T: ?Sized = Apart> {
    /// The statuses, besides [`ALWAYS_REFUSED`], with which the server certainly did not run the
    /// operation. Zeros fill the places behind them.
    pub(crate) refused_with: [u16; MOST_REFUSED],
    /// The ends of the id, the path and the scopes in a packed text.
    ends: [u8; 3],
    /// Whether sending the request twice does no harm.
    pub(crate) safe_to_repeat: bool,
    texts: T,
}

/// The id, the path, the scopes and the advice of an operation.
pub(crate) type Apart = [&'static str; 4];

/// The facts of any operation.
pub(crate) type AnyFacts = OperationFacts<[&'static str]>;

/// The most statuses in `refused_with`. A slice would cost 32 bytes more for each operation.
pub(crate) const MOST_REFUSED: usize = 4;

/// The gateway's own refusals, before it passes a call to a service.
const ALWAYS_REFUSED: [u16; 2] = [401, 429];

/// The advice of a packed operation without an advice of its own.
const CHECK_FIRST: &str = "check whether the call took effect before you call it again";

const SEPARATOR: u8 = b'|';

impl OperationFacts {
    /// The facts of an error that belongs to no operation.
    pub(crate) const NONE: Self = Self::apart("", "");

    pub(crate) const fn apart(id: &'static str, path: &'static str) -> Self {
        Self::of([id, path, "", ""])
    }

    #[cfg(feature = "client-credentials")]
    pub(crate) const fn set_path(&mut self, path: &'static str) {
        self.texts[1] = path;
    }

    pub(crate) const fn set_scopes(&mut self, scopes: &'static str) {
        self.texts[2] = scopes;
    }

    pub(crate) const fn set_when_unknown(&mut self, advice: &'static str) {
        self.texts[3] = advice;
    }
}

impl OperationFacts<[&'static str; 1]> {
    /// Finds the ends of the first three texts.
    pub(crate) const fn packed(texts: &'static str) -> Self {
        let mut facts = Self::of([texts]);
        let bytes = texts.as_bytes();
        let (mut at, mut found) = (0, 0);
        while found < facts.ends.len() {
            if at == bytes.len() || bytes[at] == SEPARATOR {
                assert!(
                    at <= u8::MAX as usize,
                    "an operation's id, path and scopes must not have more than 255 bytes"
                );
                #[allow(clippy::cast_possible_truncation, reason = "compared above")]
                {
                    facts.ends[found] = at as u8;
                }
                found += 1;
            }
            if at < bytes.len() {
                at += 1;
            }
        }
        facts
    }

    /// Returns the path, and what is behind it.
    pub(crate) const fn path_and_rest(&self) -> &'static [u8] {
        let (bytes, start) = (self.texts[0].as_bytes(), self.ends[0] as usize + 1);
        if start < bytes.len() {
            bytes.split_at(start).1
        } else {
            &[]
        }
    }
}

impl<const N: usize> OperationFacts<[&'static str; N]> {
    const fn of(texts: [&'static str; N]) -> Self {
        Self {
            refused_with: [0; MOST_REFUSED],
            ends: [0; 3],
            safe_to_repeat: false,
            texts,
        }
    }
}

impl AnyFacts {
    pub(crate) fn id(&self) -> &'static str {
        self.text(0)
    }

    pub(crate) fn path(&self) -> &'static str {
        self.text(1)
    }

    pub(crate) fn scopes(&self) -> &'static str {
        self.text(2)
    }

    /// Returns the advice to a caller if the operation may have run.
    pub(crate) fn when_unknown(&self) -> &'static str {
        match self.text(3) {
            "" if self.texts.len() == 1 => CHECK_FIRST,
            advice => advice,
        }
    }

    #[inline(never)]
    fn text(&self, part: usize) -> &'static str {
        let text = match &self.texts {
            // Behind the last text, the range begins after its end.
            [packed] => {
                let start = part
                    .checked_sub(1)
                    .map(|before| usize::from(self.ends[before]) + 1);
                let end = self.ends.get(part).map(|end| usize::from(*end));
                packed.get(start.unwrap_or(0)..end.unwrap_or(packed.len()))
            }
            apart => apart.get(part).copied(),
        };
        text.unwrap_or_default()
    }

    /// Whether a response with this status proves that the operation did not run.
    pub(crate) fn is_refusal(&self, status: u16) -> bool {
        ALWAYS_REFUSED.contains(&status) || self.refused_with.contains(&status)
    }
}
