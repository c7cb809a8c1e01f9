//! The catalogue of metrics: what each measures, over what, and when it has no value.

use crate::by::By;
use crate::error::Error;
use crate::header;
use crate::library::{self, Definition};
use juesuan_model::nearest::advice;
use juesuan_model::{Kind, Phase};

/// A metric as its file's header defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// The id, which is also the file's name.
    pub id: &'static str,
    /// Raised whenever the formula changes.
    pub version: u32,
    /// The Chinese name.
    pub label_zh: &'static str,
    /// The English name.
    pub label_en: &'static str,
    /// The unit of the value: `ratio` is a bare number, 0.9403 for 94.03 %.
    pub unit: &'static str,
    /// What stands above the line.
    pub numerator: &'static str,
    /// What stands below it, its phase included. An amount has nothing below it.
    pub denominator: &'static str,
    /// The reports that it is about.
    pub kinds: Vec<Kind>,
    /// The phase of the numerator in final accounts; in budgets it is the initial budget.
    pub phase: Phase,
    /// The parts that it measures; the first is the whole.
    pub dimensions: Vec<&'static str>,
    /// The levels of codes that it measures as well: a code is then a dimension.
    pub by: Vec<By>,
    /// The reasons for which it has no value, as the column `reason` has them, each with its Chinese.
    pub null_rules: Vec<(&'static str, &'static str)>,
    /// Where its numbers stand.
    pub source: &'static str,
}

/// Every metric that ships with the code, by id.
#[derive(Debug, Clone)]
pub struct Catalogue {
    metrics: Vec<Metric>,
}

impl Catalogue {
    /// Reads the headers of `queries/metrics`.
    ///
    /// # Errors
    /// A header that lacks a key, or says a kind or phase that there is not.
    pub fn shipped() -> Result<Self, Error> {
        let metrics = library::METRICS.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { metrics })
    }

    /// Every metric, by id.
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }

    /// The metric of this id.
    ///
    /// # Errors
    /// No such metric; those like it are suggested.
    pub fn metric(&self, id: &str) -> Result<&Metric, Error> {
        self.metrics.iter().find(|metric| metric.id == id).ok_or_else(|| {
            let known = self.metrics.iter().map(|metric| metric.id);
            Error::UnknownMetric {
                id: id.to_owned(),
                advice: advice(id, known, "`juesuan metrics` lists them"),
            }
        })
    }
}

impl Metric {
    /// Whether its value is yuan, so that it can be said in prices of another year.
    #[must_use]
    pub fn is_yuan(&self) -> bool {
        self.unit == "yuan"
    }

    /// Whether values of several bodies may be added up: an amount with nothing below the line.
    #[must_use]
    pub fn is_additive(&self) -> bool {
        self.denominator.starts_with("none")
    }

    /// The level of codes asked for.
    ///
    /// # Errors
    /// One that the metric is not split by.
    pub fn split(&self, by: By) -> Result<By, Error> {
        let known = || self.by.iter().map(|by| by.name()).collect::<Vec<_>>().join(", ");
        self.by.iter().copied().find(|known| *known == by).ok_or_else(|| Error::UnknownSplit {
            metric: self.id.to_owned(),
            by: by.name(),
            known: if self.by.is_empty() { "nothing".to_owned() } else { known() },
        })
    }

    /// The dimension asked for, or the whole.
    ///
    /// # Errors
    /// A dimension that the metric does not have.
    pub fn dimension<'a>(&'a self, asked: Option<&'a str>) -> Result<&'a str, Error> {
        let dimension = asked.or_else(|| self.dimensions.first().copied()).unwrap_or_default();
        if self.dimensions.contains(&dimension) {
            Ok(dimension)
        } else {
            Err(Error::UnknownDimension {
                metric: self.id.to_owned(),
                dimension: dimension.to_owned(),
                known: self.dimensions.join(", "),
            })
        }
    }
}

fn read(file: &Definition) -> Result<Metric, Error> {
    let problem = |problem: String| Error::MetricHeader { file: file.name, problem };
    let get = |key: &str| header::value(file.text, key).ok_or_else(|| problem(format!("no `{key}`")));
    let id = get("id")?;
    if id != file.name {
        return Err(problem(format!("its id is `{id}`")));
    }
    get("null")?;
    let (version, phase) = (get("version")?, get("phase")?);
    let kinds = get("kind")?
        .split(' ')
        .map(|kind| Kind::from_name(kind).ok_or_else(|| problem(format!("`{kind}` is no kind"))));
    let by = header::value(file.text, "by").into_iter().flat_map(|by| by.split(' '));
    let by = by.map(|by| By::from_name(by).ok_or_else(|| problem(format!("`{by}` is no level of codes"))));
    Ok(Metric {
        id,
        version: version.parse().map_err(|_| problem(format!("`{version}` is no version")))?,
        label_zh: get("label_zh")?,
        label_en: get("label_en")?,
        unit: get("unit")?,
        numerator: get("numerator")?,
        denominator: get("denominator")?,
        kinds: kinds.collect::<Result<_, _>>()?,
        phase: Phase::from_name(phase).ok_or_else(|| problem(format!("`{phase}` is no phase")))?,
        dimensions: get("dimension")?.split(' ').collect(),
        by: by.collect::<Result<_, _>>()?,
        null_rules: null_rules(file.text).collect(),
        source: get("source")?,
    })
}

/// The reasons of `-- null: reason | 中文; …`.
fn null_rules(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    header::value(text, "null")
        .into_iter()
        .flat_map(|rules| rules.split("; "))
        .filter_map(|rule| rule.split_once(" | "))
}

/// A reason, as a metric or a trend gives it, in Chinese.
///
/// ```
/// assert_eq!(juesuan_query::reason_zh("budget is zero"), Some("预算数为零"));
/// ```
pub fn reason_zh(reason: &str) -> Option<&'static str> {
    let files = library::definitions().map(|file| file.text);
    files.flat_map(null_rules).find(|(known, _)| *known == reason).map(|(_, zh)| zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_metric_is_answered_with_the_nearest() {
        let catalogue = Catalogue::shipped().unwrap();
        let error = catalogue.metric("project_shar").unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no metric `project_shar`: did you mean project_share? `juesuan metrics` lists them"
        );
        let error = catalogue.metric("gdp").unwrap_err();
        assert_eq!(error.to_string(), "there is no metric `gdp`: `juesuan metrics` lists them");
    }

    #[test]
    fn a_header_defines_its_metric() {
        let catalogue = Catalogue::shipped().unwrap();
        let metric = catalogue.metric("project_share").unwrap();
        assert_eq!((metric.version, metric.label_zh, metric.unit), (2, "项目支出占比", "ratio"));
        assert_eq!(metric.kinds, [Kind::FinalAccounts, Kind::Budget]);
        assert_eq!(metric.phase, Phase::Actual);
        assert_eq!(
            metric.split(By::Class).unwrap_err().to_string(),
            "the metric `project_share` is not split by class: it is split by nothing"
        );
        assert_eq!(metric.dimension(None).unwrap(), "total");
        assert_eq!(
            metric.dimension(Some("basic")).unwrap_err().to_string(),
            "the metric `project_share` has no dimension `basic`: it has total"
        );
    }
}
