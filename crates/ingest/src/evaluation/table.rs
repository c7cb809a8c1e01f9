//! One self-evaluation table, row by row.

use super::cells::{self, Filled};
use juesuan_model::text::squeeze;
use juesuan_model::{Decimal, EvaluationKind, Indicator, Locator, ProjectEvaluation, Unit};

/// The table as far as it has been read.
pub(super) struct EvaluationTable {
    evaluation: ProjectEvaluation,
    indicators: Vec<Indicator>,
    /// The unit in the header of the amounts: 预算执行情况（万元）.
    unit: Option<Unit>,
    /// Whether the next row contains the amounts.
    amounts_follow: bool,
    /// What the cells after 三级指标 contain.
    columns: Vec<IndicatorColumn>,
    objective: Option<String>,
    objective_full_score: Option<Decimal>,
    level1: Option<String>,
    level2: Option<String>,
    /// Whether the points have been summed: what follows is comment.
    summed: bool,
    /// The cells whose text is kept.
    pub(super) kept: Vec<Locator>,
}

/// A column right of the indicator's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IndicatorColumn {
    Target,
    Actual,
    Score,
    FullScore,
}

impl EvaluationTable {
    pub(super) fn new(title: &Filled<'_>) -> Self {
        let kind =
            if title.text.contains("整体") { EvaluationKind::Department } else { EvaluationKind::Project };
        Self {
            evaluation: ProjectEvaluation {
                kind,
                title: title.text.to_string(),
                name: named_in(&title.text),
                authority: None,
                unit: None,
                basic: None,
                project: None,
                budget: None,
                actual: None,
                rate: None,
                rate_score: None,
                rate_full_score: None,
                score: None,
                locator: title.locator,
            },
            indicators: Vec::new(),
            unit: None,
            amounts_follow: false,
            columns: vec![IndicatorColumn::Target, IndicatorColumn::Actual, IndicatorColumn::Score],
            objective: None,
            objective_full_score: None,
            level1: None,
            level2: None,
            summed: false,
            kept: vec![title.locator],
        }
    }

    /// The evaluation and its indicators; `None` for a title without a table. `index` is its position among all evaluations.
    pub(super) fn finish(self, index: usize) -> Option<(ProjectEvaluation, Vec<Indicator>)> {
        let Self { evaluation, mut indicators, .. } = self;
        for indicator in &mut indicators {
            indicator.evaluation = index;
            indicator.project.clone_from(&evaluation.name);
        }
        let empty = evaluation.budget.is_none() && evaluation.score.is_none() && indicators.is_empty();
        (!empty).then_some((evaluation, indicators))
    }

