//! Compares what was read from a file with what is right.

use crate::right::{ClaimLine, ExpectedLine, FactLine};
use juesuan_model::text::squeeze;
use juesuan_model::{Claim, Decimal, Fact, Finding, Reject, Report, Severity, Stage, State, Topic};
use juesuan_reconcile::reconcile;
use std::fmt::Write as _;

/// What is wrong in the reading of a file, one line for each fault.
pub(crate) fn faults(
    lines: &[ExpectedLine],
    read: &Result<Report, Reject>,
    base: impl Fn(&str) -> Report,
) -> Vec<String> {
    match read {
        Err(reject) => refused(lines, reject),
        Ok(_) if lines.iter().any(|line| matches!(line, ExpectedLine::Rejected(_))) => {
            let report = read.as_ref().unwrap();
            vec![format!(
                "is read as a report of {} {} {}",
                report.entity_name, report.fiscal_year, report.kind
            )]
        }
        Ok(report) => Judge::new(report).judge(lines, base),
    }
}

fn refused(lines: &[ExpectedLine], reject: &Reject) -> Vec<String> {
    for line in lines {
        match line {
            ExpectedLine::MayBeRejected => return Vec::new(),
            ExpectedLine::Rejected(words) if reject.reason.to_string().contains(words.as_str()) => {
                return Vec::new();
            }
            ExpectedLine::Rejected(words) => {
                return vec![format!("is refused without “{words}”: {}", reject.reason)];
            }
            _ => {}
        }
    }
    vec![format!("is refused: {}", reject.reason)]
}

struct Judge<'a> {
    report: &'a Report,
    findings: Vec<Finding>,
    /// What no line has accounted for so far.
    claims: Vec<&'a Claim>,
    unread: Vec<String>,
    facts: Vec<&'a Fact>,
    faults: Vec<String>,
}

fn is_any(alternatives: &str, actual: &str) -> bool {
    alternatives == "*" || alternatives.split(',').any(|one| one == actual)
}

fn named<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("“{text}” is no number"))
}

/// Whether a number as printed is the expected one, which may lack its unit.
fn prints(printed: &str, expected: &str) -> bool {
    let (printed, expected) = (squeeze(printed), squeeze(expected));
    let rest = printed.strip_prefix(expected.as_ref());
    let bare = expected.ends_with(|c: char| c.is_ascii_digit());
    rest.is_some_and(|rest| {
        rest.is_empty() || bare && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')
    })
}

