//! What lists go through: kinds of income, classes, items, projects, each entry with the words that name it.

use super::books::Books;
use super::passage::About;
use super::template::Entry;
use crate::accounts::Flow;
use crate::classification::functional_name;
use crate::dice::Dice;
use juesuan_model::{Fund, Topic};

/// What a list goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Domain {
    Income,
    /// Only the kinds of income that there are.
    IncomeHad,
    Expenditure,
    ExpenditureHad,
    /// The three funds, as income.
    FundIncome,
    /// The three funds, as expenditure.
    FundExpenditure,
    Classes,
    Items,
    EconomicClasses,
    ThreePublic,
    Projects,
}

/// A name of a topic, in several spellings.
type Named = (Topic, &'static [&'static str]);

const INCOME: &[Named] = &[
    (Topic::FiscalAppropriation, &["财政拨款收入"]),
    (Topic::SuperiorSubsidy, &["上级补助收入"]),
    (Topic::InstitutionalIncome, &["事业收入"]),
    (Topic::BusinessIncome, &["经营收入", "事业单位经营收入"]),
    (Topic::AffiliateRemittance, &["附属单位上缴收入"]),
    (Topic::OtherIncome, &["其他收入"]),
];

const EXPENDITURE: &[Named] = &[
    (Topic::Basic, &["基本支出"]),
    (Topic::Project, &["项目支出"]),
    (Topic::RemittedToSuperior, &["上缴上级支出"]),
    (Topic::Business, &["经营支出", "事业单位经营支出"]),
    (Topic::SubsidyToAffiliates, &["对附属单位补助支出"]),
];

const THREE_PUBLIC: &[Named] = &[
    (Topic::Overseas, &["因公出国（境）费", "因公出国（境）费用", "因公出国（境）经费"]),
    (Topic::Vehicle, &["公务用车购置及运行费", "公务用车购置及运行维护费"]),
    (Topic::Reception, &["公务接待费"]),
];

const ECONOMIC: &[(&str, &[&str])] = &[
    ("301", &["工资福利支出"]),
    ("302", &["商品和服务支出"]),
    ("303", &["对个人和家庭的补助", "对个人和家庭的补助支出"]),
    ("310", &["资本性支出"]),
];

const FUNDS: &[(Fund, &[&str])] = &[
    (Fund::GeneralPublic, &["一般公共预算财政拨款", "一般公共预算拨款"]),
    (Fund::GovernmentFund, &["政府性基金预算财政拨款", "政府性基金预算拨款"]),
    (Fund::StateCapital, &["国有资本经营预算财政拨款", "国有资本经营预算拨款"]),
];

/// The entries of a list.
pub(super) fn entries(domain: Domain, books: &Books, dice: &mut Dice) -> Vec<Entry> {
    let all = |named: &[Named], dice: &mut Dice| {
        named.iter().map(|(topic, names)| entry(About::topic(*topic, None), names, dice)).collect::<Vec<_>>()
    };
    let mut entries = match domain {
        Domain::Income | Domain::IncomeHad => all(INCOME, dice),
        Domain::Expenditure | Domain::ExpenditureHad => all(EXPENDITURE, dice),
        Domain::ThreePublic => all(THREE_PUBLIC, dice),
        Domain::FundIncome => of_funds(Topic::IncomeOfYear, dice),
        Domain::FundExpenditure => of_funds(Topic::ExpenditureOfYear, dice),
        Domain::EconomicClasses => {
            let classes = ECONOMIC.iter().filter(|(code, _)| !books.now.economic(code).is_zero());
            classes
                .map(|(code, names)| {
                    let fund = Some(Fund::GeneralPublic);
                    let about =
                        About { code: Some((*code).to_owned()), ..About::topic(Topic::EconomicClass, fund) };
                    entry(about, names, dice)
                })
                .collect()
        }
        Domain::Classes => functional(books, Topic::FunctionalClass, 3),
        Domain::Items => functional(books, Topic::FunctionalItem, 7),
        Domain::Projects => projects(books),
    };
    if matches!(domain, Domain::IncomeHad | Domain::ExpenditureHad) {
        let had = |entry: &Entry| {
            books.amount(&entry.about, super::books::When::Now).is_some_and(|amount| !amount.is_zero())
        };
        entries.retain(had);
    }
    entries
}

fn entry(about: About, names: &[&str], dice: &mut Dice) -> Entry {
    let name = super::template::index(dice, names.len()).and_then(|at| names.get(at)).copied();
    Entry { about, words: vec![("name", name.unwrap_or_default().to_owned())] }
}

fn of_funds(topic: Topic, dice: &mut Dice) -> Vec<Entry> {
    FUNDS.iter().map(|(fund, names)| entry(About::topic(topic, Some(*fund)), names, dice)).collect()
}

/// Classes or items of the general public budget that money was spent on.
fn functional(books: &Books, topic: Topic, length: usize) -> Vec<Entry> {
    let general = Some(Fund::GeneralPublic);
    let codes = books.now.codes(general).into_iter().filter(|code| code.len() == length);
    let spent = codes.filter(|code| !books.now.under(code, general, Flow::spending).is_zero());
    let name = |code: Option<&str>| {
        code.and_then(|code| functional_name(code, books.now.year)).unwrap_or_default().to_owned()
    };
    let entries = spent.map(|code| {
        let digits = |from: usize, to: usize| code.get(from..to).unwrap_or_default().to_owned();
        let words = vec![
            ("name", name(Some(code))),
            ("short", name(code.get(..3)).trim_end_matches("支出").to_owned()),
            ("class", name(code.get(..3))),
            ("group", name(code.get(..5))),
            ("item", name(code.get(..7))),
            ("code", code.to_owned()),
            ("c1", digits(0, 3)),
            ("c2", digits(3, 5)),
            ("c3", digits(5, 7)),
        ];
        Entry { about: About { code: Some(code.to_owned()), ..About::topic(topic, general) }, words }
    });
    entries.collect()
}

fn projects(books: &Books) -> Vec<Entry> {
    let evaluated = books.now.evaluated().map(|outcome| {
        let project = outcome.project;
        let about = About { name: Some(project.name.to_owned()), ..About::topic(Topic::NamedProject, None) };
        let words = vec![("name", project.name.to_owned()), ("result", project.result.to_owned())];
        Entry { about, words }
    });
    evaluated.collect()
}
