//! A report as one HTML file.

mod blocks;
mod finding;
mod page;
mod pictures;
mod provenance;

use super::numeral::numeral;
use crate::document::{ReportBlock, ReportDocument, Section, SourceListing};
use crate::language::{LabelText, Speech, text};
use juesuan_messages::message;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use page::Page;

const STYLE: &str = include_str!("../../../assets/report.css");
const SCRIPT: &str = include_str!("../../../assets/report.js");
/// Apache's chart library; `tools/echarts` builds it.
const ECHARTS: &str = include_str!("../../../assets/echarts/echarts.min.js");

/// Nothing may be fetched, whatever a report prints.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

const SOURCES: LabelText = text!("report-sources");
const COLOPHON: LabelText = text!("report-colophon");

pub(super) fn document(report: &ReportDocument) -> String {
    let page = Page { report, language: report.language, shown: report.shown() };
    page.markup().into_string()
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.language.say(message!("report-language-code"))) data-sources=(printed(self.listing())) {
                (self.head())
                body {
                    a.skip href="#main" { (self.language.say(message!("report-skip"))) }
                    (self.header())
                    nav.wide aria-label=(self.language.say(message!("report-contents"))) { (self.contents()) }
                    main.wide #main tabindex="-1" {
                        @for (index, section) in self.report.sections.iter().enumerate() { (self.section(index, section)) }
                        (self.provenance(&self.sources_heading()))
                    }
                    footer.wide { p { (self.language.of(COLOPHON))  span #edition { (self.report.edition()) } } }
                    div #card role="dialog" aria-label=(self.language.say(message!("report-provenance"))) hidden {}
                    @if self.has_charts() { script { (PreEscaped(ECHARTS)) } }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("juesuan ", env!("CARGO_PKG_VERSION")));
                title { (self.report.title) }
                style { (PreEscaped(STYLE)) }
            }
        }
    }

    fn header(&self) -> Markup {
        html! {
            header {
                div.wide {
                    h1 { (self.report.title) }
                    p.lead { @for line in &self.report.lead { span { (line) } } }
                    (self.tools())
                }
            }
        }
    }

    fn has_charts(&self) -> bool {
        let mut blocks = self.report.sections.iter().flat_map(|section| &section.blocks);
        blocks.any(|block| matches!(block, ReportBlock::Chart(_)))
    }

    /// Switches that need the script, which shows them.
    fn tools(&self) -> Markup {
        let language = self.language;
        html! {
            div.tools hidden {
                div role="group" aria-label=(language.say(message!("report-unit-of-amounts"))) {
                    button type="button" data-unit="wan" aria-pressed="true" { (language.say(message!("report-million-button"))) }
                    button type="button" data-unit="yuan" aria-pressed="false" { (language.say(message!("report-yuan-button"))) }
                }
                div role="group" aria-label=(language.say(message!("report-colors"))) {
                    button type="button" data-theme="light" aria-pressed="false" { (language.say(message!("report-light"))) }
                    button type="button" data-theme="dark" aria-pressed="false" { (language.say(message!("report-dark"))) }
                }
                (self.print())
            }
        }
    }

    /// What of the sources is printed, and the button that prints.
    fn print(&self) -> Markup {
        let language = self.language;
        let choices = [
            (SourceListing::None, message!("report-print-none")),
            (SourceListing::Short, message!("report-print-short")),
            (SourceListing::All, message!("report-print-all")),
        ];
        html! {
            div.print {
                button type="button" data-print="" { (language.say(message!("report-print"))) }
                label {
                    (language.say(message!("report-print-sources"))) " "
                    select {
                        @for (listing, label) in choices {
                            option value=(printed(listing)) selected[listing == self.listing()] { (language.say(label)) }
                        }
                    }
                }
            }
        }
    }

    /// A page prints the files unless another choice is made: the places of all figures fill most of its sheets.
    fn listing(&self) -> SourceListing {
        self.report.listing.unwrap_or(SourceListing::Short)
    }

    fn contents(&self) -> Markup {
        html! {
            ol.contents {
                @for (index, section) in self.report.sections.iter().enumerate() {
                    li { a href={ "#" (section.id) } { (numeral(self.language, index)) (section.title) } }
                }
                li { a href="#provenance" { (self.sources_heading()) } }
            }
        }
    }

    /// The heading of the last section, with its number.
    fn sources_heading(&self) -> String {
        numeral(self.language, self.report.sections.len()) + &self.language.of(SOURCES)
    }

    fn section(&self, index: usize, section: &Section) -> Markup {
        html! {
            section id=(section.id) aria-labelledby={ "h-" (section.id) } {
                h2 id={ "h-" (section.id) } { (numeral(self.language, index)) (section.title) }
                @for (at, run) in runs(&section.blocks) {
                    @if run.len() > 1 {
                        div.charts { @for (next, block) in run.iter().enumerate() { (self.block(section.id, at + next, block)) } }
                    } @else {
                        @for block in run { (self.block(section.id, at, block)) }
                    }
                }
            }
        }
    }
}

/// The name of a choice in the style and the script.
const fn printed(listing: SourceListing) -> &'static str {
    match listing {
        SourceListing::None => "none",
        SourceListing::Short => "short",
        SourceListing::All => "all",
    }
}

/// The blocks with their numbers; charts that follow each other are placed side by side.
fn runs(blocks: &[ReportBlock]) -> Vec<(usize, &[ReportBlock])> {
    let charts = |block: &ReportBlock| matches!(block, ReportBlock::Chart(_));
    let mut runs = Vec::new();
    let mut at = 0;
    for run in blocks.chunk_by(|one, next| charts(one) && charts(next)) {
        runs.push((at, run));
        at += run.len();
    }
    runs
}
