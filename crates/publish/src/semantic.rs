//! The metrics as semantic models define them: sums of columns of the views that have a column per metric.

use juesuan_query::{Label, Metric};

/// A view that has a column per metric, one row per department and year.
pub(crate) struct MetricView {
    /// The kind of reports.
    pub(crate) kind: &'static str,
    /// The view.
    pub(crate) view: &'static str,
    /// What the names of its metrics begin with.
    pub(crate) prefix: &'static str,
    /// What they are metrics of.
    pub(crate) label: Label,
}

/// Both kinds of reports. Their figures are never added up with each other.
pub(crate) const METRIC_VIEWS: [MetricView; 2] = [
    MetricView {
        kind: "final_accounts",
        view: "final_accounts_metrics",
        prefix: "",
        label: Label { zh: "决算", en: "Final accounts" },
    },
    MetricView {
        kind: "budget",
        view: "budget_metrics",
        prefix: "budget_",
        label: Label { zh: "预算", en: "Budget" },
    },
];

/// How the value of several departments is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Aggregate {
    /// The sum of this column.
    Sum(String),
    /// The sum of one column ÷ the sum of another.
    Ratio(String, String),
    /// The mean of this column, each department counting the same.
    Mean(String),
}

/// A metric over one of the views.
pub(crate) struct SemanticMetric<'m> {
    pub(crate) name: String,
    /// What it is called, in Chinese and in English.
    pub(crate) zh: String,
    pub(crate) en: String,
    /// What it measures, in both languages.
    pub(crate) description: String,
    pub(crate) aggregate: Aggregate,
    pub(crate) metric: &'m Metric,
}

impl MetricView {
    /// Its metrics.
    pub(crate) fn metrics<'m>(&self, metrics: &'m [Metric]) -> Vec<SemanticMetric<'m>> {
        let is_of_kind = |metric: &&Metric| metric.kinds.iter().any(|kind| kind.name() == self.kind);
        metrics.iter().filter(is_of_kind).map(|metric| self.metric(metric)).collect()
    }

    fn metric<'m>(&self, metric: &'m Metric) -> SemanticMetric<'m> {
        let id = metric.id;
        let aggregate = if metric.additive {
            Aggregate::Sum(id.to_owned())
        } else if metric.pooled {
            Aggregate::Ratio(format!("{id}_numerator"), format!("{id}_denominator"))
        } else {
            Aggregate::Mean(id.to_owned())
        };
        let (over_zh, over_en) = match &aggregate {
            Aggregate::Sum(_) => ("各部门相加", "added up over departments"),
            Aggregate::Ratio(_, _) => (
                "各部门分子之和 ÷ 分母之和",
                "over departments, the sum of the numerators ÷ the sum of the denominators",
            ),
            Aggregate::Mean(_) => ("各部门的简单平均", "over departments, the mean, each counting the same"),
        };
        let (numerator, denominator, unit) = (metric.numerator, metric.denominator, metric.unit);
        let zh =
            format!("分子：{}；分母：{}；多个部门：{over_zh}；单位：{unit}", numerator.zh, denominator.zh);
        let en =
            format!("Numerator: {}; denominator: {}; {over_en}; unit: {unit}", numerator.en, denominator.en);
        SemanticMetric {
            name: format!("{}{id}", self.prefix),
            zh: format!("{}：{}", self.label.zh, metric.label_zh),
            en: format!("{}: {}", self.label.en, metric.label_en),
            description: format!("{zh} | {en}"),
            aggregate,
            metric,
        }
    }
}

impl SemanticMetric<'_> {
    /// What it is called, in both languages.
    pub(crate) fn label(&self) -> String {
        format!("{} | {}", self.zh, self.en)
    }
}
