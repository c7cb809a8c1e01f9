//! What the money was spent on: by functional and by economic classes.

use super::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::{Figure, figure};
use crate::format::Language;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows::Rows;
use std::collections::BTreeMap;

/// So many classes are drawn by year; those that come after are drawn as one.
const DRAWN: usize = 6;

/// A printed amount of a code.
pub(super) struct Coded {
    domain: String,
    level: String,
    name: String,
    measure: String,
    figure: Figure,
}

impl Coded {
    /// Reads the rows of `queries/analysis/report_codes.sql`.
    pub(super) fn read(rows: &Rows) -> Result<Vec<Self>, Error> {
        let mut coded = Vec::new();
        for row in rows.iter() {
            let text = |column| row.text(column).unwrap_or_default().to_owned();
            if let Some(figure) = figure(row)? {
                let (domain, level) = (text("code_domain"), text("code_level"));
                coded.push(Self { domain, level, name: text("row_label"), measure: text("measure"), figure });
            }
        }
        Ok(coded)
    }
}

/// The names of the functional classes of a year, as statement 03 prints them.
pub(super) fn class_names<'a>(subject: &'a Subject<'_>, year: i32) -> BTreeMap<&'a str, &'a str> {
    codes_of(&of_domain(subject, "functional"), year, "class").into_iter().collect()
}

/// The classes of statement 03 with basic and project expenditure, and by year.
pub(super) fn functional(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let coded = of_domain(subject, "functional");
    let mut section = Section::new("functional", language.pick("支出功能分类", "Expenditure by function"));
    if coded.is_empty() {
        section.say(language.pick(
            "支出决算表中没有可用的功能分类（类）数据。",
            "No statement of expenditure with functional classes was read.",
        ));
        return section;
    }
    let year = subject.latest;
    let whole = subject.cell(draft, year, "expenditure_of_year", None);
    let mut table = Table::new(
        titled(language, year, "功能分类支出", "Expenditure by function"),
        vec![
            Column::new(language.pick("科目代码", "Code"), Holds::Text),
            Column::new(language.pick("科目名称", "Class"), Holds::Text),
            Column::new(language.pick("支出合计", "Total"), Holds::Amount),
            Column::new(language.pick("基本支出", "Basic"), Holds::Amount),
            Column::new(language.pick("项目支出", "Project"), Holds::Amount),
            Column::new(language.pick("占比", "Share"), Holds::Ratio),
        ],
    );
    let classes = codes_of(&coded, year, "class");
    let (mut names, mut totals, mut basic, mut project) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (code, name) in &classes {
        let mut cells = vec![Cell::text(*code), Cell::text(*name)];
        for measure in ["total", "basic", "project"] {
            let found = find(&coded, year, code, measure);
            let what = format!("{code} {name} {}", measure_name(language, measure));
            cells.push(draft.amount(&what, found, || language.reason("not printed")));
        }
        if let [.., total, of_basic, of_project] = cells.as_slice() {
            names.push((*name).to_owned());
            totals.push(total.value.clone());
            basic.push(of_basic.value.clone());
            project.push(of_project.value.clone());
            let what = language.of_year(year, &format!("{name}{}", language.pick("占支出合计", ", share")));
            let share = draft.share(&what, total, &whole);
            cells.push(share);
        }
        table.rows.push(cells);
    }
    section.chart(by_class(language, &table.title, names, totals, [basic, project]));
    section.table(table);
    over_years(
        subject,
        draft,
        &mut section,
        &coded,
        ("各年度功能分类支出", "Expenditure by function and year"),
    );
    section
}

/// The classes in basic and project expenditure; as wholes, where a class is not split so, since a bar of its parts would be
/// too short, or none.
fn by_class(
    language: Language,
    title: &str,
    categories: Vec<String>,
    totals: Vec<Value>,
    [basic, project]: [Vec<Value>; 2],
) -> Chart {
    let printed = |value: &Value| !matches!(value, Value::None(_));
    let split = basic.iter().zip(&project).all(|(basic, project)| printed(basic) || printed(project));
    let (words, series) = if split {
        (
            language.pick(
                "各类支出，分基本支出与项目支出，数字见下表。",
                "Each class in basic and project expenditure; the table below has the numbers.",
            ),
            vec![
                Series { name: language.pick("基本支出", "Basic").to_owned(), values: basic },
                Series { name: language.pick("项目支出", "Project").to_owned(), values: project },
            ],
        )
    } else {
        (
            language.pick(
                "各类支出合计（并非各类都印有基本支出或项目支出），数字见下表。",
                "Each class as a whole, since basic and project expenditure are not printed of each; the table below has the \
                 numbers.",
            ),
            vec![Series { name: language.pick("支出合计", "Total").to_owned(), values: totals }],
        )
    };
    Chart { title: title.to_owned(), words: words.to_owned(), shape: Shape::Bars, categories, series }
}

