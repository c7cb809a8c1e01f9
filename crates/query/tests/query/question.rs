//! The built-in queries, run by name.

use crate::fixture::{Fixture, rows};
use juesuan_query::Question;
use polars::prelude::PlSmallStr;

#[test]
fn every_question_answers_with_the_columns_that_its_header_documents() {
    let session = Fixture::new().session();
    let questions = Question::all().unwrap();
    assert!(questions.len() >= 20, "{}", questions.len());
    for question in questions {
        assert!(!question.description.is_empty(), "{}", question.name);
        let given: Vec<(&str, &str)> = question
            .parameters
            .iter()
            .filter(|parameter| parameter.default.is_none())
            .map(|parameter| (parameter.name, "2023"))
            .collect();
        let frame = session.named(question.name, &given).unwrap();
        let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        let documented: Vec<&str> = question.columns.iter().map(|(name, _)| *name).collect();
        assert_eq!((names, frame.height()), (documented, 0), "{}", question.name);
    }
}

#[test]
fn a_question_asks_for_what_it_lacks_and_refuses_what_it_does_not_know() {
    let session = Fixture::new().session();
    let error = |name, given: &[(&str, &str)]| session.named(name, given).unwrap_err().to_string();
    assert_eq!(error("biggest_movers", &[]), "the query needs a value for the parameter $year");
    assert_eq!(
        error("biggest_movers", &[("year", "last")]),
        "the parameter year must be an integer, and `last` is not"
    );
    assert_eq!(error("report_gaps", &[("to", "1")]), "the query has no parameter $to");
    assert_eq!(
        error("bigest_movers", &[]),
        "there is no question `bigest_movers`: did you mean biggest_movers? `juesuan query` lists them all"
    );
}

#[test]
fn a_gap_between_reports_and_a_carryover_that_grows_are_found() {
    let mut fixture = Fixture::new();
    for (year, closing) in [(2019, "5.00"), (2020, "6.00"), (2021, "7.00"), (2023, "9.00")] {
        fixture.report(&format!("r{year}"), "示例局", year, "").statement(
            "income_expenditure_summary",
            &format!("side=expenditure item=closing_carryover amount={closing}"),
        );
    }
    let session = fixture.session();
    assert_eq!(rows(&session.named("report_gaps", &[]).unwrap()), ["示例局 示例局 department 2022"]);
    let piled = |year| rows(&session.named("carryover_pileup", &[("year", year)]).unwrap());
    assert_eq!(piled("2021"), ["示例局 示例局 department 2 7.00"]);
    assert!(piled("2023").is_empty());
}
