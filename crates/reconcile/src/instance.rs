//! What was compared, in words: `expenditure 201 basic` is 支出决算表 201 基本支出.
//!
//! An instance is a stable name, made by [`ComparisonName`](crate::subject::ComparisonName): the statement or the section
//! of the explanations, the row, and then the column or the aspect that is compared. Messages for readers show its terms
//! instead.

use crate::rules::FAMILIES;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{ClaimMetric, Fund, Item, Measure, Phase, Section, Side, Statement, Topic, ValueUnit};

/// Where a comparison is made.
#[derive(Debug, Clone, Copy)]
enum ComparisonPosition {
    Statement(Statement),
    /// A section of the explanations; none where the section is unknown.
    Section(Option<Section>),
}

/// The instance of a finding of this rule, in words; none for an instance that names neither a statement nor the
/// explanations.
///
/// ```
/// use juesuan_messages::Language;
/// let words = juesuan_reconcile::in_words("hierarchy-sums", "expenditure 201 basic").unwrap();
/// assert_eq!(words.text(Language::Zh), "支出决算表 201 基本支出");
/// assert_eq!(words.text(Language::En), "Statement of expenditure 201 basic expenditure");
/// ```
#[must_use]
pub fn in_words(rule_id: &str, instance: &str) -> Option<Message> {
    let mut words = instance.split(' ').filter(|word| !word.is_empty()).peekable();
    let place = ComparisonPosition::of(words.next()?, is_of_explanations(rule_id))?;
    let Some(first) = words.next() else { return Some(place.message()) };
    // Names of projects and words of the template may contain blanks.
    let mut row = place.row(first).unwrap_or_else(|| Arg::from(first));
    if let Arg::Text(name) = &mut row {
        while let Some(word) = words.next_if(|word| place.detail(word).is_none()) {
            name.push(' ');
            name.push_str(word);
        }
    }
    let mut details = Vec::new();
    while let Some(word) = words.next() {
        details.push(match (word, words.peek()) {
            ("within", Some(whole)) => {
                let whole = place.detail(whole).unwrap_or_else(|| Arg::from(*whole));
                words.next();
                Arg::from(message!("instance-within", whole = whole))
            }
            _ => place.detail(word).unwrap_or_else(|| Arg::from(word)),
        });
    }
    Some(place.sentence(row, details))
}

/// Whether the rule names sections of the explanations. Several of them share their name with a statement.
fn is_of_explanations(rule_id: &str) -> bool {
    let of_rule = FAMILIES.iter().find(|family| family.rules.iter().any(|rule| rule.id == rule_id));
    of_rule.is_some_and(|family| family.explanations)
}

impl ComparisonPosition {
    fn of(word: &str, of_explanations: bool) -> Option<Self> {
        let statement = || Statement::from_name(word).map(Self::Statement);
        let section = || match word {
            "prose" => Some(Self::Section(None)),
            _ => Section::from_name(word).map(|section| Self::Section(Some(section))),
        };
        if of_explanations { section().or_else(statement) } else { statement().or_else(section) }
    }

    fn message(self) -> Message {
        match self {
            Self::Statement(statement) => message!("instance-statement", statement = statement),
            Self::Section(None) => message!("instance-explanations"),
            Self::Section(Some(section)) => message!("instance-section", section = section),
        }
    }

    fn sentence(self, row: Arg, details: Vec<Arg>) -> Message {
        let place = self.message();
        let is_code = matches!((self, &row), (Self::Statement(_), Arg::Text(_)));
        match (is_code, details.is_empty()) {
            (true, true) => message!("instance-code", place = place, code = row),
            (true, false) => {
                message!("instance-code-details", place = place, code = row, details = Arg::List(details))
            }
            (false, true) => message!("instance-row", place = place, row = row),
            (false, false) => {
                message!("instance-row-details", place = place, row = row, details = Arg::List(details))
            }
        }
    }

    /// The term for a row; none for a code or a name.
    fn row(self, word: &str) -> Option<Arg> {
        match (self, word) {
            (_, "line_numbers") => Some(message!("instance-line-numbers").into()),
            (_, "body") => Some(message!("instance-named-entity").into()),
            (Self::Statement(_), _) => {
                Item::from_name(word).map(Arg::from).or_else(|| Measure::from_name(word).map(Arg::from))
            }
            (Self::Section(_), _) => {
                Topic::from_name(word).map(Arg::from).or_else(|| Phase::from_name(word).map(Arg::from))
            }
        }
    }

