//! The operations for Slack bots.

use crate::gateway::fields::Fields;
use crate::gateway::{
    Call, Gateway, Outcome, Refusal, bad_request, not_found, success, unexpected,
};
use crate::json::{Json, object};
use crate::time::{iso, now, uuid};

/// The maximum number of bots.
const MAX_BOTS: usize = 1000;

#[derive(Debug, Clone)]
pub(super) struct Bot {
    id: String,
    name: String,
    agent: Option<String>,
    created: String,
    updated: String,
    token: String,
    signing_secret: String,
}

impl Bot {
    fn read(call: &Call<'_>) -> Result<Self, Refusal> {
        let mut fields = Fields::of(call.body);
        let name = fields.filled("name").to_owned();
        let token = fields.filled("botToken").to_owned();
        let signing_secret = fields.filled("signingSecret").to_owned();
        let agent = fields.text("agentId").filter(|agent| !agent.is_empty());
        fields.check()?;
        let time = iso(now());
        Ok(Self {
            id: uuid(),
            name,
            agent: agent.map(str::to_owned),
            created: time.clone(),
            updated: time,
            token,
            signing_secret,
        })
    }

    /// Returns the bot with its secrets in plain text.
    fn shown(&self) -> Json {
        object! {
            "id": self.id.as_str(),
            "name": self.name.as_str(),
            "agentId": self.agent.as_deref(),
            "createdAt": self.created.as_str(),
            "updatedAt": self.updated.as_str(),
            "botToken": self.token.as_str(),
            "signingSecret": self.signing_secret.as_str(),
        }
    }
}

/// Fails with 400 if the agent of a bot serves another one.
fn check_agent(bots: &[Bot], bot: &Bot) -> Result<(), Refusal> {
    let is_taken = |other: &Bot| other.id != bot.id && other.agent == bot.agent;
    if bot.agent.is_some() && bots.iter().any(is_taken) {
        return Err(bad_request("the agent serves another bot").into());
    }
    Ok(())
}

fn unknown_bot() -> Refusal {
    not_found("the Slack bot does not exist").into()
}

impl Gateway {
    pub(super) fn slack_bots(&self, _: &Call<'_>) -> Outcome {
        let settings = self.configuration.lock();
        let bots: Vec<Json> = settings.bots.iter().map(Bot::shown).collect();
        success(&object! { "status": "success", "configs": bots })
    }

    pub(super) fn create_slack_bot(&self, call: &Call<'_>) -> Outcome {
        let bot = Bot::read(call)?;
        let mut settings = self.configuration.lock();
        check_agent(&settings.bots, &bot)?;
        if settings.bots.len() >= MAX_BOTS {
            return Ok(unexpected("the emulator has no room for more bots"));
        }
        let shown = bot.shown();
        settings.bots.push(bot);
        success(&object! { "status": "success", "config": shown })
    }

    pub(super) fn update_slack_bot(&self, call: &Call<'_>) -> Outcome {
        let new = Bot::read(call)?;
        let mut settings = self.configuration.lock();
        let mut bots = settings.bots.iter();
        let old = bots
            .find(|bot| bot.id == call.parameter())
            .ok_or_else(unknown_bot)?;
        let bot = Bot {
            id: old.id.clone(),
            created: old.created.clone(),
            ..new
        };
        check_agent(&settings.bots, &bot)?;
        let shown = bot.shown();
        for known in settings.bots.iter_mut().filter(|known| known.id == bot.id) {
            known.clone_from(&bot);
        }
        success(&object! { "status": "success", "config": shown })
    }

    pub(super) fn delete_slack_bot(&self, call: &Call<'_>) -> Outcome {
        let mut settings = self.configuration.lock();
        let at = settings
            .bots
            .iter()
            .position(|bot| bot.id == call.parameter());
        settings.bots.remove(at.ok_or_else(unknown_bot)?);
        let text = "Slack bot config deleted successfully";
        success(&object! { "status": "success", "message": text })
    }
}
