//! Nouns of the statements: totals, kinds of income and expenditure, funds.

use super::{Spelt, Word};
use juesuan_model::{Fund, Topic};

pub(super) const WORDS: &[Spelt] = &[
    // Totals and the kinds of income.
    (
        Word::Topic(Topic::GrandTotal),
        &[
            "收、支总计",
            "收支总计",
            "收入支出总计",
            "收入、支出总计",
            "收、支决算总计",
            "收入、支出预算总计",
            "收、支预算总计",
            "收支预算总计",
            "收、支总预算",
            "收支",
        ],
    ),
    (Word::Topic(Topic::IncomeTotal), &["收入总计", "总收入", "收入决算总计", "收入预算总计"]),
    (Word::Topic(Topic::ExpenditureTotal), &["支出总计", "总支出", "支出决算总计", "支出预算总计"]),
    (
        Word::Topic(Topic::IncomeOfYear),
        &["本年收入合计", "收入合计", "本年收入", "收入决算合计", "本年收入预算合计", "收入预算"],
    ),
    (
        Word::Topic(Topic::ExpenditureOfYear),
        &["本年支出合计", "支出合计", "本年支出", "支出决算合计", "本年支出预算合计", "支出预算"],
    ),
    (Word::Topic(Topic::FiscalAppropriation), &["财政拨款收入", "财政拨款收入决算"]),
    (Word::Topic(Topic::SuperiorSubsidy), &["上级补助收入"]),
    (Word::Topic(Topic::InstitutionalIncome), &["事业收入"]),
    (Word::Topic(Topic::BusinessIncome), &["经营收入", "事业单位经营收入"]),
    (Word::Topic(Topic::AffiliateRemittance), &["附属单位上缴收入", "附属单位缴款", "附属单位缴款收入"]),
    (Word::Topic(Topic::OtherIncome), &["其他收入", "其它收入"]),
    (Word::Topic(Topic::OtherFunds), &["其他资金", "其他资金收入"]),
    (Word::Topic(Topic::FiscalAccount), &["财政专户管理资金", "财政专户管理资金收入", "财政专户核拨资金"]),
    (
        Word::Topic(Topic::UseOfSurplus),
        &[
            "使用非财政拨款结余和专用结余",
            "使用非财政拨款结余(含专用结余)",
            "使用非财政拨款结余",
            "用事业基金弥补收支差额",
            "事业基金弥补收支差额",
        ],
    ),
    (
        Word::Topic(Topic::OpeningCarryover),
        &["年初结转和结余", "年初结转结余", "上年结转资金", "年初财政拨款结转和结余"],
    ),
    (
        Word::Topic(Topic::ClosingCarryover),
        &["年末结转和结余", "年末结转结余", "结转下年资金", "年末财政拨款结转和结余"],
    ),
    (Word::Topic(Topic::SurplusDistribution), &["结余分配"]),
    // The kinds of expenditure.
    (Word::Topic(Topic::Basic), &["基本支出"]),
    (Word::Topic(Topic::Project), &["项目支出"]),
    (Word::Projects, &["各项目支出", "各项目支出为", "项目支出包括"]),
    (Word::Topic(Topic::Reserve), &["单位预留机动经费", "预留机动经费"]),
    (Word::Class("229"), &["其它支出"]),
    (Word::Topic(Topic::RemittedToSuperior), &["上缴上级支出"]),
    (Word::Topic(Topic::Business), &["经营支出", "事业单位经营支出"]),
    (Word::Topic(Topic::SubsidyToAffiliates), &["对附属单位补助支出"]),
    (Word::Topic(Topic::Personnel), &["人员经费", "人员支出", "人员经费支出"]),
    (Word::Topic(Topic::Public), &["公用经费", "公用支出", "日常公用经费", "公用经费支出"]),
    (Word::Economic("301"), &["工资福利支出"]),
    (Word::Economic("302"), &["商品和服务支出"]),
    (Word::Economic("303"), &["对个人和家庭的补助", "对个人和家庭的补助支出"]),
    (Word::Economic("304"), &["对企事业单位的补贴"]),
    (Word::Economic("310"), &["资本性支出", "其他资本性支出", "其它资本性支出"]),
    // Appropriations and their funds.
    (
        Word::Topic(Topic::AppropriationTotal),
        &[
            "财政拨款收、支总计",
            "财政拨款收支总计",
            "财政拨款收入支出总计",
            "财政拨款收入、支出总计",
            "财政拨款收、支决算总计",
            "财政拨款收、支总预算",
        ],
    ),
    (Word::Topic(Topic::AppropriationIncomeTotal), &["财政拨款收入总计", "财政拨款收入预算总计"]),
    (Word::Topic(Topic::AppropriationExpenditureTotal), &["财政拨款支出总计", "财政拨款支出预算总计"]),
    (Word::Topic(Topic::AppropriationExpenditure), &["财政拨款支出", "财政拨款支出合计"]),
    (Word::Appropriation, &["财政拨款"]),
    (
        Word::Fund(Fund::GeneralPublic),
        &[
            "一般公共预算财政拨款",
            "一般公共预算拨款",
            "一般公共预算",
            "公共财政拨款",
            "一般公共财政拨款",
            "公共预算财政拨款",
        ],
    ),
    (
        Word::Fund(Fund::GovernmentFund),
        &[
            "政府性基金预算财政拨款",
            "政府性基金财政拨款",
            "政府性基金预算拨款",
            "政府性基金拨款",
            "政府性基金预算",
            "政府性基金",
        ],
    ),
    (
        Word::Fund(Fund::StateCapital),
        &["国有资本经营预算财政拨款", "国有资本经营财政拨款", "国有资本经营预算拨款", "国有资本经营预算"],
    ),
    (Word::Income, &["收入", "收入决算"]),
    (Word::Expenditure, &["支出"]),
];
