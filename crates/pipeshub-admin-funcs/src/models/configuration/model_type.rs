// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Use of an AI model; paths and bodies accept only the listed values.
    pub enum ModelType {
        /// `llm`
        LLM = "llm",
        /// `embedding`
        EMBEDDING = "embedding",
        /// `ocr`
        OCR = "ocr",
        /// `slm`
        SLM = "slm",
        /// `reasoning`
        REASONING = "reasoning",
        /// `multiModal`
        MULTI_MODAL = "multiModal",
        /// `imageGeneration`
        IMAGE_GENERATION = "imageGeneration",
        /// `tts`
        TTS = "tts",
        /// `stt`
        STT = "stt",
    }
}
