//! The groups in prose, since the documents do not describe their tags.

/// A group in prose.
#[derive(Debug)]
pub(super) struct Prose {
    /// The tag of the API.
    tag: &'static str,
    /// The subject, which is the first line of the module.
    pub(super) subject: &'static str,
    /// The purpose of the group, for its page.
    pub(super) overview: &'static str,
}

/// Returns the prose of a tag.
pub(super) fn of(tag: &str) -> Option<&'static Prose> {
    GROUPS.iter().find(|group| group.tag == tag)
}

const fn group(tag: &'static str, subject: &'static str, overview: &'static str) -> Prose {
    Prose {
        tag,
        subject,
        overview,
    }
}

const GROUPS: [Prose; 46] = [
    group(
        "Connector Registry",
        "The registry of connector types",
        "A connector type is a service that PipesHub can read, such as Google Drive or Slack. These \
         operations list the types and describe the fields that each type needs.",
    ),
    group(
        "Connector Instances",
        "Connector instances",
        "A connector instance reads one account of a service. A `team` instance belongs to the \
         organization, a `personal` instance to one user. These operations create, list, rename, \
         synchronize and delete instances.",
    ),
    group(
        "Connector",
        "Records of connectors",
        "A record is a document that a connector has read. These operations read its content, find \
         it by an identifier, and show its place in the tree of the source.",
    ),
    group(
        "Connector Configuration",
        "The configuration of a connector",
        "The configuration of an instance has the sections `auth`, `sync` and `filters`. These \
         operations read and change them.",
    ),
    group(
        "Connector Control",
        "The switches and file events of a connector",
        "These operations turn an instance on or off, and send the changes of a local folder to an \
         instance of the type Local FS.",
    ),
    group(
        "Connector OAuth",
        "The OAuth flow that authorizes a connector",
        "The flow gives an instance access to an account at its provider. The first operation \
         returns the URL of the consent page. After the consent, the provider redirects the \
         browser, and the second operation completes the flow.",
    ),
    group(
        "Connector Filters",
        "The filters of a connector",
        "Filters decide which objects of a source an instance reads. These operations list the \
         filters with their values, and store a choice.",
    ),
    group(
        "OAuth Configuration",
        "OAuth apps at the providers of connectors and toolsets",
        "An OAuth app is the registration of PipesHub at a provider. These operations list the \
         apps for connectors and for toolsets, and change or delete them.",
    ),
    group(
        "Crawling Jobs",
        "Schedules of connectors",
        "A crawling job synchronizes an instance at fixed times. These operations create, list, \
         pause, resume and remove jobs.",
    ),
    group(
        "Connectors",
        "Connectors between services",
        "This group is between services of PipesHub, and no program calls it.",
    ),
    group(
        "Toolset Registry",
        "The registry of toolset types",
        "A toolset lets agents act in another service, for example create an issue in Jira. These \
         operations list the types and describe the fields that each type needs.",
    ),
    group(
        "Toolset Instances",
        "Toolset instances",
        "An administrator creates a toolset instance for the organization. Each user, and each \
         agent with a service account, then adds credentials of its own. These operations manage \
         the instances and the credentials.",
    ),
    group(
        "Toolset Configuration",
        "The configuration of a toolset",
        "These operations belong to an older version of toolsets. The group \
         [Toolset Instances](toolset-instances.md) replaces them.",
    ),
    group(
        "Toolset OAuth",
        "The OAuth flow that authorizes a toolset",
        "The flow gives a toolset instance access to an account at its provider, for a user or for \
         an agent. One of two operations returns the URL of the consent page. After the consent, \
         the provider redirects the browser, and the callback completes the flow.",
    ),
    group(
        "Toolset",
        "The toolsets of the caller",
        "This group lists the toolset instances of the organization with the state of the caller's \
         own credentials.",
    ),
    group(
        "Document Management",
        "Documents in the storage",
        "PipesHub keeps uploaded files in its storage. This group downloads them.",
    ),
    group(
        "Knowledge Base",
        "Knowledge bases",
        "A knowledge base contains folders and uploaded files, which PipesHub indexes for search. \
         These operations manage knowledge bases, folders and records, upload files, and show the \
         tree of everything that the caller can see.",
    ),
    group(
        "Records",
        "Records between connectors",
        "This group has no operation that can succeed in this version of the server.",
    ),
    group(
        "Permissions",
        "The permissions of a knowledge base",
        "A permission lets a user or a team read, change or manage a knowledge base. These \
         operations grant, list, change and remove permissions.",
    ),
    group(
        "Semantic Search",
        "Semantic search",
        "A search finds the passages that match a text by meaning. PipesHub stores each search. \
         These operations search, and list, read, archive and delete stored searches.",
    ),
    group(
        "Conversations",
        "Conversations with the assistant",
        "A conversation is a chat with the assistant, which searches the knowledge of the \
         organization. These operations stream the assistant's messages, and list, rename, share, \
         archive and delete conversations.",
    ),
    group(
        "Conversational Speech",
        "Speech in conversations",
        "These operations convert speech to text and text to speech. They need a model for speech, \
         which an administrator configures.",
    ),
    group(
        "Agents",
        "Agents and their conversations",
        "An agent is an assistant with instructions, models, knowledge and toolsets of its own. \
         These operations manage agents and the conversations with them.",
    ),
    group(
        "Notifications",
        "Notifications in the app",
        "PipesHub notifies a user of events, for example of a finished synchronization. These \
         operations list the notifications of the caller, and mark, archive or dismiss them.",
    ),
    group(
        "Users",
        "Users",
        "These operations list, create, invite, change and delete the users of the organization, \
         and manage the picture of the caller.",
    ),
    group(
        "Teams",
        "Teams",
        "A team is a list of users with roles. A knowledge base can be shared with a team. These \
         operations create, list, change and delete teams.",
    ),
    group(
        "Organizations",
        "The organization",
        "One server has one organization. These operations read and change it, its logo and the \
         state of its setup.",
    ),
    group(
        "User Groups",
        "User groups",
        "A user group decides what its users may do; the users of the group `admin` are the \
         administrators. These operations manage groups and their users.",
    ),
    group(
        "OAuth Provider",
        "PipesHub as an OAuth provider",
        "Other programs get tokens for PipesHub through OAuth 2.0. These operations are the \
         endpoints of that protocol.",
    ),
    group(
        "OpenID Connect",
        "Discovery documents, keys and claims",
        "These operations return the documents by which programs discover the endpoints and keys \
         of PipesHub, and the claims about the user of a token.",
    ),
    group(
        "OAuth Apps",
        "OAuth apps of PipesHub",
        "An OAuth app is a program that gets tokens for PipesHub. These operations register, list, \
         change, suspend and delete apps, and revoke their tokens.",
    ),
    group(
        "Personal Access Tokens",
        "Personal access tokens",
        "A personal access token lets a program act as its user. These operations create, list and \
         revoke such tokens.",
    ),
    group(
        "User Account",
        "Sign-in and passwords",
        "These operations sign a user in and out, refresh a session, and reset a password. They \
         use session tokens, not OAuth tokens.",
    ),
    group(
        "OAuth",
        "Sign-in with an OAuth provider",
        "This group exchanges the code of the OAuth provider that the organization uses for \
         sign-in.",
    ),
    group(
        "Organization Auth Config",
        "The ways to sign in",
        "An organization decides how its users sign in, in up to three steps. These operations \
         read and change the steps.",
    ),
    group(
        "SAML",
        "Sign-in with SAML",
        "A browser signs in through these routes. No operation of this group is for programs.",
    ),
    group(
        "Authentication Configuration",
        "The settings of identity providers",
        "Each way to sign in has settings, for example the client id at Google. These operations \
         read and change them.",
    ),
    group(
        "Storage Configuration",
        "The settings of the storage",
        "PipesHub keeps files on its own disk, in Amazon S3 or in Azure Blob Storage. These \
         operations read and change that setting.",
    ),
    group(
        "SMTP Configuration",
        "The settings of the mail server",
        "PipesHub sends invitations and passwords by mail. These operations read and change the \
         mail server.",
    ),
    group(
        "AI Models Providers",
        "Providers of AI models",
        "PipesHub uses the models of one or more providers. These operations add, change and \
         remove models, choose the default models, and describe the fields of each provider.",
    ),
    group(
        "Web Search",
        "Providers of web search",
        "The assistant can search the web through a provider. These operations add, change and \
         remove providers.",
    ),
    group(
        "Public URLs",
        "The public URLs of the server",
        "PipesHub puts its public URLs into mails and redirects. These operations read and change \
         them.",
    ),
    group(
        "Platform Settings",
        "Settings of the platform",
        "These operations read and change the upload limit, the feature flags and the system \
         prompts.",
    ),
    group(
        "Metrics Collection",
        "The collection of metrics",
        "These operations show whether the server sends metrics, and turn that on or off.",
    ),
    group(
        "Configuration Manager",
        "Other settings of the server",
        "These operations manage Slack bots, the configuration and the roles of AI models, and the \
         destination and the interval of metrics.",
    ),
    group(
        "MCP",
        "The Model Context Protocol",
        "These operations are the server's endpoint of the Model Context Protocol. A client of \
         that protocol calls them.",
    ),
];
