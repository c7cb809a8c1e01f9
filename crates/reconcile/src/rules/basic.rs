//! 06 一般公共预算财政拨款基本支出决算明细表: basic expenditure by economic class.

use super::Rule;
use crate::figure::FigureCell;
use crate::ledger::Ledger;
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::code::is_own_numbering;
use juesuan_model::{Code, Fund, Item, Measure, Phase, Severity, State, Statement};

const BASIC: Statement = Statement::BasicExpenditure;
const TABLE: TableKey = TableKey::of(BASIC);
const GENERAL_PUBLIC: TableKey = TableKey::of(Statement::GeneralPublicExpenditure);

/// The economic code of each item of 三公.
const THREE_PUBLIC_CODES: [(&str, Item); 4] = [
    ("30212", Item::Overseas),
    ("31013", Item::VehiclePurchase),
    ("30231", Item::VehicleOperation),
    ("30217", Item::Reception),
];

fn column(phase: Option<Phase>) -> ColumnKey {
    ColumnKey::total(phase).fund(Fund::GeneralPublic)
}

/// The cells of the rows with these codes. A code that is not printed has none. Neither has a code that the report assigns
/// in its own way: its name differs from the classification's, so its meaning is unknown.
fn coded<'a>(
    figures: &ReportFigures<'a>,
    table: TableKey,
    digits: &[&str],
    column: ColumnKey,
) -> Vec<FigureCell<'a>> {
    let wanted = |code: &&&'a Code| digits.contains(&code.digits()) && !is_own(figures, table, code);
    figures
        .codes(table)
        .iter()
        .filter(wanted)
        .map(|code| figures.cell(table, RowKey::Code(code), column))
        .collect()
}

/// 人员经费合计等于工资福利支出与对个人和家庭的补助之和
pub(crate) const BASIC_PERSONNEL: Rule = Rule {
    id: "basic-personnel",
    severity: Severity::Error,
    statements: &[BASIC],
    source: "部门预算支出经济分类科目；部门决算报表审核公式（表内）",
    rounds: true,
    check: basic_personnel,
};

fn basic_personnel<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(BASIC_PERSONNEL.statements) {
        sum_of_classes(figures, ledger, Item::Personnel, &["301", "303"]);
    }
}

/// 公用经费合计等于商品和服务支出等各类之和
pub(crate) const BASIC_PUBLIC: Rule = Rule {
    id: "basic-public",
    severity: Severity::Error,
    statements: &[BASIC],
    source: "部门预算支出经济分类科目；部门决算报表审核公式（表内）",
    rounds: true,
    check: basic_public,
};

fn basic_public<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(BASIC_PUBLIC.statements) {
        let classes = ["302", "307", "309", "310", "311", "312", "313", "399"];
        sum_of_classes(figures, ledger, Item::Public, &classes);
    }
}

/// Whether the report assigns the code of a row in its own way.
fn is_own<'a>(figures: &ReportFigures<'a>, table: TableKey, code: &'a Code) -> bool {
    figures.row(table, code).is_some_and(|fact| is_own_numbering(code, &fact.row_label))
}

fn sum_of_classes<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    item: Item,
    classes: &[&str],
) {
    let own = figures.classes(TABLE).find(|class| is_own(figures, TABLE, class));
    if let Some(class) = own {
        let reason = message!("check-own-code", class = class.digits());
        return ledger.record(ComparisonName::of(BASIC).row(item.name()), State::NotApplicable, reason);
    }
    for phase in figures.phases(TABLE) {
        let column = column(phase);
        let total = figures.item(TABLE, item, column);
        ledger.sum(
            ComparisonName::of(BASIC).row(item.name()).phase(phase),
            total,
            &coded(figures, TABLE, classes, column),
        );
    }
}

/// 人员经费与公用经费之和等于一般公共预算基本支出
pub(crate) const BASIC_TOTAL: Rule = Rule {
    id: "basic-total",
    severity: Severity::Error,
    statements: &[BASIC, Statement::GeneralPublicExpenditure],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: basic_total,
};

