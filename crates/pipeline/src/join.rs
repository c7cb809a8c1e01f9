//! Reports in several files, and files that state too little by themselves: they are read again and joined.

use crate::processor::FileProcessor;
use crate::run_files::RunFiles;
use crate::task::{FileToRead, Purpose, Task};
use juesuan_ingest::group::{FileGroup, FileSummary};
use juesuan_ingest::{Input, Opener};
use juesuan_messages::message;
use juesuan_model::{Locator, Reject, Stage as ReadingStage};
use juesuan_warehouse::{KnownSources, ReportRows};
use tracing::debug_span;

/// A group of files that is to be read as one report.
pub(crate) struct GroupToRead {
    group: FileGroup,
    /// How many inputs are counted with it.
    pub(crate) inputs: usize,
    /// For each part, whether it is a file of this run.
    is_of_run: Vec<bool>,
    /// For each part, where it can be read again, if that was kept.
    places: Vec<Option<Input>>,
    /// What the warehouse contains about its files.
    pub(crate) known: KnownSources,
}

impl GroupToRead {
    pub(crate) fn new(group: FileGroup, inputs: usize, files: &RunFiles) -> Self {
        Self {
            inputs,
            is_of_run: group.parts.iter().map(|part| files.contains(&part.uri)).collect(),
            places: group.parts.iter().map(|part| files.input(part).cloned()).collect(),
            known: files.known.only(group.parts.iter().map(|part| part.content_hash.as_str())),
            group,
        }
    }

    /// Reads the files as one report and checks it; `None` if the run is interrupted.
    pub(crate) fn read(
        &self,
        processor: &FileProcessor<'_>,
        opener: &mut Opener,
    ) -> Option<Result<ReportRows, Reject>> {
        let _of_report = debug_span!("report", files = self.group.parts.len()).entered();
        let task = match self.task(processor.ocr) {
            Ok(task) => task,
            Err(reject) => return Some(Err(reject)),
        };
        let result = processor.perform(task, opener)?;
        Some(result.map(|result| {
            let report = result.report.expect("the files of a group are a report or rejected");
            self.with_gone(*report)
        }))
    }

    fn task(&self, ocr: bool) -> Result<Task, Reject> {
        let parts = &self.group.parts;
        let file = |(part, place): (&FileSummary, &Option<Input>)| {
            let input = place.clone().map_or_else(|| Input::of_uri(&part.uri), Ok)?;
            Ok(FileToRead { input, content_hash: part.content_hash.clone(), bytes: None })
        };
        Ok(Task {
            files: parts.iter().zip(&self.places).map(file).collect::<Result<_, Reject>>()?,
            ocr: ocr || parts.iter().any(|part| part.recognized),
            purpose: Purpose::Group { report_key: self.group.report_key.clone() },
        })
    }

    /// The report, with what is missing of its files.
    fn with_gone(&self, mut rows: ReportRows) -> ReportRows {
        let report = &mut rows.report;
        for gone in &self.group.gone {
            let reason = message!("run-file-missing", file = gone);
            let remedy = message!("run-ingest-together");
            let reject = report.reject(ReadingStage::Source, reason, remedy, Locator::default());
            report.rejects.push(reject);
        }
        rows
    }

    /// The rejection of each of its files that are inputs of this run.
    pub(crate) fn rejects(self, reject: &Reject) -> impl Iterator<Item = Reject> {
        let parts = self.group.parts.into_iter().zip(self.is_of_run);
        parts.filter(|(_, is_of_run)| *is_of_run).map(|(part, _)| Reject {
            source_uri: part.uri,
            content_hash: Some(part.content_hash),
            ..reject.clone()
        })
    }
}
