//! The truth about reports: one row per amount printed in a statement, recorded while it is written.

use crate::content::Amount;
use juesuan_model::{CodeDomain, Fund, Item, Measure, Phase, Side, Statement, Unit, Yuan};

/// The columns of `truth.csv`, in order.
pub const HEADER: &str = "file,line,line_column,statement,side,row_label,item,code_domain,code,measure,fund,phase,printed,unit,amount";

/// The columns of the truth about reports in several formats, in order.
pub const FORMATS_HEADER: &str = "file,line,line_column,statement,side,row_label,item,code_domain,code,measure,fund,phase,printed,unit,amount,page,x,y,sheet,cell";

/// What an amount in a statement means, without its position.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) side: Option<Side>,
    row_label: String,
    pub(crate) item: Option<Item>,
    pub(crate) code: Option<(CodeDomain, String)>,
    pub(crate) measure: Measure,
    pub(crate) fund: Option<Fund>,
    pub(crate) phase: Phase,
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

/// The position of an amount, as far as its format has positions and the writer knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TruthPosition {
    /// In text: the line, and the column of its first character in that line, in characters (Unicode scalar values), both
    /// counted from 1.
    pub line: Option<(usize, usize)>,
    /// In a PDF: the page, counted from 1, and the center of the printed number from the top left of the page as shown, in
    /// hundredths of a point.
    pub page: Option<(usize, i32, i32)>,
    /// In a spreadsheet: the sheet's name and the cell, such as `C7`.
    pub sheet: Option<(String, String)>,
}

/// One amount printed in a statement: its position and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthRow {
    /// The report's file name.
    pub file: String,
    /// Its position.
    pub position: TruthPosition,
    /// The statement.
    pub statement: Statement,
    /// The half of a two-sided statement; none elsewhere.
    pub side: Option<Side>,
    /// The row's label as printed; empty for a row without one.
    pub row_label: String,
    /// What a row (or a column of 三公) without a code means.
    pub item: Option<Item>,
    /// The row's code and its classification.
    pub code: Option<(CodeDomain, String)>,
    /// What the column measures.
    pub measure: Measure,
    /// The fund, where row or column names one.
    pub fund: Option<Fund>,
    /// Budget or actual.
    pub phase: Phase,
    /// The number as printed: `5,102.22`.
    pub printed: String,
    /// The unit that it is printed in.
    pub unit: Unit,
    /// The printed number in yuan (not the exact amount).
    pub amount: Yuan,
}

impl TruthRow {
    /// The truth about an amount; none if its meaning is not known.
    pub(crate) fn of(
        file: &str,
        position: TruthPosition,
        statement: Statement,
        amount: &Amount,
    ) -> Option<Self> {
        let meaning = amount.meaning.clone()?;
        Some(Self {
            file: file.to_owned(),
            position,
            statement,
            side: meaning.side,
            row_label: meaning.row_label,
            item: meaning.item,
            code: meaning.code,
            measure: meaning.measure,
            fund: meaning.fund,
            phase: meaning.phase,
            printed: amount.printed.clone(),
            unit: amount.unit,
            amount: amount.yuan,
        })
    }

    /// The row as a line of `truth.csv`, without its line break.
    #[must_use]
    pub fn to_csv(&self) -> String {
        self.cells().join(",")
    }

    /// The row as a line of the truth about reports in several formats, without its line break.
    #[must_use]
    pub fn to_formats_csv(&self) -> String {
        let points = |hundredths: i32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let [page, x, y] = match self.position.page {
            Some((page, x, y)) => [page.to_string(), points(x), points(y)],
            None => [const { String::new() }; 3],
        };
        let (sheet, cell) = self.position.sheet.clone().unwrap_or_default();
        let places = [page, x, y, sheet, cell].map(quoted).join(",");
        format!("{},{places}", self.cells().join(","))
    }

    fn cells(&self) -> [String; 15] {
        let (domain, code) = match &self.code {
            Some((domain, code)) => (domain.name(), code.as_str()),
            None => ("", ""),
        };
        let cells = [
            self.file.clone(),
            self.position.line.map(|(line, _)| line.to_string()).unwrap_or_default(),
            self.position.line.map(|(_, column)| column.to_string()).unwrap_or_default(),
            self.statement.to_string(),
            self.side.map_or("", Side::name).to_owned(),
            self.row_label.clone(),
            self.item.map_or("", Item::name).to_owned(),
            domain.to_owned(),
            code.to_owned(),
            self.measure.to_string(),
            self.fund.map_or("", Fund::name).to_owned(),
            self.phase.to_string(),
            self.printed.clone(),
            self.unit.to_string(),
            self.amount.to_string(),
        ];
        cells.map(quoted)
    }
}

/// The whole file: header and rows, each line ended.
#[must_use]
pub fn to_csv<'a>(rows: impl IntoIterator<Item = &'a TruthRow>) -> String {
    let mut csv = format!("{HEADER}\n");
    for row in rows {
        csv.push_str(&row.to_csv());
        csv.push('\n');
    }
    csv
}

/// The whole file about reports in several formats.
#[must_use]
pub fn to_formats_csv<'a>(rows: impl IntoIterator<Item = &'a TruthRow>) -> String {
    let mut csv = format!("{FORMATS_HEADER}\n");
    for row in rows {
        csv.push_str(&row.to_formats_csv());
        csv.push('\n');
    }
    csv
}

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
