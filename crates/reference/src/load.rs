//! The tables as built into the program, with a user's own rows over them.

use crate::table::{ColumnType, ReferenceColumn, ReferenceTable, TABLES};
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::text::squeeze;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Why reference data cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The folder or a file in it cannot be read.
    Read {
        /// Where.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file that no table takes.
    UnknownTable {
        /// The file.
        path: PathBuf,
        /// The tables.
        known: Vec<String>,
    },
    /// A file whose first line names other columns.
    Heading {
        /// The file.
        file: String,
        /// The columns in order.
        expected: String,
    },
    /// A row that does not parse.
    Row {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        problem: Message,
    },
    /// More words than can be looked for at once.
    TooManyWords(#[from] aho_corasick::BuildError),
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::Read { path, source } => message!("reference-unreadable", path = path, reason = source),
            Self::UnknownTable { path, known } => {
                message!("reference-unknown-file", path = path, names = Arg::list(known))
            }
            Self::Heading { file, expected } => {
                message!("reference-header", file = file, expected = expected)
            }
            Self::Row { file, line, problem } => {
                message!("reference-row", file = file, line = *line, reason = problem)
            }
            Self::TooManyWords(error) => {
                message!("reference-too-many-words", reason = Message::foreign(error))
            }
        }
    }
}

/// The votes for rows that `juesuan reference learn` proposes, next to the files with these rows. It is not a table.
pub const VOTES_FILE: &str = "votes.csv";

/// A row: the cells of its table's columns, blank ones as none.
pub(crate) type ReferenceRow = Vec<Option<String>>;

/// Every reference table with its rows, in the order of the files; a user's rows come last.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// The tables that have rows of a user, as a whole. The others are as they are built in.
    changed: HashMap<&'static str, Vec<ReferenceRow>>,
}

impl Reference {
    /// Every table there is.
    #[must_use]
    pub fn tables() -> &'static [ReferenceTable] {
        TABLES
    }

    /// What is built into the program. Each table is parsed when it is first read.
    #[must_use]
    pub fn shipped() -> Self {
        Self::default()
    }

    /// What is built in, with the rows of a user's folder over it: a row with the key of one that is there replaces it.
    ///
    /// # Errors
    /// A folder that cannot be read, a file that is not a table, a row that does not parse.
    pub fn with(folder: &Path) -> Result<Self, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Read { path, source }
        };
        let mut reference = Self::shipped();
        let entries = std::fs::read_dir(folder).map_err(failed(folder))?;
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed(folder))?.path();
            let is_table = path.file_name().is_some_and(|name| name != VOTES_FILE);
            if is_table && path.extension().is_some_and(|ending| ending == "csv") {
                paths.push(path);
            }
        }
        paths.sort();
        for path in paths {
            let table = TABLES.iter().find(|table| path.file_stem().is_some_and(|stem| stem == table.name));
            let Some(table) = table else {
                let known = TABLES.iter().map(|table| format!("{}.csv", table.name)).collect();
                return Err(Error::UnknownTable { path, known });
            };
            let text = std::fs::read_to_string(&path).map_err(failed(&path))?;
            let own = parse(table, &text, &path.display().to_string())?;
            reference.put(table, own);
        }
        Ok(reference)
    }

    /// The rows of a table, cells in the order of its columns.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = &[Option<String>]> {
        let changed = self.changed.get(table).map(Vec::as_slice);
        changed.unwrap_or_else(|| built_in(table)).iter().map(Vec::as_slice)
    }

    /// The rows of a table, to be changed.
    pub(crate) fn rows_mut(&mut self, table: &'static str) -> &mut Vec<ReferenceRow> {
        self.changed.entry(table).or_insert_with(|| built_in(table).to_vec())
    }

    /// The names of the entity of this name that `entity_aliases` lists: its own first, then its aliases. Empty where
    /// it lists none.
    #[must_use]
    pub fn names_of(&self, name: &str) -> Vec<&str> {
        let name = squeeze(name);
        let of_alias = |alias: &str| squeeze(alias) == name;
        let own = self
            .cells::<2>("entity_aliases")
            .find(|[alias, own]| of_alias(alias) || of_alias(own))
            .map(|[_, own]| own);
        let aliases =
            self.cells::<2>("entity_aliases").filter(|[_, of]| Some(*of) == own).map(|[alias, _]| alias);
        own.into_iter().chain(aliases).collect()
    }

    /// The rows of a table as so many text cells, blank ones empty.
    pub(crate) fn cells<const N: usize>(&self, table: &str) -> impl Iterator<Item = [&str; N]> {
        self.rows(table).map(|row| {
            let mut cells = [""; N];
            for (cell, value) in cells.iter_mut().zip(row) {
                *cell = value.as_deref().unwrap_or_default();
            }
            cells
        })
    }

    fn put(&mut self, table: &'static ReferenceTable, own: Vec<ReferenceRow>) {
        let rows = self.rows_mut(table.name);
        let mut places: HashMap<ReferenceRow, usize> =
            rows.iter().enumerate().map(|(place, row)| (key(table, row), place)).collect();
        for row in own {
            if let Some(there) = places.get(&key(table, &row)).and_then(|&place| rows.get_mut(place)) {
                *there = row;
            } else {
                places.insert(key(table, &row), rows.len());
                rows.push(row);
            }
        }
    }
}

