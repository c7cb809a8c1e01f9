//! One file, read: what it holds by itself, before it is known which report it is part of.

use crate::document::{Block, Document};
use crate::identity::{self, Identity};
use crate::reader::{self, Options};
use crate::source::Loaded;
use crate::statement::{self, Cut, ReportError};
use crate::{evaluation, narrative, script, slips, zeros};
use juesuan_model::text::squeeze;
use juesuan_model::{IdentitySource, Kind, Locator, Reject, Report, Scope, Source, Stage, TemplateLeftover};

/// A file's document with its tables told apart.
#[derive(Debug, Clone)]
pub struct Paper {
    source: Source,
    document: Document,
    cut: Cut,
    published: Option<String>,
}

impl Paper {
    /// Reads a file.
    ///
    /// # Errors
    /// The one reason why these bytes give no document.
    pub fn read(loaded: &Loaded, options: &Options) -> Result<Self, Reject> {
        let mut read = reader::read_with(&loaded.bytes, options).map_err(|error| Reject {
            source_uri: loaded.uri.clone(),
            content_hash: Some(loaded.content_hash.clone()),
            stage: Stage::Reader,
            reason: error.to_string(),
            remedy: error.remedy().to_owned(),
            printed: None,
            statement: None,
            locator: Locator::default(),
        })?;
        script::simplify(&mut read.document);
        Ok(Self::new(loaded, read.format, read.document))
    }

    fn new(loaded: &Loaded, format: &'static str, document: Document) -> Self {
        let cut = Cut::of(&document);
        let (identity, published) = identity::read(&document, &cut.stated());
        let source = Source {
            uri: loaded.uri.clone(),
            format,
            bytes: u64::try_from(loaded.bytes.len()).unwrap_or(u64::MAX),
            content_hash: loaded.content_hash.clone(),
            pages: document.pages,
            sheets: document.sheets.clone(),
            identity,
            evidence: Vec::new(),
            refused: false,
            statements: cut.statements(),
            prose: explains(&document),
            pictures: document.pictures,
            recognised: document.recognised.clone(),
            replaces: None,
        };
        Self { source, document, cut, published }
    }

    /// A document without a file.
    #[cfg(test)]
    pub(crate) fn of(uri: &str, document: Document) -> Self {
        let (uri, content_hash) = (uri.to_owned(), uri.to_owned());
        Self::new(&Loaded { uri, content_hash, bytes: Vec::new() }, "text", document)
    }

    /// The file, with what it holds by itself.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How many tables it has.
    #[must_use]
    pub fn tables(&self) -> u32 {
        let grids = self.document.blocks.iter().filter(|block| matches!(block, Block::Grid(_)));
        u32::try_from(grids.count()).unwrap_or(u32::MAX)
    }

    /// Its document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Numbers every place as one of this file of several, whose tables come after so many others; gives the count of
    /// tables with its own.
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

/// Whether a paper explains the accounts: some of its sentences give amounts with their unit. The notes below tables do not.
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

/// Makes one report of the papers that are its parts, the chief one first. What the papers leave unsaid of whose report it
/// is must be given.
///
/// # Errors
/// The one reason why they are no report. Cells that could not be read do not fail the report; they stand in
/// [`Report::rejects`].
pub fn report(mut papers: Vec<Paper>, given: Option<&Identity>) -> Result<Report, Reject> {
    (0..).zip(&mut papers).fold(0, |tables, (source, paper)| paper.place(source, tables));
    let sources: Vec<Source> = papers.iter().map(|paper| paper.source.clone()).collect();
    let refuse = |error: ReportError| Reject {
        source_uri: sources.first().map(|source| source.uri.clone()).unwrap_or_default(),
        content_hash: sources.first().map(|source| source.content_hash.clone()),
        stage: Stage::Report,
        reason: error.to_string(),
        remedy: error.remedy().to_owned(),
        printed: None,
        statement: None,
        locator: Locator::default(),
    };
    // Explanations without their tables, as web pages have them, are read too.
    if papers.iter().all(|paper| paper.cut.is_empty() && !identity::tells_amounts(&paper.document)) {
        return Err(refuse(ReportError::NoStatement));
    }
    let identity = given.cloned().map_or_else(|| printed(&sources), Ok).map_err(refuse)?;
    let cuts: Vec<Cut> = papers.iter_mut().map(|paper| std::mem::take(&mut paper.cut)).collect();
    let mut report = Report {
        entity_id: identity::entity_id(&identity.entity_name),
        entity_name: identity.entity_name,
        kind: identity.kind,
        scope: identity.scope,
        fiscal_year: identity.fiscal_year,
        identity_source: identity.source,
        identity_evidence: Vec::new(),
        published: papers.iter().find_map(|paper| paper.published.clone()),
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
    };
    statement::add_all(&mut report, cuts);
    for paper in &papers {
        explanations(&mut report, &paper.document);
    }
    zeros::settle(&mut report);
    if report.statements.is_empty() && report.claims.is_empty() && report.unread_sentences.is_empty() {
        return Err(refuse(ReportError::NoStatement));
    }
    Ok(report)
}

/// Whose report the chief paper says it is.
fn printed(sources: &[Source]) -> Result<Identity, ReportError> {
    let printed = sources.first().map(|source| source.identity.clone()).unwrap_or_default();
    Ok(Identity {
        fiscal_year: printed.fiscal_year.ok_or(ReportError::NoFiscalYear)?,
        entity_name: printed.entity_name.ok_or(ReportError::NoEntity)?,
        kind: printed.kind.unwrap_or(Kind::FinalAccounts),
        scope: printed.scope.unwrap_or(Scope::Department),
        source: IdentitySource::Paper,
    })
}

/// Adds what one paper tells beside its statements, and what could not be read of its pages.
fn explanations(report: &mut Report, document: &Document) {
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
}
