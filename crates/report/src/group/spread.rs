//! How the bodies' ratios are spread.

use super::Members;
use crate::entity::peers::{draw_box, yuan};
use crate::error::Error;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows::Rows;
use juesuan_model::Kind;
use juesuan_query::{Error as QueryError, Group, PeersRequest};
use rust_decimal::Decimal;

/// What is compared, and whether it is a ratio or yuan.
const COMPARED: [(&str, bool); 8] = [
    ("expenditure", false),
    ("project_share", true),
    ("personnel_share", true),
    ("public_share", true),
    ("execution_rate", true),
    ("three_public_execution", true),
    ("fiscal_dependency", true),
    ("reconciliation_score", true),
];

/// Quartiles of each metric, and who is highest and lowest.
pub(super) fn section(members: &Members<'_>) -> Result<Section, Error> {
    let language = members.language;
    let mut section = Section::new("spread", language.pick("指标分布", "How metrics are spread"));
    let mut table = Table::new(
        language.pick("指标分布", "Spread of metrics"),
        vec![
            Column::new(language.pick("指标", "Metric"), Holds::Text),
            Column::new(language.pick("数值个数", "Values"), Holds::Number),
            Column::new(language.pick("最小", "Least"), Holds::Ratio),
            Column::new(language.pick("下四分位", "Lower quartile"), Holds::Ratio),
            Column::new(language.pick("中位数", "Median"), Holds::Ratio),
            Column::new(language.pick("上四分位", "Upper quartile"), Holds::Ratio),
            Column::new(language.pick("最大", "Most"), Holds::Ratio),
            Column::new(language.pick("最小者", "Lowest"), Holds::Text),
            Column::new(language.pick("最大者", "Highest"), Holds::Text),
        ],
    );
    let names = [
        ("最小", "least"),
        ("下四分位", "lower quartile"),
        ("中位数", "median"),
        ("上四分位", "upper quartile"),
        ("最大", "most"),
    ];
    let mut boxes = Chart {
        title: table.title.clone(),
        words: language
            .pick("每行一个指标：箱为四分位距，横线两端为最小和最大值。数字见下表。", "One metric a row: the box spans the quartiles, the whiskers all values. The table below has the numbers.")
            .to_owned(),
        shape: Shape::Boxes,
        categories: Vec::new(),
        series: names.map(|(zh, en)| Series { name: language.pick(zh, en).to_owned(), values: Vec::new() }).into(),
    };
    for (metric, is_ratio) in COMPARED {
        let definition = members.session.catalogue().metric(metric)?;
        let label = language.pick(definition.label_zh, definition.label_en);
        let Some(rows) = ranked(members, metric)? else { continue };
        if is_ratio {
            draw_box(&mut boxes, label, &rows, None)?;
        }
        let holds: fn(Decimal) -> Value = if is_ratio { Value::Ratio } else { yuan };
        let mut valued: Vec<(Decimal, &str)> = Vec::new();
        for row in rows.iter() {
            valued.extend(
                row.number("value")?.map(|value| (value, row.text("entity_name").unwrap_or_default())),
            );
        }
        valued.sort_unstable();
        let first = rows.iter().next();
        let number = |column: &str| first.map_or(Ok(None), |row| row.number(column));
        let of = |value: Option<Decimal>| {
            value.map_or_else(|| Cell::none(String::new()), |value| Cell::of(holds(value), None))
        };
        let name = |at: Option<&(Decimal, &str)>| Cell::text(at.map_or("", |(_, name)| *name));
        table.rows.push(vec![
            Cell::text(label),
            number("reference_count")?.map_or_else(|| Cell::none(String::new()), Cell::number),
            of(valued.first().map(|(value, _)| *value)),
            of(number("p25")?),
            of(number("median")?),
            of(number("p75")?),
            of(valued.last().map(|(value, _)| *value)),
            name(valued.first()),
            name(valued.last()),
        ]);
    }
    if table.rows.is_empty() {
        section.say(language.pick(
            "有数值的部门不足3个，不计算四分位数。",
            "Fewer than three bodies have values, so no quartiles are given.",
        ));
        return Ok(section);
    }
    section.chart(boxes);
    section.table(table);
    Ok(section)
}

/// The bodies by a metric; none where fewer than three have a value.
fn ranked(members: &Members<'_>, metric: &str) -> Result<Option<Rows>, Error> {
    let asked = &members.request.group;
    let region = Some(members.region.as_str()).filter(|code| !code.is_empty());
    let request = PeersRequest {
        metric,
        year: members.request.year,
        kind: Kind::FinalAccounts,
        scope: members.request.scope,
        group: Group { region, ..asked.clone() },
        entity: None,
        dimension: None,
    };
    match members.session.peers(&request) {
        Ok(peers) => Ok(Some(Rows::read(&peers.frame)?)),
        Err(QueryError::GroupTooSmall { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
