//! Times and ids in the forms of the real server.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::conduct;
use crate::secret::random_hex;

/// Returns the time since 1970.
pub(crate) fn now() -> Duration {
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH);
    conduct::now().unwrap_or_else(|| clock().unwrap_or_default())
}

/// Returns a time since 1970 in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// Formats a time since 1970 as JavaScript does, such as `2026-01-06T10:00:00.000Z`.
pub(crate) fn iso(time: Duration) -> String {
    let seconds = time.as_secs();
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let millis = time.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// Parses a date or a time of [`iso`]. `None` for any other form, and before 1970.
pub(crate) fn parse_iso(text: &str) -> Option<Duration> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
    let mut parts = date.split('-').map(|part| part.parse::<u64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1970..=9999).contains(&year) {
        return None;
    }
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = clock.split(':').map(|part| part.parse::<u64>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let millis = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let is_valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    if !is_valid || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // Years start in March, as in `date`.
    let year = if month > 2 { year } else { year - 1 };
    let from_march = (month + 9) % 12;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5 + day;
    let days = days.checked_sub(719_469)?;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
    Some(Duration::from_secs(seconds) + Duration::from_millis(millis))
}

/// Returns year, month and day of a day since 1970, in the Gregorian calendar.
///
/// Years start in March, so that the leap day is the last one.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    (400 * era + year_of_era + u64::from(month <= 2), month, day)
}

/// Returns a new id of `MongoDB`: the seconds and 16 random hex digits.
pub(crate) fn object_id() -> String {
    format!("{:08x}{}", now().as_secs(), short_hex(16))
}

/// Returns a new UUID of version 4.
pub(crate) fn uuid() -> String {
    let hex = short_hex(30);
    let parts = hex.split_at_checked(8).and_then(|(a, rest)| {
        let (b, rest) = rest.split_at_checked(4)?;
        let (c, rest) = rest.split_at_checked(3)?;
        let (d, e) = rest.split_at_checked(3)?;
        Some(format!("{a}-{b}-4{c}-8{d}-{e}"))
    });
    parts.unwrap_or(hex)
}

/// Returns at most 32 random hex digits.
pub(crate) fn short_hex(digits: usize) -> String {
    let mut hex = random_hex();
    hex.truncate(digits);
    hex
}

/// Whether a text has the form of a UUID.
pub(crate) fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && is_hex(&text.replace('-', ""))
}

/// Whether a text consists of hex digits.
pub(crate) fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_has_the_form_of_javascript() {
        for (seconds, millis, text) in [
            (0, 0, "1970-01-01T00:00:00.000Z"),
            (951_782_399, 1, "2000-02-28T23:59:59.001Z"),
            (951_782_400, 0, "2000-02-29T00:00:00.000Z"),
            (1_767_693_600, 999, "2026-01-06T10:00:00.999Z"),
            (4_107_542_400, 0, "2100-03-01T00:00:00.000Z"),
        ] {
            let time = Duration::from_secs(seconds) + Duration::from_millis(millis);
            assert_eq!(iso(time), text);
            assert_eq!(parse_iso(text), Some(time), "{text}");
        }
        for (text, seconds) in [("2026-01-06", 1_767_657_600), ("1970-01-01T00:01", 60)] {
            assert_eq!(
                parse_iso(text),
                Some(Duration::from_secs(seconds)),
                "{text}"
            );
        }
        for text in [
            "",
            "x",
            "2026",
            "2026-13-01",
            "2026-01-06T25:00:00Z",
            "1969-12-31",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn ids_have_their_forms_and_differ() {
        let (one, two) = (uuid(), uuid());
        assert!(is_uuid(&one) && one != two, "{one} {two}");
        let id = object_id();
        assert!(id.len() == 24 && is_hex(&id) && id != object_id(), "{id}");
        assert!(!is_uuid("b0000000-0000-4000-8000-00000000a00x") && !is_uuid("f1"));
    }
}
