//! What a sentence may mean in the statements: every reading that its words allow.
//!
//! A report that writes 收入预算 means the income of the year or the total with what was carried over. 财政拨款支出 may be
//! that of one fund or of all, and 项目支出 that of all money or of the general public budget. If one of these readings
//! agrees with the report, it is the right one, and nothing is wrong. A finding at error level requires that no reading
//! agrees and that the literal one is printed; if that one is not printed or could not be read, nothing is proved.
//!
//! 1. [`literal`] returns what the words mean literally, in their section.
//! 2. [`allowed`] returns what else they may mean: with or without what was carried over, unless they contain 本年; any of
//!    the funds that the section allows, unless they name one; the same row of another statement that prints it. A 预算
//!    that is not specified is either budget that is printed.
//! 3. [`judge`] compares them with the amount of the claim.
//!
//! What a named fund or 本年 excludes is not a reading. Rules that compare sentences with sentences treat their amounts in
//! the same way: see [`crate::prose`].

use crate::figure::{Figure, FigureCell};
use crate::prose::level;
use crate::report_figures::{ColumnKey, Presence, ReportFigures, RowKey, TableKey};
use juesuan_model::{
    Claim, ClaimMetric, Fund, Item, Measure, Phase, Section, Side, Statement, Subject, Topic,
};
use smallvec::{SmallVec, smallvec};
use std::iter::once_with;

const INCOME: TableKey = TableKey::income(Statement::IncomeExpenditureSummary);
const EXPENDITURE: TableKey = TableKey::expenditure(Statement::IncomeExpenditureSummary);
const GIVEN: TableKey = TableKey::income(Statement::AppropriationSummary);
const SPENT: TableKey = TableKey::expenditure(Statement::AppropriationSummary);

/// The result of comparing an amount of the prose with the statements.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Judgement<'a> {
    /// A reading agrees: with this cell.
    Agrees(FigureCell<'a>),
    /// No reading agrees, and the literal one is printed, here.
    Differs(FigureCell<'a>),
    /// The literal reading is blank or not printed, or could not be read.
    Open(FigureCell<'a>),
    /// No statement prints such a number.
    Silent,
}

/// Compares every reading of a claim's amount with the amount.
pub(crate) fn judge<'a>(figures: &ReportFigures<'a>, claim: &'a Claim) -> Judgement<'a> {
    let of_phases = |readings: Readings<'a>| {
        let cells =
            phases(claim).iter().flat_map(|phase| readings(figures, claim.section, &claim.subject, *phase));
        cells.collect::<Vec<_>>()
    };
    let stated = Figure::claimed(claim);
    let agrees =
        |cell: &&FigureCell<'a>| matches!(cell, FigureCell::Printed(figure) if rounds_to(*figure, stated));
    let literal = of_phases(literal);
    // Most sentences are meant literally.
    if let Some(cell) = literal.iter().find(agrees) {
        return Judgement::Agrees(*cell);
    }
    let allowed = of_phases(allowed);
    let readings = || literal.iter().chain(&allowed);
    let doubtful =
        |cell: &&FigureCell<'a>| matches!(cell, FigureCell::Unread(_) | FigureCell::Contradicted(..));
    if let Some(cell) = allowed.iter().find(agrees) {
        Judgement::Agrees(*cell)
    } else if let Some(cell) = readings().find(doubtful) {
        Judgement::Open(*cell)
    } else if let Some(cell) = literal.iter().find(|cell| cell.is_printed()) {
        Judgement::Differs(*cell)
    } else if let Some(cell) = literal.iter().find(|cell| matches!(cell, FigureCell::Blank)) {
        Judgement::Open(*cell)
    } else {
        literal.first().map_or(Judgement::Silent, |cell| Judgement::Open(*cell))
    }
}

/// The cells that a subject may mean in one phase.
type Readings<'a> = fn(&ReportFigures<'a>, Option<Section>, &'a Subject, Phase) -> Vec<FigureCell<'a>>;

/// The phases that an amount may belong to: the one that its words name, or either budget where 预算 is not specified.
fn phases(claim: &Claim) -> &[Phase] {
    const BUDGETS: &[Phase] = &[Phase::InitialBudget, Phase::AdjustedBudget];
    match &claim.phase {
        Some(phase) => std::slice::from_ref(phase),
        None if claim.metric == ClaimMetric::Amount => BUDGETS,
        None => &[Phase::Actual],
    }
}

/// Of the cells that a number may repeat, the one that agrees with it, or else the first that is printed. 合计 of a
/// statement may cover only the year or include what was carried over.
pub(crate) fn likeliest<'a>(number: FigureCell<'a>, cells: &[FigureCell<'a>]) -> FigureCell<'a> {
    let agrees = |cell: &&FigureCell<'a>| match (number, cell) {
        (FigureCell::Printed(number), FigureCell::Printed(cell)) => rounds_to(number, *cell),
        _ => false,
    };
    let printed = || cells.iter().find(|cell| !matches!(cell, FigureCell::Absent | FigureCell::Blank));
    cells.iter().find(agrees).or_else(printed).or(cells.first()).copied().unwrap_or(FigureCell::Absent)
}

/// The totals of one side of a summary that 合计 of another statement may repeat: that of the year and, where something was
/// carried over, the one that includes it.
pub(crate) fn totals<'a>(
    figures: &ReportFigures<'a>,
    table: TableKey,
    column: ColumnKey,
) -> Vec<FigureCell<'a>> {
    let (of_year, carried) = match table.side {
        Some(Side::Income) => (Item::IncomeOfYear, [Item::OpeningCarryover, Item::UseOfSurplus]),
        _ => (Item::ExpenditureOfYear, [Item::ClosingCarryover, Item::SurplusDistribution]),
    };
    let mut cells = vec![figures.item(table, of_year, column)];
    let is_carried = |item| {
        figures.all_of(table, item, column).into_iter().any(|cell| match cell {
            FigureCell::Printed(figure) => !figure.value.is_zero(),
            cell => matches!(cell, FigureCell::Unread(_)),
        })
    };
    // Where the total of the year is not printed, the form contains only the other.
    let alone = !matches!(cells.as_slice(), [FigureCell::Printed(_) | FigureCell::Unread(_)]);
    if alone || carried.into_iter().any(is_carried) {
        cells.push(figures.item(table, Item::GrandTotal, column));
    }
    cells
}