fn basic_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(BASIC_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(TABLE) {
        let column = column(phase);
        let item = |item| figures.item(TABLE, item, column);
        let mut parts = vec![item(Item::Personnel), item(Item::Public)];
        // Forms with one column of rows print only 合计.
        if parts.iter().all(|part| matches!(part, FigureCell::Absent | FigureCell::Blank)) {
            parts = vec![item(Item::Total)];
        }
        let basic = figures.item(GENERAL_PUBLIC, Item::Total, column.measure(Measure::Basic));
        ledger.balance(ComparisonName::of(BASIC).row(Item::Total.name()).phase(phase), &parts, &[basic]);
    }
}

/// 基本支出中的“三公”科目不大于“三公”经费决算数
pub(crate) const BASIC_WITHIN_THREE_PUBLIC: Rule = Rule {
    id: "basic-within-three-public",
    severity: Severity::Error,
    statements: &[BASIC, Statement::ThreePublic],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: basic_within_three_public,
};

fn basic_within_three_public<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(BASIC_WITHIN_THREE_PUBLIC.statements) {
        return;
    }
    let three_public = TableKey::of(Statement::ThreePublic);
    for phase in figures.phases(TABLE) {
        for (digits, item) in THREE_PUBLIC_CODES {
            let whole = figures.item(three_public, item, ColumnKey::total(phase));
            for part in coded(figures, TABLE, &[digits], column(phase)) {
                ledger.at_most(ComparisonName::of(BASIC).row(digits).phase(phase), part, whole);
            }
        }
    }
}

/// “三公”经费不大于经济分类支出中的同名科目
pub(crate) const THREE_PUBLIC_WITHIN_ECONOMIC: Rule = Rule {
    id: "three-public-within-economic",
    severity: Severity::Warning,
    statements: &[Statement::EconomicExpenditure, Statement::ThreePublic],
    source: "《政府收支分类科目》：30212、30217、30231、31013科目说明",
    rounds: true,
    check: three_public_within_economic,
};

fn three_public_within_economic<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_WITHIN_ECONOMIC.statements) {
        return;
    }
    let (classes, three_public) =
        (TableKey::of(Statement::EconomicExpenditure), TableKey::of(Statement::ThreePublic));
    for &column in figures.columns(classes).iter().filter(|column| column.measure == Measure::Total) {
        for (digits, item) in THREE_PUBLIC_CODES {
            let part = figures.item(three_public, item, ColumnKey::total(column.phase));
            for whole in coded(figures, classes, &[digits], column) {
                let subject = ComparisonName::of(Statement::ThreePublic).row(item.name()).phase(column.phase);
                ledger.at_most(subject, part, whole);
            }
        }
    }
}

/// 养老保险、职业年金的经济分类与功能分类支出相等
pub(crate) const PENSION_CONTRIBUTIONS: Rule = Rule {
    id: "pension-contributions",
    severity: Severity::Hint,
    statements: &[BASIC, Statement::GeneralPublicExpenditure],
    source: "《政府收支分类科目》：30108、30109、2080505、2080506科目说明",
    rounds: true,
    check: pension_contributions,
};

fn pension_contributions<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(PENSION_CONTRIBUTIONS.statements) {
        by_both_codes(figures, ledger, &["30108"], &["2080505"]);
        by_both_codes(figures, ledger, &["30109"], &["2080506"]);
    }
}

/// 医疗保险、公务员医疗补助的经济分类与功能分类支出相等
pub(crate) const MEDICAL_CONTRIBUTIONS: Rule = Rule {
    id: "medical-contributions",
    severity: Severity::Hint,
    statements: &[BASIC, Statement::GeneralPublicExpenditure],
    source: "《政府收支分类科目》：30110、30111、30307、2101101、2101103科目说明",
    rounds: true,
    check: medical_contributions,
};

fn medical_contributions<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(MEDICAL_CONTRIBUTIONS.statements) {
        by_both_codes(figures, ledger, &["30110", "30111", "30307"], &["2101101", "2101103"]);
    }
}

fn by_both_codes<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    economic: &[&str],
    functional: &[&str],
) {
    for phase in figures.phases(TABLE) {
        let column = column(phase);
        let left = coded(figures, TABLE, economic, column);
        let right = coded(figures, GENERAL_PUBLIC, functional, column.measure(Measure::Basic));
        if left.iter().any(|cell| cell.is_printed()) && right.iter().any(|cell| cell.is_printed()) {
            ledger.balance(ComparisonName::of(BASIC).row(&economic.join("+")).phase(phase), &left, &right);
        }
    }
}
