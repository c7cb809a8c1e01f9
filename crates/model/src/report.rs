//! A report that was read: who published it for which year, its statements, their facts, and what could not be read.

use crate::account::Account;
use crate::claim::{Claim, TemplateLeftover, UnreadSentence};
use crate::code::Code;
use crate::count;
use crate::evaluation::{Indicator, ProjectEvaluation};
use crate::evidence::KeyEvidence;
use crate::locator::Locator;
use crate::money::{Printed, Unit};
use crate::name::Name;
use crate::words::{Fund, Item, Kind, Measure, Phase, Reading, Scope, Side, Statement, vocabulary};
use crate::year::FiscalYear;
use juesuan_messages::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A file of a report, and its contents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Where it was found: its path as given, `/` between folders, `!/` between an archive and what is in it.
    pub uri: String,
    /// How its bytes were read: `text`.
    #[serde(deserialize_with = "crate::name::deserialize")]
    pub format: Name,
    /// Its size in bytes.
    pub bytes: u64,
    /// The first 32 hexadecimal digits of the BLAKE3 hash of its bytes.
    pub content_hash: String,
    /// The count of pages, in paged formats.
    pub pages: Option<u32>,
    /// Its sheets' names, in spreadsheets.
    pub sheets: Vec<String>,
    /// What the file itself states about whose report it is.
    pub report_key: PrintedKey,
    /// Where it states that.
    pub evidence: Vec<KeyEvidence>,
    /// Whether it is not a department's report, or leaves the department's name open: then only a manifest can state whose it is.
    pub refused: bool,
    /// The statements in it.
    pub statements: BTreeSet<Statement>,
    /// Whether it explains the accounts in prose.
    pub prose: bool,
    /// How many of its pages are images whose text was not recognized.
    pub pictures: u32,
    /// Its pages whose text was recognized in images.
    pub recognized: BTreeSet<u32>,
    /// The revision to which this file, unchanged and in its place, belonged until now, if that was of another department, year,
    /// kind or scope: it is no longer current.
    pub replaces: Option<String>,
}

/// What one file states about whose report it is, for which year, of which kind: all of it, a part or nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct PrintedKey {
    /// The publishing department.
    pub entity_name: Option<String>,
    /// The year of the figures.
    pub fiscal_year: Option<FiscalYear>,
    /// Final accounts or budget.
    pub kind: Option<Kind>,
    /// Whose accounts they are.
    pub scope: Option<Scope>,
}

vocabulary! {
    /// How a report's entity, year, kind and scope are known.
    KeySource {
        /// The report states them.
        File = "file", "报告文件", "the report";
        /// The other files in its folder state them.
        Group = "group", "同一文件夹的其他文件", "the other files in the folder";
        /// The name of the file or of the folder states them.
        Name = "name", "文件名或文件夹名", "the file or folder name";
        /// The folder's manifest states them.
        Manifest = "manifest", "清单 manifest.csv", "manifest.csv";
    }
}

/// One report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The files that make it up, the main one first: the `source` of a place is an index into them.
    pub sources: Vec<Source>,
    /// How the report key is known.
    pub report_key_source: KeySource,
    /// The evidence for entity, year, kind and scope, in this order: at least one entry for each.
    pub report_key_evidence: Vec<KeyEvidence>,
    /// A stable id of the publishing department, the same for all spellings that differ only in blanks and brackets.
    pub entity_id: String,
    /// The publishing department as printed.
    pub entity_name: String,
    /// Final accounts or budget.
    pub kind: Kind,
    /// Whose accounts they are.
    pub scope: Scope,
    /// The year of the figures.
    pub fiscal_year: FiscalYear,
    /// The month of publication as printed, `2024-10`, if the report states it.
    pub published: Option<String>,
    /// The statements in the order of the report.
    pub statements: Vec<StatementSummary>,
    /// Every number printed in them.
    pub facts: Vec<Fact>,
    /// Every number that the explanations state about the accounts.
    pub claims: Vec<Claim>,
    /// The self-evaluation tables.
    pub projects: Vec<ProjectEvaluation>,
    /// Their indicators.
    pub indicators: Vec<Indicator>,
    /// Sentences of the explanations with an amount that was not understood.
    pub unread_sentences: Vec<UnreadSentence>,
    /// Slips of writing, such as words of the form that were left in the text.
    pub template_leftovers: Vec<TemplateLeftover>,
    /// Every line that is a statement's title, above its table or in the table of contents.
    pub titles: Vec<TitleLine>,
    /// Pages and sheets that could not be read, and cells that contain something that is not a number, or a number whose unit
    /// cannot be known.
    pub rejects: Vec<Reject>,
    /// What became of every amount that it prints.
    pub account: Account,
}

impl Report {
    /// The file of this index.
    #[must_use]
    pub fn source(&self, index: u32) -> Option<&Source> {
        self.sources.get(count::to_usize(index))
    }

