//! A report as Markdown.

use crate::format::Language;
use crate::markdown;
use crate::paper::{
    Block, Cell, Column, Evidence, Finding, Holds, Origin, Paper, Section, Shown, Table, Value,
};
use std::fmt::Write;

pub(super) fn document(paper: &Paper) -> String {
    let writer = Writer { paper, shown: Shown { language: paper.language } };
    // Writing to a string cannot fail, here and below.
    let mut text = format!("# {}\n\n", paper.title);
    let lead: Vec<&str> = paper.lead.iter().map(String::as_str).collect();
    let unit = paper.language.pick("金额单位：万元", "Amounts in 10 000 yuan");
    let _ = writeln!(text, "{} · {unit}\n", lead.join(" · "));
    for (index, section) in paper.sections.iter().enumerate() {
        text += &writer.section(index, section);
    }
    text += &writer.sources();
    text.trim_end().to_owned() + "\n"
}

struct Writer<'a> {
    paper: &'a Paper,
    shown: Shown,
}

impl Writer<'_> {
    fn section(&self, index: usize, section: &Section) -> String {
        let mut text =
            format!("## {}{}\n\n", super::html::numeral(self.paper.language, index), section.title);
        for block in &section.blocks {
            match block {
                Block::Text(line) => {
                    let _ = writeln!(text, "{line}\n");
                }
                Block::Cards(cards) => {
                    let rows = cards.iter().map(|card| {
                        let aside = card
                            .aside
                            .as_ref()
                            .map(|(label, cell)| format!("{label} {}", self.shown.with_unit(&cell.value)));
                        vec![
                            card.label.clone(),
                            self.shown.with_unit(&card.cell.value),
                            aside.unwrap_or_default(),
                        ]
                    });
                    let language = self.paper.language;
                    let headings = [
                        (language.pick("项目", "Figure"), false),
                        (language.pick("数值", "Value"), true),
                        (language.pick("比较", "Against"), false),
                    ];
                    text += &markdown::table(&headings, rows);
                }
                Block::Table(table) => text += &self.table(table),
                // The same numbers stand in the table beside it.
                Block::Chart(_) => {}
                Block::List(items) => {
                    for item in items {
                        let _ = writeln!(text, "- {item}");
                    }
                    text.push('\n');
                }
                Block::Findings(findings) => {
                    for finding in findings {
                        text += &self.finding(finding);
                    }
                }
            }
        }
        text
    }

    fn table(&self, table: &Table) -> String {
        let headings: Vec<String> = table.columns.iter().map(|column| self.heading(column)).collect();
        let headings: Vec<(&str, bool)> = headings
            .iter()
            .map(String::as_str)
            .zip(table.columns.iter().map(|column| column.holds != Holds::Text))
            .collect();
        let rows = table.rows.iter().map(|row| {
            row.iter().zip(&table.columns).map(|(cell, column)| self.cell(cell, column)).collect()
        });
        format!("### {}\n\n{}", table.title, markdown::table(&headings, rows))
    }

    fn heading(&self, column: &Column) -> String {
        match (column.holds, self.paper.language) {
            (Holds::Amount, Language::Zh) => format!("{}（万元）", column.heading),
            (Holds::Amount, Language::En) => format!("{} (10 000 yuan)", column.heading),
            (Holds::Yuan, Language::Zh) => format!("{}（元）", column.heading),
            (Holds::Yuan, Language::En) => format!("{} (yuan)", column.heading),
            _ => column.heading.clone(),
        }
    }

    fn cell(&self, cell: &Cell, column: &Column) -> String {
        match (&cell.value, column.holds) {
            (Value::Amount(_), Holds::Amount) | (Value::Yuan(_), Holds::Yuan) => Shown::value(&cell.value),
            (value, _) => self.shown.with_unit(value),
        }
    }

    fn finding(&self, finding: &Finding) -> String {
        let severity = crate::findings::severity_name(self.paper.language, finding.severity);
        let whose = if finding.entity.is_empty() { String::new() } else { format!("{} ", finding.entity) };
        let mut text =
            format!("- **{severity}** {whose}{} {}：{}\n", finding.year, finding.title, finding.message);
        for (mark, terms) in ["", "≠ "].iter().zip(&finding.sides) {
            for (index, side) in terms.iter().enumerate() {
                let mark = if index == 0 { mark } else { "" };
                let place =
                    self.paper.evidence.get(side.evidence).map(|entry| self.place(entry)).unwrap_or_default();
                let _ = writeln!(text, "  - {mark}{}（{place}）", side.text);
            }
        }
        for other in &finding.also {
            let _ = writeln!(text, "  - {}{other}", self.paper.language.pick("同因：", "same cause: "));
        }
        text + "\n"
    }

    fn place(&self, entry: &Evidence) -> String {
        let Origin::Printed { source, locator, .. } = &entry.origin else { return String::new() };
        self.paper
            .sources
            .get(*source)
            .map(|source| source.place(locator, self.paper.language))
            .unwrap_or_default()
    }

    /// Where each printed figure stands, and the files.
    fn sources(&self) -> String {
        let language = self.paper.language;
        let index = self.paper.sections.len();
        let mut text = format!(
            "## {}{}\n\n",
            super::html::numeral(language, index),
            language.pick("数据来源", "Where the figures come from")
        );
        let headings = [
            (language.pick("数据", "Figure"), false),
            (language.pick("数值", "Value"), true),
            (language.pick("原文", "Printed"), true),
            (language.pick("出处", "Stated in"), false),
            (language.pick("位置", "Place"), false),
            (language.pick("文件", "File"), false),
        ];
        let rows = self.paper.evidence.iter().filter_map(|entry| {
            let Origin::Printed { stated_in, source, .. } = &entry.origin else { return None };
            Some(vec![
                entry.what.clone(),
                self.shown.with_unit(&entry.value),
                entry.origin.printed(),
                stated_in.clone(),
                self.place(entry),
                (source + 1).to_string(),
            ])
        });
        text += &markdown::table(&headings, rows);
        let headings = [
            (language.pick("文件", "File"), true),
            (language.pick("年度", "Year"), true),
            (language.pick("地址", "Address"), false),
        ];
        let rows = self
            .paper
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| vec![(at + 1).to_string(), source.year.to_string(), source.uri.clone()]);
        text + &markdown::table(&headings, rows)
    }
}
