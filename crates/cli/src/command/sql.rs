//! `juesuan sql`: one SELECT over the views.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{Output, ReferenceArg, WarehouseAtArg};
use crate::output;

#[derive(Debug, clap::Args)]
pub(crate) struct Sql {
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) output: Output,
}

pub(crate) fn run(args: &Sql, console: Console) -> Result<Ended, Failure> {
    let session = args.warehouse.session(&args.reference)?;
    let frame = output::timed("answered", || session.sql(&args.text))?;
    console.write(frame, &args.output)?;
    Ok(Ended::Done)
}
