//! A project: a folder with metrics, questions, views and marts of the user's own, besides those that ship with the program.
//!
//! A process works with at most one project. Its files are read when a query first needs them, and are kept until the process ends;
//! each is checked as a statement of a user is, and must be one SELECT.

use crate::error::Error;
use crate::file::{File, shipped_of};
use crate::header::{DefinitionError, Header};
use crate::lexer::{Token, tokens};
use crate::mart::Mart;
use crate::permitted;
use crate::session::Session;
use crate::view::OF_METRICS;
use crate::wanted::wanted;
use duckdb::Connection;
use juesuan_messages::{Explain, Message, message};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

/// The folders of a project that have queries.
const FOLDERS: [&str; 4] = ["metrics", "questions", "views", "marts"];
/// More than any query that a person writes.
const LARGEST: u64 = 1 << 20;

/// What the folder of marts has besides the marts.
const OTHERS_OF_MARTS: [&str; 6] = ["current", "datapackage", "dbt", "dictionary", "juesuan", "manifest"];

/// What is known of a file of a project.
#[derive(Debug)]
pub(crate) struct OwnFile {
    /// Where people find it.
    pub(crate) place: String,
    /// The tables and views that it reads.
    pub(crate) reads: HashSet<String>,
    /// Of each view with all metrics that it reads, the metrics that its filters leave; `None` for any.
    pub(crate) metrics: Vec<(&'static str, Option<BTreeSet<String>>)>,
}

static CHOSEN: OnceLock<Option<PathBuf>> = OnceLock::new();
static FILES: LazyLock<Result<Vec<File>, DefinitionError>> =
    LazyLock::new(|| project().map_or(Ok(Vec::new()), read));

/// Chooses the project of this process, or that it has none.
///
/// # Errors
/// Another project was chosen before, or queries were read without one.
pub fn choose_project(folder: Option<&Path>) -> Result<(), Error> {
    let chosen = CHOSEN.get_or_init(|| folder.map(Path::to_owned));
    if chosen.as_deref() == folder { Ok(()) } else { Err(Error::OtherProject(chosen.clone())) }
}

/// The project of this process; from then on, it has none if none was chosen.
pub fn project() -> Option<&'static Path> {
    CHOSEN.get_or_init(|| None).as_deref()
}

/// The files of the project.
pub(crate) fn files() -> Result<&'static [File], DefinitionError> {
    FILES.as_deref().map_err(Clone::clone)
}

fn read(project: &Path) -> Result<Vec<File>, DefinitionError> {
    let wrong = |file: &Path, problem| DefinitionError { file: file.display().to_string(), line: 1, problem };
    // It only parses.
    let connection =
        Connection::open_in_memory().map_err(|error| wrong(project, Error::Query(error).message()))?;
    let mut files = Vec::new();
    for folder in FOLDERS {
        let within = project.join(folder);
        if !within.is_dir() {
            continue;
        }
        let unreadable = |error: std::io::Error| {
            wrong(&within, message!("query-own-unreadable", reason = error.message()))
        };
        let entries = fs::read_dir(&within).map_err(unreadable)?;
        let mut paths = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>, std::io::Error>>()
            .map_err(unreadable)?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
        paths.sort();
        for path in paths {
            let text = text_of(&path).map_err(|problem| wrong(&path, problem))?;
            files.push(checked(&connection, folder, &path, text)?);
        }
    }
    Ok(files)
}

/// The text of a file, without the mark that some editors begin it with.
fn text_of(path: &Path) -> Result<String, Message> {
    let unreadable = |error: std::io::Error| message!("query-own-unreadable", reason = error.message());
    let data = fs::metadata(path).map_err(unreadable)?;
    if !data.is_file() {
        return Err(message!("query-own-no-file"));
    }
    if data.len() > LARGEST {
        return Err(message!("query-own-too-large", bytes = i64::try_from(LARGEST).unwrap_or(i64::MAX)));
    }
    let text = String::from_utf8(fs::read(path).map_err(unreadable)?);
    let text = text.map_err(|_| message!("query-own-encoding"))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n"))
}

