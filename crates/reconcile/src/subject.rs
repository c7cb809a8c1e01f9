//! What a comparison is about, as findings name it: `expenditure 201 basic`, `general_public 208 share`.

use crate::accounts::Column;
use compact_str::{CompactString, ToCompactString};
use juesuan_model::{Fund, Phase, Section, Statement};
use std::fmt::Display;

/// What a comparison is about: the statement, the row, the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) name: String,
    /// The row alone: the same difference in several columns or statements of one row has one cause.
    pub(crate) row: CompactString,
    /// What its failures share, where they have one cause whatever they differ by.
    pub(crate) cause: Option<String>,
}

impl Subject {
    pub(crate) fn of(statement: Statement) -> Self {
        Self::named(statement.name())
    }

    /// A section of the explanations.
    pub(crate) fn told(section: Option<Section>) -> Self {
        Self::named(section.map_or("prose", Section::name))
    }

    fn named(word: &str) -> Self {
        /// A statement, a row, a column and a phase.
        const USUAL: usize = 64;
        let mut name = String::with_capacity(USUAL);
        name.push_str(word);
        Self { name, row: CompactString::default(), cause: None }
    }

    pub(crate) fn row(mut self, row: impl Display) -> Self {
        self.row = row.to_compact_string();
        let row = self.row.clone();
        self.push(&row)
    }

    /// The column by its measure.
    pub(crate) fn column(self, column: Column) -> Self {
        self.push(column.measure.name()).phase(column.phase)
    }

    /// The column by its fund, in the statement that has a column for each.
    pub(crate) fn fund(self, column: Column) -> Self {
        self.push(column.fund.map_or("total", Fund::name)).phase(column.phase)
    }

    /// What caused it, where failures that differ by different amounts have one cause.
    pub(crate) fn caused_by(self, cause: &str) -> Self {
        Self { cause: Some(cause.to_owned()), ..self }
    }

    /// The phase, unless it is that of final accounts.
    pub(crate) fn phase(self, phase: Option<Phase>) -> Self {
        match phase {
            None | Some(Phase::Actual) => self,
            Some(phase) => self.push(phase.name()),
        }
    }

    pub(crate) fn push(mut self, word: &str) -> Self {
        self.name.push(' ');
        self.name.push_str(word);
        self
    }
}
