//! Frames as files, and the report on one entity, from a tiny warehouse.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod entity;
#[allow(dead_code, reason = "each crate's tests use a part of it")]
#[path = "../../../query/tests/query/fixture.rs"]
mod fixture;
mod format;
mod group;
