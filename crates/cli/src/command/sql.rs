//! `juesuan sql`: one SELECT over the views.

use super::Ended;
use crate::options::{Output, Reading, ReferenceArg};
use crate::output;

#[derive(Debug, clap::Args)]
pub(crate) struct Sql {
    /// One SELECT
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) output: Output,
}

pub(crate) fn run(args: &Sql) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let frame = output::timed("answered", || session.sql(&args.text))?;
    output::write(frame, &args.output)?;
    Ok(Ended::Done)
}
