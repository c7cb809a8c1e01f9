//! A report in the making: what its sections cite is numbered as it comes.

use crate::document::{Evidence, EvidenceFile, EvidenceId, EvidenceOrigin, ReportCell, Shown, Value};
use crate::error::Error;
use crate::figures::{FigurePosition, PrintedAmount};
use crate::language::Speech;
use crate::rows::{self, record};
use crate::source_folder::SourceFolder;
use juesuan_messages::{Language, message};
use juesuan_model::{Kind, Yuan};
use polars::frame::DataFrame;
use std::collections::HashMap;

/// The evidence so far, and the files that it may refer to.
pub(crate) struct ReportBuilder {
    pub(crate) language: Language,
    evidence: Vec<Evidence>,
    /// The entries of each text that states what a figure is.
    known: HashMap<String, Vec<EvidenceId>>,
    sources: Vec<EvidenceFile>,
    /// The files of all reports, cited or not, by revision and number.
    files: HashMap<(String, u32), EvidenceFile>,
    cited: HashMap<(String, u32), usize>,
}

record! {
    /// A row of `queries/analysis/report_files.sql`.
    struct FileRow {
        revision_id: String,
        source_index: u32,
        entity_name: String,
        fiscal_year: i32,
        kind: Kind,
        source_uri: String,
        source_format: String,
        content_hash: String,
        sheets: Option<String>,
    }
}

impl FileRow {
    fn file(self, folder: &SourceFolder, language: Language) -> EvidenceFile {
        let title = message!(
            "report-source-title",
            entity = &self.entity_name,
            year = self.fiscal_year.to_string(),
            kind = self.kind
        );
        EvidenceFile {
            title: language.say(title),
            path: folder.shown(&self.source_uri).to_owned(),
            revision: self.revision_id,
            index: self.source_index,
            entity: self.entity_name,
            year: self.fiscal_year,
            uri: self.source_uri,
            format: self.source_format,
            hash: self.content_hash,
            sheets: self.sheets.unwrap_or_default().split('/').map(str::to_owned).collect(),
        }
    }
}

impl ReportBuilder {
    /// An empty one over the files of `queries/analysis/report_files.sql`, which are shown by their paths in this folder.
    pub(crate) fn new(language: Language, files: &DataFrame, folder: &SourceFolder) -> Result<Self, Error> {
        let files = rows::read::<FileRow>(files)?.into_iter().map(|row| {
            let source = row.file(folder, language);
            ((source.revision.clone(), source.index), source)
        });
        Ok(Self {
            language,
            evidence: Vec::new(),
            known: HashMap::new(),
            sources: Vec::new(),
            files: files.collect(),
            cited: HashMap::new(),
        })
    }

    /// What was cited, in order, and the files it is in.
    pub(crate) fn finish(self) -> (Vec<Evidence>, Vec<EvidenceFile>) {
        (self.evidence, self.sources)
    }

    /// How values look in sentences.
    pub(crate) fn shown(&self) -> Shown {
        Shown { language: self.language }
    }

    /// A printed amount as a cell; where there is none, the reason.
    pub(crate) fn amount(
        &mut self,
        what: &str,
        figure: Option<&PrintedAmount>,
        reason: impl FnOnce() -> String,
    ) -> ReportCell {
        match figure {
            Some(figure) => self.printed(what, figure, Value::Amount(figure.amount)),
            None => ReportCell::none(reason()),
        }
    }

    /// A printed change of an amount as a cell.
    pub(crate) fn gain(&mut self, what: &str, figure: &PrintedAmount) -> ReportCell {
        self.printed(what, figure, Value::Gain(figure.amount))
    }

    fn printed(&mut self, what: &str, figure: &PrintedAmount, value: Value) -> ReportCell {
        let what = self.language.of_year(figure.fiscal_year, what);
        let id = self.cite(&what, value.clone(), &figure.place);
        ReportCell::of(value, Some(id))
    }

