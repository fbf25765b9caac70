//! A state returns the same connector as any other base64 and JSON parser, or none.
#![no_main]

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use libfuzzer_sys::fuzz_target;
use pipeshub_funcs::connector_oauth::OAuthState;
use serde_json::Value;

const READER: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

fuzz_target!(|state: &str| {
    let parsed = OAuthState::from_saved(state);
    assert_eq!(parsed.expose(), state);
    assert_eq!(format!("{parsed:?}"), "OAuthState(..)");
    let text = READER
        .decode(state.trim_end_matches('='))
        .unwrap_or_default();
    let json = serde_json::from_slice::<Value>(&text).ok();
    let told = parsed.connector_id();
    match json.as_ref().map(|json| json["connector_id"].as_str()) {
        // A name that occurs twice is not returned.
        Some(Some(id)) => assert!(told.is_none() || told.as_deref() == Some(id)),
        Some(None) => assert!(told.is_none()),
        // The value of another name may be invalid for this parser, which skips it and does not
        // read it.
        None => assert!(told.is_none() || text.windows(12).any(|window| window == b"connector_id")),
    }
});
