//! Defects that are more than one number become another: rows lost or exchanged, words that say the opposite, units, names.

use super::compose::{Draft, Place};
use super::plant::{Slip, grid, parts, say, say_one, say_other, set, told, value};
use super::said::{Meant, Piece};
use super::template::index;
use crate::dice::Dice;
use crate::paper::{Block, Cell, Column, Grid, HeadingLine};
use juesuan_model::{ClaimMetric, CodeDomain, Decimal, Direction, Fund, Measure, Phase, Statement, Topic, ValueUnit};

/// The functional code of a row.
fn code(row: &[Cell]) -> Option<String> {
    row.iter().find_map(|cell| match cell {
        Cell::Amount(amount) => match &amount.meaning.as_ref()?.code {
            Some((CodeDomain::Functional, code)) => Some(code.clone()),
            _ => None,
        },
        Cell::Words { .. } => None,
    })
}

fn codes(grid: &Grid) -> Vec<Option<String>> {
    grid.rows.iter().map(|row| code(row)).collect()
}

fn rows_of(grid: &Grid, length: usize) -> Vec<(usize, String)> {
    let coded = (0..).zip(codes(grid)).filter_map(|(at, code)| Some((at, code?)));
    coded.filter(|(_, code)| code.len() == length).collect()
}

fn one<T: Clone>(of: &[T], dice: &mut Dice) -> Option<T> {
    of.get(index(dice, of.len())?).cloned()
}

/// An item of 03 is left out.
pub(super) fn row_left_out(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::Expenditure)?;
    let items = rows_of(grid, 7);
    // An only item of its group would leave a group without items, which some reports print.
    let fit: Vec<_> = items
        .iter()
        .filter(|(_, code)| items.iter().filter(|(_, other)| other.get(..5) == code.get(..5)).count() > 1)
        .map(|(at, _)| *at)
        .collect();
    let at = one(&fit, dice)?;
    grid.rows.remove(at);
    Some(())
}

/// A group of 05 is left out above an item that stays.
pub(super) fn parent_left_out(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let groups = rows_of(grid, 5);
    let (at, _) = one(&groups, dice).filter(|_| groups.len() > 1)?;
    grid.rows.remove(at);
    Some(())
}

/// What a cell prints without its meaning changing.
type Amounts = Vec<Option<String>>;

fn printed(row: &[Cell]) -> Amounts {
    let amounts = row.iter().map(|cell| match cell {
        Cell::Amount(amount) => Some(amount.printed.clone()),
        Cell::Words { .. } => None,
    });
    amounts.collect()
}

fn print(row: &mut [Cell], amounts: &Amounts) -> Option<()> {
    for (cell, printed) in row.iter_mut().zip(amounts) {
        if let (Cell::Amount(amount), Some(printed)) = (cell, printed) {
            set(amount, printed.clone())?;
        }
    }
    Some(())
}

/// Two items of different groups in 03 exchange their amounts.
pub(super) fn rows_exchanged(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::Expenditure)?;
    let items = rows_of(grid, 7);
    let neighbours = items.windows(2).filter_map(|pair| match pair {
        [(one, first), (other, second)] if first.get(..5) != second.get(..5) => Some((*one, *other)),
        _ => None,
    });
    let alike = |one: usize, other: usize| {
        let cells = |at: usize| grid.rows.get(at).map(|row| printed(row)).unwrap_or_default();
        let (one, other) = (cells(one), cells(other));
        one.iter().map(Option::is_some).eq(other.iter().map(Option::is_some)) && one != other
    };
    let fit: Vec<_> = neighbours.filter(|(one, other)| alike(*one, *other)).collect();
    let (first, second) = one(&fit, dice)?;
    let (upper, lower) = (printed(grid.rows.get(first)?), printed(grid.rows.get(second)?));
    print(grid.rows.get_mut(first)?, &lower)?;
    print(grid.rows.get_mut(second)?, &upper)
}

