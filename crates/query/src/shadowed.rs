//! Reports that do not count, for a newer one of the same department, year, kind and scope does.

use crate::error::Error;
use crate::file::{File, question};
use crate::session::Session;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Kind, Scope};
use polars::frame::DataFrame;
use polars::prelude::DataType;

/// The files of reports that do not count.
const SHADOWED: File = question!("shadowed_reports");

/// A report that does not count, and the one that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShadowedReport {
    /// Whose reports they are.
    pub entity_id: String,
    /// Its name in the report that counts.
    pub entity_name: String,
    /// The year of both.
    pub fiscal_year: i32,
    kind: Kind,
    scope: Scope,
    /// The main file of the report that counts.
    pub counted: String,
    /// The main file of the report that does not.
    pub shadowed: String,
    /// When the report that counts was committed, in microseconds since 1970.
    pub counted_at: i64,
}

impl Explain for ShadowedReport {
    fn message(&self) -> Message {
        message!(
            "query-shadowed",
            entity = &self.entity_name,
            year = self.fiscal_year.to_string(),
            kind = self.kind,
            scope = self.scope,
            counted = &self.counted,
            shadowed = &self.shadowed
        )
    }
}

impl Session {
    /// Every report that does not count although its file still says the same, by department and year.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn shadowed(&self) -> Result<Vec<ShadowedReport>, Error> {
        reports(&self.query(SHADOWED.text, &[])?)
    }

    /// Those of one department: its rows are found without reading all reports.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn shadowed_of(&self, entity_id: &str) -> Result<Vec<ShadowedReport>, Error> {
        let text = format!("SELECT * FROM ({}) AS shadowed WHERE entity_id = $entity_id", SHADOWED.text);
        reports(&self.query(&text, &[("entity_id", entity_id.to_owned().into())])?)
    }
}

fn reports(frame: &DataFrame) -> Result<Vec<ShadowedReport>, Error> {
    let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
    let (ids, names) = (text("entity_id")?, text("entity_name")?);
    let (kinds, scopes) = (text("kind")?, text("scope")?);
    let (counted, shadowed) = (text("counted_source_uri")?, text("shadowed_source_uri")?);
    let years = frame.column("fiscal_year")?.i32()?;
    let instants = frame.column("counted_at")?.cast(&DataType::Int64)?;
    let instants = instants.i64()?;
    let rows = (0..frame.height()).filter_map(|row| {
        Some(ShadowedReport {
            entity_id: ids.get(row)?.to_owned(),
            entity_name: names.get(row)?.to_owned(),
            fiscal_year: years.get(row)?,
            kind: Kind::from_name(kinds.get(row)?)?,
            scope: Scope::from_name(scopes.get(row)?)?,
            counted: counted.get(row)?.to_owned(),
            shadowed: shadowed.get(row)?.to_owned(),
            counted_at: instants.get(row)?,
        })
    });
    Ok(rows.collect())
}
