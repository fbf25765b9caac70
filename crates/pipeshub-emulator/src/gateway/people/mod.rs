//! Users: their pictures.

mod picture;

use super::Gateway;
use super::route::Entry;
use super::route::Handler::Now;

pub(crate) use picture::Pictures;

/// The operations of the family that have a function.
pub(super) const HANDLERS: &[Entry] = &[("getUserDisplayPicture", Now(Gateway::picture))];
