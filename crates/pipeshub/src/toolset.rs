// Written by `cargo xtask operations`. Do not edit.
//! The toolsets of the caller: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::toolset::*;

/// The methods for the toolsets of the caller; see
/// [`Pipeshub::toolset`](crate::Pipeshub::toolset).
#[derive(Debug, Clone, Copy)]
pub struct Toolset<'a>(&'a PipeshubCore);

impl<'a> Toolset<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Lists the toolsets with the sign-in state of the caller; see [`toolset_get_my_toolsets`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getMyToolsets")]
    pub fn get_my_toolsets(
        self,
        request: GetMyToolsetsRequest,
    ) -> Reply<'a, GetMyToolsetsResponse> {
        toolset_get_my_toolsets(self.0, request)
    }
}