/// The file, if its name is free and its text is one SELECT that a user may run.
fn checked(
    connection: &Connection,
    folder: &str,
    path: &Path,
    text: String,
) -> Result<File, DefinitionError> {
    let place = path.display().to_string();
    let wrong = |problem: Message| DefinitionError { file: place.clone(), line: 1, problem };
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_word = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.bytes().all(is_word) {
        return Err(wrong(message!("query-own-name", name = name)));
    }
    let shipped = if folder == "questions" { "analysis" } else { folder };
    let mut taken = shipped_of(shipped).any(|known| known.name() == name);
    taken |= folder == "views" && permitted::is_table(name);
    taken |= folder == "marts"
        && (OTHERS_OF_MARTS.contains(&name) || shipped_of("mart_views").any(|known| known.name() == name));
    if taken {
        return Err(wrong(Error::NameTaken(name.to_owned()).message()));
    }
    // What the program keeps until it ends: it reads few projects.
    let kept: &'static str = Box::leak(text.into_boxed_str());
    let path: &'static str = Box::leak(format!("{folder}/{name}.sql").into_boxed_str());
    let file = File { path, text: without_end(kept), own: None };
    let mut own = OwnFile { place: place.clone(), reads: HashSet::new(), metrics: Vec::new() };
    let analyzed = analyze(connection, file.text, &mut own);
    let file = File { own: Some(Box::leak(Box::new(own))), ..file };
    match analyzed.map_err(|error| error.at(&file, 0)) {
        Ok(()) => Ok(file),
        Err(Error::Definition(error)) => Err(error),
        Err(error) => Err(wrong(error.message())),
    }
}

fn analyze(connection: &Connection, text: &str, own: &mut OwnFile) -> Result<(), Error> {
    own.reads = permitted::tables(connection, text)?;
    for view in OF_METRICS.into_iter().filter(|view| own.reads.contains(*view)) {
        own.metrics.push((view, wanted(connection, text, view)?));
    }
    Ok(())
}

/// The text without a semicolon at its end.
fn without_end(text: &str) -> &str {
    let last = tokens(text).filter(Token::counts).last();
    let end = last.filter(|token| token.is_sign(";")).map_or(text.len(), |token| token.start);
    text.get(..end).unwrap_or(text)
}

/// A file of the project that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// Where people find it.
    pub place: &'static str,
    /// Why it cannot be used.
    pub problem: Option<Error>,
}

impl Session {
    /// Whether each file of the project can be used with this warehouse: the engine knows what it reads, and it has the columns that
    /// its header describes.
    ///
    /// # Errors
    /// A file that cannot be read at all.
    pub fn check_project(&self) -> Result<Vec<CheckedFile>, Error> {
        let mut checked = Vec::new();
        for file in files().map_err(Error::Definition)? {
            let Some(own) = file.own else { continue };
            checked.push(CheckedFile { place: own.place.as_str(), problem: self.check_file(file).err() });
        }
        Ok(checked)
    }

    fn check_file(&self, file: &'static File) -> Result<(), Error> {
        let header = Header::read(file).map_err(Error::Definition)?;
        let columns = match file.folder() {
            "metrics" => return self.described(&format!("metric_{}", file.name())).map(drop),
            "views" => self.described(file.name())?,
            "marts" => {
                let mart = Mart::all()?.into_iter().find(|mart| mart.name == file.name());
                mart.map_or_else(|| Ok(Vec::new()), |mart| self.columns_of_mart(&mart))?
            }
            _ => return self.prepare(file.text).map_err(|error| error.in_file(file)),
        };
        let missing = header.columns.iter().find(|(name, _)| columns.iter().all(|[known, _]| known != name));
        missing.map_or(Ok(()), |(name, _)| {
            let problem = message!("query-header-no-column", name = *name);
            Err(Error::Definition(DefinitionError { file: file.place(), line: 1, problem }))
        })
    }
}
