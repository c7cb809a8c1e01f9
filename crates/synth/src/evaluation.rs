//! The self-evaluation tables 绩效自评表: the department's, then one for each evaluated project.

use crate::accounts::{Accounts, Flow, Outcome};
use crate::content::{Grid, ReportContent};
use crate::money::{Fen, two_decimals};
use juesuan_model::Fund;

/// A third-level indicator with what was aimed at, what came out and its score in hundredths.
struct Indicator {
    path: [&'static str; 2],
    name: String,
    target: String,
    actual: String,
    score: i64,
}

impl Indicator {
    fn new(path: [&'static str; 2], name: &str, target: &str, actual: &str, score: i64) -> Self {
        Self { path, name: name.to_owned(), target: target.to_owned(), actual: actual.to_owned(), score }
    }
}

/// The number of columns of every table.
const WIDTH: usize = 7;

/// Writes all tables.
pub(crate) fn write(content: &mut ReportContent, department: &str, accounts: &Accounts) {
    overall(content, department, accounts);
    for outcome in accounts.evaluated() {
        project(content, department, accounts.year, outcome);
    }
}

/// The score for execution: twenty points at the rate of execution, in hundredths.
fn execution_score(spent: Fen, budget: Fen) -> i64 {
    spent.share(budget, 20).unwrap_or(0)
}

fn overall(content: &mut ReportContent, department: &str, accounts: &Accounts) {
    let year = accounts.year;
    let spent = accounts.total(Flow::spending);
    let budget = spent + accounts.total(|flow| flow.closing);
    content.paragraph(format!("{year}年度{department}整体绩效自评表"));
    let mut lines = Vec::new();
    lines.push(format!("单位名称\t{department}\t\t\t\t\t"));
    let kind = |amount: fn(&Flow) -> Fen| accounts.total(amount).printed();
    lines.push(format!(
        "基本支出总额\t{}万元\t\t\t项目支出总额\t{}万元\t",
        kind(|flow| flow.basic),
        kind(|flow| flow.project)
    ));
    execution(&mut lines, "部门整体支出总额", budget, spent);
    // 95% is aimed at: two percentage points short cost half a point.
    let short = 2 - i64::from(year % 3);
    let satisfaction = format!("{}%", 95 - 2 * short);
    let satisfied = 1_000 - 50 * short;
    let indicators = [
        Indicator::new(["产出指标", "数量指标"], "重点工作完成数量", "≥20项", "24项", 2_000),
        Indicator::new(["产出指标", "质量指标"], "年度任务完成率", "100%", "100%", 2_000),
        Indicator::new(["产出指标", "时效指标"], "按期办结率", "≥95%", "97%", 1_000),
        Indicator::new(["效益指标", "社会效益指标"], "公共服务改善程度", "提升", "提升", 2_000),
        Indicator::new(["满意度指标", "服务对象满意度"], "服务对象满意度", "≥95%", &satisfaction, satisfied),
    ];
    objectives(
        &mut lines,
        "完成年度重点工作，提高资金使用效益。",
        &indicators,
        execution_score(spent, budget),
    );
    content.grid(Grid::of_lines(&lines, WIDTH));
}

fn project(content: &mut ReportContent, department: &str, year: u16, outcome: &Outcome) {
    let project = outcome.project;
    let tick = |ticked: bool| if ticked { "☑" } else { "□" };
    content.paragraph(format!("{year}年度{}项目自评表", project.name));
    let mut lines = Vec::new();
    lines.push(format!("项目名称\t{}\t\t\t\t\t", project.name));
    lines.push(format!("主管部门\t{department}\t\t项目实施单位\t{department}\t\t"));
    lines.push(format!(
        "项目类别\t1、部门预算项目{} 2、区级专项{} 3、上级转移支付项目□\t\t\t\t\t",
        tick(project.fund == Fund::GeneralPublic),
        tick(project.fund != Fund::GeneralPublic),
    ));
    lines.push(format!(
        "项目属性\t1、持续性项目{} 2、新增性项目{}\t\t\t\t\t",
        tick(project.years.0 < year),
        tick(project.years.0 >= year),
    ));
    execution(&mut lines, "年度财政资金总额", outcome.budget, outcome.spent);
    let (counted, target, unit) = project.quantity;
    let done = target + target * i64::from(year % 4) / 40;
    let short = 3 - i64::from(year % 4);
    let satisfaction = format!("{}%", 95 - short);
    let satisfied = 1_000 - 50 * short;
    let indicators = [
        Indicator::new(
            ["产出指标", "数量指标"],
            counted,
            &format!("≥{target}{unit}"),
            &format!("{done}{unit}"),
            2_000,
        ),
        Indicator::new(["产出指标", "质量指标"], "验收或检查合格率", "100%", "100%", 2_000),
        Indicator::new(["产出指标", "时效指标"], "按计划完成时间", "12月底前", "12月底前", 1_000),
        Indicator::new(["效益指标", "社会效益指标"], project.result, "实现", "实现", 2_000),
        Indicator::new(["满意度指标", "服务对象满意度"], "受益对象满意度", "≥95%", &satisfaction, satisfied),
    ];
    let score = execution_score(outcome.spent, outcome.budget);
    objectives(&mut lines, project.result, &indicators, score);
    content.grid(Grid::of_lines(&lines, WIDTH));
}

/// Budget, execution, rate and score of money.
fn execution(lines: &mut Vec<String>, label: &str, budget: Fen, spent: Fen) {
    lines.push(
        "预算执行情况（万元） (20分)\t\t预算数 (A)\t执行数 (B)\t执行率 (B/A)\t得分 (20分*执行率)\t"
            .to_owned(),
    );
    lines.push(format!(
        "\t{label}\t{}万元\t{}万元\t{}\t{}分\t",
        budget.printed(),
        spent.printed(),
        spent.percent_of(budget),
        two_decimals(execution_score(spent, budget)),
    ));
}

/// The yearly objective with its indicators, then the total score.
fn objectives(lines: &mut Vec<String>, objective: &str, indicators: &[Indicator], execution: i64) {
    lines.push(format!("年度目标 1: (80分)\t{objective}\t\t\t\t\t"));
    lines.push("年度绩效指标\t一级指标\t二级指标\t三级指标\t年初目标值 (A)\t实际完成值 (B)\t得分".to_owned());
    let mut above = "";
    for indicator in indicators {
        let [first, second] = indicator.path;
        // The first level is printed once, before the first of its indicators.
        let level = if first == above { "" } else { first };
        above = first;
        let Indicator { name, target, actual, .. } = indicator;
        lines.push(format!(
            "\t{level}\t{second}\t{name}\t{target}\t{actual}\t{}",
            two_decimals(indicator.score)
        ));
    }
    let total = execution + indicators.iter().map(|indicator| indicator.score).sum::<i64>();
    lines.push(format!("总分\t{}分\t\t\t\t\t", two_decimals(total)));
    lines.push("偏差大或目标未完成原因分析\t个别指标受进度影响未满分。\t\t\t\t\t".to_owned());
    lines.push("改进措施及结果应用方案\t加强过程监控，结果与下年预算安排挂钩。\t\t\t\t\t".to_owned());
}
