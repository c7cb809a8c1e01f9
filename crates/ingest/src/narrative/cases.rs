//! Runs the cases of `cases/*.md`.
//!
//! A case is a heading that names what it proves, a block of prose with its section (and the kind of report, if that is not final
//! accounts), and a block of the claims that it makes, one to a line:
//!
//! ```text
//! topic[/fund] [code] metric value unit [phase] [year] [vs base] [of whole] [direction] [“label”] [because reason]
//! ```
//!
//! The phase is omitted if it is the actual (`unsaid_budget` is a 预算 of an unstated phase), the year if it is 2023, the label if it
//! is not a name. Amounts that were not understood are written `unread: …`, words of the form `leftover: …`.

use super::paragraph::ProseContext;
use super::{Prose, paragraph};
use crate::document::{Block, Cell, Document};
use crate::narrative::context::{Carried, Setting};
use crate::narrative::functional::Names;
use juesuan_model::{
    Claim, ClaimMetric, Code, CodeDomain, FiscalYear, Kind, Locator, Phase, Section, Subject, Topic,
};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const YEAR: i64 = 2023;

fn subject(subject: &Subject) -> String {
    let mut text = subject.topic.name().to_owned();
    if let Some(fund) = subject.fund {
        write!(text, "/{fund}").unwrap();
    }
    if let Some(code) = &subject.code {
        write!(text, " {code}").unwrap();
    }
    text
}

fn line(claim: &Claim) -> String {
    let mut text =
        format!("{} {} {} {}", subject(&claim.subject), claim.metric, claim.value, claim.value_unit.label());
    match claim.phase {
        Some(phase) if phase != Phase::Actual => write!(text, " {phase}").unwrap(),
        None if claim.metric == ClaimMetric::Amount => text.push_str(" unsaid_budget"),
        _ => {}
    }
    if claim.year != FiscalYear::new(YEAR).unwrap() {
        write!(text, " {}", claim.year).unwrap();
    }
    for base in [claim.compared_year.map(|y| y.to_string()), claim.compared_phase.map(|p| p.to_string())]
        .into_iter()
        .flatten()
    {
        write!(text, " vs {base}").unwrap();
    }
    if let Some(whole) = &claim.whole {
        write!(text, " of {}", subject(whole)).unwrap();
    }
    if let Some(direction) = claim.direction {
        write!(text, " {direction}").unwrap();
    }
    if matches!(claim.subject.topic, Topic::NamedProject | Topic::Narrated | Topic::LargeEquipment) {
        write!(text, " “{}”", claim.subject.label).unwrap();
    }
    if let Some(reason) = &claim.reason {
        write!(text, " because {reason}").unwrap();
    }
    text
}

fn outcome(prose: &Prose) -> Vec<String> {
    let claims = prose.claims.iter().map(line);
    let unread =
        prose.unread_sentences.iter().map(|sentence| format!("unread: {}", sentence.amounts.join(" ")));
    let leftovers = prose.template_leftovers.iter().map(|left| format!("leftover: {}", left.text));
    claims.chain(unread).chain(leftovers).collect()
}

/// A case of a Markdown file.
#[derive(Default)]
struct Case {
    title: String,
    section: Option<Section>,
    kind: Option<Kind>,
    prose: String,
    expected: Vec<String>,
}

fn cases(markdown: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = Case::default();
    let mut block = "";
    for text in markdown.lines() {
        if let Some(info) = text.strip_prefix("```") {
            let words: Vec<&str> = info.split_whitespace().collect();
            if block == "claims" {
                cases.push(std::mem::take(&mut case));
            }
            block = words.first().copied().unwrap_or_default();
            if block == "prose" {
                case.section = words.get(1).map(|name| Section::from_name(name).expect(name));
                case.kind = words.get(2).map(|name| Kind::from_name(name).expect(name));
            }
        } else if block == "prose" {
            case.prose.push_str(text);
            case.prose.push('\n');
        } else if block == "claims" {
            case.expected.push(text.to_owned());
        } else if let Some(title) = text.strip_prefix("# ") {
            case.title = title.to_owned();
        }
    }
    cases
}

fn run(case: &Case) -> Vec<String> {
    let code = |digits: &str| Code::parse(digits, CodeDomain::Functional).unwrap();
    let names = [
        ("政府办公厅（室）及相关机构事务", code("20103")),
        ("行政运行", code("2010301")),
        ("行政事业单位养老支出", code("20805")),
        ("机关事业单位基本养老保险缴费支出", code("2080505")),
    ];
    let setting = Setting {
        kind: case.kind.unwrap_or(Kind::FinalAccounts),
        year: FiscalYear::new(YEAR).unwrap(),
        names: Names::from_names(names.iter().map(|(name, code)| (*name, code))),
        body: "示例区财政局".chars().collect(),
    };
    let lines = std::iter::once("一、其他重要事项说明").chain(case.prose.lines());
    let blocks = (1..)
        .zip(lines)
        .map(|(number, text)| Block::Paragraph(Cell { text: text.into(), locator: Locator::at(number, 1) }));
    let document = Document { blocks: blocks.collect(), ..Document::default() };
    let mut prose = Prose::default();
    let mut carried = Carried::new(case.section, setting.year);
    let mut place = ProseContext::In(case.section);
    for paragraph in paragraph::all(&document, false) {
        prose.paragraph(&setting, &mut carried, &mut place, &paragraph);
    }
    outcome(&prose)
}

#[test]
fn every_case_gives_the_claims_that_stand_below_it() {
    let mut wrong = String::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("src/narrative/cases"),
    )
    .unwrap()
    .map(|entry| entry.unwrap().path())
    .collect();
    files.sort();
    for file in files {
        for case in cases(&std::fs::read_to_string(&file).unwrap()) {
            let actual = run(&case);
            if actual != case.expected {
                let file = file.file_name().unwrap().to_string_lossy();
                writeln!(wrong, "\n{file}: {}\n{}", case.title, actual.join("\n")).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "these cases give other claims, namely:\n{wrong}");
}
