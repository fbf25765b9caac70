// Written from api/openapi/identity.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Kind of sign-in; github can be stored but this server cannot sign in with it.
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
