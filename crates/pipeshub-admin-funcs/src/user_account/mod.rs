// Written by `cargo xtask operations`. Do not edit.
//! Sign-in and passwords.

#[cfg(feature = "user_account_authenticate")]
mod authenticate;
#[cfg(feature = "user_account_forgot_password")]
mod forgot_password;
#[cfg(feature = "user_account_generate_login_otp")]
mod generate_login_otp;
#[cfg(feature = "user_account_init_auth")]
mod init_auth;
#[cfg(feature = "user_account_logout")]
mod logout;
#[cfg(feature = "user_account_refresh_token")]
mod refresh_token;
#[cfg(feature = "user_account_reset_password")]
mod reset_password;
#[cfg(feature = "user_account_reset_password_with_token")]
mod reset_password_with_token;
#[cfg(feature = "user_account_validate_email_change_token")]
mod validate_email_change_token;

#[cfg(feature = "user_account_authenticate")]
pub use self::authenticate::{
    AuthenticateRequest, AuthenticateResponse, SignInCredentials, SignInStep, SignInTokens,
    user_account_authenticate,
};
#[cfg(feature = "user_account_forgot_password")]
pub use self::forgot_password::{ForgotPasswordRequest, user_account_forgot_password};
#[cfg(feature = "user_account_generate_login_otp")]
pub use self::generate_login_otp::{GenerateLoginOtpRequest, user_account_generate_login_otp};
#[cfg(feature = "user_account_init_auth")]
pub use self::init_auth::{InitAuthRequest, SignInSession, user_account_init_auth};
#[cfg(feature = "user_account_logout")]
pub use self::logout::user_account_logout;
#[cfg(feature = "user_account_refresh_token")]
pub use self::refresh_token::{
    RefreshTokenResponse, RefreshTokenUser, RefreshTokenUserRole, user_account_refresh_token,
};
#[cfg(feature = "user_account_reset_password")]
pub use self::reset_password::{
    AuthenticatedPasswordResetResponse, ResetPasswordRequest, user_account_reset_password,
};
#[cfg(feature = "user_account_reset_password_with_token")]
pub use self::reset_password_with_token::{
    ResetPasswordWithTokenRequest, user_account_reset_password_with_token,
};
#[cfg(feature = "user_account_validate_email_change_token")]
pub use self::validate_email_change_token::user_account_validate_email_change_token;
