//! Numbers recognized in pictures: none is accepted unless a rule confirms it.
//!
//! A recognized digit may be any other that looks like it, and the picture does not show which. But a wrong number hardly
//! ever adds up with its neighbors. So a number that rules confirm, at least as often as they contradict it, stays a fact,
//! marked as recognized. Any other becomes a rejected cell with the recognized text and its position, for a person to
//! check.

use juesuan_messages::message;
use juesuan_model::{Fact, Locator, Reading, Reconciliation, Reject, Report, Stage, count};

/// Checks the report, and removes every recognized number that no rule confirms.
#[must_use]
pub fn reconcile_recognized(report: &mut Report) -> Reconciliation {
    loop {
        let checked = super::reconcile(report);
        // Most reports are not scanned.
        if report.facts.iter().all(|fact| fact.reading != Reading::Recognized) {
            return checked;
        }
        let is_borne_out = |fact: &Fact| {
            let count = |places: &[Locator]| places.iter().filter(|place| **place == fact.locator).count();
            let (confirmed, contradicted) = (count(&checked.confirmed), count(&checked.contradicted));
            fact.reading != Reading::Recognized || (confirmed > 0 && confirmed >= contradicted)
        };
        let (accepted, doubtful): (Vec<Fact>, Vec<Fact>) =
            std::mem::take(&mut report.facts).into_iter().partition(is_borne_out);
        report.facts = accepted;
        // A number may have been confirmed by one that is itself not confirmed, so the check is repeated.
        if doubtful.is_empty() {
            return checked;
        }
        let rejects: Vec<Reject> = doubtful.iter().map(|fact| reject(report, fact)).collect();
        report.account.refuse(count::saturating_u32(rejects.len()));
        report.rejects.extend(rejects);
    }
}

fn reject(report: &Report, fact: &Fact) -> Reject {
    let reason = message!("check-recognized", statement = fact.statement);
    let remedy = message!("check-recognized-remedy");
    Reject {
        printed: Some(fact.printed.text.to_string()),
        statement: Some(fact.statement),
        ..report.reject(Stage::Cell, reason, remedy, fact.locator)
    }
}