/// Whether a statement prints what a claim may mean.
pub(crate) fn is_printed(figures: &ReportFigures<'_>, claim: &Claim) -> bool {
    let figures = |phase: &Phase| stated_figures(figures, claim.section, &claim.subject, *phase);
    phases(claim).iter().flat_map(figures).next().is_some()
}

/// The printed numbers that a subject may mean, the literal reading first.
pub(crate) fn stated_figures<'a>(
    figures: &ReportFigures<'a>,
    section: Option<Section>,
    subject: &'a Subject,
    phase: Phase,
) -> impl Iterator<Item = Figure<'a>> {
    let literal = once_with(move || literal(figures, section, subject, phase));
    let allowed = once_with(move || allowed(figures, section, subject, phase));
    literal.chain(allowed).flatten().filter_map(|cell| match cell {
        FigureCell::Printed(figure) => Some(figure),
        FigureCell::Absent | FigureCell::Blank | FigureCell::Unread(_) | FigureCell::Contradicted(..) => None,
    })
}

/// Whether two printed numbers are the same, the finer one rounded where they differ.
pub(crate) fn rounds_to(one: Figure<'_>, other: Figure<'_>) -> bool {
    let difference = (one.value - other.value).abs();
    let coarser = one.quantum.max(other.quantum);
    difference.is_zero() || (one.quantum != other.quantum && difference + difference <= coarser)
}