/// The cells that distinguish a row from the others.
pub(crate) fn key(table: &ReferenceTable, row: &[Option<String>]) -> ReferenceRow {
    row.iter().take(table.key).cloned().collect()
}

/// The rows of a table that are built into the program; none of a table that there is not.
fn built_in(name: &str) -> &'static [ReferenceRow] {
    static ROWS: [OnceLock<Vec<ReferenceRow>>; TABLES.len()] = [const { OnceLock::new() }; TABLES.len()];
    let mut tables = TABLES.iter().zip(&ROWS);
    let Some((table, rows)) = tables.find(|(table, _)| table.name == name) else { return &[] };
    rows.get_or_init(|| shipped_rows(table).expect("the tests read every table that is built in"))
}

fn shipped_rows(table: &ReferenceTable) -> Result<Vec<ReferenceRow>, Error> {
    let mut rows = parse(table, table.text, &format!("{}.csv", table.name))?;
    if table.name == "codes" {
        // The classes are in a file of their own, which the reading of reports uses as well.
        rows.extend(classes()?);
        rows.sort_by_cached_key(|row| {
            (row.first().cloned() != Some(Some("functional".to_owned())), row.clone())
        });
    }
    Ok(rows)
}

fn parse(table: &ReferenceTable, text: &str, file: &str) -> Result<Vec<ReferenceRow>, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wrong = |line: u64, problem: Message| Error::Row { file: file.to_owned(), line, problem };
    let headings = reader.headers().map_err(|error| wrong(1, Message::foreign(error)))?;
    // Which columns of the table the file has.
    let has: Vec<bool> = table
        .columns
        .iter()
        .map(|column| {
            !table.optional.contains(&column.name) || headings.iter().any(|name| name == column.name)
        })
        .collect();
    let expected: Vec<&str> =
        table.columns.iter().zip(&has).filter(|(_, has)| **has).map(|(column, _)| column.name).collect();
    if headings.iter().ne(expected.iter().copied()) {
        return Err(Error::Heading { file: file.to_owned(), expected: expected.join(",") });
    }
    let mut rows = Vec::new();
    for record in reader.into_records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            wrong(line, Message::foreign(error))
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut row = ReferenceRow::with_capacity(has.len());
        let mut cells = record.iter();
        for (column, has) in table.columns.iter().zip(&has) {
            let cell = if *has { cells.next() } else { None };
            let cell = cell.map(str::trim).filter(|cell| !cell.is_empty());
            if let Some(problem) = cell.and_then(|cell| misfit(column, cell)) {
                return Err(wrong(line, problem));
            }
            row.push(cell.map(str::to_owned));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Why a cell does not fit its column.
fn misfit(column: &ReferenceColumn, cell: &str) -> Option<Message> {
    match column.column_type {
        ColumnType::Integer if cell.parse::<i64>().is_err() => {
            Some(message!("reference-not-an-integer", cell = cell, column = column.name))
        }
        ColumnType::Tenths if tenths(cell).is_none() => {
            Some(message!("reference-not-tenths", cell = cell, column = column.name))
        }
        ColumnType::Index if ten_thousandths(cell).is_none() => {
            Some(message!("reference-not-an-index", cell = cell, column = column.name))
        }
        _ => None,
    }
}

/// `102.6` as 1026.
pub(crate) fn tenths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = whole.bytes().chain(fraction.bytes());
    let fits = fraction.len() == 1 && !whole.is_empty() && digits.clone().all(|b| b.is_ascii_digit());
    fits.then(|| format!("{whole}{fraction}").parse().ok()).flatten()
}

/// `102.65` as 1 026 500: a positive number with at most four digits after the point.
pub(crate) fn ten_thousandths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(whole) && digits(fraction) && fraction.len() <= 4;
    let number = fits.then(|| format!("{whole}{fraction:0<4}").parse().ok()).flatten();
    number.filter(|number| *number > 0)
}

