//! Where a figure comes from: a place that prints it, or other figures.

use super::value::{EvidenceId, Value};
use crate::labels;
use crate::language::Speech;
use juesuan_messages::Language;
use juesuan_model::count;
use juesuan_model::locator::column_letters;
use juesuan_model::{Locator, text::squeeze};

/// Where one figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Evidence {
    /// What the figure is: `2023年 本年支出合计`.
    pub(crate) what: String,
    /// The figure as the report shows it.
    pub(crate) value: Value,
    pub(crate) origin: EvidenceOrigin,
}

/// A place in a file, or a calculation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum EvidenceOrigin {
    Printed {
        /// The text of the cell, or the number in the sentence.
        printed: String,
        /// The unit of the column above it; `None` if the text contains it.
        unit: Option<String>,
        /// The statement, or the prose.
        stated_in: String,
        /// The sentence, in the prose.
        sentence: Option<String>,
        /// The file, by its number in the report's list.
        source: usize,
        locator: Locator,
    },
    Computed {
        /// `分子 ÷ 分母`, in words.
        formula: String,
        inputs: Vec<EvidenceId>,
    },
}

/// A file that figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EvidenceFile {
    pub(crate) revision: String,
    /// Its number in its report.
    pub(crate) index: u32,
    pub(crate) entity: String,
    pub(crate) year: i32,
    /// The report's title in a citation: `示例局2023年度部门决算`.
    pub(crate) title: String,
    /// Its path in the folder that was ingested.
    pub(crate) path: String,
    /// Its address on this machine, which is not shown.
    pub(crate) uri: String,
    pub(crate) format: String,
    pub(crate) hash: String,
    pub(crate) sheets: Vec<String>,
}

/// A page as it looks.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// The file, by its number in the report's list.
    pub(crate) source: usize,
    pub(crate) page: u32,
    pub(crate) png: Vec<u8>,
    /// The page's size in points, which boxes are measured in.
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Fonts that neither the file nor this machine has, so that their text is not drawn.
    pub(crate) missing: Vec<String>,
}

impl EvidenceFile {
    /// A place in this file, in words: `第3页第12行`, `收入表!C12`.
    pub(crate) fn place(&self, locator: &Locator, language: Language) -> String {
        if let (Some(sheet), Some(row), Some(column)) = (locator.sheet, locator.line, locator.column) {
            let index = count::to_usize(sheet).checked_sub(1);
            let name = index.and_then(|index| self.sheets.get(index)).filter(|name| !name.is_empty());
            let name = name.cloned().unwrap_or_else(|| labels::sheet(language, sheet));
            return format!("{name}!{}{row}", column_letters(column));
        }
        language.say(locator)
    }

    /// The last part of its path, which is its name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

impl EvidenceOrigin {
    /// What is printed, with its unit: `5,102.22 万元`.
    pub(crate) fn printed(&self) -> String {
        match self {
            Self::Printed { printed, unit: Some(unit), .. } => format!("{printed} {unit}"),
            Self::Printed { printed, .. } => squeeze(printed).into_owned(),
            Self::Computed { formula, .. } => formula.clone(),
        }
    }
}
