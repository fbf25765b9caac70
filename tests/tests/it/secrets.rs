//! Planted secrets for the suites that search printed text.

pub(crate) struct Secrets {
    pub(crate) token: &'static str,
    pub(crate) code: &'static str,
    pub(crate) state: &'static str,
}

/// Secrets with every character that a token, a code or a state can contain.
pub(crate) const ODD: Secrets = Secrets {
    token: "phpat_Canary.T0ken-7Qx~z+/w==",
    code: "4/0CanaryC0de-Kq~.7=+Zx%&",
    state: "Q2FuYXJ5LXN0YXRlLUtxNzEteA==",
};

/// Secrets that look like an error code of the server, which would be printed, or like a connector
/// id.
pub(crate) const PLAIN: Secrets = Secrets {
    token: "PHPATCanaryTokenZx81",
    code: "CanaryCodeKq72Wv",
    state: "CanaryStateRt55Yb",
};

/// The value of a header that the program adds.
pub(crate) const HEADER: &str = "header-Canary-value-91";

impl Secrets {
    /// Returns these secrets, the header and the secrets of a suite, each with its name.
    pub(crate) fn named(
        &self,
        own: &[(&'static str, &'static str)],
    ) -> Vec<(&'static str, &'static str)> {
        let shared = [
            ("token", self.token),
            ("code", self.code),
            ("state", self.state),
            ("header", HEADER),
        ];
        [&shared, own].concat()
    }
}
