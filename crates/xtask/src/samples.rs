//! `cargo xtask samples`: runs `examples/pytest` and `examples/vitest` on the emulator's program.
//!
//! Each sample is copied to `target/samples`, so that the installed packages stay outside of the tree.
//! The command needs Python with `venv`, and Node.js with npm.

use std::env::{join_paths, split_paths, var_os};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::cargo::{cargo, run as run_command, target};
use xtask::{Result, root};

struct Sample {
    /// The folder below `examples`.
    name: &'static str,
    /// The file with the exact versions of all packages.
    lock: &'static str,
    /// The folder for the packages.
    packages: &'static str,
    /// The commands that install the packages.
    install: &'static [&'static [&'static str]],
    test: &'static [&'static str],
}

// Packages come as they are built, and none of their scripts runs.
const SAMPLES: [Sample; 2] = [
    Sample {
        name: "pytest",
        lock: "requirements.txt",
        packages: ".venv",
        install: &[
            &["python3", "-m", "venv", ".venv"],
            &[
                ".venv/bin/pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary=:all:",
                "--requirement=requirements.txt",
            ],
        ],
        test: &[".venv/bin/pytest"],
    },
    Sample {
        name: "vitest",
        lock: "package-lock.json",
        packages: "node_modules",
        install: &[&["npm", "ci", "--silent", "--ignore-scripts"]],
        test: &["npm", "test"],
    },
];

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("invalid arguments; use none".into());
    }
    run_command(&mut cargo(&[
        "build",
        "--locked",
        "-p",
        "pipeshub-emulator",
    ]))?;
    SAMPLES.iter().try_for_each(Sample::run)
}

impl Sample {
    fn run(&self) -> Result {
        let folder = self.copy()?;
        self.install(&folder)?;
        // A sample finds the program as an installed one, by its name.
        let others = var_os("PATH").unwrap_or_default();
        let path = join_paths(
            [target()?.join("debug")]
                .into_iter()
                .chain(split_paths(&others)),
        )?;
        run_command(in_folder(&folder, self.test).env("PATH", path))
    }

    /// Copies the files of the sample, and returns the folder with the copies.
    fn copy(&self) -> Result<PathBuf> {
        let folder = target()?.join("samples").join(self.name);
        fs::create_dir_all(&folder)?;
        for file in files(&folder)? {
            fs::remove_file(file)?;
        }
        for file in files(&root().join("examples").join(self.name))? {
            fs::copy(&file, folder.join(file.file_name().unwrap_or_default()))?;
        }
        Ok(folder)
    }

    /// Installs the packages, unless those of the same lock file are there.
    fn install(&self, folder: &Path) -> Result {
        let lock = fs::read(folder.join(self.lock))?;
        let packages = folder.join(self.packages);
        let installed = packages.join("installed-from");
        if fs::read(&installed).is_ok_and(|earlier| earlier == lock) {
            return Ok(());
        }
        if packages.exists() {
            fs::remove_dir_all(&packages)?;
        }
        for command in self.install {
            run_command(&mut in_folder(folder, command))?;
        }
        Ok(fs::write(installed, lock)?)
    }
}

/// Returns the files directly in a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// Returns a command that runs in a folder. A relative program is one of this folder.
fn in_folder(folder: &Path, words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
    let program = if program.contains('/') {
        folder.join(program).into_os_string()
    } else {
        program.into()
    };
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command
}
