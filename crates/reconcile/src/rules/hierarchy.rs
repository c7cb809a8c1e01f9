//! Every statement by code: levels add up, codes are known, named alike and have their parents; an empty statement has a
//! note.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::report_figures::{Presence, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::{Arg, message};
use juesuan_model::code::{functional_class_listed, is_own_numbering};
use juesuan_model::text::squeeze;
use juesuan_model::{Code, CodeDomain, CodeLevel, Fact, Item, Severity, State, Statement, Term};

const HIERARCHIES: &[Statement] = &[
    Statement::Income,
    Statement::Expenditure,
    Statement::GeneralPublicExpenditure,
    Statement::BasicExpenditure,
    Statement::GovernmentFund,
    Statement::StateCapital,
];

/// 类、款、项逐级相加相等
pub(crate) const HIERARCHY_SUMS: Rule = Rule {
    id: "hierarchy-sums",
    severity: Severity::Error,
    statements: HIERARCHIES,
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: hierarchy_sums,
};

fn hierarchy_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in HIERARCHIES {
        if !ledger.has(&[statement]) {
            continue;
        }
        let table = TableKey::of(statement);
        for family in figures.families(table) {
            // 06 has no 合计 row: its totals are 人员经费 and 公用经费, which have rules of their own.
            if statement == Statement::BasicExpenditure && family.parent == RowKey::Item(Item::Total) {
                continue;
            }
            let parent = figures.line(table, family.parent);
            let child = |code: &&'a Code| figures.line(table, RowKey::Code(code));
            let children: Vec<_> = family.children.iter().map(child).collect();
            for &column in figures.columns(table) {
                let parts: Vec<FigureCell<'a>> = children.iter().map(|child| child.cell(column)).collect();
                let subject = ComparisonName::of(statement).row(family.parent.name()).column(column);
                ledger.sum(subject, parent.cell(column), &parts);
            }
        }
    }
}

/// 款、项之上印有所属的类、款
pub(crate) const CODE_PARENTS: Rule = Rule {
    id: "code-parents",
    severity: Severity::Warning,
    statements: HIERARCHIES,
    source: "《政府收支分类科目》",
    rounds: false,
    check: code_parents,
};

fn code_parents<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in HIERARCHIES {
        if !ledger.has(&[statement]) {
            continue;
        }
        let codes = figures.codes(TableKey::of(statement));
        let prints = |level: Option<CodeLevel>| codes.iter().any(|code| Some(code.level()) == level);
        for code in codes {
            let Some(parent) = code.parent() else { continue };
            let subject = ComparisonName::of(statement).row(code.digits());
            if codes.contains(&&parent) {
                ledger.pass(subject);
            } else if prints(Some(parent.level())) {
                let message =
                    message!("check-code-without-parent", parent = parent.digits(), code = code.digits());
                ledger.record(subject, State::Fail, message);
            } else {
                let reason = message!("check-level-missing", level = parent.level());
                ledger.record(subject, State::NotApplicable, reason);
            }
        }
    }
}

/// 类级科目属于当年的科目表
pub(crate) const CODE_LIST: Rule = Rule {
    id: "code-list",
    severity: Severity::Warning,
    statements: HIERARCHIES,
    source: "当年《政府收支分类科目》",
    rounds: false,
    check: code_list,
};

fn code_list<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in HIERARCHIES {
        if !ledger.has(&[statement]) {
            continue;
        }
        for class in figures.classes(TableKey::of(statement)) {
            let name = figures.row(TableKey::of(statement), class).map_or("", |fact| &fact.row_label);
            if class.domain() != CodeDomain::Functional || is_own_numbering(class, name) {
                continue;
            }
            let subject = ComparisonName::of(statement).row(class.digits());
            if functional_class_listed(class.digits(), figures.year()) {
                ledger.pass(subject);
            } else {
                let year = Arg::shown(figures.year());
                let message = message!("check-class-unlisted", class = class.digits(), year = year);
                ledger.record(subject, State::Fail, message);
            }
        }
    }
}

/// 同一科目代码在各表中名称一致
pub(crate) const CODE_NAMES: Rule = Rule {
    id: "code-names",
    severity: Severity::Warning,
    statements: &[Statement::Income, Statement::Expenditure, Statement::GeneralPublicExpenditure],
    source: "《政府收支分类科目》",
    rounds: false,
    check: code_names,
};

fn code_names<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let [income, others @ ..] = CODE_NAMES.statements else { return };
    if !ledger.has(CODE_NAMES.statements) {
        return;
    }
    for code in figures.codes(TableKey::of(*income)) {
        let Some(first) = named(figures, *income, code) else { continue };
        for &statement in others {
            let Some(second) = named(figures, statement, code) else { continue };
            let subject = ComparisonName::of(statement).row(code.digits());
            if same_name(&first.row_label, &second.row_label) {
                ledger.pass(subject);
            } else {
                ledger.texts(subject, false, name_of(first), name_of(second));
            }
        }
    }
}

/// A number of the row in which a statement names a code.
fn named<'a>(figures: &ReportFigures<'a>, statement: Statement, code: &'a Code) -> Option<&'a Fact> {
    figures.row(TableKey::of(statement), code).filter(|fact| !fact.row_label.is_empty())
}

/// The name in the row of a number, as an operand.
fn name_of(fact: &Fact) -> Term {
    Term { printed: fact.row_label.to_string(), unit: "", ..Figure::of(fact).term() }
}

/// Whether two names are the same apart from blanks and brackets. A name that is part of the other was cut off at a line
/// break.
fn same_name(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let letters = |name: &str| squeeze(name).replace(['(', ')', '、', ',', '“', '”', '"'], "");
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}

/// 空表须有说明
pub(crate) const EMPTY_STATEMENT: Rule = Rule {
    id: "empty-statement-explained",
    severity: Severity::Warning,
    statements: &[Statement::GovernmentFund, Statement::StateCapital, Statement::ThreePublic],
    source: "财政部《地方预决算公开操作规程》：没有数据的表格应当列出空表并说明",
    rounds: false,
    check: empty_statement,
};

fn empty_statement<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in EMPTY_STATEMENT.statements {
        let subject = ComparisonName::of(statement);
        match figures.presence(statement) {
            Presence::Explained(_) => ledger.pass(subject),
            Presence::Empty if !figures.is_blank() => {
                ledger.record(subject, State::Fail, message!("check-statement-empty"));
            }
            Presence::Filled => {
                ledger.record(subject, State::NotApplicable, message!("check-statement-not-empty"));
            }
            Presence::Empty | Presence::Missing => {
                ledger.has(&[statement]);
            }
        }
    }
}