/// 基本支出 and 项目支出 of an item of 05 exchange places: what was basic is printed as project.
pub(super) fn columns_exchanged(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let measured = |row: &[Cell], of: Measure| {
        row.iter().position(|cell| {
            matches!(cell, Cell::Amount(amount) if amount.meaning.as_ref().is_some_and(|meaning| meaning.measure == of))
        })
    };
    let fit: Vec<(usize, usize, usize)> = rows_of(grid, 7)
        .into_iter()
        .filter_map(|(at, _)| {
            let row = grid.rows.get(at)?;
            let basic = measured(row, Measure::Basic);
            let project = measured(row, Measure::Project);
            // One of the two is blank where the item has none: the amount moves over.
            let width = row.len();
            match (basic, project) {
                (Some(basic), Some(project)) => {
                    let differ = row.get(basic)?.text() != row.get(project)?.text();
                    differ.then_some((at, basic, project))
                }
                (Some(basic), None) => (basic + 1 < width).then_some((at, basic, basic + 1)),
                (None, Some(project)) => project.checked_sub(1).map(|basic| (at, basic, project)),
                (None, None) => None,
            }
        })
        .collect();
    let (at, basic, project) = one(&fit, dice)?;
    grid.rows.get_mut(at)?.swap(basic, project);
    Some(())
}

/// The class of 05 gets a code that no year has.
pub(super) fn code_mistyped(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let (at, code) = one(&rows_of(grid, 3), dice)?;
    let words = grid.rows.get_mut(at)?.iter_mut().find_map(|cell| match cell {
        Cell::Words { text, .. } if text.starts_with(&code) => Some(text),
        _ => None,
    })?;
    *words = words.replacen(&code, "218", 1);
    Some(())
}

/// An item of 05 has another name than in 03.
pub(super) fn name_differs(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::GeneralPublicExpenditure)?;
    let (at, _) = one(&rows_of(grid, 7), dice)?;
    let words = grid.rows.get_mut(at)?.iter_mut().rev().find_map(|cell| match cell {
        Cell::Words { text, .. } if text.chars().any(|c| !c.is_ascii()) => Some(text),
        _ => None,
    })?;
    *words = words.chars().filter(char::is_ascii).chain("示例专项业务".chars()).collect();
    Some(())
}

/// The heading of 03 names another unit than its amounts have.
pub(super) fn wrong_unit(draft: &mut Draft, _: &mut Dice) -> Option<()> {
    let at = table(draft, Statement::Expenditure)?;
    let heading = draft.places.get_mut(..at)?.iter_mut().rev().take(2).find_map(|place| match place {
        Place::Block(Block::Heading(lines)) => Some(lines),
        _ => None,
    })?;
    let cells = heading.iter_mut().flat_map(|line: &mut HeadingLine| &mut line.cells);
    let cell = cells.into_iter().find(|cell| cell.contains("单位：") && cell.ends_with('元'))?;
    let (before, unit) = cell.rsplit_once('：')?;
    *cell = format!("{before}：{}", if unit == "万元" { "元" } else { "万元" });
    Some(())
}

/// Where the table of a statement stands.
fn table(draft: &Draft, statement: Statement) -> Option<usize> {
    draft.places.iter().position(
        |place| matches!(place, Place::Block(Block::Grid(grid)) if grid.statement == Some(statement)),
    )
}

/// The note below an empty statement of a fund is left out.
pub(super) fn note_left_out(draft: &mut Draft, _: &mut Dice) -> Option<()> {
    for statement in [Statement::GovernmentFund, Statement::StateCapital] {
        let Some(at) = table(draft, statement) else { continue };
        // Where zeros are printed the statement is not empty.
        let empty = matches!(draft.places.get(at), Some(Place::Block(Block::Grid(grid)))
            if !grid.rows.iter().flatten().any(|cell| matches!(cell, Cell::Amount(_))));
        let noted = matches!(draft.places.get(at + 1), Some(Place::Block(Block::Note(_))));
        if empty && noted {
            draft.places.remove(at + 1);
            return Some(());
        }
    }
    None
}

/// A line number of 01 is that of another line.
pub(super) fn line_number(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let grid = grid(draft, Statement::IncomeExpenditureSummary)?;
    let column = grid.columns.iter().position(|column| *column == Column::LineNumber)?;
    let at = index(dice, grid.rows.len())?;
    let Cell::Words { text, .. } = grid.rows.get_mut(at)?.get_mut(column)? else { return None };
    let number: usize = text.parse().ok()?;
    *text = (number + 2).to_string();
    Some(())
}

/// An amount of the prose that a statement prints has the other unit.
pub(super) fn prose_unit(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let fits = |meant: &Meant| {
        meant.metric == ClaimMetric::Amount
            && meant.phase == Some(usual)
            && matches!(
                meant.about.topic,
                Topic::GrandTotal | Topic::IncomeOfYear | Topic::ExpenditureOfYear | Topic::FunctionalClass
            )
            && !meant.value.is_zero()
    };
    let year = draft.year;
    say_one(draft, |meant| fits(meant) && meant.year == year, dice, |meant, _| {
        let (number, unit) = parts(&meant.printed)?;
        let other = if unit.trim() == "万元" { "元" } else { "万元" };
        let printed = format!("{number}{other}");
        say(meant, &printed)
    })
}

