//! A tiny warehouse: Parquet files as the warehouse writes them, from lines of `column=value`.

use arrow::array::{
    ArrayRef, BooleanArray, Decimal128Array, Float32Array, Int32Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use arrow::datatypes::{DataType, Field, Schema};
use juesuan_model::schema::WarehouseTable;
use juesuan_query::{Reference, Session};
use parquet::arrow::ArrowWriter;
use polars::frame::DataFrame;
use polars::prelude::AnyValue;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Row = HashMap<String, String>;

/// The rows of a frame as text, cells joined by a space, null as `-`.
pub(crate) fn rows(frame: &DataFrame) -> Vec<String> {
    let cell =
        |value: AnyValue<'_>| if value == AnyValue::Null { "-".to_owned() } else { value.str_value().into() };
    (0..frame.height())
        .map(|row| {
            frame.columns().iter().map(|column| cell(column.get(row).unwrap())).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// Rows to be written, and the folder for them.
pub(crate) struct Fixture {
    dir: tempfile::TempDir,
    rows: BTreeMap<WarehouseTable, Vec<Row>>,
}

impl Fixture {
    /// An empty one, in a folder whose name means something to SQL and to file patterns.
    pub(crate) fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("it's [1] * 决算?").tempdir().unwrap();
        Self { dir, rows: BTreeMap::new() }
    }

    /// A report of the department `entity`, committed by the batch `b1`, unless the cells state otherwise.
    pub(crate) fn report(
        &mut self,
        revision: &str,
        entity: &str,
        year: i32,
        cells: &str,
    ) -> FixtureReport<'_> {
        let mut key = row(&format!(
            "revision_id={revision} entity_id={entity} entity_name={entity} fiscal_year={year} kind=final_accounts \
             scope=department batch_id=b1 source_uri={revision}.txt"
        ));
        key.extend(row(cells));
        self.rows.entry(WarehouseTable::Reports).or_default().push(key.clone());
        FixtureReport { fixture: self, key }
    }

    /// A report whose last commit, that of its `reports` row, never happened.
    pub(crate) fn crashed(
        &mut self,
        revision: &str,
        entity: &str,
        year: i32,
        cells: &str,
    ) -> FixtureReport<'_> {
        let key = self.report(revision, entity, year, cells).key;
        self.rows.entry(WarehouseTable::Reports).or_default().pop();
        FixtureReport { fixture: self, key }
    }

    /// A row of a table that belongs to no report.
    pub(crate) fn row(&mut self, table: WarehouseTable, cells: &str) {
        self.rows.entry(table).or_default().push(row(cells));
    }

    /// Writes the files, and opens a session over them.
    pub(crate) fn session(self) -> Opened {
        self.session_with(&Reference::shipped())
    }

    /// The same with a user's own reference data.
    pub(crate) fn session_with(self, reference: &Reference) -> Opened {
        let mut files: BTreeMap<WarehouseTable, Vec<PathBuf>> = BTreeMap::new();
        for (&table, rows) in &self.rows {
            for (folder, rows) in partitions(table, rows) {
                let folder = self.dir.path().join(table.name()).join(folder);
                std::fs::create_dir_all(&folder).unwrap();
                let file = folder.join("part-0.parquet");
                write(&file, table, &rows);
                files.entry(table).or_default().push(file);
            }
        }
        let session = Session::over(self.dir.path(), files, reference.clone()).unwrap();
        Opened { session, dir: self.dir }
    }
}

/// A session together with the folder that it reads.
pub(crate) struct Opened {
    session: Session,
    dir: tempfile::TempDir,
}

impl Opened {
    /// The warehouse's folder.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }
}

impl std::ops::Deref for Opened {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

/// One report to add statements to.
pub(crate) struct FixtureReport<'a> {
    fixture: &'a mut Fixture,
    key: Row,
}

impl FixtureReport<'_> {
    /// A statement, and one fact per line; a fact is of the actual total unless its line states otherwise.
    pub(crate) fn statement(self, statement: &str, facts: &str) -> Self {
        let mut summary = self.key.clone();
        summary.extend(row(&format!("statement={statement} title={statement}")));
        self.fixture.rows.entry(WarehouseTable::Statements).or_default().push(summary);
        for line in facts.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut fact = self.key.clone();
            fact.extend(row(&format!(
                "statement={statement} measure=total phase=actual quantum=0.01 unit=元"
            )));
            fact.extend(row(line));
            self.fixture.rows.entry(WarehouseTable::Facts).or_default().push(fact);
        }
        self
    }

    /// A row of any other table that belongs to the report.
    pub(crate) fn row(self, table: WarehouseTable, cells: &str) -> Self {
        let mut of_report = self.key.clone();
        of_report.extend(row(cells));
        self.fixture.rows.entry(table).or_default().push(of_report);
        self
    }

    /// One claim per line; it is of the actual amount of the report's year unless its line states otherwise.
    pub(crate) fn prose(self, claims: &str) -> Self {
        for line in claims.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut claim = self.key.clone();
            claim.extend(row("metric=amount phase=actual value_unit=yuan quantum=0.01"));
            claim.extend(self.key.get("fiscal_year").map(|year| ("value_year".to_owned(), year.clone())));
            claim.extend(row(line));
            self.fixture.rows.entry(WarehouseTable::Claims).or_default().push(claim);
        }
        self
    }
}