/// The cells of the statements that a claim means literally. None where no statement prints it.
fn literal<'a>(
    figures: &ReportFigures<'a>,
    section: Option<Section>,
    subject: &'a Subject,
    phase: Phase,
) -> Vec<FigureCell<'a>> {
    let column = ColumnKey::total(Some(phase));
    let fund = subject.fund;
    let summary = |side: TableKey, item| vec![figures.item(side, item, column)];
    // A form without a total of the year contains only the other.
    let of_year = |side: TableKey, item| {
        let alone = matches!(figures.item(side, item, column), FigureCell::Absent) && !says_of_year(subject);
        summary(side, if alone { Item::GrandTotal } else { item })
    };
    let of_appropriation = section == Some(Section::Appropriation);
    let carryover = |item, own: TableKey, appropriated: TableKey| match fund {
        Some(fund) => vec![figures.item(appropriated, item, column.fund(fund))],
        None if of_appropriation => summary(appropriated, item),
        None => summary(own, item),
    };
    let income_row = |measure: Measure| {
        vec![figures.item(TableKey::of(Statement::Income), Item::Total, column.measure(measure))]
    };
    let expended = |row, column| {
        if fund.is_none() && of_appropriation {
            return appropriated(figures, row, column);
        }
        vec![figures.cell(expended_in(fund), row, ColumnKey { fund, ..column })]
    };
    let nature = |measure| expended(RowKey::Item(Item::Total), column.measure(measure));
    match subject.topic {
        Topic::GrandTotal => vec![
            figures.item(INCOME, Item::GrandTotal, column),
            figures.item(EXPENDITURE, Item::GrandTotal, column),
        ],
        // 收入总计 may also mean the income of the year.
        Topic::IncomeTotal => vec![
            figures.item(INCOME, Item::GrandTotal, column),
            figures.item(INCOME, Item::IncomeOfYear, column),
        ],
        Topic::ExpenditureTotal => vec![
            figures.item(EXPENDITURE, Item::GrandTotal, column),
            figures.item(EXPENDITURE, Item::ExpenditureOfYear, column),
        ],
        Topic::IncomeOfYear => match fund {
            Some(fund) => vec![figures.item(GIVEN, Item::FiscalAppropriation, column.fund(fund))],
            None if of_appropriation => of_year(GIVEN, Item::IncomeOfYear),
            None => of_year(INCOME, Item::IncomeOfYear),
        },
        Topic::ExpenditureOfYear => match fund {
            Some(fund) => vec![figures.item(SPENT, Item::ExpenditureOfYear, column.fund(fund))],
            None if of_appropriation => of_year(SPENT, Item::ExpenditureOfYear),
            None => of_year(EXPENDITURE, Item::ExpenditureOfYear),
        },
        Topic::FiscalAppropriation => income_row(Measure::FiscalAppropriation),
        Topic::SuperiorSubsidy => income_row(Measure::SuperiorSubsidy),
        Topic::InstitutionalIncome => income_row(Measure::InstitutionalIncome),
        Topic::BusinessIncome => income_row(Measure::BusinessIncome),
        Topic::AffiliateRemittance => income_row(Measure::AffiliateRemittance),
        Topic::OtherIncome => income_row(Measure::OtherIncome),
        Topic::FiscalAccount => summary(INCOME, Item::FiscalAccount),
        Topic::OtherFunds => summary(INCOME, Item::OtherFunds),
        Topic::Reserve => nature(Measure::Reserve),
        Topic::OpeningCarryover => carryover(Item::OpeningCarryover, INCOME, GIVEN),
        Topic::ClosingCarryover => carryover(Item::ClosingCarryover, EXPENDITURE, SPENT),
        Topic::UseOfSurplus => summary(INCOME, Item::UseOfSurplus),
        Topic::SurplusDistribution => summary(EXPENDITURE, Item::SurplusDistribution),
        Topic::Basic => nature(Measure::Basic),
        Topic::Project => nature(Measure::Project),
        Topic::RemittedToSuperior => nature(Measure::RemittedToSuperior),
        Topic::Business => nature(Measure::Business),
        Topic::SubsidyToAffiliates => nature(Measure::SubsidyToAffiliates),
        Topic::AppropriationTotal => {
            vec![figures.item(GIVEN, Item::GrandTotal, column), figures.item(SPENT, Item::GrandTotal, column)]
        }
        Topic::AppropriationIncomeTotal => vec![
            figures.item(GIVEN, Item::GrandTotal, column),
            figures.item(GIVEN, Item::IncomeOfYear, column),
        ],
        Topic::AppropriationExpenditureTotal => vec![
            figures.item(SPENT, Item::GrandTotal, column),
            figures.item(SPENT, Item::ExpenditureOfYear, column),
        ],
        Topic::AppropriationExpenditure => summary(SPENT, Item::ExpenditureOfYear),
        Topic::Personnel => basic(figures, Item::Personnel, column),
        Topic::Public => basic(figures, Item::Public, column),
        Topic::FunctionalClass | Topic::FunctionalGroup | Topic::FunctionalItem => match &subject.code {
            Some(code) if level(subject.topic) == Some(code.level()) => expended(RowKey::Code(code), column),
            _ => Vec::new(),
        },
        Topic::EconomicClass | Topic::EconomicGroup => {
            let column = column.fund(Fund::GeneralPublic);
            let table = TableKey::of(Statement::BasicExpenditure);
            let code = subject.code.iter().filter(|_| section == Some(Section::Basic));
            code.map(|code| figures.cell(table, RowKey::Code(code), column)).collect()
        }
        Topic::ThreePublic => summary(TableKey::of(Statement::ThreePublic), Item::ThreePublic),
        Topic::Overseas => summary(TableKey::of(Statement::ThreePublic), Item::Overseas),
        Topic::Vehicle => summary(TableKey::of(Statement::ThreePublic), Item::Vehicle),
        Topic::VehiclePurchase => summary(TableKey::of(Statement::ThreePublic), Item::VehiclePurchase),
        Topic::VehicleOperation => summary(TableKey::of(Statement::ThreePublic), Item::VehicleOperation),
        Topic::Reception => summary(TableKey::of(Statement::ThreePublic), Item::Reception),
        _ => Vec::new(),
    }
}