/// The change in yuan where its rate stands beside it.
pub(super) fn change_amount(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let fit: Vec<usize> = pairs(draft).into_iter().map(|(at, _)| at).collect();
    let at = one(&fit, dice)?;
    say_other(told(draft).nth(at)?, Slip::Tenfold, dice)
}

/// The changes in yuan whose rates follow, by their places among the numbers.
fn pairs(draft: &mut Draft) -> Vec<(usize, Meant)> {
    let all: Vec<Meant> = told(draft).map(|meant| meant.clone()).collect();
    let pairs = (0..).zip(all.windows(2)).filter_map(|(at, pair)| match pair {
        [change, rate]
            if change.metric == ClaimMetric::Increase
                && rate.metric == ClaimMetric::ChangeRate
                && change.about == rate.about
                && change.value > Decimal::from(100)
                && rate.value >= Decimal::ONE =>
        {
            Some((at, change.clone()))
        }
        _ => None,
    });
    pairs.collect()
}

/// 增加 in yuan and 下降 in per cent, or the other way round.
pub(super) fn change_direction(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut passages: Vec<_> = draft
        .places
        .iter_mut()
        .filter_map(|place| match place {
            Place::Said(passage) => Some(passage),
            Place::Block(_) => None,
        })
        .filter(|passage| place_of_rate(passage).is_some())
        .collect();
    let at = index(dice, passages.len())?;
    let passage = passages.get_mut(at)?;
    let rate = place_of_rate(passage)?;
    let Some(Piece::Number(meant)) = passage.get_mut(rate) else { return None };
    let more = meant.direction == Some(Direction::Increase);
    meant.direction = Some(if more { Direction::Decrease } else { Direction::Increase });
    let Some(Piece::Text(text)) = passage.get_mut(rate.checked_sub(1)?) else { return None };
    let words = if more { [("增长", "下降"), ("上升", "下降")] } else { [("下降", "增长"), ("降低", "增长")] };
    let (from, to) = words.into_iter().chain([("减少", "增长")]).find(|(from, _)| text.ends_with(from))?;
    *text = format!("{}{to}", text.strip_suffix(from)?);
    Some(())
}

/// The rate that follows its change in a passage of known wording.
fn place_of_rate(passage: &[Piece]) -> Option<usize> {
    (2..passage.len()).find(|at| {
        let number = |at: usize, of: ClaimMetric| match passage.get(at) {
            Some(Piece::Number(meant)) if meant.metric == of && !meant.unknown => Some(&meant.about),
            _ => None,
        };
        let change = number(at - 2, ClaimMetric::Increase);
        change.is_some() && change == number(*at, ClaimMetric::ChangeRate)
    })
}

/// A change against the budget whose two amounts stand beside it.
pub(super) fn budget_change(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let fits = |meant: &Meant| {
        meant.metric == ClaimMetric::Increase
            && meant.compared_year.is_none()
            && meant.compared_phase.is_some()
            && meant.about.topic != Topic::OperatingCost
            && !meant.value.is_zero()
    };
    say_one(draft, fits, dice, |meant, dice| say_other(meant, Slip::More, dice))
}

/// The general public budget fell so much that last year it was more than all expenditure.
pub(super) fn prior_year(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let all: Vec<Meant> = told(draft).map(|meant| meant.clone()).collect();
    let find = |metric, fund| {
        all.iter().position(|meant| {
            let about = (meant.about.topic, meant.about.fund);
            meant.metric == metric && about == (Topic::ExpenditureOfYear, fund) && meant.phase == Some(draft.usual())
        })
    };
    let general = Some(Fund::GeneralPublic);
    let figure = |at: Option<usize>| all.get(at?);
    let (now, change) = (figure(find(ClaimMetric::Amount, None))?, figure(find(ClaimMetric::Increase, None))?);
    let part = figure(find(ClaimMetric::Amount, general))?;
    let at = find(ClaimMetric::Increase, general)?;
    let signed = match change.direction? {
        Direction::Decrease => -change.value,
        _ => change.value,
    };
    let last = now.value - signed;
    let fall = last - part.value + Decimal::from(dice.between(5, 20) * 10_000);
    let own = all.get(at)?;
    all.get(at + 1).filter(|rate| rate.metric == ClaimMetric::ChangeRate && rate.about == own.about)?;
    if own.direction != Some(Direction::Decrease) || fall <= Decimal::ZERO {
        return None;
    }
    let base = part.value + fall;
    let percent = (fall * Decimal::ONE_HUNDRED).checked_div(base)?.round_dp(2);
    let (_, unit) = parts(&own.printed)?;
    let unit = unit.to_owned();
    let times = if unit.trim() == "万元" { Decimal::from(10_000) } else { Decimal::ONE };
    let printed = format!("{}{unit}", (fall.checked_div(times)?).round_dp(2));
    let percent = format!("{percent}%");
    say(told(draft).nth(at)?, &printed)?;
    say(told(draft).nth(at + 1)?, &percent)
}

