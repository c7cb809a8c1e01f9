//! Regions: sums in which nothing counts twice whatever reports are missing, panels and peers of regions.

use crate::fixture::{Fixture, Opened, rows};
use juesuan_model::{FiscalYear, Kind, Scope};
use juesuan_query::{PeerGroup, PeersRequest, RegionPanelRequest, RegionValue, Years};
use proptest::prelude::*;

/// What a department publishes for one year, in fen; `None` is not published. Its whole accounts are its own level and units together.
#[derive(Debug, Clone)]
struct Published {
    is_whole: bool,
    own_level: Option<u32>,
    units: [Option<u32>; 2],
}

impl Published {
    /// What it spends.
    fn whole(&self) -> u64 {
        self.parts().sum()
    }

    fn parts(&self) -> impl Iterator<Item = u64> + '_ {
        self.own_level.into_iter().chain(self.units.into_iter().flatten()).map(u64::from)
    }

    /// What can be known of it, and from how many entities: its whole accounts, or else the parts that are there.
    fn known(&self) -> (u64, usize) {
        if self.is_whole { (self.whole(), 1) } else { (self.whole(), self.parts().count()) }
    }
}

fn published() -> impl Strategy<Value = Published> {
    let amount = || prop::option::of(1_u32..1_000_000_000);
    (any::<bool>(), amount(), [amount(), amount()]).prop_map(|(is_whole, own_level, units)| Published {
        is_whole,
        own_level,
        units,
    })
}

const DEPARTMENTS: [&str; 3] = ["武汉市江岸区教育局", "武汉市江岸区民政局", "武汉市江岸区水务局"];
const UNITS: [&str; 2] = ["信息中心", "服务站"];
const FIRST_YEAR: i32 = 2021;

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn district(departments: &[[Published; 3]]) -> Opened {
    let mut fixture = Fixture::new();
    let mut report = |name: &str, year: i32, cells: &str, fen: u64| {
        let id = format!("{name}{year}{cells}");
        let facts = format!(
            "item=total amount={0}\ncode_domain=functional code=208 code_level=class row_label=社会保障和就业支出 amount={0}",
            yuan(fen)
        );
        fixture.report(&id, name, year, cells).statement("expenditure", &facts);
    };
    for (name, years) in DEPARTMENTS.iter().zip(departments) {
        for (year, published) in (FIRST_YEAR..).zip(years) {
            if published.is_whole {
                report(name, year, "", published.whole());
            }
            if let Some(fen) = published.own_level {
                report(name, year, "scope=own_level", u64::from(fen));
            }
            for (unit, fen) in UNITS.iter().zip(published.units) {
                if let Some(fen) = fen {
                    report(&format!("{name}{unit}"), year, "scope=unit", u64::from(fen));
                }
            }
        }
    }
    fixture.session()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_sum_is_the_truth_whatever_is_missing(
        departments in prop::collection::vec([published(), published(), published()], 1..=3),
    ) {
        let session = district(&departments);
        let expected: Vec<String> = (FIRST_YEAR..FIRST_YEAR + 3).enumerate().filter_map(|(at, year)| {
            let known = departments.iter().map(|years| years[at].known());
            let (fen, entities) = known.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            (entities > 0).then(|| format!("{year} {} {entities}", yuan(fen)))
        }).collect();
        for sums in [
            "SELECT fiscal_year, CAST(value AS DECIMAL(18, 2)), entity_count FROM region_metrics
             WHERE region_code = '420102' AND metric = 'expenditure' AND dimension = 'total' ORDER BY 1",
            "SELECT fiscal_year, amount, entity_count FROM region_spending
             WHERE region_code = '420102' AND series_code = '208' AND measure = 'total' ORDER BY 1",
        ] {
            prop_assert_eq!(rows(&session.query(sums, &[]).unwrap()), expected.clone());
        }
    }
}

/// Three districts of 武汉 in two years; 教育局 of 江汉 has no report of 2023.
fn districts() -> Opened {
    let mut fixture = Fixture::new();
    for (name, year, amount) in [
        ("武汉市江岸区教育局", 2022, "965000000.00"),
        ("武汉市江岸区教育局", 2023, "970000000.00"),
        ("武汉市江岸区民政局", 2023, "5000000.00"),
        ("武汉市江汉区教育局", 2022, "600000000.00"),
        ("武汉市江汉区民政局", 2022, "8000000.00"),
        ("武汉市江汉区民政局", 2023, "9000000.00"),
        ("武汉市硚口区教育局", 2022, "700000000.00"),
        ("武汉市硚口区教育局", 2023, "710000000.00"),
    ] {
        fixture
            .report(&format!("{name}{year}"), name, year, "")
            .statement("expenditure", &format!("item=total amount={amount}"));
    }
    fixture.session()
}