    /// The term for a column or for the compared aspect of a row.
    fn detail(self, word: &str) -> Option<Arg> {
        let shared =
            || Fund::from_name(word).map(Arg::from).or_else(|| Phase::from_name(word).map(Arg::from));
        let own = || match self {
            Self::Statement(_) => {
                Measure::from_name(word).map(Arg::from).or_else(|| Side::from_name(word).map(Arg::from))
            }
            Self::Section(_) => ClaimMetric::from_name(word)
                .map(Arg::from)
                .or_else(|| ValueUnit::from_name(word).map(Arg::from))
                .or_else(|| Topic::from_name(word).map(Arg::from)),
        };
        shared().or_else(own).or_else(|| comparison(word).map(Arg::from))
    }
}

/// The compared aspect where it is neither a column nor a metric.
fn comparison(word: &str) -> Option<Message> {
    Some(match word {
        "all" => message!("instance-all-funds"),
        "balance" => message!("instance-balance"),
        "blank" => message!("instance-blank"),
        "budget" => message!("instance-budget"),
        "change" => message!("instance-change"),
        "direction" => message!("instance-direction"),
        "full" => message!("instance-full-score"),
        "rate" => message!("instance-rate"),
        "score" => message!("instance-score"),
        // The name of the whole follows.
        "within" => message!("instance-within", whole = ""),
        "word" => message!("instance-word"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::Language;

    fn texts(rule_id: &str, instance: &str) -> [String; 2] {
        let words = in_words(rule_id, instance).unwrap();
        [words.text(Language::Zh), words.text(Language::En)]
    }

    #[test]
    fn an_instance_of_a_statement_names_row_and_column() {
        assert_eq!(texts("statutory-statements", "income"), ["收入决算表", "Statement of income"]);
        assert_eq!(
            texts("appropriation-grand-total", "appropriation_summary grand_total income general_public"),
            [
                "财政拨款收入支出决算总表 总计 收入、一般公共预算财政拨款",
                "Appropriation income and expenditure summary: grand total, income, general public budget appropriation",
            ]
        );
        assert_eq!(
            texts("line-numbers", "income_expenditure_summary line_numbers"),
            ["收入支出决算总表 行次", "Income and expenditure summary: line numbers"]
        );
        assert_eq!(
            texts("income-matches-summary", "income other_income initial_budget"),
            ["收入决算表 其他收入 年初预算数", "Statement of income: other income, initial budget"]
        );
    }

    #[test]
    fn an_instance_of_the_explanations_names_the_section_though_a_statement_has_its_name() {
        assert_eq!(
            texts("prose-shares", "income other_income share"),
            ["收入决算情况 其他收入 占比", "Explanations, income: other income, share"]
        );
        assert_eq!(
            texts(
                "prose-prior-year-order",
                "general_public expenditure_of_year general_public within expenditure_of_year"
            ),
            [
                "一般公共预算财政拨款支出决算情况 本年支出合计 一般公共预算财政拨款、不大于本年支出合计",
                "Explanations, general public budget appropriation expenditure: expenditure of the year, \
                 general public budget appropriation, at most expenditure of the year",
            ]
        );
        assert_eq!(
            texts("prose-fund-within-all", "prose 201 within all initial_budget"),
            [
                "情况说明 201 不大于全部资金、年初预算数",
                "Explanations: 201, at most all funds, initial budget"
            ]
        );
    }

    #[test]
    fn a_name_with_blanks_stays_whole() {
        assert_eq!(
            texts("performance-prose", "performance 2023 年度 乡村振兴 completion adjusted_budget"),
            [
                "预算绩效情况 2023 年度 乡村振兴 完成率、全年预算数",
                "Explanations, budget performance: 2023 年度 乡村振兴, completion rate, adjusted budget",
            ]
        );
        assert_eq!(texts("template-leftovers", "prose ××部门"), ["情况说明 ××部门", "Explanations: ××部门"]);
    }

    #[test]
    fn what_names_no_place_has_no_words() {
        assert_eq!(in_words("hierarchy-sums", ""), None);
        assert_eq!(in_words("hierarchy-sums", "no_statement 201"), None);
    }
}
