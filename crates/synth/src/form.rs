//! The form of a report: everything in which the reports of provinces and departments differ while their content is the same.

use crate::dice::Dice;
use crate::money::Numbers;
use crate::numerals::counted;
use juesuan_model::{Kind, Statement, Unit};

/// How the codes of a hierarchy are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codes {
    /// `2010301` in one column.
    One,
    /// `201`, `03`, `01` in three.
    Three,
    /// `2010301行政运行`: code and name in one column.
    Glued,
    /// `201 03 01`: one column, broken by blanks.
    Broken,
}

/// The position of line numbers in a two-sided statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineNumbers {
    AfterLabel,
    BeforeLabel,
    None,
}

/// How the 三公 statement is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThreePublicLayout {
    /// Six columns of the budget, then six of what was spent.
    Blocks,
    /// Budget and spending side by side under each item.
    Paired,
    /// A row for each item.
    Listed,
}

/// The heading above a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadingLayout {
    /// As the national template's text has it, different in every statement.
    National,
    /// The form's number, then the department at the left and the unit at the right.
    NumberAbove,
    /// The department at the left and the unit at the right.
    OneLine,
    /// The unit alone.
    UnitOnly,
}

/// A table of the report: one of the statements, or one that a province adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sheet {
    Statement(Statement),
    /// 机构运行信息表
    Operation,
    /// 政府采购情况表
    Procurement,
}

/// A table with its title and how its amounts are printed.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) sheet: Sheet,
    /// Its name, and its title with whatever numbers it.
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) numbers: Numbers,
}

/// The form of one report.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a point of its own in which contents differ")]
pub(crate) struct Form {
    pub(crate) kind: Kind,
    pub(crate) sheets: Vec<Printed>,
    pub(crate) codes: Codes,
    pub(crate) line_numbers: LineNumbers,
    /// Whether the columns of amounts are numbered (栏次).
    pub(crate) ordinals: bool,
    pub(crate) total_last: bool,
    /// Whether every functional class has its row in the two-sided statements, or only those spent on.
    pub(crate) all_classes: bool,
    pub(crate) three_public: ThreePublicLayout,
    /// What the budget of 三公 is called.
    pub(crate) three_public_budget: &'static str,
    /// The number of lanes of the economic classification.
    pub(crate) lanes: usize,
    pub(crate) heading: HeadingLayout,
    /// The word before the department's name above a table.
    pub(crate) body: &'static str,
    /// What a column of amounts is called in a two-sided statement.
    pub(crate) amount: &'static str,
    pub(crate) prose: bool,
}

impl Form {
    /// The national template.
    pub(crate) fn national() -> Self {
        let nine = Statement::ALL.iter().take(9).map(|statement| Printed {
            sheet: Sheet::Statement(*statement),
            name: statement.label(),
            title: statement.label().to_owned(),
            numbers: Numbers::NATIONAL,
        });
        Self {
            kind: Kind::FinalAccounts,
            sheets: nine.collect(),
            codes: Codes::One,
            line_numbers: LineNumbers::AfterLabel,
            ordinals: true,
            total_last: false,
            all_classes: true,
            three_public: ThreePublicLayout::Blocks,
            three_public_budget: "预算数",
            lanes: 3,
            heading: HeadingLayout::National,
            body: "部门",
            amount: "金额",
            prose: true,
        }
    }

    /// The same for the other kind of report: a budget has neither 行次 nor headings of its own in the national template.
    pub(crate) fn of_kind(self, kind: Kind) -> Self {
        if kind == self.kind {
            return self;
        }
        let mut form = Self {
            kind,
            line_numbers: LineNumbers::None,
            ordinals: false,
            all_classes: false,
            three_public: ThreePublicLayout::Blocks,
            lanes: 1,
            heading: HeadingLayout::OneLine,
            amount: "预算数",
            ..self
        };
        for printed in &mut form.sheets {
            printed.name = title(kind, printed.sheet, 0);
            printed.title = printed.name.to_owned();
            printed.numbers = Numbers { unit: Unit::Yuan, fen: false, ..Numbers::NATIONAL };
        }
        form
    }

    /// A random form of a report.
    pub(crate) fn varied(kind: Kind, dice: &mut Dice) -> Self {
        let budget = kind == Kind::Budget;
        let mut form = Self {
            kind,
            sheets: Vec::new(),
            codes: dice.pick([
                Codes::One,
                Codes::One,
                Codes::Three,
                Codes::Three,
                Codes::Glued,
                Codes::Broken,
            ]),
            line_numbers: if budget {
                LineNumbers::None
            } else {
                dice.pick([
                    LineNumbers::AfterLabel,
                    LineNumbers::AfterLabel,
                    LineNumbers::BeforeLabel,
                    LineNumbers::None,
                ])
            },
            ordinals: !budget && dice.pick([true, false]),
            total_last: dice.pick([false, false, true]),
            all_classes: dice.pick([true, false]),
            three_public: dice.pick([
                ThreePublicLayout::Blocks,
                ThreePublicLayout::Paired,
                ThreePublicLayout::Listed,
            ]),
            three_public_budget: dice.pick(["预算数", "年初预算数", "全年预算数"]),
            lanes: dice.pick([3, 2, 1]),
            heading: dice.pick([HeadingLayout::NumberAbove, HeadingLayout::OneLine, HeadingLayout::UnitOnly]),
            body: dice.pick(["部门", "编制单位", "公开部门", "部门名称"]),
            amount: if budget { "预算数" } else { dice.pick(["金额", "决算数"]) },
            prose: dice.pick([true, true, false]),
        };
        form.sheets = sheets(kind, dice);
        form
    }
}

