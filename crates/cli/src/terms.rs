//! Tables for people: codes become messages, and names of the vocabularies become terms, in the reader's language. Tables
//! for programs keep codes and names.

use crate::failure::Failure;
use juesuan_messages::{Language, Message, Term, knows, message};
use juesuan_model::{
    ClaimMetric, CodeDomain, CodeLevel, Direction, EvaluationKind, FindingUnit, Fund, Item, KeySource, Kind,
    Measure, Phase, Reading, Scope, Section, Severity, Side, State, Statement, Topic, ValueUnit,
};
use polars::datatypes::DataType;
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};

/// Finds a name in a vocabulary.
type Vocabulary = fn(&str) -> Option<Term>;

macro_rules! vocabularies {
    ($($vocabulary:ident),+) => {
        &[$(|name| $vocabulary::from_name(name).map($vocabulary::term)),+]
    };
}

/// Columns whose cells are names, with their vocabularies.
const NAMES: &[(&[&str], &[Vocabulary])] = &[
    (&["kind"], vocabularies!(Kind, EvaluationKind)),
    (&["scope"], vocabularies!(Scope)),
    (&["report_key_source"], vocabularies!(KeySource)),
    (&["state"], vocabularies!(State)),
    (&["severity"], vocabularies!(Severity)),
    (&["statement"], vocabularies!(Statement)),
    (&["measure"], vocabularies!(Measure)),
    (&["item", "row_item"], vocabularies!(Item)),
    (&["fund"], vocabularies!(Fund)),
    (&["phase", "denominator_phase", "budget_phase"], vocabularies!(Phase)),
    (&["side"], vocabularies!(Side)),
    (&["code_level"], vocabularies!(CodeLevel)),
    (&["code_domain"], vocabularies!(CodeDomain)),
    (&["section"], vocabularies!(Section)),
    (&["topic"], vocabularies!(Topic)),
    (&["metric"], vocabularies!(ClaimMetric)),
    (&["unit", "value_unit"], vocabularies!(ValueUnit)),
    (&["direction"], vocabularies!(Direction)),
    (&["reading"], vocabularies!(Reading)),
    (&["compared_unit"], vocabularies!(FindingUnit)),
    (&["stands_in"], vocabularies!(Statement, Section)),
    (&["dimension"], vocabularies!(Item, Topic, Measure)),
];

/// Columns whose cells are several words, some of them names.
const PHRASES: &[&str] = &["meaning"];
const IN_PHRASES: &[Vocabulary] = vocabularies!(Measure, Item, Fund, Phase, Topic, ClaimMetric);

/// Columns of reasons that come from queries, whose headers translate them into both languages.
const REASONS: &[&str] = &["reason", "change_reason"];

/// The frame in a form for people.
pub(crate) fn readable(frame: DataFrame, language: Language) -> Result<DataFrame, Failure> {
    let frame = with_messages(frame, language)?;
    if language == Language::En {
        return Ok(frame);
    }
    let mut frame = with_instances(frame)?;
    let columns: Vec<Column> = frame.columns().iter().map(in_chinese).collect::<Result<_, _>>()?;
    for column in columns {
        frame.with_column(column)?;
    }
    Ok(frame)
}

/// The frame with headings for columns that no query describes, if the locales have them: `heading-COLUMN`.
pub(crate) fn with_headings(mut frame: DataFrame, language: Language) -> Result<DataFrame, Failure> {
    if language == Language::En {
        return Ok(frame);
    }
    let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
    let columns: Vec<&str> = names.iter().map(String::as_str).collect();
    for (name, label) in names.iter().zip(juesuan_query::labels(&columns)) {
        let code = format!("heading-{name}");
        if label.is_none() && knows(&code, &[]) {
            frame.rename(name, Message::new(code, []).text(language).into())?;
        }
    }
    Ok(frame)
}

/// The frame with its messages in this language, without their codes and arguments.
fn with_messages(mut frame: DataFrame, language: Language) -> Result<DataFrame, Failure> {
    let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
    for name in &names {
        let stored = [format!("{name}_code"), format!("{name}_args")];
        if !stored.iter().all(|column| names.contains(column)) {
            continue;
        }
        let [code, args] = &stored;
        if language != Language::En {
            let (codes, args) = (frame.column(code)?.str()?.clone(), frame.column(args)?.str()?.clone());
            let texts = frame.column(name)?.str()?.clone();
            let said: Vec<Option<String>> = texts
                .iter()
                .zip(codes.iter().zip(args.iter()))
                .map(|(text, (code, args))| {
                    let message = code.and_then(|code| Message::from_stored(code, args));
                    message.map(|message| message.text(language)).or_else(|| text.map(str::to_owned))
                })
                .collect();
            frame.with_column(Column::from(Series::new(name.as_str().into(), said)))?;
        }
        for column in &stored {
            frame.drop_in_place(column)?;
        }
    }
    Ok(frame)
}

