//! Names of webpki's errors.
//!
//! webpki formats its errors with `Debug`, which is empty in a program that is compiled with
//! `-Zfmt-debug=none`.

use rustls::OtherError;
use webpki::Error;

macro_rules! name {
    ($error:expr, $($variant:ident)*) => {
        match $error {
            $(Error::$variant => stringify!($variant),)*
            _ => "",
        }
    };
}

/// Returns the name of an error for which rustls has no variant. Contains only the errors with
/// which a check of a server's certificate can end.
pub(super) fn name(error: &OtherError) -> &'static str {
    let Some(error) = error.0.downcast_ref::<Error>() else {
        return "";
    };
    name!(
        error,
        CaUsedAsEndEntity
        EmptyEkuExtension
        EndEntityUsedAsCa
        ExtensionValueInvalid
        InvalidNetworkMaskConstraint
        InvalidSerialNumber
        MalformedDnsIdentifier
        MalformedExtensions
        MalformedNameConstraint
        MaximumNameConstraintComparisonsExceeded
        MaximumPathBuildCallsExceeded
        MaximumPathDepthExceeded
        MaximumSignatureChecksExceeded
        NameConstraintViolation
        PathLenConstraintViolated
        SignatureAlgorithmMismatch
        UnsupportedCertVersion
        UnsupportedCriticalExtension
        UnsupportedNameType
    )
}
