//! The progress of a body.

/// The progress of a body: the bytes so far, and the bytes in all if they are known.
///
/// ```
/// # fn f(progress: pipeshub_core::Progress) {
/// match progress.total {
///     Some(total) => println!("{} of {total} bytes", progress.bytes),
///     None => println!("{} bytes", progress.bytes),
/// }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The number of bytes so far.
    pub bytes: u64,
    /// The number of bytes in all. `None` if it is unknown, as for most downloads of PipesHub.
    pub total: Option<u64>,
}
