//! The native part of the Python package `juesuan`, as the module `juesuan._juesuan`. What people call is in `python/src/juesuan`.
//!
//! - `sql` runs one SELECT over a warehouse, with parameters that are bound as values; `Rows` exports its rows through the Arrow
//!   `PyCapsule` interface.
//! - `panel` makes a panel, as an Arrow file with what its columns mean.
//! - `ingest` reads reports into a warehouse and returns how its inputs ended.
//! - `views` lists the views, `main` is the command `juesuan`.
//!
//! Every error is `Error`, which has the code of its message and its text in Chinese as well. Python's lock is released
//! while something is read or computed, and Ctrl-C ends it.

mod error;
mod limit;
mod panel;
mod parameters;
mod place;
mod rows;
mod run;

use error::{Error, Failure};
use juesuan_pipeline::{RunOptions, RunSummary};
use juesuan_query::{InterruptHandle, Session};
use juesuan_warehouse::Warehouse;
use pyo3::prelude::*;
use rows::Rows;
use run::{Progress, attended};
use std::ffi::OsString;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The answer of one SELECT over the views of a warehouse.
///
/// `parameters` is a list for `?` and `$1`, or a dict for `$name`. `as_of` is a version, a date or a time with its zone.
/// Files are verified before they are read, each once on a machine, unless `verify` is false. `project` is a folder with views and
/// metrics of the user's own, the same one in each call of a process. A statement that takes longer than `timeout`, which is in
/// seconds or a `timedelta`, is stopped.
#[pyfunction]
#[pyo3(signature = (text, parameters=None, *, warehouse=None, as_of=None, reference=None, project=None, verify=true, timeout=None))]
#[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
fn sql(
    py: Python<'_>,
    text: &str,
    parameters: Option<&Bound<'_, PyAny>>,
    warehouse: Option<PathBuf>,
    as_of: Option<&Bound<'_, PyAny>>,
    reference: Option<PathBuf>,
    project: Option<PathBuf>,
    verify: bool,
    timeout: Option<&Bound<'_, PyAny>>,
) -> PyResult<Rows> {
    let timeout = limit::timeout(timeout)?;
    juesuan_query::choose_project(place::project(project).as_deref()).map_err(Failure::from)?;
    let parameters = parameters::read(parameters)?;
    let location = place::warehouse(warehouse)?;
    let as_of = place::as_of(as_of)?;
    let handle: OnceLock<Arc<InterruptHandle>> = OnceLock::new();
    let work = || {
        let warehouse = place::opened(location, as_of, verify)?;
        let session = Session::open_with(warehouse, place::reference(reference)?)?;
        handle.get_or_init(|| session.interrupt_handle());
        let values: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        limit::within(timeout, &session, |session| Ok(session.answer(text, &values)?))
    };
    let stop = || {
        if let Some(handle) = handle.get() {
            handle.interrupt();
        }
    };
    Ok(Rows::new(attended(py, work, |_| Ok(()), stop)??))
}

/// Reads files, ZIP archives and folders into a warehouse, which is made where there is none.
///
/// `progress` is called with the number of files that are done and of all files, which is None until they are counted.
#[pyfunction]
#[pyo3(signature = (paths, warehouse=None, *, jobs=None, ocr=false, progress=None))]
fn ingest(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    warehouse: Option<PathBuf>,
    jobs: Option<NonZeroU16>,
    ocr: bool,
    progress: Option<Py<PyAny>>,
) -> PyResult<Summary> {
    let location = place::warehouse(warehouse)?;
    let observer = &Progress::new(progress);
    let work = move || {
        let warehouse = Warehouse::open_or_create(location)?;
        let options = RunOptions { jobs: jobs.map(NonZeroU16::get), ocr, ..RunOptions::default() };
        Ok::<_, Failure>(juesuan_pipeline::ingest(&paths, &warehouse, &options, observer)?)
    };
    let summary = attended(py, work, |py| observer.show(py), || observer.interrupt())??;
    observer.show_end(py)?;
    Ok(summary.into())
}

/// How the inputs of a run ended; a dict in Python.
#[derive(IntoPyObject)]
struct Summary {
    ingested: usize,
    unchanged: usize,
    rejected: usize,
    reports: usize,
    facts: usize,
    amounts: u32,
    amounts_read: u32,
    amounts_unread: u32,
    amounts_rejected: u32,
    without_statement: usize,
    unread_pages: usize,
    unread_cells: usize,
    manifests: usize,
    manifest_faults: usize,
    entity_names: Vec<String>,
}

impl From<RunSummary> for Summary {
    fn from(summary: RunSummary) -> Self {
        Self {
            ingested: summary.ingested,
            unchanged: summary.unchanged,
            rejected: summary.rejected,
            reports: summary.reports,
            facts: summary.facts,
            amounts: summary.account.amounts(),
            amounts_read: summary.account.read(),
            amounts_unread: summary.account.unread,
            amounts_rejected: summary.account.rejected,
            without_statement: summary.without_statement,
            unread_pages: summary.unread_pages,
            unread_cells: summary.unread_cells,
            manifests: summary.manifests,
            manifest_faults: summary.manifest_faults,
            entity_names: summary.entity_names.into_iter().collect(),
        }
    }
}

/// The names of all views.
#[pyfunction]
fn views() -> PyResult<Vec<String>> {
    let views = juesuan_query::views().map_err(Failure::from)?;
    Ok(views.into_iter().map(|view| view.name.clone()).collect())
}

/// The command `juesuan`: runs a command line, whose first word is the program's name, and returns its exit code. `program` are the
/// words that start the command again.
#[pyfunction]
fn main(py: Python<'_>, words: Vec<OsString>, program: Vec<OsString>) -> u8 {
    py.detach(move || juesuan::run(&words, &program))
}

#[pymodule]
fn _juesuan(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("CLOUD", cfg!(feature = "cloud"))?;
    module.add("Error", module.py().get_type::<Error>())?;
    module.add_class::<Rows>()?;
    module.add_function(wrap_pyfunction!(sql, module)?)?;
    module.add_function(wrap_pyfunction!(ingest, module)?)?;
    module.add_function(wrap_pyfunction!(panel::panel, module)?)?;
    module.add_function(wrap_pyfunction!(views, module)?)?;
    module.add_function(wrap_pyfunction!(main, module)?)
}
