//! Names of webpki's errors. Its own text is made with `Debug`, which a program may be compiled
//! without (`-Zfmt-debug=none`).

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

/// Returns the variant of an error for which rustls has no variant, as far as a check of a server's
/// certificate can end with it.
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
