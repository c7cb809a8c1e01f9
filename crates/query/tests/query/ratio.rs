//! The engine's `ratio` is the model's, and its `rate` that to four decimals.

use crate::fixture::Fixture;
use juesuan_model::{Yuan, ratio};
use juesuan_query::{Session, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The numerator and the denominator, and what DuckDB answers of them, as text.
const AMOUNTS: &str = "CAST($a AS DECIMAL(18, 2)), CAST($b AS DECIMAL(18, 2))";

fn text(session: &Session, asked: &str, numerator: i64, denominator: i64) -> Option<String> {
    let yuan = |fen| Value::from(Yuan::from_fen(fen).to_string());
    let sql = format!("SELECT CAST({asked} AS VARCHAR) AS value");
    let frame = session.query(&sql, &[("a", yuan(numerator)), ("b", yuan(denominator))]).unwrap();
    frame.column("value").unwrap().str().unwrap().get(0).map(str::to_owned)
}

/// At the requested scale.
fn asked(session: &Session, numerator: i64, denominator: i64, decimals: u32) -> Option<String> {
    let ratio = format!("CAST(ratio({AMOUNTS}, {decimals}) AS DECIMAL(38, {decimals}))");
    text(session, &ratio, numerator, denominator)
}

fn rate(session: &Session, numerator: i64, denominator: i64) -> Option<String> {
    text(session, &format!("rate({AMOUNTS})"), numerator, denominator)
}

fn expected(numerator: i64, denominator: i64, decimals: u32) -> Option<String> {
    ratio(Yuan::from_fen(numerator), Yuan::from_fen(denominator), decimals).as_ref().map(Decimal::to_string)
}

#[test]
fn ties_round_away_from_zero_and_a_zero_base_gives_null() {
    let session = Fixture::new().session();
    for (a, b, decimals, value) in [
        (1, 8, 2, Some("0.13")),
        (-1, 8, 2, Some("-0.13")),
        (1, -8, 2, Some("-0.13")),
        (-1, -8, 2, Some("0.13")),
        (0, -7, 4, Some("0.0000")),
        (122_734, 130_533, 4, Some("0.9403")),
        (1, 2, 0, Some("1")),
        (1, 3, 6, Some("0.333333")),
        (999_999_999_999_999_999, 1, 6, Some("999999999999999999.000000")),
        (5, 0, 4, None),
    ] {
        assert_eq!(asked(&session, a, b, decimals).as_deref(), value, "{a} / {b} to {decimals}");
        assert_eq!(expected(a, b, decimals).as_deref(), value, "{a} / {b} to {decimals}");
    }
    let frame = session.sql("SELECT ratio(NULL, 1.00, 4) AS a, ratio(1.00, NULL, 4) AS b").unwrap();
    assert_eq!(
        frame.null_count().columns().iter().map(|c| c.get(0).unwrap().to_string()).collect::<Vec<_>>(),
        ["1", "1"]
    );
    let error = session.sql("SELECT ratio(1.00, 3.00, 7)").unwrap_err().to_string();
    assert!(error.contains("ratio takes 0 to 6 decimals"), "{error}");
}

/// Amounts that a column can store, with the small and the equal ones that make ties as likely as the large.
fn fen() -> impl Strategy<Value = i64> {
    const LIMIT: i64 = 999_999_999_999_999_999;
    prop_oneof![-200_i64..200, -1_000_000_i64..1_000_000, -LIMIT..=LIMIT]
}

#[test]
fn the_engine_and_the_model_agree_on_every_ratio() {
    let session = Fixture::new().session();
    proptest!(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }, |(a in fen(), b in fen(), decimals in 0_u32..=6)| {
        prop_assert_eq!(asked(&session, a, b, decimals), expected(a, b, decimals));
        prop_assert_eq!(rate(&session, a, b), asked(&session, a, b, 4));
    });
}

/// An amount of yuan in another unit, as the engine's function of this name has it.
fn in_unit(session: &Session, function: &str, fen: i64) -> String {
    let sql = format!("SELECT CAST({function}(CAST($a AS DECIMAL(18, 2))) AS VARCHAR) AS value");
    let frame = session.query(&sql, &[("a", Yuan::from_fen(fen).to_string().into())]).unwrap();
    frame.column("value").unwrap().str().unwrap().get(0).unwrap().to_owned()
}

#[test]
fn other_units_of_money_lose_no_fen() {
    let session = Fixture::new().session();
    proptest!(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() }, |(fen in fen())| {
        prop_assert_eq!(in_unit(&session, "wan", fen), Decimal::new(fen, 6).to_string());
        prop_assert_eq!(in_unit(&session, "yi", fen), Decimal::new(fen, 10).to_string());
    });
}