    /// Whether the text at this place was recognized in an image.
    #[must_use]
    pub fn is_recognized(&self, locator: &Locator) -> bool {
        let source = self.source(locator.source);
        source.zip(locator.page).is_some_and(|(source, page)| source.recognized.contains(&page))
    }

    /// The reject for something at this place of one of its files that cannot be read.
    #[must_use]
    pub fn reject(
        &self,
        stage: Stage,
        reason: impl Into<Message>,
        remedy: impl Into<Message>,
        locator: Locator,
    ) -> Reject {
        let source = self.source(locator.source);
        Reject {
            source_uri: source.map(|source| source.uri.clone()).unwrap_or_default(),
            content_hash: source.map(|source| source.content_hash.clone()),
            stage,
            reason: reason.into(),
            remedy: remedy.into(),
            printed: None,
            statement: None,
            locator,
        }
    }
}

/// A line that is the title of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleLine {
    /// The statement that it names.
    pub statement: Statement,
    /// The title as printed.
    pub printed: String,
    /// Whether it is in the table of contents, not above a table.
    pub in_contents: bool,
}

/// A statement of the report, with its title, the note below it and where it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementSummary {
    /// Which statement it is.
    pub statement: Statement,
    /// Its title as printed.
    pub title: String,
    /// The department named in its heading, which may differ from the report's.
    pub entity_printed: Option<String>,
    /// The unit of its amounts, if known.
    pub unit: Option<Unit>,
    /// Where that unit comes from.
    pub unit_source: Option<UnitSource>,
    /// The note below it (注：…), which explains an empty statement.
    pub note: Option<String>,
    /// The numbers of its lines (行次) as printed: the left side from top to bottom, then the right. Empty if the report prints none.
    pub line_numbers: Vec<u32>,
    /// What is printed among them that is not a whole number, and where. Blanks and dashes do not count.
    pub unread_line_numbers: Vec<(String, Locator)>,
    /// How its table was found in the file.
    pub reading: Reading,
    /// Why the table was read in this way, if the numbers of the usual one did not add up.
    pub reread: Option<Message>,
    /// The number of its facts.
    pub facts: u32,
    /// Where its table begins.
    pub locator: Locator,
}

/// How the unit of an amount is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UnitSource {
    /// The statement's own heading states it.
    Statement,
    /// The column's header states it: 金额（万元）.
    Column,
    /// The cell itself states it: 785.83万元.
    Cell,
    /// The statement prints none, and all others of the report that print one agree.
    Inherited,
}

impl UnitSource {
    /// The name used in columns.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Column => "column",
            Self::Cell => "cell",
            Self::Inherited => "inherited",
        }
    }
}

/// One printed number of a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The statement.
    pub statement: Statement,
    /// The side, in two-sided statements.
    pub side: Option<Side>,
    /// The row's label as printed.
    pub row_label: Arc<str>,
    /// What the row means, if it has no code.
    pub item: Option<Item>,
    /// The row's code. A class named without its code (in the two-sided statements) has it, too.
    pub code: Option<Code>,
    /// The column's header as printed, its levels joined by ` / `.
    pub column_label: Arc<str>,
    /// What the column measures; `None` in statements of unknown shape.
    pub measure: Option<Measure>,
    /// The fund; `None` for all funds together.
    pub fund: Option<Fund>,
    /// The phase; `None` if the report does not state it.
    pub phase: Option<Phase>,
    /// The number.
    pub printed: Printed,
    /// How its unit is known.
    pub unit_source: UnitSource,
    /// How its table was found in the file.
    pub reading: Reading,
    /// Whether another number of its row has the same meaning: one of the two was misunderstood, so neither counts.
    pub conflict: bool,
    /// Where it is.
    pub locator: Locator,
}

/// Something that could not be read, with the reason and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reject {
    /// Where it was found.
    pub source_uri: String,
    /// The hash of the file's bytes, if they could be read.
    pub content_hash: Option<String>,
    /// The step at which it was rejected.
    pub stage: Stage,
    /// What was wrong.
    pub reason: Message,
    /// What to do about it.
    pub remedy: Message,
    /// The text at fault, for a cell.
    pub printed: Option<String>,
    /// The statement that it is part of, for a cell or for rows of a table.
    pub statement: Option<Statement>,
    /// Where in the source, for a cell.
    pub locator: Locator,
}

/// The step of reading at which something was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// The path or archive could not be opened, or a file that belongs to a report is gone.
    Source,
    /// The bytes could not be read as any known format.
    Reader,
    /// The document is not a report, or does not state whose and for which year.
    Report,
    /// A page or a sheet of a report; the others are kept.
    Page,
    /// A cell of a report; the rest of the report is kept.
    Cell,
}

impl Stage {
    /// The name used in columns.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Reader => "reader",
            Self::Report => "report",
            Self::Page => "page",
            Self::Cell => "cell",
        }
    }
}
