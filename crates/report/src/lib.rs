//! Frames as files, for people and for other programs; and reports for people.
//!
//! A report is built once, as a tree of sections, tables, charts and notes in which every figure knows where it comes from,
//! and then written as HTML, Markdown or a workbook.

mod answer;
mod builder;
mod document;
mod english;
mod entity;
mod error;
mod figures;
mod file;
mod findings;
mod fonts;
mod format;
mod formulas;
mod group;
mod labels;
mod language;
mod leads;
mod markdown;
mod metrics;
mod notes;
mod pages;
mod parquet;
mod rows;
mod source_folder;
mod terminal;
mod text;
mod words;
mod write;
mod xlsx;

pub use answer::write_answer;
pub use document::grouped;
pub use document::{ReportDocument, SourceListing, WarehouseVersion};
pub use entity::{EntityRequest, entity_report};
pub use error::Error;
pub use file::write_whole;
pub use format::{Format, Look, write, write_looking, write_with_figures};
pub use formulas::{BOM, without_formulas};
pub use group::{GroupRequest, group_report};
pub use juesuan_messages::Language;
pub use leads::leads_report;
pub use pages::Load;
pub use xlsx::{Sheet, workbook};
