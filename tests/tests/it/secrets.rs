//! Planted secrets, for the suites that look for them in what is printed.

pub(crate) struct Secrets {
    pub(crate) token: &'static str,
    pub(crate) code: &'static str,
    pub(crate) state: &'static str,
}

/// With every character that a token, a code or a state can have.
pub(crate) const ODD: Secrets = Secrets {
    token: "phpat_Canary.T0ken-7Qx~z+/w==",
    code: "4/0CanaryC0de-Kq~.7=+Zx%&",
    state: "Q2FuYXJ5LXN0YXRlLUtxNzEteA==",
};

/// Each looks like an error code of the server, which would be shown, or like a connector's id.
pub(crate) const PLAIN: Secrets = Secrets {
    token: "PHPATCanaryTokenZx81",
    code: "CanaryCodeKq72Wv",
    state: "CanaryStateRt55Yb",
};

/// The value of a header that the program adds.
pub(crate) const HEADER: &str = "header-Canary-value-91";

impl Secrets {
    /// These secrets, the header and a suite's own, each with its name.
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
