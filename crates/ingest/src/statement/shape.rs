//! Which statement a table is: from its title, unless its shape and header contradict it, or from shape and header alone.

use super::code::{domain_of_code, plain_code, split_code};
use super::table::LaneTable;
use juesuan_model::{CodeDomain, Statement};

/// The statement that a table's shape and header show, considering its title: a title that the header contradicts does not count.
pub(super) fn statement(table: &LaneTable<'_>, titled: Option<Statement>) -> Option<Statement> {
    let shape = Shape::of(table);
    let titled = titled.map(|statement| by_codes(statement, table));
    if let Some(statement) = titled.filter(|&statement| shape.fits(statement)) {
        return Some(statement);
    }
    shape.shows().or(titled.map(|_| Statement::Other))
}

/// Expenditure by economic class has the same titles as expenditure by function; its codes distinguish it.
fn by_codes(statement: Statement, table: &LaneTable<'_>) -> Statement {
    let all_kinds = matches!(
        statement,
        Statement::Expenditure | Statement::GeneralPublicExpenditure | Statement::AppropriationExpenditure
    );
    let codes = table.lanes.iter().filter_map(|lane| lane.codes.first()).flat_map(|&column| {
        table.body.iter().filter_map(move |row| Some(plain_code(&row.get(column)?.text)))
    });
    let (mut economic, mut functional) = (0_u32, 0_u32);
    for code in codes {
        match split_code(&code).map(|(digits, _)| domain_of_code(CodeDomain::Functional, digits)) {
            Some(CodeDomain::Economic) => economic += 1,
            Some(CodeDomain::Functional) => functional += 1,
            None => {}
        }
    }
    if all_kinds && economic > functional { Statement::EconomicExpenditure } else { statement }
}

/// What a table's lanes and headers look like.
struct Shape {
    headers: Vec<String>,
    /// How many lanes have codes.
    coded: usize,
    /// Income on the left and expenditure on the right, the latter once or by two classifications.
    sided: bool,
    /// One lane of labels without codes.
    listed: bool,
    /// 出国 and 接待 in the columns.
    travel: bool,
}

impl Shape {
    fn of(table: &LaneTable<'_>) -> Self {
        let columns = table.lanes.iter().flat_map(|lane| &lane.values);
        let headers: Vec<String> = columns.map(|column| column.squeezed().concat()).collect();
        let coded = table.lanes.iter().filter(|lane| !lane.codes.is_empty()).count();
        let named = table.lanes.iter().filter(|lane| !lane.names.is_empty()).count();
        let has = |word: &str| headers.iter().any(|header| header.contains(word));
        Self {
            coded,
            sided: matches!(table.lanes.len(), 2 | 3) && coded == 0,
            listed: table.lanes.len() == 1 && coded == 0 && named == 1,
            travel: has("出国") && has("接待"),
            headers,
        }
    }

    fn any(&self, words: &[&str]) -> bool {
        self.headers.iter().any(|header| words.iter().any(|word| header.contains(word)))
    }

    fn amounts(&self) -> bool {
        self.any(&["支出", "小计", "合计", "总计", "金额", "预算", "决算"])
    }

    fn fits(&self, statement: Statement) -> bool {
        match statement {
            Statement::IncomeExpenditureSummary | Statement::AppropriationSummary => self.sided,
            Statement::Income => !self.sided && (self.listed || self.any(&["收入"])),
            Statement::Expenditure
            | Statement::GeneralPublicExpenditure
            | Statement::AppropriationExpenditure
            | Statement::StateCapital => !self.sided && !self.travel && self.amounts(),
            Statement::GovernmentFund => !self.sided && (self.amounts() || self.any(&["结转", "收入"])),
            Statement::BasicExpenditure
            | Statement::AppropriationBasicExpenditure
            | Statement::GovernmentFundBasic
            | Statement::EconomicExpenditure => !self.sided && self.coded > 0,
            Statement::ThreePublic => self.travel || self.listed,
            Statement::ProjectExpenditure
            | Statement::IncomeByUnit
            | Statement::ExpenditureByUnit
            | Statement::FiscalAccount
            | Statement::MeetingTraining
            | Statement::OperatingCost
            | Statement::Procurement
            | Statement::PurchasedServices
            | Statement::StateAssets
            | Statement::AgencyInformation
            | Statement::Other => true,
        }
    }

    /// The statement from the header alone.
    fn shows(&self) -> Option<Statement> {
        let both_sides = self.sided && self.any(&["收入"]) && self.any(&["支出"]);
        if both_sides && self.any(&["政府性基金", "国有资本"]) {
            Some(Statement::AppropriationSummary)
        } else if both_sides {
            Some(Statement::IncomeExpenditureSummary)
        } else if self.travel {
            Some(Statement::ThreePublic)
        } else if self.coded > 0 && self.any(&["上级补助收入"]) {
            Some(Statement::Income)
        } else if self.coded > 0 && self.any(&["上缴上级"]) && self.any(&["基本支出"]) {
            Some(Statement::Expenditure)
        } else if self.coded > 1 {
            Some(Statement::BasicExpenditure)
        } else {
            None
        }
    }
}
