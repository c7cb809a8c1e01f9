//! What each column means, in Chinese and English.

use crate::error::Error;
use crate::relation::{Described, Relation};
use crate::type_name;
use std::fmt::Write;

/// One line per column.
pub(crate) fn csv(relations: &[Relation<'_>]) -> Result<String, Error> {
    let mut text = "mart,column,type,label_zh,description_en\n".to_owned();
    for relation in relations {
        for column in own_columns(relation) {
            let data_type = type_name(&column.sql_type)?;
            let cells = [relation.name, &column.name, &data_type, &column.zh, &column.en].map(cell);
            text += &cells.join(",");
            text.push('\n');
        }
    }
    Ok(text)
}

/// The columns that are there whatever years and metrics there are.
fn own_columns<'r>(relation: &'r Relation<'_>) -> impl Iterator<Item = &'r Described> {
    relation.columns.iter().filter(|column| !column.is_generated)
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A section per mart and view.
pub(crate) fn markdown(relations: &[Relation<'_>]) -> Result<String, Error> {
    let mut text = String::from("# 数据字典 | Data dictionary\n");
    for relation in relations {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n## `{}` {} | {}\n\n{}\n",
            relation.name, relation.label.zh, relation.label.en, relation.description
        );
        if relation.is_view {
            text += "\n视图 | view, in `juesuan.duckdb`\n";
        }
        if !relation.key.is_empty() {
            let _ = write!(text, "\n主键 | key: `{}`\n", relation.key.join("`, `"));
        }
        for reference in relation.refers {
            let columns = reference.columns.join("`, `");
            let _ = write!(text, "\n外键 | refers: `{columns}` → `{}`\n", reference.mart);
        }
        text += "\n| 列 column | 类型 type | 中文 | English |\n| --- | --- | --- | --- |\n";
        for column in own_columns(relation) {
            let data_type = type_name(&column.sql_type)?;
            let english = column.en.replace('|', "\\|");
            let _ = writeln!(text, "| `{}` | {data_type} | {} | {english} |", column.name, column.zh);
        }
    }
    Ok(text)
}
