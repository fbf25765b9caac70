//! The crate of each function in a program's machine code, by the function's name.
//!
//! An instance of a generic function counts for the crate of its type argument, if the name starts
//! with that type. Inlined code counts for the function that contains it.

use std::collections::BTreeMap;
use std::process::Command;

use xtask::Result;
use xtask::cargo::output;

use crate::peers::{Build, SDK, target};

/// Code without a function: code of C and assembly without a length, and the gaps between
/// functions.
const REST: &str = "without a name or a length";

/// Crates that only the default transport needs.
const DEFAULT_TRANSPORT: [&str; 7] = [
    "hyper",
    "hyper_rustls",
    "hyper_util",
    "ring",
    "rustls",
    "tokio_rustls",
    "webpki",
];

/// Returns the bytes of code by crate, in descending order.
pub(crate) fn by_crate(text: u64) -> Result<Vec<(String, u64)>> {
    let sums = sums(SDK.package)?;
    let named: u64 = sums.values().sum();
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sums.push((REST.to_owned(), text.saturating_sub(named)));
    Ok(sums)
}

/// Fails if a program with a transport of its own links a function of the default one.
pub(crate) fn check_own_transport() -> Result {
    let sums = sums("own-transport")?;
    let total: u64 = sums.values().sum();
    for name in DEFAULT_TRANSPORT {
        if let Some(bytes) = sums.get(name) {
            return Err(format!(
                "a program with its own transport links {bytes} bytes of {name}; look for what \
                 reaches it from `PipeshubCore::with_transport`"
            )
            .into());
        }
    }
    println!("own transport: {total} bytes of code, none of hyper's or rustls's");
    Ok(())
}

/// Returns the bytes of code by crate, of a program of the package `sdk`.
fn sums(program: &str) -> Result<BTreeMap<String, u64>> {
    let built = Build {
        rustc: &["-Cstrip=none"],
        ..Build::new(&target(), SDK, "min")
    }
    .run(&[program])?;
    let mut nm = Command::new("nm");
    let symbols = output(
        nm.args(["--defined-only", "--print-size", "--demangle"])
            .arg(built.join(program)),
    )?;
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for line in symbols.lines() {
        // ADDRESS LENGTH KIND NAME. Some lines have no length.
        let mut parts = line.splitn(4, ' ');
        let (_, Some(length), Some(kind), Some(name)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if kind.eq_ignore_ascii_case("t") || kind.eq_ignore_ascii_case("w") {
            let bytes = u64::from_str_radix(length, 16)?;
            *sums.entry(crate_of(name).to_owned()).or_default() += bytes;
        }
    }
    Ok(sums)
}

/// Returns the crate of a function, such as `hyper` for
/// `<hyper::Error as core::fmt::Display>::fmt`.
fn crate_of(name: &str) -> &str {
    // ring's own prefix, which keeps its versions apart.
    if name.contains("ring_core_") {
        return "ring";
    }
    let mut rest = name;
    // The type of the freed memory is more useful here than the function that frees it.
    for generic in [
        "core::ptr::drop_in_place::<",
        "core::ptr::drop_in_place<",
        "drop_in_place::<",
    ] {
        rest = rest.strip_prefix(generic).unwrap_or(rest);
    }
    loop {
        let before = rest;
        for prefix in [
            "<",
            "&",
            "mut ",
            "dyn ",
            "[",
            "(",
            "*const ",
            "*mut ",
            "_<",
            "alloc::boxed::Box<",
            "alloc::sync::Arc<",
            "core::option::Option<",
        ] {
            rest = rest.strip_prefix(prefix).unwrap_or(rest);
        }
        if rest == before {
            break;
        }
    }
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    match &rest[..end] {
        "std" | "core" | "alloc" | "addr2line" | "gimli" | "miniz_oxide" | "rustc_demangle"
        | "object" | "hashbrown" | "std_detect" | "panic_abort" | "str" | "u8" | "bool"
        | "usize" => "std",
        _ if !rest[end..].starts_with("::") => "C and assembly",
        "sdk" => "the program itself",
        known => known,
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn function_of_a_type_counts_for_the_crate_of_the_type() {
        for (name, owner) in [
            ("hyper::client::conn::http1::handshake", "hyper"),
            ("<hyper::Error as core::fmt::Display>::fmt", "hyper"),
            ("<&mut http::HeaderMap as core::fmt::Debug>::fmt", "http"),
            (
                "core::ptr::drop_in_place::<rustls::client::ClientConfig>",
                "rustls",
            ),
            (
                "core::ptr::drop_in_place<alloc::boxed::Box<dyn tokio::Thing>>",
                "tokio",
            ),
            ("core::fmt::write", "std"),
            ("ring_core_0_17_14__aes_hw_encrypt", "ring"),
            ("_start", "C and assembly"),
            ("sdk::main", "the program itself"),
        ] {
            assert_eq!(crate_of(name), owner, "{name}");
        }
    }
}
