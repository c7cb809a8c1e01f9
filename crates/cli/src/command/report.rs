//! `juesuan report`: an entity, a region or a group, for reading.

use super::Ended;
use crate::language;
use crate::options::{Reading, ReferenceArg};
use crate::output;
use anyhow::{anyhow, bail};
use clap::ValueEnum;
use juesuan_ingest::Input;
use juesuan_messages::Message;
use juesuan_model::FiscalYear;
use juesuan_model::Scope;
use juesuan_query::{Group, Years};
use juesuan_report::{EntityRequest, GroupRequest, entity_report, group_report};
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("subject").required(true).multiple(true)
    .args(["entity", "region", "group", "level", "function"]))]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    /// One entity over the years: its name, a part of it that no other has, or its id
    #[arg(long, conflicts_with_all = ["region", "group", "level", "function", "year", "scope"])]
    pub(crate) entity: Option<String>,
    /// The entity's years: 2019..2024, 2019.., 2023 [default: all]
    #[arg(long, requires = "entity")]
    pub(crate) years: Option<Years>,
    /// The bodies of a region in one year: its name, or the digits that its codes begin with, 42 for all of 湖北
    #[arg(long, value_name = "NAME|CODE", requires = "year")]
    pub(crate) region: Option<String>,
    /// The bodies whose name contains this, in one year
    #[arg(long, value_name = "TEXT", requires = "year")]
    pub(crate) group: Option<String>,
    /// The bodies of this level, in one year: province, city, county, township
    #[arg(long, requires = "year")]
    pub(crate) level: Option<String>,
    /// The bodies of this function, in one year, as `juesuan reference functions` lists them
    #[arg(long, requires = "year")]
    pub(crate) function: Option<String>,
    /// The year of a region or group
    #[arg(long)]
    pub(crate) year: Option<FiscalYear>,
    /// Whose accounts of a region or group are compared
    #[arg(long, default_value = "department")]
    pub(crate) scope: Scope,
    /// html, md or xlsx [default: by the file's ending, else md]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// The file to write (.html, .md, .xlsx) [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Show the PDF pages that print the figures, each figure framed (HTML)
    #[arg(long)]
    pub(crate) pages: bool,
}

/// How a report for people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// One file with charts that opens without a network
    Html,
    /// Markdown
    Md,
    /// A workbook
    Xlsx,
}

pub(crate) fn run(args: &Report) -> anyhow::Result<Ended> {
    let format = format(args)?;
    if args.pages && format != ReportFormat::Html {
        bail!("--pages shows pages in HTML: name a file that ends in .html, or leave it out");
    }
    let session = args.warehouse.session(&args.reference)?;
    let language = language::of_documents();
    let mut paper = if let Some(entity) = &args.entity {
        let years = args.years.unwrap_or(Years::ALL);
        entity_report(&session, &EntityRequest { entity, years, language })?
    } else {
        let year = args.year.ok_or_else(|| anyhow!("which year? Add --year 2023"))?;
        let group = Group {
            level: args.level.as_deref(),
            function: args.function.as_deref(),
            region: args.region.as_deref(),
            name: args.group.as_deref(),
            like_sized: false,
        };
        group_report(&session, &GroupRequest { year, scope: args.scope, group, language })?
    };
    if args.pages {
        paper.draw_pages(&load)?;
    }
    let bytes = match format {
        ReportFormat::Html => paper.html().into_bytes(),
        ReportFormat::Md => paper.markdown().into_bytes(),
        ReportFormat::Xlsx => paper.workbook()?,
    };
    output::to(args.output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
    Ok(Ended::Done)
}

/// The form that was asked for, by name or by the file's ending.
fn format(args: &Report) -> anyhow::Result<ReportFormat> {
    let ending =
        |path: &Path| path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match (args.format, &args.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(ReportFormat::Md),
        (None, Some(path)) => match ending(path).as_deref() {
            Some("html" | "htm") => Ok(ReportFormat::Html),
            Some("md") => Ok(ReportFormat::Md),
            Some("xlsx") => Ok(ReportFormat::Xlsx),
            _ => bail!("{}: a report is written as .html, .md or .xlsx", path.display()),
        },
    }
}

/// The bytes of a file that a report stands in, where it is still there and the same.
fn load(uri: &str, hash: &str) -> Result<Vec<u8>, Message> {
    let loaded = Input::of_uri(uri).and_then(|input| input.load());
    match loaded {
        Ok(loaded) if loaded.content_hash == hash => Ok(loaded.bytes),
        Ok(_) => Err("it has changed since it was ingested: ingest it again to see it".into()),
        Err(reject) => Err(format!("{}; {}", reject.reason, reject.remedy).into()),
    }
}
