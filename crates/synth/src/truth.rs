//! What the reports say: one row per amount printed in a statement, noted while it is written.

use juesuan_model::{CodeDomain, Fund, Item, Measure, Phase, Side, Statement, Unit, Yuan};

/// The columns of `truth.csv`, in order.
pub const HEADER: &str = "file,line,line_column,statement,side,row_label,item,code_domain,code,measure,fund,phase,printed,unit,amount";

/// One amount printed in a statement: where it stands and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthRow {
    /// The report's file name.
    pub file: String,
    /// The line that it stands on, counted from 1.
    pub line: usize,
    /// The place of its first character in that line, in characters (Unicode scalar values), counted from 1.
    pub line_column: usize,
    /// The statement.
    pub statement: Statement,
    /// The half of a two-sided statement; none elsewhere.
    pub side: Option<Side>,
    /// The row's label as printed; empty for a row without one.
    pub row_label: String,
    /// What a row (or a column of 三公) without a code stands for.
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
    /// The printed number in yuan (not the exact amount behind it).
    pub amount: Yuan,
}

impl TruthRow {
    /// The row as a line of `truth.csv`, without its line break.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let (domain, code) = match &self.code {
            Some((domain, code)) => (domain.name(), code.as_str()),
            None => ("", ""),
        };
        let cells = [
            self.file.clone(),
            self.line.to_string(),
            self.line_column.to_string(),
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
        cells.map(quoted).join(",")
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

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
