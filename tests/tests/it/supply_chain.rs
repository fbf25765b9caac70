//! Promises about the published crates: no unsafe code, no code that runs during a build, and only
//! packages of the registry. The same is checked for the tools of builds and tests.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Returns the folder and the manifest of each published crate.
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
    assert_eq!(crates.len(), 6);
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

/// Returns every file of the repository with this ending, without build output.
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

#[test]
fn locked_packages_come_from_the_registry_with_checksums() {
    let locks = files("Cargo.lock");
    assert_eq!(locks.len(), 7);
    for (file, lock) in locks {
        let packages: Vec<_> = lock.split("[[package]]").skip(1).collect();
        let mut own = 0;
        for package in &packages {
            let value = |key: &str| package.lines().find_map(|line| line.strip_prefix(key));
            let Some(source) = value("source = ") else {
                own += 1;
                continue;
            };
            assert_eq!(
                source,
                "\"registry+https://github.com/rust-lang/crates.io-index\"",
                "{}: {package}",
                file.display()
            );
            assert!(value("checksum = ").is_some(), "{package}");
        }
        let folder = file.parent().unwrap();
        let manifests = files("Cargo.toml");
        let near = manifests.iter().filter(|(path, _)| {
            path.starts_with(folder) || path.starts_with(root().join("crates"))
        });
        // A package without a source belongs to this repository.
        assert!(own > 0 && own <= near.count(), "{}: {own}", file.display());
        assert!(packages.len() > own, "{}", file.display());
    }
}

/// Whether a text is an exact version, such as `1.95.0`.
fn is_exact(version: &str) -> bool {
    let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
    numbers.len() == 3 && numbers.iter().all(Result::is_ok)
}

/// Returns the lines that install whatever version is current.
fn unpinned(text: &str) -> Vec<&str> {
    let open = |line: &&str| {
        let words: Vec<_> = line.split_whitespace().collect();
        let after = |word: &str| {
            let place = words.iter().position(|other| *other == word)?;
            words.get(place + 1).copied()
        };
        // The versions of a matrix, which `${{ matrix.rust }}` inserts.
        if let Some(version) = after("rust:") {
            return !is_exact(version.trim_matches(['"', '\'']));
        }
        if let Some(action) = after("uses:") {
            let commit = action.split_once('@').map_or("", |(_, commit)| commit);
            return commit.len() != 40 || !commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        }
        if words
            .windows(3)
            .any(|three| three == ["rustup", "toolchain", "install"])
        {
            let toolchain = after("install").unwrap();
            return !is_exact(toolchain) && toolchain != "${{";
        }
        let cargo_install = words.windows(2).any(|two| {
            two[0]
                .trim_start_matches(['"', '\'', '('])
                .ends_with("cargo")
                && two[1] == "install"
        });
        let script = ["curl", "wget", "pip", "npm"];
        // Debian signs its packages, and `command -v` only looks for a program.
        let is_harmless = line.contains("apt-get install") || line.contains("command -v");
        cargo_install && !line.contains("--version =")
            || !is_harmless && words.iter().any(|word| script.contains(word))
    };
    text.lines().filter(open).collect()
}

#[test]
fn ci_tools_have_exact_versions() {
    let mut scripts = files(".yml");
    scripts.push((
        root().join(".ci/run"),
        fs::read_to_string(root().join(".ci/run")).unwrap(),
    ));
    assert!(scripts.len() >= 2);
    for (file, text) in scripts {
        assert_eq!(unpinned(&text), [""; 0], "{}", file.display());
    }
    // The tools of `cargo xtask ci` are in a list with their versions. The tests of that crate
    // check the list.
    let tools = fs::read_to_string(root().join("crates/xtask/src/tools.rs")).unwrap();
    assert_eq!(tools.matches("install --locked").count(), 1);
    assert!(tools.contains("install --locked --debug cargo-{name} --version ={version}"));
}

#[test]
fn unpinned_versions_are_found() {
    for line in [
        "- uses: actions/checkout@v4",
        "- rust: stable",
        "- uses: actions/checkout",
        "uses: actions/cache@5a3ec84 # v4.2.3",
        "rustup toolchain install stable --profile minimal",
        "rustup toolchain install 1.95 --profile minimal",
        "- run: cargo install --locked cargo-deny",
        "cargo install cargo-deny@0.20",
        "curl https://sh.rustup.rs | sh",
    ] {
        assert_eq!(unpinned(line), [line]);
    }
    for line in [
        "- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
        "rustup toolchain install 1.95.0 --profile minimal",
        "rustup toolchain install ${{ matrix.rust }} --profile minimal",
        "- rust: 1.88.0",
        "- run: cargo xtask ci advisories",
        "cargo install --locked cargo-deny --version =0.20.2",
    ] {
        assert_eq!(unpinned(line), [""; 0]);
    }
}

#[test]
fn published_crates_are_in_the_checked_trees() {
    let config = fs::read_to_string(root().join("deny.toml")).unwrap();
    let excluded = config
        .lines()
        .find_map(|line| line.strip_prefix("exclude = "))
        .unwrap();
    for (folder, _) in published() {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(!excluded.contains(&format!("\"{name}\"")), "{name}");
    }
    assert!(config.contains("\nyanked = \"deny\"\n"));
    let ci = fs::read_to_string(root().join("crates/xtask/src/ci.rs")).unwrap();
    let steps = ["supply_chain", "yanked", "advisories"];
    assert!(
        steps
            .iter()
            .all(|step| ci.contains(&format!("        {step},\n")))
    );
}

/// In a shared place, another user can create a folder with a fixed name first, or a link in its
/// place. `tempfile` creates a folder with a random name that only its owner can read.
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
        // The programs may check for such a folder to avoid it.
        let published = relative.starts_with("crates")
            && !relative.starts_with("crates/xtask")
            && relative.components().any(|part| part.as_os_str() == "src");
        for line in text.lines() {
            let fixed = everybody.iter().any(|place| line.contains(place));
            assert!(published || !fixed, "{}: {line}", relative.display());
            if line.contains(of_cargo) {
                // The path of a missing file needs no folder.
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
