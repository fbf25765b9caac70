// Written from api/openapi/configuration.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// Web search service; requests accept only the listed values.
    pub enum WebSearchProviderType {
        /// `duckduckgo`
        DUCKDUCKGO = "duckduckgo",
        /// `serper`
        SERPER = "serper",
        /// `tavily`
        TAVILY = "tavily",
        /// `exa`
        EXA = "exa",
    }
}
