// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of sign-in. The server stores `github`, but cannot use it.
    pub enum AuthMethodType {
        /// `samlSso`
        SAML_SSO = "samlSso",
        /// `otp`
        OTP = "otp",
        /// `password`
        PASSWORD = "password",
        /// `google`
        GOOGLE = "google",
        /// `microsoft`
        MICROSOFT = "microsoft",
        /// `azureAd`
        AZURE_AD = "azureAd",
        /// `oauth`
        OAUTH = "oauth",
        /// `github`
        GITHUB = "github",
    }
}
