//! The figures that the sections show: printed amounts with their places, found by year and topic.

use crate::error::Error;
use crate::rows::{self, Field, Row, record};
use juesuan_model::{Fund, Kind, Locator, Phase, Statement, Topic, Yuan};
use polars::frame::DataFrame;
use std::collections::HashMap;

/// What a figure is about: a topic, of all money or of the fiscal appropriations alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Matter {
    pub(crate) topic: Topic,
    pub(crate) of_appropriations: bool,
}

impl Matter {
    /// The matter with this name in the views: `basic`, `appropriation_basic`.
    fn from_name(name: &str) -> Option<Self> {
        let whole = |topic| Self { topic, of_appropriations: false };
        let part = |topic| Self { topic, of_appropriations: true };
        let of_appropriations = || name.strip_prefix("appropriation_").and_then(Topic::from_name).map(part);
        Topic::from_name(name).map(whole).or_else(of_appropriations)
    }
}

impl From<Topic> for Matter {
    fn from(topic: Topic) -> Self {
        Self { topic, of_appropriations: false }
    }
}

impl Field for Matter {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        let name = String::read(row, column)?;
        Self::from_name(&name).ok_or_else(|| Error::Cell { column: column.to_owned(), found: name })
    }
}

/// Where an amount is printed, and how.
#[derive(Debug, Clone)]
pub(crate) struct FigurePosition {
    pub(crate) revision: String,
    /// The statement's name, or `prose`.
    pub(crate) stated_in: String,
    pub(crate) printed: String,
    pub(crate) unit: Option<String>,
    pub(crate) sentence: Option<String>,
    pub(crate) locator: Locator,
}

impl Field for FigurePosition {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        Ok(Self {
            revision: Field::read(row, "revision_id")?,
            stated_in: Field::read(row, "source")?,
            printed: Field::read(row, "printed")?,
            unit: Field::read(row, "unit")?,
            // Queries about statements only have no sentences.
            sentence: if row.has("sentence") { Field::read(row, "sentence")? } else { None },
            locator: Field::read(row, column)?,
        })
    }
}

record! {
    /// An amount of a year with its place.
    pub(crate) struct PrintedAmount {
        pub(crate) fiscal_year: i32,
        pub(crate) amount: Yuan,
        pub(crate) place: FigurePosition,
    }
}

record! {
    /// A row of `queries/analysis/report_figures.sql`.
    struct FigureRow {
        entity_id: String,
        kind: Kind,
        topic: Matter,
        fund: Option<Fund>,
        code: Option<String>,
        phase: Phase,
        printed: PrintedAmount,
    }
}

/// What is requested: a topic, of a fund or of all together, of a code or the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Asked<'a> {
    pub(crate) matter: Matter,
    pub(crate) fund: Option<Fund>,
    pub(crate) code: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// The whole of a topic.
    pub(crate) fn whole(matter: impl Into<Matter>, fund: Option<Fund>) -> Self {
        Self { matter: matter.into(), fund, code: None }
    }

    /// What one functional class has of it.
    pub(crate) const fn class(code: &'a str, fund: Option<Fund>) -> Self {
        let matter = Matter { topic: Topic::FunctionalClass, of_appropriations: false };
        Self { matter, fund, code: Some(code) }
    }
}

/// Whose figure of which year, in which kind of report and phase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct FigureKey {
    entity: String,
    year: i32,
    kind: Kind,
    matter: Matter,
    fund: Option<Fund>,
    code: Option<String>,
    phase: Phase,
}

/// The figures of one or several departments.
pub(crate) struct Figures {
    found: HashMap<FigureKey, PrintedAmount>,
}

impl Figures {
    /// Reads the rows of `queries/analysis/report_figures.sql`; the first of each key counts.
    pub(crate) fn read(frame: &DataFrame) -> Result<Self, Error> {
        let mut found = HashMap::new();
        for row in rows::read::<FigureRow>(frame)? {
            let key = FigureKey {
                entity: row.entity_id,
                year: row.printed.fiscal_year,
                kind: row.kind,
                matter: row.topic,
                fund: row.fund,
                code: row.code,
                phase: row.phase,
            };
            found.entry(key).or_insert(row.printed);
        }
        Ok(Self { found })
    }

    /// What the department's final accounts have as spent or received.
    pub(crate) fn actual(&self, entity: &str, year: i32, asked: Asked<'_>) -> Option<&PrintedAmount> {
        self.of_phase(entity, year, asked, Phase::Actual)
    }

    /// What they have as of another phase.
    pub(crate) fn of_phase(
        &self,
        entity: &str,
        year: i32,
        asked: Asked<'_>,
        phase: Phase,
    ) -> Option<&PrintedAmount> {
        self.find(entity, year, Kind::FinalAccounts, asked, phase)
    }

    /// What the department's own budget has.
    pub(crate) fn planned(&self, entity: &str, year: i32, asked: Asked<'_>) -> Option<&PrintedAmount> {
        self.find(entity, year, Kind::Budget, asked, Phase::InitialBudget)
    }

    fn find(
        &self,
        entity: &str,
        year: i32,
        kind: Kind,
        asked: Asked<'_>,
        phase: Phase,
    ) -> Option<&PrintedAmount> {
        let Asked { matter, fund, code } = asked;
        let (entity, code) = (entity.to_owned(), code.map(str::to_owned));
        self.found.get(&FigureKey { entity, year, kind, matter, fund, code, phase })
    }

    /// The functional classes that any report of the year has an amount of, in order.
    pub(crate) fn classes(&self, year: i32, fund: Option<Fund>) -> Vec<&str> {
        let matter = Matter::from(Topic::FunctionalClass);
        let is_class = |key: &&FigureKey| key.year == year && key.matter == matter && key.fund == fund;
        let mut classes: Vec<&str> =
            self.found.keys().filter(is_class).filter_map(|key| key.code.as_deref()).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}

/// The statement that contains a topic.
pub(crate) const fn statement_of(topic: Topic) -> Statement {
    match topic {
        Topic::Basic | Topic::Project | Topic::FunctionalClass => Statement::Expenditure,
        Topic::Personnel | Topic::Public => Statement::BasicExpenditure,
        Topic::ThreePublic
        | Topic::Overseas
        | Topic::Vehicle
        | Topic::VehiclePurchase
        | Topic::VehicleOperation
        | Topic::Reception => Statement::ThreePublic,
        _ => Statement::IncomeExpenditureSummary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_model::{Item, Measure};

    #[test]
    fn every_row_and_column_of_the_statements_is_a_matter() {
        let names =
            Item::ALL.iter().map(|item| item.name()).chain(Measure::ALL.iter().map(|item| item.name()));
        for name in names.filter(|name| *name != "total") {
            assert!(Matter::from_name(name).is_some(), "{name}");
            let part = Matter::from_name(&format!("appropriation_{name}"));
            assert!(part.is_some(), "appropriation_{name}");
        }
        let income = Matter::from_name("appropriation_income_of_year");
        assert_eq!(income, Some(Matter { topic: Topic::IncomeOfYear, of_appropriations: true }));
        assert_eq!(
            Matter::from_name("appropriation_expenditure"),
            Some(Matter::from(Topic::AppropriationExpenditure)),
            "a topic of its own"
        );
        assert_eq!(Matter::from_name("weather"), None);
    }
}
