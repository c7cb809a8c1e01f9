//! `juesuan sql`: one SELECT over the views.

use crate::Ended;
use crate::args::Sql;
use crate::output;

pub(crate) fn run(args: &Sql) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    output::write(session.sql(&args.text)?, &args.output)?;
    Ok(Ended::Done)
}
