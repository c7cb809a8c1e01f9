//! One file that has been read: its contents, before it is known which report it is part of.

use crate::document::{Block, Document};
use crate::reader::{self, Options};
use crate::report_key::{self, ProseEvidence, ReportKey};
use crate::source::Loaded;
use crate::statement::{self, Cut, Looks, ReportError};
use crate::{account, evaluation, narrative, script, slips, zeros};
use juesuan_messages::Explain;
use juesuan_model::entity::entity_id;
use juesuan_model::text::squeeze;
use juesuan_model::{
    Account, KeyEvidence, KeyField, KeyRule, KeySource, Kind, Locator, Reject, Report, Scope, Source, Stage,
    TemplateLeftover, count,
};

/// A file's document, its tables sorted into statements and others.
#[derive(Debug, Clone)]
pub struct ParsedFile {
    source: Source,
    document: Document,
    cut: Cut,
    reading: report_key::KeyReading,
}

impl ParsedFile {
    /// Reads a file.
    ///
    /// # Errors
    /// The reason why these bytes cannot be read as a document.
    pub fn read(loaded: &Loaded, options: &Options) -> Result<Self, Reject> {
        let mut read = reader::read_with(&loaded.bytes, options).map_err(|error| Reject {
            source_uri: loaded.uri.clone(),
            content_hash: Some(loaded.content_hash.clone()),
            stage: Stage::Reader,
            reason: error.message(),
            remedy: error.remedy(),
            printed: None,
            statement: None,
            locator: Locator::default(),
        })?;
        script::simplify(&mut read.document);
        statement::flowed::place(&mut read.document);
        Ok(Self::new(loaded, read.format, read.document))
    }

    /// A document that was read from a file.
    pub(crate) fn new(loaded: &Loaded, format: &'static str, document: Document) -> Self {
        let cut = Cut::of(&document);
        let mut reading = report_key::read(&document, &cut.stated());
        let source = Source {
            uri: loaded.uri.clone(),
            format,
            bytes: count::to_u64(loaded.bytes.len()),
            content_hash: loaded.content_hash.clone(),
            pages: document.pages,
            sheets: document.sheets.clone(),
            report_key: std::mem::take(&mut reading.report_key),
            evidence: std::mem::take(&mut reading.evidence),
            refused: reading.refusal.is_some(),
            statements: cut.statements(),
            prose: explains(&document),
            pictures: document.pictures,
            recognized: document.recognized.clone(),
            replaces: None,
        };
        Self { source, document, cut, reading }
    }

    /// The file and what it contains.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How many tables it has.
    #[must_use]
    pub fn tables(&self) -> u32 {
        let grids = self.document.blocks.iter().filter(|block| matches!(block, Block::Grid(_)));
        count::saturating_u32(grids.count())
    }

    /// Its document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Numbers every place as one of this file among several, whose tables come after this many others; returns the number of
    /// tables including its own.
    fn place(&mut self, source: u32, tables_before: u32) -> u32 {
        let mut tables = tables_before;
        for block in &mut self.document.blocks {
            match block {
                Block::Paragraph(cell) => cell.locator.source = source,
                Block::Grid(grid) => {
                    for cell in grid.rows.iter_mut().flatten() {
                        cell.locator.source = source;
                        if let Some(index) = &mut cell.locator.cell {
                            index.table = tables;
                        }
                    }
                    tables += 1;
                }
            }
        }
        for fault in &mut self.document.faults {
            fault.locator.source = source;
        }
        if source > 0 {
            self.cut = Cut::of(&self.document);
        }
        tables
    }
}

/// Whether a document explains the accounts: several of its sentences contain amounts with their unit. The notes below tables do
/// not count.
fn explains(document: &Document) -> bool {
    /// One such sentence may be a remark.
    const SENTENCES: usize = 2;
    let gives_amount = |text: &str| {
        if !text.contains('元') {
            return false;
        }
        let text = squeeze(text);
        let is_note = ["注:", "备注:", "说明:"].iter().any(|word| text.starts_with(word));
        let before_unit = text.split('元').rev().skip(1);
        let mut before_unit = before_unit.map(|before| before.trim_end_matches(['千', '万', '亿']));
        !is_note && before_unit.any(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    };
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell.text.as_str()),
        Block::Grid(_) => None,
    });
    paragraphs.filter(|text| gives_amount(text)).take(SENTENCES).count() == SENTENCES
}

