//! Numbers as `f64`.
//!
//! The result is that of the standard library, the nearest `f64`. Its parser has 15 kB of code and
//! tables, and this module 2 kB. A number with an exponent beyond 19 or with more than 19 digits
//! takes some microseconds.

use std::cmp::Ordering;

/// The digits that fit into a `u64`, and the greatest power of ten that does.
const DIGITS: i64 = 19;

/// The first number that has [`DIGITS`] digits.
const MOST_SHORT: u64 = 10_u64.pow(18);

/// The digits that decide between two `f64`s. Of the rest, it only counts whether all are zeros.
const MOST_DIGITS: i64 = 800;

/// The bits of the fraction of an `f64`.
const FRACTION: u32 = 52;

/// The bits of an infinite `f64`.
const INFINITE: u64 = 0x7ff << FRACTION;

/// Reads a JSON number. Returns `None` for a number beyond the greatest `f64`, and for `true`,
/// `false`, `null` and the empty text.
pub(super) fn parse(text: &str) -> Option<f64> {
    let magnitude = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let number = Decimal::new(magnitude)?;
    let value = number.exact().or_else(|| number.nearest(magnitude))?;
    Some(if magnitude.len() < text.len() {
        -value
    } else {
        value
    })
}

/// The first digits of a number without a sign.
struct Decimal {
    /// The digits after leading zeros, at most [`DIGITS`].
    digits: u64,
    /// The power of ten by which all digits of the number are multiplied.
    exponent: i64,
    /// The number of the other digits.
    dropped: i64,
    /// Whether all other digits are zeros.
    is_whole: bool,
}

impl Decimal {
    fn new(text: &[u8]) -> Option<Self> {
        let mut number = Self {
            digits: 0,
            exponent: 0,
            dropped: 0,
            is_whole: true,
        };
        let mut fraction = 0;
        let mut at = 0;
        while let Some(&byte) = text.get(at) {
            at += 1;
            match byte {
                b'0'..=b'9' => {
                    number.exponent -= fraction;
                    if number.digits < MOST_SHORT {
                        number.digits = number.digits * 10 + u64::from(byte - b'0');
                    } else {
                        number.dropped += 1;
                        number.is_whole &= byte == b'0';
                    }
                }
                b'.' => fraction = 1,
                b'e' | b'E' => {
                    number.exponent += exponent(text.get(at..)?);
                    break;
                }
                _ => return None,
            }
        }
        (at > 0).then_some(number)
    }

    /// The value, if it is rounded only once on the way to an `f64`.
    fn exact(&self) -> Option<f64> {
        let exponent = self.exponent + self.dropped;
        if self.digits == 0 {
            return Some(0.0);
        }
        if !self.is_whole || !(-DIGITS..=DIGITS).contains(&exponent) {
            return None;
        }
        let mut power = 1_u64;
        for _ in 0..exponent.abs() {
            power *= 10;
        }
        // Both are exact: no power has more than 45 bits beside its factors of two.
        #[allow(
            clippy::cast_precision_loss,
            reason = "the digits have at most 53 bits"
        )]
        if self.digits >> (FRACTION + 1) == 0 {
            let (digits, power) = (self.digits as f64, power as f64);
            return Some(if exponent < 0 {
                digits / power
            } else {
                digits * power
            });
        }
        Some(if exponent < 0 {
            quotient(self.digits, power)
        } else {
            product(self.digits, power)
        })
    }

    /// Returns the nearest `f64` by comparing the number with the values between two `f64`s.
    #[cold]
    fn nearest(&self, text: &[u8]) -> Option<f64> {
        // The digits are at least 1 and below 10 to the power of 19.
        let exponent = self.exponent + self.dropped;
        if exponent < -324 - DIGITS {
            return Some(0.0);
        }
        if exponent > 308 {
            return None;
        }
        let (digits, exponent) = self.all_digits(text);
        // Wrong by a few units in its last place.
        let mut bits = self.estimate().to_bits().min(INFINITE - 1);
        loop {
            // A value half way between two `f64`s becomes the even one.
            let is_odd = bits % 2 == 1;
            match compare_to_middle(&digits, exponent, bits) {
                Ordering::Greater => bits += 1,
                Ordering::Equal if is_odd => bits += 1,
                Ordering::Equal => break,
                Ordering::Less => {
                    if bits == 0 {
                        break;
                    }
                    match compare_to_middle(&digits, exponent, bits - 1) {
                        Ordering::Less => bits -= 1,
                        Ordering::Equal if is_odd => bits -= 1,
                        _ => break,
                    }
                }
            }
            if bits == INFINITE {
                return None;
            }
        }
        Some(f64::from_bits(bits))
    }

    /// All digits as an integer, and the power of ten by which it is multiplied.
    fn all_digits(&self, text: &[u8]) -> (Big, i64) {
        let mut digits = Big(Vec::new());
        let (mut count, mut dropped) = (0, 0);
        let mut is_whole = true;
        for byte in text {
            match byte {
                b'0'..=b'9' if count < MOST_DIGITS => {
                    digits.multiply(10, u32::from(byte - b'0'));
                    count += i64::from(!digits.0.is_empty());
                }
                b'0'..=b'9' => {
                    dropped += 1;
                    is_whole &= *byte == b'0';
                }
                b'.' => {}
                _ => break,
            }
        }
        if !is_whole {
            digits.multiply(10, 1);
            dropped -= 1;
        }
        (digits, self.exponent + dropped)
    }

    fn estimate(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "an estimate")]
        let mut value = self.digits as f64;
        let exponent = self.exponent + self.dropped;
        let mut left = exponent.abs();
        while left > 0 {
            // Powers up to this one are exact, so each step adds one error.
            let step = left.min(22);
            let mut power = 1.0;
            for _ in 0..step {
                power *= 10.0;
            }
            if exponent < 0 {
                value /= power;
            } else {
                value *= power;
            }
            left -= step;
        }
        value
    }
}

