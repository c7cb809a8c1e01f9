//! `juesuan schema`: the tables and views with their columns.

use super::Ended;
use juesuan_query::documents;
use std::io::{self, Write};

pub(crate) fn run() -> anyhow::Result<Ended> {
    write!(io::stdout().lock(), "{}", documents::schema()?)?;
    Ok(Ended::Done)
}
