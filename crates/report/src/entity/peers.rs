//! The entity's place among its peers.

use super::measured::{self, Definition};
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::{Speech, text};
use crate::metrics::{Holding, PeerRow, boxes, draw_box};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows;
use crate::words::{LOWER_QUARTILE, MEDIAN, METRIC, THIS_DEPARTMENT, UPPER_QUARTILE};
use juesuan_messages::{Language, Message, message};
use juesuan_model::{FiscalYear, Kind, Topic};
use juesuan_query::{Group, PeersRequest};
use rust_decimal::Decimal;

/// The amount that is compared and ranked.
const RANKED_METRIC: &str = "expenditure";

/// The ratios that are compared.
const RATIOS: [&str; 5] =
    ["project_share", "personnel_share", "execution_rate", "three_public_execution", "reconciliation_score"];

/// The number of departments drawn in the ranking.
const RANKED: usize = 20;

/// Rank, quartiles and distance to the median of each metric; who the peers are.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("peers", language.say(message!("report-peers")));
    let Some((width, spending)) = widen(subject)? else {
        section.say(language.say(message!("report-peers-none")));
        return Ok(section);
    };
    section.say(width.words(subject, &spending));
    let mut table = Table::new(
        language.say(message!("report-peers-of-year", year = subject.latest.to_string())),
        columns(language),
    );
    let mut boxes = no_boxes(language);
    table.rows.push(row(subject, draft, RANKED_METRIC, Some(&spending))?);
    for metric in RATIOS {
        let peers = width.ask(subject, metric)?;
        let row = row(subject, draft, metric, peers.as_deref())?;
        let has_value = row.get(1).is_some_and(|cell| !matches!(cell.value, Value::None(_)));
        if let (true, Some(peers)) = (has_value, &peers) {
            draw_box(&mut boxes, subject.label(metric)?, peers, own(peers));
        }
        table.rows.push(row);
    }
    section.chart(boxes);
    section.table(table);
    section.chart(ranking(subject, &spending)?);
    Ok(section)
}

fn columns(language: Language) -> Vec<Column> {
    let headings = [
        (METRIC, Holds::Text),
        (THIS_DEPARTMENT, Holds::Ratio),
        (text!("report-rank"), Holds::Number),
        (text!("report-peer-count"), Holds::Number),
        (LOWER_QUARTILE, Holds::Ratio),
        (MEDIAN, Holds::Ratio),
        (UPPER_QUARTILE, Holds::Ratio),
        (text!("report-percentile"), Holds::Number),
    ];
    Column::list(language, headings)
}

/// A metric's row; without peers, that there are too few.
fn row(
    subject: &Subject<'_>,
    draft: &mut Draft,
    metric: &str,
    peers: Option<&[PeerRow]>,
) -> Result<Vec<Cell>, Error> {
    let (language, year) = (subject.language, subject.latest);
    let label = subject.label(metric)?;
    let mut cells = vec![Cell::text(label)];
    let Some(peers) = peers else {
        cells.resize(8, Cell::none(language.say(message!("report-too-few-peers"))));
        return Ok(cells);
    };
    let own = own(peers);
    let is_amount = metric == RANKED_METRIC;
    let holding = if is_amount { Holding::Amount } else { Holding::Ratio };
    cells.push(if is_amount {
        subject.cell(draft, year, Topic::ExpenditureOfYear, None)
    } else {
        let definition = Definition { metric, inputs: &[], holding };
        measured::cell(subject, draft, definition, label, year, own.map(|own| &own.measured))
    });
    let missing = || Cell::none(language.reason(own.map_or("not printed", |own| own.measured.reason())));
    let count =
        |number: fn(&PeerRow) -> Option<Decimal>| own.and_then(number).map_or_else(missing, Cell::number);
    let value = |number: fn(&PeerRow) -> Option<Decimal>| {
        own.and_then(number).map_or_else(missing, |number| Cell::of(holding.value(number), None))
    };
    cells.extend([count(|row| row.rank), count(|row| row.reference_count)]);
    cells.extend([value(|row| row.p25), value(|row| row.median), value(|row| row.p75)]);
    cells.push(count(|row| row.percentile));
    Ok(cells)
}

