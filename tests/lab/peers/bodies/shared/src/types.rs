//! The events of a chat as a small enum, and the response of a search, for serde.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Text {
    #[serde(rename = "messageId")]
    pub message_id: String,
    pub delta: String,
    #[serde(rename = "runId")]
    pub run_id: Option<String>,
}

#[derive(Deserialize)]
pub struct Finished {
    pub result: Outcome,
}

#[derive(Deserialize)]
pub struct Outcome {
    pub conversation: Conversation,
}

#[derive(Deserialize)]
pub struct Conversation {
    #[serde(rename = "_id")]
    pub id: String,
    pub title: Option<String>,
    pub messages: Vec<Message>,
}

#[derive(Deserialize)]
pub struct Message {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(rename = "messageType")]
    pub message_type: String,
    pub content: String,
    #[serde(default)]
    pub citations: Vec<Citation>,
}

#[derive(Deserialize)]
pub struct Citation {
    #[serde(rename = "citationId")]
    pub id: String,
}

#[derive(Deserialize)]
pub struct Failed {
    pub message: String,
    pub code: Option<String>,
}

pub enum Event {
    Text(Text),
    Finished(Finished),
    Failed(Failed),
    Heartbeat,
    Other,
}

/// Decodes an event. `data` is text, so that `serde_json` does not check each string again.
pub fn event(name: &str, data: &str) -> Result<Event, serde_json::Error> {
    Ok(match name {
        "TEXT_MESSAGE_CONTENT" => Event::Text(serde_json::from_str(data)?),
        "RUN_FINISHED" => Event::Finished(serde_json::from_str(data)?),
        "RUN_ERROR" => Event::Failed(serde_json::from_str(data)?),
        "HEARTBEAT" => Event::Heartbeat,
        _ => Event::Other,
    })
}

/// The facts of a run that depend on all of its events.
#[derive(Default)]
pub struct Run {
    pub events: usize,
    pub text: usize,
    pub ids: usize,
    pub end: Option<String>,
}

impl Run {
    pub fn on(&mut self, name: &str, data: &str) -> Result<(), serde_json::Error> {
        self.events += 1;
        match event(name, data)? {
            Event::Text(text) => {
                self.text += text.delta.len();
                self.ids += text.message_id.len() + text.run_id.map_or(0, |id| id.len());
            }
            Event::Finished(finished) => {
                let Conversation {
                    id,
                    title,
                    messages,
                } = finished.result.conversation;
                let length = |message: &Message| {
                    let citations: usize = message.citations.iter().map(|c| c.id.len()).sum();
                    message.content.len()
                        + citations
                        + message.id.len()
                        + message.message_type.len()
                };
                self.finish(
                    &id,
                    title,
                    messages.len(),
                    messages.iter().map(length).sum(),
                );
            }
            Event::Failed(failed) => {
                self.end = Some(format!("{:?} {}", failed.code, failed.message));
            }
            Event::Heartbeat | Event::Other => {}
        }
        Ok(())
    }

    pub fn finish(&mut self, id: &str, title: Option<String>, messages: usize, length: usize) {
        self.end = Some(format!("{id} {title:?} {messages} messages {length}"));
    }

    pub fn show(&self) -> String {
        let Self {
            events,
            text,
            ids,
            end,
        } = self;
        format!("events {events} text {text} ids {ids} end {end:?}")
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    pub search_id: String,
    pub search_response: SearchResponse,
}

#[derive(Deserialize)]
pub struct SearchResponse {
    #[serde(rename = "searchResults")]
    pub results: Vec<Hit>,
    pub records: Vec<Record>,
    pub status: String,
    pub status_code: i64,
    pub message: String,
}

#[derive(Deserialize)]
pub struct Hit {
    pub content: String,
    pub score: Option<f64>,
    #[serde(rename = "citationType")]
    pub citation_type: String,
    pub metadata: Metadata,
    pub virtual_record_id: Option<String>,
    pub block_type: Option<String>,
    pub block_index: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    pub org_id: String,
    pub record_id: String,
    pub virtual_record_id: Option<String>,
    pub record_name: String,
    pub record_type: Option<String>,
    pub origin: String,
    pub connector: Option<String>,
    pub connector_id: Option<String>,
    pub kb_id: Option<String>,
    pub block_text: Option<String>,
    pub block_type: Option<String>,
    pub block_num: Option<Vec<Option<f64>>>,
    #[serde(rename = "bounding_box")]
    pub bounding_box: Option<Vec<Corner>>,
    pub page_num: Option<Vec<Option<i64>>>,
    pub extension: Option<String>,
    pub mime_type: String,
    pub web_url: Option<String>,
    pub preview_renderable: Option<bool>,
    pub hide_weburl: Option<bool>,
}

#[derive(Deserialize)]
pub struct Corner {
    pub x: f64,
    pub y: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    #[serde(rename = "_key")]
    pub key: String,
    pub org_id: Option<String>,
    pub record_name: String,
    pub external_record_id: Option<String>,
    pub connector_id: Option<String>,
    pub connector_name: Option<String>,
    pub record_type: Option<String>,
    pub origin: Option<String>,
    pub version: Option<i64>,
    pub is_latest_version: Option<bool>,
    pub created_at_timestamp: Option<i64>,
    pub updated_at_timestamp: Option<i64>,
    pub indexing_status: Option<String>,
    pub extraction_status: Option<String>,
    pub is_deleted: Option<bool>,
    pub is_archived: Option<bool>,
    pub mime_type: Option<String>,
    pub size_in_bytes: Option<i64>,
    pub virtual_record_id: Option<String>,
    pub web_url: Option<String>,
}

impl Found {
    /// Returns a number that depends on all hits and records.
    pub fn sum(&self) -> usize {
        let SearchResponse {
            results,
            records,
            message,
            ..
        } = &self.search_response;
        let corners = |hit: &Hit| hit.metadata.bounding_box.as_ref().map_or(0, Vec::len);
        let hits: usize = results
            .iter()
            .map(|hit| hit.content.len() + corners(hit))
            .sum();
        let names: usize = records.iter().map(|record| record.record_name.len()).sum();
        self.search_id.len() + message.len() + hits + names
    }
}
