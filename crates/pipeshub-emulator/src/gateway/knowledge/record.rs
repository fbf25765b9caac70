//! The stored records: their names, media types and contents.

use bytes::Bytes;

use crate::time::{milliseconds, now, object_id};

/// The maximum number of bytes of a record that a search reads.
const MAX_SEARCHED: usize = 256 * 1024;

/// A stored record.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) id: String,
    /// The id of the knowledge base or of the connector.
    pub(crate) base: String,
    /// The id of the folder. `None` at the root.
    pub(crate) folder: Option<String>,
    /// The name without its extension.
    pub(crate) name: String,
    pub(crate) extension: Option<String>,
    pub(crate) media_type: &'static str,
    /// The connector that has synced the record. `None` for an upload.
    pub(crate) source: Option<Box<Source>>,
    /// The id of the document in the storage.
    pub(super) document: String,
    /// The number of bytes of the latest content.
    pub(super) size: usize,
    /// Whether a new content keeps the earlier ones.
    pub(super) is_versioned: bool,
    /// The times in milliseconds since 1970.
    pub(super) created: i64,
    pub(super) updated: i64,
    /// The bytes of the file. `None` if the limit has dropped them.
    pub(crate) content: Option<Bytes>,
    /// The contents of earlier versions, oldest first.
    pub(super) earlier: Vec<Bytes>,
    /// The place in the order of arrival. The library sets the number.
    pub(super) number: u64,
}

/// The connector of a record, whose id is the record's `base`.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The connector's type.
    pub(crate) kind: String,
    /// The user who can read the record.
    pub(super) owner: String,
}

impl Record {
    /// Creates a record of a file with this name, or with the last name of this path.
    pub(crate) fn new(id: String, base: &str, path: &str, content: Option<Bytes>) -> Self {
        let file = path.rsplit('/').next().unwrap_or_default();
        let (name, extension) = split_name(file);
        let time = milliseconds(now());
        Self {
            id,
            base: base.to_owned(),
            folder: None,
            name: name.to_owned(),
            media_type: media_type(extension.as_deref()),
            extension,
            source: None,
            document: object_id(),
            size: content.as_ref().map_or(0, Bytes::len),
            is_versioned: true,
            created: time,
            updated: time,
            content,
            earlier: Vec::new(),
            number: 0,
        }
    }

    /// The name with its extension.
    pub(crate) fn file_name(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{}.{extension}", self.name),
            None => self.name.clone(),
        }
    }

    /// Takes over the name of a file. The extension stays if the file has the same one.
    pub(super) fn rename(&mut self, name: &str) {
        let (stem, extension) = split_name(name);
        let is_same = extension.is_some() && extension == self.extension;
        let name = if is_same { stem } else { name };
        name.clone_into(&mut self.name);
    }

    /// Replaces the content. A versioned record keeps the earlier contents.
    pub(super) fn replace_content(&mut self, content: Option<Bytes>, size: usize) {
        let old = self.content.take();
        if self.is_versioned {
            self.earlier.extend(old);
        }
        self.content = content;
        self.size = size;
    }

    /// The type of the connector, or `KB` for an upload.
    pub(super) fn connector(&self) -> &str {
        self.source.as_ref().map_or("KB", |source| &source.kind)
    }

    pub(super) fn origin(&self) -> &'static str {
        match self.source {
            Some(_) => "CONNECTOR",
            None => "UPLOAD",
        }
    }

    /// The key of the name in its folder. Two records of one folder cannot have the same key.
    pub(super) fn key(&self) -> String {
        let folder = self.folder.as_deref().unwrap_or_default();
        let name = self.name.to_lowercase();
        format!("{}/{folder}/{name}\n{}", self.base, self.media_type)
    }

    /// The number of bytes that the contents of all versions take.
    pub(super) fn stored_bytes(&self) -> usize {
        let versions = self.content.iter().chain(&self.earlier);
        versions.map(Bytes::len).sum()
    }

    /// Removes the contents of all versions. The facts of the record stay.
    pub(super) fn drop_contents(&mut self) {
        self.content = None;
        self.earlier.clear();
    }

    /// Returns a copy without the contents.
    pub(super) fn facts(&self) -> Self {
        Self {
            content: None,
            earlier: Vec::new(),
            ..self.clone()
        }
    }

    /// The text that a search reads. Empty for a file that is not UTF-8.
    pub(super) fn text(&self) -> &str {
        let bytes = self.content.as_deref().unwrap_or_default();
        let bytes = bytes.get(..MAX_SEARCHED).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The limit may have cut the last character.
            Err(error) if error.error_len().is_none() => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(whole).unwrap_or_default()
            }
            Err(_) => "",
        }
    }
}

/// Splits a file name into its name and its extension in lower case.
pub(super) fn split_name(file: &str) -> (&str, Option<String>) {
    match file.rsplit_once('.') {
        Some((name, extension)) if !name.is_empty() && !extension.is_empty() => {
            (name, Some(extension.to_lowercase()))
        }
        _ => (file, None),
    }
}

/// Returns the media type of an extension.
fn media_type(extension: Option<&str>) -> &'static str {
    match extension.unwrap_or_default() {
        "txt" | "log" => "text/plain",
        "md" | "mdx" => "text/markdown",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_a_character() {
        let mut content = "x".repeat(MAX_SEARCHED - 1);
        content.push('é');
        let record = |content| Record::new(String::new(), "base", "a", Some(content));
        assert_eq!(record(content.into()).text().len(), MAX_SEARCHED - 1);
        assert_eq!(record(Bytes::from_static(b"a\xff b")).text(), "");
    }
}
