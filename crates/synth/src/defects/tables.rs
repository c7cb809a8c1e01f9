//! Defects of tables: rows and columns lost or exchanged, units, codes, names, notes; and of self-evaluations.

use super::compose::{DraftPart, ReportDraft};
use super::plant::{grid, one, set, value};
use super::template::index;
use crate::content::{Block, Cell, Grid, GridColumn, HeadingLine};
use crate::dice::Dice;
use juesuan_model::{CodeDomain, Decimal, Item, Measure, Statement};
use std::ops::Range;

/// The functional code of a row.
fn code(row: &[Cell]) -> Option<String> {
    row.iter().find_map(|cell| match cell {
        Cell::Amount(amount) => match &amount.meaning.as_ref()?.code {
            Some((CodeDomain::Functional, code)) => Some(code.clone()),
            _ => None,
        },
        Cell::Words { .. } => None,
    })
}

fn codes(grid: &Grid) -> Vec<Option<String>> {
    grid.rows.iter().map(|row| code(row)).collect()
}

fn rows_of(grid: &Grid, length: usize) -> Vec<(usize, String)> {
    let coded = (0..).zip(codes(grid)).filter_map(|(at, code)| Some((at, code?)));
    coded.filter(|(_, code)| code.len() == length).collect()
}

/// An item of 03 is left out.
pub(super) fn row_left_out(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::Expenditure)?;
    let items = rows_of(grid, 7);
    // An only item of its group would leave a group without items, which some reports print.
    let fit: Vec<_> = items
        .iter()
        .filter(|(_, code)| items.iter().filter(|(_, other)| other.get(..5) == code.get(..5)).count() > 1)
        .map(|(at, _)| *at)
        .collect();
    let at = one(&fit, dice)?;
    grid.rows.remove(at);
    Some(())
}

/// A group of 05 is left out above an item that stays.
pub(super) fn parent_left_out(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let groups = rows_of(grid, 5);
    let (at, _) = one(&groups, dice).filter(|_| groups.len() > 1)?;
    grid.rows.remove(at);
    Some(())
}

/// What a cell prints without its meaning changing.
type Amounts = Vec<Option<String>>;

fn printed(row: &[Cell]) -> Amounts {
    let amounts = row.iter().map(|cell| match cell {
        Cell::Amount(amount) => Some(amount.printed.clone()),
        Cell::Words { .. } => None,
    });
    amounts.collect()
}

fn print(row: &mut [Cell], amounts: &Amounts) -> Option<()> {
    for (cell, printed) in row.iter_mut().zip(amounts) {
        if let (Cell::Amount(amount), Some(printed)) = (cell, printed) {
            set(amount, printed.clone())?;
        }
    }
    Some(())
}

/// Two items of different groups in 03 exchange their amounts.
pub(super) fn rows_exchanged(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::Expenditure)?;
    let items = rows_of(grid, 7);
    let adjacent = items.windows(2).filter_map(|pair| match pair {
        [(one, first), (other, second)] if first.get(..5) != second.get(..5) => Some((*one, *other)),
        _ => None,
    });
    let alike = |one: usize, other: usize| {
        let cells = |at: usize| grid.rows.get(at).map(|row| printed(row)).unwrap_or_default();
        let (one, other) = (cells(one), cells(other));
        one.iter().map(Option::is_some).eq(other.iter().map(Option::is_some)) && one != other
    };
    let fit: Vec<_> = adjacent.filter(|(one, other)| alike(*one, *other)).collect();
    let (first, second) = one(&fit, dice)?;
    let (upper, lower) = (printed(grid.rows.get(first)?), printed(grid.rows.get(second)?));
    print(grid.rows.get_mut(first)?, &lower)?;
    print(grid.rows.get_mut(second)?, &upper)
}

