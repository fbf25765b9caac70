//! A strict reader of certificates in PEM text.
//!
//! The parser of `rustls-pki-types` silently skips a block whose first line it does not expect.
//! That happens with labels other than `CERTIFICATE` and with an indent. It also happens after a
//! byte order mark and after a file without a final line break.
//!
//! This module finds each mark, wherever it is and however it is written. A block is a certificate,
//! a key, or an error. An END without a BEGIN is an error, too. So the number of certificates is
//! the number of BEGIN marks without those of keys. Entry point: [`certificates`].

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::error::Error;

const DASHES: &[u8] = b"-----";
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads all certificates of a PEM text. Keys are skipped.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut certificates = Vec::new();
    let (mut rest, mut number) = (pem, 0);
    while let Some(begin) = find_mark(rest) {
        number += 1;
        let refuse =
            |problem: &str| Error::config(format!("ca_certificates_pem: block {number} {problem}"));
        let malformed = || refuse("is not valid PEM");
        let block = rest[begin..].strip_prefix(DASHES).ok_or_else(malformed)?;
        let block = block.strip_prefix(b"BEGIN ").ok_or_else(malformed)?;
        let (label, body) = split_at_dashes(block).ok_or_else(malformed)?;
        let (body, end) = split_at_dashes(body).ok_or_else(malformed)?;
        let end = end.strip_prefix(b"END ").ok_or_else(malformed)?;
        let end = end.strip_prefix(label).ok_or_else(malformed)?;
        rest = end.strip_prefix(DASHES).ok_or_else(malformed)?;
        match label {
            b"CERTIFICATE" | b"X509 CERTIFICATE" => {
                certificates.push(read(body).ok_or_else(malformed)?);
            }
            b"TRUSTED CERTIFICATE" => {
                return Err(refuse(
                    "is a TRUSTED CERTIFICATE, which only OpenSSL reads; make it a CERTIFICATE \
                     with openssl x509 -in OLD -out NEW",
                ));
            }
            // Files for servers contain keys beside certificates.
            _ if label.ends_with(b"PRIVATE KEY")
                || label.ends_with(b"PUBLIC KEY")
                || label.ends_with(b"PARAMETERS") => {}
            b"X509 CRL" => {
                return Err(refuse(
                    "is a revocation list, which the SDK does not read; remove it",
                ));
            }
            _ => {
                return Err(refuse(
                    "is not a certificate; its first line has to be -----BEGIN CERTIFICATE-----",
                ));
            }
        }
    }
    if certificates.is_empty() {
        return Err(Error::config("ca_certificates_pem contains no certificate"));
    }
    Ok(certificates)
}

/// Returns the start of the dashes of the next mark, however they are written.
fn find_mark(pem: &[u8]) -> Option<usize> {
    // Each line is searched for a certificate once, however many words it has.
    let mut unnamed_until = 0;
    let word = (0..pem.len()).find(|at| is_mark(pem, *at, &mut unnamed_until))?;
    let dashes = pem[..word].iter().rev().take_while(|b| **b == b'-');
    // More than five dashes include the end of the mark before.
    Some(word - dashes.count().min(DASHES.len()))
}

/// Whether a mark has its word BEGIN or END at this position: after a dash, perhaps with blanks in
/// between.
///
/// Comments contain such words, too, as in `Front-End`. So an END needs more evidence.
///
/// The positions have to be asked in order. Up to `unnamed_until`, the rest of a line is known to
/// name no certificate. A file may consist of one line, or of blanks, and the search has to remain
/// linear. So the text around a position is read only if a word starts there.
fn is_mark(pem: &[u8], at: usize, unnamed_until: &mut usize) -> bool {
    let (before, text) = pem.split_at(at);
    let is_begin = is_word(text, b"BEGIN");
    if !is_begin && !is_word(text, b"END") {
        return false;
    }
    let dashes = trim_blanks_end(before);
    // Text programs replace several short dashes by a long one.
    let is_long = matches!(
        dashes,
        [.., 0xe2, 0x80, 0x90..=0x95] | [.., 0xe2, 0x88, 0x92]
    );
    if is_begin {
        return is_long || dashes.ends_with(b"-");
    }
    if is_long || before.ends_with(DASHES) {
        return true;
    }
    if at < *unnamed_until || !dashes.ends_with(b"--") {
        return false;
    }
    let mut line = text.split(|b| matches!(b, b'\n' | b'\r'));
    let line = line.next().unwrap_or_default();
    *unnamed_until = at + line.len();
    (0..line.len()).any(|at| is_word(&line[at..], b"CERTIFICATE"))
}

