//! The metric that a name means: its id, its label in either language, or a short name.

use crate::catalogue::Metric;
use crate::error::Error;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::nearest::nearest;
use juesuan_model::text::squeeze;

/// The command that lists the metrics.
const LIST: &str = "juesuan metrics";
/// How many metrics a suggestion lists.
const LISTED: usize = 5;

/// Every name of every metric.
pub(crate) struct Names<'m> {
    /// A name in plain form, and its metric.
    names: Vec<(String, &'m Metric)>,
}

impl<'m> Names<'m> {
    /// Of these metrics.
    pub(crate) fn of(metrics: &'m [Metric]) -> Self {
        let names = metrics.iter().flat_map(|metric| {
            let labels = [metric.id, metric.label_zh, metric.label_en];
            labels.into_iter().chain(metric.short.iter().copied()).map(move |name| (plain(name), metric))
        });
        Self { names: names.collect() }
    }

    /// The metric that has this name.
    ///
    /// # Errors
    /// None has it, with those whose names are similar or contain it; or several share it.
    pub(crate) fn find(&self, name: &str) -> Result<&'m Metric, Error> {
        let wanted = plain(name);
        let named = self.metrics(|known| known == wanted);
        match named.as_slice() {
            [metric] => Ok(*metric),
            [] => Err(Error::UnknownMetric { id: name.to_owned(), advice: self.advice(&wanted) }),
            several => Err(Error::AmbiguousMetric {
                text: name.to_owned(),
                candidates: several.iter().map(|metric| words(metric)).collect(),
            }),
        }
    }

    /// The metrics that the text may mean: a part of their names, or similar.
    fn advice(&self, wanted: &str) -> Message {
        let mut like: Vec<&Metric> = Vec::new();
        if wanted.chars().count() > 1 {
            like = self.metrics(|known| known.contains(wanted));
        }
        if like.is_empty() {
            for near in nearest(wanted, self.names.iter().map(|(known, _)| known.as_str())) {
                for metric in self.metrics(|known| known == near) {
                    if like.iter().all(|known| known.id != metric.id) {
                        like.push(metric);
                    }
                }
            }
        }
        like.truncate(LISTED);
        if like.is_empty() {
            return message!("listed-by", command = LIST);
        }
        let names = Arg::list(like.into_iter().map(words));
        message!("did-you-mean", names = names, command = LIST)
    }

    /// The metrics of which a name fits, each once.
    fn metrics(&self, fits: impl Fn(&str) -> bool) -> Vec<&'m Metric> {
        let mut metrics: Vec<&Metric> =
            self.names.iter().filter(|(known, _)| fits(known)).map(|(_, metric)| *metric).collect();
        metrics.dedup_by_key(|metric| metric.id);
        metrics
    }
}

/// `execution_rate (年初预算执行率)`.
fn words(metric: &Metric) -> String {
    format!("{} ({})", metric.id, metric.label_zh)
}

/// A name without what people leave out: blanks, quotes, capital letters; `three-public-total` is `three_public_total`.
fn plain(name: &str) -> String {
    let kept = |c: &char| !matches!(c, '“' | '”' | '"' | '\'' | '‘' | '’' | '「' | '」');
    squeeze(name).chars().filter(kept).flat_map(char::to_lowercase).collect::<String>().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn a_metric_is_found_by_id_label_and_short_name() {
        let catalogue = Catalogue::read().unwrap();
        for (name, id) in [
            ("three_public_total", "three_public_total"),
            ("Three-Public-Total", "three_public_total"),
            ("三公", "three_public_total"),
            ("三公经费", "three_public_total"),
            ("“三公”经费", "three_public_total"),
            (" 执行率", "execution_rate"),
            ("全年预算执行率", "execution_rate_adjusted"),
            ("expenditure per resident", "per_resident"),
            ("支出", "expenditure"),
            ("机关运行经费", "operating_cost"),
        ] {
            assert_eq!(catalogue.metric(name).unwrap().id, id, "{name}");
        }
    }

    #[test]
    fn a_name_that_several_metrics_share_or_that_none_has_lists_them() {
        let catalogue = Catalogue::read().unwrap();
        let error = |name: &str| catalogue.metric(name).unwrap_err().to_string();
        assert_eq!(
            error("人均"),
            "“人均” could be per_resident (人均支出（常住人口）), per_staff (人均经费（工作人员）): use the full name or the ID"
        );
        assert_eq!(
            error("接待费"),
            "there is no metric `接待费`: did you mean reception_per_batch (批均接待费), \
             reception_per_visitor (人均接待费)? `juesuan metrics` lists them all"
        );
        assert_eq!(
            error("勾稽相符"),
            "there is no metric `勾稽相符`: did you mean reconciliation_score (勾稽相符率)? `juesuan metrics` lists them all"
        );
        assert_eq!(
            error("人员经费站比"),
            "there is no metric `人员经费站比`: did you mean personnel_share (人员经费占比)? `juesuan metrics` lists them all"
        );
    }

    #[test]
    fn no_label_of_a_metric_is_a_name_of_another() {
        let catalogue = Catalogue::read().unwrap();
        for metric in catalogue.metrics() {
            for label in [metric.label_zh, metric.label_en] {
                assert_eq!(catalogue.metric(label).unwrap().id, metric.id, "{label}");
            }
        }
    }
}