/// 大于 for 小于 or 等于.
pub(super) fn completion_word(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<_> = draft
        .places
        .iter_mut()
        .filter_map(|place| match place {
            Place::Said(passage) => Some(passage),
            Place::Block(_) => None,
        })
        .filter(|passage| passage.iter().any(|piece| matches!(piece, Piece::Word(_))))
        .collect();
    let at = index(dice, fit.len())?;
    let passage = fit.get_mut(at)?;
    let mut said = None;
    for piece in passage.iter_mut() {
        if let Piece::Word(word) = piece {
            *word = if *word == Direction::Greater { Direction::Less } else { Direction::Greater };
            said = Some(*word);
        }
    }
    for piece in passage.iter_mut() {
        if let Piece::Number(meant) = piece
            && meant.metric == ClaimMetric::Completion
        {
            meant.direction = said;
        }
    }
    Some(())
}

/// The total of procurement is told twice, with two values.
pub(super) fn repeated_differently(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let at = draft.places.iter().position(|place| holds(place, ClaimMetric::Amount, Topic::Procurement))?;
    let Some(Place::Said(passage)) = draft.places.get(at) else { return None };
    let mut meant = passage.iter().find_map(|piece| match piece {
        Piece::Number(meant) if meant.about.topic == Topic::Procurement && meant.phase == Some(usual) => {
            Some(meant.clone())
        }
        _ => None,
    })?;
    say_other(&mut meant, Slip::More, dice)?;
    let again = vec![
        Piece::Text(format!("本部门{}年度政府采购支出总额", draft.year)),
        Piece::Number(meant),
        Piece::Text("。".to_owned()),
    ];
    draft.places.insert(at + 1, Place::Said(again));
    Some(())
}

fn holds(place: &Place, metric: ClaimMetric, topic: Topic) -> bool {
    matches!(place, Place::Said(passage) if passage.iter().any(|piece| matches!(
        piece,
        Piece::Number(meant) if meant.metric == metric && meant.about.topic == topic && !meant.unknown
    )))
}

/// A class's amount is told as that of an item that no statement has.
pub(super) fn row_named_wrong(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<(&mut String, usize)> = Vec::new();
    for place in &mut draft.places {
        let Place::Said(passage) = place else { continue };
        let classes = passage.iter().filter(|piece| is_class(piece)).count();
        if classes == 0 {
            continue;
        }
        for piece in passage.iter_mut() {
            if let Piece::Text(text) = piece
                && text.contains("（类）")
            {
                fit.push((text, classes));
            }
        }
    }
    let at = index(dice, fit.len())?;
    let (text, _) = fit.get_mut(at)?;
    **text = text.replacen("（类）", "（类）示例事务（款）示例运行（项）", 1);
    // The numbers after it are told of the item.
    let changed = text.clone();
    for place in &mut draft.places {
        let Place::Said(passage) = place else { continue };
        let mut behind = false;
        for piece in passage.iter_mut() {
            match piece {
                Piece::Text(text) if *text == changed => behind = true,
                Piece::Text(text) if text.contains('；') || text.contains("（类）") => behind = false,
                Piece::Number(meant) if behind && meant.about.topic == Topic::FunctionalClass => {
                    meant.about.topic = Topic::FunctionalItem;
                }
                _ => {}
            }
        }
    }
    Some(())
}

fn is_class(piece: &Piece) -> bool {
    matches!(piece, Piece::Number(meant) if meant.about.topic == Topic::FunctionalClass && !meant.unknown)
}