impl<'a> Judge<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            report,
            findings: reconcile(report).findings,
            claims: report.claims.iter().collect(),
            unread: report.unread_sentences.iter().flat_map(|sentence| sentence.amounts.clone()).collect(),
            facts: report.facts.iter().collect(),
            faults: Vec::new(),
        }
    }

    fn judge(mut self, lines: &[ExpectedLine], base: impl Fn(&str) -> Report) -> Vec<String> {
        // Amounts that must be unread come first, so that no alternative takes them.
        for line in lines {
            if let ExpectedLine::Unread(printed) = line
                && !self.take_unread(printed)
            {
                self.faults.push(format!("{printed} is not unread"));
            }
        }
        for line in lines {
            self.line(line, &base);
        }
        self.left(lines);
        self.loud(lines);
        self.faults
    }

    fn line(&mut self, line: &ExpectedLine, base: &impl Fn(&str) -> Report) {
        let report = self.report;
        match line {
            ExpectedLine::Report { names, years, kinds, scopes } => {
                let actual = [
                    &report.entity_name,
                    &report.fiscal_year.to_string(),
                    report.kind.name(),
                    report.scope.name(),
                ]
                .map(str::to_owned);
                let right = [names, years, kinds, scopes];
                if !right.iter().zip(&actual).all(|(right, actual)| is_any(right, actual)) {
                    self.faults.push(format!("is the report {}", actual.join(" ")));
                }
            }
            ExpectedLine::Entity(name) => {
                let id = juesuan_model::entity::entity_id(name);
                if report.entity_id != id {
                    self.faults.push(format!("has the entity_id {}, not that of {name}", report.entity_id));
                }
            }
            ExpectedLine::Facts(count) if report.facts.len() != *count => {
                self.faults.push(format!("has {} facts, not {count}", report.facts.len()));
            }
            ExpectedLine::Fact(expected) => self.fact(expected),
            ExpectedLine::Claim(expected) => self.claim(expected),
            ExpectedLine::UnreadIn(words) => {
                let rejects = report.rejects.iter().filter_map(|reject| reject.printed.as_deref());
                let sentences = report.unread_sentences.iter().map(|sentence| sentence.text.as_str());
                if !sentences.chain(rejects).any(|text| text.contains(words.as_str())) {
                    self.faults.push(format!("no unread sentence has “{words}”"));
                }
                let of_it =
                    report.unread_sentences.iter().filter(|sentence| sentence.text.contains(words.as_str()));
                let amounts: Vec<String> = of_it.flat_map(|sentence| sentence.amounts.clone()).collect();
                for amount in amounts {
                    self.take_unread(&amount);
                }
            }
            ExpectedLine::UnreadBegins(words) => {
                let mut sentences = report.unread_sentences.iter();
                if !report.unread_sentences.is_empty()
                    && !sentences.any(|sentence| sentence.text.starts_with(words.as_str()))
                {
                    self.faults.push(format!("no unread sentence begins with “{words}”"));
                }
            }
            ExpectedLine::Accounted(numbers) => {
                let mut printed = self.everything();
                for number in numbers {
                    match printed.iter().position(|text| holds(text, number)) {
                        Some(at) => {
                            printed.swap_remove(at);
                        }
                        None => self.faults.push(format!("{number} is nowhere")),
                    }
                }
                self.claims.clear();
                self.unread.clear();
                self.facts.clear();
            }
            ExpectedLine::NoneOf(numbers) => {
                for text in self.everything() {
                    let text = squeeze(&text).trim_end_matches(['.', '万', '元']).to_owned();
                    if numbers.contains(&text) {
                        self.faults.push(format!("{text} is taken for an amount"));
                    }
                }
            }
            ExpectedLine::Finding { severities, rule, words } => {
                let fits = |finding: &Finding| {
                    is_any(severities, &finding.severity.to_string())
                        && failed(finding, rule)
                        && says(finding, words)
                };
                if !self.findings.iter().any(fits) {
                    self.faults.push(format!("no finding {severities} {rule} {words}"));
                }
            }
            ExpectedLine::NeverFinding(rule) => {
                let found: Vec<String> =
                    self.findings.iter().filter(|f| failed(f, rule)).map(shown).collect();
                self.faults.extend(found);
            }
            ExpectedLine::NoReject => {
                self.faults.extend(report.rejects.iter().map(|reject| format!("rejects: {}", reject.reason)));
            }
            ExpectedLine::RejectedCell(words) => {
                let mut printed = report.rejects.iter().filter_map(|reject| reject.printed.as_deref());
                if !printed.any(|printed| printed.contains(words.as_str())) {
                    self.faults.push(format!("no rejected cell prints “{words}”"));
                }
            }
            ExpectedLine::Base { exact, file } => self.against(&base(file), *exact),
            _ => {}
        }
    }

    /// Every number that was kept, as printed.
    fn everything(&self) -> Vec<String> {
        let report = self.report;
        let facts = report.facts.iter().map(|fact| fact.printed.text.to_string());
        let claims = report.claims.iter().map(|claim| claim.printed.clone());
        let unread = report.unread_sentences.iter().flat_map(|sentence| sentence.amounts.clone());
        let rejects = report.rejects.iter().filter_map(|reject| reject.printed.clone());
        facts.chain(claims).chain(unread).chain(rejects).collect()
    }

    fn take_unread(&mut self, printed: &str) -> bool {
        let at = self.unread.iter().position(|amount| prints(amount, printed));
        at.map(|at| self.unread.remove(at)).is_some()
    }

    fn fact(&mut self, expected: &FactLine) {
        let fits = |fact: &&Fact| fact_fits(fact, expected);
        if let Some(at) = self.facts.iter().position(fits) {
            self.facts.remove(at);
            return;
        }
        if expected.or_refused && (!self.unread.is_empty() || !self.report.rejects.is_empty()) {
            self.unread.pop();
            return;
        }
        let near = self.report.facts.iter().filter(|fact| {
            fact.statement.name() == expected.statement && is_any(&expected.keys, &row_key(fact))
        });
        let near: Vec<String> = near.take(4).map(fact_shown).collect();
        self.faults.push(format!("no fact {expected:?}; but {}", near.join("; ")));
    }

    fn claim(&mut self, expected: &ClaimLine) {
        let narrated = |claim: &Claim| expected.narrated && claim.subject.topic == Topic::Narrated;
        let fits = |claim: &&Claim| {
            prints(&claim.printed, &expected.printed)
                && (narrated(claim) || unfit(claim, expected).is_empty())
        };
        if let Some(at) = self.claims.iter().position(fits) {
            self.claims.remove(at);
            return;
        }
        if expected.or_unread && self.take_unread(&expected.printed) || expected.or_none {
            return;
        }
        let near = self.report.claims.iter().filter(|claim| prints(&claim.printed, &expected.printed));
        let near: Vec<String> =
            near.map(|claim| format!("{} ({})", claim_shown(claim), unfit(claim, expected))).collect();
        let unread = self.unread.iter().any(|amount| prints(amount, &expected.printed));
        let instead = match (near.is_empty(), unread) {
            (false, _) => near.join("; "),
            (true, true) => "unread".to_owned(),
            (true, false) => "nothing".to_owned(),
        };
        self.faults.push(format!(
            "{}: {}/{} {} {} {} is {instead}",
            expected.printed,
            expected.topics,
            expected.funds,
            named(expected.codes.as_ref()),
            expected.metric,
            expected.value
        ));
    }

    /// What no line mentions.
    fn left(&mut self, lines: &[ExpectedLine]) {
        let lists = |line: &ExpectedLine| {
            matches!(line, ExpectedLine::Claim(_) | ExpectedLine::Unread(_) | ExpectedLine::UnreadIn(_))
        };
        if lines.iter().any(|line| matches!(line, ExpectedLine::Others)) || !lines.iter().any(lists) {
            self.claims.clear();
            self.unread.clear();
        }
        for line in lines {
            if let ExpectedLine::MayUnread(printed) = line {
                if printed.is_empty() {
                    self.unread.clear();
                }
                self.take_unread(printed);
            }
        }
        if lines.iter().any(|line| matches!(line, ExpectedLine::Only)) {
            self.faults.extend(self.facts.iter().map(|fact| format!("too much: {}", fact_shown(fact))));
        }
        self.faults.extend(self.claims.iter().map(|claim| format!("too much: {}", claim_shown(claim))));
        self.faults.extend(self.unread.iter().map(|amount| format!("too much: {amount} is unread")));
    }

    /// Findings that should not be there.
    fn loud(&mut self, lines: &[ExpectedLine]) {
        let none =
            lines.iter().any(|line| matches!(line, ExpectedLine::NoFinding | ExpectedLine::Base { .. }));
        let accepted = |finding: &Finding| {
            lines.iter().any(|line| match line {
                ExpectedLine::Finding { rule, .. } | ExpectedLine::MayFinding(rule) => failed(finding, rule),
                _ => false,
            })
        };
        let loud = self.findings.iter().filter(|finding| match finding.severity {
            Severity::Error => true,
            Severity::Warning => none,
            Severity::Hint => false,
        });
        let loud: Vec<String> =
            loud.filter(|finding| finding.state == State::Fail && !accepted(finding)).map(shown).collect();
        self.faults.extend(loud);
    }

    /// Compares the facts with those of another file: all of them, or some, with the others rejected.
    fn against(&mut self, base: &Report, exact: bool) {
        let key = |fact: &Fact| {
            let Fact { statement, side, item, code, measure, fund, phase, .. } = fact;
            format!(
                "{statement} {} {} {} {} {} {} {}",
                named(*side),
                named(*item),
                named(code.as_ref()),
                named(*measure),
                named(*fund),
                named(*phase),
                fact.printed.amount.decimal().normalize()
            )
        };
        let mut missing: Vec<String> = base.facts.iter().map(key).collect();
        for fact in &self.report.facts {
            match missing.iter().position(|base| *base == key(fact)) {
                Some(at) => {
                    missing.swap_remove(at);
                }
                None => self.faults.push(format!("a fact that the base has not: {}", fact_shown(fact))),
            }
        }
        let whole = self.report.rejects.iter().any(|reject| reject.stage == Stage::Page);
        let refused = self.report.rejects.iter().filter(|reject| reject.stage == Stage::Cell).count()
            + self.unread.len();
        if exact || !whole && refused < missing.len() {
            let mut text = format!("{} facts of the base are missing, {refused} refused", missing.len());
            missing.iter().take(3).for_each(|fact| write!(text, "; {fact}").unwrap());
            if !missing.is_empty() {
                self.faults.push(text);
            }
        }
        self.unread.clear();
        self.claims.clear();
    }
}

