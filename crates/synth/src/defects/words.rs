//! Defects of words: the wrong direction, names that do not fit, leftovers of the form.

use super::compose::{DraftPart, ReportDraft};
use super::passage::{Passage, Piece};
use super::plant::{Slip, reprint_other};
use super::template::index;
use crate::content::Block;
use crate::dice::Dice;
use juesuan_model::{ClaimMetric, Direction, Kind, Topic};

/// 增加 in yuan and 下降 in percent, or the other way round.
pub(super) fn change_direction(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut passages: Vec<_> = draft
        .parts
        .iter_mut()
        .filter_map(|part| match part {
            DraftPart::Prose(passage) => Some(passage),
            DraftPart::Block(_) => None,
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
    let words = if more {
        [("增长", "下降"), ("上升", "下降")]
    } else {
        [("下降", "增长"), ("降低", "增长")]
    };
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

/// 大于 for 小于 or 等于.
pub(super) fn completion_word(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<_> = draft
        .parts
        .iter_mut()
        .filter_map(|part| match part {
            DraftPart::Prose(passage) => Some(passage),
            DraftPart::Block(_) => None,
        })
        .filter(|passage| passage.iter().any(|piece| matches!(piece, Piece::Word(_))))
        .collect();
    let at = index(dice, fit.len())?;
    let passage = fit.get_mut(at)?;
    let mut printed = None;
    for piece in passage.iter_mut() {
        if let Piece::Word(word) = piece {
            *word = if *word == Direction::Greater { Direction::Less } else { Direction::Greater };
            printed = Some(*word);
        }
    }
    for piece in passage.iter_mut() {
        if let Piece::Number(meant) = piece
            && meant.metric == ClaimMetric::Completion
        {
            meant.direction = printed;
        }
    }
    Some(())
}

/// The total of procurement is printed twice, with two values.
pub(super) fn repeated_differently(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let usual = draft.usual();
    let at = draft.parts.iter().position(|part| holds(part, ClaimMetric::Amount, Topic::Procurement))?;
    let Some(DraftPart::Prose(passage)) = draft.parts.get(at) else { return None };
    let mut meant = passage.iter().find_map(|piece| match piece {
        Piece::Number(meant) if meant.about.topic == Topic::Procurement && meant.phase == Some(usual) => {
            Some(meant.clone())
        }
        _ => None,
    })?;
    reprint_other(&mut meant, Slip::More, dice)?;
    let again = vec![
        Piece::Text(format!("本部门{}年度政府采购支出总额", draft.year)),
        Piece::Number(meant),
        Piece::Text("。".to_owned()),
    ];
    draft.parts.insert(at + 1, DraftPart::Prose(again));
    Some(())
}

fn holds(part: &DraftPart, metric: ClaimMetric, topic: Topic) -> bool {
    matches!(part, DraftPart::Prose(passage) if passage.iter().any(|piece| matches!(
        piece,
        Piece::Number(meant) if meant.metric == metric && meant.about.topic == topic && !meant.unknown
    )))
}

/// A class's amount is attributed to an item that is in no statement.
pub(super) fn row_named_wrong(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<(&mut String, usize)> = Vec::new();
    for part in &mut draft.parts {
        let DraftPart::Prose(passage) = part else { continue };
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
    // The numbers after it are attributed to the item.
    let changed = text.clone();
    for part in &mut draft.parts {
        let DraftPart::Prose(passage) = part else { continue };
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

/// The form's 下降（增长） is printed instead of one of the two words.
pub(super) fn template_word(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<_> = draft
        .parts
        .iter_mut()
        .filter_map(|part| match part {
            DraftPart::Prose(passage) => place_of_rate(passage).map(|at| (passage, at)),
            DraftPart::Block(_) => None,
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

/// ××部门 is printed instead of the department's name.
pub(super) fn template_name(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let mut fit: Vec<&mut String> = Vec::new();
    for part in &mut draft.parts {
        if let DraftPart::Prose(passage) = part
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

/// The heading of the explanations names the year before.
pub(super) fn heading_of_another_year(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let (year, last) = (draft.year.to_string(), (draft.year - 1).to_string());
    let heading = draft.parts.iter_mut().find_map(|part| match part {
        DraftPart::Block(Block::Part(title)) if title.contains("情况说明") => Some(title),
        _ => None,
    })?;
    *heading = heading.replacen(&year, &last, 1);
    Some(())
}

/// A year that lost its last digit.
pub(super) fn year_cut(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let year = format!("{}年度", draft.year);
    let cut = format!("{}年度", draft.year / 10);
    let texts = texts(draft, |text| text.starts_with(&year));
    replace(texts, dice, |text| text.replacen(&year, &cut, 1))
}

/// A comma is printed twice.
pub(super) fn comma_twice(draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let texts = texts(draft, |text| text.starts_with('，'));
    replace(texts, dice, |text| text.replacen('，', "，，", 1))
}

/// The pieces of text that fit.
fn texts(draft: &mut ReportDraft, fits: impl Fn(&str) -> bool) -> Vec<&mut String> {
    let passages = draft.parts.iter_mut().filter_map(|part| match part {
        DraftPart::Prose(passage) => Some(passage),
        DraftPart::Block(_) => None,
    });
    let texts = passages.flatten().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    });
    texts.filter(|text| fits(text)).collect()
}

fn replace(mut texts: Vec<&mut String>, dice: &mut Dice, by: impl Fn(&str) -> String) -> Option<()> {
    let at = index(dice, texts.len())?;
    let text = texts.get_mut(at)?;
    **text = by(text);
    Some(())
}

/// In a budget, total expenditure changes in the other direction than total income.
pub(super) fn opposite_changes(draft: &mut ReportDraft, _: &mut Dice) -> Option<()> {
    let of = |topic| {
        move |piece: &Piece| {
            matches!(piece, Piece::Number(meant) if meant.metric == ClaimMetric::Increase
                && meant.about.topic == topic && meant.about.fund.is_none() && !meant.value.is_zero() && !meant.unknown)
        }
    };
    if draft.kind != Kind::Budget {
        return None;
    }
    let passages = |draft: &ReportDraft, topic| {
        draft
            .parts
            .iter()
            .any(|part| matches!(part, DraftPart::Prose(passage) if passage.iter().any(of(topic))))
    };
    if !passages(draft, Topic::IncomeOfYear) {
        return None;
    }
    let passage: &mut Passage = draft.parts.iter_mut().find_map(|part| match part {
        DraftPart::Prose(passage) if passage.iter().any(of(Topic::ExpenditureOfYear)) => Some(passage),
        _ => None,
    })?;
    let change = passage.iter().position(of(Topic::ExpenditureOfYear))?;
    turn(passage, change)?;
    let rate = change + 2;
    if matches!(passage.get(rate), Some(Piece::Number(meant)) if meant.metric == ClaimMetric::ChangeRate) {
        turn(passage, rate)?;
    }
    Some(())
}

/// The words for the two ways of a change.
const WAYS: [(&str, &str); 5] =
    [("增加", "减少"), ("增长", "下降"), ("上升", "下降"), ("降低", "增长"), ("下降", "增长")];

/// Reverses the direction of the change at this index, in its word and in its meaning.
fn turn(passage: &mut Passage, at: usize) -> Option<()> {
    let Some(Piece::Number(meant)) = passage.get_mut(at) else { return None };
    let more = meant.direction == Some(Direction::Increase);
    meant.direction = Some(if more { Direction::Decrease } else { Direction::Increase });
    let Some(Piece::Text(text)) = passage.get_mut(at.checked_sub(1)?) else { return None };
    let ways = WAYS.into_iter().chain([("减少", "增加")]);
    let (from, to) = ways.into_iter().find(|(from, _)| text.ends_with(from))?;
    *text = format!("{}{to}", text.strip_suffix(from)?);
    Some(())
}
