//! Numbers that were read but cannot be trusted: what may not be an amount is rejected, and what may belong elsewhere is marked.

use super::facts::{StatementReading, Unread};
use juesuan_messages::message;
use juesuan_model::{Fact, Statement};

/// Rejects what may be the number of its page, printed over an empty cell: the only amounts without decimals.
pub(super) fn refuse_page_numbers(read: &mut StatementReading, statement: Statement) {
    /// Fewer amounts do not show how a table prints them.
    const FEWEST: usize = 10;
    let is_whole = |fact: &Fact| !fact.printed.text.contains(['.', '．']);
    let is_page = |fact: &Fact| fact.locator.page.is_some_and(|page| fact.printed.text == page.to_string());
    let whole = read.facts.iter().filter(|fact| is_whole(fact)).count();
    let shown = read.facts.len() - whole >= FEWEST;
    if whole == 0 || !shown || read.facts.iter().any(|fact| is_whole(fact) && !is_page(fact)) {
        return;
    }
    let (whole, fine) = std::mem::take(&mut read.facts).into_iter().partition(is_whole);
    read.facts = fine;
    read.unread.extend(Vec::into_iter(whole).map(|fact| Unread {
        printed: fact.printed.text.to_string(),
        reason: message!("cell-page-number", statement = statement),
        remedy: message!("cell-remedy-look-up"),
        locator: fact.locator,
    }));
}

/// Marks the numbers of one row that have the same meaning. A row has each number once, so one of them was misunderstood.
pub(super) fn mark_conflicts(row: &mut [Fact]) {
    let meaning =
        |fact: &Fact| (fact.side, fact.item, fact.code.clone(), fact.measure, fact.fund, fact.phase);
    let meanings: Vec<_> = row.iter().map(meaning).collect();
    for (at, fact) in row.iter_mut().enumerate() {
        let own = meanings.get(at);
        let twins = meanings.iter().filter(|other| Some(*other) == own).count();
        fact.conflict = twins > 1 && fact.measure.is_some() && (fact.item.is_some() || fact.code.is_some());
    }
}
