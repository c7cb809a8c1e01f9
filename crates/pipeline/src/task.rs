//! The work on the bytes of one file, or of the files of one report. It is done in this process or in a worker.

use crate::reread::check;
use crate::timings::{Stage, Timings};
use juesuan_ingest::group::FileSummary;
use juesuan_ingest::{Input, Loaded, OnPage, Opener, Options, ParsedFile, ReportKey, report};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Locator, Reject, Stage as ReadingStage};
use juesuan_warehouse::ReportRows;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use tracing::debug_span;

/// A file to read. Its bytes are passed on where they are few, and else read again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FileToRead {
    pub(crate) input: Input,
    pub(crate) content_hash: String,
    pub(crate) bytes: Option<ByteBuf>,
}

/// What is to be done.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Task {
    pub(crate) files: Vec<FileToRead>,
    pub(crate) ocr: bool,
    pub(crate) purpose: Purpose,
}

/// What the files are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// One file, which may be a report by itself unless a manifest names it.
    File { in_manifest: bool },
    /// The files of one report.
    Group { report_key: Option<ReportKey> },
}

/// What the files contain.
#[derive(Debug)]
pub(crate) struct TaskResult {
    /// The first file as far as grouping needs to know it.
    pub(crate) part: FileSummary,
    /// The report, checked and as rows; `None` for a file that is part of a report.
    pub(crate) report: Option<Box<ReportRows>>,
}

impl Task {
    /// The place and the hash of the first file, which a task that ends early is reported with.
    pub(crate) fn main_file(&self) -> (&str, &str) {
        self.files.first().map_or(("", ""), |file| (&file.input.uri, &file.content_hash))
    }

    /// Reads the files.
    ///
    /// # Errors
    /// The reason why they cannot be read or are not a report.
    pub(crate) fn perform(
        self,
        on_page: Option<OnPage>,
        opener: &mut Opener,
        timings: &Timings,
    ) -> Result<TaskResult, Reject> {
        let options = Options { ocr: self.ocr, on_page, ..Options::default() };
        let mut files = Vec::with_capacity(self.files.len());
        let mut parsed = Vec::with_capacity(self.files.len());
        for file in self.files {
            let loaded = timings.time(Stage::Read, debug_span!("read"), || file.load(opener))?;
            let span = debug_span!("recognize", file = loaded.uri);
            parsed.push(timings.time(Stage::Recognize, span, || ParsedFile::read(&loaded, &options))?);
            files.push(loaded);
        }
        let part = FileSummary::from(parsed.first().expect("a task has a file").source());
        let report_key = match self.purpose {
            Purpose::File { in_manifest } if in_manifest || !part.is_whole() => {
                return Ok(TaskResult { part, report: None });
            }
            Purpose::File { .. } => None,
            Purpose::Group { report_key } => report_key,
        };
        let report_key = report_key.as_ref();
        let report =
            timings.time(Stage::Recognize, debug_span!("recognize"), || report(parsed, report_key))?;
        let span = debug_span!("reconcile");
        let (report, results) =
            timings.time(Stage::Reconcile, span, || check(report, &files, &options, report_key));
        let rows = timings.time(Stage::Rows, debug_span!("rows"), || ReportRows::new(report, &results));
        let report = rows.map_err(|error| {
            let Loaded { uri, content_hash, .. } = files.into_iter().next().expect("a task has a file");
            reject(uri, content_hash, ReadingStage::Report, error.message(), message!("worker-remedy"))
        })?;
        Ok(TaskResult { part, report: Some(Box::new(report)) })
    }
}

impl FileToRead {
    /// The bytes, which must be those that were hashed.
    fn load(self, opener: &mut Opener) -> Result<Loaded, Reject> {
        if let Some(bytes) = self.bytes {
            let bytes = bytes.into_vec();
            return Ok(Loaded { uri: self.input.uri, content_hash: self.content_hash, bytes });
        }
        let loaded = self.input.load_with(opener)?;
        if loaded.content_hash == self.content_hash {
            return Ok(loaded);
        }
        let (reason, remedy) = (message!("run-file-changed"), message!("run-ingest-again"));
        Err(reject(self.input.uri, loaded.content_hash, ReadingStage::Source, reason, remedy))
    }
}

/// The reject of a whole file.
fn reject(
    source_uri: String,
    content_hash: String,
    stage: ReadingStage,
    reason: Message,
    remedy: Message,
) -> Reject {
    Reject {
        source_uri,
        content_hash: Some(content_hash),
        stage,
        reason,
        remedy,
        printed: None,
        statement: None,
        locator: Locator::default(),
    }
}
