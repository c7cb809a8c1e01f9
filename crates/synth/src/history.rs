//! How a department's accounts come about, one year out of the other.

use crate::accounts::{Accounts, Flow, Outcome, Posting, Procurement, ThreePublic};
use crate::anomalies::Anomaly;
use crate::dice::Dice;
use crate::district::{Department, IncomeSource, Office};
use crate::money::Fen;
use juesuan_model::{Fund, count};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Who or what an economic group grows with.
#[derive(Clone, Copy)]
enum Driver {
    Staff,
    Retired,
    Vehicles,
}

/// The functional item of a line of basic expenditure.
#[derive(Clone, Copy)]
enum Under {
    Running,
    Item(&'static str),
}

use Driver::{Retired, Staff, Vehicles};
use Under::{Item, Running};

/// Basic expenditure: economic group, functional item, driver, yuan per driver and year. Contributions, pensions and housing are
/// under their own functional items, which is what ties the two classifications together.
const BASIC: &[(&str, Under, Driver, i64)] = &[
    ("30101", Running, Staff, 51_800),
    ("30102", Running, Staff, 48_600),
    ("30102", Item("2210202"), Staff, 3_900),
    ("30102", Item("2210203"), Staff, 8_700),
    ("30103", Running, Staff, 86_400),
    ("30107", Running, Staff, 9_500),
    ("30108", Item("2080505"), Staff, 25_300),
    ("30109", Item("2080506"), Staff, 10_900),
    ("30110", Item("2101101"), Staff, 11_600),
    ("30111", Item("2101103"), Staff, 7_200),
    ("30112", Running, Staff, 640),
    ("30113", Item("2210201"), Staff, 24_100),
    ("30302", Item("2080501"), Retired, 19_300),
    ("30307", Item("2101103"), Retired, 3_100),
    ("30309", Running, Staff, 310),
    ("30201", Running, Staff, 8_900),
    ("30202", Running, Staff, 1_150),
    ("30205", Running, Staff, 280),
    ("30206", Running, Staff, 1_760),
    ("30207", Running, Staff, 930),
    ("30209", Running, Staff, 2_480),
    ("30211", Running, Staff, 2_900),
    ("30213", Running, Staff, 1_420),
    ("30215", Running, Staff, 560),
    ("30216", Running, Staff, 790),
    ("30226", Running, Staff, 1_630),
    ("30227", Running, Staff, 4_700),
    ("30228", Running, Staff, 2_550),
    ("30229", Running, Staff, 1_180),
    ("30231", Running, Vehicles, 26_500),
    ("30239", Running, Staff, 9_200),
    ("30299", Running, Staff, 1_050),
    ("31002", Running, Staff, 1_240),
];

/// How tightly the running of offices was held in a year, in thousandths of the usual.
const fn restraint(year: u16) -> i64 {
    match year {
        2020 => 860,
        2021 => 920,
        2023 => 955,
        _ => 1_000,
    }
}

/// The accounts of each requested year, preceded by those of the year before, with which the first report compares.
pub(crate) fn history(department: &Department, seed: u64, years: RangeInclusive<u16>) -> Vec<Accounts> {
    let office = department.office;
    let stream = count::to_u64(department.number);
    let mut past = Past {
        office,
        anomaly: department.anomaly.clone(),
        dice: Dice::new(seed, stream),
        staff: office.staff,
        retired: office.retired,
        level: department.size,
        left: BTreeMap::new(),
    };
    (years.start().saturating_sub(1)..=*years.end()).map(|year| past.next_year(year)).collect()
}

/// What a year leaves to the next.
struct Past {
    office: &'static Office,
    anomaly: Option<Anomaly>,
    dice: Dice,
    staff: i64,
    retired: i64,
    /// Pay and prices, in thousandths of the first year's.
    level: i64,
    /// Money carried over, by item and source.
    left: BTreeMap<(&'static str, IncomeSource), Fen>,
}

impl Past {
    fn next_year(&mut self, year: u16) -> Accounts {
        self.staff += self.dice.between(-2, 2);
        self.retired += self.dice.between(0, 2);
        self.level += self.level * self.dice.between(8, 42) / 1_000;

        let postings = self.postings(year);
        let mut flows = running_flows(&postings);
        let outcomes = self.projects(year, &mut flows);
        self.own_income(year, &mut flows);
        flows.sort_by_key(|flow| (flow.item, flow.source));

        let mut accounts = Accounts {
            year,
            flows,
            postings,
            initial_budget: BTreeMap::new(),
            operating_budget: Fen::ZERO,
            three_public_budget: NOTHING,
            three_public: NOTHING,
            vehicles_bought: 0,
            goods: NONE,
            works: NONE,
            services: NONE,
            micro: Fen::ZERO,
            outcomes,
        };
        self.budget(&mut accounts);
        self.three_public(&mut accounts);
        self.procure(&mut accounts);
        accounts
    }

