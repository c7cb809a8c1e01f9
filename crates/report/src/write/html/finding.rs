//! What does not add up, with both sides.

use super::page::Page;
use crate::document::{Finding, Side};
use crate::language::Speech;
use juesuan_messages::message;
use juesuan_model::Severity;
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn finding(&self, finding: &Finding) -> Markup {
        let class = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        html! {
            li.finding.(class) {
                p.what {
                    span.severity { (self.language.heading(&finding.severity.term())) }
                    @if !finding.entity.is_empty() { " " (finding.entity) }
                    " " (finding.year) " " strong { (finding.title) } " "
                    code { (finding.rule) }
                }
                p.message { (finding.message) }
                (self.sides(&finding.sides))
                @if !finding.also.is_empty() { (self.also(&finding.also)) }
            }
        }
    }

    fn sides(&self, [left, right]: &[Vec<Side>; 2]) -> Markup {
        html! {
            div.sides {
                @if !left.is_empty() { (self.side(&self.language.say(message!("report-left")), left)) }
                @if !right.is_empty() {
                    span.unequal aria-hidden="true" { "≠" }
                    (self.side(&self.language.say(message!("report-right")), right))
                }
            }
        }
    }

    fn side(&self, label: &str, terms: &[Side]) -> Markup {
        html! {
            ul aria-label=(label) {
                @for term in terms {
                    li {
                        a.cite href={ "#e" (term.evidence + 1) } { (term.text) } " "
                        span.place { (self.report.place(term.evidence)) }
                    }
                }
            }
        }
    }

    /// The other places of the same cause.
    fn also(&self, also: &[String]) -> Markup {
        let count = also.len();
        let summary = self.language.say(message!("report-same-cause-count", count = count));
        html! {
            details {
                summary { (summary) }
                ul { @for other in also { li { (other) } } }
            }
        }
    }
}
