// Written from api/openapi/conversations.yaml by `cargo xtask operations`. Do not edit.

use pipeshub_core::open_enum;

open_enum! {
    /// The run state snapshot status.
    pub enum RunStateSnapshotStatus {
        /// `idle`
        IDLE = "idle",
        /// `starting`
        STARTING = "starting",
        /// `calling_llm`
        CALLING_LLM = "calling_llm",
        /// `running_tool`
        RUNNING_TOOL = "running_tool",
        /// `spawning_agent`
        SPAWNING_AGENT = "spawning_agent",
        /// `waiting_hil`
        WAITING_HIL = "waiting_hil",
        /// `checkpointing`
        CHECKPOINTING = "checkpointing",
        /// `completed`
        COMPLETED = "completed",
        /// `failed`
        FAILED = "failed",
        /// `cancelled`
        CANCELLED = "cancelled",
    }
}