/// The tables of a report, in the order of its province.
fn sheets(kind: Kind, dice: &mut Dice) -> Vec<Printed> {
    use Statement as S;
    let mut order: Vec<Sheet> =
        Statement::ALL.iter().take(9).map(|statement| Sheet::Statement(*statement)).collect();
    // 三公 comes before the funds in some provinces; older reports lack 国有资本; others add tables.
    if dice.pick([true, false]) {
        let three_public = order.pop();
        let at = order.len().saturating_sub(2);
        if let Some(sheet) = three_public {
            order.insert(at, sheet);
        }
    }
    if dice.pick([false, false, true]) {
        order.retain(|sheet| *sheet != Sheet::Statement(S::StateCapital));
    }
    match dice.between(0, 3) {
        0 => order.push(Sheet::Operation),
        1 => order.extend([Sheet::Operation, Sheet::Procurement]),
        _ => {}
    }
    let budget = kind == Kind::Budget;
    let usual = if budget {
        dice.pick([Unit::Yuan, Unit::Yuan, Unit::TenThousand])
    } else {
        dice.pick([Unit::TenThousand, Unit::TenThousand, Unit::Yuan])
    };
    let mixed = dice.between(0, 4) == 0;
    let zeros: &[&'static str] = match dice.between(0, 4) {
        0 => &[""],
        1 => &["0.00"],
        2 => &["0"],
        3 => &["--", ""],
        _ => &["", "0.00", "—"],
    };
    let grouped = dice.between(0, 3) > 0;
    let numbered = dice.between(0, 2);
    let synonym = dice.between(0, 3);
    let printed = (1..).zip(order).map(|(number, sheet)| {
        let unit = if mixed && dice.pick([true, false]) { other(usual) } else { usual };
        let zero = zeros.get(number % zeros.len()).copied().unwrap_or_default();
        let name = title(kind, sheet, synonym);
        let title = match numbered {
            0 => format!("{}、{name}", counted(number)),
            1 => format!("{name}（公开{number:02}表）"),
            _ => name.to_owned(),
        };
        Printed { sheet, name, title, numbers: Numbers { unit, fen: !budget, grouped, zero } }
    });
    printed.collect()
}

const fn other(unit: Unit) -> Unit {
    match unit {
        Unit::TenThousand => Unit::Yuan,
        _ => Unit::TenThousand,
    }
}

/// What a table is called; a report uses its synonyms consistently.
fn title(kind: Kind, sheet: Sheet, synonym: i64) -> &'static str {
    use Statement as S;
    let Sheet::Statement(statement) = sheet else {
        return match sheet {
            Sheet::Operation => "机构运行信息表",
            _ => "政府采购情况表",
        };
    };
    let choose = |[usual, second, third]: [&'static str; 3]| match synonym {
        0 | 1 => usual,
        2 => second,
        _ => third,
    };
    if kind == Kind::Budget {
        return choose(match statement {
            S::IncomeExpenditureSummary => ["部门收支预算总表", "收支预算总表", "部门收支总表"],
            S::Income => ["部门收入预算总表", "收入预算总表", "部门收入总表"],
            S::Expenditure => ["部门支出预算总表", "支出预算总表", "部门支出总表"],
            S::AppropriationSummary => {
                ["财政拨款收支预算总表", "财政拨款收支总表", "部门财政拨款收支预算总表"]
            }
            S::GeneralPublicExpenditure => {
                ["一般公共预算支出功能分类预算表", "一般公共预算支出表", "一般公共预算支出预算表"]
            }
            S::BasicExpenditure => [
                "一般公共预算基本支出部门预算经济分类预算表",
                "一般公共预算基本支出表",
                "一般公共预算基本支出预算表",
            ],
            S::GovernmentFund => {
                ["政府性基金预算支出功能分类预算表", "政府性基金预算支出表", "政府性基金支出预算表"]
            }
            S::StateCapital => {
                ["国有资本经营预算支出功能分类预算表", "国有资本经营预算支出表", "国有资本经营支出预算表"]
            }
            // Statements beyond the nine are named where they are written.
            _ => ["部门“三公”经费预算表", "一般公共预算“三公”经费支出表", "财政拨款“三公”经费预算表"],
        });
    }
    choose(match statement {
        S::IncomeExpenditureSummary => ["收入支出决算总表", "部门收支决算总表", "收支决算总表"],
        S::Income => ["收入决算表", "部门收入决算总表", "收入决算总表"],
        S::Expenditure => ["支出决算表", "部门支出决算总表", "支出决算总表"],
        S::AppropriationSummary => {
            ["财政拨款收入支出决算总表", "财政拨款收支决算总表", "部门财政拨款收支决算总表"]
        }
        S::GeneralPublicExpenditure => {
            ["一般公共预算财政拨款支出决算表", "公共财政拨款支出决算表", "一般公共预算支出决算表"]
        }
        S::BasicExpenditure => [
            "一般公共预算财政拨款基本支出决算表",
            "一般公共预算财政拨款基本支出决算明细表",
            "公共财政拨款基本支出决算表",
        ],
        S::GovernmentFund => [
            "政府性基金预算财政拨款收入支出决算表",
            "政府性基金预算收支决算表",
            "政府基金预算财政拨款收入支出决算表",
        ],
        S::StateCapital => [
            "国有资本经营预算财政拨款支出决算表",
            "国有资本经营预算支出决算表",
            "国有资本经营预算财政拨款收入支出决算表",
        ],
        // Statements beyond the nine are named where they are written.
        _ => [
            "财政拨款“三公”经费支出决算表",
            "“三公”经费支出决算表",
            "一般公共预算财政拨款“三公”经费支出决算表",
        ],
    })
}
