//! The formats: one module each, from the same paper.

mod text;

use crate::paper::{Amount, Paper};
use crate::truth::{Place, TruthRow};
use juesuan_model::Statement;

/// A file and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub file_name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Every amount printed in its statements, in order.
    pub truth: Vec<TruthRow>,
}

/// A file in the making.
struct File {
    name: String,
    truth: Vec<TruthRow>,
}

impl File {
    fn new(paper: &Paper, extension: &str) -> Self {
        Self { name: format!("{}.{extension}", paper.stem), truth: Vec::new() }
    }

    /// Notes an amount where it is written.
    fn note(&mut self, statement: Option<Statement>, amount: &Amount, place: Place) {
        self.truth.extend(statement.and_then(|statement| TruthRow::of(&self.name, place, statement, amount)));
    }

    fn finish(self, bytes: Vec<u8>) -> Written {
        Written { file_name: self.name, bytes, truth: self.truth }
    }
}

impl Paper {
    /// Writes the paper.
    #[must_use]
    pub fn to_text(&self) -> Written {
        text::write(self)
    }
}
