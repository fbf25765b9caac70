//! The operations on stored conversations, of the assistant and of agents.

use std::time::Duration;

use http::StatusCode;
use serde_json::Value;

use super::place::Place;
use super::shape::Form;
use super::store::{Conversation, Kind, Share, none};
use crate::gateway::input::{
    check_names, check_object_id, check_text, contains, is_object_id, one_of, required,
};
use crate::gateway::knowledge::{is_list_of, texts};
use crate::gateway::lists::{Period, filters};
use crate::gateway::pages::Page;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, internal_error, not_found, validation_error,
};
use crate::json::{Json, object};
use crate::query::Query;
use crate::response::{self, FullResponse};
use crate::time::{iso, milliseconds, now, object_id};

/// The maximum number of characters of a title.
const MAX_TITLE: usize = 200;
/// The fields that a list can be sorted by.
const SORT_FIELDS: [&str; 3] = ["createdAt", "lastActivityAt", "title"];
/// The order that lists of archives report.
const ARCHIVE_ORDER: [(&str, &str); 2] = [("sortBy", "lastActivityAt"), ("sortOrder", "desc")];

/// The filters and the order of a list.
struct Listing<'a> {
    page: Page,
    period: Period,
    search: Option<&'a str>,
    shared: Option<bool>,
    conversation: Option<&'a str>,
    sort_by: Option<&'a str>,
    ascending: bool,
}

impl<'a> Listing<'a> {
    fn read(query: &'a Query, default: usize) -> Result<Self, Refusal> {
        let conversation = query.one("conversationId")?;
        conversation.map_or(Ok(()), check_object_id)?;
        let shared = one_of(query, "shared", &["true", "false", "1", "0"])?;
        let search = query.one("search")?;
        search.map_or(Ok(()), check_text)?;
        Ok(Self {
            page: Page::read(query, default, 100)?,
            period: Period::read(query)?,
            search,
            shared: shared.map(|shared| ["true", "1"].contains(&shared)),
            conversation,
            sort_by: one_of(query, "sortBy", &SORT_FIELDS)?,
            ascending: one_of(query, "sortOrder", &["asc", "desc"])? == Some("asc"),
        })
    }

    fn suits(&self, found: &Conversation) -> bool {
        let has_text = |part| {
            let mut messages = found.messages.iter();
            contains(&found.title, part) || messages.any(|message| contains(&message.content, part))
        };
        self.search.is_none_or(has_text)
            && self.conversation.is_none_or(|id| id == found.id)
            && self
                .shared
                .is_none_or(|shared| shared != found.shares.is_empty())
            && self.period.contains(found.created)
    }

    /// Sorts the conversations, and returns the page of them with the number of all.
    fn cut(&self, mut all: Vec<Conversation>) -> (Vec<Conversation>, usize) {
        // The sort is stable: the order of creation decides between equal times.
        match self.sort_by {
            Some("createdAt") => all.sort_by_key(|found| found.created),
            Some("title") => all.sort_by(|one, two| one.title.cmp(&two.title)),
            _ => all.sort_by_key(|found| found.last_activity),
        }
        if !self.ascending {
            all.reverse();
        }
        let total = all.len();
        (self.page.cut(all).collect(), total)
    }

