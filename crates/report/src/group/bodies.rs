//! The bodies side by side, and what they spend together.

use super::Members;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::Asked;
use crate::format::Language;
use crate::paper::{Block, Card, Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows::Rows;
use juesuan_model::Yuan;
use std::collections::{BTreeMap, BTreeSet};

/// So many bodies are drawn.
const DRAWN: usize = 20;

/// The amounts of each body.
const AMOUNTS: [&str; 5] = ["income_of_year", "expenditure_of_year", "basic", "project", "three_public"];

/// Its ratios.
const RATIOS: [&str; 4] =
    ["project_share", "execution_rate", "three_public_execution", "reconciliation_score"];

/// How many bodies, and what they spent together.
pub(super) fn overview(members: &Members<'_>, draft: &mut Draft) -> Section {
    let language = members.language;
    let mut section = Section::new("overview", language.pick("总览", "Overview"));
    let count = u64::try_from(members.bodies.len()).unwrap_or(u64::MAX);
    let mut cards = vec![Card {
        label: language.pick("部门数", "Bodies").to_owned(),
        cell: Cell::number(count),
        aside: None,
    }];
    for topic in AMOUNTS {
        let cells = members.cells(draft, Asked::whole(topic, None));
        let label = match language {
            Language::Zh => format!("{}之和", language.topic(topic, None)),
            Language::En => format!("Sum of {}", language.topic(topic, None)),
        };
        let cell = sum(draft, members.year, &label, &cells);
        cards.push(Card { label, cell, aside: None });
    }
    section.blocks.push(Block::Cards(cards));
    section
}

/// One row per body.
pub(super) fn side_by_side(members: &Members<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = members.language;
    let mut section = Section::new("bodies", language.pick("各部门一览", "The bodies"));
    let mut columns = vec![Column::new(language.pick("部门", "Body"), Holds::Text)];
    columns.extend(AMOUNTS.map(|topic| Column::new(language.topic(topic, None), Holds::Amount)));
    let mut measures = Vec::new();
    for id in RATIOS {
        let metric = members.session.catalogue().metric(id)?;
        let label = language.pick(metric.label_zh, metric.label_en);
        columns.push(Column::new(label, Holds::Ratio));
        measures.push((label, Rows::read(&members.session.measures(id, None, &members.parameters())?)?));
    }
    let mut table = Table::new(
        match language {
            Language::Zh => format!("{}年度各部门", members.year),
            Language::En => format!("The bodies in {}", members.year),
        },
        columns,
    );
    for (id, name) in &members.bodies {
        let mut cells = vec![Cell::text(name.clone())];
        for topic in AMOUNTS {
            cells.push(members.cell(draft, (id, name), Asked::whole(topic, None)));
        }
        for (label, rows) in &measures {
            let whole = |row: &crate::rows::Row<'_>| {
                row.is("entity_id", id)
                    && (row.is("dimension", "total") || row.is("dimension", "three_public"))
            };
            let row = rows.iter().find(whole);
            let value = row.map_or(Ok(None), |row| row.number("value"))?.map(Value::Ratio);
            let number = |column| row.and_then(|row| row.text(column)).unwrap_or("—");
            let formula = format!("{} ÷ {}", number("numerator"), number("denominator"));
            let what = language.of_year(members.year, &format!("{name} {label}"));
            let reason = row.and_then(|row| row.text("reason")).unwrap_or("not printed");
            cells.push(draft.computed(&what, value, &formula, &[], || language.reason(reason)));
        }
        table.rows.push(cells);
    }
    let spent = |row: &Vec<Cell>| match row.get(2).map(|cell| &cell.value) {
        Some(Value::Amount(yuan)) => yuan.fen(),
        _ => -1,
    };
    table.rows.sort_by_key(|row| std::cmp::Reverse(spent(row)));
    let column = |at: usize| {
        table.rows.iter().take(DRAWN).filter_map(move |row| row.get(at)).map(|cell| cell.value.clone())
    };
    let names = column(0).map(|value| match value {
        Value::Text(name) => name,
        _ => String::new(),
    });
    section.chart(Chart {
        title: language.pick("各部门支出", "Expenditure of the bodies").to_owned(),
        words: language
            .pick(
                "各部门基本支出与项目支出，由高到低，数字见下表。",
                "Basic and project expenditure of each body, highest first; the table below has the numbers.",
            )
            .to_owned(),
        shape: Shape::Bars,
        categories: names.collect(),
        series: vec![
            Series { name: language.topic("basic", None), values: column(3).collect() },
            Series { name: language.topic("project", None), values: column(4).collect() },
        ],
    });
    section.table(table);
    Ok(section)
}