/// 基本支出 and 项目支出 of an item of 05 are swapped: what was basic is printed as project.
pub(super) fn columns_exchanged(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let measured = |row: &[Cell], of: Measure| {
        row.iter().position(|cell| {
            matches!(cell, Cell::Amount(amount) if amount.meaning.as_ref().is_some_and(|meaning| meaning.measure == of))
        })
    };
    let fit: Vec<(usize, usize, usize)> = rows_of(grid, 7)
        .into_iter()
        .filter_map(|(at, _)| {
            let row = grid.rows.get(at)?;
            let basic = measured(row, Measure::Basic);
            let project = measured(row, Measure::Project);
            // One of the two is blank where the item has none: the amount moves over.
            let width = row.len();
            match (basic, project) {
                (Some(basic), Some(project)) => {
                    let differ = row.get(basic)?.text() != row.get(project)?.text();
                    differ.then_some((at, basic, project))
                }
                (Some(basic), None) => (basic + 1 < width).then_some((at, basic, basic + 1)),
                (None, Some(project)) => project.checked_sub(1).map(|basic| (at, basic, project)),
                (None, None) => None,
            }
        })
        .collect();
    let (at, basic, project) = one(&fit, dice)?;
    grid.rows.get_mut(at)?.swap(basic, project);
    Some(())
}

/// The class of 05 gets a code that no year has.
pub(super) fn code_mistyped(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let (at, code) = one(&rows_of(grid, 3), dice)?;
    let words = grid.rows.get_mut(at)?.iter_mut().find_map(|cell| match cell {
        Cell::Words { text, .. } if text.starts_with(&code) => Some(text),
        _ => None,
    })?;
    *words = words.replacen(&code, "218", 1);
    Some(())
}

/// An item of 05 has another name than in 03.
pub(super) fn name_differs(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let (at, _) = one(&rows_of(grid, 7), dice)?;
    let words = grid.rows.get_mut(at)?.iter_mut().rev().find_map(|cell| match cell {
        Cell::Words { text, .. } if text.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) => Some(text),
        _ => None,
    })?;
    *words = words.chars().filter(char::is_ascii).chain("示例专项业务".chars()).collect();
    Some(())
}

/// The heading of 03 names another unit than its amounts have.
pub(super) fn wrong_unit(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let at = table(draft, Statement::Expenditure)?;
    let heading = draft.parts.get_mut(..at)?.iter_mut().rev().take(2).find_map(|part| match part {
        DraftPart::Block(Block::Heading(lines)) => Some(lines),
        _ => None,
    })?;
    let cells = heading.iter_mut().flat_map(|line: &mut HeadingLine| &mut line.cells);
    let cell = cells.into_iter().find(|cell| cell.contains("单位：") && cell.ends_with('元'))?;
    let (before, unit) = cell.rsplit_once('：')?;
    *cell = format!("{before}：{}", if unit == "万元" { "元" } else { "万元" });
    Some(())
}

/// The index of a statement's table.
fn table(draft: &ReportDraft, statement: Statement) -> Option<usize> {
    draft.parts.iter().position(
        |part| matches!(part, DraftPart::Block(Block::Grid(grid)) if grid.statement == Some(statement)),
    )
}

/// The note below an empty statement of a fund is left out.
pub(super) fn note_left_out(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    for statement in [Statement::GovernmentFund, Statement::StateCapital] {
        let Some(at) = table(draft, statement) else { continue };
        // Where zeros are printed the statement is not empty.
        let empty = matches!(draft.parts.get(at), Some(DraftPart::Block(Block::Grid(grid)))
            if !grid.rows.iter().flatten().any(|cell| matches!(cell, Cell::Amount(_))));
        let noted = matches!(draft.parts.get(at + 1), Some(DraftPart::Block(Block::Note(_))));
        if empty && noted {
            draft.parts.remove(at + 1);
            return Some(());
        }
    }
    None
}

