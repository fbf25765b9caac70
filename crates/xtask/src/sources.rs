//! The sources that a report describes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::result::Result;

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_owned()
}

/// What all the programs of `tests/peers` are made from: code, features and locked versions.
const ALL: [&str; 6] = [
    "crates/pipeshub-core",
    "crates/pipeshub-funcs",
    "crates/pipeshub",
    "examples/minimal.rs",
    "examples/pipeshub_client.rs",
    "tests/peers",
];

pub(crate) fn hash() -> Result<String> {
    hash_of(&ALL, "")
}

/// A hash (FNV-1a) of the code and manifests in some places, and of what else is to count.
pub(crate) fn hash_of(places: &[&str], more: &str) -> Result<String> {
    let mut files = Vec::new();
    for place in places {
        collect(&root().join(place), &mut files)?;
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for file in files {
        add(&fs::read(file)?);
    }
    add(more.as_bytes());
    Ok(format!("{hash:016x}"))
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result {
    if place.is_file() {
        let counts = place
            .extension()
            .is_some_and(|e| e == "rs" || e == "toml" || e == "lock" || e == "ld");
        files.extend(counts.then(|| place.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        // Tests beside the code and what was built do not change a program's size.
        if !path.ends_with("target") && !path.ends_with("tests") {
            collect(&path, files)?;
        }
    }
    Ok(())
}
