//! Users: their pictures.

mod picture;

pub(crate) use picture::Pictures;
