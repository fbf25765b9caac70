//! The plain operations: they send one request, may send it again, and decode the response. The
//! tests for all of them use [`PLAIN`], so that a new operation is a new entry and a folder of
//! stored responses.

use pipeshub_core::{BoxFuture, Error, PipeshubCore, Response};
use pipeshub_funcs::connector_configuration::GetConnectorConfigRequest;
use pipeshub_funcs::connector_instances::GetConnectorInstanceRequest;
use pipeshub_funcs::{
    connector_configuration_get_connector_config, connector_instances_get_connector_instance,
};
use pipeshub_tests::{Op, Outcome, Row, fixture, fixture_names, rows};
use serde_json::{Value, json};

type Called<'a> = BoxFuture<'a, Result<Response<Value>, Error>>;

/// A plain operation.
#[derive(Debug)]
pub(crate) struct Plain {
    /// The name of the function, and of the folder with its stored responses.
    pub(crate) function: &'static str,
    /// The `operationId`.
    pub(crate) id: &'static str,
    /// The path of its `Operation`. Only `{connectorId}` may be an argument.
    pub(crate) path: &'static str,
    /// The field with the payload, if the payload is not the whole response.
    pub(crate) field: Option<&'static str>,
    /// The stored responses that succeed. All others in the folder are errors.
    pub(crate) good: &'static [&'static str],
    /// Calls the operation, with the id of a connector if the path has one. Returns the values that
    /// the caller gets, by their names on the wire.
    pub(crate) call: for<'a> fn(&'a PipeshubCore, &'a str) -> Called<'a>,
}

pub(crate) static PLAIN: &[Plain] = &[
    Plain {
        function: "connector_configuration_get_connector_config",
        id: "getConnectorConfig",
        path: "/connectors/{connectorId}/config",
        field: Some("config"),
        good: &["200_authenticated", "200_not_authenticated", "200_bare"],
        call: |core, id| {
            Box::pin(async move {
                let request = GetConnectorConfigRequest::new(id);
                let config = connector_configuration_get_connector_config(core, request).await?;
                Ok(config.map(|config| {
                    json!({
                        "name": config.name,
                        "authType": config.auth_type,
                        "isConfigured": config.is_configured,
                        "isAuthenticated": config.is_authenticated,
                    })
                }))
            })
        },
    },
    Plain {
        function: "connector_instances_get_connector_instance",
        id: "getConnectorInstance",
        path: "/connectors/{connectorId}",
        field: Some("connector"),
        good: &["200_authenticated", "200_not_authenticated", "200_bare"],
        call: |core, id| {
            Box::pin(async move {
                let request = GetConnectorInstanceRequest::new(id);
                let connector = connector_instances_get_connector_instance(core, request).await?;
                Ok(connector.map(|connector| {
                    json!({
                        "name": connector.name,
                        "type": connector.connector_type,
                        "isActive": connector.is_active,
                        "isAuthenticated": connector.is_authenticated,
                    })
                }))
            })
        },
    },
];

impl Plain {
    pub(crate) fn target(&self, id: &str) -> String {
        format!("/api/v1{}", self.path.replace("{connectorId}", id))
    }

    /// Returns a row for each response in the folder.
    pub(crate) fn own_rows(&self) -> Vec<Row> {
        let prefix = format!("{}/", self.function);
        let names = fixture_names()
            .into_iter()
            .filter(|name| name.starts_with(&prefix));
        let rows: Vec<_> = names.map(|name| self.own_row(&name)).collect();
        let good = rows.iter().filter(|row| row.outcome == Outcome::Ok).count();
        assert_eq!(
            good,
            self.good.len(),
            "{}: a reply that is a value is missing",
            self.function
        );
        rows
    }

    fn own_row(&self, path: &str) -> Row {
        let name = path
            .split('/')
            .next_back()
            .unwrap()
            .strip_suffix(".http")
            .expect("a stored reply");
        let text = String::from_utf8(fixture(path)).unwrap();
        let body: Value = serde_json::from_str(text.split_once("\r\n\r\n").unwrap().1).unwrap();
        let status: u16 = name.split('_').next().unwrap().parse().expect("a status");
        let good = self.good.contains(&name);
        let kind = if status == 200 {
            "InvalidReply"
        } else {
            "Status"
        };
        Row {
            name: format!("{}_{name}", self.function),
            op: Op::Authorize,
            section: "11".to_owned(),
            fixture: Some(path.to_owned()),
            outcome: if good { Outcome::Ok } else { Outcome::Err },
            kind: (!good).then(|| kind.to_owned()),
            status: Some(status),
            code: body["error"]["code"].as_str().map(str::to_owned),
            delivery: Some("Answered".to_owned()),
            sends: 1,
            setup: None,
            emulator: None,
            note: None,
        }
    }
}

/// Returns the rows of authorize that also apply to this operation. These rows are about the
/// gateway, the network and, if the operation needs an id, the id.
pub(crate) fn shared_rows(plain: &Plain) -> Vec<Row> {
    let takes_id = plain.path.contains("{connectorId}");
    let is_about_id = |row: &Row| {
        let setup = row.setup.as_deref();
        setup.is_some_and(|setup| setup.starts_with("id="))
    };
    let mut rows = rows();
    rows.retain(|row| {
        let folder = row
            .fixture
            .as_deref()
            .map_or("local", |name| name.split(['/', ':']).next().unwrap());
        let shared = [
            "auth",
            "gateway",
            "envelopes",
            "rate_limit",
            "fault",
            "local",
        ];
        row.op == Op::Authorize
            && row.outcome == Outcome::Err
            && shared.contains(&folder)
            && (takes_id || !is_about_id(row))
    });
    assert!(rows.len() > 50, "{} rows", rows.len());
    rows
}
