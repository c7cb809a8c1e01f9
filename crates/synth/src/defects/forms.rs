//! Defects of statements that a report prints again, leaves out of its prose, or prints in another form.

use super::compose::{DraftPart, ReportDraft};
use super::passage::{Piece, text};
use super::plant::{Slip, alter, amounts, grid, reprint_other};
use super::tables::extent;
use super::template::index;
use crate::content::{Amount, Block, Cell, Grid, GridColumn, Head, HeadingLine, Tree};
use crate::dice::Dice;
use crate::truth::Meaning;
use juesuan_model::{ClaimMetric, Decimal, Item, Kind, Measure, Statement, Topic, Unit};

/// A statement is printed again, with another number.
pub(super) fn printed_again(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let statements = [Statement::Income, Statement::Expenditure, Statement::GeneralPublicExpenditure];
    let range = extent(draft, dice.pick(statements))?;
    let mut again: Vec<Block> = Vec::new();
    for part in draft.parts.get(range.clone())? {
        if let DraftPart::Block(block) = part {
            again.push(block.clone());
        }
    }
    let table = again.iter_mut().find_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        _ => None,
    })?;
    let mut fit: Vec<_> = amounts(table).collect();
    let at = index(dice, fit.len())?;
    let (amount, _) = fit.get_mut(at)?;
    alter(amount, Slip::More, dice)?;
    draft.parts.splice(range.end..range.end, again.into_iter().map(DraftPart::Block));
    Some(())
}

/// The heading of one statement names another department.
pub(super) fn another_department(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    /// Fewer headings that name the department do not show that one is wrong.
    const FEWEST: usize = 3;
    let own = draft.entity_name.clone();
    let other = own.replacen("样区", "样县", 1);
    let is_statement = |part: &DraftPart| match part {
        DraftPart::Block(Block::Grid(grid)) => {
            grid.statement.is_some_and(|statement| statement != Statement::Other)
        }
        _ => false,
    };
    let above: Vec<bool> = draft.parts.iter().skip(1).map(is_statement).collect();
    let headings = draft.parts.iter_mut().zip(above).filter_map(|(part, above)| match part {
        DraftPart::Block(Block::Heading(lines)) if above => Some(lines),
        _ => None,
    });
    let cells = headings.flatten().flat_map(|line| &mut line.cells);
    let mut fit: Vec<&mut String> = cells.filter(|cell| cell.contains(&own)).collect();
    let at = index(dice, fit.len()).filter(|_| fit.len() >= FEWEST && other != own)?;
    let cell = fit.get_mut(at)?;
    **cell = cell.replacen(&own, &other, 1);
    Some(())
}

/// The prose states different totals for the two sides, and 01 is missing.
pub(super) fn totals_apart(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let range = extent(draft, Statement::IncomeExpenditureSummary)?;
    draft.parts.drain(range);
    let passage = draft.parts.iter_mut().find_map(|part| match part {
        DraftPart::Prose(passage)
            if text(passage).contains("收入总计") && text(passage).contains("支出总计") =>
        {
            Some(passage)
        }
        _ => None,
    })?;
    passage.iter_mut().find_map(|piece| match piece {
        Piece::Number(meant)
            if meant.metric == ClaimMetric::Amount && meant.about.topic == Topic::ExpenditureTotal =>
        {
            reprint_other(meant, Slip::More, dice)
        }
        _ => None,
    })
}

/// 01 divides its expenditure into 人员经费 and 公用经费, which are together more than 03's 基本支出.
pub(super) fn divided_summary(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let find = |draft: &mut ReportDraft, statement, fits: fn(&Meaning) -> bool| {
        let (amount, _) = amounts(grid(draft, statement)?).find(|(_, meaning)| fits(meaning))?;
        Some(amount.yuan.decimal())
    };
    let basic = find(draft, Statement::Expenditure, |meaning| {
        meaning.code.is_none() && meaning.item == Some(Item::Total) && meaning.measure == Measure::Basic
    })?;
    let public = find(draft, Statement::BasicExpenditure, |meaning| meaning.item == Some(Item::Public))?;
    let more = basic - public + Decimal::from(dice.between(2, 9) * 10_000);
    let table = grid(draft, Statement::IncomeExpenditureSummary)?;
    // The row below the two sides names their columns, where no other numbers them.
    let (row, column) = (1, table.columns.len());
    let side = table.heads.iter_mut().rfind(|head| head.row == 0).filter(|_| table.header_rows == 2)?;
    side.columns += 2;
    for (at, text) in (column..).zip(["人员经费", "公用经费"]) {
        table.heads.push(Head { text: text.to_owned(), row, column: at, rows: 1, columns: 1 });
        table.columns.push(GridColumn::Amount);
    }
    for cells in &mut table.rows {
        let unit = cells.iter().rev().find_map(|cell| match cell {
            Cell::Amount(Amount { unit, meaning: Some(meaning), .. })
                if meaning.item == Some(Item::ExpenditureOfYear) =>
            {
                Some(*unit)
            }
            _ => None,
        });
        match unit {
            Some(unit) => cells.extend([more, public].map(|yuan| Cell::words(in_unit(yuan, unit)))),
            None => cells.extend([Cell::BLANK, Cell::BLANK]),
        }
    }
    Some(())
}

/// A statement of all expenditure by economic class has half of 09's 公务接待费.
pub(super) fn economic_below(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let (amount, _) = amounts(grid(draft, Statement::ThreePublic)?)
        .find(|(_, meaning)| meaning.item == Some(Item::Reception) && meaning.phase == usual)?;
    let half = amount.yuan.decimal().checked_div(Decimal::TWO)?;
    if half < Decimal::ONE_THOUSAND {
        return None;
    }
    let printed = in_unit(half, Unit::Yuan);
    let columns = vec![GridColumn::Code, GridColumn::Name, GridColumn::Amount];
    let heads = ["科目代码", "科目名称", "合计"].map(Tree::leaf);
    let mut table = Grid::new(Statement::EconomicExpenditure, columns, &heads);
    for (code, name) in [("302", "商品和服务支出"), ("30217", "公务接待费")] {
        table.add_row([code, name, &printed].map(Cell::words).to_vec());
    }
    let what = if draft.kind == Kind::Budget { "预算" } else { "决算" };
    let blocks = [
        Block::Title(format!("部门支出经济分类{what}表")),
        Block::Heading(vec![HeadingLine::of("", "单位：元", 3)]),
        Block::Grid(table),
    ];
    let end = extent(draft, Statement::ThreePublic)?.end;
    draft.parts.splice(end..end, blocks.map(DraftPart::Block));
    Some(())
}

/// An amount to two decimals.
fn in_unit(yuan: Decimal, unit: Unit) -> String {
    let mut value = yuan.checked_div(unit.factor()).unwrap_or(yuan).round_dp(2);
    value.rescale(2);
    value.to_string()
}
