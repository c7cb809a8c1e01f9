//! The figures that the sections show: printed amounts with their places, found by year and topic.

use crate::error::Error;
use crate::rows::{Row, Rows};
use juesuan_model::locator::BoundingBox;
use juesuan_model::{Locator, Yuan};
use polars::frame::DataFrame;
use std::collections::HashMap;

/// A printed amount.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) entity: String,
    pub(crate) year: i32,
    pub(crate) topic: String,
    pub(crate) fund: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) amount: Yuan,
    pub(crate) place: Place,
}

/// Where it is printed, and how.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) revision: String,
    /// The statement's name, or `prose`.
    pub(crate) stated_in: String,
    pub(crate) printed: String,
    pub(crate) unit: Option<String>,
    pub(crate) sentence: Option<String>,
    pub(crate) locator: Locator,
}

/// What is asked for: a topic, of a fund or all together, of a code or the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Asked<'a> {
    pub(crate) topic: &'a str,
    pub(crate) fund: Option<&'a str>,
    pub(crate) code: Option<&'a str>,
}

impl<'a> Asked<'a> {
    pub(crate) const fn whole(topic: &'a str, fund: Option<&'a str>) -> Self {
        Self { topic, fund, code: None }
    }
}

/// The figures of `queries/analysis/report_figures.sql`.
pub(crate) struct Figures {
    rows: Vec<Figure>,
    index: HashMap<String, usize>,
}

impl Figures {
    pub(crate) fn read(frame: &DataFrame) -> Result<Self, Error> {
        let table = Rows::read(frame)?;
        let (mut rows, mut index) = (Vec::new(), HashMap::new());
        for row in table.iter() {
            let Some(figure) = figure(row)? else { continue };
            let text = |column| row.text(column).unwrap_or_default();
            let key = key(
                &figure.entity,
                figure.year,
                text("kind"),
                Asked { topic: text("topic"), fund: row.text("fund"), code: row.text("code") },
                text("phase"),
            );
            index.entry(key).or_insert(rows.len());
            rows.push(figure);
        }
        Ok(Self { rows, index })
    }

    /// What the body's final accounts give as spent or received.
    pub(crate) fn actual(&self, entity: &str, year: i32, asked: Asked<'_>) -> Option<&Figure> {
        self.of_phase(entity, year, asked, "actual")
    }

    /// What they give as of another phase.
    pub(crate) fn of_phase(&self, entity: &str, year: i32, asked: Asked<'_>, phase: &str) -> Option<&Figure> {
        self.rows.get(*self.index.get(&key(entity, year, "final_accounts", asked, phase))?)
    }

    /// What the body's own budget gives.
    pub(crate) fn planned(&self, entity: &str, year: i32, asked: Asked<'_>) -> Option<&Figure> {
        self.rows.get(*self.index.get(&key(entity, year, "budget", asked, "initial_budget"))?)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.rows.iter()
    }
}

fn key(entity: &str, year: i32, kind: &str, asked: Asked<'_>, phase: &str) -> String {
    let (fund, code) = (asked.fund.unwrap_or_default(), asked.code.unwrap_or_default());
    format!("{entity}|{year}|{kind}|{}|{fund}|{code}|{phase}", asked.topic)
}

/// The amount of a row with its place; none where the row has no amount.
pub(crate) fn figure(row: Row<'_>) -> Result<Option<Figure>, Error> {
    let (Some(year), Some(amount)) = (row.year(), row.yuan("amount")?) else { return Ok(None) };
    let text = |column: &str| row.text(column).map(str::to_owned);
    let whole = |column: &str| row.text(column).and_then(|number| number.parse().ok());
    let edge = |column: &str| row.text(column).and_then(|number| number.parse().ok());
    let bbox = || Some(BoundingBox { x0: edge("x0")?, y0: edge("y0")?, x1: edge("x1")?, y1: edge("y1")? });
    Ok(Some(Figure {
        entity: text("entity_id").unwrap_or_default(),
        year,
        topic: text("topic").unwrap_or_default(),
        fund: text("fund"),
        code: text("code"),
        amount,
        place: Place {
            revision: text("revision_id").unwrap_or_default(),
            stated_in: text("source").unwrap_or_default(),
            printed: text("printed").unwrap_or_default(),
            unit: text("unit"),
            sentence: text("sentence"),
            locator: Locator {
                source: whole("source_index").unwrap_or_default(),
                sheet: whole("sheet"),
                paragraph: whole("paragraph"),
                page: whole("page"),
                line: whole("line"),
                column: whole("line_column"),
                bbox: bbox(),
                cell: None,
            },
        },
    }))
}
