//! What nothing has taken up: an amount in running text becomes an unread sentence, an amount in a cell of its own a rejected cell.

use super::amount;
use super::ledger::{AmountEntry, Ledger};
use juesuan_messages::message;
use juesuan_model::text::{is_blank, tidy};
use juesuan_model::{Account, Locator, Reject, Report, Stage, UnreadSentence, count};
use rustc_hash::FxHashMap;

/// Adds them to the report, and returns their number.
pub(super) fn add(report: &mut Report, ledger: &Ledger<'_>) -> Account {
    let mut added = Account::default();
    if ledger.open().next().is_none() {
        return added;
    }
    let mut sentences = Sentences::of(report, ledger);
    let mut refused = Vec::new();
    for entry in ledger.open() {
        let cell = ledger.cell_of(entry);
        let by_itself = cell.locator.cell.is_some() && amount::whole(&cell.text).is_some();
        if by_itself {
            refused.push(refuse(report, &cell.text, cell.locator));
            added.rejected += 1;
        } else {
            sentences.add(report, ledger, entry);
            added.unread += 1;
        }
    }
    report.rejects.extend(refused);
    added
}

/// Rejects a cell; if its table was rejected, for the same reason.
fn refuse(report: &Report, text: &str, at: Locator) -> Reject {
    let table = |locator: &Locator| locator.cell.map(|cell| cell.table);
    let of_table = |locator: &Locator| locator.source == at.source && table(locator) == table(&at);
    let whole = report
        .rejects
        .iter()
        .find(|reject| reject.stage == Stage::Cell && reject.printed.is_none() && of_table(&reject.locator));
    let statement = || report.statements.iter().find(|statement| of_table(&statement.locator));
    let (reason, remedy) = match (whole, statement()) {
        (Some(whole), _) => (whole.reason.clone(), whole.remedy.clone()),
        (None, Some(statement)) => {
            (message!("cell-outside-columns", statement = statement.statement), message!("cell-remedy-check"))
        }
        (None, None) => (message!("cell-unknown-table"), message!("cell-remedy-check-title")),
    };
    let of = statement().map(|statement| statement.statement);
    Reject {
        printed: Some(tidy(text).into_owned()),
        statement: whole.and_then(|whole| whole.statement).or(of),
        ..report.reject(Stage::Cell, reason, remedy, at)
    }
}

/// The sentences of the report by the spot in which they begin.
struct Sentences {
    unread: FxHashMap<usize, Vec<usize>>,
    claims: FxHashMap<usize, Vec<usize>>,
}

impl Sentences {
    fn of(report: &Report, ledger: &Ledger<'_>) -> Self {
        let by_spot = |places: &mut dyn Iterator<Item = Locator>| {
            let mut by_spot: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
            for (index, place) in places.enumerate() {
                by_spot.entry(ledger.at(&place).unwrap_or(usize::MAX)).or_default().push(index);
            }
            by_spot
        };
        Self {
            unread: by_spot(&mut report.unread_sentences.iter().map(|sentence| sentence.locator)),
            claims: by_spot(&mut report.claims.iter().map(|claim| claim.locator)),
        }
    }

    /// Adds an amount to the unread sentence that contains it. If there is none, adds one, with the text of the claims next to it
    /// or else of its own line.
    fn add(&mut self, report: &mut Report, ledger: &Ledger<'_>, entry: &AmountEntry) {
        let printed = ledger.printed(entry);
        let near = [Some(entry.spot), entry.spot.checked_sub(1)];
        let of = |known: &FxHashMap<usize, Vec<usize>>| -> Vec<usize> {
            near.into_iter().flatten().filter_map(|spot| known.get(&spot)).flatten().copied().collect()
        };
        for index in of(&self.unread) {
            if let Some(sentence) =
                report.unread_sentences.get_mut(index).filter(|s| s.text.contains(&printed))
            {
                sentence.amounts.push(printed);
                return;
            }
        }
        let claims = of(&self.claims);
        let claim = claims.into_iter().filter_map(|index| report.claims.get(index));
        let sentence = match claim.into_iter().find(|claim| claim.sentence.contains(&printed)) {
            Some(claim) => UnreadSentence {
                section: claim.section,
                text: claim.sentence.to_string(),
                amounts: vec![printed],
                locator: claim.sentence_locator,
                chars: claim.sentence_chars,
            },
            None => own(ledger, entry, printed),
        };
        self.unread.entry(entry.spot).or_default().push(report.unread_sentences.len());
        report.unread_sentences.push(sentence);
    }
}

/// The sentence around an amount, up to the ends of its line or cell.
fn own(ledger: &Ledger<'_>, entry: &AmountEntry, printed: String) -> UnreadSentence {
    let cell = ledger.cell_of(entry);
    let text = cell.text.as_str();
    let (before, after) = text.split_at_checked(entry.amount.bytes.start).unwrap_or((text, ""));
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?');
    let start = before.len() - before.rsplit(ends).next().map_or(0, str::len);
    let end = text.len() - after.split_inclusive(ends).next().map_or(0, |own| after.len() - own.len());
    let sentence = text.get(start..end).expect("both ends are ends of pieces of the text");
    let begin = start + sentence.len() - sentence.trim_start_matches(is_blank).len();
    let sentence = sentence.trim_matches(is_blank);
    // The cell's position is that of its first nonblank character.
    let indent = text.len() - text.trim_start_matches(is_blank).len();
    let skipped = text.get(indent..begin).unwrap_or_default().chars().count();
    let locator = cell.locator;
    let is_text = locator.sheet.is_none();
    let column = locator.column.map(|column| match u32::try_from(skipped) {
        Ok(skipped) if is_text => column + skipped,
        _ => column,
    });
    UnreadSentence {
        section: None,
        text: sentence.to_owned(),
        amounts: vec![printed],
        chars: count::saturating_u32(sentence.chars().count()),
        locator: Locator { column, ..locator },
    }
}
