//! The tables and views of the DuckDB file, described in one form.

use crate::database::ViewColumns;
use crate::definition::Definition;
use crate::error::Error;
use crate::{Filled, sql_type};
use juesuan_query::{Label, MartReference};

/// A table or a view.
pub(crate) struct Relation<'a> {
    pub(crate) name: &'static str,
    pub(crate) label: Label,
    pub(crate) description: &'a str,
    /// The columns that identify a row; empty if rows may be alike.
    pub(crate) key: &'a [&'static str],
    pub(crate) refers: &'a [MartReference],
    pub(crate) columns: Vec<Described>,
    pub(crate) is_view: bool,
}

/// A column.
pub(crate) struct Described {
    pub(crate) name: String,
    pub(crate) zh: String,
    pub(crate) en: String,
    /// As SQL writes it.
    pub(crate) sql_type: String,
    /// Whether it follows from the years or metrics that there are, so that no header describes it.
    pub(crate) is_generated: bool,
}

/// Every mart, then every view.
pub(crate) fn all<'a>(
    filled: &'a [Filled],
    definition: &'a Definition,
    view_columns: &ViewColumns,
) -> Result<Vec<Relation<'a>>, Error> {
    let mut relations = Vec::new();
    for Filled { mart, frame, .. } in filled {
        let mut columns = Vec::new();
        for (name, label) in &mart.columns {
            columns.push(described(*label, name, &sql_type(frame.column(name)?.dtype())?));
        }
        relations.push(Relation {
            name: mart.name,
            label: mart.label,
            description: &mart.description,
            key: &mart.key,
            refers: &mart.refers,
            columns,
            is_view: false,
        });
    }
    for (view, generated) in &definition.defined {
        let mut columns = Vec::new();
        for (name, sql_type) in view_columns.get(view.name).into_iter().flatten() {
            if let Some((name, label)) = view.columns.iter().find(|(known, _)| known == name) {
                columns.push(described(*label, name, sql_type));
            } else if let Some(known) = generated.iter().find(|known| known.name == *name) {
                let (zh, en) = (known.zh.clone(), known.en.clone());
                let (name, sql_type) = (name.clone(), sql_type.clone());
                columns.push(Described { name, zh, en, sql_type, is_generated: true });
            } else {
                return Err(Error::Undescribed { view: view.name, column: name.clone() });
            }
        }
        relations.push(Relation {
            name: view.name,
            label: view.label,
            description: &view.description,
            key: &view.key,
            refers: &view.refers,
            columns,
            is_view: true,
        });
    }
    Ok(relations)
}

fn described(label: Label, name: &str, sql_type: &str) -> Described {
    Described {
        name: name.to_owned(),
        zh: label.zh.to_owned(),
        en: label.en.to_owned(),
        sql_type: sql_type.to_owned(),
        is_generated: false,
    }
}

impl Relation<'_> {
    /// What it is called and what a row is, in one text.
    pub(crate) fn text(&self) -> String {
        format!("{} | {}: {}", self.label.zh, self.label.en, self.description)
    }

    /// The columns of another relation that a reference leads to.
    pub(crate) fn target<'r>(relations: &'r [Self], reference: &MartReference) -> &'r [&'static str] {
        relations.iter().find(|other| other.name == reference.mart).map_or(&[], |other| other.key)
    }
}

impl Described {
    /// What it is called, in both languages.
    pub(crate) fn text(&self) -> String {
        format!("{} | {}", self.zh, self.en)
    }
}
