//! What must be read from a file: the lines of a block `right`, as `tests/hard/README.md` describes them.

use std::path::{Path, PathBuf};

/// A file with what is right.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) lines: Vec<ExpectedLine>,
}

/// One line, parsed.
#[derive(Debug, Clone)]
pub(crate) enum ExpectedLine {
    Report { names: String, years: String, kinds: String, scopes: String },
    Entity(String),
    Facts(usize),
    Fact(FactLine),
    Only,
    Claim(ClaimLine),
    Unread(String),
    MayUnread(String),
    UnreadIn(String),
    UnreadBegins(String),
    Others,
    Accounted(Vec<String>),
    NoneOf(Vec<String>),
    Finding { severities: String, rule: String, words: String },
    MayFinding(String),
    NeverFinding(String),
    NoFinding,
    NoReject,
    RejectedCell(String),
    Rejected(String),
    MayBeRejected,
    Base { exact: bool, file: String },
    Pending(String),
}

/// `fact …` of one row.
#[derive(Debug, Clone)]
pub(crate) struct FactLine {
    pub(crate) statement: String,
    pub(crate) side: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) keys: String,
    pub(crate) measures: String,
    pub(crate) fund: String,
    pub(crate) amount: String,
    pub(crate) phases: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) or_refused: bool,
}

/// `claim …`.
#[derive(Debug, Clone)]
pub(crate) struct ClaimLine {
    pub(crate) printed: String,
    pub(crate) topics: String,
    pub(crate) funds: String,
    pub(crate) codes: Option<String>,
    pub(crate) metric: String,
    pub(crate) value: String,
    pub(crate) phases: String,
    pub(crate) year: Option<String>,
    pub(crate) base: Vec<String>,
    pub(crate) whole: Option<String>,
    pub(crate) direction: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) or_unread: bool,
    pub(crate) or_none: bool,
    pub(crate) narrated: bool,
}

const METRICS: [&str; 6] = ["amount", "share", "increase", "change_rate", "completion", "count"];
const OF_ONE_FUND: [&str; 5] =
    ["general_public_expenditure", "basic_expenditure", "government_fund", "state_capital", "three_public"];
const DIRECTIONS: [&str; 6] = ["increase", "decrease", "unchanged", "greater", "less", "equal"];

/// The cases of `tests/hard/NAME.md`.
pub(crate) fn cases(folder: &Path, name: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(folder.join(format!("{name}.md"))).unwrap();
    let sections = text.split("\n## ").skip(1);
    let case = |section: &str| {
        let file = section.lines().next().unwrap().trim();
        let (_, block) =
            section.split_once("```right\n").unwrap_or_else(|| panic!("{file}: no block `right`"));
        let block = block.split_once("```").unwrap().0;
        let mut usual = (None, None);
        let mut lines = Vec::new();
        for line in block.lines().filter(|line| !line.trim().is_empty()) {
            parse(line, &mut usual, &mut lines)
                .unwrap_or_else(|| panic!("{name}.md, {file}: cannot read “{line}”"));
        }
        Case { name: format!("{name}/{file}"), file: folder.join(name).join(file), lines }
    };
    sections.map(case).collect()
}

type Usual = (Option<String>, Option<String>);

fn parse(line: &str, usual: &mut Usual, lines: &mut Vec<ExpectedLine>) -> Option<()> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim();
    let owned = |text: &str| text.to_owned();
    let words = || rest.split(' ').map(str::to_owned).collect::<Vec<_>>();
    lines.push(match (word, rest) {
        ("report", _) => {
            let [names, years, kinds, scopes] =
                rest.split(' ').map(owned).collect::<Vec<_>>().try_into().ok()?;
            ExpectedLine::Report { names, years, kinds, scopes }
        }
        ("entity", name) => ExpectedLine::Entity(owned(name)),
        ("all", _) => {
            let (phase, year) = rest.split_once(' ')?;
            *usual = (Some(owned(phase)), Some(owned(year)));
            return Some(());
        }
        ("facts", count) => ExpectedLine::Facts(count.parse().ok()?),
        ("fact", _) => return facts(rest, usual, lines),
        ("only", "") => ExpectedLine::Only,
        ("claim", _) => ExpectedLine::Claim(claim(rest, usual)?),
        ("unread", _) if rest.starts_with("in ") => ExpectedLine::UnreadIn(owned(&rest[3..])),
        ("unread", _) if rest.starts_with("begins ") => ExpectedLine::UnreadBegins(owned(&rest[7..])),
        ("unread", printed) => ExpectedLine::Unread(owned(printed)),
        ("others", "") => ExpectedLine::Others,
        ("accounted", _) => ExpectedLine::Accounted(words()),
        ("none", _) if rest.starts_with("of ") => ExpectedLine::NoneOf(words().split_off(1)),
        ("finding", _) => {
            let mut parts = rest.splitn(3, ' ').map(owned);
            let (severities, rule) = (parts.next()?, parts.next()?);
            ExpectedLine::Finding { severities, rule, words: parts.next().unwrap_or_default() }
        }
        ("may", "rejected") => ExpectedLine::MayBeRejected,
        ("may", "errors") => ExpectedLine::MayFinding(owned("*")),
        ("may", _) if rest.starts_with("unread") => {
            ExpectedLine::MayUnread(owned(rest["unread".len()..].trim()))
        }
        ("may", _) => ExpectedLine::MayFinding(owned(rest.split(' ').next()?)),
        ("never", _) if rest.starts_with("finding ") => ExpectedLine::NeverFinding(owned(&rest[8..])),
        ("never", _) if rest.starts_with("unread ") => ExpectedLine::NoneOf(vec![owned(&rest[7..])]),
        ("no", "finding") => ExpectedLine::NoFinding,
        ("no", "reject") => ExpectedLine::NoReject,
        ("rejected", _) if rest.starts_with("cell ") => ExpectedLine::RejectedCell(owned(&rest[5..])),
        ("rejected", words) => ExpectedLine::Rejected(owned(words)),
        ("base", _) => {
            let (how, file) = rest.split_once(' ')?;
            ExpectedLine::Base { exact: how == "exact", file: owned(file) }
        }
        ("pending", reason) => ExpectedLine::Pending(owned(reason)),
        _ => return None,
    });
    Some(())
}