    fn postings(&mut self, year: u16) -> Vec<Posting> {
        let mut postings = Vec::with_capacity(BASIC.len() + 1);
        for &(economic, under, driver, rate) in BASIC {
            let (count, spread) = match driver {
                Staff => (self.staff, 35),
                Retired => (self.retired, 35),
                Vehicles => (self.office.vehicles, 120),
            };
            let usual = Fen::from_yuan(rate).times(count).per_mille(self.level);
            let held = if economic.starts_with("30") && !economic.starts_with("302") {
                1_000
            } else {
                restraint(year)
            };
            let item = match under {
                Running => self.office.running,
                Item(item) => item,
            };
            postings.push(Posting {
                item,
                economic,
                amount: self.dice.around(usual.per_mille(held), spread),
            });
        }
        let reception = Fen::from_yuan(self.office.reception).per_mille(restraint(year));
        let amount = self.dice.around(reception, 250);
        postings.push(Posting { item: self.office.running, economic: "30217", amount });
        postings
    }

    /// Spends each project's money and keeps what is left of those that may carry it over.
    fn projects(&mut self, year: u16, flows: &mut Vec<Flow>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for project in self.office.projects {
            let source = IncomeSource::Appropriation(project.fund);
            let opening = self.left.remove(&(project.item, source)).unwrap_or_default();
            let active = (project.years.0..=project.years.1).contains(&year);
            let income = if active {
                let usual = Fen::from_ten_thousand(project.scale).per_mille(self.level);
                self.dice.around(usual, 110)
            } else {
                Fen::ZERO
            };
            let planted =
                self.anomaly.as_ref().filter(|it| it.fiscal_year == year && it.item == project.item);
            let income = planted.map_or(income, |anomaly| income.per_mille(anomaly.thousandths));
            let budget = opening + income;
            if budget.is_zero() {
                continue;
            }
            let held_back = if project.carries && active { self.dice.between(15, 95) } else { 0 };
            let closing = budget.per_mille(held_back);
            let spent = budget - closing;
            self.left.insert((project.item, source), closing);
            flows.push(Flow {
                opening,
                income,
                project: spent,
                closing,
                ..Flow::empty(project.item, source)
            });
            outcomes.push(Outcome { project, budget, spent });
        }
        outcomes
    }

    /// Earns and spends income other than appropriations; each source is spent in its own way.
    fn own_income(&mut self, year: u16, flows: &mut Vec<Flow>) {
        for own in self.office.own_income {
            let usual = Fen::from_ten_thousand(own.scale).per_mille(self.level);
            let income = self.dice.around(usual.per_mille(restraint(year)), 90);
            let opening = self.left.remove(&(own.item, own.source)).unwrap_or_default();
            let mut flow = Flow { opening, income, ..Flow::empty(own.item, own.source) };
            match own.source {
                IncomeSource::Institutional => {
                    // Every third year earlier surpluses help out.
                    flow.use_of_surplus =
                        if year.is_multiple_of(3) { income.per_mille(12) } else { Fen::ZERO };
                    flow.basic = income.per_mille(self.dice.between(560, 640));
                    flow.project = income + flow.use_of_surplus - flow.basic;
                }
                IncomeSource::Business => {
                    flow.business = income.per_mille(self.dice.between(850, 930));
                    flow.distributed = income - flow.business;
                }
                IncomeSource::Affiliate => flow.subsidy = income,
                IncomeSource::SuperiorSubsidy | IncomeSource::Other | IncomeSource::Appropriation(_) => {
                    flow.closing = (opening + income).per_mille(self.dice.between(20, 120));
                    flow.project = opening + income - flow.closing;
                }
            }
            self.left.insert((own.item, own.source), flow.closing);
            flows.push(flow);
        }
    }

    /// The first budgets, which the year then kept to, or not.
    fn budget(&mut self, accounts: &mut Accounts) {
        let classes: Vec<_> =
            accounts.codes(Some(Fund::GeneralPublic)).into_iter().filter(|code| code.len() == 3).collect();
        for class in classes {
            let spent = accounts.under(class, Some(Fund::GeneralPublic), Flow::spending);
            let as_budgeted = self.dice.between(1, 3) == 1;
            let budget = if as_budgeted { spent } else { self.dice.around(spent, 60) };
            accounts.initial_budget.insert(class, budget);
        }
        accounts.operating_budget = self.dice.around(accounts.public().per_mille(1_020), 50);
    }

    fn three_public(&mut self, accounts: &mut Accounts) {
        let borders_open = !(2020..=2022).contains(&accounts.year);
        let travels = self.office.travels_abroad && borders_open;
        // A car is replaced every third year where there are several; project money pays for it.
        let buys = self.office.vehicles >= 5 && accounts.year % 3 == 2;
        accounts.vehicles_bought = i64::from(buys);
        let spent = ThreePublic {
            overseas: if travels { self.dice.around(Fen::from_yuan(86_000), 200) } else { Fen::ZERO },
            purchase: if buys { self.dice.around(Fen::from_yuan(172_000), 60) } else { Fen::ZERO },
            operation: accounts.economic("30231"),
            reception: accounts.economic("30217"),
        };
        let mut planned = |amount: Fen| amount + amount.per_mille(self.dice.between(0, 320));
        accounts.three_public_budget = ThreePublic {
            overseas: planned(spent.overseas),
            purchase: planned(spent.purchase),
            operation: planned(spent.operation),
            reception: planned(spent.reception),
        };
        accounts.three_public = spent;
    }

