//! Prints what reading and checking make of files, without a warehouse: `cargo run -p juesuan-reconcile --example read FILE…`
//!
//! One line for the report, then its facts, claims, unread sentences, rejects and findings, each as it would be stored.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

use juesuan_ingest::Loaded;
use juesuan_model::{Account, Claim, Fact, Finding, KeyEvidence, Reject, Report, Subject};
use juesuan_reconcile::reconcile;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut ended = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                ended = ExitCode::FAILURE;
                continue;
            }
        };
        println!("=== {path}");
        let loaded = Loaded { uri: path, content_hash: String::new(), bytes };
        match juesuan_ingest::read(&loaded) {
            Ok(report) => show(&report),
            Err(reject) => reject_line(&reject),
        }
    }
    ended
}

fn show(report: &Report) {
    let Report { entity_name, entity_id, fiscal_year, kind, scope, .. } = report;
    println!("report {entity_name} [{entity_id}] {fiscal_year} {kind} {scope}");
    for evidence in &report.report_key_evidence {
        let KeyEvidence { field, rule, printed, locator } = evidence;
        println!("  {field} by {} “{printed}” ({locator})", rule.name());
    }
    for statement in &report.statements {
        let unit = statement.unit.map_or("-", |unit| unit.label());
        println!("statement {} {unit} {} facts: {}", statement.statement, statement.facts, statement.title);
        if let Some(note) = &statement.note {
            println!("  note {note}");
        }
    }
    report.facts.iter().for_each(fact_line);
    report.claims.iter().for_each(claim_line);
    for sentence in &report.unread_sentences {
        println!("unread {:?} in “{}”", sentence.amounts, sentence.text);
    }
    for leftover in &report.template_leftovers {
        println!("leftover “{}”", leftover.text);
    }
    report.rejects.iter().for_each(reject_line);
    let Account { facts, claims, unread, rejected, left_over } = report.account;
    println!(
        "account {}: facts {facts}, claims {claims}, unread {unread}, rejected {rejected}; left over {left_over}",
        report.account.amounts(),
    );
    reconcile(report).findings.iter().for_each(finding_line);
}

fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn fact_line(fact: &Fact) {
    println!(
        "fact {} {} “{}” item={} code={} | “{}” measure={} fund={} phase={} | {} = {}{}",
        fact.statement,
        or_dash(fact.side),
        fact.row_label,
        or_dash(fact.item),
        or_dash(fact.code.as_ref()),
        fact.column_label,
        or_dash(fact.measure),
        or_dash(fact.fund),
        or_dash(fact.phase),
        fact.printed.text,
        fact.printed.amount.decimal(),
        if fact.conflict { " conflict" } else { "" },
    );
}

fn subject(subject: &Subject) -> String {
    let fund = subject.fund.map_or_else(String::new, |fund| format!("/{fund}"));
    let code = subject.code.as_ref().map_or_else(String::new, |code| format!(" {code}"));
    format!("{}{fund}{code} “{}”", subject.topic, subject.label)
}

fn claim_line(claim: &Claim) {
    println!(
        "claim {} {}: {} {} {} {} {} vs {} {} of {} {} because {}",
        or_dash(claim.section),
        claim.printed,
        subject(&claim.subject),
        claim.metric,
        claim.value,
        claim.value_unit.label(),
        format_args!("{} {}", or_dash(claim.phase), claim.year),
        or_dash(claim.compared_year),
        or_dash(claim.compared_phase),
        claim.whole.as_ref().map_or_else(|| "-".to_owned(), subject),
        or_dash(claim.direction),
        claim.reason.as_deref().unwrap_or("-"),
    );
}

fn reject_line(reject: &Reject) {
    let printed = reject.printed.as_deref().map_or_else(String::new, |printed| format!(" “{printed}”"));
    println!("reject {}{printed}: {} → {}", reject.stage.name(), reject.reason, reject.remedy);
}

fn finding_line(finding: &Finding) {
    let Finding { severity, state, rule_id, instance, message, .. } = finding;
    println!("finding {severity} {state} {rule_id} {instance}: {message}");
    for other in &finding.also {
        println!("  also {}: {}", other.instance, other.message);
    }
}
