//! The entity's place among its peers.

use super::Subject;
use super::structure::titled;
use crate::draft::Draft;
use crate::error::Error;
use crate::format::Language;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows::{Row, Rows};
use juesuan_model::{FiscalYear, Kind, Yuan};
use juesuan_query::{Group, Peers, PeersRequest};
use rust_decimal::{Decimal, RoundingStrategy};

/// What is compared: the metric, and whether it is a ratio or yuan.
const COMPARED: [(&str, bool); 6] = [
    ("expenditure", false),
    ("project_share", true),
    ("personnel_share", true),
    ("execution_rate", true),
    ("three_public_execution", true),
    ("reconciliation_score", true),
];

/// So many bodies are drawn in the ranking.
const RANKED: usize = 20;

/// Rank, quartiles and distance to the median of each metric; who the peers are.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("peers", language.pick("同类比较", "Among its peers"));
    let Some((group, mut first)) = widen(subject)? else {
        section.say(language.pick(
            "同年度、同口径的参照部门不足3个，不计算中位数和名次。再读入同类部门的报告后，本节会自动列出。",
            "There are fewer than three other bodies of this year and scope, so no median and no rank is given. Ingest more reports and \
             this section fills.",
        ));
        return Ok(section);
    };
    section.say(group.words(subject, &first));
    let mut table = Table::new(
        titled(language, subject.latest, "同类比较", "Among its peers"),
        vec![
            Column::new(language.pick("指标", "Metric"), Holds::Text),
            Column::new(language.pick("本部门", "This body"), Holds::Ratio),
            Column::new(language.pick("名次", "Rank"), Holds::Number),
            Column::new(language.pick("参照数", "Peers"), Holds::Number),
            Column::new(language.pick("下四分位", "Lower quartile"), Holds::Ratio),
            Column::new(language.pick("中位数", "Median"), Holds::Ratio),
            Column::new(language.pick("上四分位", "Upper quartile"), Holds::Ratio),
            Column::new(language.pick("百分位", "Percentile"), Holds::Number),
        ],
    );
    let mut boxes = boxes(language);
    let mut ranking = None;
    for (metric, is_ratio) in COMPARED {
        let peers = if metric == "expenditure" {
            Some(std::mem::take(&mut first))
        } else {
            group.ask(subject, metric)?
        };
        let definition = subject.session.catalogue().metric(metric)?;
        let label = language.pick(definition.label_zh, definition.label_en);
        let Some(peers) = peers else {
            let too_few = language.pick("参照不足3个", "fewer than three peers");
            let mut row = vec![Cell::text(label)];
            row.resize(8, Cell::none(too_few));
            table.rows.push(row);
            continue;
        };
        let holds: fn(Decimal) -> Value = if is_ratio { Value::Ratio } else { yuan };
        let own = peers.iter().find(|row| row.is("chosen", "true"));
        let number = |column: &str| own.map_or(Ok(None), |row| row.number(column));
        let reason = own.and_then(|row| row.text("reason")).unwrap_or("not printed");
        let of = |value: Option<Decimal>| {
            value.map_or_else(|| Cell::none(language.reason(reason)), |value| Cell::of(holds(value), None))
        };
        let count = |value: Option<Decimal>| {
            value.map_or_else(
                || Cell::none(language.reason(reason)),
                |value| Cell::of(Value::Number(value), None),
            )
        };
        let value = super::ratios::measured(
            subject,
            draft,
            &language.of_year(subject.latest, label),
            own,
            &[],
            subject.latest,
            holds,
        )?;
        let value = if metric == "expenditure" {
            subject.cell(draft, subject.latest, "expenditure_of_year", None)
        } else {
            value
        };
        if is_ratio && !matches!(value.value, Value::None(_)) {
            draw_box(&mut boxes, label, &peers, own)?;
        }
        if metric == "expenditure" {
            ranking = Some(ranked(language, subject.latest, label, &peers)?);
        }
        table.rows.push(vec![
            Cell::text(label),
            value,
            count(number("rank")?),
            count(number("reference_count")?),
            of(number("p25")?),
            of(number("median")?),
            of(number("p75")?),
            count(number("percentile")?),
        ]);
    }
    section.chart(boxes);
    section.table(table);
    if let Some(chart) = ranking {
        section.chart(chart);
    }
    Ok(section)
}

/// The chart of places among peers, still without any.
fn boxes(language: Language) -> Chart {
    Chart {
        title: language.pick("在同类中的位置", "Place among its peers").to_owned(),
        words: language
            .pick("每行一个指标：箱为参照部门的四分位距，横线两端为最小和最大值，菱形为本部门。数字见下表。", "One metric a row: the box spans the quartiles of the peers, the whiskers all of them, the diamond is this body. The table below has the numbers.")
            .to_owned(),
        shape: Shape::Boxes,
        categories: Vec::new(),
        series: [("最小", "least"), ("下四分位", "lower quartile"), ("中位数", "median"), ("上四分位", "upper quartile"), ("最大", "most"), ("本部门", "this body")]
            .map(|(zh, en)| Series { name: language.pick(zh, en).to_owned(), values: Vec::new() })
            .into(),
    }
}

