//! The evidence for whose report a report is.

use crate::error::Error;
use crate::file::{File, question};
use crate::place::{self, FoundSource};
use crate::session::Session;
use crate::show::FoundReport;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::{KeyField, KeyRule};
use serde_json::Value;
use std::fmt;

/// The evidence for whose report a report is.
const REPORT_KEY: File = question!("report_key");

/// The words that identify one part of a report's key, as `reports.report_key_evidence` stores them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundEvidence {
    /// What they identify.
    pub field: KeyField,
    /// Why they count.
    pub rule: KeyRule,
    /// The words; empty if there are none.
    pub printed: String,
    /// Their place; `None` if it is not known.
    pub place: Option<Message>,
}

impl Explain for FoundEvidence {
    /// `entity: “示例局2023年度部门决算” (line 1), the report's title`.
    fn message(&self) -> Message {
        let Self { field, rule, printed, place } = self;
        let (field, rule) = (*field, *rule);
        match (printed.as_str(), place) {
            ("", _) => message!("query-evidence", field = field, rule = rule),
            (printed, None) => {
                message!("query-evidence-printed", field = field, printed = printed, rule = rule)
            }
            (printed, Some(place)) => message!(
                "query-evidence-placed",
                field = field,
                printed = printed,
                place = place,
                rule = rule
            ),
        }
    }
}

impl fmt::Display for FoundEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Session {
    /// Where entity, year, kind and scope of a report were read, in this order; empty for a report that an older program read.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn evidence_of(
        &self,
        report: &FoundReport,
        sources: &[FoundSource],
    ) -> Result<Vec<FoundEvidence>, Error> {
        let revision = report.revision_id.clone().into();
        let frame = self.query(REPORT_KEY.text, &[("revision_id", revision)])?;
        let kept = frame.column("report_key_evidence")?.str()?.get(0).unwrap_or_default();
        let lines: Vec<Value> = serde_json::from_str(kept).unwrap_or_default();
        Ok(lines.iter().filter_map(|line| found(line, sources)).collect())
    }
}

fn found(line: &Value, sources: &[FoundSource]) -> Option<FoundEvidence> {
    let word = |name: &str| line.get(name).and_then(Value::as_str);
    Some(FoundEvidence {
        field: KeyField::from_name(word("field")?)?,
        rule: KeyRule::from_name(word("rule")?)?,
        printed: word("printed").unwrap_or_default().to_owned(),
        place: place(line, sources),
    })
}

/// `file 1, page 3`; `收入表!A2`; `line 5`.
fn place(line: &Value, sources: &[FoundSource]) -> Option<Message> {
    let number = |name: &str| line.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let source = number("source").unwrap_or_default();
    let mut parts = Vec::new();
    if sources.len() > 1 {
        parts.push(message!("query-place-file", number = source));
    }
    parts.extend(number("page").map(|page| message!("place-page", page = page)));
    if let (Some(sheet), Some(row)) = (number("sheet"), number("line")) {
        parts.push(place::of_sheet(sources, source, sheet, Some(row), number("line_column")));
    } else {
        parts.extend(number("paragraph").map(|paragraph| message!("place-paragraph", paragraph = paragraph)));
        parts.extend(number("line").map(|line| message!("place-line", line = line)));
    }
    (!parts.is_empty()).then(|| message!("query-place", parts = Arg::list(parts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_told_with_its_words_its_place_and_its_rule() {
        let source = |sheets: &[&str]| FoundSource {
            uri: "a".to_owned(),
            format: "text".to_owned(),
            content_hash: String::new(),
            sheets: sheets.iter().map(|name| (*name).to_owned()).collect(),
            recognized: false,
        };
        let stated = |json: &str, sources: &[FoundSource]| {
            found(&serde_json::from_str(json).unwrap(), sources).unwrap().to_string()
        };
        let title = r#"{"field":"entity","rule":"title","printed":"示例局2023年决算","source":0,"line":1,"line_column":1}"#;
        assert_eq!(stated(title, &[source(&[])]), "entity: “示例局2023年决算” (line 1), the report's title");
        let cell =
            r#"{"field":"year","rule":"label","printed":"x","source":1,"sheet":1,"line":2,"line_column":1}"#;
        assert_eq!(
            stated(cell, &[source(&[]), source(&["收入表"])]),
            "fiscal year: “x” (file 1, 收入表!A2), a line that names the preparing unit"
        );
        let assumed = r#"{"field":"scope","rule":"assumed","printed":"","source":0}"#;
        assert_eq!(
            stated(assumed, &[source(&[])]),
            "reporting scope: not stated; assumed as in most reports"
        );
    }
}
