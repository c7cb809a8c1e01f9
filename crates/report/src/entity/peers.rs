//! The entity's place among its peers.

use super::measured::{self, Definition};
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::Language;
use crate::metrics::{Holding, PeerRow, boxes, draw_box};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows;
use crate::words::{LOWER_QUARTILE, MEDIAN, METRIC, THIS_DEPARTMENT, UPPER_QUARTILE};
use juesuan_model::{FiscalYear, Kind, Topic};
use juesuan_query::{Group, PeersRequest};
use rust_decimal::Decimal;

/// The amount that is compared and ranked.
const RANKED_METRIC: &str = "expenditure";

/// The ratios that are compared.
const RATIOS: [&str; 5] =
    ["project_share", "personnel_share", "execution_rate", "three_public_execution", "reconciliation_score"];

/// So many departments are drawn in the ranking.
const RANKED: usize = 20;

/// Rank, quartiles and distance to the median of each metric; who the peers are.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("peers", language.pick("同类比较", "Among its peers"));
    let Some((width, spending)) = widen(subject)? else {
        section.say(language.pick(
            "同年度、同口径的参照部门不足3个，不计算中位数和名次。再读入同类部门的报告后，本节会自动列出。",
            "There are fewer than three other departments of this year and scope, so there is no median and no rank. Ingest more \
             reports to fill this section.",
        ));
        return Ok(section);
    };
    section.say(width.words(subject, &spending));
    let mut table =
        Table::new(language.titled(subject.latest, "同类比较", "Among its peers"), columns(language));
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
        (("名次", "Rank"), Holds::Number),
        (("参照数", "Peers"), Holds::Number),
        (LOWER_QUARTILE, Holds::Ratio),
        (MEDIAN, Holds::Ratio),
        (UPPER_QUARTILE, Holds::Ratio),
        (("百分位", "Percentile"), Holds::Number),
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
        cells.resize(8, Cell::none(language.pick("参照不足3个", "fewer than three peers")));
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
    let title = language.pick("在同类中的位置", "Place among its peers").to_owned();
    let words = language.pick(
        "每行一个指标：箱为参照部门的四分位距，横线两端为最小和最大值，菱形为本部门。数字见下表。",
        "One metric a row: the box spans the quartiles of the peers, the whiskers all of them, the diamond is this department. The \
         table below has the numbers.",
    );
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
        let (whom, scope) = (self.whom(subject), language.scope(subject.scope));
        match language {
            Language::Zh => format!(
                "参照组为{year}年度{scope}的{whom}，共{count}个；本部门不计入中位数和四分位数，名次以数值由高到低为序。"
            ),
            Language::En => format!(
                "Peers: {whom}, final accounts of {year}, scope: {scope}; {count} in all. This department is left out of the median \
                 and the quartiles; rank 1 is the highest value."
            ),
        }
    }

    fn whom(self, subject: &Subject<'_>) -> String {
        let language = subject.language;
        let level = subject.reports.level.as_deref().unwrap_or_default();
        match self {
            Self::LevelAndFunction => {
                language.pick("同级别、同职能的部门", "departments of the same level and function").to_owned()
            }
            Self::Level => match language {
                Language::Zh => "同级别的部门（同职能的不足3个）".to_owned(),
                Language::En => {
                    format!("departments of the level {level} (fewer than three have the same function)")
                }
            },
            Self::All => language
                .pick(
                    "本仓库中同年度、同口径的全部部门（同级别、同职能的不足3个，或名称看不出级别；比较时请留意职能不同）",
                    "all departments of the warehouse of this year and scope (fewer than three have the same level and function, or \
                     the name does not tell the level; mind that their functions differ)",
                )
                .to_owned(),
        }
    }
}

/// The largest spenders; the entity itself is a series of its own, so that it is seen.
fn ranking(subject: &Subject<'_>, peers: &[PeerRow]) -> Result<Chart, Error> {
    let language = subject.language;
    let label = subject.label(RANKED_METRIC)?;
    let title = language.titled(subject.latest, &format!("{label}排名"), &format!("Ranking by {label}"));
    let words = language.pick(
        "各部门支出由高到低，本部门以另一颜色标出。",
        "Expenditure of the departments, highest first; this department in another color.",
    );
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
        Series::new(language.pick("参照部门", "Peers"), of_peers),
        Series::new(language.of(THIS_DEPARTMENT), of_own),
    ];
    Ok(Chart { title, words: words.to_owned(), shape: Shape::Bars, categories, series })
}
