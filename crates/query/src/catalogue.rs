//! The catalogue of metrics: what each measures, over what, and when it has no value.

use crate::by::By;
use crate::error::Error;
use crate::file::{File, files_of};
use crate::header::{DefinitionError, Header, Label};
use crate::naming::Names;
use juesuan_messages::message;
use juesuan_model::{Kind, Phase};

/// The units of values.
const UNITS: [&str; 3] = ["points", "ratio", "yuan"];

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
    /// Short names that people know it by; several metrics may share one.
    pub short: Vec<&'static str>,
    /// The unit of the value: `ratio` is a bare number, 0.9403 for 94.03 %.
    pub unit: &'static str,
    /// The numerator.
    pub numerator: Label,
    /// The denominator, with its phase. An amount has none.
    pub denominator: Label,
    /// The kinds of reports that it covers.
    pub kinds: Vec<Kind>,
    /// The phase of the numerator in final accounts; in budgets it is the initial budget.
    pub phase: Phase,
    /// The parts that it measures; the first is the whole.
    pub dimensions: Vec<&'static str>,
    /// The levels of codes that it measures as well: a code is then a dimension.
    pub by: Vec<By>,
    /// The reasons why it may have no value, as in the column `reason`, each with its Chinese text.
    pub null_rules: Vec<(&'static str, &'static str)>,
    /// Whether values of several departments may be added up.
    pub additive: bool,
    /// Whether the value of several departments is the sum of their numerators ÷ the sum of their denominators.
    pub pooled: bool,
    /// The parts that later reports restate, each with its topic in `restatements`.
    pub restated_topics: Vec<(&'static str, &'static str)>,
    /// Where its numbers are printed.
    pub source: Label,
    /// The file of the project that defines it; none for one that ships with the program.
    pub own_file: Option<&'static str>,
}

/// Every metric by id: those that ship with the program and those of the project.
#[derive(Debug, Clone)]
pub struct Catalogue {
    metrics: Vec<Metric>,
}

impl Catalogue {
    /// Reads the headers of all metrics.
    ///
    /// # Errors
    /// A header that lacks a key, or has an invalid value.
    pub fn read() -> Result<Self, Error> {
        Ok(Self { metrics: Metric::all().map_err(Error::Definition)? })
    }

    /// Every metric, by id.
    pub fn metrics(&self) -> &[Metric] {
        &self.metrics
    }

    /// The metric of this id, label or short name, in Chinese or English, ignoring blanks, quotes and capital letters.
    ///
    /// # Errors
    /// No such metric; similar ones are suggested. Several that share the name; all of them are listed.
    pub fn metric(&self, name: &str) -> Result<&Metric, Error> {
        match self.metrics.iter().find(|metric| metric.id == name) {
            Some(metric) => Ok(metric),
            None => Names::of(&self.metrics).find(name),
        }
    }
}

impl Metric {
    /// Every metric, by id.
    pub(crate) fn all() -> Result<Vec<Self>, DefinitionError> {
        files_of("metrics")?.into_iter().map(Self::read).collect()
    }

