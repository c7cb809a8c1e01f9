//! `juesuan report`: an entity, a region or a group, for reading.

use crate::Ended;
use crate::args::{Report, ReportFormat};
use crate::language;
use crate::output;
use anyhow::{anyhow, bail};
use juesuan_ingest::Input;
use juesuan_query::{Group, Years};
use juesuan_report::{EntityRequest, GroupRequest, entity_report, group_report};
use std::path::Path;

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
fn load(uri: &str, hash: &str) -> Result<Vec<u8>, String> {
    let loaded = Input::of_uri(uri).and_then(|input| input.load());
    match loaded {
        Ok(loaded) if loaded.content_hash == hash => Ok(loaded.bytes),
        Ok(_) => Err("it has changed since it was ingested: ingest it again to see it".to_owned()),
        Err(reject) => Err(format!("{}; {}", reject.reason, reject.remedy)),
    }
}
