//! How well reports were read: compares the facts that were read from them with the truth, format by format.
//!
//! The meaning of a fact is its statement, side, item, code, measure, fund and phase. `exact` counts the amounts read with their
//! whole meaning, unit and amount; `wrong` those with the meaning of a printed amount but another amount or unit; `missing` the
//! printed amounts without a fact; `invented` the facts without a printed amount. If both sides know the position in a PDF,
//! `misplaced` counts the exact ones with another position.

use std::collections::BTreeMap;
use std::fmt;

/// The query for the rows that [`score`] compares with the truth: the statements that the truth covers.
pub const FACTS: &str = "SELECT f.statement, f.side, f.item, f.code_domain, f.code, f.measure, f.fund, f.phase, f.unit, \
    f.amount, f.page, f.x0, f.y0, f.x1, f.y1, r.source_uri FROM facts AS f JOIN reports AS r USING (revision_id) \
    WHERE f.statement NOT IN ('other', 'agency_information', 'procurement')";

/// The result for one format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Files with a truth.
    pub files: usize,
    /// Files without a single fact.
    pub unread_files: usize,
    /// Read as printed.
    pub exact: usize,
    /// Printed, and not read.
    pub missing: usize,
    /// Read with another amount or unit.
    pub wrong: usize,
    /// Read, and printed nowhere.
    pub invented: usize,
    /// Read as printed, with another position.
    pub misplaced: usize,
}

impl Score {
    /// The printed amounts.
    #[must_use]
    pub const fn printed(&self) -> usize {
        self.exact + self.missing + self.wrong
    }

    /// How many of ten thousand printed amounts were read exactly, rounded down.
    #[must_use]
    pub const fn exact_of_ten_thousand(&self) -> usize {
        if self.printed() == 0 { 0 } else { self.exact * 10_000 / self.printed() }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.exact_of_ten_thousand();
        write!(
            f,
            "{} files ({} unread), {} amounts: {} exact ({}.{:02}%), {} missing, {} wrong, {} invented, {} misplaced",
            self.files,
            self.unread_files,
            self.printed(),
            self.exact,
            share / 100,
            share % 100,
            self.missing,
            self.wrong,
            self.invented,
            self.misplaced
        )
    }
}

/// What an amount means: statement, side, item, code domain, code, measure, fund, phase.
type Meaning = Vec<String>;

/// An amount with its unit and, in a PDF, its position.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Amount {
    unit: String,
    yuan: String,
    /// Page, then a box in hundredths of a point; a point is a box without extent.
    position: Option<(String, [i64; 4])>,
}

/// Meanings and their amounts, by `FOLDER/FILE`.
type Files = BTreeMap<(String, String), BTreeMap<Meaning, Vec<Amount>>>;

/// Compares a truth (`truth.csv` of several formats, whose files are distinguished by their folder) with the rows of [`FACTS`]
/// as CSV. Returns the score of each folder, and every difference as a line of text.
#[must_use]
pub fn score(truth: &str, facts: &str) -> (BTreeMap<String, Score>, Vec<String>) {
    let printed = read_truth(truth);
    let mut read = read_facts(facts);
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut differences = Vec::new();
    for (file, meanings) in &printed {
        let score = scores.entry(file.0.clone()).or_default();
        score.files += 1;
        let mut made = read.remove(file).unwrap_or_default();
        score.unread_files += usize::from(made.is_empty());
        let mut differ = |what: &str, meaning: &Meaning, amount: &Amount| {
            let meaning: Vec<&str> =
                meaning.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let Amount { unit, yuan, position } = amount;
            let page = position.as_ref().map_or("", |(page, _)| page);
            differences.push(format!(
                "{}/{}: {what} {} {yuan} ({unit}) {page}",
                file.0,
                file.1,
                meaning.join(" ")
            ));
        };
        for (meaning, amounts) in meanings {
            let mut facts = made.remove(meaning).unwrap_or_default();
            let mut left = Vec::new();
            for amount in amounts {
                let same = |fact: &Amount| (&fact.unit, &fact.yuan) == (&amount.unit, &amount.yuan);
                let Some(at) = facts.iter().position(same) else {
                    left.push(amount);
                    continue;
                };
                let fact = facts.remove(at);
                score.exact += 1;
                if !is_there(amount, &fact) {
                    score.misplaced += 1;
                    differ("misplaced", meaning, amount);
                }
            }
            for amount in left {
                if let Some(fact) = facts.pop() {
                    score.wrong += 1;
                    differ(&format!("read as {} ({})", fact.yuan, fact.unit), meaning, amount);
                } else {
                    score.missing += 1;
                    differ("missing", meaning, amount);
                }
            }
            score.invented += facts.len();
            for fact in &facts {
                differ("invented", meaning, fact);
            }
        }
        for (meaning, facts) in &made {
            score.invented += facts.len();
            for fact in facts {
                differ("invented", meaning, fact);
            }
        }
    }
    (scores, differences)
}

