//! The paper that the project starts from: its published figures, to the fen.

use crate::{Place, corpus};
use std::collections::BTreeMap;

fn seed() -> Option<(Place, String)> {
    let folder = corpus("seed")?;
    let place = Place::new();
    let ran = place.ingest(&[&folder]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut said = ran.stderr.lines();
    assert_eq!(said.next(), Some("1 inputs: 1 ingested, 0 unchanged, 0 rejected; 238 facts"));
    assert_eq!(said.next(), Some("352 amounts: 348 read, 4 not understood, 0 rejected"));
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    Some((place, std::fs::read_to_string(file).unwrap()))
}

#[test]
fn the_published_figures_come_out_to_the_fen() {
    let Some((place, _)) = seed() else { return };
    for (condition, amount) in [
        (
            "statement = 'income_expenditure_summary' AND side = 'income' AND item = 'grand_total'",
            "51022200.00",
        ),
        (
            "statement = 'income_expenditure_summary' AND side = 'expenditure' AND item = 'grand_total'",
            "51022200.00",
        ),
        ("statement = 'expenditure' AND item = 'total' AND measure = 'basic'", "13306700.00"),
        ("statement = 'expenditure' AND item = 'total' AND measure = 'project'", "37715500.00"),
        ("statement = 'expenditure' AND code = '2010301' AND measure = 'basic'", "9119200.00"),
        ("statement = 'expenditure' AND code = '219' AND measure = 'project'", "34000000.00"),
        ("statement = 'basic_expenditure' AND code = '30201'", "1382500.00"),
        ("statement = 'basic_expenditure' AND item = 'personnel'", "11118700.00"),
        ("statement = 'basic_expenditure' AND item = 'public'", "2188000.00"),
        ("statement = 'three_public' AND item = 'reception' AND phase = 'adjusted_budget'", "4200.00"),
        ("statement = 'three_public' AND item = 'reception' AND phase = 'actual'", "4200.00"),
    ] {
        assert_eq!(
            place.sql(&format!("SELECT amount FROM facts WHERE {condition}")),
            [amount],
            "{condition}"
        );
    }
}

#[test]
fn all_nine_statements_are_there_and_the_empty_ones_explain_themselves() {
    let Some((place, _)) = seed() else { return };
    assert_eq!(
        place.sql("SELECT statement, fact_count, unit, unit_source FROM statements ORDER BY line"),
        [
            "income_expenditure_summary,10,万元,statement",
            "income,54,万元,statement",
            "expenditure,58,万元,statement",
            "appropriation_summary,23,万元,statement",
            "general_public_expenditure,58,万元,inherited",
            "basic_expenditure,31,万元,statement",
            "government_fund,0,万元,statement",
            "state_capital,0,万元,statement",
            "three_public,4,万元,statement",
        ]
    );
    let notes = place.sql("SELECT note FROM statements WHERE fact_count = 0 ORDER BY line");
    assert!(notes.len() == 2 && notes.iter().all(|note| note.contains("本年度无")), "{notes:?}");
}

/// Counts the amounts in another way than the reader's: straight from the lines, knowing only that an amount has a decimal
/// point and stands alone between tabs, and that the statements end where the third part begins.
fn amounts_by_place(text: &str) -> BTreeMap<(usize, usize), String> {
    let mut amounts = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        if line.contains("第三部分") && !line.contains('\t') {
            break;
        }
        if !line.contains('\t') {
            continue;
        }
        let mut column = 1;
        for cell in line.split('\t') {
            let is_amount =
                cell.contains('.') && cell.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
            if is_amount && !cell.ends_with('.') {
                amounts.insert((number + 1, column), cell.to_owned());
            }
            column += cell.chars().count() + 1;
        }
    }
    amounts
}

#[test]
fn every_printed_amount_is_a_fact_exactly_once_at_its_place() {
    let Some((place, text)) = seed() else { return };
    let printed = amounts_by_place(&text);
    assert_eq!(printed.len(), 238);
    let rows = place.sql("SELECT line, line_column, replace(printed, ',', '_'), amount FROM facts");
    assert_eq!(rows.len(), printed.len(), "as many facts as amounts");
    let mut facts = BTreeMap::new();
    for row in &rows {
        let cells: Vec<&str> = row.split(',').collect();
        let at = (cells[0].parse().unwrap(), cells[1].parse().unwrap());
        let text = cells[2].replace('_', ",");
        // 万元 to yuan in another way, too: the digits with the point moved by four places.
        let (whole, fraction) = text.split_once('.').unwrap();
        let yuan = format!("{}{fraction:0<4}", whole.replace(',', ""));
        let yuan = yuan.trim_start_matches('0');
        assert_eq!(cells[3], format!("{}.00", if yuan.is_empty() { "0" } else { yuan }), "{row}");
        assert_eq!(facts.insert(at, text), None, "two facts at {at:?}");
    }
    assert_eq!(facts, printed);
}
