//! A report as text: lines and tab-separated rows, with each statement's amount noted as it is written.

use crate::money::Fen;
use crate::truth::TruthRow;
use juesuan_model::{CodeDomain, Fund, Item, Measure, Phase, Side, Statement, Unit};

/// What an amount in a statement means, apart from its place.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    side: Option<Side>,
    row_label: String,
    item: Option<Item>,
    code: Option<(CodeDomain, String)>,
    measure: Measure,
    fund: Option<Fund>,
    phase: Phase,
}

impl Meaning {
    /// An actual amount in the row with this label.
    pub(crate) fn of(row_label: &str, measure: Measure) -> Self {
        let row_label = row_label.to_owned();
        Self { side: None, row_label, item: None, code: None, measure, fund: None, phase: Phase::Actual }
    }

    pub(crate) fn on(self, side: Side) -> Self {
        Self { side: Some(side), ..self }
    }

    pub(crate) fn item(self, item: Item) -> Self {
        Self { item: Some(item), ..self }
    }

    pub(crate) fn code(self, domain: CodeDomain, code: &str) -> Self {
        Self { code: Some((domain, code.to_owned())), ..self }
    }

    pub(crate) fn fund(self, fund: impl Into<Option<Fund>>) -> Self {
        Self { fund: fund.into(), ..self }
    }

    pub(crate) fn phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }
}

/// A cell of a statement.
pub(crate) enum Cell {
    Words(String),
    Amount(Fen, Meaning),
}

impl Cell {
    pub(crate) const BLANK: Self = Self::Words(String::new());

    pub(crate) fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// An amount, or a blank cell where there is none.
    pub(crate) fn amount(amount: Fen, meaning: Meaning) -> Self {
        if amount.is_zero() { Self::BLANK } else { Self::Amount(amount, meaning) }
    }
}

/// The report so far.
pub(crate) struct Page {
    file: String,
    text: String,
    lines: usize,
    truth: Vec<TruthRow>,
}

impl Page {
    pub(crate) fn new(file: String) -> Self {
        Self { file, text: String::new(), lines: 0, truth: Vec::new() }
    }

    /// One line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    /// A line with an empty one after it, as text extracted from a PDF sets paragraphs and titles.
    pub(crate) fn paragraph(&mut self, line: &str) {
        self.line(line);
        self.line("");
    }

    /// A row of a statement, its amounts noted.
    pub(crate) fn row(&mut self, statement: Statement, cells: Vec<Cell>) {
        let mut line = String::new();
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                line.push('\t');
            }
            match cell {
                Cell::Words(words) => line.push_str(&words),
                Cell::Amount(amount, meaning) => {
                    let printed = amount.printed();
                    self.truth.push(TruthRow {
                        file: self.file.clone(),
                        line: self.lines + 1,
                        line_column: line.chars().count() + 1,
                        statement,
                        side: meaning.side,
                        row_label: meaning.row_label,
                        item: meaning.item,
                        code: meaning.code,
                        measure: meaning.measure,
                        fund: meaning.fund,
                        phase: meaning.phase,
                        printed: printed.clone(),
                        unit: Unit::TenThousand,
                        amount: amount.as_printed(),
                    });
                    line.push_str(&printed);
                }
            }
        }
        self.line(&line);
    }

    /// File name, text and truth.
    pub(crate) fn finish(self) -> (String, String, Vec<TruthRow>) {
        (self.file, self.text, self.truth)
    }
}
