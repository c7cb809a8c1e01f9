//! Where a warehouse and a user's reference data are, from the same options as on the command line.

use crate::error::Failure;
use juesuan_messages::message;
use juesuan_query::Reference;
use juesuan_warehouse::{AsOf, Location, Warehouse};
use pyo3::prelude::*;
use std::env;
use std::path::PathBuf;

/// The warehouse that is named, or that of `JUESUAN_WAREHOUSE`.
pub(crate) fn warehouse(named: Option<PathBuf>) -> Result<Location, Failure> {
    let named = named.or_else(|| env::var_os("JUESUAN_WAREHOUSE").map(PathBuf::from));
    let path = named.ok_or_else(|| message!("python-no-warehouse"))?;
    // Only a text can be an address.
    Ok(path.to_str().and_then(|text| text.parse().ok()).unwrap_or(Location::Folder(path)))
}

/// The warehouse there, in the requested state, its logs checked and its files verified if wanted.
pub(crate) fn opened(location: Location, as_of: Option<AsOf>, verify: bool) -> Result<Warehouse, Failure> {
    let warehouse = match as_of {
        Some(as_of) => Warehouse::open_as_of(location, as_of)?,
        None => Warehouse::open(location)?,
    };
    warehouse.check_logs()?;
    Ok(if verify { warehouse.verifying() } else { warehouse })
}

/// The shipped reference data, with the rows of the folder that is named, or that of `JUESUAN_REFERENCE`.
pub(crate) fn reference(named: Option<PathBuf>) -> Result<Reference, Failure> {
    let folder = named.or_else(|| env::var_os("JUESUAN_REFERENCE").map(PathBuf::from));
    Ok(match folder {
        Some(folder) => Reference::with(&folder)?,
        None => Reference::shipped(),
    })
}

/// The project that is named, or that of `JUESUAN_PROJECT`.
pub(crate) fn project(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| env::var_os("JUESUAN_PROJECT").map(PathBuf::from))
}

/// The requested state: a version, a date or a time of Python, or a text as on the command line.
pub(crate) fn as_of(asked: Option<&Bound<'_, PyAny>>) -> PyResult<Option<AsOf>> {
    let Some(asked) = asked else { return Ok(None) };
    let text = if asked.hasattr("isoformat")? { asked.call_method0("isoformat")? } else { asked.clone() };
    let as_of: AsOf = text.str()?.to_cow()?.parse().map_err(Failure::from)?;
    Ok(Some(as_of))
}
