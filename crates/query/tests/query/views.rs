//! What the views show of a warehouse.

use crate::fixture::{Fixture, rows};
use juesuan_model::schema::WarehouseTable;
use juesuan_query::{Session, views};
use polars::prelude::PlSmallStr;
use std::collections::BTreeMap;

fn ask(session: &Session, sql: &str) -> Vec<String> {
    rows(&session.sql(sql).unwrap())
}

#[test]
fn the_newest_revision_of_a_report_is_current_and_older_ones_stay() {
    let mut fixture = Fixture::new();
    fixture.report("old", "示例局", 2023, "ingested_at=1").statement("expenditure", "item=total amount=1.00");
    fixture
        .report("new", "示例局", 2023, "ingested_at=2 batch_id=b2")
        .statement("expenditure", "item=total amount=2.00");
    fixture
        .report("unit", "示例局", 2023, "ingested_at=1 scope=unit")
        .statement("expenditure", "item=total amount=3.00");
    let session = fixture.session();
    let revisions = |view: &str| ask(&session, &format!("SELECT revision_id FROM {view} ORDER BY 1"));
    assert_eq!(revisions("reports"), ["new", "unit"]);
    assert_eq!(revisions("reports_all"), ["new", "old", "unit"]);
    assert_eq!(revisions("statements"), ["new", "unit"]);
    assert_eq!(revisions("statements_all"), ["new", "old", "unit"]);
    assert_eq!(ask(&session, "SELECT amount FROM facts ORDER BY 1"), ["2.00", "3.00"]);
    assert_eq!(ask(&session, "SELECT amount FROM facts_all ORDER BY 1"), ["1.00", "2.00", "3.00"]);
}

#[test]
fn a_batch_that_never_committed_its_report_is_not_seen() {
    let mut fixture = Fixture::new();
    fixture.report("whole", "示例局", 2022, "").statement("expenditure", "item=total amount=1.00");
    fixture.crashed("half", "示例局", 2023, "").statement("expenditure", "item=total amount=2.00");
    let session = fixture.session();
    assert_eq!(ask(&session, "SELECT revision_id, amount FROM facts_all"), ["whole 1.00"]);
    assert_eq!(ask(&session, "SELECT revision_id FROM statements_all"), ["whole"]);
}

#[test]
fn a_revision_that_two_racing_batches_committed_counts_once() {
    let mut fixture = Fixture::new();
    fixture
        .report("same", "示例局", 2023, "ingested_at=5 batch_id=first")
        .statement("expenditure", "item=total amount=1.00");
    fixture
        .report("same", "示例局", 2023, "ingested_at=6 batch_id=second")
        .statement("expenditure", "item=total amount=1.00");
    let session = fixture.session();
    assert_eq!(ask(&session, "SELECT count(*), max(epoch_us(ingested_at)) FROM reports_all"), ["1 5"]);
    assert_eq!(ask(&session, "SELECT count(*) FROM facts_all"), ["1"]);
    assert_eq!(ask(&session, "SELECT count(*) FROM facts"), ["1"]);
}

#[test]
fn a_warehouse_without_files_has_every_view_and_no_row() {
    let dir = tempfile::tempdir().unwrap();
    let session = Session::over(dir.path(), BTreeMap::new(), juesuan_query::Reference::shipped()).unwrap();
    // Those that are built on reference data have rows of their own.
    let filled = [
        "fiscal_years",
        "regions",
        "functions",
        "codes",
        "code_names",
        "code_crosswalk",
        "residents",
        "resident_counts",
        "prices",
        "deflators",
        "metric_topics",
    ];
    let views = views().unwrap().into_iter().map(|view| view.name.as_str());
    for view in views.filter(|name| !filled.contains(name)) {
        assert_eq!(ask(&session, &format!("SELECT count(*) FROM {view}")), ["0"], "{view}");
    }
    assert_eq!(
        ask(&session, "SELECT min(fiscal_year), max(fiscal_year), count(*) FROM fiscal_years"),
        ["1994 2100 107"]
    );
}

#[test]
fn a_real_warehouse_opens_empty_and_quotes_in_its_path_do_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = juesuan_warehouse::Warehouse::open_or_create(&dir.path().join("it's [1] here")).unwrap();
    let session = Session::open(warehouse).unwrap();
    assert_eq!(ask(&session, "SELECT count(*) FROM facts"), ["0"]);
}

