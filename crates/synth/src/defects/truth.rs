//! The truth about the reports, as tables.

use super::passage::Meant;
use super::{Planted, ProseNumber};

/// The columns of the table of claims.
const CLAIMS: &str = "file,line,line_column,printed,topic,fund,code,name,metric,value,unit,phase,year,compared_year,compared_phase,\
     whole,direction,wording";

/// The columns of the table of defects.
const DEFECTS: &str = "file,kind,what,rules,lines";

/// What every number of the prose means, a line for each.
#[must_use]
pub fn claims_csv<'a>(reports: impl IntoIterator<Item = &'a Planted>) -> String {
    let mut csv = format!("{CLAIMS}\n");
    for report in reports {
        for number in &report.numbers {
            csv.push_str(&claim(&report.file_name, number));
        }
    }
    csv
}

fn claim(file: &str, ProseNumber { position: (line, column), meant }: &ProseNumber) -> String {
    let Meant { about, metric, value, unit, phase, year, printed, .. } = meant;
    let or = |value: Option<String>| value.unwrap_or_default();
    let cells = [
        file.to_owned(),
        line.to_string(),
        column.to_string(),
        printed.clone(),
        about.topic.to_string(),
        or(about.fund.map(|fund| fund.to_string())),
        or(about.code.clone()),
        or(about.name.clone()),
        metric.to_string(),
        value.normalize().to_string(),
        unit.to_string(),
        or(phase.map(|phase| phase.to_string())),
        year.to_string(),
        or(meant.compared_year.map(|year| year.to_string())),
        or(meant.compared_phase.map(|phase| phase.to_string())),
        or(meant.whole.as_ref().map(ToString::to_string)),
        or(meant.direction.map(|direction| direction.to_string())),
        if meant.unknown { "unknown" } else { "known" }.to_owned(),
    ];
    row(&cells)
}

/// Which report has which defect, which rules must find it, and the lines that differ from the clean report.
#[must_use]
pub fn defects_csv<'a>(reports: impl IntoIterator<Item = &'a Planted>) -> String {
    let mut csv = format!("{DEFECTS}\n");
    for report in reports {
        let cells = match &report.defect {
            None => [report.file_name.clone(), String::new(), String::new(), String::new(), String::new()],
            Some(defect) => [
                report.file_name.clone(),
                defect.kind.to_owned(),
                defect.label.to_owned(),
                defect.rules.join(" "),
                defect.lines.iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
            ],
        };
        csv.push_str(&row(&cells));
    }
    csv
}

fn row(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        let quote = cell.contains([',', '"', '\n']);
        if quote { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    });
    format!("{}\n", quoted.collect::<Vec<_>>().join(","))
}
