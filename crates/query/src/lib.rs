//! Queries of a warehouse: SQL over its views, metrics, trends and comparisons.
//!
//! DuckDB computes over the warehouse's Parquet files, and polars frames carry the results. Amounts remain decimals
//! throughout. The SQL itself is in `queries/`, readable by people and by other engines:
//!
//! - `functions/`: what engines spell differently, above all `ratio` and `rate`;
//! - `views/`: the semantic layer, one view per file;
//! - `metrics/`: one metric per file, its definition in the header;
//! - `analysis/`: queries with parameters, such as [`Session::trend`] and [`Session::peers`];
//! - `marts/`: tables for BI tools, and `mart_views/`: views over them.
//!
//! A project's folder ([`choose_project`]) has more of these, of the user's own.

mod amount;
mod answer;
mod by;
mod catalogue;
mod cell;
pub mod documents;
mod engine;
mod entity;
mod error;
mod evidence;
mod file;
mod findings;
mod frame;
mod group;
mod growth;
mod header;
mod labels;
mod learn;
mod lexer;
mod library;
mod limits;
pub mod manifest;
mod mart;
mod mart_view;
mod measures;
mod names;
mod naming;
mod own_table;
mod panel;
mod peers;
mod permitted;
mod place;
mod placeholders;
mod project;
mod question;
mod reference;
mod residents;
mod script;
mod select;
mod series;
mod session;
mod shadowed;
mod show;
mod sound;
mod statement;
mod trend;
mod view;
mod wanted;
mod wide;
mod years;

pub use amount::SoughtAmount;
pub use answer::Answer;
pub use by::By;
pub use catalogue::{Catalogue, Metric};
pub use duckdb::InterruptHandle;
pub use duckdb::arrow::ffi_stream::FFI_ArrowArrayStream;
pub use duckdb::types::{Decimal, TimeUnit, Value};
pub use entity::Entity;
pub use error::Error;
pub use evidence::FoundEvidence;
pub use file::File;
pub use findings::{Findings, FindingsRequest, FoundTerm};
pub use group::PeerGroup;
pub use header::{DefinitionError, Label};
pub use juesuan_reference::Reference;
pub use labels::{labels, reason_zh};
pub use learn::{LEARNED_TABLES, Learned};
pub use lexer::{Token, TokenKind, tokens};
pub use library::views;
pub use limits::{Deadline, Limits};
pub use mart::{Mart, MartReference};
pub use mart_view::{GeneratedColumn, MartView};
pub use measures::{REPORT_ACROSS, REPORT_CHANGES, REPORT_CODES, REPORT_FIGURES, REPORT_FILES, REPORT_LIST};
pub use own_table::OwnTable;
pub use panel::{Panel, PanelColumn};
pub use peers::{Peers, PeersRequest};
pub use permitted::Effect;
pub use place::FoundSource;
pub use placeholders::{Described, described};
pub use project::{CheckedFile, choose_project, project};
pub use question::{Parameter, Question};
pub use residents::ResidentsChoice;
pub use session::{Executed, Session};
pub use shadowed::ShadowedReport;
pub use show::{At, FoundReport};
pub use sound::{Soundness, engine_version};
pub use statement::{Statement, is_finished};
pub use trend::{Constant, Trend, TrendOf, TrendRequest};
pub use view::View;
pub use years::Years;
