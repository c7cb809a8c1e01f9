//! Self-evaluations: what a 绩效自评表 states about a department or a project, and each of its indicators.

use crate::claim::{Decimal, ValueUnit};
use crate::locator::Locator;
use crate::words::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Whose performance a table evaluates.
    EvaluationKind {
        Department = "department", "部门整体绩效", "overall department performance";
        Project = "project", "项目绩效", "project performance";
    }
}

/// One self-evaluation table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectEvaluation {
    /// Department or project.
    pub kind: EvaluationKind,
    /// The table's title as printed: `2023 年度乡村振兴项目自评表`.
    pub title: String,
    /// The project's or the department's name as printed in the table; if it prints none, from the title.
    pub name: String,
    /// The department in charge (主管部门).
    pub authority: Option<String>,
    /// The unit that carries the project out (项目实施单位).
    pub unit: Option<String>,
    /// 基本支出总额, in a department's table.
    pub basic: Option<Figure>,
    /// 项目支出总额, in a department's table.
    pub project: Option<Figure>,
    /// The budget (A), yuan.
    pub budget: Option<Figure>,
    /// What was spent (B), yuan.
    pub actual: Option<Figure>,
    /// B/A as printed, percent.
    pub rate: Option<Figure>,
    /// The points for the rate.
    pub rate_score: Option<Figure>,
    /// The maximum points for the rate, from the header: `(20 分)`.
    pub rate_full_score: Option<Decimal>,
    /// The total of all points.
    pub score: Option<Figure>,
    /// Where the title is.
    pub locator: Locator,
}

/// One indicator of a self-evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The evaluation that it belongs to: its index in the report's `projects`, from 0.
    pub evaluation: usize,
    /// The name of that evaluation.
    pub project: String,
    /// The yearly objective that it serves, if one is printed.
    pub objective: Option<String>,
    /// The points of that objective: `年度目标 1: (50分)`.
    pub objective_full_score: Option<Decimal>,
    /// 一级指标: 产出指标, 效益指标, 满意度指标 …
    pub level1: Option<String>,
    /// 二级指标.
    pub level2: Option<String>,
    /// 三级指标.
    pub level3: String,
    /// The target as printed.
    pub target: Option<String>,
    /// The outcome as printed.
    pub actual: Option<String>,
    /// The points.
    pub score: Option<Figure>,
    /// The maximum points, if the table has a column for them.
    pub full_score: Option<Decimal>,
    /// Where its name is.
    pub locator: Locator,
}

/// A number of an evaluation table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The value: yuan, percent or points.
    pub value: Decimal,
    /// The value of its last digit.
    pub quantum: Decimal,
    /// What it counts.
    pub unit: ValueUnit,
    /// The cell as printed.
    pub printed: String,
    /// Where it is.
    pub locator: Locator,
}