/// Makes one report of the files that are its parts, the main one first. What the files do not state about whose report it is must
/// be passed as `given`.
///
/// # Errors
/// The reason why they are not a report. Cells that could not be read do not fail the report; they are in [`Report::rejects`].
pub fn report(mut files: Vec<ParsedFile>, given: Option<&ReportKey>) -> Result<Report, Reject> {
    (0..).zip(&mut files).fold(0, |tables, (source, file)| file.place(source, tables));
    let sources: Vec<Source> = files.iter().map(|file| file.source.clone()).collect();
    let refuse = |error: ReportError| Reject {
        source_uri: sources.first().map(|source| source.uri.clone()).unwrap_or_default(),
        content_hash: sources.first().map(|source| source.content_hash.clone()),
        stage: Stage::Report,
        reason: error.message(),
        remedy: error.remedy(),
        printed: None,
        statement: None,
        locator: Locator::default(),
    };
    // Explanations without their tables, as web pages have them, are read, too.
    let accounts = if files.iter().all(|file| file.cut.is_empty()) {
        files.iter().map(|file| report_key::accounts_in(&file.document)).max().unwrap_or_default()
    } else {
        ProseEvidence::Told
    };
    let circular = files.iter().any(|file| file.reading.circular.is_some());
    if accounts == ProseEvidence::None || (circular && accounts == ProseEvidence::Perhaps) {
        return Err(refuse(no_report(&files)));
    }
    let overruled = given.is_some_and(|given| given.source == KeySource::Manifest);
    let refusal = files.first().and_then(|file| file.reading.refusal.clone()).filter(|_| !overruled);
    if let Some(refusal) = refusal {
        return Err(refuse(refusal.into()));
    }
    let is_nobody_s = files.first().is_some_and(|file| file.source.report_key.entity_name.is_none());
    if circular && is_nobody_s && given.is_none() && files.iter().all(|file| file.cut.is_empty()) {
        return Err(refuse(no_report(&files)));
    }
    let report_key = given.cloned().map_or_else(|| printed(&files), Ok).map_err(refuse)?;
    let cuts: Vec<Cut> = files.iter_mut().map(|file| std::mem::take(&mut file.cut)).collect();
    let mut report = Report {
        report_key_evidence: evidence(&sources, &report_key),
        entity_id: entity_id(&report_key.entity_name),
        entity_name: report_key.entity_name,
        kind: report_key.kind,
        scope: report_key.scope,
        fiscal_year: report_key.fiscal_year,
        report_key_source: report_key.source,
        published: files.iter().find_map(|file| file.reading.published.clone()),
        sources: sources.clone(),
        statements: Vec::new(),
        facts: Vec::new(),
        claims: Vec::new(),
        projects: Vec::new(),
        indicators: Vec::new(),
        unread_sentences: Vec::new(),
        template_leftovers: Vec::new(),
        titles: Vec::new(),
        rejects: Vec::new(),
        account: Account::default(),
    };
    let mut known = account::AccountContext {
        no_amounts: cuts.iter().flat_map(Cut::no_amounts).collect(),
        kept: Vec::new(),
    };
    statement::add_all(&mut report, cuts);
    for file in &files {
        known.kept.extend(explanations(&mut report, &file.document));
    }
    zeros::set_zero_quanta(&mut report);
    if report.statements.is_empty() && report.claims.is_empty() {
        // Amounts in sentences that were not understood are accounts only if the file states that it is a report, and whose.
        let titled = report
            .report_key_evidence
            .iter()
            .any(|evidence| evidence.field == KeyField::Entity && evidence.rule.names_the_publisher());
        let refused = report.rejects.iter().any(|reject| reject.printed.is_some());
        if (report.unread_sentences.is_empty() && !refused) || !overruled && (circular || !titled) {
            return Err(refuse(no_report(&files)));
        }
    }
    account::keep(&mut report, files.iter().map(|file| &file.document), &known);
    Ok(report)
}

/// Whose report it is according to the main file.
fn printed(files: &[ParsedFile]) -> Result<ReportKey, ReportError> {
    let printed = files.first().map(|file| file.source.report_key.clone()).unwrap_or_default();
    let nobody = || {
        let candidates = files.first().map(|file| file.reading.candidates.clone()).unwrap_or_default();
        if candidates.is_empty() { ReportError::NoEntity } else { ReportError::Candidates { candidates } }
    };
    Ok(ReportKey {
        fiscal_year: printed.fiscal_year.ok_or(ReportError::NoFiscalYear)?,
        entity_name: printed.entity_name.ok_or_else(nobody)?,
        kind: printed.kind.unwrap_or(Kind::FinalAccounts),
        scope: printed.scope.unwrap_or(Scope::Department),
        source: KeySource::File,
    })
}

