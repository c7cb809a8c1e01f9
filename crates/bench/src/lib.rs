//! Measures reading, checking and the warehouse with simulated reports whose truth is known.
//!
//! ```text
//! synth: reports with planted defects ─ read, check ─▶ accuracy ─▶ docs/accuracy.md
//! synth: truth of files, SQL: facts read from them ──▶ formats ──▶ score of each format
//! synth: facts without files ────────────────────────▶ fill ─────▶ warehouse for benchmarks
//! ```
//!
//! The simulated reports come from `juesuan-synth`, which knows nothing of readers, rules and tables; here they meet.

pub mod accuracy;
pub mod fill;
pub mod formats;
