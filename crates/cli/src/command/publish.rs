//! `juesuan publish`: marts for BI tools.

use super::Ended;
use crate::args::Common;
use crate::options::{Reading, ReferenceArg};
use crate::output;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    /// The folder to write into; files that would not change are left as they are
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
}

pub(crate) fn run(args: &Publish, common: &Common) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let published = juesuan_publish::publish(&session, &args.to)?;
    if !common.quiet {
        let rows: Vec<String> = published.rows.iter().map(|(mart, rows)| format!("{mart} {rows}")).collect();
        output::note(&format!(
            "{} files written, {} unchanged; rows: {}",
            published.written.len(),
            published.unchanged,
            rows.join(", ")
        ));
    }
    Ok(Ended::Done)
}
