//! Chats with the assistant of PipesHub: types the text as it comes, and then its sources.
#![allow(clippy::print_stdout, reason = "an example prints its result")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "this is how a test stops"))]

use std::error::Error;
use std::io::{self, Write, stdout};
use std::process::ExitCode;
use std::time::Duration;

use pipeshub::Pipeshub;
use pipeshub::conversations::{
    Answer, AnswerEnd, GetConversationByIdRequest, StreamChatEvent, StreamChatRequest,
};
use pipeshub::models::conversations::{
    ConversationDetailStatus, Message, MessageMessageType, StreamChatRequestChatMode,
};
use pipeshub::text::escape_controls;
use pipeshub_emulator::Fault;
use pipeshub_examples::{describe, exit_code, or_usage_error, pipeshub_or_emulator};

const HELP: &str = "\
Asks the assistant of PipesHub, and types the answer as it comes.

    cargo run --example chat -- 'How many days of leave do I have?'     with an emulated PipesHub

With your own PipesHub:

    read -rs PIPESHUB_BEARER_AUTH && export PIPESHUB_BEARER_AUTH    # paste the token; it stays out of the history
    export PIPESHUB_SERVER_URL=https://pipeshub.example.com/api/v1
    cargo run --example chat -- 'How many days of leave do I have?'
    cargo run --example chat -- --read CONVERSATION_ID

  --read ID    prints the stored answer of a conversation, such as of one that Ctrl-C interrupted

The token needs the scope conversation:chat, and conversation:read for --read.

Exit status: 0 answered, 1 no answer, 2 invalid arguments or variables, 3 the run goes on or its outcome is unknown.
";

/// The exit status of a chat whose end the program has not seen.
const UNKNOWN: u8 = 3;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let given = or_usage_error(pipeshub_examples::arguments());
    let words: Vec<&str> = given.iter().map(String::as_str).collect();
    match words[..] {
        [] => or_usage_error(Err("the question is missing; see --help")),
        ["--help" | "-h", ..] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        ["--read", id] => exit_code(run_read(id).await),
        [option, ..] if option.starts_with('-') => {
            or_usage_error(Err(format!("invalid use of {option}; see --help")))
        }
        _ => exit_code(run_chat(&words.join(" ")).await),
    }
}

async fn run_chat(question: &str) -> Result<ExitCode> {
    let (pipeshub, emulator) = pipeshub_or_emulator().await?;
    if let Some(emulator) = &emulator {
        // As slow as a model.
        emulator.fault(
            Fault::response()
                .in_chunks(256)
                .paced(Duration::from_millis(30)),
        );
    }
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let status = chat(&pipeshub, question, interrupted, &mut stdout()).await?;
    if emulator.is_some() && status == ExitCode::from(UNKNOWN) {
        println!("(The emulated PipesHub ends with this program, and so does the run.)");
    }
    Ok(status)
}

async fn run_read(conversation_id: &str) -> Result<ExitCode> {
    let (pipeshub, _emulator) = pipeshub_or_emulator().await?;
    read_stored(&pipeshub, conversation_id, &mut stdout()).await
}

