//! The words of headers and labels: each list in the order of matching, narrower words before those that they are part of.

use juesuan_model::{Fund, Item, Measure, Phase};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words in the order of matching, each with its meaning.
#[derive(Debug)]
pub(super) struct Words<T: 'static> {
    /// Characters of which each entry contains one, so that most texts need not be searched for its words; empty if there are too
    /// many.
    marks: &'static [char],
    entries: &'static [(&'static [&'static str], T)],
}

impl<T: Copy> Words<T> {
    /// The first entry all of whose words are in the text.
    fn find(&self, text: &str) -> Option<&(&'static [&'static str], T)> {
        let may_hold_one = self.marks.is_empty() || text.contains(self.marks);
        let holds_all = |(all, _): &&(&[&str], T)| all.iter().all(|word| text.contains(word));
        may_hold_one.then(|| self.entries.iter().find(holds_all)).flatten()
    }
}

pub(super) fn first<T: Copy>(text: &str, words: &Words<T>) -> Option<T> {
    words.find(text).map(|&(_, meaning)| meaning)
}

/// The meaning of a text in which every word is accounted for: by the words of the meaning, or by words that have no meaning of
/// their own. 基本建设支出 is not 基本支出, 外宾接待费 is not 接待费, and 基本支出结转 is neither.
pub(super) fn closed<T: Copy>(text: &str, words: &Words<T>) -> Option<T> {
    let (own, meaning) = words.find(text)?;
    is_accounted_for(text, own).then_some(*meaning)
}

/// Whether a text consists of these words and of words that have no meaning of their own.
pub(super) fn is_accounted_for(text: &str, own: &[&str]) -> bool {
    static CARRIERS_BY_FIRST: LazyLock<FxHashMap<char, Vec<&str>>> = LazyLock::new(|| {
        let mut by_first: FxHashMap<char, Vec<&str>> = FxHashMap::default();
        for word in CARRIERS {
            by_first
                .entry(word.chars().next().expect("no word of the table is empty"))
                .or_default()
                .push(word);
        }
        by_first
    });
    let flows = own.iter().any(|word| word.contains("结") || word.contains("差额"));
    let carriers = if flows { CARRIERS_OF_FLOWS } else { &[] };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let words = CARRIERS_BY_FIRST.get(&first).into_iter().flatten();
        let known = own.iter().chain(words).chain(carriers).filter(|word| rest.starts_with(**word));
        let word = known.map(|word| word.len()).max();
        let sign = || Some(first).filter(|c| !c.is_alphabetic()).map(char::len_utf8);
        // A remark in brackets after a name.
        let remark = || rest.strip_prefix('(').and_then(|inner| Some(inner.find(')')? + 2));
        let Some(length) = word.or_else(remark).or_else(sign) else { return false };
        rest = rest.get(length..).expect("a word, a remark and a sign end between characters");
    }
    true
}

/// Words without a meaning of their own, in headers and labels.
const CARRIERS: &[&str] = &[
    "收入",
    "支出",
    "收支",
    "预算",
    "决算",
    "数",
    "数额",
    "金额",
    "额",
    "合计",
    "小计",
    "总计",
    "财政",
    "拨款",
    "财政拨款",
    "资金",
    "经费",
    "费用",
    "费",
    "款",
    "本年",
    "当年",
    "全年",
    "年初",
    "年末",
    "年度",
    "年",
    "上年",
    "公共",
    "一般公共",
    "政府性基金",
    "政府基金",
    "国有资本",
    "经营",
    "及",
    "和",
    "与",
    "、",
    "对",
    "的",
    "用",
    "用于",
    "安排",
    "管理",
    "纳入",
    "单位",
    "部门",
    "本级",
    "本部门",
    "本单位",
    "事业单位",
    "附属单位",
    "上级",
    "补助",
    "上缴",
    "调整",
    "调整后",
    "执行",
    "实际",
    "完成",
    "批复",
    "机动",
    "日常",
    "公务",
    "因公",
    "临时",
    "境",
    "公务用车",
    "公务车",
    "公车",
    "车辆",
    "用车",
    "车",
    "维护",
    "维修",
    "三公",
    "行政",
    "参公",
    "行政参公单位",
    "行政参公",
    "功能分类",
    "经济分类",
    "支出用途",
    "类款项",
];

/// Further such words, next to carryovers and surpluses.
const CARRIERS_OF_FLOWS: &[&str] =
    &["结转", "结余", "非财政拨款", "专用", "事业基金", "下年", "历年", "以前年度", "滚存", "净", "非"];

pub(super) const FUNDS: &Words<Fund> = &Words {
    marks: &['基', '资', '共'],
    entries: &[
        (&["政府性基金"], Fund::GovernmentFund),
        (&["政府基金"], Fund::GovernmentFund),
        (&["国有资本"], Fund::StateCapital),
        (&["一般公共"], Fund::GeneralPublic),
        (&["公共预算"], Fund::GeneralPublic),
        (&["公共财政"], Fund::GeneralPublic),
    ],
};

