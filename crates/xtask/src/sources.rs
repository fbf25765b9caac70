//! The sources that a report describes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// A hash (FNV-1a) of everything that a size depends on: code, features and locked versions, not comments in manifests.
pub(crate) fn hash() -> Result<u64> {
    let mut files = Vec::new();
    for place in [
        "crates/pipeshub-core",
        "crates/pipeshub-funcs",
        "crates/pipeshub",
        "examples/minimal.rs",
        "tests/peers",
    ] {
        collect(&root().join(place), &mut files)?;
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        for byte in fs::read(file)? {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(hash)
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result {
    if place.is_file() {
        let counts = place.extension().is_some_and(|e| e == "rs" || e == "toml" || e == "lock");
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
