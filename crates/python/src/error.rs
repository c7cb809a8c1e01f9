//! Errors of the other crates as an exception of Python.

use juesuan_messages::{Explain, Language, Message};
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(
    juesuan,
    Error,
    PyException,
    "What could not be done, and why. `str(error)` is in English, `error.chinese` in Chinese; `error.code` names the message."
);

/// Why something could not be done, in a message.
#[derive(Debug)]
pub(crate) struct Failure(Message);

impl Failure {
    /// Whether it is the failure that this code names.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.0.code() == code
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.message())
    }
}

impl From<Failure> for PyErr {
    fn from(Failure(message): Failure) -> Self {
        let error = Error::new_err(message.text(Language::En));
        let explained = Python::attach(|py| {
            let value = error.value(py);
            value.setattr("code", message.code())?;
            value.setattr("chinese", message.text(Language::Zh))
        });
        explained.err().unwrap_or(error)
    }
}