    /// The metric that a file defines.
    fn read(file: &'static File) -> Result<Self, DefinitionError> {
        let header = Header::read(file)?;
        let text = |key: &str| Ok::<_, DefinitionError>(header.required(key)?.value);
        let label = |key: &str| header.required(key)?.read(Label::read);
        let word = |word: &'static str| (!word.is_empty()).then_some(word);
        let id = header.required("id")?;
        if id.value != file.name() {
            return Err(id.wrong(message!("query-header-id", value = id.value)));
        }
        header.required("null")?;
        let dimensions = header.required("dimension")?.list(" ", word)?;
        let restated = header.get("restated_topic");
        let topic = |pair: &'static str| {
            pair.split_once(" = ").filter(|(dimension, _)| dimensions.contains(dimension))
        };
        let short = header.get("short").map(|short| short.list(" ", word)).transpose()?;
        let by = header.get("by").map(|by| by.list(" ", By::from_name)).transpose()?;
        let additive: bool = header.required("additive")?.read(|additive| additive.parse().ok())?;
        let pooled =
            header.get("pooled").map(|pooled| pooled.read(|pooled| pooled.parse().ok())).transpose()?;
        Ok(Self {
            id: id.value,
            version: header.required("version")?.read(|version| version.parse().ok())?,
            label_zh: text("label_zh")?,
            label_en: text("label_en")?,
            short: short.unwrap_or_default(),
            unit: header.required("unit")?.read(|unit| UNITS.contains(&unit).then_some(unit))?,
            numerator: label("numerator")?,
            denominator: label("denominator")?,
            kinds: header.required("kind")?.list(" ", Kind::from_name)?,
            phase: header.required("phase")?.read(Phase::from_name)?,
            by: by.unwrap_or_default(),
            null_rules: header.null_rules()?,
            pooled: pooled.unwrap_or(true) && !additive,
            additive,
            restated_topics: restated.map(|it| it.list("; ", topic)).transpose()?.unwrap_or_default(),
            source: label("source")?,
            own_file: file.own.map(|own| own.place.as_str()),
            dimensions,
        })
    }

    /// The name of its view.
    pub(crate) fn view(&self) -> String {
        format!("metric_{}", self.id)
    }

    /// The dimension that is the whole: the first.
    pub(crate) fn whole(&self) -> &'static str {
        self.dimensions.first().copied().unwrap_or_default()
    }

    /// Its rows as the view `metrics` has them.
    pub(crate) fn select(&self) -> String {
        format!(
            "SELECT '{}' AS metric, *, dimension = '{}' AS is_total FROM {}",
            self.id,
            self.whole(),
            self.view()
        )
    }

    /// Its rows as the view `metrics_total` has them.
    pub(crate) fn totals(&self) -> String {
        format!(
            "SELECT '{}' AS metric, *, TRUE AS is_total FROM {} WHERE dimension = '{}'",
            self.id,
            self.view(),
            self.whole()
        )
    }

    /// What later reports state for the year before of one of its parts, where it differs, as the view `restated_metrics` has it.
    pub(crate) fn restated(&self, dimension: &str, topic: &str) -> String {
        format!(
            "SELECT '{}' AS metric, entity_id, scope, compared_year, '{dimension}' AS dimension, \
             CAST(MIN(restated) AS DECIMAL(22, 4)) AS restated FROM restatements \
             WHERE topic = '{topic}' AND fund IS NULL AND code IS NULL AND state = 'fail' \
             GROUP BY entity_id, scope, compared_year",
            self.id
        )
    }

    /// The topic of `restatements` that restates a part.
    pub(crate) fn topic_of(&self, dimension: &str) -> Option<&'static str> {
        self.restated_topics.iter().find(|(part, _)| *part == dimension).map(|(_, topic)| *topic)
    }

    /// Whether its value is yuan, so that it can be converted to prices of another year.
    #[must_use]
    pub fn is_yuan(&self) -> bool {
        self.unit == "yuan"
    }

    /// Whether its value is an amount of money, not a cost per head or piece.
    #[must_use]
    pub fn is_amount(&self) -> bool {
        self.is_yuan() && self.additive
    }

    /// The level of the requested codes.
    ///
    /// # Errors
    /// One that the metric is not split by.
    pub fn split(&self, by: By) -> Result<By, Error> {
        self.by.iter().copied().find(|known| *known == by).ok_or_else(|| Error::UnknownSplit {
            metric: self.id.to_owned(),
            by,
            known: self.by.clone(),
        })
    }

    /// The requested dimension, or the whole.
    ///
    /// # Errors
    /// A dimension that the metric does not have.
    pub fn dimension<'a>(&'a self, asked: Option<&'a str>) -> Result<&'a str, Error> {
        let dimension = asked.unwrap_or_else(|| self.whole());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_metric_is_answered_with_the_nearest() {
        let catalogue = Catalogue::read().unwrap();
        let error = catalogue.metric("project_shar").unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no metric `project_shar`: did you mean project_share (项目支出占比)? `juesuan metrics` lists them all"
        );
        let error = catalogue.metric("gdp").unwrap_err();
        assert_eq!(error.to_string(), "there is no metric `gdp`: `juesuan metrics` lists them all");
    }

    #[test]
    fn what_a_metric_s_header_lacks_is_told_with_file_and_line() {
        let problem = |text: &'static str| {
            let file = Box::leak(Box::new(File { path: "metrics/new.sql", text, own: None }));
            Metric::read(file).unwrap_err().to_string()
        };
        assert_eq!(problem("SELECT 1"), "queries/metrics/new.sql:1: the key `id` is missing");
        assert_eq!(
            problem("-- id: old\nSELECT 1"),
            "queries/metrics/new.sql:1: the ID is `old`, not the name of the file"
        );
        assert_eq!(
            problem(
                "-- id: new\n-- null: never null | 总有值\n-- dimension: total\n-- by: class village\nSELECT 1"
            ),
            "queries/metrics/new.sql:4: `village` is not a value of the key `by`"
        );
    }

    #[test]
    fn a_header_defines_its_metric() {
        let catalogue = Catalogue::read().unwrap();
        let metric = catalogue.metric("project_share").unwrap();
        assert_eq!((metric.version, metric.label_zh, metric.unit), (2, "项目支出占比", "ratio"));
        assert_eq!(metric.kinds, [Kind::FinalAccounts, Kind::Budget]);
        assert_eq!(metric.phase, Phase::Actual);
        assert!(!metric.additive);
        assert_eq!(
            metric.split(By::Class).unwrap_err().to_string(),
            "the metric `project_share` cannot be broken down by class or by any other codes"
        );
        assert_eq!(metric.dimension(None).unwrap(), "total");
        assert_eq!(
            metric.dimension(Some("basic")).unwrap_err().to_string(),
            "the metric `project_share` has no dimension `basic`: it has total"
        );
    }
}
