//! A [PipesHub](https://www.pipeshub.com) gateway and an OAuth provider on loopback, for examples
//! and tests.
//!
//! An [`Emulator`] answers the two operations of the connector OAuth flow, `authorize` and
//! `callback`, as the real gateway does: the same order of checks, statuses, headers, envelopes and
//! field order, the same rules for tokens, scopes and roles, one pending flow per connector, and
//! the same trouble with codes sent twice. Messages for people are its own. Beside the gateway
//! there is an OAuth provider with a consent page, PKCE and codes that work once. Everything
//! listens on one port, and nothing outside the process is needed.
//!
//! # In a test of your own
//!
//! Start an emulator, point your client at [`Emulator::server_url`] with [`Emulator::token`], let
//! [`Emulator::grant`] play the user, and look at what has come of it. The client here is a bare
//! socket; yours is whatever you want to test.
//!
//! ```
//! use pipeshub_emulator::{Emulator, fixtures};
//! use tokio::io::{AsyncReadExt, AsyncWriteExt};
//! use tokio::net::TcpStream;
//!
//! # type Failure = Box<dyn std::error::Error>;
//! /// The body of the reply to an API request.
//! async fn get(emulator: &Emulator, path: &str) -> Result<serde_json::Value, Failure> {
//!     let mut stream = TcpStream::connect(emulator.address()).await?;
//!     let token = emulator.token();
//!     let request = format!(
//!         "GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
//!          Connection: close\r\n\r\n"
//!     );
//!     stream.write_all(request.as_bytes()).await?;
//!     let mut reply = String::new();
//!     stream.read_to_string(&mut reply).await?;
//!     let (_head, body) = reply.split_once("\r\n\r\n").ok_or("no reply")?;
//!     Ok(serde_json::from_str(body)?)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Failure> {
//! let emulator = Emulator::builder().start().await?;
//! let id = fixtures::READY;
//!
//! let started = get(&emulator, &format!("/connectors/{id}/oauth/authorize")).await?;
//! let url = started["authorizationUrl"].as_str().ok_or("no authorizationUrl")?;
//!
//! let redirect = emulator.grant(url)?;
//! let (_page, query) = redirect.split_once('?').ok_or("no query")?;
//! let finished = get(&emulator, &format!("/connectors/oauth/callback?{query}")).await?;
//!
//! assert_eq!(finished["success"], true);
//! assert!(emulator.is_authenticated(id));
//! assert_eq!(emulator.requests().len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! # When things go wrong
//!
//! A [`Fault`] queued with [`Emulator::fault`] meets the next API request; [`Emulator::requests`],
//! [`Emulator::code_count`] and [`Emulator::provider_code_count`] say what the client did about it.
//!
//! ```
//! # use pipeshub_emulator::{Emulator, Fault};
//! # async fn example() -> Result<(), pipeshub_emulator::Error> {
//! let emulator = Emulator::builder().rate_limit(100).start().await?;
//! // Two refusals, then a reply that is lost although the request had its effect.
//! emulator.faults(2, &Fault::status(503).header("Retry-After", "1"));
//! emulator.fault(Fault::handled_then_cut());
//! # Ok(())
//! # }
//! ```
//!
//! # What is not here
//!
//! Of the routes around the two operations there are `GET /connectors/{id}`, without the forms for
//! its settings, and `GET /connectors/{id}/config`; both ask for the scope `connector:read`. Tokens
//! are opaque texts instead of signed JWTs, and the gateway's own token endpoint, `POST
//! /oauth2/token`, knows the grant `client_credentials` alone ([`OAuthApp`]). A request to any
//! other path shows the web app's page, as on the real server.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod body;
mod builder;
mod connector;
mod emulator;
mod error;
mod fault;
pub mod fixtures;
mod gateway;
mod journal;
mod oauth_app;
mod provider;
mod query;
mod reply;
mod secret;
mod server;
mod service;
mod sync;
mod tls;
mod token;
mod users;
mod work;

pub use builder::Builder;
pub use connector::{AccountType, Connector, Exchange};
pub use emulator::Emulator;
pub use error::Error;
pub use fault::Fault;
pub use journal::SeenRequest;
pub use oauth_app::OAuthApp;
pub use token::Token;