/// Reads the digits of an exponent. An exponent that is too great for any text is less than that.
fn exponent(text: &[u8]) -> i64 {
    let mut exponent: i64 = 0;
    for byte in text {
        if byte.is_ascii_digit() {
            exponent = (exponent * 10 + i64::from(byte - b'0')).min(1 << 40);
        }
    }
    if text.first() == Some(&b'-') {
        -exponent
    } else {
        exponent
    }
}

fn product(a: u64, b: u64) -> f64 {
    let product = u128::from(a) * u128::from(b);
    let shift = 64_u32.saturating_sub(product.leading_zeros());
    #[allow(clippy::cast_possible_truncation, reason = "the first 64 bits")]
    let top = (product >> shift) as u64;
    let is_whole = u128::from(top) << shift == product;
    scaled(top, is_whole, i64::from(shift))
}

/// Divides 32 bits at a time: the division of the compiler for 128 bits has 1 kB of code.
fn quotient(dividend: u64, divisor: u64) -> f64 {
    let (zeros, divisor_zeros) = (dividend.leading_zeros(), divisor.leading_zeros());
    let divisor = divisor << divisor_zeros;
    // Half of the dividend is less than the divisor, so the quotient has 63 or 64 bits.
    let mut rest = u128::from(dividend << zeros) << 63;
    let mut bits = 0;
    for shift in [32, 0] {
        // The first digit is estimated from 64 bits by 32 bits, and is at most two too great.
        #[allow(clippy::cast_possible_truncation, reason = "less than the divisor")]
        let top = (rest >> (shift + 32)) as u64;
        let mut digit = top / (divisor >> 32);
        let mut product = (u128::from(digit) * u128::from(divisor)) << shift;
        while product > rest {
            digit -= 1;
            product -= u128::from(divisor) << shift;
        }
        rest -= product;
        bits = bits << 32 | digit;
    }
    let shift = i64::from(divisor_zeros) - i64::from(zeros) - 63;
    scaled(bits, rest == 0, shift)
}

/// Rounds 63 or 64 significant bits, or a number that has fewer and is whole, and multiplies by a
/// power of two. The result is not so small that it loses bits.
#[allow(clippy::cast_precision_loss, reason = "the one rounding")]
#[allow(clippy::cast_sign_loss, reason = "an exponent is between -128 and 64")]
fn scaled(bits: u64, is_whole: bool, exponent: i64) -> f64 {
    // The last bit is behind the bits that an `f64` keeps, so it only decides how these are rounded.
    (bits | u64::from(!is_whole)) as f64 * f64::from_bits(((1023 + exponent) as u64) << FRACTION)
}

/// Compares a number with the middle between the `f64` of these bits and the next one.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the two halves of an integer"
)]
#[allow(clippy::cast_possible_wrap, reason = "11 bits")]
fn compare_to_middle(digits: &Big, exponent: i64, bits: u64) -> Ordering {
    let fraction = bits & ((1 << FRACTION) - 1);
    let (integer, power) = match bits >> FRACTION {
        0 => (fraction, -1074),
        biased => (fraction | 1 << FRACTION, biased as i64 - 1075),
    };
    // The middle is `middle * 2^(power - 1)`, and the number `number * 10^exponent`. A negative power
    // of one side is a positive power of the other.
    let middle = 2 * integer + 1;
    let mut middle = Big(vec![middle as u32, (middle >> 32) as u32]);
    middle.trim();
    let mut number = Big(digits.0.clone());
    number.multiply_power(5, exponent);
    middle.multiply_power(5, -exponent);
    number.multiply_power(2, exponent - (power - 1));
    middle.multiply_power(2, power - 1 - exponent);
    number.compare(&middle)
}

