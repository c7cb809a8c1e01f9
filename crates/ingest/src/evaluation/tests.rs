//! Each test is a table as text extraction leaves it, and what is read from it.

use super::*;
use juesuan_model::{EvaluationKind, Figure};

fn evaluations(text: &str) -> Evaluations {
    read(&crate::reader::read(text.as_bytes()).unwrap().document, 0)
}

fn printed(figure: Option<&Figure>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{}{}", figure.value, figure.unit.label()))
}

fn project(project: &ProjectEvaluation) -> String {
    let figures = [&project.budget, &project.actual, &project.rate, &project.rate_score, &project.score];
    let figures = figures.map(|figure| printed(figure.as_ref()));
    let full = project.rate_full_score.map_or_else(|| "-".to_owned(), |points| points.to_string());
    format!("{} {}: {} of {full}", project.kind, project.name, figures.join(" "))
}

fn indicator(indicator: &Indicator) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let full = indicator.full_score.map_or_else(String::new, |points| format!(" of {points}"));
    format!(
        "{} > {} > {}: {} → {} {}{full}",
        text(&indicator.level1),
        text(&indicator.level2),
        indicator.level3,
        text(&indicator.target),
        text(&indicator.actual),
        printed(indicator.score.as_ref()),
    )
}

fn indicators(text: &str) -> Vec<String> {
    evaluations(text).indicators.iter().map(indicator).collect()
}

const PROJECT: &str = "\
2023 年度乡村振兴项目自评表

项目名称\t\t乡村振兴工作经费\t\t\t\t\t
主管部门\t\t示例区财政局\t\t项目实施单位\t\t示例区评审中心\t
项目类别\t\t1、部门预算项目 <input checked=\"checkbox\" type=\"checkbox\"> 2、区级专项 <input type=\"checkbox\">\t\t\t\t\t
预算执行情况 (万元) (20分)\t\t预算数(A)\t\t执行数(B)\t\t执行率(B/A)\t得分 (20分*执行率)
\t\t年度财政资金总额\t\t312.47万元\t\t300\t\t96.01\t19.2分
年度绩效目标1 (80分)\t\t一级指标\t\t二级指标\t三级指标\t\t年初目标值(A)\t实际完成值(B)\t得分
\t\t产出指标\t\t数量指标\t帮扶对象数量\t\t2个\t2个\t10
\t\t\t\t质量指标\t巩固脱贫攻坚成果\t\t完成\t完成\t10
\t\t满意度指\t\t满意度\t帮扶地区满意度\t\t<p>≥90%</p>\t98%\t8
\t\t总分\t\t97.2分\t\t\t\t

<p>偏差大或目标未完成原因分析</p>\t<p>无。</p>
";

#[test]
fn a_project_s_money_and_points_are_read_with_their_own_units() {
    let found = evaluations(PROJECT);
    let [only] = found.projects.as_slice() else { panic!("one project") };
    assert_eq!(project(only), "project 乡村振兴工作经费: 3124700元 3000000元 96.01% 19.2分 97.2分 of 20");
    assert_eq!(only.authority.as_deref(), Some("示例区财政局"));
    assert_eq!(only.unit.as_deref(), Some("示例区评审中心"));
    assert_eq!(only.budget.as_ref().map(|figure| figure.quantum.to_string()), Some("100".to_owned()));
    assert_eq!(only.title, "2023 年度乡村振兴项目自评表");
    assert_eq!(only.locator.line, Some(1));
}

#[test]
fn levels_go_down_the_rows_and_tags_are_taken_off() {
    assert_eq!(
        indicators(PROJECT),
        [
            "产出指标 > 数量指标 > 帮扶对象数量: 2个 → 2个 10分",
            "产出指标 > 质量指标 > 巩固脱贫攻坚成果: 完成 → 完成 10分",
            "满意度指标 > 满意度 > 帮扶地区满意度: ≥90% → 98% 8分",
        ]
    );
    let found = evaluations(PROJECT);
    assert!(found.indicators.iter().all(|indicator| indicator.project == "乡村振兴工作经费"));
    assert!(
        found.indicators.iter().all(|i| i.objective_full_score == Some(80.into()) && i.objective.is_none())
    );
}

