//! Defects of numbers in one sentence: a change and its rate, a part and its total, money and what it bought.

use super::compose::{DraftPart, ReportDraft};
use super::passage::{Meant, Piece};
use super::plant::{Slip, amounts, grid, numbers, one, parts, reprint, reprint_one, reprint_other, value};
use super::template::index;
use crate::dice::Dice;
use juesuan_model::{ClaimMetric, Decimal, Direction, Fund, Item, Kind, Statement, Topic, ValueUnit};

/// An amount of the prose that a statement prints has the other unit.
pub(super) fn prose_unit(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
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
    reprint_one(
        draft,
        |meant| fits(meant) && meant.year == year,
        dice,
        |meant, _| {
            let (number, unit) = parts(&meant.printed)?;
            let other = if unit.trim() == "万元" { "元" } else { "万元" };
            let printed = format!("{number}{other}");
            reprint(meant, &printed)
        },
    )
}

/// A change in yuan that is printed with its rate.
pub(super) fn change_amount(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let fit: Vec<usize> = pairs(draft).into_iter().map(|(at, _)| at).collect();
    let at = one(&fit, dice)?;
    reprint_other(numbers(draft).nth(at)?, Slip::Tenfold, dice)
}

/// The changes in yuan whose rates follow, by their index among the numbers.
fn pairs(draft: &mut ReportDraft) -> Vec<(usize, Meant)> {
    let all: Vec<Meant> = numbers(draft).map(|meant| meant.clone()).collect();
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

/// A change against the budget that is printed with both amounts.
pub(super) fn budget_change(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let fits = |meant: &Meant| {
        meant.metric == ClaimMetric::Increase
            && meant.compared_year.is_none()
            && meant.compared_phase.is_some()
            && meant.about.topic != Topic::OperatingCost
            && !meant.value.is_zero()
    };
    reprint_one(draft, fits, dice, |meant, dice| reprint_other(meant, Slip::More, dice))
}

/// Parts that are often all of their whole: the topic and fund of each.
const WHOLES: [[(Topic, Option<Fund>); 2]; 5] = [
    [(Topic::ExpenditureOfYear, GENERAL), (Topic::ExpenditureOfYear, None)],
    [(Topic::ExpenditureOfYear, GENERAL), (Topic::AppropriationTotal, None)],
    [(Topic::IncomeOfYear, GENERAL), (Topic::AppropriationTotal, None)],
    [(Topic::ExpenditureOfYear, None), (Topic::GrandTotal, None)],
    [(Topic::IncomeOfYear, None), (Topic::GrandTotal, None)],
];

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

/// A part that is all of its whole fell by more than its whole, so that last year it was larger than the whole.
pub(super) fn prior_year(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    if draft.kind == Kind::Budget {
        return None;
    }
    let all: Vec<Meant> = numbers(draft).map(|meant| meant.clone()).collect();
    let (usual, last) = (draft.usual(), draft.year - 1);
    let find = |metric, (topic, fund)| {
        all.iter().position(|meant| {
            meant.metric == metric
                && (meant.about.topic, meant.about.fund) == (topic, fund)
                && meant.phase == Some(usual)
                && meant.compared_year == (metric == ClaimMetric::Increase).then_some(last)
        })
    };
    let figure = |metric, about| find(metric, about).and_then(|at| all.get(at));
    let fits = |[part, whole]: &[(Topic, Option<Fund>); 2]| {
        let amount = |about| figure(ClaimMetric::Amount, about).map(|meant| meant.value);
        let change = figure(ClaimMetric::Increase, *part)?;
        let fell = change.direction == Some(Direction::Decrease) && !change.value.is_zero();
        let change = figure(ClaimMetric::Increase, *whole)?;
        (fell && amount(*part)? == amount(*whole)?).then_some((find(ClaimMetric::Increase, *part)?, change))
    };
    let (at, whole) = WHOLES.iter().find_map(fits)?;
    let own = all.get(at)?;
    let amount = figure(ClaimMetric::Amount, (own.about.topic, own.about.fund))?.value;
    all.get(at + 1).filter(|rate| rate.metric == ClaimMetric::ChangeRate && rate.about == own.about)?;
    // By more than the whole fell, and more than it would fall if it had not risen.
    let fall = whole.value + own.value + Decimal::from(dice.between(5, 20) * 10_000);
    let percent = (fall * Decimal::ONE_HUNDRED).checked_div(amount + fall)?.round_dp(2);
    let (_, unit) = parts(&own.printed)?;
    let times = if unit.trim() == "万元" { Decimal::from(10_000) } else { Decimal::ONE };
    let printed = format!("{}{unit}", fall.checked_div(times)?.round_dp(2));
    reprint(numbers(draft).nth(at)?, &printed)?;
    reprint(numbers(draft).nth(at + 1)?, &format!("{percent}%"))
}

/// More went to small and medium enterprises than was bought.
pub(super) fn medium_above_total(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    above(draft, Topic::ProcurementSme, Topic::Procurement)
}

/// More went to small enterprises than to small and medium ones.
pub(super) fn small_above_medium(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    above(draft, Topic::ProcurementMicro, Topic::ProcurementSme)
}

/// Prints an amount that is above another one.
fn above(draft: &mut ReportDraft, part: Topic, whole: Topic) -> Option<()> {
    let find =
        |topic| move |meant: &&mut Meant| meant.metric == ClaimMetric::Amount && meant.about.topic == topic;
    let whole = numbers(draft).find(find(whole))?.clone();
    let part = numbers(draft).find(find(part))?;
    let (number, unit) = parts(&whole.printed)?;
    let least = if unit.trim() == "万元" { 10 } else { 100_000 };
    reprint(part, &format!("{}{unit}", value(number)? + Decimal::from(least)))
}

/// Receptions that cost something had no batch.
pub(super) fn no_batches(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let fits = |meant: &Meant| {
        meant.unit == ValueUnit::Batches
            && meant.about.topic == Topic::DomesticReception
            && !meant.value.is_zero()
    };
    reprint_one(draft, fits, dice, |meant, _| {
        let (_, unit) = parts(&meant.printed)?;
        let printed = format!("0{unit}");
        reprint(meant, &printed)
    })
}

/// 项目支出 is more than what 基本支出 leaves of the expenditure before them.
pub(super) fn project_with_basic(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    change_last(draft, dice, [Topic::ExpenditureOfYear, Topic::Basic, Topic::Project])
}

/// 公用经费 is more than what 人员经费 leaves of the basic expenditure, where 06 has a row of it.
pub(super) fn public_with_personnel(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    of_basic(draft, Item::Public)?;
    change_last(draft, dice, [Topic::Basic, Topic::Personnel, Topic::Public])
}

/// 公务用车运行费 is more than what 购置费 leaves of both.
pub(super) fn operation_with_purchase(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    change_last(draft, dice, [Topic::Vehicle, Topic::VehiclePurchase, Topic::VehicleOperation])
}

/// Changes the last of three amounts of one paragraph.
fn change_last(draft: &mut ReportDraft, dice: &mut Dice, topics: [Topic; 3]) -> Option<()> {
    let usual = draft.usual();
    let is = |piece: &Piece, topic: Topic| {
        matches!(piece, Piece::Number(meant) if meant.metric == ClaimMetric::Amount
            && meant.about.topic == topic && meant.phase == Some(usual) && !meant.unknown)
    };
    let year = draft.year;
    let mut fit: Vec<_> = draft
        .parts
        .iter_mut()
        .filter_map(|part| match part {
            DraftPart::Prose(passage) => Some(passage),
            DraftPart::Block(_) => None,
        })
        .filter(|passage| topics.iter().all(|topic| passage.iter().any(|piece| is(piece, *topic))))
        .collect();
    let at = index(dice, fit.len())?;
    let passage = fit.get_mut(at)?;
    let [.., last] = topics;
    let place = passage.iter().position(|piece| is(piece, last))?;
    let Some(Piece::Number(meant)) = passage.get_mut(place) else { return None };
    if meant.year != year || meant.value.is_zero() {
        return None;
    }
    reprint_other(meant, Slip::More, dice)
}

/// 项目支出 of the general public budget is more than that of all money.
pub(super) fn fund_above_all(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let find = |fund| {
        move |meant: &&mut Meant| {
            let about = (meant.about.topic, meant.about.fund);
            meant.metric == ClaimMetric::Amount
                && about == (Topic::Project, fund)
                && meant.phase == Some(usual)
        }
    };
    let all = numbers(draft).find(find(None))?.clone();
    let part = numbers(draft).find(find(Some(Fund::GeneralPublic)))?;
    let (number, unit) = parts(&all.printed)?;
    let least = if unit.trim() == "万元" { 10 } else { 100_000 };
    reprint(part, &format!("{}{unit}", value(number)? + Decimal::from(least)))
}

/// Money for vehicles bought none, or vehicles were bought for none.
pub(super) fn vehicles_bought(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let fits = |meant: &Meant| meant.about.topic == Topic::VehiclesBought;
    reprint_one(draft, fits, dice, |meant, _| {
        let printed = if meant.value.is_zero() { "1辆" } else { "0辆" };
        reprint(meant, printed)
    })
}

/// Targets are declared for more money than all projects have.
pub(super) fn targets_above_projects(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    above(draft, Topic::ProjectTargets, Topic::Project)
}

/// 人员经费 in the prose is other than that of 06, where 06 has such a row.
pub(super) fn personnel_other(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    of_basic(draft, Item::Personnel)?;
    let fits = |meant: &Meant| meant.metric == ClaimMetric::Amount && meant.about.topic == Topic::Personnel;
    reprint_one(draft, fits, dice, |meant, dice| reprint_other(meant, Slip::More, dice))
}

/// Requires that 06 prints the row of an item.
fn of_basic(draft: &mut ReportDraft, item: Item) -> Option<()> {
    let mut rows = amounts(grid(draft, Statement::BasicExpenditure)?);
    rows.any(|(_, meaning)| meaning.item == Some(item)).then_some(())
}