/// Whether the words exclude what was carried over.
fn says_of_year(subject: &Subject) -> bool {
    subject.label.contains("本年")
}

fn basic<'a>(figures: &ReportFigures<'a>, item: Item, column: ColumnKey) -> Vec<FigureCell<'a>> {
    vec![figures.item(TableKey::of(Statement::BasicExpenditure), item, column.fund(Fund::GeneralPublic))]
}

/// The statement of the expenditure of a fund, or of all money.
fn expended_in(fund: Option<Fund>) -> TableKey {
    TableKey::of(match fund {
        None => Statement::Expenditure,
        Some(Fund::GeneralPublic) => Statement::GeneralPublicExpenditure,
        Some(Fund::GovernmentFund) => Statement::GovernmentFund,
        Some(Fund::StateCapital) => Statement::StateCapital,
    })
}

/// What appropriations paid: from their statement or, where the report has none, from that of the one fund that prints the
/// row. Where two funds print it, neither is the whole.
fn appropriated<'a>(figures: &ReportFigures<'a>, row: RowKey<'a>, column: ColumnKey) -> Vec<FigureCell<'a>> {
    let whole = TableKey::of(Statement::AppropriationExpenditure);
    if figures.presence(whole.statement) == Presence::Filled {
        return vec![figures.cell(whole, row, column)];
    }
    let of_fund = |fund: &Fund| figures.cell(expended_in(Some(*fund)), row, column.fund(*fund));
    let cells: Vec<FigureCell<'a>> = Fund::ALL
        .iter()
        .map(of_fund)
        .filter(|cell| !matches!(cell, FigureCell::Absent | FigureCell::Blank))
        .collect();
    if cells.len() == 1 { cells } else { Vec::new() }
}