/// The row of the entity itself.
fn own(peers: &[PeerRow]) -> Option<&PeerRow> {
    peers.iter().find(|row| row.chosen)
}

fn no_boxes(language: Language) -> Chart {
    let title = language.say(message!("report-among-peers"));
    let words = language.say(message!("report-among-peers-alt"));
    boxes(language, title, words, true)
}

/// The narrowest group that has three values: of level and function, of the level, of all in the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    LevelAndFunction,
    Level,
    All,
}

/// The narrowest group, and what it spends.
fn widen(subject: &Subject<'_>) -> Result<Option<(Width, Vec<PeerRow>)>, Error> {
    for width in [Width::LevelAndFunction, Width::Level, Width::All] {
        // Without a level there is nothing narrower than all.
        if subject.reports.level.is_none() && width != Width::All {
            continue;
        }
        if let Some(rows) = width.ask(subject, RANKED_METRIC)? {
            return Ok(Some((width, rows)));
        }
    }
    Ok(None)
}

impl Width {
    /// The ranking in this group; none where it has fewer than three values.
    fn ask(self, subject: &Subject<'_>, metric: &str) -> Result<Option<Vec<PeerRow>>, Error> {
        let Ok(year) = FiscalYear::new(i64::from(subject.latest)) else { return Ok(None) };
        let group = match self {
            Self::LevelAndFunction => Group::default(),
            Self::Level => Group { level: subject.reports.level.as_deref(), ..Group::default() },
            // An empty text is contained in every name.
            Self::All => Group { name: Some(""), ..Group::default() },
        };
        let request = PeersRequest {
            metric,
            year,
            kind: Kind::FinalAccounts,
            scope: subject.scope,
            group,
            entity: Some(&subject.entity.id),
            dimension: None,
        };
        match subject.session.peers(&request) {
            Ok(peers) => Ok(Some(rows::read(&peers.frame)?)),
            Err(juesuan_query::Error::GroupTooSmall { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Who the peers are, how many, and how they are ranked.
    fn words(self, subject: &Subject<'_>, found: &[PeerRow]) -> String {
        let (language, year) = (subject.language, subject.latest);
        let count = found.iter().filter(|row| !row.chosen).count();
        language.say(message!(
            "report-peer-group",
            whom = self.whom(),
            year = year.to_string(),
            scope = subject.scope,
            count = count
        ))
    }

    fn whom(self) -> Message {
        match self {
            Self::LevelAndFunction => message!("report-same-level-and-function"),
            Self::Level => message!("report-same-level"),
            Self::All => message!("report-all-of-scope"),
        }
    }
}

/// The largest spenders; the entity itself is a series of its own, so that it is seen.
fn ranking(subject: &Subject<'_>, peers: &[PeerRow]) -> Result<Chart, Error> {
    let language = subject.language;
    let label = subject.label(RANKED_METRIC)?;
    let year = subject.latest.to_string();
    let title = language.say(message!("report-ranking-of-year", metric = label, year = year));
    let words = language.say(message!("report-ranking-alt"));
    let (mut categories, mut of_peers, mut of_own) = (Vec::new(), Vec::new(), Vec::new());
    let ranked = peers.iter().filter_map(|row| Some((row, Holding::Amount.value(row.measured.value?))));
    for (row, value) in ranked.take(RANKED) {
        categories.push(row.entity_name.clone());
        let nothing = Value::None(String::new());
        let (peer, own) = if row.chosen { (nothing, value) } else { (value, nothing) };
        of_peers.push(peer);
        of_own.push(own);
    }
    let series = vec![
        Series::new(language.say(message!("report-peer-series")), of_peers),
        Series::new(language.of(THIS_DEPARTMENT), of_own),
    ];
    Ok(Chart { title, words, shape: Shape::Bars, categories, series })
}