/// An integer of any size: digits of 32 bits, the lowest first, without zeros at the end.
struct Big(Vec<u32>);

impl Big {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the two halves of a product"
    )]
    fn multiply(&mut self, factor: u32, add: u32) {
        let mut carry = u64::from(add);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Multiplies by a power. Does nothing for a negative exponent.
    fn multiply_power(&mut self, base: u32, mut exponent: i64) {
        while exponent > 0 {
            // 5^13 and 2^13 fit into 32 bits.
            let step = exponent.min(13);
            let mut factor = 1;
            for _ in 0..step {
                factor *= base;
            }
            self.multiply(factor, 0);
            exponent -= step;
        }
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The next of a sequence of numbers that look random (`xorshift64*`).
    fn next(state: &mut u64) -> u64 {
        *state ^= *state >> 12;
        *state ^= *state << 25;
        *state ^= *state >> 27;
        state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn compare(text: &str) {
        let due = text.parse().ok().filter(|value: &f64| value.is_finite());
        assert_eq!(
            parse(text).map(f64::to_bits),
            due.map(f64::to_bits),
            "{text}"
        );
    }

    #[test]
    fn number_is_the_nearest_float_as_of_the_standard_library() {
        let mut state = 1;
        for round in 0..20_000 {
            let random = next(&mut state);
            let value = f64::from_bits(random);
            if value.is_finite() {
                compare(&value.to_string());
                compare(&format!("{value:e}"));
                compare(&format!("{value:.25e}"));
            }
            let digits = random >> (next(&mut state) % 64);
            let exponent = next(&mut state) % 700;
            compare(&format!("{digits}e-{exponent}"));
            compare(&format!("{digits}e{exponent}"));
            compare(&format!("-{digits}.{random}E+{}", exponent % 20));
            compare(&format!("0.{digits:020}{random}e-{}", exponent % 30));
            // Half way between two floats, and beside that.
            let integer = (random >> 11 | 1 << 52) * 2 + 1;
            let zeros = "0".repeat(round % 30);
            for end in ["", ".0", ".5", ".000001"] {
                compare(&format!("{integer}{end}"));
                compare(&format!("{integer}{zeros}{end}e-{exponent}"));
            }
        }
    }

    #[test]
    fn number_at_an_edge_is_the_nearest_float() {
        for text in [
            "0",
            "-0",
            "0.0",
            "0e999999999999999999999",
            "-0.000e-1",
            "1",
            "9007199254740993",
            "9007199254740992.9999999999999999999999999999",
            "9007199254740993.0000000000000000000000000001",
            "18446744073709551615",
            "18446744073709551616",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "179769313486231570000000000000000000000000000000000000000000e249",
            "1e308",
            "1e309",
            "1e310",
            "1e-999999999999999999999",
            "1e999999999999999999999",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.2250738585072012e-308",
            "5e-324",
            "4.9406564584124654e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "7.4109846876186982e-324",
            "1e-323",
            "1e-325",
            "9999999999999999999e-343",
            "9999999999999999999e-344",
            "0.1e1",
            "8.988465674311580e307",
            "true",
            "",
            "null",
        ] {
            compare(text);
        }
        let zeros = "0".repeat(5_000);
        for (text, due) in [
            (format!("0.{zeros}1e5001"), Some(1.0)),
            (format!("1{zeros}e-5000"), Some(1.0)),
            (format!("1{zeros}"), None),
            (format!("0.{zeros}1"), Some(0.0)),
            (
                format!("9007199254740993.{zeros}"),
                Some(9_007_199_254_740_992.0),
            ),
            (
                format!("9007199254740993.{zeros}1"),
                Some(9_007_199_254_740_994.0),
            ),
        ] {
            assert_eq!(parse(&text), due);
            compare(&text);
        }
        // The least float, half of it with all its digits, and beside that.
        let half = format!("{:.1100}", f64::from_bits(1));
        compare(&half);
        let digits = format!("{:.1080}", f64::MIN_POSITIVE / 2.0);
        compare(&digits);
        compare(&format!("{digits}1"));
    }
}
