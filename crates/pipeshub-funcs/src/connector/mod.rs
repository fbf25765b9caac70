// Written by `cargo xtask operations`. Do not edit.
//! Records of connectors.

#[cfg(feature = "connector_get_record_content")]
mod get_record_content;
#[cfg(feature = "connector_lookup_record_by_identifier")]
mod lookup_record_by_identifier;
#[cfg(feature = "connector_navigate_knowledge_graph")]
mod navigate_knowledge_graph;

#[cfg(feature = "connector_get_record_content")]
pub use self::get_record_content::{
    GetRecordContentRequest, GetRecordContentResponse, connector_get_record_content,
};
#[cfg(feature = "connector_lookup_record_by_identifier")]
pub use self::lookup_record_by_identifier::{
    ConnectorNameEnum, KnowledgeGraphLookupMatch, LookupRecordByIdentifierRequest,
    LookupRecordResponse, connector_lookup_record_by_identifier,
};
#[cfg(feature = "connector_navigate_knowledge_graph")]
pub use self::navigate_knowledge_graph::{
    KnowledgeGraphNodeRef, KnowledgeGraphNodeRow, KnowledgeGraphNodeType, KnowledgeGraphPagination,
    NavigateKnowledgeGraphRequest, NavigateKnowledgeGraphResponse,
    connector_navigate_knowledge_graph,
};
