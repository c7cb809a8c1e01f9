//! `juesuan rules`: the catalogue of identities, in the rules' own words.

use super::Ended;
use crate::failure::Failure;
use juesuan_messages::{Language, message};
use juesuan_model::nearest::advice;
use juesuan_reconcile::{RuleDoc, catalogue};
use std::io::{self, Write};

#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    pub(crate) id: Option<String>,
    #[arg(long, conflicts_with = "id")]
    pub(crate) markdown: bool,
}

pub(crate) fn run(args: &Rules) -> Result<Ended, Failure> {
    let rules = catalogue();
    let mut out = io::stdout().lock();
    match (&args.id, args.markdown) {
        (Some(id), _) => {
            show(&mut out, find(&rules, id)?)?;
        }
        (None, true) => markdown(&mut out, &rules)?,
        (None, false) => {
            for rule in &rules {
                writeln!(out, "{}\t{}\t{}", rule.id, rule.severity, rule.title().text(Language::Zh))?;
            }
        }
    }
    Ok(Ended::Done)
}

/// The rule of this id.
pub(super) fn find<'a>(rules: &'a [RuleDoc], id: &str) -> Result<&'a RuleDoc, Failure> {
    rules.iter().find(|rule| rule.id == id).ok_or_else(|| {
        let advice = advice(id, rules.iter().map(|rule| rule.id), "juesuan rules");
        message!("cli-unknown-rule", name = id, advice = advice).into()
    })
}

fn statements(rule: &RuleDoc) -> String {
    let names: Vec<&str> = rule.statements.iter().map(|statement| statement.label()).collect();
    if names.is_empty() { "文字说明".to_owned() } else { names.join("、") }
}

/// The title in Chinese and in English.
fn titles(rule: &RuleDoc) -> [String; 2] {
    [Language::Zh, Language::En].map(|language| rule.title().text(language))
}

fn show(out: &mut impl Write, rule: &RuleDoc) -> io::Result<()> {
    let (severity, statements) = (rule.severity.name(), statements(rule));
    let [chinese, english] = titles(rule);
    let (why, example) = (rule.why().text(Language::En), rule.example().text(Language::En));
    for (name, value) in [
        ("rule", rule.id),
        ("规则", &chinese),
        ("identity", &english),
        ("severity", severity),
        ("reads", &statements),
        ("why", &why),
        ("example", &example),
        ("source", rule.source),
    ] {
        writeln!(out, "{name:<10} {value}")?;
    }
    Ok(())
}

/// The catalogue as `docs/rules.md`.
fn markdown(out: &mut impl Write, rules: &[RuleDoc]) -> io::Result<()> {
    writeln!(out, "# 核对规则 Rules\n")?;
    writeln!(out, "Written by `juesuan rules --markdown`; do not edit.\n")?;
    let mut family = "";
    for rule in rules {
        if rule.family != family {
            family = rule.family;
            writeln!(out, "## {family}\n")?;
        }
        writeln!(out, "### {}\n", rule.id)?;
        let [chinese, english] = titles(rule);
        writeln!(out, "{chinese}\n\n{english}\n")?;
        writeln!(out, "| | |\n|---|---|")?;
        let severity = format!("{} {}", rule.severity.name(), rule.severity.label());
        for (name, value) in [
            ("severity", severity.as_str()),
            ("reads", statements(rule).as_str()),
            ("why", rule.why().text(Language::En).as_str()),
            ("example", rule.example().text(Language::En).as_str()),
            ("source", rule.source),
        ] {
            writeln!(out, "| {name} | {value} |")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
