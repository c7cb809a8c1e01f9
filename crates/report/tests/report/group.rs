//! The report on several departments in one year.

use crate::fixture::{Fixture, Opened};
use juesuan_model::{FiscalYear, Scope};
use juesuan_query::Group;
use juesuan_report::{GroupRequest, Language, Paper, group_report};

/// Four departments of 武昌区, one of which prints no project expenditure, and one elsewhere.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    for (name, total, project) in [
        ("武汉市武昌区财政局", "400.10", "100"),
        ("武汉市武昌区教育局", "300.20", "200"),
        ("武汉市武昌区民政局", "200.30", ""),
        ("武汉市武昌区审计局", "100.40", "50"),
        ("武汉市江岸区财政局", "999", "9"),
    ] {
        let project = if project.is_empty() {
            String::new()
        } else {
            format!("item=total measure=project amount={project} line=7")
        };
        fixture.report(name, name, 2023, "").statement(
            "expenditure",
            &format!(
                "item=total amount={total} line=7
                 code_domain=functional code=201 code_level=class row_label=一般 amount={total} line=8
                 {project}"
            ),
        );
    }
    fixture.session()
}

fn report(group: Group<'_>) -> Result<Paper, juesuan_report::Error> {
    let year = FiscalYear::new(2023).unwrap();
    group_report(&session(), &GroupRequest { year, scope: Scope::Department, group, language: Language::Zh })
}

#[test]
fn the_bodies_of_a_region_stand_side_by_side_with_their_sum() {
    let text = report(Group { region: Some("武昌区"), ..Group::default() }).unwrap().markdown();
    assert!(text.starts_with("# 武昌区部门决算比较（2023年度）\n"), "{text}");
    assert!(text.contains("| 部门数 | 4 |"), "{text}");
    // 400.10 + 300.20 + 200.30 + 100.40 = 1001.00 yuan.
    assert!(text.contains("| 本年支出合计之和 | 0.10万元 |"), "{text}");
    assert!(!text.contains("江岸区"));
    let order: Vec<usize> = ["财政局", "教育局", "民政局", "审计局"]
        .iter()
        .map(|name| text.find(&format!("| 武汉市武昌区{name} |")).unwrap())
        .collect();
    assert!(order.is_sorted(), "the largest spender first");
    assert!(text.contains("| 201 | 一般公共服务支出 | 0.10 | 100.00% | 4 |"), "{text}");
}

#[test]
fn a_sum_says_how_many_do_not_print_the_figure() {
    let html = report(Group { region: Some("420106"), ..Group::default() }).unwrap().html();
    assert!(html.contains("3个部门之和，1个未列"));
    assert!(html.contains("<data value=\"350.00\">"));
}

#[test]
fn bodies_may_be_chosen_by_function_and_by_name() {
    let text = report(Group { function: Some("finance"), ..Group::default() }).unwrap().markdown();
    assert!(text.contains("江岸区财政局") && !text.contains("教育局"), "{text}");
    assert!(text.contains("有数值的部门不足3个，不计算四分位数。"));
    let error = report(Group { name: Some("水利"), ..Group::default() }).unwrap_err().to_string();
    assert!(
        error.starts_with("no final accounts for 2023 match the group (name contains “水利”)"),
        "{error}"
    );
    let error = report(Group { region: Some("无此地"), ..Group::default() }).unwrap_err().to_string();
    assert!(error.starts_with("there is no region “无此地”"), "{error}");
}