pub(super) const PHASES: &Words<Phase> = &Words {
    marks: &['算'],
    entries: &[
        (&["年初预算"], Phase::InitialBudget),
        (&["全年预算"], Phase::AdjustedBudget),
        (&["调整", "预算"], Phase::AdjustedBudget),
        (&["决算数"], Phase::Actual),
        (&["支出决算"], Phase::Actual),
    ],
};

/// What may be next to the expenditure of a statement, with columns of its own below each.
pub(super) const FLOWS: &Words<Measure> = &Words {
    marks: &['结'],
    entries: &[
        (&["年初", "结转"], Measure::OpeningCarryover),
        (&["上年", "结转"], Measure::OpeningCarryover),
        (&["年末", "结转"], Measure::ClosingCarryover),
        (&["结转下年"], Measure::ClosingCarryover),
    ],
};

pub(super) const MEASURES: &Words<Measure> = &Words {
    marks: &[],
    entries: &[
        (&["使用", "结余"], Measure::UseOfSurplus),
        (&["弥补收支差额"], Measure::UseOfSurplus),
        (&["财政专户"], Measure::FiscalAccount),
        (&["单位预留"], Measure::Reserve),
        (&["预留机动"], Measure::Reserve),
        (&["人员经费"], Measure::Personnel),
        (&["公用经费"], Measure::Public),
        (&["上级补助"], Measure::SuperiorSubsidy),
        (&["下级单位", "上缴"], Measure::AffiliateRemittance),
        (&["附属单位", "上缴"], Measure::AffiliateRemittance),
        (&["附属单位", "补助"], Measure::SubsidyToAffiliates),
        (&["下级单位", "补助"], Measure::SubsidyToAffiliates),
        (&["上缴上级"], Measure::RemittedToSuperior),
        (&["事业收入"], Measure::InstitutionalIncome),
        (&["经营收入"], Measure::BusinessIncome),
        (&["经营支出"], Measure::Business),
        (&["其他收入"], Measure::OtherIncome),
        (&["财政拨款收入"], Measure::FiscalAppropriation),
        (&["基本支出"], Measure::Basic),
        (&["项目支出"], Measure::Project),
        (&["机关运行经费"], Measure::Total),
        (&["小计"], Measure::Total),
        (&["合计"], Measure::Total),
        (&["总计"], Measure::Total),
        (&["金额"], Measure::Total),
        (&["预算数"], Measure::Total),
        (&["决算数"], Measure::Total),
        (&["本年支出"], Measure::Total),
    ],
};

pub(super) const THREE_PUBLIC: &Words<Item> = &Words {
    marks: &[],
    entries: &[
        (&["接待"], Item::Reception),
        (&["出国"], Item::Overseas),
        (&["会议费"], Item::Meetings),
        (&["培训费"], Item::Training),
        (&["机关运行"], Item::OperatingCost),
        (&["购置及运行"], Item::Vehicle),
        (&["购置和运行"], Item::Vehicle),
        (&["购置", "运行"], Item::Vehicle),
        (&["小计"], Item::Vehicle),
        (&["购置"], Item::VehiclePurchase),
        (&["运行"], Item::VehicleOperation),
        (&["维护"], Item::VehicleOperation),
        (&["三公"], Item::ThreePublic),
        (&["合计"], Item::ThreePublic),
        (&["总计"], Item::ThreePublic),
    ],
};

pub(super) const ITEMS: &Words<Item> = &Words {
    marks: &[],
    entries: &[
        (&["年初", "结转"], Item::OpeningCarryover),
        (&["上年", "结转"], Item::OpeningCarryover),
        (&["年末", "结转"], Item::ClosingCarryover),
        (&["结转下年"], Item::ClosingCarryover),
        (&["下年结转"], Item::ClosingCarryover),
        (&["结余分配"], Item::SurplusDistribution),
        (&["使用", "结余"], Item::UseOfSurplus),
        (&["弥补收支差额"], Item::UseOfSurplus),
        (&["本年收入"], Item::IncomeOfYear),
        (&["当年收入"], Item::IncomeOfYear),
        (&["本年支出"], Item::ExpenditureOfYear),
        (&["当年支出"], Item::ExpenditureOfYear),
        (&["总计"], Item::GrandTotal),
        (&["上级补助收入"], Item::SuperiorSubsidy),
        (&["附属单位", "上缴"], Item::AffiliateRemittance),
        (&["事业收入"], Item::InstitutionalIncome),
        (&["经营收入"], Item::BusinessIncome),
        (&["其他收入"], Item::OtherIncome),
        (&["财政专户"], Item::FiscalAccount),
        (&["其他资金"], Item::OtherFunds),
        (&["财政拨款"], Item::FiscalAppropriation),
        (&["基本支出"], Item::Basic),
        (&["项目支出"], Item::Project),
        (&["单位预留"], Item::Reserve),
        (&["预留机动"], Item::Reserve),
        (&["人员经费"], Item::Personnel),
        (&["公用经费"], Item::Public),
        (&["合计"], Item::Total),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_one_of_the_marks_of_its_list() {
        fn check<T>(words: &Words<T>) {
            for (all, _) in words.entries {
                assert!(
                    words.marks.is_empty() || all.iter().any(|word| word.contains(words.marks)),
                    "{all:?}"
                );
            }
        }
        check(FUNDS);
        check(PHASES);
        check(FLOWS);
    }
}
