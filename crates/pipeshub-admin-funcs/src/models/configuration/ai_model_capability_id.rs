// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The capability of a provider in registry terms.
    pub enum AIModelCapabilityId {
        /// `text_generation`
        TEXT_GENERATION = "text_generation",
        /// `embedding`
        EMBEDDING = "embedding",
        /// `image_generation`
        IMAGE_GENERATION = "image_generation",
        /// `tts`
        TTS = "tts",
        /// `stt`
        STT = "stt",
        /// `video`
        VIDEO = "video",
        /// `ocr`
        OCR = "ocr",
        /// `reasoning`
        REASONING = "reasoning",
    }
}