/// What files without accounts look like.
fn no_report(files: &[ParsedFile]) -> ReportError {
    const LINKS: usize = 2;
    if let Some(title) = files.iter().find_map(|file| file.reading.circular.as_deref()) {
        let looks = if title.ends_with('表') { Looks::Checklist } else { Looks::Circular };
        return ReportError::NoReport { looks };
    }
    let texts = files.iter().flat_map(|file| &file.document.blocks).flat_map(|block| match block {
        Block::Paragraph(cell) => vec![cell],
        Block::Grid(grid) => grid.rows.iter().flatten().collect(),
    });
    let links = texts.filter(|cell| ["http:", "https:"].iter().any(|link| cell.text.contains(link)));
    if links.take(LINKS).count() == LINKS {
        return ReportError::NoReport { looks: Looks::Links };
    }
    ReportError::NoStatement
}

/// Where each part of the report key was read: in the first file that states it, else the source that supplied it.
fn evidence(sources: &[Source], report_key: &ReportKey) -> Vec<KeyEvidence> {
    let is_said = |source: &Source, field: KeyField| match field {
        KeyField::Entity => source
            .report_key
            .entity_name
            .as_ref()
            .is_some_and(|name| entity_id(name) == entity_id(&report_key.entity_name)),
        KeyField::Year => source.report_key.fiscal_year == Some(report_key.fiscal_year),
        KeyField::Kind => source.report_key.kind == Some(report_key.kind),
        KeyField::Scope => source.report_key.scope == Some(report_key.scope),
    };
    let is_usual = |field: KeyField| match field {
        KeyField::Entity | KeyField::Year => false,
        KeyField::Kind => report_key.kind == Kind::FinalAccounts,
        KeyField::Scope => report_key.scope == Scope::Department,
    };
    let name = sources
        .first()
        .map_or("", |source| source.uri.rsplit('/').next().expect("a split has at least one piece"));
    let given = |field: KeyField| {
        let (rule, printed) = match report_key.source {
            _ if is_usual(field) => (KeyRule::Assumed, ""),
            KeySource::File => (KeyRule::Assumed, ""),
            KeySource::Group => (KeyRule::Group, ""),
            KeySource::Name => (KeyRule::Name, name),
            KeySource::Manifest => (KeyRule::Manifest, ""),
        };
        KeyEvidence { field, rule, printed: printed.to_owned(), locator: Locator::default() }
    };
    let of_field = |field: KeyField| {
        let said = (0_u32..).zip(sources).find(|(_, source)| is_said(source, field));
        let mut lines: Vec<KeyEvidence> = Vec::new();
        if let Some((index, source)) = said {
            let reading = source.evidence.iter().filter(|evidence| evidence.field == field);
            lines.extend(reading.map(|evidence| {
                let mut evidence = evidence.clone();
                evidence.locator.source = index;
                evidence
            }));
        }
        if lines.is_empty() {
            lines.push(given(field));
        }
        lines
    };
    KeyField::ALL.iter().flat_map(|field| of_field(*field)).collect()
}

/// Adds what one file contains besides its statements, and what could not be read of its pages. Returns the cells of
/// self-evaluations whose text was kept.
fn explanations(report: &mut Report, document: &Document) -> Vec<Locator> {
    let prose = narrative::read(document, report);
    report.claims.extend(prose.claims);
    report.unread_sentences.extend(prose.unread_sentences);
    report.template_leftovers.extend(prose.template_leftovers);
    let slips = slips::find(document, report);
    let known = |slip: &TemplateLeftover| {
        report
            .template_leftovers
            .iter()
            .any(|other| (other.locator, &other.text) == (slip.locator, &slip.text))
    };
    let slips: Vec<_> = slips.into_iter().filter(|slip| !known(slip)).collect();
    report.template_leftovers.extend(slips);
    let evaluations = evaluation::read(document, report.projects.len());
    report.projects.extend(evaluations.projects);
    report.indicators.extend(evaluations.indicators);
    for fault in &document.faults {
        let (reason, remedy) = (fault.reason.clone(), fault.remedy.clone());
        report.rejects.push(report.reject(Stage::Page, reason, remedy, fault.locator));
    }
    evaluations.kept
}
