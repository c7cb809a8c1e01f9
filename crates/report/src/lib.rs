//! Frames as files, for people and for other programs; and the report on one entity.

mod entity;
mod error;
mod format;
mod markdown;
mod text;
mod xlsx;

pub use entity::entity_report;
pub use error::Error;
pub use format::{Format, Language, write};
