//! Cargo and the repository, as `cargo xtask` and the lab use them.

pub mod cargo;
mod folder;
mod result;

pub use folder::root;
pub use result::Result;

/// Returns the arguments after the program's name. An argument that is not UTF-8 has a replacement
/// character in it, so that every command refuses it as unknown.
#[must_use]
pub fn arguments() -> Vec<String> {
    let given = std::env::args_os().skip(1);
    given
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect()
}
