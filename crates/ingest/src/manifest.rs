//! `manifest.csv`: what a person states about the files of a folder, where the files do not state it or state it wrongly.
//!
//! ```text
//! file,entity_name,fiscal_year,kind,scope,group
//! 2019/表.xls,示例市示例局,2019,budget,department,budget-2019
//! 2019/说明.docx,,,,,budget-2019
//! ```
//!
//! Paths are relative to the folder. A blank leaves the value of the file. Files of one `group` are one report.

use crate::reader;
use crate::source::{Loaded, folder, refused};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{FiscalYear, Kind, PrintedKey, Reject, Scope};
use std::collections::BTreeMap;

/// What a manifest states about one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ManifestRow {
    /// Whose report it is.
    pub report_key: PrintedKey,
    /// Files of one group are one report.
    pub group: Option<String>,
    line: u32,
}

/// A manifest as read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Manifest {
    uri: String,
    /// Its rows by the files that they name.
    pub rows: BTreeMap<String, ManifestRow>,
    /// Rows that cannot be applied, with their lines.
    pub faults: Vec<Reject>,
}

const COLUMNS: [&str; 6] = ["file", "entity_name", "fiscal_year", "kind", "scope", "group"];

impl Manifest {
    /// Reads it. Errors are listed in [`Self::faults`]; the other rows apply.
    #[must_use]
    pub fn read(loaded: &Loaded) -> Self {
        let mut manifest = Self { uri: loaded.uri.clone(), ..Self::default() };
        let Some(text) = reader::text(&loaded.bytes) else {
            manifest.fault(1, message!("manifest-not-text"));
            return manifest;
        };
        let text = text.trim_start_matches('\u{FEFF}');
        let mut lines =
            csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = match lines.headers() {
            Ok(header) => header.clone(),
            Err(error) => {
                manifest.fault(1, Message::foreign(error));
                return manifest;
            }
        };
        let unknown = header.iter().find(|name| !COLUMNS.contains(name));
        if let Some(name) = unknown {
            let names = COLUMNS.join(",");
            manifest.fault(1, message!("manifest-unknown-column", name = name, names = names));
        } else if !header.iter().any(|name| name == "file") {
            manifest.fault(1, message!("manifest-no-file-column"));
        } else {
            for record in lines.records() {
                manifest.record(&header, record);
            }
        }
        manifest
    }

    fn record(&mut self, header: &csv::StringRecord, record: csv::Result<csv::StringRecord>) {
        let record = match record {
            Ok(record) => record,
            Err(error) => return self.fault(line(error.position()), Message::foreign(error)),
        };
        let at = line(record.position());
        if record.len() > header.len() {
            let reason = message!("manifest-too-many-cells", cells = record.len(), columns = header.len());
            return self.fault(at, reason);
        }
        let cell = |name: &str| {
            let cells = header.iter().zip(&record);
            cells.filter(|(column, _)| *column == name).map(|(_, cell)| cell).find(|cell| !cell.is_empty())
        };
        let Some(file) = cell("file") else { return self.fault(at, message!("manifest-no-file-name")) };
        let file = file.replace('\\', "/");
        let path = format!("{}/{}", folder(&self.uri), file.trim_start_matches("./"));
        let path = path.trim_start_matches('/').to_owned();
        let path = if self.uri.starts_with('/') { format!("/{path}") } else { path };
        match row(cell, at) {
            Err(reason) => self.fault(at, reason),
            Ok(_) if self.rows.contains_key(&path) => {
                self.fault(at, message!("manifest-file-twice", file = file));
            }
            Ok(row) => {
                self.rows.insert(path, row);
            }
        }
    }

    fn fault(&mut self, line: u32, reason: Message) {
        let reason = message!("manifest-line", line = line, reason = reason);
        let remedy = message!("manifest-remedy-correct", columns = COLUMNS.join(","));
        let mut reject = refused(&self.uri, reason, remedy);
        reject.locator.line = Some(line);
        self.faults.push(reject);
    }

