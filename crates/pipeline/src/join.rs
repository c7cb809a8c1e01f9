//! Reports in several files, and files that state too little by themselves: they are read again and joined.

use crate::processor::FileProcessor;
use crate::reread::{CheckedReport, check};
use crate::run_files::RunFiles;
use crate::timings::Stage;
use juesuan_ingest::group::FileGroup;
use juesuan_ingest::{Input, Opener, Options, ParsedFile, report};
use juesuan_messages::message;
use juesuan_model::{Locator, Reject, Stage as ReadingStage};
use juesuan_warehouse::KnownSources;
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

    /// Reads the files as one report and checks it.
    pub(crate) fn read(
        &self,
        processor: &FileProcessor<'_>,
        opener: &mut Opener,
    ) -> Result<CheckedReport, Reject> {
        let (group, timings) = (&self.group, &processor.timings);
        let _of_report = debug_span!("report", files = group.parts.len()).entered();
        let mut parsed = Vec::with_capacity(group.parts.len());
        let mut files = Vec::with_capacity(group.parts.len());
        let ocr = processor.options.ocr || group.parts.iter().any(|part| part.recognized);
        let options = Options { ocr, ..processor.options.clone() };
        for (part, place) in group.parts.iter().zip(&self.places) {
            let input = match place {
                Some(input) => input.clone(),
                None => Input::of_uri(&part.uri)?,
            };
            let loaded = processor.load_again(&input, &part.content_hash, opener)?;
            let span = debug_span!("recognize", file = loaded.uri);
            parsed.push(timings.time(Stage::Recognize, span, || ParsedFile::read(&loaded, &options))?);
            files.push(loaded);
        }
        let report_key = group.report_key.as_ref();
        let report =
            timings.time(Stage::Recognize, debug_span!("recognize"), || report(parsed, report_key))?;
        let mut checked = timings
            .time(Stage::Reconcile, debug_span!("reconcile"), || check(report, &files, &options, report_key));
        let report = &mut checked.0;
        for gone in &group.gone {
            let reason = message!("run-file-missing", file = gone);
            let remedy = message!("run-ingest-together");
            let reject = report.reject(ReadingStage::Source, reason, remedy, Locator::default());
            report.rejects.push(reject);
        }
        Ok(checked)
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
