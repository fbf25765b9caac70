//! Certificates out of PEM text, every one of them or none.
//!
//! The parser of `rustls-pki-types` passes over a block whose first line is not exactly as it
//! expects it, which is what happens after a byte order mark, after a file without a final line
//! break, with an indent, and with labels other than `CERTIFICATE`. Here each BEGIN mark is found
//! wherever it stands, and its block is read, is of a kind without certificates, or is refused.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::error::Error;

const DASHES: &[u8] = b"-----";
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut certificates = Vec::new();
    let (mut rest, mut number) = (pem, 0);
    while let Some(begin) = find_begin(rest) {
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
                    "is a TRUSTED CERTIFICATE, which OpenSSL alone reads; make it a CERTIFICATE \
                     with openssl x509 -in OLD -out NEW",
                ));
            }
            // What stands beside certificates in files for servers.
            _ if label.ends_with(b"PRIVATE KEY")
                || label.ends_with(b"PUBLIC KEY")
                || label.ends_with(b"PARAMETERS")
                || label == b"X509 CRL" => {}
            _ => {
                return Err(refuse(
                    "is no certificate; its first line has to be -----BEGIN CERTIFICATE-----",
                ));
            }
        }
    }
    if certificates.is_empty() {
        return Err(Error::config(
            "ca_certificates_pem has no certificate in it",
        ));
    }
    Ok(certificates)
}

/// Where the dashes of the next BEGIN mark start, however they are written.
fn find_begin(pem: &[u8]) -> Option<usize> {
    let is_mark = |at: &usize| {
        let blanks = pem[*at..].iter().take_while(|b| **b == b' ').count();
        let word = pem[at + blanks..].get(..6);
        pem[..*at].ends_with(b"-") && word.is_some_and(|word| word.eq_ignore_ascii_case(b"BEGIN "))
    };
    let word = (0..pem.len()).find(is_mark)?;
    let dashes = pem[..word].iter().rev().take_while(|b| **b == b'-');
    // More dashes than a mark has are the end of another one.
    Some(word - dashes.count().min(DASHES.len()))
}

fn split_at_dashes(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.windows(DASHES.len()).position(|w| w == DASHES)?;
    Some((&bytes[..at], &bytes[at + DASHES.len()..]))
}

/// The certificate of a block, whose lines may be indented.
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

    /// The bytes of the certificates, or what the error says.
    fn read_all(pem: &[u8]) -> Result<Vec<Vec<u8>>, String> {
        match certificates(pem) {
            Ok(all) => Ok(all.iter().map(|one| one.to_vec()).collect()),
            Err(error) => Err(error.to_string()),
        }
    }

    const FIRST: &str = "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n";
    const SECOND: &str = "-----BEGIN CERTIFICATE-----\nBAUG\nBwg=\n-----END CERTIFICATE-----\n";

    #[test]
    fn every_block_of_a_bundle_is_read() {
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

    #[test]
    fn block_that_cannot_be_read_is_refused_by_its_number() {
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
            assert!(error.contains("no certificate in it"), "{error}");
        }
    }
}
