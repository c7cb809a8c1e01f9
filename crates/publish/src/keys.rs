//! Which keys and references hold: only those are declared, so that rows that break one are published nevertheless.

use crate::error::Error;
use crate::folder::Folder;
use crate::{Filled, parquet};
use duckdb::Connection;

/// Removes the keys and references that the rows do not satisfy from the marts, and returns them.
pub(crate) fn check(folder: &Folder, filled: &mut [Filled]) -> Result<Vec<String>, Error> {
    let rows = Connection::open_in_memory()?;
    let mut left_out = Vec::new();
    for one in filled.iter_mut() {
        let mart = &one.mart;
        if !mart.key.is_empty() && !is_key(&rows, &parquet::relation(folder, one), &mart.key)? {
            left_out.push(format!("{}: {}", mart.name, mart.key.join(", ")));
            one.mart.key.clear();
        }
    }
    let mut broken = Vec::new();
    for one in filled.iter() {
        for (at, reference) in one.mart.refers.iter().enumerate() {
            let other = filled.iter().find(|other| other.mart.name == reference.mart);
            let holds = match other.filter(|other| other.mart.key.len() == reference.columns.len()) {
                None => false,
                Some(other) => {
                    let from = parquet::relation(folder, one);
                    let to = parquet::relation(folder, other);
                    all_listed(&rows, &from, &reference.columns, &to, &other.mart.key)?
                }
            };
            if !holds {
                broken.push((one.mart.name, at));
            }
        }
    }
    broken.extend(circular(filled));
    for one in filled.iter_mut() {
        let name = one.mart.name;
        let mut at = 0;
        one.mart.refers.retain(|reference| {
            let holds = !broken.contains(&(name, at));
            at += 1;
            if !holds {
                left_out.push(format!("{name}: {} -> {}", reference.columns.join(", "), reference.mart));
            }
            holds
        });
    }
    Ok(left_out)
}

/// The marts, each after those that it refers to.
pub(crate) fn ordered(filled: &[Filled]) -> Vec<&Filled> {
    let mut ordered: Vec<&Filled> = Vec::with_capacity(filled.len());
    let mut waiting: Vec<&Filled> = filled.iter().collect();
    while !waiting.is_empty() {
        let known = |name: &str| ordered.iter().any(|known| known.mart.name == name);
        let (ready, blocked): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|one| one.mart.refers.iter().all(|reference| known(reference.mart)));
        if ready.is_empty() {
            ordered.extend(blocked);
            break;
        }
        ordered.extend(ready);
        waiting = blocked;
    }
    ordered
}

/// The references of marts that refer to one another or to themselves: no order of tables could declare them.
fn circular(filled: &[Filled]) -> Vec<(&'static str, usize)> {
    let ordered = ordered(filled);
    let mut circular = Vec::new();
    for (place, one) in ordered.iter().enumerate() {
        for (at, reference) in one.mart.refers.iter().enumerate() {
            if !ordered.iter().take(place).any(|before| before.mart.name == reference.mart) {
                circular.push((one.mart.name, at));
            }
        }
    }
    circular
}

/// Whether every row has the columns, and no two rows have the same.
fn is_key(rows: &Connection, relation: &str, key: &[&str]) -> Result<bool, Error> {
    let nulls = key.iter().map(|column| format!("{column} IS NULL")).collect::<Vec<_>>().join(" OR ");
    let columns = key.join(", ");
    let sql = format!(
        "SELECT NOT EXISTS (SELECT 1 FROM {relation} WHERE {nulls}) \
         AND NOT EXISTS (SELECT 1 FROM {relation} GROUP BY {columns} HAVING COUNT(*) > 1)"
    );
    Ok(rows.query_row(&sql, [], |row| row.get(0))?)
}

/// Whether each row that has all the columns refers to a row of the other mart.
fn all_listed(
    rows: &Connection,
    from: &str,
    columns: &[&str],
    to: &str,
    key: &[&str],
) -> Result<bool, Error> {
    let join = columns.iter().zip(key).map(|(column, key)| format!("one.{column} = other.{key}"));
    let join = join.collect::<Vec<_>>().join(" AND ");
    let present = columns.iter().map(|column| format!("one.{column} IS NOT NULL"));
    let present = present.collect::<Vec<_>>().join(" AND ");
    let sql = format!(
        "SELECT NOT EXISTS (SELECT 1 FROM (SELECT * FROM {from} AS one WHERE {present}) AS one \
         ANTI JOIN {to} AS other ON {join})"
    );
    Ok(rows.query_row(&sql, [], |row| row.get(0))?)
}