fn row(cells: &str) -> Row {
    let cells = cells.split_whitespace().map(|cell| cell.split_once('=').unwrap());
    cells.map(|(column, value)| (column.to_owned(), value.to_owned())).collect()
}

fn partitions(table: WarehouseTable, rows: &[Row]) -> BTreeMap<String, Vec<&Row>> {
    let mut folders: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let parts = table.partition_columns().iter().map(|column| format!("{column}={}", row[*column]));
        folders.entry(parts.collect::<Vec<_>>().join("/")).or_default().push(row);
    }
    folders
}

fn write(file: &Path, table: WarehouseTable, rows: &[&Row]) {
    let schema = table.schema();
    let written = |field: &&Arc<Field>| !table.partition_columns().contains(&field.name().as_str());
    let fields: Vec<Arc<Field>> = schema.fields().iter().filter(written).cloned().collect();
    let arrays = fields.iter().map(|field| array(field, rows)).collect();
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(schema.clone(), arrays).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(file).unwrap(), schema, None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// The column's values; a required one that no line sets is zero or empty.
fn array(field: &Field, rows: &[&Row]) -> ArrayRef {
    let cells = || {
        rows.iter().map(|row| match row.get(field.name()) {
            Some(cell) if cell == "null" => None,
            Some(cell) => Some(cell.as_str()),
            None if field.is_nullable() => None,
            None if *field.data_type() == DataType::Utf8 => Some(""),
            None => Some("0"),
        })
    };
    match field.data_type() {
        DataType::Utf8 => Arc::new(cells().collect::<StringArray>()),
        DataType::Boolean => {
            Arc::new(cells().map(|c| c.map(|c| matches!(c, "true" | "1"))).collect::<BooleanArray>())
        }
        DataType::Int32 => Arc::new(cells().map(|c| c.map(|c| c.parse().unwrap())).collect::<Int32Array>()),
        DataType::Int64 => Arc::new(cells().map(|c| c.map(|c| c.parse().unwrap())).collect::<Int64Array>()),
        DataType::Float32 => {
            Arc::new(cells().map(|c| c.map(|c| c.parse().unwrap())).collect::<Float32Array>())
        }
        DataType::Timestamp(_, _) => {
            let values = cells().map(|c| c.map(|c| c.parse().unwrap()));
            Arc::new(values.collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
        }
        DataType::Decimal128(precision, scale) => {
            let values = cells().map(|c| c.map(|c| scaled(c, *scale)));
            let values = values.collect::<Decimal128Array>();
            Arc::new(values.with_precision_and_scale(*precision, *scale).unwrap())
        }
        other => unreachable!("no table has a column of {other}"),
    }
}

fn scaled(text: &str, scale: i8) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let width = usize::try_from(scale).unwrap();
    format!("{whole}{fraction:0<width$}").parse().unwrap()
}