/// A line number of 01 is that of another line.
pub(super) fn line_number(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::IncomeExpenditureSummary)?;
    let column = grid.columns.iter().position(|column| *column == GridColumn::LineNumber)?;
    let at = index(dice, grid.rows.len())?;
    let Cell::Words { text, .. } = grid.rows.get_mut(at)?.get_mut(column)? else { return None };
    let number: usize = text.parse().ok()?;
    *text = (number + 2).to_string();
    Some(())
}

/// The words of self-evaluation tables.
fn evaluation_words(draft: &mut ReportDraft) -> impl Iterator<Item = &mut String> {
    let grids = draft.parts.iter_mut().filter_map(|part| match part {
        DraftPart::Block(Block::Grid(grid)) if grid.statement.is_none() => Some(grid),
        _ => None,
    });
    grids.flat_map(|grid| &mut grid.rows).flatten().filter_map(|cell| match cell {
        Cell::Words { text, .. } => Some(text),
        Cell::Amount(_) => None,
    })
}

/// The rate of execution in a self-evaluation table.
pub(super) fn rate_of_execution(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    // Rates are the only percentages with two decimals in these tables.
    let is_rate = |text: &String| text.strip_suffix('%').is_some_and(|rate| rate.contains('.'));
    let count = evaluation_words(draft).filter(|text| is_rate(text)).count();
    let at = index(dice, count)?;
    let text = evaluation_words(draft).filter(|text| is_rate(text)).nth(at)?;
    let rate = value(text.trim_end_matches('%'))?;
    *text = format!("{}%", rate - Decimal::from(dice.between(5, 30)));
    Some(())
}

/// The total score of a self-evaluation table.
pub(super) fn total_score(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut after_total = false;
    let mut fit: Vec<&mut String> = Vec::new();
    for text in evaluation_words(draft) {
        if after_total && text.ends_with('分') {
            fit.push(text);
            after_total = false;
        } else if text == "总分" {
            after_total = true;
        }
    }
    let at = index(dice, fit.len())?;
    let text = fit.get_mut(at)?;
    let score = value(text.trim_end_matches('分'))?;
    **text = format!("{}分", score - Decimal::from(dice.between(3, 12)));
    Some(())
}

/// The title of a statement, its table and the notes below it are left out.
pub(super) fn statement_left_out(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let due = [
        Statement::Income,
        Statement::Expenditure,
        Statement::AppropriationSummary,
        Statement::GeneralPublicExpenditure,
        Statement::GovernmentFund,
        Statement::ThreePublic,
    ];
    let range = extent(draft, dice.pick(due))?;
    draft.parts.drain(range);
    Some(())
}

/// Where a statement is printed, from its title to the notes below it.
pub(super) fn extent(draft: &ReportDraft, statement: Statement) -> Option<Range<usize>> {
    let at = table(draft, statement)?;
    let title =
        draft.parts.get(..at)?.iter().rposition(|part| matches!(part, DraftPart::Block(Block::Title(_))))?;
    let notes = draft.parts.get(at + 1..)?.iter();
    let notes = notes.take_while(|part| matches!(part, DraftPart::Block(Block::Note(_)))).count();
    Some(title..at + notes + 1)
}

/// 公务接待费 is in the prose, and blank in 09.
pub(super) fn reception_blank(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let known = super::plant::numbers(draft).any(|meant| {
        meant.about.topic == juesuan_model::Topic::Reception
            && meant.metric == juesuan_model::ClaimMetric::Amount
            && meant.phase == Some(usual)
            && !meant.value.is_zero()
    });
    let grid = grid(draft, Statement::ThreePublic).filter(|_| known)?;
    let reception = |cell: &&mut Cell| {
        matches!(cell, Cell::Amount(amount) if amount.meaning.as_ref().is_some_and(|meaning| {
            meaning.item == Some(Item::Reception) && meaning.phase == usual
        }))
    };
    *grid.rows.iter_mut().flatten().find(reception)? = Cell::BLANK;
    Some(())
}
