//! `juesuan report`: a report on an entity, a region or a group, for people.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{ReferenceArg, ResidentsArg, WarehouseAtArg};
use crate::output;
use clap::ValueEnum;
use juesuan_ingest::Input;
use juesuan_messages::{Message, message};
use juesuan_model::Scope;
use juesuan_model::{FiscalYear, Reject};
use juesuan_query::{PeerGroup, Session, Years};
use juesuan_report::{
    EntityRequest, GroupRequest, SourceListing, WarehouseVersion, entity_report, group_report,
};
use juesuan_warehouse::Committed;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("subject").required(true).multiple(true)
    .args(["entity", "region", "group", "level", "function"]))]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) residents: ResidentsArg,
    #[arg(long, conflicts_with_all = ["region", "group", "level", "function", "year", "scope"])]
    pub(crate) entity: Option<String>,
    #[arg(long, requires = "entity")]
    pub(crate) years: Option<Years>,
    #[arg(long, value_name = "NAME|CODE", requires = "year")]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "year")]
    pub(crate) group: Option<String>,
    #[arg(long, requires = "year")]
    pub(crate) level: Option<String>,
    #[arg(long, requires = "year")]
    pub(crate) function: Option<String>,
    #[arg(long)]
    pub(crate) year: Option<FiscalYear>,
    #[arg(long, default_value = "department")]
    pub(crate) scope: Scope,
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) pages: bool,
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) sources: Option<Sources>,
}

/// How much of the sources a report lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sources {
    None,
    Short,
    All,
}

impl From<Sources> for SourceListing {
    fn from(sources: Sources) -> Self {
        match sources {
            Sources::None => Self::None,
            Sources::Short => Self::Short,
            Sources::All => Self::All,
        }
    }
}

/// The file format of a report for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Html,
    Md,
    Xlsx,
}

pub(crate) fn run(args: &Report, console: Console) -> Result<Ended, Failure> {
    let format = format(args)?;
    if args.pages && format != ReportFormat::Html {
        return Err(message!("cli-report-pages").into());
    }
    let warehouse = args.warehouse.open()?;
    let version = warehouse.version()?;
    let session = args.residents.chosen(Session::open_with(warehouse, args.reference.load()?)?)?;
    let language = console.documents();
    let mut report = if let Some(entity) = &args.entity {
        let years = args.years.unwrap_or(Years::ALL);
        entity_report(&session, &EntityRequest { entity, years, language })?
    } else {
        let year = args.year.ok_or_else(|| message!("cli-report-year"))?;
        let group = PeerGroup {
            level: args.level.as_deref(),
            function: args.function.as_deref(),
            region: args.region.as_deref(),
            name: args.group.as_deref(),
            like_sized: false,
        };
        group_report(&session, &GroupRequest { year, scope: args.scope, group, language })?
    };
    if let Some(Committed { version, at, .. }) = version {
        report = report.of_version(WarehouseVersion {
            number: version,
            committed_at: at.format("%Y-%m-%d %H:%M UTC").to_string(),
        });
    }
    if let Some(sources) = args.sources {
        report = report.listing(sources.into());
    }
    if args.pages {
        report.draw_pages(&load)?;
    }
    let bytes = match format {
        ReportFormat::Html => report.html().into_bytes(),
        ReportFormat::Md => report.markdown().into_bytes(),
        ReportFormat::Xlsx => report.workbook()?,
    };
    output::to(args.output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
    Ok(Ended::Done)
}

/// The requested format, by name or by the extension of the file.
fn format(args: &Report) -> Result<ReportFormat, Failure> {
    let ending =
        |path: &Path| path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match (args.format, &args.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(ReportFormat::Md),
        (None, Some(path)) => match ending(path).as_deref() {
            Some("html" | "htm") => Ok(ReportFormat::Html),
            Some("md") => Ok(ReportFormat::Md),
            Some("xlsx") => Ok(ReportFormat::Xlsx),
            _ => Err(message!("cli-report-format", file = path).into()),
        },
    }
}

/// The bytes of a source file of a report, if it still exists unchanged.
fn load(uri: &str, hash: &str) -> Result<Vec<u8>, Message> {
    let loaded = Input::of_uri(uri).and_then(|input| input.load());
    match loaded {
        Ok(loaded) if loaded.content_hash == hash => Ok(loaded.bytes),
        Ok(_) => Err(message!("cli-file-changed", file = uri)),
        Err(Reject { reason, remedy, .. }) => Err(message!("cli-parts", first = reason, then = remedy)),
    }
}
