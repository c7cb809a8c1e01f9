//! `juesuan metrics`: the catalogue.

use super::Ended;
use juesuan_query::{Catalogue, Metric, documents};
use std::io::{self, Write};

#[derive(Debug, clap::Args)]
pub(crate) struct Metrics {
    /// The metric to show whole
    pub(crate) id: Option<String>,
    /// Write the whole catalogue as Markdown
    #[arg(long, conflicts_with = "id")]
    pub(crate) markdown: bool,
}

pub(crate) fn run(args: &Metrics) -> anyhow::Result<Ended> {
    let catalogue = Catalogue::shipped()?;
    let mut out = io::stdout().lock();
    match &args.id {
        Some(id) => show(&mut out, catalogue.metric(id)?)?,
        None if args.markdown => write!(out, "{}", documents::metrics(&catalogue))?,
        None => {
            for metric in catalogue.metrics() {
                writeln!(out, "{}\t{}\t{}", metric.id, metric.label_zh, metric.label_en)?;
            }
        }
    }
    Ok(Ended::Done)
}

fn show(out: &mut impl Write, metric: &Metric) -> io::Result<()> {
    let version = metric.version.to_string();
    let kinds: Vec<&str> = metric.kinds.iter().map(|kind| kind.name()).collect();
    let nulls: Vec<&str> = metric.null_rules.iter().map(|(reason, _)| *reason).collect();
    let by: Vec<&str> = metric.by.iter().map(|by| by.name()).collect();
    for (name, value) in [
        ("id", metric.id),
        ("version", &version),
        ("名称", metric.label_zh),
        ("name", metric.label_en),
        ("unit", metric.unit),
        ("numerator", metric.numerator),
        ("denominator", metric.denominator),
        ("kind", &kinds.join(", ")),
        ("phase", metric.phase.name()),
        ("dimensions", &metric.dimensions.join(", ")),
        ("split by", &by.join(", ")),
        ("null when", &nulls.join("; ")),
        ("source", metric.source),
    ] {
        if !value.is_empty() {
            writeln!(out, "{name:<12} {value}")?;
        }
    }
    Ok(())
}