fn facts(text: &str, usual: &Usual, lines: &mut Vec<ExpectedLine>) -> Option<()> {
    let (text, or_refused) = text.strip_suffix(" or refused").map_or((text, false), |text| (text, true));
    let mut words = text.split(' ');
    let (statement, rows, measures, amount) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (statement, side) =
        statement.split_once('/').map_or((statement, None), |(one, two)| (one, Some(two)));
    // The fund of these statements is implied.
    let usual_fund = if OF_ONE_FUND.contains(&statement) { "*" } else { "none" };
    let (measures, fund) = measures.split_once('/').unwrap_or((measures, usual_fund));
    let (mut phases, mut item) = (usual.0.clone(), None);
    for word in words {
        match word.split_at_checked(1)? {
            ("@", phase) => phases = Some(phase.to_owned()),
            ("#", name) => item = Some(name.to_owned()),
            _ => return None,
        }
    }
    let labeled = rows.contains('=');
    for row in rows.split('+').filter(|_| !labeled).chain(labeled.then_some(rows)) {
        let (label, keys) = row.split_once('=').map_or((None, row), |(label, keys)| (Some(label), keys));
        lines.push(ExpectedLine::Fact(FactLine {
            statement: statement.to_owned(),
            side: side.map(str::to_owned),
            label: label.map(str::to_owned),
            keys: keys.to_owned(),
            measures: measures.to_owned(),
            fund: fund.to_owned(),
            amount: amount.to_owned(),
            phases: phases.clone(),
            item: item.clone(),
            or_refused,
        }));
    }
    Some(())
}

fn claim(text: &str, usual: &Usual) -> Option<ClaimLine> {
    let (printed, rest) = text.split_once(": ")?;
    let (rest, reason) =
        rest.split_once(" because ").map_or((rest, None), |(rest, why)| (rest, Some(why.to_owned())));
    let mut words = rest.split(' ').peekable();
    let topic = words.next()?;
    let (topics, funds) = topic.split_once('/').unwrap_or((topic, "none"));
    let mut line = ClaimLine {
        printed: printed.to_owned(),
        topics: topics.to_owned(),
        funds: funds.to_owned(),
        codes: None,
        metric: String::new(),
        value: String::new(),
        phases: usual.0.clone().unwrap_or_else(|| "*".to_owned()),
        year: usual.1.clone(),
        base: Vec::new(),
        whole: None,
        direction: None,
        reason,
        or_unread: false,
        or_none: false,
        narrated: topics.split(',').any(|topic| topic == "narrated"),
    };
    while let Some(word) = words.next() {
        if line.metric.is_empty() && METRICS.contains(&word) {
            word.clone_into(&mut line.metric);
            words.next()?.clone_into(&mut line.value);
        } else if line.metric.is_empty() && word != "or" {
            line.codes = Some(word.to_owned());
        } else if let Some(phases) = word.strip_prefix('@') {
            phases.clone_into(&mut line.phases);
            line.year = Some(words.next()?.to_owned());
        } else if word == "vs" {
            while let Some(base) =
                words.next_if(|next| !DIRECTIONS.contains(next) && !["of", "or"].contains(next))
            {
                line.base.push(base.to_owned());
            }
        } else if word == "of" {
            line.whole = Some(words.next()?.to_owned());
        } else if DIRECTIONS.contains(&word) {
            line.direction = Some(word.to_owned());
        } else if word == "or" {
            match words.next()? {
                "unread" => line.or_unread = true,
                "none" => line.or_none = true,
                _ => return None,
            }
        } else {
            return None;
        }
    }
    Some(line)
}