/// The functional classes that the bodies spend on together.
pub(super) fn functional(members: &Members<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = members.language;
    let mut section =
        Section::new("functional", language.pick("支出功能分类合计", "Expenditure by function, together"));
    let mut codes: BTreeSet<String> = BTreeSet::new();
    for figure in
        members.figures.iter().filter(|figure| figure.topic == "functional_class" && figure.fund.is_none())
    {
        codes.insert(figure.code.clone().unwrap_or_default());
    }
    let mut table = Table::new(
        language.pick("功能分类支出合计", "Expenditure by function"),
        vec![
            Column::new(language.pick("科目代码", "Code"), Holds::Text),
            Column::new(language.pick("科目名称", "Class"), Holds::Text),
            Column::new(language.pick("支出之和", "Sum"), Holds::Amount),
            Column::new(language.pick("占比", "Share"), Holds::Ratio),
            Column::new(language.pick("部门数", "Bodies"), Holds::Number),
        ],
    );
    let wholes = members.cells(draft, Asked::whole("expenditure_of_year", None));
    let whole = sum(draft, members.year, language.pick("支出之和", "sum of expenditure"), &wholes);
    let names = class_names(members)?;
    for code in codes {
        let name = names.get(&code).unwrap_or(&code).clone();
        let cells = members.cells(draft, Asked { topic: "functional_class", fund: None, code: Some(&code) });
        let count = cells.iter().filter(|cell| matches!(cell.value, Value::Amount(_))).count();
        let cell = sum(draft, members.year, &format!("{code} {name}"), &cells);
        let what = language.of_year(members.year, &format!("{name}{}", language.pick("占比", ", share")));
        let share = draft.share(&what, &cell, &whole);
        let count = Cell::number(u64::try_from(count).unwrap_or(u64::MAX));
        table.rows.push(vec![Cell::text(code), Cell::text(name), cell, share, count]);
    }
    if table.rows.is_empty() {
        section.say(language.pick("没有读到功能分类（类）数据。", "No functional classes were read."));
        return Ok(section);
    }
    let text = |cell: &Cell| match &cell.value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    section.chart(Chart {
        title: table.title.clone(),
        words: language
            .pick("各类支出之和，数字见下表。", "The sum of each class; the table below has the numbers.")
            .to_owned(),
        shape: Shape::Bars,
        categories: table.rows.iter().filter_map(|row| row.get(1)).map(text).collect(),
        series: vec![Series {
            name: language.pick("支出之和", "Sum").to_owned(),
            values: table.rows.iter().filter_map(|row| row.get(2)).map(|cell| cell.value.clone()).collect(),
        }],
    });
    section.table(table);
    Ok(section)
}

/// The names of the functional classes in the list of the year.
fn class_names(members: &Members<'_>) -> Result<BTreeMap<String, String>, Error> {
    const NAMES: &str = "SELECT code, MIN(name) AS name FROM codes
         WHERE code_domain = 'functional' AND LENGTH(code) = 3
           AND $year BETWEEN COALESCE(first_year, 0) AND COALESCE(last_year, 9999)
         GROUP BY code ORDER BY code";
    let rows = Rows::read(&members.session.query(NAMES, &[("year", members.year.into())])?)?;
    let text = |row: crate::rows::Row<'_>, column| row.text(column).unwrap_or_default().to_owned();
    Ok(rows.iter().map(|row| (text(row, "code"), text(row, "name"))).collect())
}

/// The sum of what is printed; how many it is over is said.
fn sum(draft: &mut Draft, year: i32, label: &str, cells: &[Cell]) -> Cell {
    let language = draft.language;
    let mut total = rust_decimal::Decimal::ZERO;
    let mut counted = Vec::new();
    for cell in cells {
        if let Value::Amount(yuan) = cell.value {
            total += yuan.decimal();
            counted.push(cell);
        }
    }
    let blank = cells.len() - counted.len();
    let formula = match language {
        Language::Zh => format!("{}个部门之和，{blank}个未列", counted.len()),
        Language::En => format!("the sum of {}; {blank} do not print it", counted.len()),
    };
    let value = if counted.is_empty() { None } else { Yuan::new(total).ok().map(Value::Amount) };
    draft.computed(&language.of_year(year, label), value, &formula, &counted, || {
        language.reason("not printed")
    })
}

impl Members<'_> {
    /// The figure of every body.
    fn cells(&self, draft: &mut Draft, asked: Asked<'_>) -> Vec<Cell> {
        self.bodies.iter().map(|(id, name)| self.cell(draft, (id, name), asked)).collect()
    }

    fn cell(&self, draft: &mut Draft, (id, name): (&str, &str), asked: Asked<'_>) -> Cell {
        let figure = self.figures.actual(id, self.year, asked);
        let what = format!(
            "{name} {} {}",
            self.language.topic(asked.topic, asked.fund),
            asked.code.unwrap_or_default()
        );
        let statement = match asked.topic {
            "basic" | "project" | "functional_class" => "expenditure",
            "three_public" => "three_public",
            _ => "income_expenditure_summary",
        };
        let stated = self.statements.get(id).is_some_and(|stated| stated.contains(statement));
        let reason = if stated { "not printed" } else { "no statement" };
        draft.amount(what.trim(), figure, || self.language.reason(reason))
    }
}
