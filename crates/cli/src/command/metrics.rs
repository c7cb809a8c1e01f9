//! `juesuan metrics`: the list of metrics.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::output;
use juesuan_messages::{Language, Message, message};
use juesuan_query::{Catalogue, Label, Metric, documents};
use std::io::{self, Write};

#[derive(Debug, clap::Args)]
pub(crate) struct Metrics {
    pub(crate) id: Option<String>,
    #[arg(long, conflicts_with = "id")]
    pub(crate) markdown: bool,
}

pub(crate) fn run(args: &Metrics, console: Console) -> Result<Ended, Failure> {
    let catalogue = Catalogue::read()?;
    let mut out = io::stdout().lock();
    match &args.id {
        Some(id) => show(&mut out, catalogue.metric(id)?, console)?,
        None if args.markdown => write!(out, "{}", documents::metrics(&catalogue))?,
        None => {
            for metric in catalogue.metrics() {
                writeln!(out, "{}\t{}\t{}", metric.id, metric.label_zh, metric.label_en)?;
            }
        }
    }
    Ok(Ended::Done)
}

fn show(out: &mut impl Write, metric: &Metric, console: Console) -> io::Result<()> {
    let language = console.language();
    let version = metric.version.to_string();
    let kinds: Vec<String> =
        metric.kinds.iter().map(|kind| name(kind.name(), kind.label(), language)).collect();
    let nulls: Vec<&str> = metric
        .null_rules
        .iter()
        .map(|(english, chinese)| if language == Language::Zh { *chinese } else { *english })
        .collect();
    let label = |label: Label| if language == Language::Zh { label.zh } else { label.en };
    let by: Vec<&str> = metric.by.iter().map(|by| by.name()).collect();
    let facts: [(Message, &str); 15] = [
        (message!("cli-metric-id"), metric.id),
        (message!("cli-metric-version"), &version),
        (message!("cli-metric-name-zh"), metric.label_zh),
        (message!("cli-metric-name-en"), metric.label_en),
        (message!("cli-metric-short"), &metric.short.join(language.separator())),
        (message!("cli-metric-unit"), metric.unit),
        (message!("cli-metric-numerator"), label(metric.numerator)),
        (message!("cli-metric-denominator"), label(metric.denominator)),
        (message!("cli-metric-kind"), &kinds.join(language.separator())),
        (message!("cli-metric-phase"), &name(metric.phase.name(), metric.phase.label(), language)),
        (message!("cli-metric-dimensions"), &metric.dimensions.join(", ")),
        (message!("cli-metric-by"), &by.join(", ")),
        (message!("cli-metric-nulls"), &nulls.join("; ")),
        (message!("cli-metric-source"), label(metric.source)),
        (message!("cli-metric-file"), metric.own_file.unwrap_or_default()),
    ];
    for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "{} {value}", output::padded(&console.text(label), 12))?;
    }
    Ok(())
}

/// A name of a vocabulary, or its Chinese term.
fn name(name: &str, label: &str, language: Language) -> String {
    if language == Language::Zh { label.to_owned() } else { name.to_owned() }
}