/// Chats. `interrupted` ends the reading, and not the run at the server.
async fn chat(
    pipeshub: &Pipeshub,
    question: &str,
    interrupted: impl Future<Output = ()>,
    out: &mut impl Write,
) -> Result<ExitCode> {
    let mut answer = Answer::new();
    let result = tokio::select! {
        result = stream(pipeshub, question, &mut answer, out) => Some(result),
        () = interrupted => None,
    };
    match answer.end() {
        AnswerEnd::Complete => {
            let conversation = answer.conversation();
            let messages = conversation.map_or(&[][..], |conversation| &conversation.messages);
            print_sources(messages, out)?;
            return Ok(ExitCode::SUCCESS);
        }
        AnswerEnd::Apology => {
            let code = answer.error_code().map_or("no code", |code| code.as_str());
            let code = escape_controls(code);
            writeln!(
                out,
                "\nThe model failed ({code}). The text above is its apology."
            )?;
            return Ok(ExitCode::FAILURE);
        }
        AnswerEnd::Failed => {
            for failure in answer.failures() {
                let (message, code) = (&failure.message, failure.code.as_str());
                let text = escape_controls(&format!("{message} ({code})"));
                writeln!(out, "\nThe chat failed: {text}")?;
            }
            return Ok(ExitCode::FAILURE);
        }
        _ => {}
    }
    match result {
        None => writeln!(out, "\n\nInterrupted. The run goes on at the server.")?,
        Some(Ok(())) => writeln!(out, "\n\nThe stream ended early. The run may go on.")?,
        Some(Err(problem)) => {
            let error = problem.downcast_ref::<pipeshub::Error>();
            if !error.is_some_and(pipeshub::Error::outcome_is_unknown) {
                return Err(problem);
            }
            writeln!(out, "\n\n{}\nThe run may go on.", describe(&*problem))?;
        }
    }
    match answer.conversation_id().map(escape_controls) {
        Some(id) => writeln!(
            out,
            "Read the answer later: cargo run --example chat -- --read {id}"
        )?,
        None => writeln!(
            out,
            "Read the answer later in PipesHub, in your latest conversation."
        )?,
    }
    Ok(ExitCode::from(UNKNOWN))
}

/// Reads the events of a chat into `answer`, and types the text.
async fn stream(
    pipeshub: &Pipeshub,
    question: &str,
    answer: &mut Answer,
    out: &mut impl Write,
) -> Result<()> {
    let mode = StreamChatRequestChatMode::INTERNAL_SEARCH;
    let request = StreamChatRequest::new(question, mode);
    let mut events = pipeshub.conversations().stream_chat(request).await?;
    let mut typed = String::new();
    let mut problem = None;
    while let Some(event) = events.next().await {
        answer.add(&event);
        match event {
            // Only these events change the text with numbered citations.
            Ok(StreamChatEvent::StateDelta(_)) => {
                type_more(&readable(answer.text(), false), &mut typed, out)?;
            }
            Ok(StreamChatEvent::RunFinished(_)) => {
                type_more(&readable(answer.text(), true), &mut typed, out)?;
            }
            Ok(_) => {}
            Err(error) => problem = problem.or(Some(error)),
        }
    }
    problem.map_or(Ok(()), |error| Err(error.into()))
}

/// Types what `text` has more than `typed`, or the whole text if it has changed.
fn type_more(text: &str, typed: &mut String, out: &mut impl Write) -> io::Result<()> {
    // The text is empty while the server decides that a turn was a call of a tool.
    if text.is_empty() {
        return Ok(());
    }
    match text.strip_prefix(typed.as_str()) {
        Some(more) => write!(out, "{more}")?,
        None => write!(out, "\n\n{text}")?,
    }
    text.clone_into(typed);
    out.flush()
}

/// Makes a text readable in a terminal: the citation `[1](/record/ID)` becomes `[1]`.
///
/// Leaves out a citation at the end that is not complete yet, unless the text is final.
fn readable(mut text: &str, is_final: bool) -> String {
    if let Some(start) = text.rfind('[')
        && !is_final
        && !text[start..].contains([')', ' ', '\n'])
    {
        text = &text[..start];
    }
    let mut shown = String::new();
    while let Some((before, after)) = text.split_once('[') {
        shown += before;
        let link = after.split_once("](");
        let link = link.and_then(|(label, url)| Some((label, url.split_once(')')?.1)));
        match link {
            Some((label, after)) if label.bytes().all(|byte| byte.is_ascii_digit()) => {
                shown.extend(["[", label, "]"]);
                text = after;
            }
            _ => {
                shown.push('[');
                text = after;
            }
        }
    }
    shown += text;
    let lines: Vec<String> = shown.split('\n').map(escape_controls).collect();
    lines.join("\n")
}

/// Prints the sources of the latest text of the assistant.
fn print_sources(messages: &[Message], out: &mut impl Write) -> io::Result<()> {
    let Some(answer) = latest_answer(messages) else {
        return writeln!(out);
    };
    writeln!(out, "\n")?;
    for (number, citation) in (1..).zip(answer.citations.iter().flatten()) {
        let Some(citation) = &citation.citation_data else {
            continue; // The record is gone.
        };
        let source = &citation.metadata;
        let url = source.web_url.as_deref().unwrap_or_default();
        let source = escape_controls(&format!("{}  {url}", source.record_name));
        writeln!(out, "[{number}] {source}")?;
    }
    Ok(())
}

