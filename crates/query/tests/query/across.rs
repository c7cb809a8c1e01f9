//! What the views show across years, kinds, scopes and revisions.

use crate::fixture::{Fixture, rows};
use juesuan_query::Session;

fn ask(session: &Session, sql: &str) -> Vec<String> {
    rows(&session.sql(sql).unwrap())
}

/// The year-end of 01, and the year's beginning, each with its quantum.
fn balances(opening: &str, closing: &str) -> String {
    let line = |side: &str, item: &str, cells: &str| match cells {
        "" => String::new(),
        cells => format!("side={side} item={item} {cells} page=3 printed={item}\n"),
    };
    line("income", "opening_carryover", opening) + &line("expenditure", "closing_carryover", closing)
}

#[test]
fn a_carryover_passes_rounds_fails_or_lacks_a_side() {
    let mut fixture = Fixture::new();
    for (year, opening, closing) in [
        (2018, "amount=1.00 line=7", "amount=5.00 line=8"),
        (2019, "amount=5.00 line=9", "amount=123400.00 quantum=100.00 line=9"),
        (2020, "amount=123450.05 quantum=0.10 line=1", "amount=7.00"),
        (2021, "amount=7.01", ""),
        (2022, "amount=0.00", "amount=0.00"),
        (2023, "", ""),
        (2025, "amount=0.00", ""),
    ] {
        let statement = "income_expenditure_summary";
        fixture
            .report(&format!("r{year}"), "示例局", year, "")
            .statement(statement, &balances(opening, closing));
    }
    // The own level's accounts are another series.
    fixture.report("own", "示例局", 2024, "scope=own_level");
    fixture.report("budget", "示例局", 2024, "kind=budget");
    let session = fixture.session();
    assert_eq!(
        ask(
            &session,
            "SELECT fiscal_year, scope, closing_amount, opening_amount, difference, tolerance, state, reason \
             FROM carryovers ORDER BY fiscal_year"
        ),
        [
            "2018 department - 1.00 - - insufficient_data no report for the year before",
            "2019 department 5.00 5.00 0.00 0.01000 pass -",
            "2020 department 123400.00 123450.05 50.05 50.05000 rounding -",
            "2021 department 7.00 7.01 0.01 0.01000 rounding -",
            "2022 department - 0.00 - - insufficient_data closing carryover is not printed",
            "2023 department 0.00 - - - insufficient_data opening carryover is not printed",
            "2024 own_level - - - - insufficient_data no report for the year before",
            "2025 department - 0.00 - - insufficient_data no report for the year before",
        ]
    );
    assert_eq!(
        ask(
            &session,
            "SELECT closing_revision_id, closing_page, closing_line, closing_quantum, closing_printed, \
             opening_revision_id, opening_page, opening_line, opening_quantum, opening_printed \
             FROM carryovers WHERE fiscal_year = 2020"
        ),
        ["r2019 3 9 100.0000 closing_carryover r2020 3 1 0.1000 opening_carryover"]
    );
}

#[test]
fn carryovers_are_compared_by_statement_and_fund() {
    let mut fixture = Fixture::new();
    fixture
        .report("old", "示例局", 2022, "")
        .statement("income_expenditure_summary", "item=grand_total amount=1.00")
        .statement(
            "appropriation_summary",
            "side=expenditure item=closing_carryover amount=9.00
             side=expenditure item=closing_carryover fund=general_public amount=6.00
             side=expenditure item=closing_carryover fund=government_fund amount=3.00
             side=expenditure item=closing_carryover fund=state_capital phase=adjusted_budget amount=4.00",
        )
        .statement(
            "government_fund",
            "item=total measure=closing_carryover fund=government_fund amount=3.00",
        );
    fixture
        .report("new", "示例局", 2023, "")
        .statement(
            "appropriation_summary",
            "side=income item=opening_carryover amount=9.00
             side=income item=opening_carryover fund=general_public amount=6.02",
        )
        .statement(
            "government_fund",
            "item=total measure=opening_carryover fund=government_fund amount=3.00",
        );
    assert_eq!(
        ask(
            &fixture.session(),
            "SELECT statement, fund, difference, state, reason FROM carryovers WHERE fiscal_year = 2023 \
             ORDER BY statement, fund NULLS FIRST"
        ),
        [
            "appropriation_summary - 0.00 pass -",
            "appropriation_summary general_public 0.02 fail -",
            "appropriation_summary government_fund - insufficient_data opening carryover is not printed",
            "government_fund government_fund 0.00 pass -",
            "income_expenditure_summary - - insufficient_data neither is printed",
        ]
    );
}

