//! Rows that other libraries take over as Arrow.

use juesuan_query::Answer;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The rows of an answer, through the Arrow `PyCapsule` interface.
#[pyclass(frozen, module = "juesuan._juesuan")]
pub(crate) struct Rows(Answer);

impl Rows {
    pub(crate) fn new(answer: Answer) -> Self {
        Self(answer)
    }
}

#[pymethods]
impl Rows {
    /// The rows as an `ArrowArrayStream`, as often as needed. Their types are their own, whatever schema is requested: the
    /// interface leaves that to the producer.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        PyCapsule::new_with_value(py, self.0.stream(), c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.0.rows()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.0.columns().collect()
    }
}
