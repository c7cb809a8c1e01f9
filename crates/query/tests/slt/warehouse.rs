//! The warehouse that the comments at the head of a text test describe.

use crate::fixture::{Fixture, Opened};
use juesuan_model::schema::WarehouseTable;
use juesuan_query::Reference;
use std::fmt::Write;
use std::fs;

/// Writes it, and opens a session over it.
pub(crate) fn open(text: &str) -> Opened {
    let mut fixture = Fixture::new();
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let is_head = |line: &str| line.starts_with("report ") || line.starts_with("crashed ");
    let heads: Vec<usize> = (0..lines.len()).filter(|&at| is_head(lines[at])).collect();
    for (nth, &head) in heads.iter().enumerate() {
        let end = heads.get(nth + 1).copied().unwrap_or(lines.len());
        paper(&mut fixture, lines[head], &lines[head + 1..end]);
    }
    for cells in lines.iter().filter_map(|line| line.strip_prefix("reject ")) {
        fixture.row(WarehouseTable::Rejects, cells);
    }
    fixture.session_with(&reference(&lines))
}

/// One report with its rows.
fn paper(fixture: &mut Fixture, head: &str, lines: &[&str]) {
    let [how, revision, entity, year, cells @ ..] = &head.split(' ').collect::<Vec<_>>()[..] else {
        unreachable!("{head}")
    };
    let (year, cells) = (year.parse().unwrap(), cells.join(" "));
    let mut paper = match *how {
        "crashed" => fixture.crashed(revision, entity, year, &cells),
        _ => fixture.report(revision, entity, year, &cells),
    };
    let mut statement: Option<(&str, String)> = None;
    for line in lines {
        match line.split_once(' ') {
            Some(("statement", name)) => {
                if let Some((name, facts)) = statement.replace((name, String::new())) {
                    paper = paper.statement(name, &facts);
                }
            }
            Some(("fact", cells)) => writeln!(statement.as_mut().unwrap().1, "{cells}").unwrap(),
            Some(("claim", cells)) => paper = paper.prose(cells),
            Some((word, cells)) => {
                if let Some(table) = table(word) {
                    paper = paper.row(table, cells);
                }
            }
            None => {}
        }
    }
    if let Some((name, facts)) = statement {
        paper.statement(name, &facts);
    }
}

fn table(word: &str) -> Option<WarehouseTable> {
    Some(match word {
        "source" => WarehouseTable::Sources,
        "unread" => WarehouseTable::UnreadSentences,
        "project" => WarehouseTable::Projects,
        "indicator" => WarehouseTable::Indicators,
        "rule" => WarehouseTable::RuleResults,
        "finding" => WarehouseTable::Findings,
        "term" => WarehouseTable::FindingTerms,
        _ => return None,
    })
}

/// What is built in, with the file's own rows over it.
fn reference(lines: &[&str]) -> Reference {
    let folder = tempfile::tempdir().unwrap();
    let rows = lines.iter().filter_map(|line| line.strip_prefix("reference ")?.split_once(' '));
    for (table, cells) in rows {
        let known = Reference::tables().iter().find(|known| known.name == table).unwrap();
        let columns: Vec<&str> = known.columns.iter().map(|column| column.name).collect();
        let cell = |column: &&str| {
            let of = cells.split(' ').find_map(|cell| cell.strip_prefix(column)?.strip_prefix('='));
            of.unwrap_or_default().to_owned()
        };
        let row: Vec<String> = columns.iter().map(cell).collect();
        let file = folder.path().join(format!("{table}.csv"));
        let before = fs::read_to_string(&file).unwrap_or_else(|_| columns.join(",") + "\n");
        fs::write(&file, before + &row.join(",") + "\n").unwrap();
    }
    Reference::with(folder.path()).unwrap()
}
