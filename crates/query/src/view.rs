//! The views: those of `queries/views`, and those that follow from other files.

use crate::catalogue::Metric;
use crate::file::{File, files_of};
use crate::header::{Header, HeaderError, Label};
use crate::select::Select;
use juesuan_messages::message;

/// What the views of tables read: the current revisions.
const SHOWN: &str = "shown_revisions";
/// What their twins `…_all` read in its place.
const EVERY: &str = "SELECT * FROM revisions";

/// The views that have every metric.
pub(crate) const OF_METRICS: [&str; 2] = ["metrics", "metrics_total"];

/// A view.
#[derive(Debug, Clone)]
pub struct View {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: Label,
    /// What a row is, in a paragraph.
    pub description: String,
    /// Its columns, in order; none for a metric's own view, whose columns are those of `metrics`.
    pub columns: Vec<(&'static str, Label)>,
    pub(crate) select: Select<'static>,
    /// The file that contains its SELECT; `None` where it is generated.
    pub(crate) file: Option<&'static str>,
}

impl View {
    /// Whether it is one metric's own.
    pub(crate) fn is_metric(&self) -> bool {
        self.file.is_some_and(|file| file.starts_with("metrics/"))
    }
}

/// Every view, by name: those of files, their twins `…_all`, and one for each metric.
pub(crate) fn read(metrics: &[Metric]) -> Result<Vec<View>, HeaderError> {
    let mut views = Vec::new();
    for file in files_of("views") {
        let header = Header::read(file)?;
        views.extend(twin(&header)?);
        views.push(of_file(header, metrics)?);
    }
    views.extend(files_of("metrics").zip(metrics).map(|(file, metric)| View {
        name: metric.view(),
        title: Label { zh: metric.label_zh, en: metric.label_en },
        description: String::new(),
        columns: Vec::new(),
        select: Select::new(file.text),
        file: Some(file.path),
    }));
    views.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(views)
}

fn of_file(header: Header, metrics: &[Metric]) -> Result<View, HeaderError> {
    let generated = header.get("generated").map(|what| match what.value {
        "metrics" => Ok(of_metrics(header.file.name(), metrics)),
        "restated" => Ok(every_restated(metrics)),
        "topics" => Ok(every_topic(metrics)),
        other => Err(what.wrong(message!("query-header-generated", value = other))),
    });
    let generated = generated.transpose()?;
    let File { path, text } = *header.file;
    Ok(View {
        name: header.file.name().to_owned(),
        title: header.title()?,
        file: generated.is_none().then_some(path),
        select: generated.map_or_else(|| Select::new(text), Select::new),
        description: header.description,
        columns: header.columns,
    })
}

/// The view of every revision, where the header has a name for it.
fn twin(header: &Header) -> Result<Option<View>, HeaderError> {
    let Some(all) = header.get("all") else { return Ok(None) };
    let name = header.file.name();
    Ok(Some(View {
        name: format!("{name}_all"),
        title: Label::read(all.value).ok_or_else(|| all.wrong(message!("query-header-label")))?,
        description: format!(
            "Like `{name}`, but for every committed revision, including those that newer ones replaced."
        ),
        columns: header.columns.clone(),
        select: Select::new(header.file.text).instead(SHOWN, EVERY.to_owned()),
        file: Some(header.file.path),
    }))
}

/// One of [`OF_METRICS`], of these metrics.
pub(crate) fn of_metrics<'m>(view: &str, metrics: impl IntoIterator<Item = &'m Metric>) -> String {
    let select = if view == "metrics_total" { Metric::totals } else { Metric::select };
    union(metrics.into_iter().map(select))
}

/// Rows of several queries, one under the other.
fn union(selects: impl Iterator<Item = String>) -> String {
    selects.collect::<Vec<_>>().join("\nUNION ALL\n")
}

/// What is restated of every metric, one part under the other: with the part and its topic as constants, so that a filter on the
/// metric reaches the amounts.
fn every_restated(metrics: &[Metric]) -> String {
    union(metrics.iter().flat_map(|metric| {
        metric.restated_topics.iter().map(|(dimension, topic)| metric.restated(dimension, topic))
    }))
}

/// The topics of all metrics, one under the other.
fn every_topic(metrics: &[Metric]) -> String {
    let topics = metrics.iter().flat_map(|metric| {
        metric.restated_topics.iter().map(|(dimension, topic)| {
            format!("SELECT '{}' AS metric, '{dimension}' AS dimension, '{topic}' AS topic", metric.id)
        })
    });
    union(topics)
}
