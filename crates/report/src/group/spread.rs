//! How the departments' ratios are spread.

use super::members::Members;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section};
use crate::error::Error;
use crate::language::{Speech, text};
use crate::metrics::{Holding, PeerRow, boxes, draw_box};
use crate::rows;
use crate::words::{LEAST, LOWER_QUARTILE, MEDIAN, METRIC, MOST, UPPER_QUARTILE};
use juesuan_messages::{Language, message};
use juesuan_model::Kind;
use juesuan_query::{Error as QueryError, PeerGroup, PeersRequest};
use rust_decimal::Decimal;

/// What is compared.
const COMPARED: [(&str, Holding); 8] = [
    ("expenditure", Holding::Amount),
    ("project_share", Holding::Ratio),
    ("personnel_share", Holding::Ratio),
    ("public_share", Holding::Ratio),
    ("execution_rate", Holding::Ratio),
    ("three_public_execution", Holding::Ratio),
    ("fiscal_dependency", Holding::Ratio),
    ("reconciliation_score", Holding::Ratio),
];

/// Quartiles of each metric, and who is highest and lowest.
pub(super) fn section(members: &Members<'_>) -> Result<Section, Error> {
    let language = members.language;
    let mut section = Section::new("spread", language.say(message!("report-spread")));
    let mut table = ReportTable::new(language.say(message!("report-spread")), columns(language));
    let mut boxes = no_boxes(language, table.title.clone());
    for (metric, holding) in COMPARED {
        let label = members.label(metric)?;
        let Some(rows) = ranked(members, metric)? else { continue };
        if holding == Holding::Ratio {
            draw_box(&mut boxes, label, &rows, None);
        }
        table.rows.push(row(label, holding, &rows));
    }
    if table.rows.is_empty() {
        section.say(language.say(message!("report-spread-none")));
        return Ok(section);
    }
    section.chart(boxes);
    section.table(table);
    Ok(section)
}

fn columns(language: Language) -> Vec<ReportColumn> {
    let headings = [
        (METRIC, Holds::Text),
        (text!("report-value-count"), Holds::Number),
        (LEAST, Holds::Ratio),
        (LOWER_QUARTILE, Holds::Ratio),
        (MEDIAN, Holds::Ratio),
        (UPPER_QUARTILE, Holds::Ratio),
        (MOST, Holds::Ratio),
        (text!("report-lowest"), Holds::Text),
        (text!("report-highest"), Holds::Text),
    ];
    ReportColumn::list(language, headings)
}

fn row(label: &str, holding: Holding, rows: &[PeerRow]) -> Vec<ReportCell> {
    let valued = rows.iter().filter_map(|row| Some((row.measured.value?, row.entity_name.as_str())));
    let mut valued: Vec<(Decimal, &str)> = valued.collect();
    valued.sort_unstable();
    let (least, most) = (valued.first(), valued.last());
    let any = rows.first();
    let of = |number: Option<Decimal>| {
        number.map_or_else(
            || ReportCell::none(String::new()),
            |number| ReportCell::of(holding.value(number), None),
        )
    };
    let count = any.and_then(|row| row.reference_count);
    vec![
        ReportCell::text(label),
        count.map_or_else(|| ReportCell::none(String::new()), ReportCell::number),
        of(least.map(|(value, _)| *value)),
        of(any.and_then(|row| row.p25)),
        of(any.and_then(|row| row.median)),
        of(any.and_then(|row| row.p75)),
        of(most.map(|(value, _)| *value)),
        ReportCell::text(least.map_or("", |(_, name)| name)),
        ReportCell::text(most.map_or("", |(_, name)| name)),
    ]
}

fn no_boxes(language: Language, title: String) -> Chart {
    let words = language.say(message!("report-spread-alt"));
    boxes(language, title, words, false)
}

/// The departments by a metric; `None` if fewer than three have a value.
fn ranked(members: &Members<'_>, metric: &str) -> Result<Option<Vec<PeerRow>>, Error> {
    let asked = &members.request.group;
    let region = Some(members.region.as_str()).filter(|code| !code.is_empty());
    let request = PeersRequest {
        metric,
        year: members.request.year,
        kind: Kind::FinalAccounts,
        scope: members.request.scope,
        group: PeerGroup { region, ..asked.clone() },
        entity: None,
        dimension: None,
        regions: None,
    };
    match members.session.peers(&request) {
        Ok(peers) => Ok(Some(rows::read(&peers.frame)?)),
        Err(QueryError::GroupTooSmall { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
