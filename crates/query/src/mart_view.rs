//! The views over the marts that the published database has, as `queries/mart_views` defines them.

use crate::catalogue::Metric;
use crate::error::Error;
use crate::file::{File, shipped_of};
use crate::header::{DefinitionError, Header, Label};
use crate::mart::{MartReference, keys};
use crate::select::Select;
use juesuan_model::Kind;
use std::collections::HashSet;
use std::fmt::Write;

/// A view as its file's header declares it.
#[derive(Debug, Clone)]
pub struct MartView {
    /// Its name.
    pub name: &'static str,
    /// What it is called, in Chinese and English.
    pub label: Label,
    /// What a row is, in a paragraph.
    pub description: String,
    /// The columns that identify a row; empty if the header names none.
    pub key: Vec<&'static str>,
    /// The columns that lead to marts.
    pub refers: Vec<MartReference>,
    /// The columns, in order; after them come those that are generated.
    pub columns: Vec<(&'static str, Label)>,
    wide: Option<Wide>,
    text: &'static str,
}

/// What a wide view has a column of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wide {
    /// Every year: the file selects `fiscal_year` and `value`.
    Year,
    /// Every metric of this kind of reports: the file selects `metric`, `numerator`, `denominator` and `value`.
    Metric(Kind),
}

/// A column that no header describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedColumn {
    /// Its name.
    pub name: String,
    /// What it is called, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What it contains, over the rows that the file selects.
    expression: String,
}

impl MartView {
    /// Every view, after those that it reads.
    ///
    /// # Errors
    /// A header that does not declare what it must.
    pub fn shipped() -> Result<Vec<Self>, Error> {
        let views = shipped_of("mart_views").map(|file| read(file).map_err(Error::Definition));
        let mut waiting = views.collect::<Result<Vec<_>, _>>()?;
        let names: HashSet<&str> = waiting.iter().map(|view| view.name).collect();
        let mut ordered: Vec<Self> = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let (ready, blocked): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|view| {
                let mut reads = Select::new(view.text).relations();
                reads.retain(|name| names.contains(name.as_str()) && name != view.name);
                reads.iter().all(|name| ordered.iter().any(|known| known.name == name))
            });
            if ready.is_empty() {
                // Views that read one another: the engine names what is missing.
                ordered.extend(blocked);
                break;
            }
            ordered.extend(ready);
            waiting = blocked;
        }
        Ok(ordered)
    }

    /// The columns that follow from the years and the metrics that there are.
    pub fn generated(&self, years: &[i32], metrics: &[Metric]) -> Vec<GeneratedColumn> {
        match self.wide {
            None => Vec::new(),
            Some(Wide::Year) => years.iter().map(|year| of_year(*year)).collect(),
            Some(Wide::Metric(kind)) => {
                let of_kind = metrics.iter().filter(|metric| metric.kinds.contains(&kind));
                of_kind.flat_map(of_metric).collect()
            }
        }
    }

    /// The SELECT of the view, with these columns after its own.
    pub fn select(&self, generated: &[GeneratedColumn]) -> String {
        let text = self.text.lines().filter(|line| !line.starts_with("--"));
        let text = text.collect::<Vec<_>>().join("\n");
        if self.wide.is_none() {
            return text;
        }
        let own: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let mut select = format!("WITH narrow AS (\n{text}\n)\nSELECT\n  {}", own.join(", "));
        for GeneratedColumn { name, expression, .. } in generated {
            // Writing to a string cannot fail.
            let _ = write!(select, ",\n  {expression} AS \"{name}\"");
        }
        let own = own.join(", ");
        select + &format!("\nFROM narrow\nGROUP BY {own}\nORDER BY {own}")
    }
}

/// A year's value. A row of the view has at most one for each year.
fn of_year(year: i32) -> GeneratedColumn {
    GeneratedColumn {
        name: year.to_string(),
        zh: format!("{year}年"),
        en: format!("value of {year}"),
        expression: format!("MAX(CASE WHEN fiscal_year = {year} THEN value END)"),
    }
}

/// A metric's value, and what the values of several departments are computed from: numerator and denominator, where there is a value.
fn of_metric(metric: &Metric) -> Vec<GeneratedColumn> {
    let id = metric.id;
    let of = |part: &str| format!("MAX(CASE WHEN metric = '{id}' AND value IS NOT NULL THEN {part} END)");
    let mut columns = vec![GeneratedColumn {
        name: id.to_owned(),
        zh: metric.label_zh.to_owned(),
        en: format!("{}, {}", metric.label_en, metric.unit),
        expression: of("value"),
    }];
    if metric.pooled {
        for (part, label, zh) in
            [("numerator", metric.numerator, "分子"), ("denominator", metric.denominator, "分母")]
        {
            columns.push(GeneratedColumn {
                name: format!("{id}_{part}"),
                zh: format!("{}{zh}：{}", metric.label_zh, label.zh),
                en: format!("{part} of {}: {}", metric.label_en, label.en),
                expression: of(part),
            });
        }
    }
    columns
}

fn read(file: &'static File) -> Result<MartView, DefinitionError> {
    let header = Header::read(file)?;
    let wide = |of: &'static str| match of.split_once(' ') {
        None if of == "year" => Some(Wide::Year),
        Some(("metric", kind)) => Kind::from_name(kind).map(Wide::Metric),
        _ => None,
    };
    let wide = header.get("wide").map(|entry| entry.read(wide)).transpose()?;
    let (key, refers) = keys(&header)?;
    Ok(MartView {
        name: file.name(),
        label: header.title()?,
        key,
        refers,
        description: header.description,
        columns: header.columns,
        wide,
        text: file.text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn a_view_stands_after_those_that_it_reads() {
        let views = MartView::shipped().unwrap();
        let at = |name: &str| views.iter().position(|view| view.name == name);
        for (index, view) in views.iter().enumerate() {
            for read in Select::new(view.text).relations() {
                assert!(at(&read).is_none_or(|read| read < index), "{} reads {read}", view.name);
            }
        }
        assert!(at("named_spending") < at("spending_wan"));
    }

    #[test]
    fn a_ratio_has_its_numerator_and_denominator_and_an_index_only_its_value() {
        let catalogue = Catalogue::read().unwrap();
        let columns = |id: &str| -> Vec<String> {
            of_metric(catalogue.metric(id).unwrap()).into_iter().map(|column| column.name).collect()
        };
        assert_eq!(columns("expenditure"), ["expenditure"]);
        assert_eq!(columns("concentration"), ["concentration"]);
        assert_eq!(
            columns("project_share"),
            ["project_share", "project_share_numerator", "project_share_denominator"]
        );
    }
}
