//! The files, and each figure's place or calculation, to which the figures lead.

use super::page::Page;
use crate::document::{Evidence, EvidenceFile, EvidenceId, EvidenceOrigin, ReportCell};
use crate::language::Speech;
use crate::words;
use juesuan_messages::message;
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn provenance(&self, heading: &str) -> Markup {
        let count = self.report.evidence.len();
        let summary = self.language.say(message!("report-evidence-summary", count = count));
        html! {
            section #provenance aria-labelledby="h-provenance" {
                h2 #h-provenance { (heading) }
                (self.files())
                details.evidence {
                    summary { (summary) }
                    ol { @for (at, entry) in self.report.evidence.iter().enumerate() { (self.entry(at, entry)) } }
                }
                div.pictures { @for (at, picture) in self.report.pictures.iter().enumerate() { (self.picture(at, picture)) } }
            }
        }
    }

    fn files(&self) -> Markup {
        let language = self.language;
        let headings =
            [words::NUMBER, words::DEPARTMENT, words::YEAR, words::FILE, words::FORMAT, words::HASH];
        html! {
            div.frame {
                div.table role="region" tabindex="0" aria-labelledby="t-files" {
                    table {
                        caption #t-files { (language.of(words::FILES)) }
                        thead { tr { @for heading in headings { th scope="col" { (language.of(heading)) } } } }
                        tbody { @for (at, source) in self.report.sources.iter().enumerate() { (file(at, source)) } }
                    }
                }
                div.below {
                    span.hint { (language.say(message!("report-scrolls"))) }
                    (self.save("t-files", &["csv"]))
                }
            }
        }
    }

    fn entry(&self, at: EvidenceId, entry: &Evidence) -> Markup {
        html! {
            li id={ "e" (at + 1) } tabindex="-1" {
                span.what { (entry.what) } " "
                span.value { (self.cell(&ReportCell::of(entry.value.clone(), None), None)) }
                @match &entry.origin {
                    EvidenceOrigin::Printed { stated_in, sentence, source, .. } => {
                        span.origin {
                            q { (entry.origin.printed()) } " "
                            span.stated { (stated_in) " " (self.report.place(at)) } " "
                            a href={ "#f" (source + 1) } { (self.report.sources.get(*source).map_or("", EvidenceFile::name)) }
                            @if let Some((picture, _)) = self.pictured(entry) {
                                " " a href={ "#p" (picture + 1) } { (self.language.say(message!("report-original-page"))) }
                            }
                        }
                        @if let Some(sentence) = sentence { span.sentence { (sentence) } }
                    },
                    EvidenceOrigin::Computed { formula, inputs } => {
                        span.origin {
                            "= " (formula)
                            @for input in inputs { " " a href={ "#e" (input + 1) } { "[" (input + 1) "]" } }
                        }
                    }
                }
            }
        }
    }
}

fn file(at: usize, source: &EvidenceFile) -> Markup {
    html! {
        tr id={ "f" (at + 1) } data-title=(source.title) {
            th scope="row" { (at + 1) }
            td { (source.entity) }
            td { (source.year) }
            td.path { (source.path) }
            td { (source.format) }
            td.hash { (source.hash) }
        }
    }
}
