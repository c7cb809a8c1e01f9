//! The entity's place among its peers.

use super::context::EntityContext;
use super::measured::{self, Definition};
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::error::Error;
use crate::language::{Speech, text};
use crate::metrics::{Holding, PeerRow, boxes, draw_box};
use crate::rows;
use crate::words::{LOWER_QUARTILE, MEDIAN, METRIC, THIS_DEPARTMENT, UPPER_QUARTILE};
use juesuan_messages::{Language, Message, message};
use juesuan_model::{FiscalYear, Kind, Topic};
use juesuan_query::{PeerGroup, PeersRequest};
use rust_decimal::Decimal;

/// The amount that is compared and ranked.
const RANKED_METRIC: &str = "expenditure";

/// The ratios that are compared.
const RATIOS: [&str; 5] =
    ["project_share", "personnel_share", "execution_rate", "three_public_execution", "reconciliation_score"];

/// The number of departments drawn in the ranking.
const RANKED: usize = 20;

/// Rank, quartiles and distance to the median of each metric; who the peers are.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let language = context.language;
    let mut section = Section::new("peers", language.say(message!("report-peers")));
    let Some((width, spending)) = widen(context)? else {
        section.say(language.say(message!("report-peers-none")));
        return Ok(section);
    };
    section.say(width.words(context, &spending));
    let mut table = ReportTable::new(
        language.say(message!("report-peers-of-year", year = context.latest.to_string())),
        columns(language),
    );
    let mut boxes = no_boxes(language);
    table.rows.push(row(context, builder, RANKED_METRIC, Some(&spending))?);
    for metric in RATIOS {
        let peers = width.ask(context, metric)?;
        let row = row(context, builder, metric, peers.as_deref())?;
        let has_value = row.get(1).is_some_and(|cell| !matches!(cell.value, Value::None(_)));
        if let (true, Some(peers)) = (has_value, &peers) {
            draw_box(&mut boxes, context.label(metric)?, peers, own(peers));
        }
        table.rows.push(row);
    }
    section.chart(boxes);
    section.table(table);
    section.chart(ranking(context, &spending)?);
    Ok(section)
}

fn columns(language: Language) -> Vec<ReportColumn> {
    let headings = [
        (METRIC, Holds::Text),
        (THIS_DEPARTMENT, Holds::Ratio),
        (text!("report-rank"), Holds::Number),
        (text!("report-ranked-count"), Holds::Number),
        (LOWER_QUARTILE, Holds::Ratio),
        (MEDIAN, Holds::Ratio),
        (UPPER_QUARTILE, Holds::Ratio),
        (text!("report-percentile"), Holds::Number),
    ];
    ReportColumn::list(language, headings)
}

/// A metric's row; without peers, that there are too few.
fn row(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    metric: &str,
    peers: Option<&[PeerRow]>,
) -> Result<Vec<ReportCell>, Error> {
    let (language, year) = (context.language, context.latest);
    let label = context.label(metric)?;
    let mut cells = vec![ReportCell::text(label)];
    let Some(peers) = peers else {
        cells.resize(8, ReportCell::none(language.say(message!("report-too-few-peers"))));
        return Ok(cells);
    };
    let own = own(peers);
    let is_amount = metric == RANKED_METRIC;
    let holding = if is_amount { Holding::Amount } else { Holding::Ratio };
    cells.push(if is_amount {
        context.cell(builder, year, Topic::ExpenditureOfYear, None)
    } else {
        let definition = Definition { metric, inputs: &[], holding };
        measured::cell(context, builder, definition, label, year, own.map(|own| &own.measured))
    });
    let missing =
        || ReportCell::none(language.reason(own.map_or("not printed", |own| own.measured.reason())));
    let count = |number: fn(&PeerRow) -> Option<Decimal>| {
        own.and_then(number).map_or_else(missing, ReportCell::number)
    };
    let value = |number: fn(&PeerRow) -> Option<Decimal>| {
        own.and_then(number).map_or_else(missing, |number| ReportCell::of(holding.value(number), None))
    };
    cells.extend([count(|row| row.rank), count(|row| row.ranked_count)]);
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
fn widen(context: &EntityContext<'_>) -> Result<Option<(Width, Vec<PeerRow>)>, Error> {
    for width in [Width::LevelAndFunction, Width::Level, Width::All] {
        // Without a level there is nothing narrower than all.
        if context.reports.level.is_none() && width != Width::All {
            continue;
        }
        if let Some(rows) = width.ask(context, RANKED_METRIC)? {
            return Ok(Some((width, rows)));
        }
    }
    Ok(None)
}

impl Width {
    /// The ranking in this group; `None` if it has fewer than three values.
    fn ask(self, context: &EntityContext<'_>, metric: &str) -> Result<Option<Vec<PeerRow>>, Error> {
        let Ok(year) = FiscalYear::new(i64::from(context.latest)) else { return Ok(None) };
        let group = match self {
            Self::LevelAndFunction => PeerGroup::default(),
            Self::Level => PeerGroup { level: context.reports.level.as_deref(), ..PeerGroup::default() },
            // An empty text is contained in every name.
            Self::All => PeerGroup { name: Some(""), ..PeerGroup::default() },
        };
        let request = PeersRequest {
            metric,
            year,
            kind: Kind::FinalAccounts,
            scope: context.scope,
            group,
            entity: Some(&context.entity.id),
            dimension: None,
            regions: None,
        };
        match context.session.peers(&request) {
            Ok(peers) => Ok(Some(rows::read(&peers.frame)?)),
            Err(juesuan_query::Error::GroupTooSmall { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Who the peers are, how many, and how they are ranked.
    fn words(self, context: &EntityContext<'_>, found: &[PeerRow]) -> String {
        let (language, year) = (context.language, context.latest);
        let count = found.iter().filter(|row| !row.chosen).count();
        language.say(message!(
            "report-peer-group",
            whom = self.whom(),
            year = year.to_string(),
            scope = context.scope,
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
fn ranking(context: &EntityContext<'_>, peers: &[PeerRow]) -> Result<Chart, Error> {
    let language = context.language;
    let label = context.label(RANKED_METRIC)?;
    let year = context.latest.to_string();
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
