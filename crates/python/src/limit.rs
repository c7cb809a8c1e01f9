//! How long the statements of a call may take.

use crate::error::Failure;
use juesuan_messages::message;
use juesuan_query::{Deadline, Session};
use pyo3::prelude::*;
use std::time::{Duration, Instant};

/// The time that was named: seconds, or a `datetime.timedelta`.
pub(crate) fn timeout(named: Option<&Bound<'_, PyAny>>) -> Result<Option<Duration>, Failure> {
    let Some(named) = named else { return Ok(None) };
    let seconds = || Duration::try_from_secs_f64(named.extract().ok()?).ok();
    let timeout = named.extract().ok().or_else(seconds).filter(|timeout: &Duration| !timeout.is_zero());
    Ok(Some(timeout.ok_or_else(|| message!("python-timeout"))?))
}

/// Runs statements of a session, which are interrupted when the time is over.
pub(crate) fn within<R>(
    timeout: Option<Duration>,
    session: &Session,
    run: impl FnOnce(&Session) -> Result<R, Failure>,
) -> Result<R, Failure> {
    let Some(timeout) = timeout else { return run(session) };
    let started = Instant::now();
    let _deadline = Deadline::after(timeout, session.interrupt_handle());
    run(session).map_err(|failure| {
        // Ctrl-C interrupts a statement, too, and raises its own exception.
        if failure.is("query-interrupted") && started.elapsed() >= timeout {
            message!("python-too-long", limit = humantime::format_duration(timeout).to_string()).into()
        } else {
            failure
        }
    })
}
