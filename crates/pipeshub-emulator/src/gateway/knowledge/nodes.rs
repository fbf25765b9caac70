//! The operations that list the tree of all knowledge: knowledge bases, folders, records.

use http::StatusCode;

use super::base::{Base, Folder, Role};
use super::record::Record;
use crate::fixtures::ORGANIZATION;
use crate::gateway::input::{contains, one_of};
use crate::gateway::pages::Page;
use crate::gateway::{Call, Gateway, Outcome, Refusal, bad_request, not_found, validation_error};
use crate::json::{Json, object};
use crate::response;

/// The name of the app around all knowledge bases.
const COLLECTIONS: &str = "Collections";

/// A node of the tree.
struct Node {
    id: String,
    name: String,
    kind: &'static str,
    parent: Option<String>,
    has_children: bool,
    created: i64,
    updated: i64,
    record: Option<Record>,
    role: Role,
}

impl Gateway {
    pub(in crate::gateway) fn root_nodes(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let all = self.tree(user);
        list_nodes(call, None, &all)
    }

    /// Lists the children of an app, a knowledge base, a folder or a record.
    pub(in crate::gateway) fn child_nodes(&self, call: &Call<'_>) -> Outcome {
        let (kind, id) = (call.parameter(), call.parameter_at(1));
        if !["app", "recordGroup", "folder", "record"].contains(&kind) {
            return Ok(validation_error("the type of the parent is unknown"));
        }
        let user = &call.token()?.user;
        let all = self.tree(user);
        match all.iter().find(|node| node.id == id) {
            None => Ok(not_found("the parent does not exist")),
            Some(parent) if parent.kind != kind => {
                let message = format!("the parent is of the type {}", parent.kind);
                Ok(bad_request(&message))
            }
            Some(_) => list_nodes(call, Some(id), &all),
        }
    }

    /// Returns all nodes that a user can see.
    fn tree(&self, user: &str) -> Vec<Node> {
        let app = format!("knowledgeBase_{ORGANIZATION}");
        let bases = self.library.bases_of(user);
        let mut nodes = vec![Node {
            id: app.clone(),
            name: COLLECTIONS.to_owned(),
            kind: "app",
            parent: None,
            has_children: !bases.is_empty(),
            created: 0,
            updated: 0,
            record: None,
            role: Role::Reader,
        }];
        for base in bases {
            let role = base.role_of(user).unwrap_or(Role::Reader);
            let folders = self.library.folders(&base.folders);
            let records = self.library.records_of(&base.id);
            nodes.extend(nodes_of(&app, &base, &folders, &records, role));
        }
        nodes
    }
}

fn list_nodes(call: &Call<'_>, parent: Option<&str>, all: &[Node]) -> Outcome {
    let query = call.query;
    let page = Page::read(query, 50, 200)?;
    let sort_by = one_of(
        query,
        "sortBy",
        &["name", "createdAt", "updatedAt", "size", "type"],
    )?;
    let order = one_of(query, "sortOrder", &["asc", "desc"])?;
    let flag = |name| -> Result<bool, Refusal> {
        Ok(one_of(query, name, &["true", "false"])? == Some("true"))
    };
    let only_containers = flag("onlyContainers")?;
    let searched = query.one("q")?;
    if searched.is_some_and(|text| !(2..=500).contains(&text.chars().count())) {
        return Ok(validation_error(
            "q has less than 2 or more than 500 characters",
        ));
    }
    let kinds: Option<Vec<&str>> = query
        .one("nodeTypes")?
        .map(|text| text.split(',').collect());
    // A filter turns the list of one level into a search over all levels.
    let deep = match one_of(query, "flattened", &["true", "false"])? {
        Some(flattened) => flattened == "true",
        None => searched.is_some() || kinds.is_some(),
    };
    let current = all.iter().find(|node| Some(node.id.as_str()) == parent);
    let current = current.map(reference);
    let above = parent_of(all, parent).and_then(|id| all.iter().find(|node| node.id == id));
    let above = above.map(reference);
    let suits = |node: &&Node| {
        let is_below = if deep {
            parent.is_none() || is_inside(all, node, parent)
        } else {
            node.parent.as_deref() == parent
        };
        is_below
            && (!only_containers || node.kind != "record")
            && searched.is_none_or(|text| contains(&node.name, text))
            && kinds
                .as_ref()
                .is_none_or(|kinds| kinds.contains(&node.kind))
    };
    let mut found: Vec<&Node> = all.iter().filter(suits).collect();
    match sort_by {
        Some("createdAt") => found.sort_by_key(|node| node.created),
        Some("updatedAt") => found.sort_by_key(|node| node.updated),
        Some("size") => found.sort_by_key(|node| node.record.as_ref().map(|r| r.size)),
        Some("type") => found.sort_by_key(|node| node.kind),
        _ => found.sort_by_key(|node| node.name.to_lowercase()),
    }
    if order == Some("desc") {
        found.reverse();
    }
    let applied = object! {
        "q": searched,
        "nodeTypes": kinds,
        "recordTypes": Json::Null,
        "origins": Json::Null,
        "connectorIds": Json::Null,
        "indexingStatus": Json::Null,
        "createdAt": Json::Null,
        "updatedAt": Json::Null,
        "size": Json::Null,
        "sortBy": sort_by.unwrap_or("name"),
        "sortOrder": order.unwrap_or("asc"),
    };
    let pagination = page.of_service(found.len(), "totalItems");
    let items = page.cut(found).map(Node::to_json);
    let body = object! {
        "success": true,
        "error": Json::Null,
        "id": parent,
        "currentNode": current,
        "parentNode": above,
        "items": items.collect::<Vec<_>>(),
        "pagination": pagination,
        "filters": object! { "applied": applied, "available": Json::Null },
        "breadcrumbs": Json::Null,
        "counts": Json::Null,
        "permissions": Json::Null,
        "typed_records": Json::Null,
    };
    Ok(response::json(StatusCode::OK, &body))
}

