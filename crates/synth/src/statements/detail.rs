//! 基本支出决算明细表 by economic class, in three lanes side by side, in two, or in one.

use super::Context;
use crate::classification::{CAPITAL_AND_OTHER, GOODS_AND_SERVICES, PERSONNEL};
use crate::content::{Cell, Grid, GridColumn, Tree};
use crate::money::Fen;
use crate::truth::Meaning;
use juesuan_model::{CodeDomain, Fund, Item, Measure, Statement};

/// A row of a lane: code, name and amount.
type DetailLine = (&'static str, &'static str);

fn meaning(label: &str) -> Meaning {
    Meaning::of(label, Measure::Total).fund(Fund::GeneralPublic)
}

pub(super) fn basic(context: Context) -> Grid {
    let public = || GOODS_AND_SERVICES.iter().chain(CAPITAL_AND_OTHER).copied();
    match context.form.lanes {
        1 => single(context),
        2 => side_by_side(context, &[PERSONNEL.to_vec(), public().collect()]),
        _ => side_by_side(
            context,
            &[PERSONNEL.to_vec(), GOODS_AND_SERVICES.to_vec(), CAPITAL_AND_OTHER.to_vec()],
        ),
    }
}

fn code_cell(context: Context, code: &str, name: &str) -> Cell {
    context.amount(context.accounts.economic(code), meaning(name).code(CodeDomain::Economic, code))
}

/// What the column of amounts is called.
fn amount(context: Context) -> &'static str {
    if context.is_budget() { "预算数" } else { "决算数" }
}

fn side_by_side(context: Context, lanes: &[Vec<DetailLine>]) -> Grid {
    let heads = || ["科目代码", "科目名称", amount(context)].map(Tree::leaf);
    let public = (1..lanes.len()).flat_map(|_| heads());
    let trees = [Tree::over("人员经费", heads()), Tree::over("公用经费", public)];
    let columns = [GridColumn::Code, GridColumn::Name, GridColumn::Amount].repeat(lanes.len());
    let mut grid = Grid::new(Statement::BasicExpenditure, columns, &trees);
    let depth = lanes.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..depth {
        let cells = lanes.iter().flat_map(|lane| match lane.get(line) {
            None => [Cell::BLANK, Cell::BLANK, Cell::BLANK],
            Some((code, name)) => [Cell::words(*code), Cell::words(*name), code_cell(context, code, name)],
        });
        grid.add_row(cells.collect());
    }
    let (people, running) = ("人员经费合计", "公用经费合计");
    let total = |label: &str, item, fen: Fen| context.amount(fen, meaning(label).item(item));
    let spanned = 3 * (lanes.len() - 1) - 1;
    let mut totals = vec![
        Cell::wide(people, 2),
        Cell::BLANK,
        total(people, Item::Personnel, context.accounts.personnel()),
        Cell::wide(running, spanned),
    ];
    totals.resize_with(3 + spanned, || Cell::BLANK);
    totals.push(total(running, Item::Public, context.accounts.public()));
    grid.add_row(totals);
    grid
}

/// One lane with the classes that were spent on, below the total.
fn single(context: Context) -> Grid {
    let accounts = context.accounts;
    let trees = ["经济分类科目编码", "经济分类科目名称", amount(context)].map(Tree::leaf);
    let columns = vec![GridColumn::Code, GridColumn::Name, GridColumn::Amount];
    let mut grid = Grid::new(Statement::BasicExpenditure, columns, &trees);
    let total = accounts.personnel() + accounts.public();
    let total = context.amount(total, meaning("合计").item(Item::Total));
    let total = vec![Cell::wide("合计", 2), Cell::BLANK, total];
    if !context.form.total_last {
        grid.add_row(total.clone());
    }
    let lines = [PERSONNEL, GOODS_AND_SERVICES, CAPITAL_AND_OTHER].into_iter().flatten();
    for (code, name) in lines.filter(|(code, _)| !accounts.economic(code).is_zero()) {
        grid.add_row(vec![Cell::words(*code), Cell::words(*name), code_cell(context, code, name)]);
    }
    if context.form.total_last {
        grid.add_row(total);
    }
    grid
}
