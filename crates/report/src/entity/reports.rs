//! Which reports of an entity there are: years, scopes, statements, and what became of their amounts.

use crate::rows::record;
use juesuan_model::{Kind, Scope, Statement};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

record! {
    /// A row of `queries/analysis/report_list.sql`: a statement of a report, or the report alone if it has none.
    pub(crate) struct ReportRow {
        pub(crate) entity_id: String,
        pub(crate) entity_name: String,
        pub(crate) kind: Kind,
        pub(crate) scope: Scope,
        pub(crate) fiscal_year: i32,
        region_name: Option<String>,
        admin_level: Option<String>,
        pub(crate) statement: Option<Statement>,
        statement_unit: Option<String>,
        amounts: AmountCounts,
    }
}

record! {
    /// What became of a report's amounts, and the pages that could not be read.
    pub(super) struct AmountCounts {
        pub(super) amount_count: u64,
        pub(super) unread_amount_count: u64,
        pub(super) rejected_amount_count: u64,
        pub(super) rejected_page_count: u64,
    }
}

/// The reports of one entity: what kinds and scopes there are, and what each year's final accounts have.
pub(super) struct Reports {
    /// Scopes of final accounts, the widest first.
    pub(super) scopes: Vec<Scope>,
    /// Every year from the first to the last that has final accounts of the widest scope, and whether it has them.
    pub(super) years: BTreeMap<i32, bool>,
    pub(super) statements: HashMap<i32, HashSet<Statement>>,
    /// The units that each year's statements are printed in, in their order.
    pub(super) units: BTreeMap<i32, Vec<String>>,
    pub(super) budget_years: BTreeSet<i32>,
    pub(super) amounts: BTreeMap<i32, AmountCounts>,
    pub(super) region: Option<String>,
    pub(super) level: Option<String>,
}

impl Reports {
    /// The reports that the rows are of; those of the widest scope count.
    pub(super) fn of(rows: Vec<ReportRow>) -> Self {
        let is_of = |row: &ReportRow, scope| row.kind == Kind::FinalAccounts && row.scope == scope;
        let exists = |scope: &Scope| rows.iter().any(|row| is_of(row, *scope));
        let mut reports = Self {
            scopes: Scope::ALL.iter().copied().filter(exists).collect(),
            years: BTreeMap::new(),
            statements: HashMap::new(),
            units: BTreeMap::new(),
            budget_years: BTreeSet::new(),
            amounts: BTreeMap::new(),
            region: None,
            level: None,
        };
        for row in rows {
            reports.add(row);
        }
        reports.years = span(&reports.statements);
        reports
    }

    fn add(&mut self, row: ReportRow) {
        self.region = row.region_name.or(self.region.take());
        self.level = row.admin_level.or(self.level.take());
        if self.scopes.first() != Some(&row.scope) {
            return;
        }
        if row.kind == Kind::Budget {
            self.budget_years.insert(row.fiscal_year);
            return;
        }
        self.statements.entry(row.fiscal_year).or_default().extend(row.statement);
        let units = self.units.entry(row.fiscal_year).or_default();
        units.extend(row.statement_unit.filter(|unit| !units.contains(unit)));
        self.amounts.insert(row.fiscal_year, row.amounts);
    }
}

/// Every year from the first to the last, and whether it has a report.
fn span(statements: &HashMap<i32, HashSet<Statement>>) -> BTreeMap<i32, bool> {
    let ends = statements.keys().min().copied().zip(statements.keys().max().copied());
    let years = ends.into_iter().flat_map(|(first, last)| first..=last);
    years.map(|year| (year, statements.contains_key(&year))).collect()
}
