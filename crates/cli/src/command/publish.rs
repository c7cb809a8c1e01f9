//! `juesuan publish`: marts for BI tools.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{ReferenceArg, WarehouseAtArg};
use juesuan_messages::{Arg, message};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
}

pub(crate) fn run(args: &Publish, console: Console) -> Result<Ended, Failure> {
    let session = args.warehouse.session_verified_again(&args.reference)?;
    let published = juesuan_publish::publish(&session, &args.to)?;
    let rows = published.rows.iter().map(|(mart, rows)| format!("{mart} {rows}"));
    console.remark(message!(
        "cli-published",
        written = published.written.len(),
        unchanged = published.unchanged,
        rows = Arg::list(rows)
    ));
    Ok(Ended::Done)
}
