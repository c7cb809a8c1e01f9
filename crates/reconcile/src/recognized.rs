//! Numbers recognized in pictures: none is accepted without a rule that bears it out.
//!
//! A recognized digit may be any other that looks like it, and nothing in the picture says so. But a wrong number hardly
//! ever adds up with its neighbors. So what rules confirm, and at most as many speak against, stays a
//! fact, marked as recognized, and everything else becomes a rejected cell that says what was recognized and where, for a
//! person to look at.

use juesuan_messages::message;
use juesuan_model::{Fact, Locator, Reading, Reconciliation, Reject, Report, Stage, count};

/// Checks the report, and takes out of it every recognized number that no identity bears out.
#[must_use]
pub fn reconcile_recognized(report: &mut Report) -> Reconciliation {
    loop {
        let checked = super::reconcile(report);
        // Most papers are no pictures.
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
        // What bore one number out may itself have been borne out by nothing.
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
