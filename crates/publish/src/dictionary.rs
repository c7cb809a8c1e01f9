//! What each column means, in Chinese and English.

use crate::error::Error;
use crate::{Filled, type_name};
use std::fmt::Write;

/// One line per column.
pub(crate) fn csv(filled: &[Filled]) -> Result<String, Error> {
    let mut text = "mart,column,type,label_zh,description_en\n".to_owned();
    for Filled { mart, frame } in filled {
        for (name, label) in &mart.columns {
            let data_type = type_name(frame.column(name)?.dtype())?;
            let cells = [mart.name, name, &data_type, label.zh, label.en].map(cell);
            text += &cells.join(",");
            text.push('\n');
        }
    }
    Ok(text)
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A section per mart.
pub(crate) fn markdown(filled: &[Filled]) -> Result<String, Error> {
    let mut text = String::from("# 数据字典 | Data dictionary\n");
    for Filled { mart, frame } in filled {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n## `{}` {} | {}\n\n{}\n",
            mart.name, mart.label.zh, mart.label.en, mart.description
        );
        if !mart.key.is_empty() {
            let _ = write!(text, "\n主键 | key: `{}`\n", mart.key.join("`, `"));
        }
        for (column, other) in &mart.refers {
            let _ = write!(text, "\n外键 | refers: `{column}` → `{other}`\n");
        }
        text += "\n| 列 column | 类型 type | 中文 | English |\n| --- | --- | --- | --- |\n";
        for (name, label) in &mart.columns {
            let data_type = type_name(frame.column(name)?.dtype())?;
            let english = label.en.replace('|', "\\|");
            let _ = writeln!(text, "| `{name}` | {data_type} | {} | {english} |", label.zh);
        }
    }
    Ok(text)
}