    fn procure(&mut self, accounts: &mut Accounts) {
        let projects = accounts.in_fund(Fund::GeneralPublic, |flow| flow.project);
        let mut bought = |total: Fen, low: i64| Procurement {
            total,
            small_and_medium: total.per_mille(self.dice.between(low, 1_000)),
        };
        accounts.goods = bought(accounts.economic("31002") + projects.per_mille(18), 800);
        let works = if self.office.buys_works { projects.per_mille(140) } else { Fen::ZERO };
        accounts.works = bought(works, 700);
        accounts.services = bought(accounts.economic("30227") + projects.per_mille(65), 600);
        let small_and_medium =
            [accounts.goods, accounts.works, accounts.services].map(|part| part.small_and_medium);
        let share = self.dice.between(400, 900);
        accounts.micro = small_and_medium.into_iter().sum::<Fen>().per_mille(share);
    }
}

const NOTHING: ThreePublic =
    ThreePublic { overseas: Fen::ZERO, purchase: Fen::ZERO, operation: Fen::ZERO, reception: Fen::ZERO };
const NONE: Procurement = Procurement { total: Fen::ZERO, small_and_medium: Fen::ZERO };

/// Basic expenditure by functional item: appropriated and spent within the year.
pub(crate) fn running_flows(postings: &[Posting]) -> Vec<Flow> {
    let mut by_item: BTreeMap<&'static str, Fen> = BTreeMap::new();
    for posting in postings {
        *by_item.entry(posting.item).or_default() += posting.amount;
    }
    let source = IncomeSource::Appropriation(Fund::GeneralPublic);
    by_item
        .into_iter()
        .map(|(item, basic)| Flow { income: basic, basic, ..Flow::empty(item, source) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Vec<Accounts>> {
        (0..8).map(|number| history(&Department::numbered(number).unwrap(), 7, 2019..=2024))
    }

    #[test]
    fn what_comes_in_equals_what_goes_out_in_every_flow() {
        for accounts in all().flatten() {
            for flow in &accounts.flows {
                let incoming = flow.opening + flow.income + flow.use_of_surplus;
                assert_eq!(incoming, flow.spending() + flow.distributed + flow.closing, "{flow:?}");
            }
            let outgoing = accounts.total(|flow| flow.spending() + flow.distributed + flow.closing);
            assert_eq!(accounts.grand_total(), outgoing);
        }
    }

    #[test]
    fn carryovers_chain_from_year_to_year_in_every_fund() {
        for years in all() {
            for pair in years.windows(2) {
                assert_eq!(pair[0].total(|flow| flow.closing), pair[1].total(|flow| flow.opening));
                for fund in Fund::ALL {
                    let closing = pair[0].in_fund(*fund, |flow| flow.closing);
                    assert_eq!(closing, pair[1].in_fund(*fund, |flow| flow.opening), "{fund}");
                }
            }
        }
    }

    #[test]
    fn the_two_classifications_of_basic_expenditure_agree() {
        for accounts in all().flatten() {
            let basic = accounts.in_fund(Fund::GeneralPublic, |flow| flow.basic);
            assert_eq!(accounts.personnel() + accounts.public(), basic);
            let item = |code| accounts.under(code, Some(Fund::GeneralPublic), |flow| flow.basic);
            assert_eq!(accounts.economic("30108"), item("2080505"));
            assert_eq!(accounts.economic("30109"), item("2080506"));
            let medical = ["30110", "30111", "30307"].map(|code| accounts.economic(code));
            assert_eq!(medical.into_iter().sum::<Fen>(), item("2101101") + item("2101103"));
        }
    }

    #[test]
    fn no_amount_is_negative_and_no_budget_of_three_public_is_exceeded() {
        for accounts in all().flatten() {
            for flow in &accounts.flows {
                let amounts =
                    [flow.opening, flow.income, flow.basic, flow.project, flow.business, flow.closing];
                assert!(amounts.iter().all(|amount| *amount >= Fen::ZERO), "{flow:?}");
            }
            let (budget, spent) = (&accounts.three_public_budget, &accounts.three_public);
            assert!(spent.overseas <= budget.overseas && spent.reception <= budget.reception);
            assert!(spent.purchase <= budget.purchase && spent.operation <= budget.operation);
        }
    }

    #[test]
    fn seeds_and_departments_differ() {
        let total = |number, seed| {
            let years = history(&Department::numbered(number).unwrap(), seed, 2019..=2019);
            years.last().unwrap().grand_total()
        };
        assert_ne!(total(0, 7), total(0, 8));
        assert_ne!(total(0, 7), total(8, 7));
    }
}
