//! Values of Python as the parameters of a query. They are bound as values, never pasted into its text.

use crate::error::Failure;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use juesuan_messages::message;
use juesuan_query::{Decimal, TimeUnit, Value};
use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyTzInfo};

/// The parameters by name. Those of a list are called 1, 2, …, as the engine calls `?`, `$1` and `$2`.
pub(crate) fn read(given: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<(String, Value)>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let named: Vec<(String, Bound<'_, PyAny>)> = if let Ok(named) = given.cast::<PyDict>() {
        let entries = named.iter().map(|(name, value)| Ok((name.extract()?, value)));
        entries.collect::<PyResult<_>>()?
    } else {
        let listed: Vec<Bound<'_, PyAny>> = given.extract()?;
        (1_u32..).map(|number| number.to_string()).zip(listed).collect()
    };
    let values = named.into_iter().map(|(name, value)| {
        let bound = bound(&name, &value)?;
        Ok((name, bound))
    });
    values.collect()
}

/// The value that is passed to the engine.
fn bound(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = value.py();
    if value.is_none() {
        return Ok(Value::Null);
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Value::Boolean(value.extract()?));
    }
    // No float touches money.
    if value.is_instance_of::<PyFloat>() {
        return Err(Failure::from(message!("python-parameter-float", name = name)).into());
    }
    if let Ok(text) = value.extract::<String>() {
        return Ok(Value::Text(text));
    }
    match value.extract::<i128>() {
        Ok(number) => return Ok(i64::try_from(number).map_or(Value::HugeInt(number), Value::BigInt)),
        Err(error) if error.is_instance_of::<PyOverflowError>(py) => return Err(too_long(name)),
        Err(_) => {}
    }
    if value.is_instance(&py.import("decimal")?.getattr("Decimal")?)? {
        let digits: String = value.call_method1("__format__", ("f",))?.extract()?;
        return decimal(&digits).map(Value::Decimal).ok_or_else(|| too_long(name));
    }
    // A time is a date as well, so it comes first.
    if let Some(instant) = instant(value)? {
        return Ok(Value::Timestamp(TimeUnit::Microsecond, instant.timestamp_micros()));
    }
    if let Ok(date) = value.extract::<NaiveDate>() {
        return Ok(Value::Date32(date.to_epoch_days()));
    }
    let found = value.get_type().name()?.to_string();
    Err(Failure::from(message!("python-parameter-type", name = name, type = found)).into())
}

/// A `datetime` in UTC; one without a zone is taken as UTC. `None` for anything else.
fn instant(value: &Bound<'_, PyAny>) -> PyResult<Option<DateTime<Utc>>> {
    if !value.hasattr("tzinfo")? || !value.hasattr("astimezone")? {
        return Ok(None);
    }
    if value.getattr("tzinfo")?.is_none() {
        let time: NaiveDateTime = value.extract()?;
        return Ok(Some(time.and_utc()));
    }
    Ok(Some(value.call_method1("astimezone", (PyTzInfo::utc(value.py())?,))?.extract()?))
}

/// Digits with at most one point, such as `-12.50`, as a decimal of just that precision; at most 38 digits.
fn decimal(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let value: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = fraction.len();
    let digits = value.unsigned_abs().to_string().len().max(scale);
    Decimal::new(u8::try_from(digits).ok()?, u8::try_from(scale).ok()?, value).ok()
}

fn too_long(name: &str) -> PyErr {
    Failure::from(message!("python-parameter-digits", name = name)).into()
}