    /// The entry of a place that prints a value.
    pub(crate) fn cite(&mut self, what: &str, value: Value, place: &FigurePosition) -> EvidenceId {
        let source = self.source(&place.revision, place.locator.source);
        self.enter(Evidence {
            what: what.to_owned(),
            value,
            origin: EvidenceOrigin::Printed {
                printed: place.printed.clone(),
                unit: place.unit.clone(),
                stated_in: self.language.stated_in(&place.stated_in),
                sentence: place.sentence.clone(),
                source,
                locator: place.locator,
            },
        })
    }

    /// A value that was computed from cells printed elsewhere, as a cell; where it could not be, the reason.
    pub(crate) fn computed(
        &mut self,
        what: &str,
        value: Option<Value>,
        formula: &str,
        inputs: &[&ReportCell],
        reason: impl FnOnce() -> String,
    ) -> ReportCell {
        let Some(value) = value else { return ReportCell::none(reason()) };
        let inputs = inputs.iter().filter_map(|cell| cell.evidence).collect();
        let origin = EvidenceOrigin::Computed { formula: formula.to_owned(), inputs };
        let id = self.enter(Evidence { what: what.to_owned(), value: value.clone(), origin });
        ReportCell::of(value, Some(id))
    }

    /// The growth over the year before, computed from both; none without either, or if that is zero.
    pub(crate) fn growth(
        &mut self,
        what: &str,
        year: i32,
        now: &ReportCell,
        before: Option<Yuan>,
    ) -> ReportCell {
        let language = self.language;
        let Value::Amount(amount) = now.value else {
            return ReportCell::none(language.reason("no value this year"));
        };
        let Some(before) = before else {
            return ReportCell::none(language.reason("no value the year before"));
        };
        let gain = Yuan::new(amount.decimal() - before.decimal()).ok();
        let growth = gain.and_then(|gain| juesuan_model::ratio(gain, before, 4)).map(Value::Growth);
        let what = language.of_year(year, &language.say(message!("report-change-of", what = what)));
        let shown = self.shown();
        let formula = format!(
            "({} − {}) ÷ {}",
            shown.with_unit(&now.value),
            shown.with_unit(&Value::Amount(before)),
            shown.with_unit(&Value::Amount(before))
        );
        self.computed(&what, growth, &formula, &[now], || language.reason("the year before is zero"))
    }

    /// A share of a whole, computed from both.
    pub(crate) fn share(&mut self, what: &str, part: &ReportCell, whole: &ReportCell) -> ReportCell {
        let language = self.language;
        let (Value::Amount(amount), Value::Amount(of)) = (&part.value, &whole.value) else {
            return ReportCell::none(language.say(message!("report-no-part")));
        };
        let share = juesuan_model::ratio(*amount, *of, 4).map(Value::Ratio);
        let shown = self.shown();
        let formula = format!("{} ÷ {}", shown.with_unit(&part.value), shown.with_unit(&whole.value));
        let zero = || language.say(message!("report-whole-zero"));
        self.computed(what, share, &formula, &[part, whole], zero)
    }

    /// The number of an entry. The same figure from the same place is one entry, however often it is shown.
    fn enter(&mut self, entry: Evidence) -> EvidenceId {
        let alike = self.known.entry(entry.what.clone()).or_default();
        let same = alike.iter().copied().find(|id| self.evidence.get(*id) == Some(&entry));
        same.unwrap_or_else(|| {
            let next = self.evidence.len();
            alike.push(next);
            self.evidence.push(entry);
            next
        })
    }

    fn source(&mut self, revision: &str, index: u32) -> usize {
        let key = (revision.to_owned(), index);
        if let Some(known) = self.cited.get(&key) {
            return *known;
        }
        let unknown = || EvidenceFile {
            revision: revision.to_owned(),
            index,
            entity: String::new(),
            year: 0,
            title: String::new(),
            path: String::new(),
            uri: String::new(),
            format: String::new(),
            hash: String::new(),
            sheets: Vec::new(),
        };
        let source = self.files.get(&key).cloned().unwrap_or_else(unknown);
        self.sources.push(source);
        self.cited.insert(key, self.sources.len() - 1);
        self.sources.len() - 1
    }
}
