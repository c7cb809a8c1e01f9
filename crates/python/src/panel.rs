//! Panels: departments or regions × years with a column for each metric.

use crate::error::Failure;
use crate::run::attended;
use crate::{limit, place};
use juesuan_messages::{Language, message};
use juesuan_model::{FiscalYear, Kind};
use juesuan_query::{
    Constant, Panel, PeerGroup, RegionPanelRequest, ResidentsChoice, Session, TrendOf, TrendRequest, Years,
};
use juesuan_report::Format;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::OnceLock;

/// What is wanted, by the names of the options of `juesuan panel`.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Wanted {
    metrics: Vec<String>,
    group: Option<String>,
    region: Option<String>,
    level: Option<String>,
    function: Option<String>,
    years: Option<String>,
    kind: Option<String>,
    residents: Option<String>,
    real: bool,
    base: u16,
    deflator: Option<String>,
    follow_successors: bool,
    balanced: bool,
    regions: bool,
    warehouse: Option<PathBuf>,
    reference: Option<PathBuf>,
    project: Option<PathBuf>,
    verify: bool,
}

/// A column: its name, what it is in Chinese and in English, its unit, and when it is null in both languages.
type ColumnMeaning = (String, [String; 2], Option<&'static str>, [String; 2]);

/// A panel as an Arrow file, what its columns mean, the number of the warehouse's version, and what was decided for the reader.
type Made = (Vec<u8>, Vec<ColumnMeaning>, Option<u64>, Vec<String>);

/// Makes a panel.
#[pyfunction]
#[pyo3(signature = (wanted, as_of=None, timeout=None))]
#[expect(clippy::needless_pass_by_value, reason = "arguments from Python are owned")]
pub(crate) fn panel(
    py: Python<'_>,
    wanted: Wanted,
    as_of: Option<&Bound<'_, PyAny>>,
    timeout: Option<&Bound<'_, PyAny>>,
) -> PyResult<Made> {
    let timeout = limit::timeout(timeout)?;
    juesuan_query::choose_project(place::project(wanted.project.clone()).as_deref())
        .map_err(Failure::from)?;
    let location = place::warehouse(wanted.warehouse.clone())?;
    let as_of = place::as_of(as_of)?;
    let handle = OnceLock::new();
    let work = || -> Result<_, Failure> {
        let warehouse = place::opened(location, as_of, wanted.verify)?;
        let version = warehouse.version()?.map(|committed| committed.version);
        let session = Session::open_with(warehouse, place::reference(wanted.reference.clone())?)?;
        handle.get_or_init(|| session.interrupt_handle());
        let panel = limit::within(timeout, &session, |session| wanted.of(session))?;
        let mut file = Vec::new();
        juesuan_report::write(panel.frame, Format::Arrow, Language::En, &mut file)?;
        let columns = panel.columns.into_iter();
        let meanings = columns.map(|column| (column.name, column.label, column.unit, column.nulls)).collect();
        let notes = panel.notes.iter().map(|note| note.text(Language::En)).collect();
        Ok((file, meanings, version, notes))
    };
    let stop = || {
        if let Some(handle) = handle.get() {
            handle.interrupt();
        }
    };
    Ok(attended(py, work, |_| Ok(()), stop)??)
}

impl Wanted {
    fn of(&self, session: &Session) -> Result<Panel, Failure> {
        let metrics: Vec<&str> = self.metrics.iter().map(String::as_str).collect();
        let years = self.years.as_deref().map_or(Ok(Years::ALL), str::parse)?;
        let kind = self.kind.as_deref().map(str::parse::<Kind>).transpose()?;
        let deflator = self.deflator.as_deref();
        let base = FiscalYear::new(i64::from(self.base))?;
        let real = self.real.then_some(Constant { base, deflator });
        if let Some(name) = &self.residents {
            let choice = ResidentsChoice::ALL.into_iter().find(|choice| choice.name() == name);
            session.choose_residents(choice.ok_or_else(|| message!("python-no-choice", name = name))?)?;
        }
        if self.regions {
            return Ok(session.region_panel(&RegionPanelRequest {
                metrics: &metrics,
                region: self.region.as_deref(),
                years,
                kind,
                real,
                is_balanced: self.balanced,
            })?);
        }
        let group = PeerGroup {
            level: self.level.as_deref(),
            function: self.function.as_deref(),
            region: self.region.as_deref(),
            name: self.group.as_deref(),
            like_sized: false,
        };
        let request = TrendRequest {
            of: TrendOf::Each(group),
            years,
            kind,
            follow_successors: self.follow_successors,
            real,
            ..TrendRequest::of(&metrics, &[])
        };
        Ok(session.panel(&request, self.balanced)?)
    }
}
