//! The report on one entity.

use crate::fixture::{Fixture, Opened};
use juesuan_query::Years;
use juesuan_report::entity_report;

/// 武昌区's figures of 2023 in part, a smaller 2021, and nothing for 2022.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    fixture
        .report("w2023", "武昌区政府办", 2023, "")
        .statement(
            "income_expenditure_summary",
            "side=income item=income_of_year amount=51022200 line=12
             side=income item=opening_carryover amount=0 line=14
             side=expenditure item=expenditure_of_year amount=51022200 line=12
             side=expenditure item=grand_total amount=51022200 line=15",
        )
        .statement(
            "expenditure",
            "item=total amount=51022200 line=70
             item=total measure=basic amount=13306700 line=70
             item=total measure=project amount=37715500 line=70
             code_domain=functional code=201 code_level=class row_label=一般公共服务支出 amount=46450000 line=71
             code_domain=functional code=208 code_level=class row_label=社会保障和就业支出 amount=4572200 line=80",
        )
        .statement("general_public_expenditure", "item=total measure=basic amount=13306700")
        .statement(
            "basic_expenditure",
            "item=personnel amount=11118700 line=150
             item=public amount=2188000 line=151
             code_domain=economic code=301 code_level=class row_label=工资福利支出 amount=10171300 line=130",
        )
        .statement(
            "three_public",
            "item=three_public phase=adjusted_budget amount=4200 line=170
             item=three_public amount=4200 line=170
             item=reception phase=adjusted_budget amount=4200 line=170
             item=reception amount=4200 line=170
             item=overseas phase=adjusted_budget amount=0 line=170",
        );
    fixture
        .report("w2021", "武昌区政府办", 2021, "")
        .statement("income_expenditure_summary", "side=income item=income_of_year amount=50 line=9");
    fixture.report("u2023", "武昌区政府办", 2023, "scope=unit");
    fixture.session()
}

#[test]
fn the_report_shows_what_there_is_and_explains_what_there_is_not() {
    let report = entity_report(&session(), "武昌区政府办", Years::ALL).unwrap();
    assert_eq!(report, include_str!("entity.md"));
}

#[test]
fn only_the_years_asked_for_are_shown() {
    let report = entity_report(&session(), "武昌", "2021".parse().unwrap()).unwrap();
    assert!(report.starts_with("# 武昌区政府办部门决算分析（2021年度）\n"), "{report}");
    assert!(report.contains("支出决算表中没有可用的功能分类（类）数据。"));
    assert!(report.contains("| 2021 | 0.01 | — | — | — | — | — | — |  |"), "{report}");
    let error = entity_report(&session(), "武昌", "2010".parse().unwrap()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "武昌区政府办 has no final_accounts report in 2010: its years are 2021 department, 2023 department, 2023 unit"
    );
}
