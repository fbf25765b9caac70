// Written from api/openapi/knowledge.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The kind of record.
    pub enum RecordTypeEnum {
        /// `FILE`
        FILE = "FILE",
        /// `DRIVE`
        DRIVE = "DRIVE",
        /// `WEBPAGE`
        WEBPAGE = "WEBPAGE",
        /// `DATABASE`
        DATABASE = "DATABASE",
        /// `DATASOURCE`
        DATASOURCE = "DATASOURCE",
        /// `MESSAGE`
        MESSAGE = "MESSAGE",
        /// `MAIL`
        MAIL = "MAIL",
        /// `GROUP_MAIL`
        GROUP_MAIL = "GROUP_MAIL",
        /// `TICKET`
        TICKET = "TICKET",
        /// `COMMENT`
        COMMENT = "COMMENT",
        /// `INLINE_COMMENT`
        INLINE_COMMENT = "INLINE_COMMENT",
        /// `CONFLUENCE_PAGE`
        CONFLUENCE_PAGE = "CONFLUENCE_PAGE",
        /// `CONFLUENCE_BLOGPOST`
        CONFLUENCE_BLOGPOST = "CONFLUENCE_BLOGPOST",
        /// `SHAREPOINT_PAGE`
        SHAREPOINT_PAGE = "SHAREPOINT_PAGE",
        /// `SHAREPOINT_LIST`
        SHAREPOINT_LIST = "SHAREPOINT_LIST",
        /// `SHAREPOINT_LIST_ITEM`
        SHAREPOINT_LIST_ITEM = "SHAREPOINT_LIST_ITEM",
        /// `SHAREPOINT_DOCUMENT_LIBRARY`
        SHAREPOINT_DOCUMENT_LIBRARY = "SHAREPOINT_DOCUMENT_LIBRARY",
        /// `LINK`
        LINK = "LINK",
        /// `PROJECT`
        PROJECT = "PROJECT",
        /// `PULL_REQUEST`
        PULL_REQUEST = "PULL_REQUEST",
        /// `MEETING`
        MEETING = "MEETING",
        /// `PRODUCT`
        PRODUCT = "PRODUCT",
        /// `DEAL`
        DEAL = "DEAL",
        /// `CASE`
        CASE = "CASE",
        /// `TASK`
        TASK = "TASK",
        /// `ARTIFACT`
        ARTIFACT = "ARTIFACT",
        /// `CODE_FILE`
        CODE_FILE = "CODE_FILE",
        /// `SQL_TABLE`
        SQL_TABLE = "SQL_TABLE",
        /// `SQL_VIEW`
        SQL_VIEW = "SQL_VIEW",
        /// `OTHERS`
        OTHERS = "OTHERS",
    }
}
