//! Toolsets: their types, instances, OAuth applications and sign-ins.

mod credentials;
mod instances;
mod oauth;
mod registry;
mod store;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::{Later, Now};

pub(crate) use store::Toolsets;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[
    ("listToolsetRegistry", Now(|_, call| registry::list(call))),
    (
        "getToolsetSchema",
        Now(|_, call| Ok(registry::schema(call.parameter()))),
    ),
    (
        "handleToolsetOAuthCallback",
        Later(|gateway, call| Box::pin(gateway.toolset_callback(call))),
    ),
    ("getMyToolsets", Now(Gateway::my_toolsets)),
    ("getAgentToolsets", Now(Gateway::agent_toolsets)),
    (
        "authenticateAgentToolset",
        Now(Gateway::authenticate_agent_toolset),
    ),
    (
        "updateAgentToolsetCredentials",
        Now(Gateway::update_agent_toolset_credentials),
    ),
    (
        "removeAgentToolsetCredentials",
        Now(Gateway::remove_agent_toolset_credentials),
    ),
    (
        "reauthenticateAgentToolset",
        Now(Gateway::reauthenticate_agent_toolset),
    ),
    (
        "getAgentToolsetOAuthUrl",
        Now(Gateway::authorize_agent_toolset),
    ),
    ("getToolsetInstances", Now(Gateway::toolset_instances)),
    (
        "createToolsetInstance",
        Now(Gateway::create_toolset_instance),
    ),
    ("getToolsetInstance", Now(Gateway::toolset_instance)),
    (
        "updateToolsetInstance",
        Now(Gateway::update_toolset_instance),
    ),
    (
        "deleteToolsetInstance",
        Now(Gateway::delete_toolset_instance),
    ),
    (
        "authenticateToolsetInstance",
        Now(Gateway::authenticate_toolset),
    ),
    (
        "updateToolsetCredentials",
        Now(Gateway::update_toolset_credentials),
    ),
    (
        "removeToolsetCredentials",
        Now(Gateway::remove_toolset_credentials),
    ),
    (
        "reauthenticateToolsetInstance",
        Now(Gateway::reauthenticate_toolset),
    ),
    (
        "getInstanceOAuthAuthorizationUrl",
        Now(Gateway::authorize_toolset),
    ),
    ("getToolsetInstanceStatus", Now(Gateway::toolset_status)),
    ("listToolsetOAuthConfigs", Now(Gateway::toolset_apps)),
    ("updateToolsetOAuthConfig", Now(Gateway::update_toolset_app)),
    ("deleteToolsetOAuthConfig", Now(Gateway::delete_toolset_app)),
];
