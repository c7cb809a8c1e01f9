//! The destination and the language of a command's messages. Data goes to standard output, everything else to standard
//! error.

use crate::failure::Failure;
use crate::figures::{Figures, FileForm};
use crate::language::Languages;
use crate::options::{self, CsvFormulas, MoneyUnit};
use crate::output;
use crate::terms;
use juesuan_messages::{Explain, Language, message};
use juesuan_query::ShadowedReport;
use juesuan_report::{Format, Look, Sheet};
use polars::frame::DataFrame;

/// The output of a command to its user.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    languages: Languages,
    quiet: bool,
    unit: MoneyUnit,
}

impl Console {
    /// A console with these languages; a quiet one shows no remarks.
    pub(crate) const fn new(languages: Languages, quiet: bool) -> Self {
        Self { languages, quiet, unit: MoneyUnit::Wan }
    }

    /// The same, where people read amounts in this unit unless they select another.
    pub(crate) const fn in_unit(self, unit: MoneyUnit) -> Self {
        Self { unit, ..self }
    }

    /// The unit in which people read amounts.
    pub(crate) const fn unit(self) -> MoneyUnit {
        self.unit
    }

    /// Whether only errors are shown.
    pub(crate) const fn is_quiet(self) -> bool {
        self.quiet
    }

    /// The language of messages.
    pub(crate) const fn language(self) -> Language {
        self.languages.messages
    }

    /// The language of headings and reports.
    pub(crate) const fn documents(self) -> Language {
        self.languages.documents
    }

    /// The text in the language of messages.
    pub(crate) fn text(self, message: impl Explain) -> String {
        message.message().text(self.languages.messages)
    }

    /// Shows a message.
    pub(crate) fn note(self, message: impl Explain) {
        output::plain(&self.text(message));
    }

    /// Shows a message, unless the command is quiet.
    pub(crate) fn remark(self, message: impl Explain) {
        if !self.quiet {
            self.note(message);
        }
    }

    /// Says which reports do not count, the first of them; `juesuan query` lists all.
    pub(crate) fn note_shadowed(self, reports: &[ShadowedReport]) {
        const SHOWN: usize = 10;
        reports.iter().take(SHOWN).for_each(|report| self.note(report));
        if let Some(more @ 1..) = reports.len().checked_sub(SHOWN) {
            self.note(message!("cli-shadowed-more", count = more));
        }
    }

    /// The language of texts in a result: that of messages if people read it, or else English.
    pub(crate) fn language_of(self, output: &options::Output) -> Language {
        if is_for_people(output::format(output).into()) { self.languages.messages } else { Language::En }
    }

    /// Writes a result to the destination and in the format that the user selected; with its amounts in another unit, if the user
    /// selected one.
    pub(crate) fn write(self, frame: DataFrame, output: &options::Output) -> Result<(), Failure> {
        if output.unit.is_some() {
            let figures = Figures::by_headings(&frame);
            return self.write_figures(frame, &figures, output);
        }
        self.write_as_is(self.readable(frame, output)?, output)
    }

    /// Writes a result with figures: for people in 万元, in the unit of the project, or in the one that they selected.
    pub(crate) fn write_figures(
        self,
        frame: DataFrame,
        figures: &Figures,
        output: &options::Output,
    ) -> Result<(), Failure> {
        output::check(output)?;
        let format = output::format(output);
        let form = match format {
            options::Format::Table | options::Format::Line | options::Format::Md => {
                let frame = terms::with_headings(self.readable(frame, output)?, self.documents())?;
                let unit = output.unit.unwrap_or(self.unit);
                let (frame, figures) = figures.for_people(frame, unit, self.documents())?;
                return output::to(output.file.as_deref(), |out| {
                    let look = Look { headings: Some(self.documents()), ..Look::default() };
                    Ok(juesuan_report::write_with_figures(frame, &figures, format.into(), look, out)?)
                });
            }
            options::Format::Xlsx => FileForm::Workbook(self.documents()),
            options::Format::Parquet | options::Format::Arrow => FileForm::Typed,
            options::Format::Csv | options::Format::Tsv | options::Format::Json | options::Format::Jsonl => {
                FileForm::Text
            }
        };
        let frame = self.readable(figures.for_files(frame, output.unit, form)?, output)?;
        let frame =
            if is_for_people(format.into()) { terms::with_headings(frame, self.documents())? } else { frame };
        let sheet = Sheet { yuan: figures.amounts(), ..output.sheet.clone() };
        self.write_as_is(frame, &options::Output { sheet, ..output.clone() })
    }

    /// Writes a list that no query describes, with headings from the locales.
    pub(crate) fn write_list(self, frame: DataFrame, output: &options::Output) -> Result<(), Failure> {
        let frame = self.readable(frame, output)?;
        if is_for_people(output::format(output).into()) {
            return self.write_as_is(terms::with_headings(frame, self.languages.documents)?, output);
        }
        self.write_as_is(frame, output)
    }

    fn readable(self, frame: DataFrame, output: &options::Output) -> Result<DataFrame, Failure> {
        if is_for_people(output::format(output).into()) {
            return terms::readable(frame, self.languages.messages);
        }
        Ok(frame)
    }

    fn write_as_is(self, frame: DataFrame, output: &options::Output) -> Result<(), Failure> {
        output::check(output)?;
        output::to(output.file.as_deref(), |out| {
            let format = output::format(output).into();
            let escapes = matches!(format, Format::Csv | Format::Tsv)
                && output.csv_formulas == Some(CsvFormulas::Escape);
            let frame = if escapes { juesuan_report::without_formulas(&frame)? } else { frame };
            if format == Format::Csv && output.bom.is_asked {
                out.write_all(juesuan_report::BOM.as_bytes())?;
            }
            if format == Format::Xlsx {
                let workbook = juesuan_report::workbook(&frame, self.languages.documents, &output.sheet)?;
                return Ok(out.write_all(&workbook)?);
            }
            Ok(juesuan_report::write(frame, format, self.languages.documents, out)?)
        })
    }
}

/// Whether people read a format. Formats for programs are the same in every language.
const fn is_for_people(format: Format) -> bool {
    matches!(format, Format::Table | Format::Line | Format::Md | Format::Xlsx)
}