/// Returns the nodes of a knowledge base.
fn nodes_of(
    app: &str,
    base: &Base,
    folders: &[Folder],
    records: &[Record],
    role: Role,
) -> Vec<Node> {
    let around = |folder: &Option<String>| folder.clone().or(Some(base.id.clone()));
    let has_child = |id: &str| {
        folders
            .iter()
            .any(|folder| folder.parent.as_deref() == Some(id))
            || records
                .iter()
                .any(|record| record.folder.as_deref() == Some(id))
    };
    let mut nodes = vec![Node {
        id: base.id.clone(),
        name: base.name.clone(),
        kind: "recordGroup",
        parent: Some(app.to_owned()),
        has_children: !folders.is_empty() || !records.is_empty(),
        created: base.created,
        updated: base.updated,
        record: None,
        role,
    }];
    nodes.extend(folders.iter().map(|folder| Node {
        id: folder.id.clone(),
        name: folder.name.clone(),
        kind: "folder",
        parent: around(&folder.parent),
        has_children: has_child(&folder.id),
        created: folder.created,
        updated: folder.updated,
        record: None,
        role,
    }));
    nodes.extend(records.iter().map(|record| Node {
        id: record.id.clone(),
        name: record.file_name(),
        kind: "record",
        parent: around(&record.folder),
        has_children: false,
        created: record.created,
        updated: record.updated,
        record: Some(record.clone()),
        role,
    }));
    nodes
}

fn parent_of<'a>(all: &'a [Node], id: Option<&str>) -> Option<&'a str> {
    let node = all.iter().find(|node| Some(node.id.as_str()) == id)?;
    node.parent.as_deref()
}

/// Whether a node is below another one, at any depth.
fn is_inside(all: &[Node], node: &Node, above: Option<&str>) -> bool {
    let mut around = std::iter::successors(node.parent.as_deref(), |id| parent_of(all, Some(id)));
    around.any(|id| Some(id) == above)
}

fn reference(node: &Node) -> Json {
    object! {
        "id": node.id.as_str(),
        "name": node.name.as_str(),
        "nodeType": node.kind,
        "subType": node.sub_type(),
    }
}

impl Node {
    fn sub_type(&self) -> Option<&'static str> {
        match self.kind {
            "record" => Some("FILE"),
            "folder" => None,
            _ => Some("KB"),
        }
    }

    fn to_json(&self) -> Json {
        let record = self.record.as_ref();
        let can_edit = self.role >= Role::Writer;
        object! {
            "id": self.id.as_str(),
            "name": self.name.as_str(),
            "nodeType": self.kind,
            "parentId": self.parent.as_deref(),
            "origin": "COLLECTION",
            "connector": "KB",
            "recordType": record.map(|_| "FILE"),
            "recordGroupType": (self.kind == "recordGroup").then_some("KB"),
            "indexingStatus": record.map(|_| "COMPLETED"),
            "reason": Json::Null,
            "createdAt": self.created,
            "updatedAt": self.updated,
            "sizeInBytes": record.map(|record| record.size),
            "mimeType": record.map(|record| record.media_type),
            "extension": record.and_then(|record| record.extension.as_deref()),
            "webUrl": record.map(|record| format!("/record/{}", record.id)),
            "hasChildren": self.has_children,
            "previewRenderable": record.map(|_| true),
            "permission": object! {
                "role": self.role.name(),
                "canEdit": can_edit,
                "canDelete": can_edit,
            },
            "sharingStatus": Json::Null,
            "isInternal": false,
            "isPlaceholder": false,
        }
    }
}
