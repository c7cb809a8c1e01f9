//! The key figures, and income and expenditure by year.

use super::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::figure;
use crate::paper::{Block, Card, Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use juesuan_model::Yuan;
use juesuan_query::REPORT_CHANGES;

const GENERAL: Option<&str> = Some("general_public");

/// What is seen first, and its fund.
const KEY_FIGURES: [(&str, Option<&str>); 8] = [
    ("income_of_year", None),
    ("expenditure_of_year", None),
    ("basic", None),
    ("project", None),
    ("personnel", GENERAL),
    ("public", GENERAL),
    ("three_public", None),
    ("closing_carryover", None),
];

/// The key figures of the latest year, with their change or share, and in one sentence.
pub(super) fn overview(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let year = subject.latest;
    let mut section = Section::new(
        "overview",
        match language {
            crate::Language::Zh => format!("主要数据（{year}年度）"),
            crate::Language::En => format!("Key figures, {year}"),
        },
    );
    let mut cards = Vec::new();
    for (topic, fund) in KEY_FIGURES {
        let cell = subject.cell(draft, year, topic, fund);
        let label = language.topic(topic, None);
        let before = subject.amount_of(year - 1, topic, fund);
        let aside = if before.is_some() {
            let growth = draft.growth(&language.topic(topic, fund), year, &cell, before);
            Some((language.pick("较上年", "on the year before").to_owned(), growth))
        } else {
            share_of(subject, draft, topic, &cell)
        };
        cards.push(Card { label, cell, aside });
    }
    let metric = subject.measure("reconciliation_score")?;
    if let Some(row) = metric.iter().find(|row| row.year() == Some(year))
        && let (Some(value), Some(passed), Some(all)) =
            (row.number("value")?, row.number("numerator")?, row.number("denominator")?)
    {
        let formula = match language {
            crate::Language::Zh => format!("相符{}处 ÷ 适用{}处", passed.normalize(), all.normalize()),
            crate::Language::En => {
                format!("{} that hold ÷ {} that apply", passed.normalize(), all.normalize())
            }
        };
        let what = language.of_year(year, language.pick("勾稽相符率", "identities that hold"));
        let cell = draft.computed(&what, Some(Value::Ratio(value)), &formula, &[], String::new);
        let label = language.pick("勾稽相符率", "Identities that hold").to_owned();
        let aside = (language.pick("核对处数", "checked").to_owned(), Cell::number(all));
        cards.push(Card { label, cell, aside: Some(aside) });
    }
    section.blocks.push(Block::Cards(cards));
    Ok(section)
}

/// Of parts of the expenditure, their share in it; of the others nothing.
fn share_of(subject: &Subject<'_>, draft: &mut Draft, topic: &str, cell: &Cell) -> Option<(String, Cell)> {
    let language = subject.language;
    let (whole, fund, label) = match topic {
        "basic" | "project" => ("expenditure_of_year", None, language.pick("占支出", "of expenditure")),
        "personnel" | "public" => ("basic", GENERAL, language.pick("占基本支出", "of basic expenditure")),
        _ => return None,
    };
    let year = subject.latest;
    let whole = subject.cell(draft, year, whole, fund);
    let what = format!("{} {label}", language.topic(topic, None));
    Some((label.to_owned(), draft.share(&language.of_year(year, &what), cell, &whole)))
}

/// Income, expenditure and carryovers of every year; what the report itself tells of the year before.
pub(super) fn by_year(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("accounts", language.pick("收支与结转", "Income, expenditure, carryover"));
    let topics = [
        "income_of_year",
        "expenditure_of_year",
        "basic",
        "project",
        "opening_carryover",
        "closing_carryover",
        "grand_total",
    ];
    let mut columns = vec![Column::new(language.pick("年度", "Year"), Holds::Text)];
    for topic in topics {
        columns.push(Column::new(language.topic(topic, None), Holds::Amount));
        if matches!(topic, "income_of_year" | "expenditure_of_year") {
            let (zh, en) = if topic == "income_of_year" {
                ("收入较上年", "Income, change")
            } else {
                ("支出较上年", "Expenditure, change")
            };
            columns.push(Column::new(language.pick(zh, en), Holds::Ratio));
        }
    }
    let mut table = Table::new(language.pick("各年度收支", "Income and expenditure by year"), columns);
    let mut series: Vec<Vec<Value>> = vec![Vec::new(); topics.len()];
    for year in subject.years() {
        let mut row = vec![Cell::text(year.to_string())];
        for (topic, values) in topics.into_iter().zip(&mut series) {
            let cell = subject.cell(draft, year, topic, None);
            values.push(cell.value.clone());
            row.push(cell.clone());
            if matches!(topic, "income_of_year" | "expenditure_of_year") {
                let before = subject.amount_of(year - 1, topic, None);
                row.push(draft.growth(&language.topic(topic, None), year, &cell, before));
            }
        }
        table.rows.push(row);
    }
    if subject.years.len() > 1 {
        let mut drawn =
            topics.into_iter().zip(series).map(|(topic, values)| (topic, named(subject, topic, values)));
        let (totals, parts): (Vec<_>, Vec<_>) =
            drawn.by_ref().take(4).partition(|(topic, _)| topic.ends_with("_of_year"));
        let lines = |series: Vec<(&str, Series)>| series.into_iter().map(|(_, series)| series).collect();
        section.chart(Chart {
            title: language.pick("收入与支出", "Income and expenditure").to_owned(),
            words: language
                .pick(
                    "各年度本年收入与本年支出，数字见下表。",
                    "Income and expenditure of each year; the table below has the numbers.",
                )
                .to_owned(),
            shape: Shape::Columns,
            categories: subject.year_names(),
            series: lines(totals),
        });
        section.chart(Chart {
            title: language.pick("基本支出与项目支出", "Basic and project expenditure").to_owned(),
            words: language
                .pick(
                    "各年度基本支出与项目支出，数字见下表。",
                    "Basic and project expenditure of each year; the table below has the numbers.",
                )
                .to_owned(),
            shape: Shape::Stack,
            categories: subject.year_names(),
            series: lines(parts),
        });
    } else {
        section.say(match language {
            crate::Language::Zh => {
                format!("仓库中只有{}年度的部门决算，没有可作对比的其他年度。", subject.latest)
            }
            crate::Language::En => {
                format!(
                    "The warehouse has final accounts of {} only, so there is no year to compare with.",
                    subject.latest
                )
            }
        });
    }
    section.table(table);
    if let Some(table) = told_changes(subject, draft)? {
        section.table(table);
    }
    Ok(section)
}

fn named(subject: &Subject<'_>, topic: &str, values: Vec<Value>) -> Series {
    Series { name: subject.language.topic(topic, None), values }
}

/// What the latest report tells of the year before: the change, and the amount that it implies.
fn told_changes(subject: &Subject<'_>, draft: &mut Draft) -> Result<Option<Table>, Error> {
    let language = subject.language;
    let mut table = Table::new(
        match language {
            crate::Language::Zh => format!("{}年度报告所述较上年增减", subject.latest),
            crate::Language::En => {
                format!("Changes on the year before as the report of {} tells them", subject.latest)
            }
        },
        vec![
            Column::new(language.pick("事项", "Of"), Holds::Text),
            Column::new(language.pick("本年数", "This year"), Holds::Amount),
            Column::new(language.pick("较上年增减", "Change"), Holds::Amount),
            Column::new(language.pick("据此上年数", "Implied year before"), Holds::Amount),
        ],
    );
    let mut told: Vec<(String, Option<String>)> = Vec::new();
    for row in subject.ask(REPORT_CHANGES.text, 0)?.iter() {
        let Some(change) = figure(row)?.filter(|change| change.year == subject.latest) else { continue };
        let key = (change.topic.clone(), change.fund.clone());
        // The same change, told twice in one report, is shown once.
        if told.contains(&key) {
            continue;
        }
        told.push(key);
        let name = language.topic(&change.topic, change.fund.as_deref());
        let now = subject.cell(draft, change.year, &change.topic, change.fund.as_deref());
        let what = format!("{name}{}", language.pick("较上年增减", ", change on the year before"));
        let gain = draft.amount(&what, Some(&change), String::new);
        let before = match now.value {
            Value::Amount(amount) => Yuan::new(amount.decimal() - change.amount.decimal()).ok(),
            _ => None,
        };
        let shown = draft.shown();
        let formula = format!("{} − {}", shown.with_unit(&now.value), shown.with_unit(&gain.value));
        let what = language.of_year(
            change.year - 1,
            &format!("{name}{}", language.pick("（据报告所述推算）", ", as implied")),
        );
        let before = draft.computed(&what, before.map(Value::Amount), &formula, &[&now, &gain], || {
            language.pick("未列本年数", "this year's amount is not printed").to_owned()
        });
        table.rows.push(vec![Cell::text(name), now, gain, before]);
    }
    Ok((!table.rows.is_empty()).then_some(table))
}
