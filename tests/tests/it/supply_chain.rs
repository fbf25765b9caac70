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
