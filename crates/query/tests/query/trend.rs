//! One entity over the years.

use crate::fixture::{Fixture, Opened, rows};
use juesuan_query::{Session, TrendRequest};

/// An entity with 项目支出占比 of 25 % in 2019, 50 % in 2020, no report for 2021, one without statement 03 for 2022, and
/// one that prints no 项目支出 for 2023.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    for (year, project) in [(2019, "25.00"), (2020, "50.00")] {
        fixture.report(&format!("r{year}"), "甲区财政局", year, "").statement(
            "expenditure",
            &format!("item=total amount=100.00\n item=total measure=project amount={project}"),
        );
    }
    fixture.report("r2022", "甲区财政局", 2022, "");
    fixture.report("r2023", "甲区财政局", 2023, "").statement("expenditure", "item=total amount=100.00");
    fixture.report("b2023", "甲区教育局", 2023, "").statement("expenditure", "item=total amount=0.00");
    fixture.report("c2023", "乙区教育局", 2023, "kind=budget");
    fixture.session()
}

fn request<'a>(entity: &'a str, years: &str) -> TrendRequest<'a> {
    TrendRequest { metrics: &["project_share"], entity, years: years.parse().unwrap(), dimension: None }
}

fn shown(session: &Session, entity: &str, years: &str) -> Vec<String> {
    let trend = session.trend(&request(entity, years)).unwrap();
    let columns = ["fiscal_year", "numerator", "denominator", "value", "change", "reason"];
    rows(&trend.frame.select(columns).unwrap())
}

#[test]
fn a_trend_shows_each_year_its_change_and_its_gaps() {
    assert_eq!(
        shown(&session(), "甲区财政局", ".."),
        [
            "2019 25.00 100.00 0.2500 - -",
            "2020 50.00 100.00 0.5000 0.2500 -",
            "2021 - - - - no report for this year",
            "2022 - - - - no expenditure statement",
            "2023 - 100.00 - - no project expenditure printed",
        ]
    );
}

#[test]
fn the_first_year_shown_still_has_its_change() {
    assert_eq!(shown(&session(), "财政局", "2020..2021"), ["2020 50.00 100.00 0.5000 0.2500 -"]);
    assert_eq!(shown(&session(), "财政局", "2021..2022"), ["2022 - - - - no expenditure statement"]);
}

#[test]
fn several_metrics_stand_one_after_another() {
    let session = session();
    let trend = session
        .trend(&TrendRequest {
            metrics: &["project_share", "execution_rate"],
            ..request("甲区教育局", "2023")
        })
        .unwrap();
    assert_eq!(
        rows(&trend.frame.select(["metric", "scope", "dimension", "denominator", "reason"]).unwrap()),
        [
            "project_share department total 0.00 total is zero",
            "execution_rate department three_public - no three_public statement"
        ]
    );
}

#[test]
fn an_entity_is_found_or_the_error_says_what_is_near() {
    let session = session();
    let error = |entity: &str| session.trend(&request(entity, "..")).unwrap_err().to_string();
    assert_eq!(session.entity(" 甲区 财政局").unwrap().name, "甲区财政局");
    assert_eq!(error("教育"), "“教育” may be 乙区教育局, 甲区教育局: give the whole name, or the id");
    assert_eq!(error("甲区财务局"), "no entity is called “甲区财务局”: did you mean 甲区财政局, 甲区教育局?");
    assert_eq!(error("x"), "no entity is called “x”: `SELECT * FROM entities` lists them all");
    assert_eq!(
        error("乙区教育局"),
        "乙区教育局 has no final_accounts report in any year: its years are none"
    );
    let error = session.trend(&request("甲区财政局", "2010..2012")).unwrap_err().to_string();
    assert_eq!(
        error,
        "甲区财政局 has no final_accounts report in 2010..2012: \
         its years are 2019 department, 2020 department, 2022 department, 2023 department"
    );
}

#[test]
fn execution_rate_names_the_phase_of_its_budget_and_why_it_is_null() {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement(
        "three_public",
        "item=three_public phase=adjusted_budget amount=42000.00
         item=three_public amount=13356.00
         item=reception phase=initial_budget amount=0.00
         item=reception amount=0.00
         item=overseas amount=1.00
         item=vehicle phase=initial_budget amount=3.00
         item=vehicle_operation phase=initial_budget amount=3.00
         item=vehicle_operation amount=1.00",
    );
    let session = fixture.session();
    let frame = session
        .sql("SELECT dimension, denominator_source, value, reason FROM metrics WHERE metric = 'execution_rate' ORDER BY dimension")
        .unwrap();
    assert_eq!(
        rows(&frame),
        [
            "overseas - - no budget printed",
            "reception three_public initial_budget - budget is zero",
            "three_public three_public adjusted_budget 0.3180 -",
            "vehicle three_public initial_budget - no actual printed",
            "vehicle_operation three_public initial_budget 0.3333 -",
            "vehicle_purchase - - no budget printed",
        ]
    );
}