fn holds(text: &str, number: &str) -> bool {
    let digits: String = squeeze(text).chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits == number || digits.strip_suffix(number).is_some_and(|_| text.contains('：'))
}

fn failed(finding: &Finding, rule: &str) -> bool {
    finding.state == State::Fail && (rule == "*" || finding.rule_id.starts_with(rule))
}

fn says(finding: &Finding, words: &str) -> bool {
    let all = std::iter::once(finding.message.to_string())
        .chain(finding.also.iter().map(|also| also.message.to_string()));
    let terms = finding.left.iter().chain(&finding.right).map(|term| term.printed.clone());
    let text: Vec<String> = all.chain(terms).chain([finding.instance.clone()]).collect();
    words.is_empty() || words.split(',').any(|word| text.iter().any(|text| text.contains(word)))
}

fn shown(finding: &Finding) -> String {
    let Finding { severity, state, rule_id, instance, message, .. } = finding;
    format!("finding {severity} {state} {rule_id} {instance}: {message}")
}

/// The code of a row, or else its item.
fn row_key(fact: &Fact) -> String {
    fact.code.as_ref().map_or_else(|| named(fact.item), ToString::to_string)
}

fn fact_fits(fact: &Fact, expected: &FactLine) -> bool {
    let item = || expected.item.as_ref().is_none_or(|item| named(fact.item) == *item);
    fact.statement.name() == expected.statement
        && expected.side.as_ref().is_none_or(|side| named(fact.side) == *side)
        && expected.label.as_ref().is_none_or(|label| squeeze(&fact.row_label).starts_with(label.as_str()))
        && is_any(&expected.keys, &row_key(fact))
        && is_any(&expected.measures, &named(fact.measure))
        && is_any(&expected.fund, &named(fact.fund))
        && expected.phases.as_ref().is_none_or(|phases| is_any(phases, &named(fact.phase)))
        && item()
        && fact.printed.amount.decimal() == number(&expected.amount)
}

