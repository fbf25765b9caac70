// Written by `cargo xtask operations`. Do not edit.
//! Sign-in and passwords: methods, requests and responses.

use pipeshub_admin_funcs::models::identity::{DataStringResponse, MessageResponse};
pub use pipeshub_admin_funcs::user_account::*;
use pipeshub_core::{PipeshubCore, Reply};

/// The methods for sign-in and passwords; see
/// [`Pipeshub::user_account`](crate::Pipeshub::user_account).
#[derive(Debug, Clone, Copy)]
pub struct UserAccount<'a>(&'a PipeshubCore);

impl<'a> UserAccount<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Opens a session of a sign-in; see [`user_account_init_auth`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "initAuth")]
    pub fn init_auth(self, request: InitAuthRequest) -> Reply<'a, SignInSession> {
        user_account_init_auth(self.0, request)
    }

    /// Completes a step of a sign-in; see [`user_account_authenticate`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn authenticate(self, request: AuthenticateRequest) -> Reply<'a, AuthenticateResponse> {
        user_account_authenticate(self.0, request)
    }

    /// Mails a six-digit sign-in code to a user; see [`user_account_generate_login_otp`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "generateLoginOtp")]
    pub fn generate_login_otp(self, request: GenerateLoginOtpRequest) -> Reply<'a, ()> {
        user_account_generate_login_otp(self.0, request)
    }

    /// Mails a password reset link, if the address belongs to a user; see
    /// [`user_account_forgot_password`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "forgotPassword")]
    pub fn forgot_password(self, request: ForgotPasswordRequest) -> Reply<'a, DataStringResponse> {
        user_account_forgot_password(self.0, request)
    }

    /// Sets a new password with the token from a mailed reset link; see
    /// [`user_account_reset_password_with_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "resetPasswordWithToken")]
    pub fn reset_password_with_token(
        self,
        request: ResetPasswordWithTokenRequest,
    ) -> Reply<'a, DataStringResponse> {
        user_account_reset_password_with_token(self.0, request)
    }

    /// Changes the user's mail address with the token from a mailed link; see
    /// [`user_account_validate_email_change_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "validateEmailChangeToken")]
    pub fn validate_email_change_token(self) -> Reply<'a, MessageResponse> {
        user_account_validate_email_change_token(self.0)
    }

    /// Returns a fresh session token for a refresh token from a sign-in; see
    /// [`user_account_refresh_token`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "refreshToken")]
    pub fn refresh_token(self) -> Reply<'a, RefreshTokenResponse> {
        user_account_refresh_token(self.0)
    }

    /// Ends all sessions of the signed-in user, on every device; see [`user_account_logout`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    pub fn logout(self) -> Reply<'a, ()> {
        user_account_logout(self.0)
    }

    /// Changes the password of the signed-in user and returns a fresh session token; see
    /// [`user_account_reset_password`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "resetPassword")]
    pub fn reset_password(
        self,
        request: ResetPasswordRequest,
    ) -> Reply<'a, AuthenticatedPasswordResetResponse> {
        user_account_reset_password(self.0, request)
    }
}
