// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The way in which PipesHub extracted the text.
    pub enum ChatAttachmentUploadRefParseMode {
        /// `pdfplumber`
        PDFPLUMBER = "pdfplumber",
        /// `image_direct`
        IMAGE_DIRECT = "image_direct",
        /// `text`
        TEXT = "text",
        /// `docling`
        DOCLING = "docling",
        /// `excel_lightweight`
        EXCEL_LIGHTWEIGHT = "excel_lightweight",
        /// `csv_lightweight`
        CSV_LIGHTWEIGHT = "csv_lightweight",
    }
}
