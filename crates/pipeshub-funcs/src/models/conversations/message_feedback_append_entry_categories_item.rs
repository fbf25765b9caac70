// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The message feedback append entry categories item.
    pub enum MessageFeedbackAppendEntryCategoriesItem {
        /// `incorrect_information`
        INCORRECT_INFORMATION = "incorrect_information",
        /// `missing_information`
        MISSING_INFORMATION = "missing_information",
        /// `irrelevant_information`
        IRRELEVANT_INFORMATION = "irrelevant_information",
        /// `unclear_explanation`
        UNCLEAR_EXPLANATION = "unclear_explanation",
        /// `poor_citations`
        POOR_CITATIONS = "poor_citations",
        /// `excellent_answer`
        EXCELLENT_ANSWER = "excellent_answer",
        /// `helpful_citations`
        HELPFUL_CITATIONS = "helpful_citations",
        /// `well_explained`
        WELL_EXPLAINED = "well_explained",
        /// `other`
        OTHER = "other",
    }
}
