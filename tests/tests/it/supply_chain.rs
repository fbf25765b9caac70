//! What the published crates promise of themselves: no unsafe code, nothing that runs when they are
//! built, and only what the registry has.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Folders and manifests of the crates that are published.
fn published() -> Vec<(PathBuf, String)> {
    let mut crates = Vec::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        if !manifest
            .lines()
            .any(|line| line.trim() == "publish = false")
        {
            crates.push((folder, manifest));
        }
    }
    assert_eq!(crates.len(), 5);
    crates
}

#[test]
fn published_crates_forbid_unsafe_code() {
    for (folder, manifest) in published() {
        let mut roots = vec![folder.join("src/lib.rs")];
        roots.extend(Some(folder.join("src/main.rs")).filter(|main| main.exists()));
        for root in roots {
            let source = fs::read_to_string(&root).unwrap();
            assert!(
                source.lines().any(|line| line == "#![forbid(unsafe_code)]"),
                "{}",
                root.display()
            );
        }
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{}",
            folder.display()
        );
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(workspace.contains("unsafe_code = \"forbid\""));
}

#[test]
fn published_crates_have_no_build_scripts() {
    for (folder, manifest) in published() {
        assert!(!folder.join("build.rs").exists(), "{}", folder.display());
        for line in manifest.lines().map(str::trim) {
            let key = line.split(['=', ' ']).next().unwrap();
            assert!(
                !["build", "links", "proc-macro"].contains(&key),
                "{}: {line}",
                folder.display()
            );
            assert!(
                !line.starts_with("[build-dependencies"),
                "{}",
                folder.display()
            );
        }
    }
}

#[test]
fn locked_packages_come_from_the_registry_with_checksums() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let packages: Vec<_> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 50);
    for package in packages {
        let value = |key: &str| package.lines().find_map(|line| line.strip_prefix(key));
        match value("source = ") {
            Some(source) => {
                assert_eq!(
                    source, "\"registry+https://github.com/rust-lang/crates.io-index\"",
                    "{package}"
                );
                assert!(value("checksum = ").is_some(), "{package}");
            }
            None => assert!(
                package.contains("name = \"pipeshub") || package.contains("name = \"xtask\"")
            ),
        }
    }
}

/// Every file of the repository with this ending, but for what was built.
fn files(ending: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| {
                    let name = path.file_name().unwrap();
                    name != "target" && name != ".git"
                }));
            } else if name.ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

/// Somebody else can make a folder of a fixed name first, where the place is one for everybody, or
/// put a link in its place. `tempfile` makes one of a random name that is its owner's alone.
#[test]
fn temporary_folders_have_random_names() {
    let everybody = [
        concat!("temp", "_dir()"),
        concat!("\"/t", "mp"),
        concat!("/var/t", "mp"),
    ];
    let of_cargo = concat!("CARGO_TARGET_", "TMPDIR");
    let mut owned = 0;
    for (file, text) in files(".rs") {
        let relative = file.strip_prefix(root()).unwrap();
        // The programs themselves may look at such a folder to keep away from it.
        let published = relative.starts_with("crates")
            && !relative.starts_with("crates/xtask")
            && relative.components().any(|part| part.as_os_str() == "src");
        for line in text.lines() {
            let fixed = everybody.iter().any(|place| line.contains(place));
            assert!(published || !fixed, "{}: {line}", relative.display());
            if line.contains(of_cargo) {
                // A path of no file needs no folder.
                let missing = line.contains(".join(\"missing\")");
                assert!(
                    missing || line.contains("tempdir_in("),
                    "{}: {line}",
                    relative.display()
                );
                owned += usize::from(!missing);
            }
        }
    }
    assert!(owned >= 2, "{owned}");
}

#[test]
fn default_tree_has_no_banned_crate() {
    let list = fs::read_to_string(root().join("tests/default-tree.txt")).unwrap();
    let banned = fs::read_to_string(root().join("deny.toml")).unwrap();
    let banned: Vec<_> = banned
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next())
        .collect();
    assert!(banned.contains(&"openssl") && banned.contains(&"url") && banned.contains(&"h2"));
    for name in list.lines() {
        assert!(!banned.contains(&name), "{name}");
    }
    for target in [
        "x86_64-unknown-linux-gnu",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ] {
        assert!(list.contains(&format!("\n[{target}]\n")), "{target}");
    }
}
