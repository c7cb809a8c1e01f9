//! Files that a user names for a session: each is a table of it.

use crate::engine::quoted;
use crate::error::Error;
use crate::lexer::{TokenKind, tokens};
use crate::permitted;
use encoding_rs::{Encoding, GB18030};
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf, absolute};

/// A file of CSV, TSV, JSON or Parquet that a session reads as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTable {
    name: String,
    file: PathBuf,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Json,
    Parquet,
}

impl OwnTable {
    /// The file as a table of this name.
    ///
    /// # Errors
    /// A name that is none, or that the warehouse has; a file of another kind, by its ending.
    pub fn new(name: &str, file: &Path) -> Result<Self, Error> {
        let mut words = tokens(name);
        let is_word = words.next().is_some_and(|word| word.kind == TokenKind::Word) && words.next().is_none();
        if !is_word {
            return Err(Error::OwnTableName(name.to_owned()));
        }
        let name = name.to_lowercase();
        permitted::free(&name)?;
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let kind = match ending.as_str() {
            "csv" | "tsv" | "txt" => Kind::Csv,
            "json" | "jsonl" | "ndjson" => Kind::Json,
            "parquet" => Kind::Parquet,
            _ => return Err(Error::OwnTableKind(file.to_owned())),
        };
        Ok(Self { name, file: file.to_owned(), kind })
    }

    /// The name of the table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file that the engine reads: this one, or a copy in UTF-8 in this folder.
    pub(crate) fn readable(&self, folder: &Path) -> Result<PathBuf, Error> {
        let fail = |error| Error::OwnTableFile { file: self.file.clone(), error };
        let file = absolute(&self.file).map_err(fail)?;
        // To open a pipe or a device could wait for ever.
        if !file.metadata().map_err(fail)?.is_file() {
            return Err(Error::OwnTableKind(self.file.clone()));
        }
        if self.kind == Kind::Parquet {
            return Ok(file);
        }
        let bytes = fs::read(&file).map_err(fail)?;
        match in_utf8(&bytes) {
            Some(Cow::Borrowed(_)) => Ok(file),
            Some(Cow::Owned(text)) => {
                let copy = folder.join(format!("{}.text", self.name));
                fs::write(&copy, text).map_err(fail)?;
                Ok(copy)
            }
            None => Err(Error::OwnTableEncoding(self.file.clone())),
        }
    }

    /// The statement that makes the table out of its file.
    pub(crate) fn statement(&self, file: &Path) -> String {
        let path = quoted(&file.to_string_lossy());
        let read = match self.kind {
            Kind::Csv => format!("read_csv({path})"),
            Kind::Json => format!("read_json({path})"),
            Kind::Parquet => format!("read_parquet({path})"),
        };
        format!("CREATE VIEW \"{}\" AS SELECT * FROM {read}", self.name)
    }
}

/// The text in UTF-8; `None` if it is in no encoding that spreadsheet programs here write.
fn in_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != encoding_rs::UTF_8
    {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)?;
        return Some(Cow::Owned(text.into_owned()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Cow::Owned(text.into_owned()))
}