/// The narrowest group that has three values: of level and function, of the level, of all in the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    LevelAndFunction,
    Level,
    All,
}

fn widen(subject: &Subject<'_>) -> Result<Option<(Width, Rows)>, Error> {
    for width in [Width::LevelAndFunction, Width::Level, Width::All] {
        // Without a level there is nothing narrower than all.
        if subject.papers.level.is_none() && width != Width::All {
            continue;
        }
        if let Some(rows) = width.ask(subject, "expenditure")? {
            return Ok(Some((width, rows)));
        }
    }
    Ok(None)
}

impl Width {
    /// The ranking in this group; none where it has fewer than three values.
    fn ask(self, subject: &Subject<'_>, metric: &str) -> Result<Option<Rows>, Error> {
        let Ok(year) = FiscalYear::new(i64::from(subject.latest)) else {
            return Ok(None);
        };
        let group = match self {
            Self::LevelAndFunction => Group::default(),
            Self::Level => Group { level: subject.papers.level.as_deref(), ..Group::default() },
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
            Ok(Peers { frame, .. }) => Ok(Some(Rows::read(&frame)?)),
            Err(juesuan_query::Error::GroupTooSmall { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn words(self, subject: &Subject<'_>, found: &Rows) -> String {
        let language = subject.language;
        let count = found.iter().filter(|row| !row.is("chosen", "true")).count();
        let level = subject.papers.level.as_deref().unwrap_or_default();
        let whom = match self {
            Self::LevelAndFunction => language.pick("同级别、同职能的部门", "bodies of the same level and function").to_owned(),
            Self::Level => match language {
                Language::Zh => "同级别的部门（同职能的不足3个）".to_owned(),
                Language::En => format!("bodies of the level {level} (fewer than three have the same function)"),
            },
            Self::All => language
                .pick(
                    "本仓库中同年度、同口径的全部部门（同级别、同职能的不足3个，或名称看不出级别；比较时请留意职能不同）",
                    "all bodies of the warehouse of this year and scope (fewer than three have the same level and function, or the name \
                     does not tell the level; mind that their functions differ)",
                )
                .to_owned(),
        };
        match language {
            Language::Zh => format!(
                "参照组为{}年度{}的{whom}，共{count}个；本部门不计入中位数和四分位数，名次以数值由高到低为序。",
                subject.latest,
                language.scope(subject.scope)
            ),
            Language::En => format!(
                "Peers: {whom}, final accounts of {}, scope {}: {count}. This body is left out of the median and the quartiles; rank 1 is \
                 the highest value.",
                subject.latest,
                language.scope(subject.scope)
            ),
        }
    }
}

/// Adds the box of a ratio: five numbers of the peers, and the body's own.
pub(crate) fn draw_box(
    chart: &mut Chart,
    label: &str,
    peers: &Rows,
    own: Option<Row<'_>>,
) -> Result<(), Error> {
    let mut values = Vec::new();
    for row in peers.iter().filter(|row| !row.is("chosen", "true")) {
        values.extend(row.number("value")?);
    }
    values.sort_unstable();
    let any = own.or_else(|| peers.iter().next());
    let quartile = |column: &str| any.map_or(Ok(None), |row| row.number(column));
    let numbers = [
        values.first().copied(),
        quartile("p25")?,
        quartile("median")?,
        quartile("p75")?,
        values.last().copied(),
        own.map_or(Ok(None), |row| row.number("value"))?,
    ];
    chart.categories.push(label.to_owned());
    for (series, number) in chart.series.iter_mut().zip(numbers) {
        series.values.push(number.map_or_else(|| Value::None(String::new()), Value::Ratio));
    }
    Ok(())
}

/// The largest spenders; the body itself is a series of its own, so that it is seen.
fn ranked(language: Language, year: i32, label: &str, peers: &Rows) -> Result<Chart, Error> {
    let mut chart = Chart {
        title: titled(language, year, &format!("{label}排名"), &format!("Ranking by {label}")),
        words: language
            .pick(
                "各部门支出由高到低，本部门以另一颜色标出。",
                "Expenditure of the bodies, highest first; this body in another colour.",
            )
            .to_owned(),
        shape: Shape::Bars,
        categories: Vec::new(),
        series: [("参照部门", "peers"), ("本部门", "this body")]
            .map(|(zh, en)| Series { name: language.pick(zh, en).to_owned(), values: Vec::new() })
            .into(),
    };
    for row in peers.iter().filter(|row| row.text("value").is_some()).take(RANKED) {
        chart.categories.push(row.text("entity_name").unwrap_or_default().to_owned());
        let value = row.number("value")?.map_or_else(|| Value::None(String::new()), yuan);
        let nothing = Value::None(String::new());
        let both = if row.is("chosen", "true") { [nothing, value] } else { [value, nothing] };
        for (series, value) in chart.series.iter_mut().zip(both) {
            series.values.push(value);
        }
    }
    Ok(chart)
}

/// Yuan of a metric, which has four decimals that are zeros. A quartile may lie between two fen; it is rounded to one.
pub(crate) fn yuan(value: Decimal) -> Value {
    let fen = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Yuan::new(fen).map_or(Value::Yuan(value), Value::Amount)
}