#[test]
fn a_panel_of_regions_has_sums_missing_departments_and_costs_per_resident() {
    let session = districts();
    let request = RegionPanelRequest {
        metrics: &["expenditure"],
        region: Some("4201"),
        years: Years::ALL,
        kind: None,
        real: None,
        is_balanced: false,
    };
    let panel = session.region_panel(&request).unwrap();
    let shown =
        ["region_name", "fiscal_year", "expenditure", "expenditure_steady", "expenditure_count", "missing"];
    // The steady departments of 江岸区 and 江汉区 are those with both years.
    assert_eq!(
        rows(&panel.frame.select(shown).unwrap()),
        [
            "江岸区 2022 965000000.0000 965000000.0000 1 武汉市江岸区民政局",
            "江岸区 2023 975000000.0000 970000000.0000 2 -",
            "江汉区 2022 608000000.0000 8000000.0000 2 -",
            "江汉区 2023 9000000.0000 9000000.0000 1 武汉市江汉区教育局",
            "硚口区 2022 700000000.0000 700000000.0000 1 -",
            "硚口区 2023 710000000.0000 710000000.0000 1 -",
        ]
    );
    assert!(panel.columns.iter().all(|column| column.label.iter().all(|label| !label.is_empty())));
    assert!(panel.columns.iter().all(|column| column.label[0] != column.name), "a column is not described");
    // 965 260 residents at the census of 2020: 975 000 000 ÷ 965 260 = 1 010.090…
    let of_2023 = session
        .region_panel(&RegionPanelRequest {
            region: Some("江岸区"),
            years: "2023".parse().unwrap(),
            ..request.clone()
        })
        .unwrap();
    let shown = ["residents", "expenditure_per_resident", "expenditure_reason"];
    assert_eq!(rows(&of_2023.frame.select(shown).unwrap()), ["965260 1010.0900 -"]);
    let error =
        session.region_panel(&RegionPanelRequest { metrics: &["project_share"], ..request }).unwrap_err();
    assert!(error.to_string().contains("cannot be added up"), "{error}");
}

#[test]
fn a_balanced_panel_of_regions_and_one_in_constant_prices() {
    let mut fixture = Fixture::new();
    for (name, year, amount) in [
        ("武汉市江岸区教育局", 2022, "100.00"),
        ("武汉市江岸区教育局", 2023, "100.00"),
        ("武汉市江汉区教育局", 2022, "100.00"),
    ] {
        fixture
            .report(&format!("{name}{year}"), name, year, "")
            .statement("expenditure", &format!("item=total amount={amount}"));
    }
    let session = fixture.session();
    let request = RegionPanelRequest {
        metrics: &["expenditure"],
        region: None,
        years: Years::ALL,
        kind: None,
        real: Some(juesuan_query::Constant { base: FiscalYear::new(2022).unwrap(), deflator: None }),
        is_balanced: true,
    };
    let panel = session.region_panel(&request).unwrap();
    // Prices rose by 0.2 % in 2023: 100 ÷ 1.002 = 99.80.
    let shown = ["region_name", "fiscal_year", "expenditure", "expenditure_real", "price_year"];
    assert_eq!(
        rows(&panel.frame.select(shown).unwrap()),
        ["江岸区 2022 100.0000 100.0000 2022", "江岸区 2023 100.0000 99.8000 2022"]
    );
}

#[test]
fn regions_are_peers_by_their_sums_and_per_resident() {
    let session = districts();
    let request = PeersRequest {
        metric: "expenditure",
        year: FiscalYear::new(2023).unwrap(),
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        group: PeerGroup { region: Some("4201"), ..PeerGroup::default() },
        entity: None,
        dimension: None,
        regions: Some(RegionValue::Sum),
    };
    let peers = session.peers(&request).unwrap();
    assert_eq!(
        rows(&peers.frame.select(["rank", "entity_name", "admin_level", "value", "median"]).unwrap()),
        [
            "1 江岸区 county 975000000.0000 710000000.000000",
            "2 硚口区 county 710000000.0000 710000000.000000",
            "3 江汉区 county 9000000.0000 710000000.000000",
        ]
    );
    let request = PeersRequest { regions: Some(RegionValue::PerResident), ..request };
    let peers = session.peers(&request).unwrap();
    let shown = peers.frame.select(["entity_name", "numerator", "denominator", "value"]).unwrap();
    // 666 661 residents of 硚口区, 647 932 of 江汉区.
    let shown = rows(&shown);
    assert_eq!(shown.len(), 3);
    assert!(shown.contains(&"江岸区 975000000.00 965260.00 1010.0900".to_owned()), "{shown:?}");
}
