//! `juesuan sql`: one SELECT over the views.

use crate::Ended;
use crate::args::Sql;
use crate::output;
use juesuan_query::Session;

pub(crate) fn run(args: &Sql) -> anyhow::Result<Ended> {
    let session = Session::open(&args.warehouse.open()?)?;
    output::write(session.sql(&args.text)?, &args.output)?;
    Ok(Ended::Done)
}
