//! `juesuan rules`: the list of rules.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::output;
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

pub(crate) fn run(args: &Rules, console: Console) -> Result<Ended, Failure> {
    let rules = catalogue();
    let mut out = io::stdout().lock();
    match (&args.id, args.markdown) {
        (Some(id), _) => show(&mut out, find(&rules, id)?, console)?,
        (None, true) => markdown(&mut out, &rules)?,
        (None, false) => {
            for rule in &rules {
                let severity = rule.severity.term();
                let title = rule.title().text(console.language());
                writeln!(out, "{}\t{}\t{title}", rule.id, severity.text(console.language()))?;
            }
        }
    }
    Ok(Ended::Done)
}

/// The rule with this id.
pub(super) fn find<'a>(rules: &'a [RuleDoc], id: &str) -> Result<&'a RuleDoc, Failure> {
    rules.iter().find(|rule| rule.id == id).ok_or_else(|| {
        let advice = advice(id, rules.iter().map(|rule| rule.id), "juesuan rules");
        message!("cli-unknown-rule", name = id, advice = advice).into()
    })
}

/// The statements that a rule reads, in the language.
fn statements(rule: &RuleDoc, language: Language) -> String {
    let names: Vec<String> =
        rule.statements.iter().map(|statement| statement.term().text(language).to_owned()).collect();
    if names.is_empty() {
        message!("cli-rule-prose").text(language)
    } else {
        names.join(language.separator())
    }
}

fn show(out: &mut impl Write, rule: &RuleDoc, console: Console) -> io::Result<()> {
    let language = console.language();
    for (label, value) in [
        (message!("cli-rule-id"), rule.id.to_owned()),
        (message!("cli-rule-title"), rule.title().text(language)),
        (message!("cli-rule-severity"), rule.severity.term().text(language).to_owned()),
        (message!("cli-rule-reads"), statements(rule, language)),
        (message!("cli-rule-why"), rule.why().text(language)),
        (message!("cli-rule-example"), rule.example().text(language)),
        (message!("cli-rule-source"), rule.source.to_owned()),
    ] {
        writeln!(out, "{} {value}", output::padded(&console.text(label), 12))?;
    }
    Ok(())
}

/// Writes `docs/rules.md`.
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
        let [chinese, english] = [Language::Zh, Language::En].map(|language| rule.title().text(language));
        writeln!(out, "{chinese}\n\n{english}\n")?;
        writeln!(out, "| | |\n|---|---|")?;
        let severity = format!("{} {}", rule.severity.name(), rule.severity.label());
        for (name, value) in [
            ("severity", severity.as_str()),
            ("reads", statements(rule, Language::Zh).as_str()),
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