/// Changes from 2022, which the report of 2023 states.
const CHANGES: &str = "
    topic=grand_total metric=increase compared_year=2022 value=91.80 direction=decrease line=1
    topic=income_of_year metric=increase compared_year=2022 value=0.10 quantum=0.10 direction=increase line=2
    topic=expenditure_of_year fund=general_public metric=increase compared_year=2022 value=1.00 direction=increase line=3
    topic=income_of_year section=appropriation metric=increase compared_year=2022 value=0 quantum=0 direction=unchanged line=4
    topic=functional_class code=201 metric=increase compared_year=2022 value=2.00 direction=decrease line=5
    topic=three_public metric=increase compared_year=2022 value=1.00 direction=increase line=6
    topic=operating_cost metric=increase compared_year=2022 value=1.00 direction=increase line=7
    topic=income_total metric=increase compared_year=2022 value=5002.27 direction=increase line=8
    topic=reception metric=increase compared_year=2022 value=1.00 direction=increase line=9";

#[test]
fn a_restatement_is_what_the_next_report_implies_and_the_year_s_own_did_not_say() {
    let mut fixture = Fixture::new();
    fixture
        .report("old", "示例局", 2022, "")
        .statement(
            "income_expenditure_summary",
            "side=income item=grand_total amount=5194.02 page=1 line=5 printed=5,194.02
             side=income item=income_of_year amount=99.95",
        )
        .statement("general_public_expenditure", "item=total fund=general_public amount=49.00")
        .statement("appropriation_summary", "side=income item=income_of_year amount=8.00")
        .statement("expenditure", "code_domain=functional code=201 code_level=class amount=12.50")
        .statement("three_public", "item=three_public amount=3.00")
        .prose("topic=operating_cost value=6.00\n topic=three_public value=9.00");
    fixture
        .report("new", "示例局", 2023, "")
        .statement(
            "income_expenditure_summary",
            "side=income item=grand_total amount=5102.22 page=2 line=6
             side=income item=income_of_year amount=100.00",
        )
        .statement("general_public_expenditure", "item=total fund=general_public amount=50.00")
        .statement("appropriation_summary", "side=income item=income_of_year amount=8.00")
        .statement("expenditure", "code_domain=functional code=201 code_level=class amount=10.00")
        .statement("three_public", "item=three_public amount=4.00\n item=reception amount=4.00")
        .prose("topic=operating_cost value=7.50")
        .prose(CHANGES);
    let session = fixture.session();
    let shown = |columns: &str, order: &str| {
        let sql = format!("SELECT {columns} FROM restatements ORDER BY {order}");
        ask(&session, &sql)
            .into_iter()
            .map(|row| row.replace(".00000000", "").replace("000000", ""))
            .collect()
    };
    let found: Vec<String> = shown(
        "topic, fund, code, amount, increase, told, own, own_source, difference, tolerance, state",
        "increase_line",
    );
    assert_eq!(
        found,
        [
            "grand_total - - 5102.22 -91.80 5194.02 5194.02 income_expenditure_summary 0 0.01500000 pass",
            "income_of_year - - 100 0.10 99.90 99.95 income_expenditure_summary -0.05 0.06 rounding",
            "expenditure_of_year general_public - 50 1 49 49 general_public_expenditure 0 0.01500000 pass",
            "appropriation_income_of_year - - 8 0 8 8 appropriation_summary 0 0.01 pass",
            "functional_class - 201 10 -2 12 12.50 expenditure -0.50 0.01500000 fail",
            "three_public - - 4 1 3 3 three_public 0 0.01500000 pass",
            "operating_cost - - 7.50 1 6.50 6 prose 0.50 0.01500000 fail",
            // The total less the change is last year's income of the year: two readings of one word are never mixed.
            "income_total - - 100 5002.27 -4902.27 99.95 income_expenditure_summary -5002.22 0.01500000 fail",
        ]
    );
    let places: Vec<String> = shown(
        "told_revision_id, fiscal_year, amount_page, amount_line, increase_line, own_revision_id, compared_year, \
         own_page, own_line, own_printed",
        "increase_line LIMIT 1",
    );
    assert_eq!(places, ["new 2023 2 6 1 old 2022 1 5 5,194.02"]);
}