fn latest_answer(messages: &[Message]) -> Option<&Message> {
    let is_answer = MessageMessageType::BOT_RESPONSE;
    let mut latest = messages.iter().rev();
    latest.find(|message| message.message_type == is_answer)
}

/// Prints the text of a conversation that PipesHub has stored.
async fn read_stored(
    pipeshub: &Pipeshub,
    conversation_id: &str,
    out: &mut impl Write,
) -> Result<ExitCode> {
    let request = GetConversationByIdRequest::new(conversation_id);
    let read = pipeshub
        .conversations()
        .get_conversation_by_id(request)
        .await?;
    let conversation = &read.conversation;
    if conversation.status == Some(ConversationDetailStatus::INPROGRESS) {
        writeln!(out, "The run still goes on. Read the answer later.")?;
        return Ok(ExitCode::from(UNKNOWN));
    }
    if conversation.status == Some(ConversationDetailStatus::FAILED) {
        let reason = conversation
            .fail_reason
            .as_deref()
            .unwrap_or("no reason given");
        writeln!(out, "The chat failed: {}", escape_controls(reason))?;
        return Ok(ExitCode::FAILURE);
    }
    let answer = latest_answer(&conversation.messages).ok_or("the conversation has no answer")?;
    write!(out, "{}", readable(&answer.content, true))?;
    print_sources(&conversation.messages, out)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use pipeshub_emulator::{Emulator, Position, fixtures};
    use tokio::sync::Notify;

    use super::*;

    const QUESTION: &str = "How many days of leave do I have?";

    /// Collects what the program prints, and reports the first text.
    #[derive(Default)]
    struct Screen {
        bytes: Vec<u8>,
        began: std::sync::Arc<Notify>,
    }

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.bytes.extend_from_slice(bytes);
            self.began.notify_one();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn client(emulator: &Emulator, token: &str) -> Pipeshub {
        let builder = Pipeshub::builder().server_url(emulator.server_url());
        builder.bearer_auth(token).build().unwrap()
    }

    /// Chats while the emulator has a fault. Returns the text, and the status or the error.
    async fn chatted(fault: Option<Fault>, token: &str) -> (String, Result<ExitCode, String>) {
        let emulator = Emulator::builder().start().await.unwrap();
        if let Some(fault) = fault {
            emulator.fault(fault.on("streamChat"));
        }
        let mut screen = Screen::default();
        let interrupted = std::future::pending();
        let pipeshub = client(&emulator, token);
        let result = chat(&pipeshub, QUESTION, interrupted, &mut screen).await;
        assert_eq!(
            emulator.requests().len(),
            1,
            "a second request is a second run"
        );
        let result = result.map_err(|problem| describe(&*problem));
        (String::from_utf8(screen.bytes).unwrap(), result)
    }

    #[tokio::test]
    async fn chat_that_is_allowed_types_the_answer_and_its_sources() {
        for fault in [
            None,
            Some(Fault::response().in_chunks(7)),
            Some(Fault::response().with_retry()),
            Some(Fault::response().with_sub_agent()),
        ] {
            let (text, status) = chatted(fault.clone(), fixtures::KNOWLEDGE_TOKEN).await;
            assert_eq!(status, Ok(ExitCode::SUCCESS), "{fault:?}: {text}");
            let (answer, sources) = text.rsplit_once("\n\n").unwrap();
            assert!(
                answer.starts_with("Everybody has 25 days of leave each year. [1]"),
                "{fault:?}: {text}"
            );
            let source = format!("[1] Leave policy.md  /record/{}\n", fixtures::RECORD);
            assert!(sources.starts_with(&source), "{fault:?}: {text}");
            let sentences = text.matches("Everybody").count();
            assert_eq!(sentences, 1, "{fault:?}: typed twice: {text}");
        }
    }

    #[tokio::test]
    async fn chat_without_the_scope_shows_the_message_of_the_server() {
        let (text, status) = chatted(None, fixtures::READ_ONLY_TOKEN).await;
        let problem = status.unwrap_err();
        assert!(problem.contains("conversation:chat"), "{problem}");
        assert_eq!(text, "");
    }

    #[tokio::test]
    async fn chat_that_is_cut_says_how_to_read_the_answer() {
        for (fault, types_text) in [
            (Fault::response().cut_at(Position::Events(16)), true),
            (Fault::response().end_at(Position::Events(16)), true),
            (Fault::response().cut_at(Position::Events(1)), false),
        ] {
            let (text, status) = chatted(Some(fault.clone()), fixtures::KNOWLEDGE_TOKEN).await;
            assert_eq!(status, Ok(ExitCode::from(UNKNOWN)), "{fault:?}: {text}");
            assert!(text.contains("The run may go on."), "{fault:?}: {text}");
            assert_eq!(
                text.starts_with("Everybody"),
                types_text,
                "{fault:?}: {text}"
            );
            let id = text.rsplit_once("--read ").unwrap().1.trim_end();
            assert!(
                id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{fault:?}: {text}"
            );
        }
        let fault = Fault::cut_after_read();
        let (text, status) = chatted(Some(fault), fixtures::KNOWLEDGE_TOKEN).await;
        assert_eq!(status, Ok(ExitCode::from(UNKNOWN)), "{text}");
        assert!(text.contains("in your latest conversation"), "{text}");
    }

    #[tokio::test]
    async fn interrupted_chat_says_that_the_run_goes_on_and_how_to_read_it() {
        let emulator = Emulator::builder().start().await.unwrap();
        let fault = Fault::response().stall_at(Position::Events(16));
        emulator.fault(fault.on("streamChat"));
        let mut screen = Screen::default();
        let began = screen.began.clone();
        let pipeshub = client(&emulator, emulator.token());
        let status = chat(&pipeshub, QUESTION, began.notified(), &mut screen).await;
        assert_eq!(status.unwrap(), ExitCode::from(UNKNOWN));
        let text = String::from_utf8(screen.bytes).unwrap();
        assert!(
            text.contains("Interrupted. The run goes on at the server."),
            "{text}"
        );
        assert!(
            text.contains("cargo run --example chat -- --read "),
            "{text}"
        );
    }

    #[tokio::test]
    async fn chat_that_fails_shows_the_reason() {
        for (fault, due) in [
            (
                Fault::run_error("rate_limit", "Too many runs"),
                "The chat failed: Too many runs (rate_limit)",
            ),
            (
                Fault::run_apology("llm_error"),
                "The model failed (llm_error).",
            ),
        ] {
            let (text, status) = chatted(Some(fault), fixtures::KNOWLEDGE_TOKEN).await;
            assert_eq!(status, Ok(ExitCode::FAILURE), "{text}");
            assert!(text.contains(due), "{text}");
        }
    }

    #[test]
    fn citation_is_shown_by_its_number_once_it_is_complete() {
        for (text, is_final, due) in [
            ("On floor 2 [1](/record/a).", true, "On floor 2 [1]."),
            ("a [1](/record/a) b [2](/record/b)", false, "a [1] b [2]"),
            ("a [source](ref1", false, "a "),
            ("a [1](/rec", false, "a "),
            ("a [1", true, "a [1"),
            ("a [x](y) [", false, "a [x](y) "),
            ("list[0] is first", false, "list[0] is first"),
            ("a\n\u{1b}[2J", true, "a\n\\u{1b}[2J"),
        ] {
            assert_eq!(readable(text, is_final), due, "{text:?}");
        }
    }

    const OPTION: &str = r#"{"description":"text"}"#;

    /// The response of `getConversationById`, in the form of the server's code.
    const STORED: &str = r#"{
        "conversation": {
            "id": "66f0a1b2c3d4e5f601234567",
            "initiator": "66f0a1b2c3d4e5f600000002",
            "createdAt": "2025-01-01T10:00:00.000Z",
            "status": "STATUS",
            "messages": [
                { "_id": "m1", "messageType": "user_query", "content": "Where is the plan?" },
                {
                    "_id": "m2",
                    "messageType": "bot_response",
                    "content": "On floor 2 [1](/record/rec-1).",
                    "citations": [{
                        "citationId": "c1",
                        "citationData": {
                            "_id": "c1",
                            "content": "Floor 2.",
                            "chunkIndex": 1,
                            "citationType": "vectordb|document",
                            "metadata": {
                                "orgId": "o",
                                "mimeType": "application/pdf",
                                "recordId": "rec-1",
                                "recordName": "Plan.pdf",
                                "origin": "UPLOAD",
                                "webUrl": "/record/rec-1"
                            }
                        }
                    }]
                }
            ],
            "pagination": {
                "page": 1,
                "limit": 20,
                "totalCount": 2,
                "totalPages": 1,
                "hasNextPage": false,
                "hasPrevPage": false,
                "messageRange": { "start": 1, "end": 2 }
            },
            "access": { "isOwner": true, "accessLevel": "write" }
        },
        "filters": {
            "applied": { "filters": [], "values": {} },
            "available": {
                "shared": OPTION,
                "tags": OPTION,
                "minMessages": OPTION,
                "search": OPTION,
                "pagination": { "page": OPTION, "limit": OPTION },
                "sorting": { "sortBy": OPTION, "sortOrder": OPTION },
                "dateFilters": { "dateRange": OPTION },
                "messageFilters": { "messageType": OPTION },
                "sortingMessages": { "sortBy": OPTION, "sortOrder": OPTION }
            }
        },
        "meta": {
            "requestId": "r",
            "timestamp": "2025-01-01T10:00:00.000Z",
            "duration": 1,
            "conversationId": "66f0a1b2c3d4e5f601234567",
            "messageCount": 2
        }
    }"#;

    #[tokio::test]
    async fn answer_of_a_chat_that_was_cut_is_read_later() {
        let emulator = Emulator::builder().start().await.unwrap();
        let fault = Fault::response().cut_at(Position::Events(16));
        emulator.fault(fault.on("streamChat"));
        let pipeshub = client(&emulator, emulator.token());
        let mut screen = Screen::default();
        let interrupted = std::future::pending();
        let status = chat(&pipeshub, QUESTION, interrupted, &mut screen).await;
        assert_eq!(status.unwrap(), ExitCode::from(UNKNOWN));
        let text = String::from_utf8(screen.bytes).unwrap();
        let id = text.rsplit_once("--read ").unwrap().1.trim_end();
        let mut out = Vec::new();
        let read = read_stored(&pipeshub, id, &mut out).await;
        assert_eq!(read.unwrap(), ExitCode::SUCCESS);
        let read = String::from_utf8(out).unwrap();
        assert!(
            read.starts_with("Everybody has 25 days of leave each year. [1]"),
            "{read}"
        );
        let source = format!("[1] Leave policy.md  /record/{}\n", fixtures::RECORD);
        assert!(read.contains(&source), "{read}");
    }

    #[tokio::test]
    async fn stored_answer_is_read_by_the_id_of_its_conversation() {
        let reply = |status: &str| STORED.replace("STATUS", status).replace("OPTION", OPTION);
        let answer = "On floor 2 [1].\n\n[1] Plan.pdf  /record/rec-1\n";
        let going_on = "The run still goes on. Read the answer later.\n";
        for (status, due, code) in [
            ("Complete", answer, ExitCode::SUCCESS),
            ("Inprogress", going_on, ExitCode::from(UNKNOWN)),
            (
                "Failed",
                "The chat failed: no reason given\n",
                ExitCode::FAILURE,
            ),
        ] {
            let emulator = Emulator::builder().start().await.unwrap();
            emulator.fault(Fault::reply(200, "application/json", reply(status)));
            let pipeshub = client(&emulator, emulator.token());
            let mut out = Vec::new();
            let read = read_stored(&pipeshub, "66f0a1b2c3d4e5f601234567", &mut out).await;
            assert_eq!(
                read.map_err(|problem| describe(&*problem)),
                Ok(code),
                "{status}"
            );
            assert_eq!(String::from_utf8(out).unwrap(), due);
        }
    }
}
