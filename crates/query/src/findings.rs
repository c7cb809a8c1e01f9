//! What does not add up: findings with both sides and their positions.

use crate::entity::Entity;
use crate::error::Error;
use crate::file::{File, question};
use crate::session::Session;
use crate::years::Years;
use duckdb::types::Value;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::locator::BoundingBox;
use juesuan_model::{Locator, Severity, State};
use polars::frame::DataFrame;
use polars::prelude::{Column, IdxCa, IdxSize, NamedFrom, Series};
use std::collections::{BTreeMap, HashMap};

/// What does not add up, most severe first.
const FINDINGS: File = question!("findings");
/// The numbers on both sides of it.
const FINDING_TERMS: File = question!("finding_terms");
/// How the rules ended.
const RULE_COUNTS: File = question!("rule_counts");

/// Which findings.
#[derive(Debug, Clone, Copy)]
pub struct FindingsRequest<'a> {
    /// Of this entity only, found as in [`Session::entity`].
    pub entity: Option<&'a str>,
    /// Of these years.
    pub years: Years,
    /// Of this rule only.
    pub rule: Option<&'a str>,
    /// In this state only.
    pub state: Option<State>,
    /// At least this grave.
    pub severity: Severity,
}

/// Findings, and how the rules that were checked ended.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The selected entity.
    pub entity: Option<Entity>,
    /// One row per instance: the columns of `queries/analysis/findings.sql`, then `left` and `right`, each side in words.
    pub frame: DataFrame,
    /// The terms of each row of the frame, left side first.
    pub terms: Vec<[Vec<FoundTerm>; 2]>,
    /// How many rules ended in each state, over all selected reports.
    pub by_state: Vec<(State, u64)>,
}

/// One number, or name, on a side of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundTerm {
    /// What it is.
    pub label: String,
    /// As printed, with its unit.
    pub printed: String,
    /// Whether it is subtracted.
    pub negative: bool,
    /// Its position.
    pub locator: Locator,
}

impl Explain for FoundTerm {
    /// `− 302 商品和服务支出 215.69 万元 (line 259, column 33)`
    fn message(&self) -> Message {
        let Self { label, printed, negative, locator } = self;
        if *negative {
            message!("query-term-subtracted", label = label, printed = printed, place = locator)
        } else {
            message!("query-term", label = label, printed = printed, place = locator)
        }
    }
}

impl std::fmt::Display for FoundTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message().fmt(f)
    }
}

impl Session {
    /// Findings by the filters, most severe first.
    ///
    /// # Errors
    /// An unknown entity.
    pub fn findings(&self, request: &FindingsRequest<'_>) -> Result<Findings, Error> {
        let entity = request.entity.map(|text| self.entity(text)).transpose()?;
        let of_reports: Vec<(&str, Value)> = vec![
            ("first", i32::from(request.years.first()).into()),
            ("last", i32::from(request.years.last()).into()),
            ("rule", request.rule.unwrap_or_default().to_owned().into()),
        ];
        let mut of_findings = of_reports.clone();
        of_findings.push(("state", request.state.map(State::name).unwrap_or_default().to_owned().into()));
        of_findings.push(("severity_rank", rank(request.severity).into()));

        let entity = entity.as_ref();
        let mut frame = self.query_of(entity, FINDINGS.text, &of_findings)?;
        if let Some(entity) = entity {
            entity.sign(&mut frame, |_| true)?;
            frame = gravest_first(&frame)?;
        }
        let mut sides = sides(&self.query_of(entity, FINDING_TERMS.text, &of_findings)?)?;
        let terms: Vec<[Vec<FoundTerm>; 2]> =
            keys(&frame)?.map(|key| sides.remove(&key).unwrap_or_default()).collect();
        let words = terms.iter().map(|[left, right]| (in_words(left), in_words(right)));
        let (left, right): (Vec<String>, Vec<String>) = words.unzip();
        for (name, words) in [("left", left), ("right", right)] {
            frame.with_column(Column::from(Series::new(name.into(), words)))?;
        }
        let states = self.query_of(entity, RULE_COUNTS.text, &of_reports)?;
        let counts = states.column("state")?.str()?.iter().zip(states.column("rule_count")?.i64()?.iter());
        let mut by_state: BTreeMap<&str, u64> = BTreeMap::new();
        for (state, count) in counts {
            let (Some(state), Some(count)) = (state, count.and_then(|count| u64::try_from(count).ok()))
            else {
                continue;
            };
            *by_state.entry(state).or_default() += count;
        }
        let by_state = by_state
            .into_iter()
            .filter_map(|(state, count)| Some((State::from_name(state)?, count)))
            .collect();
        Ok(Findings { entity: entity.cloned(), frame, terms, by_state })
    }
}