#[test]
fn a_change_that_names_no_number_of_the_year_before_restates_nothing() {
    let mut fixture = Fixture::new();
    for (revision, year) in [("old", 2022), ("new", 2023)] {
        fixture.report(revision, "示例局", year, "").statement(
            "income_expenditure_summary",
            "side=income item=grand_total amount=10.00\n side=income item=income_of_year amount=10.00",
        );
    }
    fixture.report("newer", "示例局", 2023, "ingested_at=1").prose(
        "topic=grand_total metric=increase compared_year=2022 value=1.00
         topic=grand_total metric=increase compared_year=2021 value=1.00 direction=increase
         topic=grand_total metric=increase compared_phase=initial_budget value=1.00 direction=increase
         topic=grand_total metric=change_rate value_unit=percent compared_year=2022 value=1.00 direction=increase
         topic=grand_total metric=increase compared_year=2022 value=0 direction=unchanged sentence=与上年基本持平
         topic=grand_total value=10.00",
    );
    assert_eq!(ask(&fixture.session(), "SELECT count(*) FROM restatements"), ["0"]);
}

#[test]
fn what_the_accounts_call_the_initial_budget_is_what_the_budget_printed() {
    let mut fixture = Fixture::new();
    fixture
        .report("plan", "示例局", 2023, "kind=budget")
        .statement(
            "general_public_expenditure",
            "item=total phase=initial_budget fund=general_public amount=100.00 page=4 line=2
             item=total fund=general_public amount=101.00
             code_domain=functional code=201 code_level=class phase=initial_budget fund=general_public amount=60.05
             code_domain=functional code=208 code_level=class phase=initial_budget fund=general_public amount=40.00",
        )
        .statement("three_public", "item=three_public phase=initial_budget amount=3.00");
    fixture.report("done", "示例局", 2023, "").prose(
        "topic=expenditure_of_year fund=general_public phase=initial_budget value=100.00 line=1
         topic=functional_class code=201 fund=general_public phase=initial_budget value=60.00 quantum=0.10 line=2
         topic=functional_class code=208 fund=general_public phase=initial_budget value=41.00 line=3
         topic=functional_class code=210 fund=general_public phase=initial_budget value=1.00 line=4
         topic=three_public phase=initial_budget value=3.00 line=5
         topic=three_public phase=adjusted_budget value=2.00 line=6",
    );
    fixture.report("alone", "示例局", 2022, "").prose("topic=three_public phase=initial_budget value=3.00");
    let session = fixture.session();
    assert_eq!(
        ask(
            &session,
            "SELECT fiscal_year, topic, code, CAST(budget AS DECIMAL(9, 2)), CAST(claimed AS DECIMAL(9, 2)), \
             CAST(difference AS DECIMAL(9, 2)), CAST(tolerance AS DECIMAL(9, 3)), state, reason \
             FROM budget_differences ORDER BY fiscal_year DESC, claimed_line"
        ),
        [
            "2023 expenditure_of_year - 100.00 100.00 0.00 0.010 pass -",
            "2023 functional_class 201 60.05 60.00 -0.05 0.055 rounding -",
            "2023 functional_class 208 40.00 41.00 1.00 0.010 fail -",
            "2023 functional_class 210 - 1.00 - - insufficient_data not printed in the budget",
            "2023 three_public - 3.00 3.00 0.00 0.010 pass -",
            "2022 three_public - - 3.00 - - insufficient_data no budget report",
        ]
    );
    assert_eq!(
        ask(
            &session,
            "SELECT budget_revision_id, budget_source, budget_page, budget_line, claimed_revision_id, claimed_line \
             FROM budget_differences WHERE topic = 'expenditure_of_year'"
        ),
        ["plan general_public_expenditure 4 2 done 1"]
    );
}

#[test]
fn a_department_has_no_less_than_its_own_level() {
    let mut fixture = Fixture::new();
    fixture
        .report("all", "示例局", 2023, "")
        .statement(
            "expenditure",
            "item=total amount=1.00
             item=total measure=basic amount=30.00 page=2 line=3
             item=total measure=project amount=40.00",
        )
        .statement("three_public", "item=three_public amount=2.00\n item=reception amount=0.99");
    fixture
        .report("own", "示例局", 2023, "scope=own_level")
        .statement(
            "expenditure",
            "item=total amount=2.00
             item=total measure=basic amount=20.00 page=5 line=6
             item=total measure=project amount=40.02",
        )
        .statement(
            "three_public",
            "item=three_public amount=2.00\n item=reception amount=1.00\n item=overseas amount=1.00",
        );
    fixture
        .report("other", "另一局", 2023, "scope=own_level")
        .statement("three_public", "item=reception amount=9.00");
    let session = fixture.session();
    assert_eq!(
        ask(
            &session,
            "SELECT statement, topic, CAST(department AS DECIMAL(9, 2)), CAST(own_level AS DECIMAL(9, 2)), \
             CAST(difference AS DECIMAL(9, 2)), CAST(tolerance AS DECIMAL(9, 2)), state \
             FROM scope_differences ORDER BY topic"
        ),
        [
            "expenditure basic 30.00 20.00 10.00 0.01 pass",
            "expenditure project 40.00 40.02 -0.02 0.01 fail",
            "three_public reception 0.99 1.00 -0.01 0.01 rounding",
            "three_public three_public 2.00 2.00 0.00 0.01 pass",
        ]
    );
    assert_eq!(
        ask(
            &session,
            "SELECT department_revision_id, department_page, department_line, own_level_revision_id, own_level_page, \
             own_level_line FROM scope_differences WHERE topic = 'basic'"
        ),
        ["all 2 3 own 5 6"]
    );
}