    /// Takes a row's filled cells. `blank_end`: whether the row's last cell is blank.
    pub(super) fn row(&mut self, row: &[Filled<'_>], blank_end: bool) {
        let Some(first) = row.first() else { return };
        if row.iter().any(|cell| cell.begins("三级指标")) {
            self.header(row);
        } else if row.iter().any(|cell| cell.begins("预算数")) {
            let label = first.plain();
            self.unit = Unit::parse(between_brackets(&label)).or(self.unit);
            self.evaluation.rate_full_score = cells::full_points(&label).or(self.evaluation.rate_full_score);
            self.amounts_follow = true;
        } else if std::mem::take(&mut self.amounts_follow) {
            self.amounts(row);
        } else if first.begins("总分") {
            self.evaluation.score = row.get(1).and_then(cells::points);
            self.summed = true;
        } else if self.summed {
            // 偏差原因, 改进措施: comment.
        } else if first.begins("年度") && first.plain().contains("目标") {
            self.objective(first, row.get(1));
        } else if !self.labeled(row) {
            self.indicator(row, blank_end);
        }
    }

    /// Rows of label and value: whose project it is, and the department's two kinds of expenditure. Returns whether it was one.
    fn labeled(&mut self, row: &[Filled<'_>]) -> bool {
        let mut known = false;
        for (label, value) in row.iter().zip(row.iter().skip(1)) {
            let label = label.plain();
            let evaluation = &mut self.evaluation;
            let text = || Some(value.text.to_string());
            match label.as_ref() {
                "项目名称" | "单位名称" | "部门名称" => evaluation.name = value.text.to_string(),
                "主管部门" | "项目主管部门" => evaluation.authority = text(),
                "项目实施单位" | "实施单位" | "项目单位" => evaluation.unit = text(),
                "基本支出总额" => evaluation.basic = cells::amount(value, None),
                "项目支出总额" => evaluation.project = cells::amount(value, None),
                "项目类别" | "项目属性" | "项目类型" => {}
                _ => continue,
            }
            known = true;
        }
        known
    }

    /// Budget, execution, rate and points, after the row's label.
    fn amounts(&mut self, row: &[Filled<'_>]) {
        let (unit, evaluation) = (self.unit, &mut self.evaluation);
        let mut values = row.iter().skip(1);
        evaluation.budget = values.next().and_then(|cell| cells::amount(cell, unit));
        evaluation.actual = values.next().and_then(|cell| cells::amount(cell, unit));
        evaluation.rate = values.next().and_then(cells::rate);
        evaluation.rate_score = values.next().and_then(cells::points);
    }

    fn objective(&mut self, label: &Filled<'_>, text: Option<&Filled<'_>>) {
        self.objective =
            text.filter(|text| !text.plain().ends_with("级指标")).map(|text| text.text.to_string());
        self.kept.extend(text.map(|text| text.locator));
        self.objective_full_score = cells::full_points(&label.text);
        self.level1 = None;
        self.level2 = None;
    }

    /// The header over the indicators, which may be in the row of the objective.
    fn header(&mut self, row: &[Filled<'_>]) {
        if let Some(label) = row.first().filter(|cell| {
            let label = cell.plain();
            cell.begins("年度") && label.contains("目标") && !label.contains("指标")
        }) {
            self.objective(label, row.get(1));
        }
        let after = row.iter().skip_while(|cell| !cell.begins("三级指标")).skip(1);
        let columns: Vec<IndicatorColumn> = after
            .filter_map(|cell| {
                let header = cell.plain();
                let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
                if has(&["目标值", "指标值"]) {
                    Some(IndicatorColumn::Target)
                } else if has(&["完成"]) {
                    Some(IndicatorColumn::Actual)
                } else if has(&["分值", "权重", "满分"]) {
                    Some(IndicatorColumn::FullScore)
                } else {
                    has(&["得分", "评分"]).then_some(IndicatorColumn::Score)
                }
            })
            .collect();
        // A header cut by a page break shows fewer columns than it has.
        if columns.contains(&IndicatorColumn::Target) && columns.contains(&IndicatorColumn::Score) {
            self.columns = columns;
        }
    }

    fn indicator(&mut self, row: &[Filled<'_>], blank_end: bool) {
        let columns: &[IndicatorColumn] = match self.columns.split_last() {
            // The points were left blank.
            Some((IndicatorColumn::Score, before)) if blank_end => before,
            _ => &self.columns,
        };
        let Some((levels, values)) = row.len().checked_sub(columns.len()).map(|at| row.split_at(at)) else {
            return;
        };
        let Some((name, above)) = levels.split_last() else { return };
        // The end of 年度绩效⏎指标 may be to the left of the levels.
        let mut above = above.iter().rev();
        let (second, first) = (above.next(), above.next());
        if let Some(second) = second {
            self.level2 = Some(level_name(&second.text));
        }
        if let Some(first) = first {
            self.level1 = Some(level_name(&first.text));
        }
        let value = |column: IndicatorColumn| {
            columns.iter().zip(values).find(|(which, _)| **which == column).map(|(_, cell)| cell)
        };
        let texts = [value(IndicatorColumn::Target), value(IndicatorColumn::Actual)];
        self.kept.extend(levels.iter().chain(texts.into_iter().flatten()).map(|cell| cell.locator));
        self.indicators.push(Indicator {
            evaluation: 0,
            project: String::new(),
            objective: self.objective.clone(),
            objective_full_score: self.objective_full_score,
            level1: self.level1.clone(),
            level2: self.level2.clone(),
            level3: name.text.to_string(),
            target: value(IndicatorColumn::Target).map(|cell| cell.text.to_string()),
            actual: value(IndicatorColumn::Actual).map(|cell| cell.text.to_string()),
            score: value(IndicatorColumn::Score).and_then(cells::points),
            full_score: value(IndicatorColumn::FullScore).and_then(cells::points).map(|points| points.value),
            locator: name.locator,
        });
    }
}

/// A level's name; a page break cuts the last character off (满意度指⏎标).
fn level_name(text: &str) -> String {
    let name = squeeze(text);
    if name.ends_with('指') { format!("{name}标") } else { name.into_owned() }
}

/// The text in the first brackets.
fn between_brackets(label: &str) -> &str {
    label.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside)
}

/// `乡村振兴` in `2023 年度乡村振兴项目自评表`.
fn named_in(title: &str) -> String {
    let title = squeeze(title);
    let name = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = name.strip_prefix("年度").or_else(|| name.strip_prefix('年')).unwrap_or(name);
    let ends = [
        "项目支出绩效自评表",
        "项目绩效自评表",
        "项目自评表",
        "部门整体绩效自评表",
        "整体支出绩效自评表",
        "整体绩效自评表",
        "绩效自评表",
        "自评表",
    ];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).to_owned()
}
