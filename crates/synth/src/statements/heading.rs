//! The lines between a title and its table: the form's number, the department, the unit.

use super::Context;
use crate::content::{Block, HeadingLine, ReportContent};
use crate::form::{HeadingLayout, Sheet};
use juesuan_model::Statement;

/// Writes the heading of a table of `columns` columns.
pub(super) fn write(
    report: &mut ReportContent,
    sheet: Sheet,
    (number, department): (usize, &str),
    context: Context,
    columns: usize,
) {
    let unit = context.numbers.unit.label();
    let body = context.form.body;
    let lines = match context.form.heading {
        HeadingLayout::National => national(sheet, department),
        HeadingLayout::NumberAbove => vec![
            HeadingLine::of("", format!("公开{number:02}表"), columns),
            HeadingLine::of(format!("{body}：{department}"), format!("单位：{unit}"), columns),
        ],
        HeadingLayout::OneLine => {
            vec![HeadingLine::of(format!("{body}：{department}"), format!("金额单位：{unit}"), columns)]
        }
        HeadingLayout::UnitOnly => vec![HeadingLine::of("", format!("单位：{unit}"), columns)],
    };
    if !lines.is_empty() {
        report.blocks.push(Block::Heading(lines));
    }
}

/// The nine headings as text extraction leaves them.
fn national(sheet: Sheet, department: &str) -> Vec<HeadingLine> {
    const UNIT: &str = "单位：万元";
    let body = format!("部门：{department}");
    let alone = HeadingLine::alone;
    // A piece at the start of a line as wide as the table.
    let first = |piece: &str, columns: usize| HeadingLine::of(piece, "", columns);
    // A line that text extraction leaves with an empty cell at its end.
    let trailing = |mut line: HeadingLine| {
        line.cells.push(String::new());
        line
    };
    let Sheet::Statement(statement) = sheet else { return Vec::new() };
    match statement {
        Statement::IncomeExpenditureSummary => {
            vec![alone("公开01表", true), alone(&body, true), alone(UNIT, true)]
        }
        // The number and the unit share the last cell.
        Statement::Income => vec![HeadingLine::of(body, format!("公开02表 {UNIT}"), 10)],
        Statement::Expenditure => {
            vec![HeadingLine::of("", "公开03表", 8), HeadingLine::of(body, UNIT, 8)]
        }
        Statement::AppropriationSummary => vec![first("公开04表", 9), first(UNIT, 9), first(&body, 9)],
        Statement::BasicExpenditure => {
            vec![trailing(HeadingLine::of("", "公开06表", 8)), trailing(HeadingLine::of(body, UNIT, 8))]
        }
        Statement::GovernmentFund => {
            vec![alone("公开 07 表", false), alone(UNIT, true), alone(&body, true)]
        }
        Statement::StateCapital => vec![HeadingLine::of("", "公开08表", 5), HeadingLine::of(body, UNIT, 5)],
        Statement::ThreePublic => vec![alone("公开09表", false), alone(UNIT, true), alone(&body, true)],
        // 05 carries neither number nor unit nor department: those of the set apply.
        _ => Vec::new(),
    }
}