    /// Returns the response, which begins with the fields of `body`.
    fn finish(&self, call: &Call<'_>, began: Duration, body: Json, total: usize) -> Outcome {
        let body = body
            .with("pagination", Some(self.page.of_gateway(total)))
            .with("filters", Some(filters(call.query, self.page, &[])?))
            .with("meta", Some(call.meta(began)));
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Returns the response of a list of archives, which has a summary of the page.
    fn finish_archives(
        &self,
        call: &Call<'_>,
        began: Duration,
        entries: Vec<Json>,
        found: &[Conversation],
        total: usize,
    ) -> Outcome {
        let body = object! {
            "conversations": entries,
            "pagination": self.page.of_gateway(total),
            "filters": filters(call.query, self.page, &ARCHIVE_ORDER)?,
            "summary": summary(found, total),
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }
}

impl Gateway {
    /// Lists the conversations with the assistant, without their messages.
    pub(in crate::gateway) fn list_conversations(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let listing = Listing::read(call.query, 10)?;
        let source = one_of(call.query, "source", &["owned", "shared"])?.unwrap_or("owned");
        let owned = source == "owned";
        let all = self.conversations.all(|found| {
            found.agent.is_none()
                && !found.is_archived
                && found.is_open_to(user)
                && (found.user == *user) == owned
                && listing.suits(found)
        });
        let (found, total) = listing.cut(all);
        let entries = found.iter().map(|found| found.entry(user, None));
        let body = object! { "conversations": entries.collect::<Vec<_>>(), "source": source };
        listing.finish(call, began, body, total)
    }

    /// Lists the archived conversations with the assistant, with all their messages.
    pub(in crate::gateway) fn archived_conversations(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let listing = Listing::read(call.query, 20)?;
        let all = self.conversations.all(|found| {
            found.agent.is_none()
                && found.is_archived
                && found.is_open_to(user)
                && listing.suits(found)
        });
        let (found, total) = listing.cut(all);
        let form = Some(Form::Stored);
        let entries = found.iter().map(|found| found.archived_entry(user, form));
        listing.finish_archives(call, began, entries.collect(), &found, total)
    }

    /// Searches the archived conversations, those with agents too.
    pub(in crate::gateway) fn search_archives(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        check_names(call.query, &["search", "page", "limit"])?;
        if call.query.one("search")?.is_none_or(str::is_empty) {
            return Ok(validation_error("Required"));
        }
        let listing = Listing::read(call.query, 20)?;
        let all = self
            .conversations
            .all(|found| found.is_archived && found.is_open_to(user) && listing.suits(found));
        let (found, total) = listing.cut(all);
        let entries = found.iter().map(|found| {
            let source = found.agent.as_ref().map_or("assistant", |_| "agent");
            found
                .archived_entry(user, None)
                .with("source", Some(source))
        });
        listing.finish_archives(call, began, entries.collect(), &found, total)
    }

    pub(in crate::gateway) fn conversation(&self, call: &Call<'_>) -> Outcome {
        self.read_conversation(call, Place::of_assistant(call), |found, user| {
            found.is_open_to(user) && !found.is_archived
        })
    }

    pub(in crate::gateway) fn agent_conversation(&self, call: &Call<'_>) -> Outcome {
        self.read_conversation(call, Place::of_agent(call), |found, user| {
            found.user == user
        })
    }

    /// Returns a conversation with a page of its messages. The first page has the latest ones.
    ///
    /// As on the real server, the last page is as long as the others, and so overlaps the one
    /// before.
    fn read_conversation(
        &self,
        call: &Call<'_>,
        place: Place<'_>,
        is_visible: fn(&Conversation, &str) -> bool,
    ) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = place.checked()?;
        let page = Page::read(call.query, 20, 100)?;
        one_of(call.query, "sortOrder", &["asc", "desc"])?;
        let period = Period::read(call.query)?;
        let found = self.conversations.find(place.conversation, |found| {
            found.agent.as_deref() == place.agent
                && is_visible(found, user)
                && period.contains(found.created)
        });
        let Some(found) = found else {
            return Ok(unknown());
        };
        let total = found.messages.len();
        let skipped = total.saturating_sub(page.number.saturating_mul(page.limit));
        let shown = page.limit.min(total - skipped);
        let messages = found.messages.iter().skip(skipped).take(shown);
        let messages: Vec<Json> = messages
            .map(|message| message.to_json(Form::WithCitations))
            .collect();
        let range = object! { "start": skipped + 1, "end": skipped + shown };
        let mut pagination = page.of_gateway(total);
        pagination.set("hasNextPage".into(), (skipped > 0).into());
        pagination = pagination.with("messageRange", Some(range));
        let access = object! { "isOwner": found.user == *user, "accessLevel": "read" };
        let reason = match &found.status {
            super::store::Status::Failed(reason) => Some(reason.as_str()),
            _ => None,
        };
        let conversation = object! {
            "id": found.id.as_str(),
            "title": found.title.as_str(),
            "initiator": found.user.as_str(),
            "createdAt": iso(found.created),
            "isShared": !found.shares.is_empty(),
            "sharedWith": found.shared_with(),
            "status": found.status.name(),
        }
        .with("failReason", reason)
        .with("messages", Some(messages))
        .with("modelInfo", Some(found.model.clone()))
        .with("pagination", Some(pagination))
        .with("access", Some(access));
        let meta = call
            .meta(began)
            .with("conversationId", Some(found.id.as_str()))
            .with("messageCount", Some(total));
        let body = object! {
            "conversation": conversation,
            "filters": filters(call.query, page, &[])?,
            "meta": meta,
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn delete_conversation(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = Place::of_assistant(call).checked()?;
        let is_mine = |found: &Conversation| found.agent.is_none() && found.user == *user;
        let Some(gone) = self.conversations.remove(place.conversation, is_mine) else {
            return Ok(unknown());
        };
        let citations = gone.messages.iter().map(|message| message.citations.len());
        let body = object! {
            "id": gone.id.as_str(),
            "status": "deleted",
            "deletedAt": iso(began),
            "deletedBy": user.as_str(),
            "citationsDeleted": citations.sum::<usize>(),
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Deletes a conversation with an agent. An unknown one is no error.
    pub(in crate::gateway) fn delete_agent_conversation(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let place = Place::of_agent(call);
        let is_mine =
            |found: &Conversation| found.agent.as_deref() == place.agent && found.user == *user;
        let gone = self.conversations.remove(place.conversation, is_mine);
        let body = object! {
            "message": "Conversation deleted successfully",
            "conversation": gone.map(|gone| gone.whole(Form::Stored)),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn rename_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_title(call, Place::of_assistant(call))
    }

    pub(in crate::gateway) fn rename_agent_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_title(call, Place::of_agent(call))
    }

    fn set_title(&self, call: &Call<'_>, place: Place<'_>) -> Outcome {
        let began = now();
        let place = place.checked()?;
        let title = required(call.body, "title", MAX_TITLE)?;
        let renamed = self.change_own(call, place, |found| {
            title.clone_into(&mut found.title);
            found.updated = began;
            Ok(found.whole(Form::Document))
        })?;
        let body = object! { "conversation": renamed, "meta": call.meta(began) };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn archive_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_conversation_archived(call, Place::of_assistant(call), true)
    }

    pub(in crate::gateway) fn unarchive_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_conversation_archived(call, Place::of_assistant(call), false)
    }

    pub(in crate::gateway) fn archive_agent_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_conversation_archived(call, Place::of_agent(call), true)
    }

    pub(in crate::gateway) fn unarchive_agent_conversation(&self, call: &Call<'_>) -> Outcome {
        self.set_conversation_archived(call, Place::of_agent(call), false)
    }

    fn set_conversation_archived(
        &self,
        call: &Call<'_>,
        place: Place<'_>,
        archived: bool,
    ) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = place.checked()?;
        self.change_own(call, place, |found| {
            if found.is_archived == archived {
                let state = if archived { "already" } else { "not" };
                let message = format!("the conversation is {state} archived");
                return Err(bad_request(&message).into());
            }
            found.is_archived = archived;
            found.archived_by = Some(archived.then_some(user.as_str()).into());
            found.updated = began;
            found.last_activity = began;
            Ok(())
        })?;
        let (status, by, at) = if archived {
            ("archived", "archivedBy", "archivedAt")
        } else {
            ("unarchived", "unarchivedBy", "unarchivedAt")
        };
        let body = object! { "id": place.conversation, "status": status }
            .with(by, Some(user.as_str()))
            .with(at, Some(iso(began)))
            .with("meta", Some(call.meta(began)));
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Lets other users read a conversation.
    pub(in crate::gateway) fn share_conversation(&self, call: &Call<'_>) -> Outcome {
        let (began, token) = (now(), call.token()?);
        let place = Place::of_assistant(call).checked()?;
        let users = users(call.body)?;
        // The gateway looks the users up with the caller's token.
        if !token.allows("user:read") || users.iter().any(|user| !self.knows_user(user)) {
            return Ok(bad_request("User not found"));
        }
        let shared = self.change_own(call, place, |found| {
            for user in users {
                if !found.shares.iter().any(|share| share.user == user) {
                    found.shares.push(Share {
                        id: object_id(),
                        user: user.to_owned(),
                    });
                }
            }
            found.updated = began;
            Ok(found.shared_with())
        })?;
        let body = object! {
            "id": place.conversation,
            "isShared": true,
            "sharedWith": shared,
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Ends the access of other users. Users without access are no error.
    pub(in crate::gateway) fn unshare_conversation(&self, call: &Call<'_>) -> Outcome {
        let began = now();
        let place = Place::of_assistant(call).checked()?;
        let users = users(call.body)?;
        let shared = self.change_own(call, place, |found| {
            found
                .shares
                .retain(|share| !users.contains(&share.user.as_str()));
            found.updated = began;
            Ok((!found.shares.is_empty(), found.shared_with()))
        })?;
        let body = object! {
            "id": place.conversation,
            "isShared": shared.0,
            "sharedWith": shared.1,
            "unsharedUsers": users,
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn rate_message(&self, call: &Call<'_>) -> Outcome {
        self.rate_at(call, Place::of_assistant(call))
    }

    pub(in crate::gateway) fn rate_agent_message(&self, call: &Call<'_>) -> Outcome {
        self.rate_at(call, Place::of_agent(call))
    }

    /// Adds the feedback of the owner to a message of the assistant.
    fn rate_at(&self, call: &Call<'_>, place: Place<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = place.checked()?;
        check_object_id(place.message)?;
        if !is_list_of(call.body.get("categories"), |_| true) {
            return Ok(validation_error("categories is not a list of texts"));
        }
        let agent = call.request.headers.get(http::header::USER_AGENT);
        let agent = agent.and_then(|value| value.to_str().ok());
        let feedback = self.change_own(call, place, |found| {
            let mut messages = found.messages.iter_mut();
            let message = messages.find(|message| message.id == place.message);
            let message = message.ok_or_else(|| not_found("the message does not exist"))?;
            if message.kind != Kind::Response {
                return Err(bad_request("the message is not a response of the assistant").into());
            }
            let waited = milliseconds(began.saturating_sub(message.created));
            let given = feedback_of(call.body, user, began, waited, agent);
            message.feedback.push(stored_feedback(&given));
            found.updated = began;
            Ok(given)
        })?;
        let body = object! {
            "conversationId": place.conversation,
            "messageId": place.message,
            "feedback": feedback,
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    /// Changes a conversation that the user has started.
    fn change_own<T>(
        &self,
        call: &Call<'_>,
        place: Place<'_>,
        change: impl FnOnce(&mut Conversation) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let user = &call.token()?.user;
        let changed = self.conversations.change(place.conversation, |found| {
            let is_mine = found.user == *user && found.agent.as_deref() == place.agent;
            is_mine.then(|| change(found))
        });
        changed.flatten().unwrap_or_else(|| Err(unknown().into()))
    }

    /// Lists the conversations with an agent. The agent itself is not looked up.
    pub(in crate::gateway) fn agent_conversations(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = Place::of_agent(call);
        let listing = Listing::read(call.query, 20)?;
        let all = self.conversations.all(|found| {
            found.agent.as_deref() == place.agent
                && found.user == *user
                && !found.is_archived
                && listing.suits(found)
        });
        let (found, total) = listing.cut(all);
        let entries = found.iter().map(|found| found.entry(user, None));
        let body = object! {
            "conversations": entries.collect::<Vec<_>>(),
            "sharedWithMeConversations": none(),
        };
        listing.finish(call, began, body, total)
    }

    pub(in crate::gateway) fn archived_agent_conversations(&self, call: &Call<'_>) -> Outcome {
        let (began, user) = (now(), &call.token()?.user);
        let place = Place::of_agent(call);
        let names = [
            "page",
            "limit",
            "sortBy",
            "sortOrder",
            "search",
            "startDate",
            "endDate",
        ];
        check_names(call.query, &names)?;
        let listing = Listing::read(call.query, 20)?;
        let all = self.archives_of(user, |found| {
            found.agent.as_deref() == place.agent && listing.suits(found)
        });
        let (found, total) = listing.cut(all);
        let entries = found.iter().map(|found| found.archived_entry(user, None));
        listing.finish_archives(call, began, entries.collect(), &found, total)
    }

    /// Lists the archived conversations of all agents, at most five of each.
    ///
    /// As on the real server, numbers out of range are corrected.
    pub(in crate::gateway) fn grouped_agent_archives(&self, call: &Call<'_>) -> Outcome {
        const OF_EACH: usize = 5;
        let (began, user) = (now(), &call.token()?.user);
        let corrected = |name, default: usize, most| {
            let text = call.query.first(name);
            let number = text.and_then(|text| text.parse::<usize>().ok());
            number.unwrap_or(default).clamp(1, most)
        };
        let page = Page {
            number: corrected("agentPage", 1, usize::MAX),
            limit: corrected("agentLimit", 5, 100),
        };
        let mut all = self.archives_of(user, |found| found.agent.is_some());
        all.sort_by_key(|found| std::cmp::Reverse(found.last_activity));
        let mut groups: Vec<(String, Vec<Json>)> = Vec::new();
        for found in &all {
            let key = found.agent.clone().unwrap_or_default();
            let entry = found.archived_entry(user, None);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((key, vec![entry])),
            }
        }
        let of_group = Page {
            number: 1,
            limit: OF_EACH,
        };
        let total = groups.len();
        let groups = page.cut(groups).map(|(key, entries)| {
            let pagination = of_group.of_gateway(entries.len());
            object! {
                "agentKey": key,
                "conversations": of_group.cut(entries).collect::<Vec<_>>(),
                "pagination": pagination,
            }
        });
        let body = object! {
            "groups": groups.collect::<Vec<_>>(),
            "agentPagination": page.of_gateway(total),
            "meta": call.meta(began),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    fn archives_of(&self, user: &str, suits: impl Fn(&Conversation) -> bool) -> Vec<Conversation> {
        let all = &self.conversations;
        all.all(|found| found.is_archived && found.user == user && suits(found))
    }

    /// Fails as the real server does, after the run: its response never arrives.
    pub(in crate::gateway) fn agent_chat_without_stream(&self, call: &Call<'_>) -> Outcome {
        let place = Place::of_agent(call);
        let query = required(call.body, "query", usize::MAX)?;
        let user = &call.token()?.user;
        let failure = "Failed to get AI response";
        let message = || super::store::Message::query(query, call.body);
        let fail = |found: &mut Conversation| {
            found.push(super::store::Message::error(failure, call.body));
        };
        if place.conversation.is_empty() {
            let mut conversation = Conversation::new(user, place.agent, message());
            fail(&mut conversation);
            self.conversations.add(conversation);
        } else {
            self.change_own(call, place, |found| {
                found.push(message());
                fail(found);
                Ok(())
            })?;
        }
        Ok(internal_error(failure))
    }
}

/// Returns the refusal for a conversation that does not exist, or that the user cannot see.
fn unknown() -> FullResponse {
    not_found("the conversation does not exist, or this user has no access to it")
}

/// Returns the number of archives, and the times of the first and the last one of a page.
fn summary(found: &[Conversation], total: usize) -> Json {
    let time = |found: Option<&Conversation>| found.map(|found| iso(found.updated));
    object! { "totalArchived": total }
        .with("oldestArchive", time(found.first()))
        .with("newestArchive", time(found.last()))
}

/// Returns the ids of users of a body.
fn users(body: &Value) -> Result<Vec<&str>, Refusal> {
    match body.get("userIds") {
        None => Err(validation_error("Required").into()),
        ids if is_list_of(ids, is_object_id) && !texts(ids).is_empty() => Ok(texts(ids)),
        _ => Err(validation_error("userIds is not a list of ids of 24 hex digits").into()),
    }
}

/// Returns feedback as the response reports it.
fn feedback_of(body: &Value, user: &str, time: Duration, waited: i64, agent: Option<&str>) -> Json {
    let given = |name| body.get(name).cloned().map(Json::from);
    let metrics = object! { "timeToFeedback": waited }.with("userAgent", agent);
    object! {}
        .with("isHelpful", given("isHelpful"))
        .with("categories", given("categories"))
        .with("comments", given("comments"))
        .with("feedbackProvider", Some(user))
        .with("timestamp", Some(milliseconds(time)))
        .with("metrics", Some(metrics))
}

/// Returns feedback as the store keeps it, with its defaults.
fn stored_feedback(given: &Json) -> Json {
    let field = |name| given.get(name).cloned();
    object! {}
        .with("isHelpful", field("isHelpful"))
        .with("categories", Some(field("categories").unwrap_or_else(none)))
        .with("comments", field("comments"))
        .with("unusedFollowUpQuestions", Some(none()))
        .with("source", Some("user"))
        .with("feedbackProvider", field("feedbackProvider"))
        .with("timestamp", field("timestamp"))
        .with("metrics", field("metrics"))
        .with("citationFeedback", Some(none()))
        .with("revisions", Some(none()))
}
