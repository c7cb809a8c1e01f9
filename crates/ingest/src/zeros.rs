//! A bare `0` is as exact as the numbers next to it.
//!
//! `0` under 单位：万元 prints no decimals, and yet it does not mean that the amount may be five thousand yuan: the column prints its
//! other numbers with two decimals, and a zero without them. So a bare zero has the quantum of its column, which is the finest of
//! the other numbers there; of its statement, if the column has only zeros; and of the report's numbers in its unit, if the
//! statement has only zeros. In sentences, it has the finest quantum of the other amounts in its unit.

use juesuan_model::text::squeeze;
use juesuan_model::{Claim, Decimal, Fact, Quantum, Report, Unit, ValueUnit};
use std::collections::BTreeMap;
use std::hash::Hash;

/// Sets the quantum of every bare zero of a report to that of the numbers next to it.
pub(crate) fn set_zero_quanta(report: &mut Report) {
    of_statements(&mut report.facts);
    of_sentences(&mut report.claims);
}

fn of_statements(facts: &mut [Fact]) {
    if !facts.iter().any(is_bare) {
        return;
    }
    let column = |fact: &Fact| fact.locator.cell.map(|cell| (cell.table, cell.col));
    let statement = |fact: &Fact| Some((fact.statement, fact.side));
    let by_column = Finest::of(facts, column);
    let by_statement = Finest::of(facts, statement);
    let by_unit = Finest::of(facts, |_| Some(()));
    for fact in facts.iter_mut().filter(|fact| is_bare(fact)) {
        let finest = by_column
            .at(fact, column)
            .or_else(|| by_statement.at(fact, statement))
            .or_else(|| by_unit.at(fact, |_| Some(())));
        if let Some(quantum) = finest {
            fact.printed.quantum = quantum;
        }
    }
}

fn is_bare(fact: &Fact) -> bool {
    fact.printed.amount.decimal().is_zero() && !fact.printed.text.contains(['.', '．'])
}

/// The finest quantum of the numbers of each place, except bare zeros, by unit.
struct Finest<K>(std::collections::HashMap<(K, Unit), Quantum>);

impl<K: Eq + Hash> Finest<K> {
    fn of(facts: &[Fact], key: impl Fn(&Fact) -> Option<K>) -> Self {
        let mut finest = std::collections::HashMap::new();
        for fact in facts.iter().filter(|fact| !is_bare(fact)) {
            let Some(key) = key(fact) else { continue };
            let quantum = fact.printed.quantum;
            let known = finest.entry((key, fact.printed.unit)).or_insert(quantum);
            if quantum.decimal() < known.decimal() {
                *known = quantum;
            }
        }
        Self(finest)
    }

    fn at(&self, fact: &Fact, key: impl Fn(&Fact) -> Option<K>) -> Option<Quantum> {
        self.0.get(&(key(fact)?, fact.printed.unit)).copied()
    }
}

fn of_sentences(claims: &mut [Claim]) {
    let mut finest: BTreeMap<Unit, Decimal> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| !claim.value.is_zero()) {
        if let Some(unit) = unit(claim) {
            let known = finest.entry(unit).or_insert(claim.quantum);
            *known = claim.quantum.min(*known);
        }
    }
    for claim in claims.iter_mut().filter(|claim| claim.value.is_zero() && !claim.printed.contains('.')) {
        // 持平 prints no digit, and has no quantum.
        if let Some(quantum) =
            unit(claim).filter(|_| !claim.quantum.is_zero()).and_then(|unit| finest.get(&unit))
        {
            claim.quantum = claim.quantum.min(*quantum);
        }
    }
}

/// The unit in which a claim's amount is printed.
fn unit(claim: &Claim) -> Option<Unit> {
    let printed = squeeze(&claim.printed);
    let named = |unit: &Unit| printed.ends_with(unit.label());
    Unit::ALL.into_iter().find(named).filter(|_| claim.value_unit == ValueUnit::Yuan)
}

#[cfg(test)]
mod tests {
    use crate::Loaded;

    fn quanta(text: &str) -> Vec<String> {
        let bytes = format!("示例局2023年度部门决算\n\n{text}").into_bytes();
        let loaded = Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes };
        let report = crate::read(&loaded).unwrap();
        let facts = report.facts.iter().map(|fact| fact.printed.quantum.decimal().to_string());
        facts.chain(report.claims.iter().map(|claim| claim.quantum.normalize().to_string())).collect()
    }

    #[test]
    fn a_bare_zero_is_as_exact_as_its_column() {
        let text = "支出决算表\n单位：万元\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\
                    201\t一般公共服务支出\t5.00\t5\t0\n202\t外交支出\t0\t0\t0";
        assert_eq!(quanta(text), ["100", "10000", "100", "100", "10000", "100"]);
    }

    #[test]
    fn a_bare_zero_of_a_sentence_is_as_exact_as_the_other_amounts_in_its_unit() {
        let text = "第三部分 情况说明\n\n三、支出决算情况说明\n\n2023年度支出合计105.00万元。其中：基本支出105.00万元，\
                    项目支出0万元。";
        assert_eq!(quanta(text), ["100", "100", "100"]);
    }
}
