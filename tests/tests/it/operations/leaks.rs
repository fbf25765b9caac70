//! Secrets of requests and responses, which nothing prints.

use pipeshub_tests::description::{Content, Direction, Sampler};
use pipeshub_tests::{Reply, Scanner};
use serde_json::{Value, json};

use super::{VARIANTS, call, called, success};

fn scanner(secrets: &[String]) -> Scanner {
    let named: Vec<_> = secrets
        .iter()
        .map(|secret| ("a secret", secret.as_str()))
        .collect();
    Scanner::new(&named)
}

#[tokio::test(start_paused = true)]
async fn secrets_of_requests_and_responses_are_not_printed() {
    let (mut in_requests, mut in_replies) = (0, 0);
    for (operation, function) in called() {
        for variant in 0..VARIANTS {
            let arguments = Sampler::new(Direction::Write, Content::Most);
            let mut arguments = arguments.variant(variant);
            let request = Value::from(arguments.arguments(operation));
            let mut reply = Sampler::new(Direction::Read, Content::Most);
            let body = operation.json_reply().map(|schema| reply.sample(schema));
            let body = body.unwrap_or_default();
            in_requests += arguments.secrets().len();
            in_replies += reply.secrets().len();
            let secrets = [arguments.secrets(), reply.secrets()].concat();
            let scanner = scanner(&secrets);
            let outcome = call(function, &request, &success(operation, &body)).await;
            let (_, value) = outcome.result.expect("a success");
            assert_clean(&scanner, operation.id, &outcome.printed);
            assert_clean(&scanner, operation.id, &value);
            // A server that repeats the request.
            let echo =
                json!({"error": {"code": "HTTP_BAD_REQUEST", "message": request.to_string()}});
            let echo = Reply {
                status: 400,
                ..Reply::json(&echo.to_string())
            };
            let outcome = call(function, &request, &echo).await;
            let error = outcome.result.expect_err("a status is an error");
            assert_clean(
                &scanner,
                operation.id,
                &format!("{error}\n{error:?}\n{error:#?}"),
            );
            if variant == 0 && request.get("schedule_config").is_none() {
                break;
            }
        }
    }
    assert!(in_requests > 10, "{in_requests} secrets in requests");
    assert!(in_replies > 10, "{in_replies} secrets in responses");
}

fn assert_clean(scanner: &Scanner, id: &str, text: &str) {
    let hits = scanner.scan(text);
    assert!(hits.is_empty(), "{id}: {hits:?}\n{text}");
}
