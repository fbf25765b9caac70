// Written by `cargo xtask operations`. Do not edit.
//! Records of connectors: methods, requests and responses.

use pipeshub_core::{PipeshubCore, Reply};
pub use pipeshub_funcs::connector::*;

/// The methods for records of connectors; see
/// [`Pipeshub::connector`](crate::Pipeshub::connector).
#[derive(Debug, Clone, Copy)]
pub struct Connector<'a>(&'a PipeshubCore);

impl<'a> Connector<'a> {
    pub(crate) fn new(core: &'a PipeshubCore) -> Self {
        Self(core)
    }

    /// Returns the parsed text of a record, headed by its metadata; see
    /// [`connector_get_record_content`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "getRecordContent")]
    pub fn get_record_content(
        self,
        request: GetRecordContentRequest,
    ) -> Reply<'a, GetRecordContentResponse> {
        connector_get_record_content(self.0, request)
    }

    /// Returns the children of an app, group, folder or record; see
    /// [`connector_navigate_knowledge_graph`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "navigateKnowledgeGraph")]
    pub fn navigate_knowledge_graph(
        self,
        request: NavigateKnowledgeGraphRequest,
    ) -> Reply<'a, NavigateKnowledgeGraphResponse> {
        connector_navigate_knowledge_graph(self.0, request)
    }

    /// Finds the records behind URLs, issue keys or external ids; see
    /// [`connector_lookup_record_by_identifier`].
    ///
    /// # Errors
    ///
    /// Those of the function.
    #[doc(alias = "lookupRecordByIdentifier")]
    pub fn lookup_record_by_identifier(
        self,
        request: LookupRecordByIdentifierRequest,
    ) -> Reply<'a, LookupRecordResponse> {
        connector_lookup_record_by_identifier(self.0, request)
    }
}
