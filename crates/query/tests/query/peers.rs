//! One year across entities.

use crate::fixture::{Fixture, Opened, rows};
use juesuan_model::{FiscalYear, Kind, Scope};
use juesuan_query::{PeerGroup, PeersRequest};

/// Six departments whose 项目支出占比 of 2023 is 10 %, 20 %, 20 %, 40 %, 65 % and none; and a unit, which is not a peer.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    for (name, project) in [
        ("甲区民政局", "10"),
        ("甲区教育局", "20"),
        ("乙区民政局", "20"),
        ("乙区教育局", "40"),
        ("甲区财政局", "65"),
    ] {
        fixture.report(&format!("r-{name}"), name, 2023, "").statement(
            "expenditure",
            &format!("item=total amount=100\n item=total measure=project amount={project}"),
        );
    }
    fixture.report("n", "乙区财政局", 2023, "");
    fixture
        .report("u", "甲区第一小学", 2023, "scope=unit")
        .statement("expenditure", "item=total amount=100\n item=total measure=project amount=99");
    fixture.session()
}

fn request() -> PeersRequest<'static> {
    PeersRequest {
        metric: "project_share",
        year: FiscalYear::new(2023).unwrap(),
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        group: PeerGroup::default(),
        entity: None,
        dimension: None,
        regions: None,
    }
}

#[test]
fn peers_are_ranked_against_exact_quartiles_with_nulls_last() {
    let peers = session().peers(&request()).unwrap();
    assert_eq!(
        rows(&peers.frame.select(["rank", "entity_name", "value", "gap", "reason"]).unwrap()),
        [
            "1 甲区财政局 0.6500 0.450000 -",
            "2 乙区教育局 0.4000 0.200000 -",
            "3 乙区民政局 0.2000 0.000000 -",
            "3 甲区教育局 0.2000 0.000000 -",
            "5 甲区民政局 0.1000 -0.100000 -",
            "- 乙区财政局 - - no expenditure statement",
        ]
    );
    assert_eq!(
        rows(
            &peers.frame.select(["median", "p25", "p75", "reference_count", "chosen"]).unwrap().head(Some(1))
        ),
        ["0.200000 0.200000 0.400000 5 false"]
    );
    assert_eq!(
        peers.group.to_string(),
        "final accounts for 2023, scope: whole department; departments: any name"
    );
}

#[test]
fn the_entity_asked_about_is_left_out_of_its_reference() {
    let peers = session().peers(&PeersRequest { entity: Some("甲区财政局"), ..request() }).unwrap();
    // Of 0.10, 0.20, 0.20, 0.40: position 2.25 is a quarter of the way from 0.20 to 0.40.
    assert_eq!(
        rows(
            &peers
                .frame
                .select(["rank", "ranked_count", "median", "p25", "p75", "reference_count", "gap", "chosen"])
                .unwrap()
                .head(Some(2))
        ),
        ["1 5 0.200000 0.175000 0.250000 4 0.450000 true", "2 5 0.200000 0.175000 0.250000 4 0.200000 false"]
    );
    assert_eq!(
        peers.group.to_string(),
        "final accounts for 2023, scope: whole department; departments: any name; the median excludes 甲区财政局"
    );
}

#[test]
fn a_group_is_those_whose_name_contains_the_text() {
    let peers = session()
        .peers(&PeersRequest {
            group: PeerGroup { name: Some("甲区"), ..PeerGroup::default() }, ..request()
        })
        .unwrap();
    assert_eq!(
        rows(&peers.frame.select(["entity_name", "value", "median"]).unwrap()),
        ["甲区财政局 0.6500 0.200000", "甲区教育局 0.2000 0.200000", "甲区民政局 0.1000 0.200000"]
    );
}

#[test]
fn a_year_without_reports_has_no_group() {
    let year = FiscalYear::new(2030).unwrap();
    let error = session().peers(&PeersRequest { year, ..request() }).unwrap_err().to_string();
    assert!(
        error.starts_with("a median needs at least 3 values, but project_share has 0 in this group"),
        "{error}"
    );
}

#[test]
fn a_group_too_small_or_an_entity_without_a_report_is_refused() {
    let session = session();
    let error = |request: PeersRequest<'_>| session.peers(&request).unwrap_err().to_string();
    assert_eq!(
        error(PeersRequest {
            group: PeerGroup { name: Some("甲区"), ..PeerGroup::default() },
            entity: Some("甲区民政局"),
            ..request()
        }),
        "a median needs at least 3 values, but project_share has 2 in this group (final accounts for 2023, scope: whole \
         department; departments: name contains “甲区”; the median excludes 甲区民政局): choose a larger group or another year"
    );
    assert_eq!(
        error(PeersRequest {
            group: PeerGroup { name: Some("戊区"), ..PeerGroup::default() }, ..request()
        }),
        "a median needs at least 3 values, but project_share has 0 in this group (final accounts for 2023, scope: whole \
         department; departments: name contains “戊区”): choose a larger group or another year"
    );
    assert_eq!(
        error(PeersRequest { entity: Some("甲区第一小学"), ..request() }),
        "甲区第一小学 has no final accounts for 2023 with the scope “whole department”: available are 2023 (unit)"
    );
    assert_eq!(
        error(PeersRequest { dimension: Some("reception"), ..request() }),
        "the metric `project_share` has no dimension `reception`: it has total"
    );
}

#[test]
fn peers_are_of_the_level_and_function_of_the_entity_where_its_name_says_them() {
    let mut fixture = Fixture::new();
    for (name, project) in [
        ("武汉市武昌区财政局", "10"),
        ("武汉市洪山区财政局", "20"),
        ("武汉市江岸区财政局", "30"),
        ("上海市普陀区财政局", "60"),
        ("武汉市武昌区教育局", "90"),
        ("湖北省财政厅", "95"),
    ] {
        fixture.report(name, name, 2023, "").statement(
            "expenditure",
            &format!("item=total amount=100\n item=total measure=project amount={project}"),
        );
    }
    let session = fixture.session();
    let asked = PeersRequest { entity: Some("武汉市武昌区财政局"), ..request() };
    let peers = session.peers(&asked).unwrap();
    assert_eq!(
        rows(&peers.frame.select(["rank", "entity_name", "percentile", "robust_z"]).unwrap()),
        [
            "1 上海市普陀区财政局 100.00 2.0235",
            "2 武汉市江岸区财政局 50.00 0.0000",
            "3 武汉市洪山区财政局 0.00 -0.6745",
            "4 武汉市武昌区财政局 0.00 -1.3490",
        ]
    );
    assert!(
        peers.group.to_string().contains("any name, level: county, function: Finance; the median excludes"),
        "{}",
        peers.group
    );
    let narrow = PeersRequest {
        group: PeerGroup { function: Some("finance"), region: Some("4201"), ..PeerGroup::default() },
        ..asked
    };
    let error = session.peers(&narrow).unwrap_err().to_string();
    assert!(
        error.starts_with("a median needs at least 3 values, but project_share has 2 in this group"),
        "{error}"
    );
    let sized = PeersRequest { group: PeerGroup { like_sized: true, ..PeerGroup::default() }, ..request() };
    let sized = PeersRequest {
        entity: Some("湖北省财政厅"),
        group: PeerGroup { name: Some("局"), ..sized.group },
        ..request()
    };
    assert_eq!(session.peers(&sized).unwrap().frame.height(), 6);
}