/// Whether a text starts with this word, in upper or lower case. The word ends there, or a label
/// follows without a blank.
fn is_word(text: &[u8], word: &[u8]) -> bool {
    let starts = |text: &[u8], word: &[u8]| {
        let start = text.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    starts(text, word) && {
        let rest = &text[word.len()..];
        !rest.first().is_some_and(u8::is_ascii_alphabetic) || starts(rest, b"CERT")
    }
}

/// Returns the text without blanks at its end, no-break spaces included, but not line breaks.
fn trim_blanks_end(mut text: &[u8]) -> &[u8] {
    while let [start @ .., b' ' | b'\t' | 0x0b | 0x0c] | [start @ .., 0xc2, 0xa0] = text {
        text = start;
    }
    text
}

fn split_at_dashes(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.windows(DASHES.len()).position(|w| w == DASHES)?;
    Some((&bytes[..at], &bytes[at + DASHES.len()..]))
}

/// Reads the certificate of a block. Its lines may be indented.
fn read(body: &[u8]) -> Option<CertificateDer<'static>> {
    let mut block = b"-----BEGIN CERTIFICATE-----\n".to_vec();
    for line in body.split(|b| *b == b'\n') {
        let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        block.extend(line.iter().filter(|b| !b.is_ascii_whitespace()));
    }
    block.extend_from_slice(b"\n-----END CERTIFICATE-----\n");
    let certificate = CertificateDer::from_pem_slice(&block).ok()?;
    (!certificate.is_empty()).then_some(certificate)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the bytes of the certificates, or the text of the error.
    fn read_all(pem: &[u8]) -> Result<Vec<Vec<u8>>, String> {
        match certificates(pem) {
            Ok(all) => Ok(all.iter().map(|one| one.to_vec()).collect()),
            Err(error) => Err(error.to_string()),
        }
    }

    const FIRST: &str = "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n";
    const SECOND: &str = "-----BEGIN CERTIFICATE-----\nBAUG\nBwg=\n-----END CERTIFICATE-----\n";

    #[test]
    fn bundle_with_odd_marks_is_read_whole() {
        let trimmed = FIRST.trim_end();
        let indented = |indent: &str| format!("\n{SECOND}").replace('\n', &format!("\n{indent}"));
        for bundle in [
            format!("{FIRST}{SECOND}"),
            format!("{trimmed}{SECOND}"),
            format!("{FIRST}{}", SECOND.trim_end()),
            format!("{trimmed}\n\n\n{SECOND}"),
            format!("\u{feff}{FIRST}{SECOND}"),
            format!("{FIRST}\u{feff}{SECOND}"),
            format!("{trimmed}\u{feff}{SECOND}"),
            format!("{FIRST}{}", indented("  ")),
            format!("{FIRST}{}", indented("\t")),
            format!("{FIRST}{SECOND}").replace('\n', "\r\n"),
            format!("{FIRST}{SECOND}").replace('\n', "\r"),
            format!("{FIRST}{SECOND}").replace('\n', "  \n"),
            format!("# My CA\n{FIRST}subject=CN = x - BEGINNER\n{SECOND}# end"),
            format!(
                "# Front-End Certificate Authority\n{FIRST}# ---- End of my CAs ----\n{SECOND}"
            ),
            format!("{FIRST}--- end of old certificates ---\n{SECOND}--END"),
            format!("Begin: two certificates\n{FIRST}{SECOND}(end of certificate list)"),
            format!(
                "{FIRST}{}",
                SECOND.replace("CERTIFICATE", "X509 CERTIFICATE")
            ),
            format!(
                "{}{SECOND}",
                FIRST.replace("CERTIFICATE", "X509 CERTIFICATE")
            ),
            format!(
                "{FIRST}-----BEGIN PRIVATE KEY-----\nAQ==\n-----END PRIVATE KEY-----\n{SECOND}"
            ),
            format!(
                "-----BEGIN DH PARAMETERS-----\nAQ==\n-----END DH PARAMETERS-----{FIRST}{SECOND}"
            ),
        ] {
            let read = read_all(bundle.as_bytes());
            assert_eq!(
                read,
                Ok(vec![vec![1, 2, 3], vec![4, 5, 6, 7, 8]]),
                "{bundle}"
            );
        }
    }

    /// With a search of quadratic time, each of these texts takes hours.
    #[test]
    fn long_text_is_read_in_linear_time() {
        const BYTES: usize = 2 << 20;
        let long = |piece: &str| piece.repeat(BYTES / piece.len());
        for piece in [
            "x",
            "-",
            " ",
            "\t",
            "\u{a0}",
            "\u{2014}",
            "\n",
            "E",
            "END ",
            " END",
            "- BEGINX ",
            "BEGIN ",
            "-- END ",
            "--END-",
            "-- END x\n",
            "CERTIFICATE ",
        ] {
            let text = format!("{}\n{FIRST}", long(piece));
            assert_eq!(
                read_all(text.as_bytes()),
                Ok(vec![vec![1, 2, 3]]),
                "{piece}"
            );
        }
        // The only line names a certificate at its end.
        let text = format!("{FIRST}{}CERTIFICATE", long("-- END "));
        let error = read_all(text.as_bytes()).unwrap_err();
        assert!(error.contains("block 2 is not valid PEM"), "{error}");
        // A block in one line, and many blocks without line breaks between them.
        let text = FIRST.replace("AQID", &long("AQID"));
        let read = read_all(text.as_bytes()).unwrap();
        assert_eq!((read.len(), read[0].len()), (1, BYTES / 4 * 3));
        let read = read_all(long(FIRST.trim_end()).as_bytes()).unwrap();
        assert_eq!(read.len(), BYTES / FIRST.trim_end().len());
    }

    #[test]
    fn unreadable_block_is_refused_with_its_number() {
        for bad in [
            SECOND.replace("CERTIFICATE", "TRUSTED CERTIFICATE"),
            SECOND.replace("CERTIFICATE", "CERTIFICATE REQUEST"),
            SECOND.replace("CERTIFICATE", "PKCS7"),
            SECOND.replace("CERTIFICATE", "certificate"),
            SECOND.replace("BEGIN", "begin"),
            SECOND.replace("-----BEGIN", "----BEGIN"),
            SECOND.replace("-----BEGIN ", "---- BEGIN "),
            SECOND.replace("-----BEGIN ", "----- BEGIN "),
            SECOND.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----"),
            SECOND.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE"),
            SECOND.replace("BEGIN ", "BEGIN\t"),
            SECOND.replace("BEGIN ", "BEGIN"),
            SECOND.replace("BEGIN ", "BEGIN\u{a0}"),
            SECOND.replace("BEGIN ", "BEGIN\n"),
            SECOND.replace("-----BEGIN", "-----\tBEGIN"),
            SECOND.replace("-----BEGIN", "-----\u{a0}BEGIN"),
            SECOND.replace("-----", "\u{2014}\u{2013}"),
            SECOND.replace("-----", "\u{2212}"),
            SECOND.replace("CERTIFICATE", "X509 CRL"),
            // A BEGIN without an END.
            "-----BEGIN\tCERTIFICATE-----\nBAUG".to_owned(),
            "-----BEGINCERTIFICATE-----\nBAUG".to_owned(),
            "-----\tbegin certificate-----\nBAUG".to_owned(),
            "\u{2014}\u{2013}BEGIN CERTIFICATE\u{2014}\u{2013}\nBAUG".to_owned(),
            // An END without a BEGIN.
            "-----END CERTIFICATE-----".to_owned(),
            "-----end certificate-----".to_owned(),
            "----END CERTIFICATE----".to_owned(),
            "-- END\tCERTIFICATE --".to_owned(),
            "-----END\n".to_owned(),
            SECOND.replace("-----BEGIN CERTIFICATE-----", ""),
            SECOND.replace("-----BEGIN CERTIFICATE", "BEGIN CERTIFICATE"),
            SECOND.replace("-----BEGIN", "=====BEGIN"),
            format!("-----END CERTIFICATE-----\n{SECOND}"),
            SECOND.replace("END CERTIFICATE", "END X509 CERTIFICATE"),
            SECOND.replace("-----END", "----END"),
            SECOND.replace("-----END CERTIFICATE-----", ""),
            SECOND.replace("-----END CERTIFICATE-----", FIRST),
            SECOND.replace("BAUG", "B\\nAUG"),
            SECOND.replace("BAUG", "\u{e9}"),
            SECOND.replace("BAUG\nBwg=\n", ""),
        ] {
            let error = read_all(format!("{FIRST}{bad}").as_bytes()).unwrap_err();
            assert!(
                error.contains("ca_certificates_pem: block 2 is"),
                "{bad}: {error}"
            );
            assert!(!error.contains("BAUG"), "{error}");
        }
        for none in [
            "",
            "no certificate",
            "-----BEGIN PUBLIC KEY-----\nAQ==\n-----END PUBLIC KEY-----",
        ] {
            let error = read_all(none.as_bytes()).unwrap_err();
            assert!(error.contains("contains no certificate"), "{error}");
        }
    }
}