/// The classes of statement 06, their groups, and by year.
pub(super) fn economic(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let coded = of_domain(subject, "economic");
    let mut section =
        Section::new("economic", language.pick("基本支出经济分类", "Basic expenditure by economic class"));
    if coded.is_empty() {
        section.say(language.pick(
            "基本支出决算明细表中没有可用的经济分类（类）数据。",
            "No statement of basic expenditure with economic classes was read.",
        ));
        return section;
    }
    let year = subject.latest;
    let whole = subject.cell(draft, year, "basic", Some("general_public"));
    let mut table = Table::new(
        titled(language, year, "基本支出经济分类", "Basic expenditure by economic class"),
        vec![
            Column::new(language.pick("科目代码", "Code"), Holds::Text),
            Column::new(language.pick("科目名称", "Class or group"), Holds::Text),
            Column::new(language.pick("级次", "Level"), Holds::Text),
            Column::new(language.pick("金额", "Amount"), Holds::Amount),
            Column::new(language.pick("占比", "Share"), Holds::Ratio),
        ],
    );
    let mut drawn: Vec<(String, Value)> = Vec::new();
    let mut listed = codes_of(&coded, year, "class");
    listed.extend(codes_of(&coded, year, "group"));
    // Each class, then its groups.
    listed.sort_unstable();
    for (code, name) in &listed {
        let found = find(&coded, year, code, "total");
        let amount = draft.amount(&format!("{code} {name}"), found, || language.reason("not printed"));
        let what = language.of_year(year, &format!("{name}{}", language.pick("占基本支出", ", share")));
        let share = draft.share(&what, &amount, &whole);
        let class = code.len() == 3;
        if class {
            drawn.push(((*name).to_owned(), amount.value.clone()));
        }
        // Groups are set in, as papers set them.
        let indented = if class { (*name).to_owned() } else { format!("\u{3000}{name}") };
        let level = if class { language.pick("类", "class") } else { language.pick("款", "group") };
        table.rows.push(vec![Cell::text(*code), Cell::text(indented), Cell::text(level), amount, share]);
    }
    let (categories, values) = drawn.into_iter().unzip();
    section.chart(Chart {
        title: table.title.clone(),
        words: language
            .pick(
                "各类基本支出，数字见下表。",
                "Each class of basic expenditure; the table below has the numbers.",
            )
            .to_owned(),
        shape: Shape::Bars,
        categories,
        series: vec![Series { name: language.pick("基本支出", "Basic expenditure").to_owned(), values }],
    });
    section.table(table);
    over_years(
        subject,
        draft,
        &mut section,
        &coded,
        ("各年度基本支出经济分类", "Basic expenditure by class and year"),
    );
    section
}

/// The classes side by side, where there are several years.
fn over_years(
    subject: &Subject<'_>,
    draft: &mut Draft,
    section: &mut Section,
    coded: &[&Coded],
    title: (&str, &str),
) {
    let language = subject.language;
    if subject.years.len() < 2 {
        return;
    }
    // By code, under its latest name.
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for row in coded.iter().filter(|row| row.level == "class") {
        names.insert(row.figure.code.as_deref().unwrap_or_default(), &row.name);
    }
    let mut columns = vec![
        Column::new(language.pick("科目代码", "Code"), Holds::Text),
        Column::new(language.pick("科目名称", "Class"), Holds::Text),
    ];
    columns.extend(subject.year_names().into_iter().map(|year| Column::new(year, Holds::Amount)));
    let mut table = Table::new(language.pick(title.0, title.1), columns);
    let mut series = Vec::new();
    for (code, name) in names {
        let mut cells = vec![Cell::text(code), Cell::text(name)];
        for year in subject.years() {
            let found = find(coded, year, code, "total");
            let missing = || match subject.years.get(&year) {
                Some(true) => language.reason("not printed"),
                _ => language.reason("no report for this year"),
            };
            cells.push(draft.amount(&format!("{code} {name}"), found, missing));
        }
        let values: Vec<Value> = cells.iter().skip(2).map(|cell| cell.value.clone()).collect();
        series.push(Series { name: name.to_owned(), values });
        table.rows.push(cells);
    }
    // The largest of the latest year first: those after the sixth are too thin to be seen and stand in the table.
    let latest = |series: &Series| match series.values.last() {
        Some(Value::Amount(yuan)) => yuan.fen(),
        _ => 0,
    };
    series.sort_by_key(|series| std::cmp::Reverse(latest(series)));
    series.truncate(DRAWN);
    section.chart(Chart {
        title: table.title.clone(),
        words: language
            .pick(
                "各年度主要类别，数字见下表。",
                "The largest classes of each year; the table below has all numbers.",
            )
            .to_owned(),
        shape: Shape::Stack,
        categories: subject.year_names(),
        series,
    });
    section.table(table);
}

fn of_domain<'a>(subject: &'a Subject<'_>, domain: &str) -> Vec<&'a Coded> {
    subject.codes.iter().filter(|row| row.domain == domain).collect()
}

/// The codes of a year and level with their names, in the order of the codes.
fn codes_of<'a>(coded: &[&'a Coded], year: i32, level: &str) -> Vec<(&'a str, &'a str)> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for row in coded.iter().filter(|row| row.figure.year == year && row.level == level) {
        names.entry(row.figure.code.as_deref().unwrap_or_default()).or_insert(&row.name);
    }
    names.into_iter().collect()
}

fn find<'a>(coded: &[&'a Coded], year: i32, code: &str, measure: &str) -> Option<&'a Figure> {
    let is = |row: &&&Coded| row.figure.year == year && row.figure.code.as_deref() == Some(code);
    coded.iter().filter(is).find(|row| row.measure == measure).map(|row| &row.figure)
}

fn measure_name(language: Language, measure: &str) -> &'static str {
    match measure {
        "basic" => language.pick("基本支出", "basic"),
        "project" => language.pick("项目支出", "project"),
        _ => language.pick("支出合计", "total"),
    }
}

pub(super) fn titled(language: Language, year: i32, zh: &str, en: &str) -> String {
    match language {
        Language::Zh => format!("{year}年度{zh}"),
        Language::En => format!("{en}, {year}"),
    }
}
