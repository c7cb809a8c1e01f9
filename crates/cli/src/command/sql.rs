//! `juesuan sql`: one SELECT over the views.

use crate::Ended;
use crate::args::Sql;
use crate::output;

pub(crate) fn run(args: &Sql) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let frame = output::timed("answered", || session.sql(&args.text))?;
    output::write(frame, &args.output)?;
    Ok(Ended::Done)
}
