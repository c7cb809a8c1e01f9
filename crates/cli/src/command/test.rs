//! `juesuan test`: whether the files of the project can be read, and whether its tests hold.
//!
//! A test is a query with its result in the form of sqllogictest. `ask NAME parameter=value …` runs a query by its name.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::{ReferenceArg, WarehouseAtArg};
use juesuan_messages::{Arg, message};
use juesuan_query::{Session, project};
use polars::prelude::AnyValue;
use sqllogictest::{DB, DBOutput, DefaultColumnType, Record, Runner};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// The files to run; without any, all of the project's folder `tests`.
    files: Vec<PathBuf>,
    #[command(flatten)]
    warehouse: WarehouseAtArg,
    #[command(flatten)]
    reference: ReferenceArg,
}

/// The ending of files with tests.
const ENDING: &str = "slt";

pub(crate) fn run(args: &Test, console: Console) -> Result<Ended, Failure> {
    let Some(project) = project() else { return Err(message!("cli-test-no-project").into()) };
    let files = if args.files.is_empty() { tests_of(project)? } else { args.files.clone() };
    let session = Tested(Arc::new(Mutex::new(args.warehouse.session(&args.reference)?)));
    let mut out = io::stdout().lock();
    let mut all_hold = true;
    for checked in session.session().check_project()? {
        let said = match &checked.problem {
            None => message!("cli-test-read", path = checked.place),
            Some(problem) => message!("cli-test-wrong", path = checked.place, reason = problem),
        };
        all_hold &= checked.problem.is_none();
        writeln!(out, "{}", console.text(said))?;
    }
    for file in files {
        let (held, failures) = hold(&file, &session, console)?;
        for failure in &failures {
            writeln!(out, "{failure}\n")?;
        }
        let failed = failures.len();
        let said = if failures.is_empty() {
            message!("cli-test-held", path = &file, count = held)
        } else {
            message!("cli-test-failed", path = &file, count = held, failed = failed)
        };
        all_hold &= failures.is_empty();
        writeln!(out, "{}", console.text(said))?;
    }
    Ok(if all_hold { Ended::Done } else { Ended::WithFaults })
}

/// The files with tests of a project, by name.
fn tests_of(project: &Path) -> Result<Vec<PathBuf>, Failure> {
    let folder = project.join("tests");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = entries.context(|| message!("cli-cannot-read", path = &folder))?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == ENDING));
    files.sort();
    Ok(files)
}

/// How many tests of a file hold, and what is wrong with the others.
fn hold(file: &Path, session: &Tested, console: Console) -> Result<(usize, Vec<String>), Failure> {
    let records = sqllogictest::parse_file::<DefaultColumnType>(file).map_err(|error| {
        Failure::from(message!("cli-test-unreadable", path = file, reason = Arg::shown(error)))
    })?;
    let mut runner = Runner::new(|| async { Ok(session.clone()) });
    let (mut held, mut failures) = (0, Vec::new());
    for record in records {
        let is_test = matches!(record, Record::Query { .. } | Record::Statement { .. });
        if let Record::System { loc, .. } = &record {
            failures.push(console.text(message!("cli-test-system", place = Arg::shown(loc))));
            continue;
        }
        match runner.run(record) {
            Ok(_) => held += usize::from(is_test),
            Err(error) => failures.push(error.display(false).to_string()),
        }
    }
    Ok((held, failures))
}

/// The session that all tests read.
#[derive(Clone)]
struct Tested(Arc<Mutex<Session>>);

impl Tested {
    fn session(&self) -> MutexGuard<'_, Session> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DB for Tested {
    type Error = juesuan_query::Error;
    type ColumnType = DefaultColumnType;

    fn run(&mut self, sql: &str) -> Result<DBOutput<DefaultColumnType>, Self::Error> {
        let session = self.session();
        let frame = match sql.strip_prefix("ask ") {
            Some(question) => {
                let mut words = question.split_whitespace();
                let name = words.next().unwrap_or_default();
                let given: Vec<(&str, &str)> =
                    words.map(|word| word.split_once('=').unwrap_or((word, ""))).collect();
                session.named(name, &given)?
            }
            None => session.sql(sql)?,
        };
        let cell = |row: usize, column: &polars::prelude::Column| {
            Ok(match column.get(row)? {
                AnyValue::Null => "NULL".to_owned(),
                value => value.str_value().into_owned(),
            })
        };
        let rows = (0..frame.height())
            .map(|row| frame.columns().iter().map(|column| cell(row, column)).collect())
            .collect::<Result<_, Self::Error>>()?;
        drop(session);
        Ok(DBOutput::Rows { types: vec![DefaultColumnType::Any; frame.width()], rows })
    }

    fn engine_name(&self) -> &'static str {
        "juesuan"
    }
}
