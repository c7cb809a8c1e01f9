//! `juesuan schema`: the tables and views with their columns.

use super::Ended;
use crate::failure::Failure;
use juesuan_query::documents;
use std::io::{self, Write};

pub(crate) fn run() -> Result<Ended, Failure> {
    write!(io::stdout().lock(), "{}", documents::schema()?)?;
    Ok(Ended::Done)
}