fn fact_shown(fact: &Fact) -> String {
    format!(
        "{} {} “{}” {} {} {}/{} {} {}",
        fact.statement,
        named(fact.side),
        fact.row_label,
        row_key(fact),
        named(fact.item),
        named(fact.measure),
        named(fact.fund),
        named(fact.phase),
        fact.printed.amount.decimal()
    )
}

/// The aspects in which a claim differs.
fn unfit(claim: &Claim, expected: &ClaimLine) -> String {
    let subject = &claim.subject;
    let mut differs = Vec::new();
    let mut is = |what: &'static str, fits: bool| {
        if !fits {
            differs.push(what);
        }
    };
    is("topic", is_any(&expected.topics, subject.topic.name()));
    is("fund", is_any(&expected.funds, &named(subject.fund)));
    is("code", expected.codes.as_ref().is_none_or(|codes| is_any(codes, &named(subject.code.as_ref()))));
    is("metric", expected.metric.is_empty() || claim.metric.name() == expected.metric);
    is("value", expected.value.is_empty() || claim.value == number(&expected.value));
    let counts = expected.metric == "count";
    is("phase", counts || is_any(&expected.phases, &named(claim.phase)));
    is("year", expected.year.as_ref().is_none_or(|year| claim.year.to_string() == *year));
    let base = [
        claim.compared_year.map(|year| year.to_string()),
        claim.compared_phase.map(|phase| phase.to_string()),
    ];
    // An implied phase may be left out.
    is(
        "base",
        expected.base.iter().all(|part| {
            base.iter().flatten().any(|base| base == part) || part == "actual" && base[1].is_none()
        }),
    );
    is(
        "whole",
        expected
            .whole
            .as_ref()
            .is_none_or(|whole| claim.whole.as_ref().is_some_and(|w| is_any(whole, w.topic.name()))),
    );
    is("direction", expected.direction.as_ref().is_none_or(|direction| named(claim.direction) == *direction));
    is("reason", expected.reason.as_ref().is_none_or(|reason| claim.reason.as_ref() == Some(reason)));
    differs.join(", ")
}

fn claim_shown(claim: &Claim) -> String {
    let subject = &claim.subject;
    format!(
        "{} {}/{} {} {} {} {} {} vs {} {} {}",
        claim.printed,
        subject.topic,
        named(subject.fund),
        named(subject.code.as_ref()),
        claim.metric,
        claim.value,
        named(claim.phase),
        claim.year,
        named(claim.compared_year),
        named(claim.compared_phase),
        named(claim.direction),
    )
}
