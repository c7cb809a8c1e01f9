//! Tables that provinces add to the nine: their numbers are not part of the truth.

use super::Context;
use crate::content::{Cell, Grid, GridColumn, Tree};
use crate::money::Fen;
use juesuan_model::Statement;

/// 机构运行信息表: running cost and 三公 again, with what was counted.
pub(super) fn operation(context: Context) -> Grid {
    let accounts = context.accounts;
    let trees = [Tree::leaf("项目"), Tree::leaf(context.form.amount)];
    let mut grid = Grid::new(Statement::Other, vec![GridColumn::Name, GridColumn::Amount], &trees);
    let money = |fen: Fen| Cell::amount(fen, context.numbers, None);
    let three_public = &accounts.three_public;
    for (label, cell) in [
        ("一、“三公”经费支出", money(three_public.total())),
        ("（一）因公出国（境）费", money(three_public.overseas)),
        ("（二）公务用车购置及运行维护费", money(three_public.vehicle())),
        ("（三）公务接待费", money(three_public.reception)),
        ("二、机关运行经费", money(accounts.public())),
        ("三、公务用车购置数（辆）", Cell::words(accounts.vehicles_bought.to_string())),
    ] {
        grid.add_row(vec![Cell::words(label), cell]);
    }
    grid
}

/// 政府采购情况表: goods, works and services in one row.
pub(super) fn procurement(context: Context) -> Grid {
    let accounts = context.accounts;
    let parts = [accounts.goods.total, accounts.works.total, accounts.services.total];
    let trees = ["合计", "货物", "工程", "服务"].map(Tree::leaf);
    let mut grid = Grid::new(Statement::Other, vec![GridColumn::Amount; 4], &trees);
    let amounts = std::iter::once(parts.into_iter().sum()).chain(parts);
    grid.add_row(amounts.map(|fen| Cell::amount(fen, context.numbers, None)).collect());
    grid
}
