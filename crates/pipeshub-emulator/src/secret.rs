//! Random values, and the digests and base64 forms the wire needs.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};

/// The operating system gave no random bytes.
#[derive(Debug)]
pub(crate) struct NoRandomness;

/// `N` random bytes in base64url without padding.
pub(crate) fn random<const N: usize>() -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; N];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| NoRandomness)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// 32 random hex digits, all zero if there is no randomness: fit for ids in logs, not for secrets.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0_u8; 16];
    // Without randomness the id stays the same, which harms nobody.
    let _ = SystemRandom::new().fill(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// The `S256` code challenge that belongs to a verifier.
pub(crate) fn code_challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, verifier.as_bytes()))
}

/// What tells texts of any length apart in 32 bytes.
pub(crate) fn fingerprint(text: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    bytes
}

/// The weak entity tag Express gives a body: its length in hex and its SHA-1.
pub(crate) fn weak_etag(body: &[u8]) -> String {
    let sha1 = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, body);
    format!("W/\"{:x}-{}\"", body.len(), STANDARD_NO_PAD.encode(sha1))
}

/// Base64url with padding, as the outer `state` is written.
pub(crate) fn encode_padded(text: &str) -> String {
    URL_SAFE.encode(text)
}

/// Reads base64url that must carry its padding; characters of no base64 alphabet are skipped, as
/// Python's decoder does.
pub(crate) fn decode_padded(text: &str) -> Option<Vec<u8>> {
    let known = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_=".contains(byte);
    let text: Vec<u8> = text.bytes().filter(known).collect();
    URL_SAFE.decode(text).ok()
}

/// Standard base64 of `user:password` as HTTP Basic sends it.
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
    fn the_challenge_is_the_one_of_rfc_7636_appendix_b() {
        let challenge = code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn an_entity_tag_has_the_form_of_express() {
        assert_eq!(weak_etag(b""), "W/\"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk\"");
    }

    #[test]
    fn random_values_differ_and_have_the_promised_length() {
        let (one, two) = (random::<32>().unwrap(), random::<32>().unwrap());
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
    }

    #[test]
    fn padding_is_part_of_a_state() {
        let state = encode_padded("{\"a\": 1}x");
        assert_eq!(decode_padded(&state).as_deref(), Some(&b"{\"a\": 1}x"[..]));
        let padded = encode_padded("{}");
        assert!(padded.ends_with('='));
        assert_eq!(decode_padded(padded.trim_end_matches('=')), None);
    }
}
