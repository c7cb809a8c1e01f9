//! The views: those of `queries/views`, and those that follow from other files.

use crate::catalogue::Metric;
use crate::file::{File, files_of};
use crate::header::{DefinitionError, Header, Label};
use crate::project::OwnFile;
use crate::select::Select;
use juesuan_messages::message;
use std::collections::HashSet;

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
    pub(crate) file: Option<&'static File>,
}

impl View {
    /// Whether it is one metric's own.
    pub(crate) fn is_metric(&self) -> bool {
        self.file.is_some_and(|file| file.folder() == "metrics")
    }

    /// Where people find its definition.
    pub(crate) fn place(&self) -> String {
        self.file.map_or_else(|| format!("queries/views/{}.sql", self.name), File::place)
    }

    /// Whether it comes from a file of the project.
    pub(crate) fn is_own(&self) -> bool {
        self.own().is_some()
    }

    pub(crate) fn own(&self) -> Option<&'static OwnFile> {
        self.file.and_then(|file| file.own)
    }

    /// The tables and views that it reads.
    pub(crate) fn reads(&self) -> HashSet<String> {
        let Some(own) = self.own() else { return self.select.relations() };
        let replaced = self.select.stand_ins();
        let mut reads: HashSet<String> =
            own.reads.iter().filter(|name| replaced.iter().all(|(view, _)| view != name)).cloned().collect();
        for (_, select) in replaced {
            reads.extend(Select::new(select.as_str()).relations());
        }
        reads
    }
}

/// Every view, by name: those of files, their twins `…_all`, and one for each metric.
pub(crate) fn read(metrics: &[Metric]) -> Result<Vec<View>, DefinitionError> {
    let mut views = Vec::new();
    for file in files_of("views")? {
        let header = Header::read(file)?;
        views.extend(twin(&header)?);
        views.push(of_file(header, metrics)?);
    }
    views.extend(files_of("metrics")?.into_iter().zip(metrics).map(|(file, metric)| View {
        name: metric.view(),
        title: Label { zh: metric.label_zh, en: metric.label_en },
        description: String::new(),
        columns: Vec::new(),
        select: select(file, metrics),
        file: Some(file),
    }));
    views.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(views)
}

fn of_file(header: Header, metrics: &[Metric]) -> Result<View, DefinitionError> {
    let generated = header.get("generated").map(|what| match what.value {
        "metrics" => Ok(of_metrics(header.file.name(), metrics)),
        "every" => Ok(union(metrics.iter().map(Metric::select))),
        "additive" => Ok(union(metrics.iter().filter(|metric| metric.additive).map(Metric::select))),
        "restated" => Ok(every_restated(metrics)),
        "topics" => Ok(every_topic(metrics)),
        other => Err(what.wrong(message!("query-header-generated", value = other))),
    });
    let generated = generated.transpose()?;
    Ok(View {
        name: header.file.name().to_owned(),
        title: header.title()?,
        file: generated.is_none().then_some(header.file),
        select: generated.map_or_else(|| select(header.file, metrics), Select::new),
        description: header.description,
        columns: header.columns,
    })
}

/// What a file selects. A file of the project may read the views of all metrics, and then reads those metrics that it wants.
fn select(file: &'static File, metrics: &[Metric]) -> Select<'static> {
    let mut select = Select::new(file.text);
    for (view, ids) in file.own.into_iter().flat_map(|own| &own.metrics) {
        let is_wanted = |metric: &&Metric| ids.as_ref().is_none_or(|ids| ids.contains(metric.id));
        let mut wanted: Vec<&Metric> = metrics.iter().filter(is_wanted).collect();
        // A view has at least one; the filters leave none of its rows.
        if wanted.is_empty() {
            wanted.extend(metrics.first());
        }
        select = select.instead(view, of_metrics(view, wanted));
    }
    select
}

/// The view of every revision, where the header has a name for it.
fn twin(header: &Header) -> Result<Option<View>, DefinitionError> {
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
        file: Some(header.file),
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
