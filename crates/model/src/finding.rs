//! The results of checking a report: one result per rule, and one finding per cause of anything that did not pass.

use crate::locator::Locator;
use crate::name::Name;
use crate::words::vocabulary;
use juesuan_messages::Message;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The outcome of one instance of a rule, or of a whole rule. Only `pass` and `rounding` mean that it holds.
    State {
        /// Both sides are equal as printed.
        Pass = "pass", "相符", "pass";
        /// Both sides differ as printed, but rounding explains it: the intervals that they represent overlap.
        Rounding = "rounding", "尾差", "rounding difference";
        /// Rounding cannot explain the difference.
        Fail = "fail", "不符", "mismatch";
        /// There is nothing to check, and the reason is known.
        NotApplicable = "not_applicable", "不适用", "not applicable";
        /// It should be checked, but something needed is missing or could not be read.
        InsufficientData = "insufficient_data", "资料不足", "insufficient data";
        /// It could not be evaluated: the report prints one cell twice, with different numbers.
        Error = "error", "无法核对", "not checked";
    }
}

vocabulary! {
    /// How important a finding is to a reader.
    Severity {
        /// The report contradicts itself.
        Error = "error", "错误", "error";
        /// Most likely a slip, but some reports have a reason for it.
        Warning = "warning", "警告", "warning";
        /// Worth a look.
        Hint = "hint", "提示", "hint";
    }
}

vocabulary! {
    /// What the numbers of a finding count.
    FindingUnit {
        Yuan = "yuan", "元", "yuan";
        Percent = "percent", "百分点", "percentage points";
        Count = "count", "数", "count";
    }
}

/// The outcome of one rule on one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleResult {
    /// The rule.
    #[serde(deserialize_with = "crate::name::deserialize")]
    pub rule_id: Name,
    /// The gravest state of its instances: see [`Counts::state`].
    pub state: State,
    /// The reason for a state other than pass: the first instance in that state and its message.
    pub reason: Option<Message>,
    /// How many instances ended in each state.
    pub counts: Counts,
}

/// How many instances of a rule ended in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Equal as printed.
    pub pass: u32,
    /// Equal within rounding.
    pub rounding: u32,
    /// Not equal.
    pub fail: u32,
    /// Nothing to check.
    pub not_applicable: u32,
    /// Something needed is missing.
    pub insufficient_data: u32,
    /// Could not be evaluated.
    pub error: u32,
}

impl Counts {
    /// The states from the most to the least grave. Checks that were not run outweigh those that passed, so that a rule that was
    /// only run in part never counts as passed.
    pub const GRAVEST_FIRST: [State; 6] = [
        State::Fail,
        State::Error,
        State::InsufficientData,
        State::Rounding,
        State::Pass,
        State::NotApplicable,
    ];

    /// Counts one more instance.
    pub fn add(&mut self, state: State) {
        let count = match state {
            State::Pass => &mut self.pass,
            State::Rounding => &mut self.rounding,
            State::Fail => &mut self.fail,
            State::NotApplicable => &mut self.not_applicable,
            State::InsufficientData => &mut self.insufficient_data,
            State::Error => &mut self.error,
        };
        *count += 1;
    }

    /// The count of one state.
    #[must_use]
    pub const fn of(&self, state: State) -> u32 {
        match state {
            State::Pass => self.pass,
            State::Rounding => self.rounding,
            State::Fail => self.fail,
            State::NotApplicable => self.not_applicable,
            State::InsufficientData => self.insufficient_data,
            State::Error => self.error,
        }
    }

    /// The gravest state that occurs; `not_applicable` if nothing was counted.
    #[must_use]
    pub fn state(&self) -> State {
        let occurs = |state: &State| self.of(*state) > 0;
        Self::GRAVEST_FIRST.into_iter().find(occurs).unwrap_or(State::NotApplicable)
    }
}

/// One number, or one name, on a side of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// What it is: `支出决算表 20103 政府办公厅（室）及相关机构事务 / 基本支出`.
    pub label: String,
    /// As printed: `5,102.22`.
    pub printed: String,
    /// The unit that it is printed in: `万元`, `%`; empty for a name.
    #[serde(deserialize_with = "crate::name::deserialize")]
    pub unit: Name,
    /// Whether it is subtracted.
    pub negative: bool,
    /// Where it is.
    pub locator: Locator,
}

/// Another place where the same cause shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The instance, as in [`Finding::instance`].
    pub instance: String,
    /// As in [`Finding::message`].
    pub message: Message,
    /// The terms of the side that is tested.
    pub left: Vec<Term>,
    /// The terms of the side that it is tested against.
    pub right: Vec<Term>,
}

/// An instance of a rule that did not pass, with both sides and where they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule.
    #[serde(deserialize_with = "crate::name::deserialize")]
    pub rule_id: Name,
    /// What was tested: `expenditure 201 basic`.
    pub instance: String,
    /// `rounding`, `fail`, `insufficient_data` or `error`.
    pub state: State,
    /// The rule's own severity if it failed; a hint in every other state.
    pub severity: Severity,
    /// What the four numbers count; `None` if the sides are not numbers.
    pub unit: Option<FindingUnit>,
    /// The value that follows from the other side, exact.
    pub expected: Option<Decimal>,
    /// What is printed, exact.
    pub actual: Option<Decimal>,
    /// `actual − expected`.
    pub difference: Option<Decimal>,
    /// The greatest difference that rounding explains.
    pub tolerance: Option<Decimal>,
    /// The arithmetic in the printed units, or what is missing: `215.69 ≠ 215.19 万元`.
    pub message: Message,
    /// The terms of the side that is tested.
    pub left: Vec<Term>,
    /// The terms of the side that it is tested against.
    pub right: Vec<Term>,
    /// Where the same cause shows too: other columns of the row, other statements with the same row.
    pub also: Vec<Occurrence>,
}

/// All results of checking one report.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reconciliation {
    /// One per rule of the catalogue, in its order, whatever the report contains.
    pub results: Vec<RuleResult>,
    /// What did not pass, in the catalogue's order.
    pub findings: Vec<Finding>,
    /// The places of numbers that were recognized in images and that a rule confirms, once for each rule.
    pub confirmed: Vec<Locator>,
    /// The places of such numbers that a rule contradicts. A number is accepted if at least one rule confirms it, and no more rules
    /// contradict than confirm it.
    pub contradicted: Vec<Locator>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_run_never_reads_as_passed() {
        let mut counts = Counts::default();
        assert_eq!(counts.state(), State::NotApplicable);
        counts.add(State::Pass);
        counts.add(State::NotApplicable);
        assert_eq!(counts.state(), State::Pass);
        counts.add(State::Rounding);
        counts.add(State::InsufficientData);
        assert_eq!(counts.state(), State::InsufficientData);
        counts.add(State::Fail);
        assert_eq!(counts.state(), State::Fail);
        assert_eq!((counts.pass, counts.of(State::Fail)), (1, 1));
    }

    #[test]
    fn every_state_has_a_rank() {
        for state in State::ALL {
            assert!(Counts::GRAVEST_FIRST.contains(state), "{state}");
        }
    }
}