/// The frame with instances in words, if it also has the rule.
fn with_instances(mut frame: DataFrame) -> Result<DataFrame, Failure> {
    let (Ok(rules), Ok(instances)) = (frame.column("rule_id"), frame.column("instance")) else {
        return Ok(frame);
    };
    let rows = rules.str()?.iter().zip(instances.str()?.iter());
    let words: Vec<Option<String>> = rows.map(|(rule, name)| Some(instance(rule?, name?))).collect();
    frame.with_column(Column::from(Series::new("instance".into(), words)))?;
    Ok(frame)
}

/// What a rule compared, in words.
pub(crate) fn instance(rule: &str, instance: &str) -> String {
    let words = juesuan_reconcile::in_words(rule, instance);
    words.map_or_else(|| instance.to_owned(), |words| words.text(Language::Zh))
}

fn in_chinese(column: &Column) -> Result<Column, Failure> {
    let name = column.name().clone();
    let said: Vec<Option<String>> = match column.dtype() {
        DataType::String => column.str()?.iter().map(|cell| Some(value(&name, cell?))).collect(),
        DataType::Boolean => column.bool()?.iter().map(|cell| Some(truth(cell?))).collect(),
        _ => return Ok(column.clone()),
    };
    Ok(Column::from(Series::new(name, said)))
}

fn truth(is_true: bool) -> String {
    let message = if is_true { message!("value-yes") } else { message!("value-no") };
    message.text(Language::Zh)
}

/// The content of a cell, in Chinese if it is a name or a sentence that the program knows.
fn value(column: &str, cell: &str) -> String {
    let vocabularies = NAMES.iter().find(|(columns, _)| columns.contains(&column));
    let term = vocabularies.and_then(|(_, vocabularies)| term(vocabularies, cell));
    if let Some(term) = term.or_else(|| declared(column, cell)) {
        return term;
    }
    if PHRASES.contains(&column) {
        return phrase(cell);
    }
    let reason = if REASONS.contains(&column) { juesuan_query::reason_zh(cell) } else { None };
    reason.unwrap_or(cell).to_owned()
}

fn term(vocabularies: &[Vocabulary], name: &str) -> Option<String> {
    let term = vocabularies.iter().find_map(|vocabulary| vocabulary(name))?;
    Some(term.text(Language::Zh).to_owned())
}

/// The Chinese text of a value that is not in a vocabulary, from the message `value-COLUMN-VALUE`.
fn declared(column: &str, cell: &str) -> Option<String> {
    let code = format!("value-{column}-{cell}");
    knows(&code, &[]).then(|| Message::new(code, []).text(Language::Zh))
}

/// Words, with names as terms: `expenditure_of_year actual`.
fn phrase(words: &str) -> String {
    let words = words.split(' ').map(|word| term(IN_PHRASES, word).unwrap_or_else(|| word.to_owned()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::df;

    fn cells(frame: &DataFrame, column: &str) -> Vec<String> {
        frame
            .column(column)
            .unwrap()
            .str()
            .unwrap()
            .iter()
            .map(|cell| cell.unwrap_or("null").to_owned())
            .collect()
    }

    #[test]
    fn a_person_reads_terms_and_messages_and_no_codes() {
        let frame = df!(
            "state" => ["fail", "of the art"],
            "chosen" => [true, false],
            "rule_id" => ["hierarchy-sums", "x"],
            "instance" => ["basic_expenditure 302 total", "x"],
            "meaning" => ["expenditure_of_year actual", "unread"],
            "reason" => ["2 files", "as stored"],
            "reason_code" => [Some("files"), None],
            "reason_args" => [Some(r#"{"count":2}"#), None],
        )
        .unwrap();
        let columns = ["state", "chosen", "rule_id", "instance", "meaning", "reason"];
        let chinese = readable(frame.clone(), Language::Zh).unwrap();
        assert_eq!(chinese.get_column_names(), columns);
        assert_eq!(cells(&chinese, "state"), ["不符", "of the art"]);
        assert_eq!(cells(&chinese, "chosen"), ["是", "否"]);
        assert_eq!(cells(&chinese, "instance"), ["一般公共预算财政拨款基本支出决算明细表 302 合计", "x"]);
        assert_eq!(cells(&chinese, "meaning"), ["本年支出合计 决算数", "未读出"]);
        assert_eq!(cells(&chinese, "reason"), ["2个文件", "as stored"]);
        let english = readable(frame, Language::En).unwrap();
        assert_eq!(english.get_column_names(), columns);
        assert_eq!(cells(&english, "reason"), ["2 files", "as stored"]);
    }
}
