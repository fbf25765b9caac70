//! The operations on knowledge bases and their folders.

use http::StatusCode;

use super::base::{Base, Folder, Role};
use crate::gateway::input::{check_names, check_uuid, contains, one_of, required};
use crate::gateway::pages::Page;
use crate::gateway::{Call, Gateway, Outcome, Refusal, forbidden, not_found, validation_error};
use crate::json::{Json, object};
use crate::response::{self, FullResponse};
use crate::time::{milliseconds, now};

/// The maximum number of files of an upload, as the gateway reports it.
pub(super) const MAX_FILES: usize = 1000;
/// The maximum number of characters of a name.
const MAX_NAME: usize = 255;
/// The fields that a list can be sorted by.
const SORT_FIELDS: [&str; 4] = [
    "name",
    "createdAtTimestamp",
    "updatedAtTimestamp",
    "userRole",
];

impl Gateway {
    pub(in crate::gateway) fn upload_limits(&self) -> FullResponse {
        let body = object! {
            "maxFilesPerRequest": MAX_FILES,
            "maxFileSizeBytes": self.largest_file(),
        };
        response::json(StatusCode::OK, &body)
    }

    /// Lists the bases that the user has a role in.
    ///
    /// As on the real server, `createdAtTimestamp` sorts by name.
    pub(in crate::gateway) fn knowledge_bases(&self, call: &Call<'_>) -> Outcome {
        let query = call.query;
        let names = [
            "page",
            "limit",
            "search",
            "permissions",
            "sortBy",
            "sortOrder",
        ];
        check_names(query, &names)?;
        let user = &call.token()?.user;
        let page = Page::read(query, 20, 100)?;
        let search = query.one("search")?;
        let sort_by = one_of(query, "sortBy", &SORT_FIELDS)?;
        let order = one_of(query, "sortOrder", &["asc", "desc"])?;
        let permissions = match query.one("permissions")? {
            None => None,
            Some(text) => {
                let roles: Option<Vec<Role>> = text.split(',').map(Role::named).collect();
                let wrong = || validation_error("permissions contains an unknown role");
                Some(roles.ok_or_else(wrong)?)
            }
        };
        call.check_connector_service()?;
        let role = |base: &Base| base.role_of(user);
        let mut bases = self.library.bases_of(user);
        bases.retain(|base| {
            search.is_none_or(|part| contains(&base.name, part))
                && permissions
                    .as_ref()
                    .is_none_or(|roles| role(base).is_some_and(|role| roles.contains(&role)))
        });
        match sort_by {
            Some("updatedAtTimestamp") => bases.sort_by_key(|base| base.updated),
            Some("userRole") => bases.sort_by_key(|base| role(base).map(Role::name)),
            _ => bases.sort_by_key(|base| base.name.to_lowercase()),
        }
        if order == Some("desc") {
            bases.reverse();
        }
        let total = bases.len();
        let applied = object! {}
            .with("search", search)
            .with(
                "permissions",
                query
                    .one("permissions")?
                    .map(|text| text.split(',').map(Json::from).collect::<Vec<_>>()),
            )
            .with("sort_by", sort_by)
            .with("sort_order", order);
        let bases = page.cut(bases);
        let body = object! {
            "knowledgeBases": bases.map(|base| self.entry_of(&base, user)).collect::<Vec<_>>(),
            "pagination": page.of_service(total, "totalCount"),
            "filters": object! {
                "applied": applied,
                "available": object! {
                    "permissions": vec!["OWNER", "WRITER", "READER"],
                    "sortFields": SORT_FIELDS.to_vec(),
                    "sortOrders": vec!["asc", "desc"],
                },
            },
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn create_base(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let name = required(call.body, "kbName", MAX_NAME)?;
        call.check_connector_service()?;
        let base = self.library.add_base(name, user)?;
        let body = object! {
            "id": base.id.as_str(),
            "name": base.name.as_str(),
            "createdAtTimestamp": base.created,
            "updatedAtTimestamp": base.updated,
            "userRole": Role::Owner.name(),
        };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn knowledge_base(&self, call: &Call<'_>) -> Outcome {
        let user = &call.token()?.user;
        let base = self.visible_base(call)?;
        Ok(response::json(StatusCode::OK, &self.entry_of(&base, user)))
    }

    pub(in crate::gateway) fn rename_base(&self, call: &Call<'_>) -> Outcome {
        let (id, user) = (base_id(call)?, &call.token()?.user);
        let name = required(call.body, "kbName", MAX_NAME)?;
        self.library.change_base(id, user, Role::Writer, |base| {
            name.clone_into(&mut base.name);
            base.updated = milliseconds(now());
        })?;
        Ok(done("Knowledge base updated successfully"))
    }

    pub(in crate::gateway) fn delete_base(&self, call: &Call<'_>) -> Outcome {
        let (id, user) = (base_id(call)?, &call.token()?.user);
        self.library.remove_base(id, user)?;
        Ok(done("Knowledge base deleted successfully"))
    }

    /// Creates a folder at the root, or in the folder `folderId`.
    pub(in crate::gateway) fn create_folder(&self, call: &Call<'_>) -> Outcome {
        let (base, user) = (base_id(call)?, &call.token()?.user);
        let name = required(call.body, "folderName", MAX_NAME)?;
        let parent = call.query.one("folderId")?;
        let folder = self.library.add_folder(base, parent, name, user)?;
        let body = object! { "id": folder.id, "name": folder.name };
        Ok(response::json(StatusCode::OK, &body))
    }

    pub(in crate::gateway) fn rename_folder(&self, call: &Call<'_>) -> Outcome {
        let (base, user) = (base_id(call)?, &call.token()?.user);
        let name = required(call.body, "folderName", MAX_NAME)?;
        let folder = call.parameter_at(1);
        self.library.rename_folder(base, folder, name, user)?;
        Ok(done("Folder updated successfully"))
    }

    pub(in crate::gateway) fn delete_folder(&self, call: &Call<'_>) -> Outcome {
        let (base, user) = (base_id(call)?, &call.token()?.user);
        self.library
            .remove_folder(base, call.parameter_at(1), user)?;
        Ok(done("Folder deleted successfully"))
    }

    /// Moves a record or a folder. `newParentId` is `null` for the root.
    pub(in crate::gateway) fn move_record(&self, call: &Call<'_>) -> Outcome {
        let (base, user) = (base_id(call)?, &call.token()?.user);
        let parent = match call.body.get("newParentId") {
            None => return Ok(validation_error("Required")),
            Some(parent) if parent.is_null() => None,
            Some(parent) => match parent.as_str().filter(|id| !id.is_empty()) {
                None => return Ok(validation_error("newParentId is neither an id nor null")),
                id => id,
            },
        };
        let node = call.parameter_at(1);
        self.library.move_node(base, node, parent, user)?;
        Ok(done("Record moved successfully"))
    }

    /// Returns the base that the first path parameter names, for a user who can see it.
    pub(super) fn visible_base(&self, call: &Call<'_>) -> Result<Base, Refusal> {
        let (id, user) = (base_id(call)?, &call.token()?.user);
        let base = self.library.base(id, user);
        base.ok_or_else(|| {
            let message = format!("the knowledge base {id} does not exist, or is not visible");
            not_found(&message).into()
        })
    }

    /// Returns a base as in a list. The folders are those at every depth.
    fn entry_of(&self, base: &Base, user: &str) -> Json {
        let folders = self.library.folders(&base.folders);
        let folders: Vec<Json> = folders.iter().map(folder_entry).collect();
        object! {
            "id": base.id.as_str(),
            "name": base.name.as_str(),
            "connectorId": Json::Null,
            "createdAtTimestamp": base.created,
            "updatedAtTimestamp": base.updated,
            "createdBy": base.creator.as_str(),
            "userRole": base.role_of(user).map(Role::name),
            "folders": folders,
        }
    }
}

fn folder_entry(folder: &Folder) -> Json {
    object! {
        "id": folder.id.as_str(),
        "name": folder.name.as_str(),
        "createdAtTimestamp": folder.created,
    }
}

/// Returns the id in the first path parameter. Fails if a fault breaks the service.
pub(super) fn base_id<'a>(call: &'a Call<'_>) -> Result<&'a str, Refusal> {
    let id = call.parameter();
    check_uuid(id)?;
    call.check_connector_service()?;
    Ok(id)
}

/// Returns the response to a change.
fn done(message: &str) -> FullResponse {
    response::json(
        StatusCode::OK,
        &object! { "success": true, "message": message },
    )
}

/// Returns the refusal of a role.
pub(super) fn owners_only() -> FullResponse {
    forbidden("only owners of the knowledge base may do this")
}