#[test]
fn cells_that_differ_between_successive_revisions_are_listed_with_both_places() {
    let mut fixture = Fixture::new();
    fixture.report("first", "示例局", 2023, "ingested_at=1 report_id=bytes parser_version=1").statement(
        "expenditure",
        "item=total row_label=合计 amount=10.00 printed=10.00 page=1 line=1
         row_label=甲 amount=1.00 printed=1.00 line=2
         row_label=甲 amount=2.00 printed=2.00 line=3
         row_label=乙 amount=7.00 printed=7.00 line=4",
    );
    fixture.report("second", "示例局", 2023, "ingested_at=2 report_id=bytes parser_version=2").statement(
        "expenditure",
        "item=total row_label=合计 amount=10.00 printed=10.0 page=2 line=1
         row_label=甲 amount=1.00 printed=1.00 line=2
         row_label=甲 amount=3.00 printed=3.00 line=3
         row_label=丙 amount=6.00 printed=6.00 line=5",
    );
    fixture.report("third", "示例局", 2023, "ingested_at=3 report_id=anew parser_version=2").statement(
        "expenditure",
        "item=total row_label=合计 amount=11.00 printed=11.00 page=2 line=1
         row_label=甲 amount=1.00 printed=1.00 line=2
         row_label=甲 amount=3.00 printed=3.00 line=3
         row_label=丙 amount=6.00 printed=6.00 line=5",
    );
    fixture
        .report("unit", "示例局", 2023, "ingested_at=1 scope=unit")
        .statement("expenditure", "item=total amount=9.00");
    assert_eq!(
        ask(
            &fixture.session(),
            "SELECT old_revision_id, new_revision_id, old_report_id = new_report_id AS same_bytes, old_parser_version, \
             new_parser_version, row_label, repetition, change, old_amount, old_printed, old_page, old_line, new_amount, \
             new_printed, new_page, new_line FROM revision_differences ORDER BY old_revision_id, row_label"
        ),
        [
            "first second true 1 2 丙 1 added - - - - 6.00 6.00 - 5",
            "first second true 1 2 乙 1 removed 7.00 7.00 - 4 - - - -",
            "first second true 1 2 甲 2 changed 2.00 2.00 - 3 3.00 3.00 - 3",
            "second third false 2 2 合计 1 changed 10.00 10.0 2 1 11.00 11.00 2 1",
        ]
    );
}

#[test]
fn a_department_is_compared_with_the_sum_of_its_own_level_and_units() {
    let mut fixture = Fixture::new();
    let expenditure = |basic: &str, project: &str| {
        format!(
            "item=total measure=basic row_label=合计 amount={basic} printed={basic} quantum=0.01
             item=total measure=project row_label=合计 amount={project} printed={project} quantum=0.01"
        )
    };
    let three_public =
        |amount: &str| format!("item=three_public amount={amount} printed={amount} quantum=0.01");
    for (id, name, scope, basic, project, spent) in [
        ("whole", "示例市示例局", "department", "30.00", "40.00", "9.00"),
        ("own", "示例市示例局", "own_level", "20.00", "30.00", "5.00"),
        ("unit", "示例市示例局示例中心", "unit", "10.01", "11.00", "2.00"),
        ("other", "示例市另一局", "unit", "99.00", "99.00", "99.00"),
    ] {
        let report = fixture.report(id, name, 2023, &format!("scope={scope}"));
        report
            .statement("expenditure", &expenditure(basic, project))
            .statement("three_public", &three_public(spent));
    }
    assert_eq!(
        ask(
            &fixture.session(),
            "SELECT topic, CAST(department AS DECIMAL(9, 2)), CAST(parts AS DECIMAL(9, 2)), part_count, state, reason \
             FROM department_units ORDER BY topic"
        ),
        [
            "basic 30.00 30.01 2 rounding -",
            "project 40.00 41.00 2 fail -",
            "three_public 9.00 7.00 2 insufficient_data the papers at hand may not be all its units",
        ]
    );
}
