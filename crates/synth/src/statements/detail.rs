//! The statements with layouts of their own: 基本支出决算明细表 in three lanes, and 三公 in one row.

use crate::accounts::{Accounts, ThreePublic};
use crate::classification::{CAPITAL_AND_OTHER, GOODS_AND_SERVICES, PERSONNEL};
use crate::text::{Cell, Meaning, Page};
use juesuan_model::{CodeDomain, Fund, Item, Measure, Phase, Statement};

pub(super) fn basic(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("一般公共预算财政拨款基本支出决算明细表");
    page.line("\t\t\t\t\t\t\t公开06表\t");
    page.line(&format!("部门：{department}\t\t\t\t\t\t\t单位：万元\t"));
    page.line("人员经费\t\t\t公用经费\t\t\t\t\t");
    page.line(&["科目代码\t科目名称\t决算数"; 3].join("\t"));

    let meaning = |label: &str| Meaning::of(label, Measure::Total).fund(Fund::GeneralPublic);
    let lanes = [PERSONNEL, GOODS_AND_SERVICES, CAPITAL_AND_OTHER];
    let depth = lanes.iter().map(|lane| lane.len()).max().unwrap_or(0);
    for line in 0..depth {
        let cells = lanes.iter().flat_map(|lane| match lane.get(line) {
            None => [Cell::BLANK, Cell::BLANK, Cell::BLANK],
            Some((code, name)) => {
                let meaning = meaning(name).code(CodeDomain::Economic, code);
                [Cell::words(*code), Cell::words(*name), Cell::amount(accounts.economic(code), meaning)]
            }
        });
        page.row(Statement::BasicExpenditure, cells.collect());
    }
    let (people, running) = ("人员经费合计", "公用经费合计");
    let mut totals = vec![
        Cell::words(people),
        Cell::BLANK,
        Cell::amount(accounts.personnel(), meaning(people).item(Item::Personnel)),
        Cell::words(running),
    ];
    totals.resize_with(8, || Cell::BLANK);
    totals.push(Cell::amount(accounts.public(), meaning(running).item(Item::Public)));
    page.row(Statement::BasicExpenditure, totals);
    page.line("");
    page.paragraph("注：本表按经济分类列示一般公共预算财政拨款的基本支出。");
}

pub(super) fn three_public(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("财政拨款“三公”经费支出决算表");
    page.line("公开09表");
    page.paragraph("单位：万元");
    page.paragraph(&format!("部门：{department}"));
    page.line("预算数\t\t\t\t\t\t决算数\t\t\t\t\t");
    page.line(&["合计\t因公出国 (境)费\t公务用车购置及运行维护费\t\t\t公务接待 费"; 2].join("\t"));
    page.line(&["\t\t小计\t公务用车 购置费\t公务用车 运行维护 费\t"; 2].join("\t"));
    page.line("1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12");
    let mut cells = phase_cells(&accounts.three_public_budget, Phase::AdjustedBudget);
    cells.extend(phase_cells(&accounts.three_public, Phase::Actual));
    page.row(Statement::ThreePublic, cells);
    page.line("");
    page.paragraph("注：本表列示财政拨款“三公”经费。预算数指经调整后的全年预算，决算数包括用以前年度结转资金支付的部分。");
}

/// The six columns of one phase.
fn phase_cells(amounts: &ThreePublic, phase: Phase) -> Vec<Cell> {
    let columns = [
        (Item::ThreePublic, amounts.total()),
        (Item::Overseas, amounts.overseas),
        (Item::Vehicle, amounts.vehicle()),
        (Item::VehiclePurchase, amounts.purchase),
        (Item::VehicleOperation, amounts.operation),
        (Item::Reception, amounts.reception),
    ];
    let meaning = |item| Meaning::of("", Measure::Total).item(item).phase(phase);
    columns.map(|(item, amount)| Cell::amount(amount, meaning(item))).into()
}