/// The rows of one entity's reports, which may have come from several ids, in the order of the query.
fn gravest_first(frame: &DataFrame) -> Result<DataFrame, Error> {
    let (severities, years) = (frame.column("severity")?.str()?, frame.column("fiscal_year")?.i32()?);
    let keys: Vec<_> = severities
        .iter()
        .zip(years.iter())
        .map(|(severity, year)| (severity.and_then(Severity::from_name).map_or(i32::MAX, rank), year))
        .collect();
    let mut rows: Vec<usize> = (0..frame.height()).collect();
    rows.sort_by_key(|row| keys.get(*row));
    let rows: IdxCa = rows
        .into_iter()
        .map(|row| IdxSize::try_from(row).expect("a frame counts its rows so"))
        .map(Some)
        .collect();
    Ok(frame.take(&rows)?)
}

/// 1 is the most severe, as in the queries.
const fn rank(severity: Severity) -> i32 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Hint => 3,
    }
}

fn in_words(terms: &[FoundTerm]) -> String {
    terms.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// What an instance is known by: revision, cause, occurrence.
type FindingKey = (String, i32, i32);

fn keys(frame: &DataFrame) -> Result<impl Iterator<Item = FindingKey>, Error> {
    let revisions = frame.column("revision_id")?.str()?.iter();
    let (causes, occurrences) =
        (frame.column("cause")?.i32()?.iter(), frame.column("occurrence")?.i32()?.iter());
    let keys = revisions.zip(causes).zip(occurrences).map(|((revision, cause), occurrence)| {
        (revision.unwrap_or_default().to_owned(), cause.unwrap_or_default(), occurrence.unwrap_or_default())
    });
    Ok(keys.collect::<Vec<_>>().into_iter())
}

fn sides(frame: &DataFrame) -> Result<HashMap<FindingKey, [Vec<FoundTerm>; 2]>, Error> {
    let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
    let number = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.i32()?) };
    let (side, label, printed, unit) = (text("term_side")?, text("label")?, text("printed")?, text("unit")?);
    let negative = frame.column("negative")?.bool()?;
    let (source, page, sheet) = (number("source_index")?, number("page")?, number("sheet")?);
    let (paragraph, line, column) = (number("paragraph")?, number("line")?, number("line_column")?);
    let place = |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok());
    let edge = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.f32()?) };
    let (x0, y0, x1, y1) = (edge("x0")?, edge("y0")?, edge("x1")?, edge("y1")?);
    let bbox = |row| {
        let edges = (x0.get(row)?, y0.get(row)?, x1.get(row)?, y1.get(row)?);
        Some(BoundingBox { x0: edges.0, y0: edges.1, x1: edges.2, y1: edges.3 })
    };
    let mut sides: HashMap<FindingKey, [Vec<FoundTerm>; 2]> = HashMap::new();
    for (row, key) in keys(frame)?.enumerate() {
        let [left, right] = sides.entry(key).or_default();
        let terms = if side.get(row) == Some("left") { left } else { right };
        let unit = unit.get(row).filter(|unit| !unit.is_empty());
        let printed = printed.get(row).unwrap_or_default();
        terms.push(FoundTerm {
            label: label.get(row).unwrap_or_default().to_owned(),
            printed: unit.map_or_else(|| printed.to_owned(), |unit| format!("{printed} {unit}")),
            negative: negative.get(row).unwrap_or_default(),
            locator: Locator {
                source: place(source.get(row)).unwrap_or_default(),
                page: place(page.get(row)),
                sheet: place(sheet.get(row)),
                paragraph: place(paragraph.get(row)),
                line: place(line.get(row)),
                column: place(column.get(row)),
                bbox: bbox(row),
                ..Locator::default()
            },
        });
    }
    Ok(sides)
}