    /// Where it is.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Takes out the rows that name no file, as faults.
    pub fn check_files(&mut self, is_there: impl Fn(&str) -> bool) {
        let missing: Vec<(String, u32)> = self
            .rows
            .iter()
            .filter(|(file, _)| !is_there(file))
            .map(|(file, row)| (file.clone(), row.line))
            .collect();
        for (file, line) in missing {
            self.rows.remove(&file);
            self.fault(line, message!("manifest-no-such-file", file = file));
        }
    }
}

fn line(position: Option<&csv::Position>) -> u32 {
    position.and_then(|position| u32::try_from(position.line()).ok()).unwrap_or(1)
}

fn row<'a>(cell: impl Fn(&str) -> Option<&'a str>, line: u32) -> Result<ManifestRow, Message> {
    let year = |text: &str| text.parse::<FiscalYear>().map_err(|error| error.message());
    let kind = |text: &str| {
        let named = Kind::ALL.iter().find(|kind| [kind.name(), kind.label()].contains(&text));
        let unknown = |error| message!("manifest-unknown-kind", text = text, expected = error);
        named.map_or_else(|| text.parse::<Kind>().map_err(unknown), |kind| Ok(*kind))
    };
    let scope = |text: &str| {
        let named = Scope::ALL.iter().find(|scope| [scope.name(), scope.label()].contains(&text));
        let unknown = |error| message!("manifest-unknown-scope", text = text, expected = error);
        named.map_or_else(|| text.parse::<Scope>().map_err(unknown), |scope| Ok(*scope))
    };
    Ok(ManifestRow {
        report_key: PrintedKey {
            entity_name: cell("entity_name").map(str::to_owned),
            fiscal_year: cell("fiscal_year").map(year).transpose()?,
            kind: cell("kind").map(kind).transpose()?,
            scope: cell("scope").map(scope).transpose()?,
        },
        group: cell("group").map(str::to_owned),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(text: &[u8]) -> Manifest {
        let uri = "a/b/manifest.csv".to_owned();
        Manifest::read(&Loaded { uri, content_hash: String::new(), bytes: text.to_owned() })
    }

    #[test]
    fn a_row_says_whose_file_it_is_and_a_blank_says_nothing() {
        let text = "file,entity_name,fiscal_year,kind,scope,group\n2019/表.xls,示例局,2019,部门预算,unit,g\n./c.pdf,,,,,\n";
        let (gbk, ..) = encoding_rs::GB18030.encode(text);
        for bytes in [text.as_bytes(), gbk.as_ref()] {
            let read = manifest(bytes);
            assert_eq!(read.faults, []);
            let row = &read.rows["a/b/2019/表.xls"];
            assert_eq!(row.report_key.entity_name.as_deref(), Some("示例局"));
            assert_eq!(row.report_key.fiscal_year.map(FiscalYear::get), Some(2019));
            assert_eq!((row.report_key.kind, row.report_key.scope), (Some(Kind::Budget), Some(Scope::Unit)));
            assert_eq!(row.group.as_deref(), Some("g"));
            assert_eq!(read.rows["a/b/c.pdf"], ManifestRow { line: 3, ..ManifestRow::default() });
        }
    }

    #[test]
    fn a_row_that_cannot_be_followed_is_said_with_its_line_and_the_others_hold() {
        let mut read = manifest(
            "file,fiscal_year,kind\na.pdf,MMXX,\nb.pdf,2019,plan\nc.pdf,2019,\nc.pdf,2020,\n,2019,\nd.pdf,1,2,3\n".as_bytes(),
        );
        read.check_files(|file| file != "a/b/c.pdf");
        let said: Vec<String> = read.faults.iter().map(|fault| fault.reason.to_string()).collect();
        assert_eq!(
            said,
            [
                "line 2: MMXX is not a year",
                "line 3: plan is not a kind of report: expected one of final_accounts, budget",
                "line 5: c.pdf is listed twice",
                "line 6: the line names no file",
                "line 7: the line has 4 cells, but there are only 3 columns",
                "line 4: there is no file a/b/c.pdf",
            ]
        );
        let read = manifest("datei,year\n".as_bytes());
        assert!(read.faults[0].reason.to_string().contains("unknown column `datei`"));
    }
}