/// The columns that the header of a view documents, with their Chinese labels.
fn documented(view: &str) -> Vec<(&'static str, &'static str)> {
    let view = views().unwrap().into_iter().find(|known| known.name == view).unwrap();
    view.columns.iter().map(|(name, label)| (*name, label.zh)).collect()
}

#[test]
fn a_view_has_the_columns_that_its_header_documents() {
    let session = Fixture::new().session();
    for view in views().unwrap() {
        let frame = session.sql(&format!("SELECT * FROM {}", view.name)).unwrap();
        let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        assert_eq!(
            names,
            documented(&view.name).into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "{}",
            view.name
        );
    }
}

#[test]
fn the_views_of_tables_carry_their_columns_under_the_schema_s_labels() {
    for table in WarehouseTable::ALL {
        // The batch is internal; the entity's name is the report's.
        let schema = table.schema();
        let expected: Vec<(&str, &str)> = schema
            .fields()
            .iter()
            .filter(|field| field.name() != "batch_id")
            .map(|field| (field.name().as_str(), field.metadata()["comment"].as_str()))
            .collect();
        let named = expected.iter().any(|(name, _)| *name == "entity_name");
        let shown: Vec<_> = documented(table.name())
            .into_iter()
            .filter(|(name, _)| named || *name != "entity_name")
            .collect();
        assert_eq!(shown, expected, "{}", table.name());
    }
}

#[test]
fn income_comes_from_statement_01_and_from_04_where_01_is_silent() {
    let mut fixture = Fixture::new();
    fixture
        .report("r", "示例局", 2023, "")
        .statement(
            "income_expenditure_summary",
            "side=income item=fiscal_appropriation fund=general_public amount=90.00
             side=income item=income_of_year amount=95.00
             side=expenditure item=expenditure_of_year amount=95.00",
        )
        .statement(
            "appropriation_summary",
            "side=income item=fiscal_appropriation fund=general_public amount=90.00
             side=income item=fiscal_appropriation fund=government_fund amount=5.00
             side=income item=income_of_year amount=95.00",
        );
    assert_eq!(
        ask(&fixture.session(), "SELECT statement, item, fund, amount FROM income ORDER BY amount, item"),
        [
            "appropriation_summary fiscal_appropriation government_fund 5.00",
            "income_expenditure_summary fiscal_appropriation general_public 90.00",
            "income_expenditure_summary income_of_year - 95.00",
        ]
    );
}

#[test]
fn spending_has_one_row_per_code_with_its_measures_side_by_side() {
    let mut fixture = Fixture::new();
    fixture
        .report("r", "示例局", 2023, "")
        .statement(
            "expenditure",
            "item=total amount=30.00 line=1
             code_domain=functional code=201 code_level=class row_label=一般公共服务支出 amount=20.00 line=2
             code_domain=functional code=201 code_level=class row_label=一般公共服务支出 measure=basic amount=20.00 line=2
             code_domain=functional code=208 code_level=class row_label=社会保障和就业支出 amount=10.00 line=3
             code_domain=functional code=208 code_level=class row_label=社会保障和就业支出 measure=project amount=0.00 line=3
             code_domain=functional code=208 code_level=class row_label=社会保障和就业支出 amount=7.00 line=9",
        )
        .statement(
            "basic_expenditure",
            "code_domain=economic code=301 code_level=class row_label=工资福利支出 amount=8.00
             item=personnel amount=8.00",
        );
    let session = fixture.session();
    assert_eq!(
        ask(&session, "SELECT code, total, basic, project, business, line FROM spending ORDER BY line"),
        ["201 20.00 20.00 - - 2", "208 10.00 - 0.00 - 3", "208 7.00 - - - 9"]
    );
    assert_eq!(ask(&session, "SELECT code, code_level, amount FROM spending_economic"), ["301 class 8.00"]);
}

#[test]
fn three_public_prefers_the_adjusted_budget_and_says_which_it_shows() {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement(
        "three_public",
        "item=three_public phase=initial_budget amount=9.00
         item=three_public phase=adjusted_budget amount=8.00
         item=three_public amount=7.00
         item=reception phase=initial_budget amount=1.00
         item=overseas amount=0.00",
    );
    assert_eq!(
        ask(&fixture.session(), "SELECT item, budget, budget_phase, actual FROM three_public ORDER BY item"),
        ["overseas - - 0.00", "reception 1.00 initial_budget -", "three_public 8.00 adjusted_budget 7.00"]
    );
}

#[test]
fn rejects_are_all_shown() {
    let session = Fixture::new().session();
    assert_eq!(ask(&session, "SELECT count(*) FROM rejects"), ["0"]);
}