/// The cells that a claim may mean besides its literal reading.
fn allowed<'a>(
    figures: &ReportFigures<'a>,
    section: Option<Section>,
    subject: &'a Subject,
    phase: Phase,
) -> Vec<FigureCell<'a>> {
    let all = ColumnKey::total(Some(phase));
    let of_year = || says_of_year(subject);
    let funds: SmallVec<[Option<Fund>; 4]> = match (subject.fund, section) {
        (Some(fund), _) => smallvec![Some(fund)],
        (None, Some(Section::GovernmentFund)) => smallvec![None, Some(Fund::GovernmentFund)],
        (None, Some(Section::StateCapital)) => smallvec![None, Some(Fund::StateCapital)],
        (None, _) => std::iter::once(None).chain(Fund::ALL.iter().copied().map(Some)).collect(),
    };
    let columns = || funds.iter().map(|fund| ColumnKey { fund: *fund, ..all });
    let appropriated_only = section == Some(Section::Appropriation) || subject.fund.is_some();
    let mut cells = Vec::new();
    let mut items = |tables: &[TableKey], items: &[Item]| {
        for column in columns() {
            let crossings = tables.iter().flat_map(|table| items.iter().map(move |item| (*table, *item)));
            cells.extend(crossings.map(|(table, item)| figures.item(table, item, column)));
        }
    };
    match subject.topic {
        Topic::IncomeTotal
        | Topic::IncomeOfYear
        | Topic::AppropriationIncomeTotal
        | Topic::FiscalAppropriation => {
            let of_all =
                matches!(subject.topic, Topic::IncomeTotal | Topic::IncomeOfYear) && !appropriated_only;
            let total = (!of_year()).then_some(Item::GrandTotal);
            let rows: Vec<Item> = [Item::IncomeOfYear, Item::Total].into_iter().chain(total).collect();
            if of_all {
                items(&[INCOME, TableKey::of(Statement::Income)], &rows);
            } else {
                items(&[GIVEN], &rows);
                items(&[INCOME, GIVEN], &[Item::FiscalAppropriation]);
            }
        }
        Topic::ExpenditureTotal
        | Topic::ExpenditureOfYear
        | Topic::AppropriationExpenditure
        | Topic::AppropriationExpenditureTotal => {
            let of_all = matches!(subject.topic, Topic::ExpenditureTotal | Topic::ExpenditureOfYear)
                && !appropriated_only;
            let total = (!of_year()).then_some(Item::GrandTotal);
            let rows: Vec<Item> = [Item::ExpenditureOfYear, Item::Total].into_iter().chain(total).collect();
            if of_all {
                items(&[EXPENDITURE, TableKey::of(Statement::Expenditure)], &rows);
            } else {
                items(&[SPENT, TableKey::of(Statement::AppropriationExpenditure)], &rows);
                items(&BY_FUND.map(TableKey::of), &[Item::Total]);
            }
        }
        Topic::Personnel | Topic::Public => {
            let item = if subject.topic == Topic::Public { Item::Public } else { Item::Personnel };
            items(&BASIC.map(TableKey::of), &[item]);
        }
        // Shares of 三公 often refer to the total of the statement, including meetings and training.
        Topic::ThreePublic => items(&[TableKey::of(Statement::ThreePublic)], &[Item::Total]),
        Topic::OperatingCost => {
            items(&[TableKey::of(Statement::ThreePublic)], &[Item::OperatingCost]);
            items(&[TableKey::of(Statement::OperatingCost)], &[Item::Total]);
        }
        _ => {}
    }
    let measured = match subject.topic {
        Topic::Basic => Some(Measure::Basic),
        Topic::Project => Some(Measure::Project),
        Topic::Personnel => Some(Measure::Personnel),
        Topic::Public => Some(Measure::Public),
        _ => None,
    };
    if let Some(measure) = measured {
        let tables = EXPENDED.iter().chain(&BASIC).copied().map(TableKey::of).chain([EXPENDITURE, SPENT]);
        for table in tables {
            let totals = [Item::Total, Item::ExpenditureOfYear, Item::GrandTotal].into_iter();
            let rows = totals.flat_map(|item| columns().map(move |column| (item, column)));
            cells.extend(rows.map(|(item, column)| figures.item(table, item, column.measure(measure))));
        }
    }
    if let Some(code) = subject.code.as_ref() {
        let by_code: &[Statement] = match subject.topic {
            Topic::FunctionalClass | Topic::FunctionalGroup | Topic::FunctionalItem => &EXPENDED,
            Topic::EconomicClass | Topic::EconomicGroup => &BASIC,
            _ => &[],
        };
        if level(subject.topic).is_none_or(|level| level == code.level()) {
            let every = by_code
                .iter()
                .filter(|statement| !(appropriated_only && **statement == Statement::Expenditure));
            // The numbers of a named fund in 04 repeat those of its own statement.
            let summary = subject.fund.is_none().then_some(SPENT);
            let tables = every.copied().map(TableKey::of).chain(summary);
            let crossings = tables.flat_map(|table| columns().map(move |column| (table, column)));
            cells.extend(crossings.map(|(table, column)| figures.cell(table, RowKey::Code(code), column)));
        }
    }
    cells.retain(|cell| !matches!(cell, FigureCell::Absent | FigureCell::Blank));
    cells
}

/// The statements of the expenditure of one fund each.
const BY_FUND: [Statement; 3] =
    [Statement::GeneralPublicExpenditure, Statement::GovernmentFund, Statement::StateCapital];

/// The statements of expenditure by function.
const EXPENDED: [Statement; 5] = [
    Statement::Expenditure,
    Statement::AppropriationExpenditure,
    Statement::GeneralPublicExpenditure,
    Statement::GovernmentFund,
    Statement::StateCapital,
];

/// The statements of expenditure by economic class.
const BASIC: [Statement; 4] = [
    Statement::BasicExpenditure,
    Statement::AppropriationBasicExpenditure,
    Statement::GovernmentFundBasic,
    Statement::EconomicExpenditure,
];
