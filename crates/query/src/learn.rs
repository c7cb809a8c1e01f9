//! What the reports of a warehouse show that the reference data lack: rows for a user's own folder, by vote.

use crate::error::Error;
use crate::session::Session;
use juesuan_model::entity;
use polars::frame::DataFrame;
use polars::prelude::{BooleanChunked, Column, NamedFrom, Series};

/// A table for which rows are proposed: its columns without the source, the number of its key columns, and the query.
struct Lesson {
    table: &'static str,
    columns: &'static [&'static str],
    key: usize,
    question: &'static str,
}

const LESSONS: [Lesson; 4] = [
    Lesson {
        table: CODES,
        columns: &["code_domain", "code", "name", "first_year", "last_year"],
        key: 4,
        question: "learned_codes",
    },
    Lesson { table: ALIASES, columns: &["alias", "entity_name"], key: 1, question: "learned_aliases" },
    Lesson {
        table: SUCCESSIONS,
        columns: &["predecessor", "successor", "first_year", "change"],
        key: 2,
        question: "learned_successions",
    },
    Lesson {
        table: RESIDENTS,
        columns: &["region_code", "year", "counted_on", "residents"],
        key: 2,
        question: "learned_residents",
    },
];

/// The tables for which rows are proposed, in the order of [`Learned::tables`].
pub const LEARNED_TABLES: [&str; 4] = [CODES, ALIASES, SUCCESSIONS, RESIDENTS];
const CODES: &str = "codes";
const ALIASES: &str = "entity_aliases";
const SUCCESSIONS: &str = "entity_successions";
const RESIDENTS: &str = "residents";

/// The columns that all of the queries have.
const VOTES: [&str; 18] = [
    "votes_for",
    "votes_against",
    "voter_count",
    "competing",
    "evidence",
    "first_printed",
    "last_printed",
    "printed",
    "revision_id",
    "source_uri",
    "page",
    "sheet",
    "paragraph",
    "line",
    "line_column",
    "table_index",
    "row_index",
    "col_index",
];

/// The source of what reports print, in `sources`.
const SOURCE: &str = "observed";

/// Rows that are proposed for the reference data.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The rows by table, each table in the format of the reference folder, also if it has none.
    pub tables: Vec<(&'static str, DataFrame)>,
    /// One row per proposal, in the same order: the table, the key of the row, votes for and against, what competes, and
    /// where it is first printed.
    pub votes: DataFrame,
}

impl Session {
    /// What at least so many reports show, or of a succession, so many kinds of evidence.
    ///
    /// # Errors
    /// Files that cannot be read.
    pub fn learned(&self, least: u32) -> Result<Learned, Error> {
        let mut tables = Vec::new();
        let mut votes = DataFrame::empty();
        for Lesson { table, columns, key, question } in LESSONS {
            let frame = self.named(question, &[("least", &least.to_string())])?;
            let frame = if table == ALIASES { without_spellings(&frame)? } else { frame };
            let rows = frame.height();
            let mut proposed = frame.select(columns.iter().copied())?;
            proposed.with_column(Column::from(Series::new("source".into(), vec![SOURCE; rows])))?;
            let key = columns.get(..key).unwrap_or_default();
            let mut of_table = vec![
                Column::from(Series::new("table".into(), vec![table; rows])),
                Column::from(Series::new("row".into(), keys(&frame, key)?)),
            ];
            of_table.extend(frame.select(VOTES)?.columns().iter().cloned());
            let of_table = DataFrame::new_infer_height(of_table)?;
            if votes.width() == 0 {
                votes = of_table;
            } else {
                votes.vstack_mut(&of_table)?;
            }
            tables.push((table, proposed));
        }
        Ok(Learned { tables, votes })
    }
}

/// The aliases that are not another spelling of the department's own name, which has the same id.
fn without_spellings(frame: &DataFrame) -> Result<DataFrame, Error> {
    let (aliases, ids) = (frame.column("alias")?.str()?, frame.column("entity_id")?.str()?);
    let others: BooleanChunked = aliases
        .iter()
        .zip(ids.iter())
        .map(|(alias, id)| alias.map(entity::entity_id).as_deref() != id)
        .collect();
    Ok(frame.filter(&others)?)
}

/// The key of each row, its cells joined by commas.
fn keys(frame: &DataFrame, columns: &[&str]) -> Result<Vec<String>, Error> {
    let cell = |name: &str, row: usize| -> Result<String, Error> {
        let value = frame.column(name)?.get(row)?;
        Ok(if value.is_null() { String::new() } else { value.str_value().into_owned() })
    };
    (0..frame.height())
        .map(|row| {
            let cells = columns.iter().map(|name| cell(name, row)).collect::<Result<Vec<_>, _>>()?;
            Ok(cells.join(","))
        })
        .collect()
}
