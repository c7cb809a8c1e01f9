//! Questions to a tiny warehouse, with exact answers.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod across;
mod documents;
#[allow(dead_code, reason = "shared with the text tests")]
mod fixture;
mod peers;
mod portable;
mod question;
mod ratio;
mod regions;
mod shadowed;
mod sql;
mod trend;
mod views;
