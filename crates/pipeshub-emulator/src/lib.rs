//! A [PipesHub](https://www.pipeshub.com) gateway and OAuth provider on loopback, for examples and
//! tests.
//!
//! An [`Emulator`] listens on one port and needs nothing outside the process. It implements the
//! connector OAuth flow with its provider, connectors from creation to deletion, and a small
//! knowledge base: uploads are stored, a search finds them, and a chat cites them.
//!
//! - The gateway has the real order of checks, statuses, headers, envelopes and field order. It has
//!   the same rules for tokens, scopes and roles, and one pending flow per connector. A code that
//!   is sent twice causes the same damage. Only the messages for people differ.
//! - Uploads, downloads and chats have the real chunks, events and endings, and the real refusals
//!   before and within a stream.
//! - The provider has a consent page, PKCE, and codes that work once.
//!
//! | operation | path |
//! |---|---|
//! | `listConnectorInstances`, `createConnectorInstance` | `/connectors` |
//! | `getConnectorInstance`, `deleteConnectorInstance` | `/connectors/{connectorId}` |
//! | `getConnectorConfig` | `/connectors/{connectorId}/config` |
//! | `getOAuthAuthorizationUrl` | `/connectors/{connectorId}/oauth/authorize` |
//! | `handleOAuthCallback` | `/connectors/oauth/callback` |
//! | `getConnectorRegistry`, `getConnectorSchema` | `/connectors/registry`, and below |
//! | the lists by state | `/connectors/active`, `inactive`, `configured`, `agents/active` |
//! | the settings, filters, syncs and counts of a connector | below `/connectors/{connectorId}` |
//! | shared OAuth apps | `/oauth`, and below |
//! | schedules | below `/crawlingManager` |
//! | `streamChat` | `/conversations/stream` |
//! | `uploadRecords` | `/knowledgeBase/{kbId}/upload` |
//! | `streamRecordBuffer` | `/knowledgeBase/stream/record/{recordId}` |
//! | `search` | `/search` |
//! | users, their pictures and invitations | `/users`, and below |
//! | groups, teams, notifications | `/userGroups`, `/teams`, `/notifications`, and below |
//! | the organisation | `/org`, and below |
//! | OAuth apps of PipesHub, and their tokens | `/oauth-clients`, `/oauth2`, and below |
//! | personal access tokens | `/personal-access-tokens`, and below |
//! | sign-ins by password and mailed code | `/userAccount`, `/orgAuthConfig`, and below |
//! | the settings of the installation | below `/configurationManager` |
//!
//! The examples need tokio with the features `rt` and `macros`. The emulator turns on the features
//! of tokio that it uses.
//!
//! # In a test
//!
//! 1. Start an emulator.
//! 2. Point the client at [`Emulator::server_url`] with [`Emulator::token`].
//! 3. Let [`Emulator::grant`] play the user.
//! 4. Check the result.
//!
//! The client in this example is a bare socket. In a test, the client is the code under test.
//!
//! ```
//! use pipeshub_emulator::{Emulator, fixtures};
//! use tokio::io::{AsyncReadExt, AsyncWriteExt};
//! use tokio::net::TcpStream;
//!
//! # type Failure = Box<dyn std::error::Error>;
//! /// Returns the body of the response to an API request.
//! async fn get(emulator: &Emulator, path: &str) -> Result<serde_json::Value, Failure> {
//!     let mut stream = TcpStream::connect(emulator.address()).await?;
//!     let token = emulator.token();
//!     let request = format!(
//!         "GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
//!          Connection: close\r\n\r\n"
//!     );
//!     stream.write_all(request.as_bytes()).await?;
//!     let mut response = String::new();
//!     stream.read_to_string(&mut response).await?;
//!     let (_head, body) = response.split_once("\r\n\r\n").ok_or("no response")?;
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
//! For a client that uses the SDK, see
//! [testing](https://github.com/pipeshub-ai/pipeshub-sdk-rust/blob/main/README.md#testing).
//!
//! # Faults
//!
//! [`Emulator::fault`] queues a [`Fault`] for the next API request. [`Emulator::requests`],
//! [`Emulator::code_count`] and [`Emulator::provider_code_count`] report how the client reacted.
//!
//! ```
//! # use pipeshub_emulator::{Emulator, Fault};
//! # async fn example() -> Result<(), pipeshub_emulator::Error> {
//! let emulator = Emulator::builder().rate_limit(100).start().await?;
//! // Two refusals, then a lost response to a request that had its effect.
//! emulator.faults(2, &Fault::status(503).header("Retry-After", "1"));
//! emulator.fault(Fault::handled_then_cut());
//! # Ok(())
//! # }
//! ```
//!
//! Faults of streams and uploads:
//!
//! | fault | stands for |
//! |---|---|
//! | [`Fault::response`] with [`cut_at`](Fault::cut_at), [`stall_at`](Fault::stall_at), [`end_at`](Fault::end_at) or [`pause_at`](Fault::pause_at) | a gateway that dies or hangs at a [`Position`] of the body |
//! | [`Fault::in_chunks`], [`Fault::paced`] | a network that cuts and delays |
//! | [`Fault::heartbeats`] | a long run, or a slow indexing |
//! | [`Fault::service_status`], [`Fault::service_unreachable`], [`Fault::service_cut`], [`Fault::service_cut_once`], [`Fault::service_silent`], [`Fault::upload_error`] | a service behind the gateway that fails |
//! | [`Fault::run_error`], [`Fault::run_apology`] | a model that fails |
//! | [`Fault::with_retry`], [`Fault::with_sub_agent`], [`Fault::with_failed_sub_agent`] | events that do not end a run |
//! | [`Fault::event_stream`], [`Fault::endless_event_stream`] | any stream of events |
//! | [`Fault::after_body_bytes`] | a refusal while the body is on its way |
//!
//! [`Fault::on`] limits each of them to one operation.
//!
//! ```
//! # use pipeshub_emulator::{Emulator, Fault, Position};
//! # async fn example() -> Result<(), pipeshub_emulator::Error> {
//! let emulator = Emulator::builder().start().await?;
//! // The gateway dies after the third event of the next chat.
//! emulator.fault(Fault::response().cut_at(Position::Events(3)).on("streamChat"));
//! // The source of the next download breaks, and the download never ends.
//! emulator.fault(Fault::service_cut().on("streamRecordBuffer"));
//! # Ok(())
//! # }
//! ```
//!
//! # Hosts, memory and time
//!
//! - A request needs a known host in `Host`: `localhost`, a loopback address, the emulator's own
//!   address, or one of [`Builder::allow_host`]. For any other host, the emulator returns 421 and
//!   does nothing. A web page cannot read the emulator through a host name that resolves to this
//!   machine.
//! - Memory is bounded, whatever clients send. [`Builder::journal_limits`] limits the journal of
//!   requests.
//! - [`Builder::request_timeout`] limits the time for a handshake, for a request body, and for
//!   reading a response.
//!
//! # Limits
//!
//! - The emulator has the operations of the table only. Any other operation of the API document has
//!   one recorded response, or a sample of the schema that says so. [`Emulator::reply`] scripts
//!   another one.
//! - The forms for the settings are the same for each connector type. A sync ends at once, and a
//!   schedule never runs.
//! - The list of active connectors contains no knowledge bases.
//! - A search compares words and no meanings, in files that are UTF-8. A chat quotes the paragraphs
//!   that the search has found. A conversation cannot be read later.
//! - Every file type can be uploaded. `convertTo` of a download has no effect.
//! - A compressed request body is not read.
//! - Tokens are opaque texts, and not signed JWTs.
//! - A sign-in knows passwords and mailed codes, and no other identity provider. Mails are kept for
//!   [`Emulator::sent_mails`] and not sent.
//! - Storage, AI models and web searches are stored, and not tried out.
//! - A JPEG is stored as it is. Any other picture becomes a JPEG of one pixel.
//! - A request to any other path returns the web app's page, as on the real server.
#![forbid(unsafe_code)]
// Programs may be compiled with `-Zfmt-debug=none`, which empties every `{:?}`.
#![cfg_attr(not(test), deny(clippy::use_debug))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod admin;
mod body;
mod bounded;
mod builder;
mod conduct;
mod connector;
mod connector_type;
mod delivery;
mod emulator;
mod error;
mod fault;
pub mod fixtures;
mod gateway;
mod host;
mod journal;
mod json;
mod keep;
mod knowledge_base;
mod mail;
mod oauth_app;
mod provider;
mod query;
mod response;
mod secret;
mod seed;
mod server;
mod service;
mod stream;
mod sync;
mod tasks;
mod time;
mod tls;
mod token;
mod user;
mod users;

pub use builder::Builder;
pub use connector::{AccountType, Connector, Exchange};
pub use connector_type::ConnectorType;
pub use delivery::Position;
pub use emulator::Emulator;
pub use error::Error;
pub use fault::Fault;
pub use journal::SeenRequest;
pub use knowledge_base::{KnowledgeBase, StoredRecord};
pub use mail::SentMail;
pub use oauth_app::OAuthApp;
pub use token::Token;
pub use user::User;