#[test]
fn a_department_has_several_objectives_each_with_its_header() {
    let text = "\
2023年度示例区财政局整体绩效自评表
单位名称\t示例区财政局\t\t\t\t\t
基本支出总额\t1330.67 万元\t\t\t项目支出总额\t3771.55 万元\t
预算执行情况（万元） (20 分)\t\t预算数 (A)\t执行数 (B)\t执行率 (B/A)\t得分 (20 分*执行率)\t
\t部门整体支出总额\t5102.22 万元\t5102.22 万元\t100%\t20 分\t
年度目标 1: (50分)\t聚焦中心工作。\t\t\t\t\t
年度绩效指标\t一级指标\t二级指标\t三级指标\t年初目标值 (A)\t实际完成 值 (B)\t得分
\t产出指标\t数量指标\t参阅材料\t≥10 篇\t20\t5
年度绩效目标 2 (20\t巩固脱贫成果。\t\t\t\t\t

分)\t\t\t\t\t\t
年度绩效指标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t得分
指标\t效益指标\t社会效益指标\t生活改善\t完成\t完成\t2.5
满意度指标\t帮扶地区满意度\t帮扶地区满意度\t≥90%\t98%\t1\t
总分\t99分\t\t\t\t\t
改进措施及结果应用方案\t更好发挥预算管理作用\t1\t2\t3
";
    let found = evaluations(text);
    let [only] = found.projects.as_slice() else { panic!("one department") };
    assert_eq!(only.kind, EvaluationKind::Department);
    assert_eq!(project(only), "department 示例区财政局: 51022200元 51022200元 100% 20分 99分 of 20");
    assert_eq!(printed(only.basic.as_ref()), "13306700元");
    assert_eq!(printed(only.project.as_ref()), "37715500元");
    let objectives: Vec<_> = found
        .indicators
        .iter()
        .map(|i| (i.objective.as_deref().unwrap(), i.objective_full_score.unwrap().to_string(), indicator(i)))
        .collect();
    assert_eq!(
        objectives,
        [
            ("聚焦中心工作。", "50".to_owned(), "产出指标 > 数量指标 > 参阅材料: ≥10 篇 → 20 5分".to_owned()),
            (
                "巩固脱贫成果。",
                "20".to_owned(),
                "效益指标 > 社会效益指标 > 生活改善: 完成 → 完成 2.5分".to_owned()
            ),
            (
                "巩固脱贫成果。",
                "20".to_owned(),
                "满意度指标 > 帮扶地区满意度 > 帮扶地区满意度: ≥90% → 98% 1分".to_owned()
            ),
        ]
    );
}

#[test]
fn a_column_for_full_points_is_read_by_its_header() {
    let text = "\
示例项目绩效自评表
\t一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分
\t产出指标\t数量指标\t培训人数\t10\t≥100人\t120人\t9.5
\t效益指标\t社会效益\t能力提升\t20\t提升\t提升\t
";
    assert_eq!(
        indicators(text),
        [
            "产出指标 > 数量指标 > 培训人数: ≥100人 → 120人 9.5分 of 10",
            "效益指标 > 社会效益 > 能力提升: 提升 → 提升 - of 20",
        ]
    );
}

#[test]
fn an_amount_without_a_known_unit_is_none() {
    let text = "\
示例项目自评表
预算执行情况\t\t预算数(A)\t执行数(B)\t执行率(B/A)\t得分
\t年度财政资金总额\t300\t200万元\t66.67%\t13.33
总分\t90
";
    let found = evaluations(text);
    assert_eq!(
        found.projects.iter().map(project).collect::<Vec<_>>(),
        ["project 示例: - 2000000元 66.67% 13.33分 90分 of -"]
    );
}

#[test]
fn a_sentence_that_names_a_table_is_no_table() {
    let found =
        evaluations("公开《2023 年度示例局整体绩效自评表》，情况良好。\n2023年度示例局整体绩效自评表\n");
    assert!(found.projects.is_empty() && found.indicators.is_empty());
}
