//! The subjects of comparisons, as findings name them: `expenditure 201 basic`, `general_public 208 share`.

use crate::report_figures::ColumnKey;
use compact_str::CompactString;
use juesuan_model::{Fund, Phase, Section, Severity, Statement};
use smallvec::{SmallVec, smallvec};

/// The subject of a comparison: the statement, the row, the column. Most comparisons pass, so their names are never built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ComparisonName {
    /// The words of its name, apart from the row.
    words: SmallVec<[SubjectWord; 5]>,
    /// The row alone: the same difference in several columns or statements of a row has one cause.
    pub(crate) row: CompactString,
    /// What its failures have in common if they have one cause, whatever they differ by.
    pub(crate) cause: Option<String>,
    /// How much a failure matters, if less than other failures of the rule.
    pub(crate) severity: Option<Severity>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SubjectWord {
    Itself(&'static str),
    Row,
}

impl ComparisonName {
    pub(crate) fn of(statement: Statement) -> Self {
        Self::named(statement.name())
    }

    /// A section of the explanations.
    pub(crate) fn stated(section: Option<Section>) -> Self {
        Self::named(section.map_or("prose", Section::name))
    }

    /// The subject of a rule that compared nothing.
    pub(crate) fn nothing() -> Self {
        Self { words: SmallVec::new(), row: CompactString::default(), cause: None, severity: None }
    }

    fn named(word: &'static str) -> Self {
        Self { words: smallvec![SubjectWord::Itself(word)], ..Self::nothing() }
    }

    /// Its name.
    pub(crate) fn into_name(self) -> String {
        let words: SmallVec<[&str; 5]> = self
            .words
            .iter()
            .map(|word| match word {
                SubjectWord::Itself(word) => word,
                SubjectWord::Row => self.row.as_str(),
            })
            .collect();
        words.join(" ")
    }

    pub(crate) fn row(mut self, row: &str) -> Self {
        self.row = row.into();
        self.words.push(SubjectWord::Row);
        self
    }

    /// The column by its measure.
    pub(crate) fn column(self, column: ColumnKey) -> Self {
        self.push(column.measure.name()).phase(column.phase)
    }

    /// The column by its fund, in the statement that has a column for each.
    pub(crate) fn fund(self, column: ColumnKey) -> Self {
        self.push(column.fund.map_or("total", Fund::name)).phase(column.phase)
    }

    /// The cause, where failures that differ by different amounts have one.
    pub(crate) fn caused_by(self, cause: &str) -> Self {
        Self { cause: Some(cause.to_owned()), ..self }
    }

    /// How much a failure matters, where the text allows more than one reading.
    pub(crate) fn only(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    /// The phase, unless it is that of final accounts.
    pub(crate) fn phase(self, phase: Option<Phase>) -> Self {
        match phase {
            None | Some(Phase::Actual) => self,
            Some(phase) => self.push(phase.name()),
        }
    }

    pub(crate) fn push(mut self, word: &'static str) -> Self {
        self.words.push(SubjectWord::Itself(word));
        self
    }
}
