//! The 三公 statement in its three layouts.

use super::Context;
use crate::accounts::ThreePublic;
use crate::content::{Cell, Grid, GridColumn, Tree};
use crate::form::ThreePublicLayout;
use crate::money::Fen;
use crate::truth::Meaning;
use juesuan_model::{Item, Measure, Phase, Statement};

pub(super) fn grid(context: Context) -> Grid {
    match context.form.three_public {
        ThreePublicLayout::Blocks => blocks(context),
        ThreePublicLayout::Paired => paired(context),
        ThreePublicLayout::Listed => listed(context),
    }
}

/// What is printed of each item: one phase in a budget, two in final accounts.
fn phases(context: Context<'_>) -> Vec<(&'static str, Phase, &ThreePublic)> {
    let accounts = context.accounts;
    if context.is_budget() {
        return vec![("预算数", Phase::InitialBudget, &accounts.three_public)];
    }
    let budget = context.form.three_public_budget;
    let phase = if budget == "年初预算数" { Phase::InitialBudget } else { Phase::AdjustedBudget };
    vec![(budget, phase, &accounts.three_public_budget), ("决算数", Phase::Actual, &accounts.three_public)]
}

/// The six items in the order of the national template.
fn items(of: &ThreePublic) -> [(Item, Fen); 6] {
    [
        (Item::ThreePublic, of.total()),
        (Item::Overseas, of.overseas),
        (Item::Vehicle, of.vehicle()),
        (Item::VehiclePurchase, of.purchase),
        (Item::VehicleOperation, of.operation),
        (Item::Reception, of.reception),
    ]
}

fn cell(context: Context, (item, amount): (Item, Fen), phase: Phase, label: &str) -> Cell {
    let meaning = Meaning::of(label, Measure::Total).item(item).phase(phase);
    Cell::amount(amount, context.numbers, meaning)
}

/// The headings of the items, with those below each.
fn headings(below: &[Tree]) -> [Tree; 4] {
    let over =
        |text: &str| if below.is_empty() { Tree::leaf(text) } else { Tree::over(text, below.to_vec()) };
    [
        over("合计"),
        over("因公出国\n(境)费"),
        Tree::over(
            "公务用车购置及运行维护费",
            [over("小计"), over("公务用车\n购置费"), over("公务用车\n运行维护\n费")],
        ),
        over("公务接待\n费"),
    ]
}

fn blocks(context: Context) -> Grid {
    let phases = phases(context);
    let trees: Vec<Tree> = phases.iter().map(|(name, ..)| Tree::over(*name, headings(&[]))).collect();
    let columns = vec![GridColumn::Amount; 6 * phases.len()];
    let mut grid = Grid::new(Statement::ThreePublic, columns, &trees);
    if context.form.ordinals {
        grid.add_ordinals();
    }
    let cells =
        phases.iter().flat_map(|(_, phase, of)| items(of).map(|item| cell(context, item, *phase, "")));
    grid.add_row(cells.collect());
    grid
}

fn paired(context: Context) -> Grid {
    let phases = phases(context);
    let below: Vec<Tree> = phases.iter().map(|(name, ..)| Tree::leaf(*name)).collect();
    let columns = vec![GridColumn::Amount; 6 * phases.len()];
    let mut grid = Grid::new(Statement::ThreePublic, columns, &headings(&below));
    let mut cells = Vec::new();
    for at in 0..6 {
        for (_, phase, of) in &phases {
            cells.extend(items(of).get(at).map(|item| cell(context, *item, *phase, "")));
        }
    }
    grid.add_row(cells);
    grid
}

fn listed(context: Context) -> Grid {
    let phases = phases(context);
    let mut trees = vec![Tree::leaf("项目")];
    trees.extend(phases.iter().map(|(name, ..)| Tree::leaf(*name)));
    let mut columns = vec![GridColumn::Name];
    columns.resize(trees.len(), GridColumn::Amount);
    let mut grid = Grid::new(Statement::ThreePublic, columns, &trees);
    let labels = [
        "合计",
        "1、因公出国（境）费",
        "2、公务用车购置及运行维护费",
        "（1）公务用车购置费",
        "（2）公务用车运行维护费",
        "3、公务接待费",
    ];
    for (at, label) in labels.into_iter().enumerate() {
        let mut cells = vec![Cell::words(label)];
        for (_, phase, of) in &phases {
            cells.extend(items(of).get(at).map(|item| cell(context, *item, *phase, label)));
        }
        grid.add_row(cells);
    }
    grid
}