/// Whether a fact's box holds the point where its number was printed; so it does where either is not known.
fn is_there(printed: &Amount, fact: &Amount) -> bool {
    /// A box may miss by so much, in hundredths of a point.
    const SLACK: i64 = 200;
    let (Some((page, [x, y, ..])), Some((read_page, [x0, y0, x1, y1]))) = (&printed.position, &fact.position)
    else {
        return true;
    };
    let within = |low: &i64, position: &i64, high: &i64| (low - SLACK..=high + SLACK).contains(position);
    page == read_page && within(x0, x, x1) && within(y0, y, y1)
}

/// A CSV line's cells; quoted ones may hold commas, none holds a line break.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, cells.last_mut()) {
            ('"', Some(cell)) if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            ('"', _) => quoted = !quoted,
            (',', _) if !quoted => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
    }
    cells
}

/// `123.456` in hundredths, cut.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = whole.chars().chain(decimals.chars().chain("00".chars()).take(2)).collect();
    digits.parse().ok()
}

/// The last folder and the name of a path.
fn file(path: &str) -> (String, String) {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = folders.rsplit('/').next().unwrap_or_default();
    (folder.to_owned(), name.to_owned())
}

fn add(files: &mut Files, file: (String, String), meaning: Meaning, amount: Amount) {
    files.entry(file).or_default().entry(meaning).or_default().push(amount);
}

fn read_truth(csv: &str) -> Files {
    let mut files = Files::new();
    for line in csv.lines().skip(1) {
        let cells = cells(line);
        let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
        let meaning = [3, 4, 6, 7, 8, 9, 10, 11].map(cell).to_vec();
        let point = hundredths(&cell(16)).zip(hundredths(&cell(17)));
        let position = point.map(|(x, y)| (cell(15), [x, y, x, y]));
        add(&mut files, file(&cell(0)), meaning, Amount { unit: cell(13), yuan: cell(14), position });
    }
    files
}

fn read_facts(csv: &str) -> Files {
    let mut files = Files::new();
    for line in csv.lines().skip(1) {
        let cells = cells(line);
        let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
        let sides = [11, 12, 13, 14].map(|index| hundredths(&cell(index)));
        let position = match sides {
            [Some(x0), Some(y0), Some(x1), Some(y1)] => Some((cell(10), [x0, y0, x1, y1])),
            _ => None,
        };
        let meaning = (0..8).map(cell).collect();
        add(&mut files, file(&cell(15)), meaning, Amount { unit: cell(8), yuan: cell(9), position });
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUTH: &str = "file,line,line_column,statement,side,row_label,item,code_domain,code,measure,fund,phase,printed,unit,amount,page,x,y,sheet,cell\n\
        pdf/a.pdf,,,income,,合计,total,,,total,,actual,\"1,234.00\",万元,12340000.00,2,100.00,50.00,,\n\
        pdf/a.pdf,,,income,,合计,total,,,basic,,actual,1.00,万元,10000.00,2,200.00,50.00,,\n\
        pdf/a.pdf,,,income,,甲,,functional,201,total,,actual,2.00,万元,20000.00,2,100.00,60.00,,\n\
        pdf/b.pdf,,,income,,合计,total,,,total,,actual,3.00,万元,30000.00,1,100.00,50.00,,\n";

    #[test]
    fn amounts_are_exact_wrong_missing_invented_or_misplaced() {
        let facts = "header\n\
            income,,total,,,total,,actual,万元,12340000.00,2,90.5,45.0,110.5,55.0,/tmp/pdf/a.pdf\n\
            income,,total,,,basic,,actual,元,1.00,2,190.0,45.0,210.0,55.0,/tmp/pdf/a.pdf\n\
            income,,,functional,202,total,,actual,万元,20000.00,2,90.0,55.0,110.0,65.0,/tmp/pdf/a.pdf\n";
        let (scores, differences) = score(TRUTH, facts);
        let expected =
            Score { files: 2, unread_files: 1, exact: 1, missing: 2, wrong: 1, invented: 1, misplaced: 0 };
        assert_eq!(scores["pdf"], expected);
        assert_eq!(differences.len(), 4);
        let moved = facts.replace("90.5,45.0,110.5", "290.5,45.0,310.5");
        assert_eq!(score(TRUTH, &moved).0["pdf"], Score { misplaced: 1, ..expected });
    }
}