/// The form's 下降（增长） stands where one of the two words should.
pub(super) fn template_word(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<_> = draft
        .places
        .iter_mut()
        .filter_map(|place| match place {
            Place::Said(passage) => place_of_rate(passage).map(|at| (passage, at)),
            Place::Block(_) => None,
        })
        .collect();
    let at = index(dice, fit.len())?;
    let (passage, rate) = fit.get_mut(at)?;
    let Some(Piece::Number(meant)) = passage.get_mut(*rate) else { return None };
    meant.direction = None;
    let Some(Piece::Text(text)) = passage.get_mut(rate.checked_sub(1)?) else { return None };
    let word: String = text.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    *text = format!("{}下降（增长）", text.strip_suffix(&word)?);
    Some(())
}

/// ××部门 stands where the department's name should.
pub(super) fn template_name(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<&mut String> = Vec::new();
    for place in &mut draft.places {
        if let Place::Said(passage) = place
            && let Some(Piece::Text(text)) = passage.first_mut()
            && text.contains("本部门")
        {
            fit.push(text);
        }
    }
    let at = index(dice, fit.len())?;
    let text = fit.get_mut(at)?;
    **text = text.replacen("本部门", "××部门", 1);
    Some(())
}

/// More went to small and medium enterprises than was bought.
pub(super) fn medium_above_total(draft: &mut Draft, _: &mut Dice) -> Option<()> {
    above(draft, Topic::ProcurementSme, Topic::Procurement)
}

/// More went to small enterprises than to small and medium ones.
pub(super) fn small_above_medium(draft: &mut Draft, _: &mut Dice) -> Option<()> {
    above(draft, Topic::ProcurementMicro, Topic::ProcurementSme)
}

/// Prints an amount that is above another one.
fn above(draft: &mut Draft, part: Topic, whole: Topic) -> Option<()> {
    let find = |topic| move |meant: &&mut Meant| meant.metric == ClaimMetric::Amount && meant.about.topic == topic;
    let whole = told(draft).find(find(whole))?.clone();
    let part = told(draft).find(find(part))?;
    let (number, unit) = parts(&whole.printed)?;
    let least = if unit.trim() == "万元" { 10 } else { 100_000 };
    say(part, &format!("{}{unit}", value(number)? + Decimal::from(least)))
}

/// Receptions that cost something had no batch.
pub(super) fn no_batches(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let fits = |meant: &Meant| {
        meant.unit == ValueUnit::Batches
            && meant.about.topic == Topic::DomesticReception
            && !meant.value.is_zero()
    };
    say_one(draft, fits, dice, |meant, _| {
        let (_, unit) = parts(&meant.printed)?;
        let printed = format!("0{unit}");
        say(meant, &printed)
    })
}

/// The words of self-evaluation tables.
fn evaluation_words(draft: &mut Draft) -> impl Iterator<Item = &mut String> {
    let grids = draft.places.iter_mut().filter_map(|place| match place {
        Place::Block(Block::Grid(grid)) if grid.statement.is_none() => Some(grid),
        _ => None,
    });
    grids.flat_map(|grid| &mut grid.rows).flatten().filter_map(|cell| match cell {
        Cell::Words { text, .. } => Some(text),
        Cell::Amount(_) => None,
    })
}

/// The rate of execution in a self-evaluation table.
pub(super) fn rate_of_execution(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    // Rates are the only percentages with two decimals in these tables.
    let is_rate = |text: &String| text.strip_suffix('%').is_some_and(|rate| rate.contains('.'));
    let count = evaluation_words(draft).filter(|text| is_rate(text)).count();
    let at = index(dice, count)?;
    let text = evaluation_words(draft).filter(|text| is_rate(text)).nth(at)?;
    let rate = value(text.trim_end_matches('%'))?;
    *text = format!("{}%", rate - Decimal::from(dice.between(5, 30)));
    Some(())
}

/// The total score of a self-evaluation table.
pub(super) fn total_score(draft: &mut Draft, dice: &mut Dice) -> Option<()> {
    let mut after_total = false;
    let mut fit: Vec<&mut String> = Vec::new();
    for text in evaluation_words(draft) {
        if after_total && text.ends_with('分') {
            fit.push(text);
            after_total = false;
        } else if text == "总分" {
            after_total = true;
        }
    }
    let at = index(dice, fit.len())?;
    let text = fit.get_mut(at)?;
    let score = value(text.trim_end_matches('分'))?;
    **text = format!("{}分", score - Decimal::from(dice.between(3, 12)));
    Some(())
}

impl Draft {
    /// The phase of what the report says without naming one.
    pub(super) const fn usual(&self) -> Phase {
        match self.kind {
            juesuan_model::Kind::FinalAccounts => Phase::Actual,
            juesuan_model::Kind::Budget => Phase::InitialBudget,
        }
    }
}