/// The functional classes as rows of `codes`.
fn classes() -> Result<Vec<ReferenceRow>, Error> {
    const FILE: &str = "functional_classes.csv";
    const TEXT: &str = include_str!("../../../datasets/reference/functional_classes.csv");
    let mut rows = Vec::new();
    for record in csv::Reader::from_reader(TEXT.as_bytes()).into_records() {
        let record = record.map_err(|error| Error::Row {
            file: FILE.to_owned(),
            line: error.position().map_or(0, csv::Position::line),
            problem: Message::foreign(error),
        })?;
        let cell = |index: usize| record.get(index).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let (domain, source) = (Some("functional".to_owned()), Some("classification".to_owned()));
        rows.push(vec![domain, cell(0), cell(1), cell(2), cell(3), source]);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn a_users_row_replaces_the_one_with_its_key_and_others_are_added() {
        let dir = folder(&[(
            "residents.csv",
            "region_code,year,counted_on,residents,source\n420106,2020,2020-11-01,1,names\n420106,2023,,2,names\n",
        )]);
        let reference = Reference::with(dir.path()).unwrap();
        let rows: Vec<[&str; 4]> =
            reference.cells::<4>("residents").filter(|row| row[0] == "420106").collect();
        assert_eq!(rows, [["420106", "2020", "2020-11-01", "1"], ["420106", "2023", "", "2"]]);
    }

    #[test]
    fn a_file_of_residents_may_have_registered_and_urban_ones() {
        let rows = |text: &str| {
            let dir = folder(&[("residents.csv", text)]);
            let reference = Reference::with(dir.path())?;
            let row = reference.cells::<7>("residents").find(|row| row[0] == "420106" && row[1] == "2022");
            Ok::<String, Error>(row.unwrap().join(","))
        };
        let all = "region_code,year,counted_on,residents,registered_residents,urban_residents,source\n\
                   420106,2022,2022-12-31,3,2,1,names\n";
        assert_eq!(rows(all).unwrap(), "420106,2022,2022-12-31,3,2,1,names");
        let one =
            "region_code,year,counted_on,residents,urban_residents,source\n420106,2022,2022-12-31,,1,names\n";
        assert_eq!(rows(one).unwrap(), "420106,2022,2022-12-31,,,1,names");
        let none = "region_code,year,counted_on,residents,source\n420106,2022,2022-12-31,3,names\n";
        assert_eq!(rows(none).unwrap(), "420106,2022,2022-12-31,3,,,names");
        let moved = "region_code,year,counted_on,urban_residents,residents,source\n";
        assert!(rows(moved).unwrap_err().to_string().ends_with(
            "the first line must be `region_code,year,counted_on,residents,urban_residents,source`"
        ));
    }

    #[test]
    fn every_table_that_is_built_in_has_rows_that_parse() {
        for table in TABLES {
            let rows = shipped_rows(table).unwrap();
            assert_eq!(Reference::shipped().rows(table.name).count(), rows.len());
        }
        assert_eq!(Reference::shipped().rows("none").count(), 0);
    }

    #[test]
    fn the_votes_for_proposed_rows_are_no_table() {
        let dir = folder(&[("votes.csv", "table,row\n")]);
        let reference = Reference::with(dir.path()).unwrap();
        assert_eq!(reference.rows("codes").count(), Reference::shipped().rows("codes").count());
    }

    #[test]
    fn a_chain_begins_anew_after_a_gap() {
        let dir = folder(&[(
            "prices.csv",
            "region_code,year,previous_year_100,source\n420000,2020,102.5,names\n420000,2021,100.9,names\n420000,2023,100.2,names\n",
        )]);
        let chain = Reference::with(dir.path()).unwrap().prices();
        let own = chain.iter().filter(|one| one.region_code == "420000");
        let own: Vec<(i64, i64)> = own.map(|one| (one.year, one.chain_index)).collect();
        assert_eq!(own, [(2020, 1_000_000_000_000), (2021, 1_009_000_000_000), (2023, 1_000_000_000_000)]);
    }

    #[test]
    fn a_file_that_is_no_table_a_wrong_heading_and_a_wrong_number_are_told_with_their_place() {
        let error = |name: &str, text: &str| {
            let dir = folder(&[(name, text)]);
            let error = Reference::with(dir.path()).unwrap_err().to_string();
            error.replace(&dir.path().display().to_string(), "DIR")
        };
        assert!(
            error("people.csv", "")
                .starts_with("DIR/people.csv is not a reference table: the tables are sources.csv, ")
        );
        assert_eq!(
            error("prices.csv", "year,index\n"),
            "DIR/prices.csv: the first line must be `region_code,year,previous_year_100,source`"
        );
        assert_eq!(
            error("prices.csv", "region_code,year,previous_year_100,source\n000000,2025,1O0.1,names\n"),
            "DIR/prices.csv, line 2: “1O0.1” in column previous_year_100 is not a number with one decimal"
        );
    }
}
