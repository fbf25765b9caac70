//! Random values, digests and base64.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};

use crate::conduct;

/// The error if the operating system returns no random bytes.
#[derive(Debug)]
pub(crate) struct NoRandomness;

/// Returns `N` random bytes in base64url without padding.
pub(crate) fn random<const N: usize>() -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; N];
    fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn fill(bytes: &mut [u8]) -> Result<(), NoRandomness> {
    if conduct::fill(bytes) {
        return Ok(());
    }
    SystemRandom::new().fill(bytes).map_err(|_| NoRandomness)
}

/// Returns 32 random hex digits for an id in a log.
///
/// The digits are zero if there is no randomness, so they are not fit for a secret.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0_u8; 16];
    // Equal ids in a log are harmless.
    let _ = fill(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// Returns the `S256` code challenge of a verifier.
pub(crate) fn code_challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, verifier.as_bytes()))
}

/// Returns the SHA-256 digest of a text.
///
/// The digest represents a text of any length in 32 bytes.
pub(crate) fn fingerprint(text: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    bytes
}

/// Returns the weak entity tag of Express.
///
/// The tag consists of the length in hex and the SHA-1.
pub(crate) fn weak_etag(body: &[u8]) -> String {
    let sha1 = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, body);
    format!("W/\"{:x}-{}\"", body.len(), STANDARD_NO_PAD.encode(sha1))
}

/// Encodes a text in base64url with padding, like the outer `state`.
pub(crate) fn encode_padded(text: &str) -> String {
    URL_SAFE.encode(text)
}

/// Decodes base64url with mandatory padding.
///
/// Characters outside the alphabet are skipped, as in Python's decoder.
pub(crate) fn decode_padded(text: &str) -> Option<Vec<u8>> {
    let known = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_=".contains(byte);
    let text: Vec<u8> = text.bytes().filter(known).collect();
    URL_SAFE.decode(text).ok()
}

/// Decodes `user:password` of HTTP Basic, which is standard base64.
pub(crate) fn decode_basic(text: &str) -> Option<String> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(text)
        .ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_challenge_matches_rfc_7636_appendix_b() {
        let challenge = code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn entity_tag_has_the_form_of_express() {
        assert_eq!(weak_etag(b""), "W/\"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk\"");
    }

    #[test]
    fn random_values_differ_and_have_43_characters() {
        let (one, two) = (random::<32>().unwrap(), random::<32>().unwrap());
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
    }

    #[test]
    fn state_without_padding_is_refused() {
        let state = encode_padded("{\"a\": 1}x");
        assert_eq!(decode_padded(&state).as_deref(), Some(&b"{\"a\": 1}x"[..]));
        let padded = encode_padded("{}");
        assert!(padded.ends_with('='));
        assert_eq!(decode_padded(padded.trim_end_matches('=')), None);
    }
}
