//! Searches the knowledge of PipesHub: prints the passages that match, with their records.
#![allow(clippy::print_stdout, reason = "an example prints its result")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "this is how a test stops"))]

use std::error::Error;
use std::io::{Write, stdout};
use std::process::ExitCode;

use pipeshub::Pipeshub;
use pipeshub::semantic_search::SearchRequest;
use pipeshub::text::escape_controls;
use pipeshub_examples::{exit_code, or_usage_error, pipeshub_or_emulator};

const HELP: &str = "\
Searches the knowledge of PipesHub by meaning.

    cargo run --example search -- days of leave                 with an emulated PipesHub

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token; it stays out of the history
    PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1 \\
        cargo run --example search -- days of leave

The token needs the scope semantic:write, since PipesHub saves each search.

Exit status: 0 searched, 1 the search failed, 2 invalid arguments or variables.
";

/// The passages for each way in which PipesHub reads the query. There can be more in all.
const LIMIT: i64 = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let given = or_usage_error(pipeshub_examples::arguments());
    match given.first().map(String::as_str) {
        Some("--help" | "-h") => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some(option) if option.starts_with('-') => {
            or_usage_error(Err(format!("unknown option {option}; see --help")))
        }
        Some(_) => exit_code(run(&given.join(" ")).await),
        None => or_usage_error(Err("the query is missing; see --help")),
    }
}

async fn run(query: &str) -> Result<ExitCode, Box<dyn Error>> {
    let (pipeshub, _emulator) = pipeshub_or_emulator().await?;
    search(&pipeshub, query, &mut stdout()).await?;
    Ok(ExitCode::SUCCESS)
}

async fn search(
    pipeshub: &Pipeshub,
    query: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let request = SearchRequest::new(query, LIMIT);
    let found = pipeshub.semantic_search().search(request).await?;
    let hits = &found.search_response.search_results;
    if hits.is_empty() {
        writeln!(out, "PipesHub found nothing about this.")?;
    }
    for (number, hit) in (1..).zip(hits) {
        // Names and passages come from documents, so they may contain control characters.
        let record = escape_controls(&hit.metadata.record_name);
        let score = hit.score.unwrap_or_default();
        let words: Vec<&str> = hit.content.split_whitespace().collect();
        writeln!(out, "{number}. {record} (score {score:.2})")?;
        writeln!(out, "   {}", escape_controls(&words.join(" ")))?;
        if let Some(url) = &hit.metadata.web_url {
            writeln!(out, "   {}", escape_controls(url))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use pipeshub_emulator::{Emulator, Fault, Position, fixtures};
    use pipeshub_examples::describe;

    use super::*;

    /// Searches with a token. Returns what the program prints, or its error.
    async fn searched(emulator: &Emulator, token: &str, query: &str) -> Result<String, String> {
        let builder = Pipeshub::builder().server_url(emulator.server_url());
        let pipeshub = builder.bearer_auth(token).build().unwrap();
        let mut out = Vec::new();
        match search(&pipeshub, query, &mut out).await {
            Ok(()) => Ok(String::from_utf8(out).unwrap()),
            Err(problem) => Err(describe(&*problem)),
        }
    }

    #[tokio::test]
    async fn search_that_is_allowed_prints_the_passages_each_time() {
        let emulator = Emulator::builder().start().await.unwrap();
        let due = format!(
            "1. Leave policy.md (score 1.00)\n   Everybody has 25 days of leave each year.\n   /record/{}\n",
            fixtures::RECORD
        );
        for _ in 0..2 {
            let token = fixtures::KNOWLEDGE_TOKEN;
            let out = searched(&emulator, token, "days of leave each year").await;
            assert!(out.as_ref().unwrap().starts_with(&due), "{out:?}");
        }
    }

    #[tokio::test]
    async fn search_without_a_hit_says_so() {
        let emulator = Emulator::builder().start().await.unwrap();
        let out = searched(&emulator, emulator.token(), "zebra").await;
        assert_eq!(out.unwrap(), "PipesHub found nothing about this.\n");
    }

    #[tokio::test]
    async fn search_without_the_scope_shows_the_message_of_the_server() {
        let emulator = Emulator::builder().start().await.unwrap();
        let out = searched(&emulator, fixtures::READ_ONLY_TOKEN, "leave").await;
        let problem = out.unwrap_err();
        assert!(
            problem.contains("semantic:write") && problem.contains("403"),
            "{problem}"
        );
    }

    #[tokio::test]
    async fn search_that_is_cut_prints_no_passage() {
        let emulator = Emulator::builder().start().await.unwrap();
        emulator.fault(Fault::response().cut_at(Position::Bytes(200)).on("search"));
        let out = searched(&emulator, emulator.token(), "leave").await;
        let problem = out.unwrap_err();
        assert!(
            problem.contains("connection lost before the response was complete"),
            "{problem}"
        );
        assert_eq!(emulator.requests().len(), 1, "a search is saved");
    }
}
