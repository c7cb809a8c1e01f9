//! One entity over the years.

use crate::fixture::{Fixture, Opened, rows};
use juesuan_messages::Language;
use juesuan_model::FiscalYear;
use juesuan_query::{By, Constant, ResidentsChoice, Session, TrendRequest};

/// An entity with 项目支出占比 of 25 % in 2019, 50 % in 2020, no report for 2021, one without statement 03 for 2022, and
/// one that prints no 项目支出 for 2023.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    for (year, project) in [(2019, "25.00"), (2020, "50.00")] {
        fixture.report(&format!("r{year}"), "甲区财政局", year, "").statement(
            "expenditure",
            &format!("item=total amount=100.00\n item=total measure=project amount={project}"),
        );
    }
    fixture.report("r2022", "甲区财政局", 2022, "");
    fixture.report("r2023", "甲区财政局", 2023, "").statement("expenditure", "item=total amount=100.00");
    fixture.report("b2023", "甲区教育局", 2023, "").statement("expenditure", "item=total amount=0.00");
    fixture.report("c2023", "乙区教育局", 2023, "kind=budget");
    fixture.session()
}

fn request<'a>(entities: &'a [&'a str], years: &str) -> TrendRequest<'a> {
    TrendRequest { years: years.parse().unwrap(), ..TrendRequest::of(&["project_share"], entities) }
}

fn shown(session: &Session, entity: &str, years: &str) -> Vec<String> {
    let trend = session.trend(&request(&[entity], years)).unwrap();
    let columns = ["fiscal_year", "numerator", "denominator", "value", "change", "reason"];
    rows(&trend.frame.select(columns).unwrap())
}

#[test]
fn a_trend_shows_each_year_its_change_and_its_gaps() {
    assert_eq!(
        shown(&session(), "甲区财政局", ".."),
        [
            "2019 25.00 100.00 0.2500 - -",
            "2020 50.00 100.00 0.5000 0.2500 -",
            "2021 - - - - no report for this year",
            "2022 - - - - no expenditure statement",
            "2023 - 100.00 - - no project expenditure printed",
        ]
    );
}

#[test]
fn the_first_year_shown_still_has_its_change() {
    assert_eq!(shown(&session(), "财政局", "2020..2021"), ["2020 50.00 100.00 0.5000 0.2500 -"]);
    assert_eq!(shown(&session(), "财政局", "2021..2022"), ["2022 - - - - no expenditure statement"]);
}

#[test]
fn several_metrics_stand_one_after_another() {
    let session = session();
    let trend = session
        .trend(&TrendRequest {
            metrics: &["project_share", "three_public_execution"],
            ..request(&["甲区教育局"], "2023")
        })
        .unwrap();
    assert_eq!(
        rows(&trend.frame.select(["metric", "scope", "dimension", "denominator", "reason"]).unwrap()),
        [
            "project_share department total 0.00 total is zero",
            "three_public_execution department three_public - no three_public statement"
        ]
    );
}

#[test]
fn an_entity_is_found_or_the_error_says_what_is_near() {
    let session = session();
    let error = |entity: &str| session.trend(&request(&[entity], "..")).unwrap_err().to_string();
    assert_eq!(session.entity(" 甲区 财政局").unwrap().name, "甲区财政局");
    assert_eq!(error("教育"), "“教育” could be 乙区教育局, 甲区教育局: use the full name or the ID");
    assert_eq!(error("甲区财务局"), "no department is named “甲区财务局”: did you mean 甲区财政局?");
    assert_eq!(error("x"), "no department is named “x”: `SELECT * FROM entities` lists them all");
    let accounts = TrendRequest {
        kind: Some(juesuan_model::Kind::FinalAccounts),
        ..request(&["乙区教育局"], "..")
    };
    assert_eq!(session.trend(&accounts).unwrap_err().to_string(), "乙区教育局 has no final accounts");
    let error = session.trend(&request(&["甲区财政局"], "2010..2012")).unwrap_err().to_string();
    assert_eq!(
        error,
        "甲区财政局 has no final accounts for 2010..2012: available are 2019 (whole department), \
         2020 (whole department), 2022 (whole department), 2023 (whole department)"
    );
}

#[test]
fn an_alias_and_another_spelling_lead_to_the_body_in_every_command() {
    let mut fixture = Fixture::new();
    fixture.report("a2018", "江苏省人大办公厅", 2018, "");
    fixture.report("a2019", "江苏省人大常委会办公厅", 2019, "");
    fixture.report("p2019", "中共甲省委办公厅", 2019, "");
    let session = fixture.session();
    for text in ["江苏省人大办公厅", "江苏省人大常委会", "江苏省人大常委会办公厅"]
    {
        let entity = session.entity(text).unwrap();
        assert_eq!(entity.name, "江苏省人大常委会办公厅", "{text}");
        let reports = session.reports_of(&entity).unwrap();
        assert_eq!(
            rows(&reports.select(["fiscal_year", "revision_id"]).unwrap()),
            ["2019 a2019", "2018 a2018"]
        );
    }
    for text in ["甲省委办公厅", "中国共产党甲省委员会办公厅", "中共甲省委办公厅(本级)"]
    {
        assert_eq!(session.entity(text).unwrap().name, "中共甲省委办公厅", "{text}");
    }
}

#[test]
fn names_of_one_body_are_one_and_one_report_of_a_year_counts() {
    let mut fixture = Fixture::new();
    let revisions = "SELECT revision_id FROM reports WHERE entity_id = $entity_id";
    // Nothing was published under the name that the reference data list as its own.
    for (revision, entity, year, amount) in [
        ("a2018", "江苏省人大办公厅", 2018, "100.00"),
        ("b2018", "江苏省人大常委会", 2018, "300.00"),
        ("b2019", "江苏省人大常委会", 2019, "400.00"),
    ] {
        fixture
            .report(revision, entity, year, "")
            .statement("expenditure", &format!("item=total amount={amount}"));
    }
    let session = fixture.session();
    for text in ["江苏省人大常委会办公厅", "江苏省人大", "江苏省人大常委会"] {
        let entity = session.entity(text).unwrap();
        assert_eq!(entity.ids().collect::<Vec<_>>(), ["江苏省人大办公厅", "江苏省人大常委会"]);
        let reports = session.reports_of(&entity).unwrap();
        assert_eq!(rows(&reports.select(["revision_id"]).unwrap()), ["a2018", "b2018", "b2019"], "{text}");
        let asked = [text];
        for follow_successors in [true, false] {
            let asked = TrendRequest { follow_successors, ..TrendRequest::of(&["expenditure"], &asked) };
            let columns = ["fiscal_year", "entity_name", "reported_by", "line_change", "value"];
            assert_eq!(
                rows(&session.trend(&asked).unwrap().frame.select(columns).unwrap()),
                [
                    "2018 江苏省人大办公厅 江苏省人大办公厅 itself 100.0000",
                    "2019 江苏省人大办公厅 江苏省人大常委会 alias 400.0000",
                ]
            );
        }
        let one = session.query_as_one(&entity, revisions, &[]).unwrap();
        assert_eq!(rows(&one), ["a2018", "b2019"]);
    }
}

#[test]
fn a_new_name_that_is_nearly_a_known_one_is_found() {
    let mut fixture = Fixture::new();
    fixture.report("a", "示例市云澜区教育局", 2019, "");
    fixture.report("b", "示例市云澜区教肓局", 2020, "");
    let session = fixture.session();
    let twins = session.near_twins(&["示例市云澜区教肓局", "示例市云澜区民政局"]).unwrap();
    assert_eq!(twins, [("示例市云澜区教肓局".to_owned(), "示例市云澜区教育局".to_owned())]);
}

#[test]
fn three_public_execution_names_the_phase_of_its_budget_and_why_it_is_null() {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement(
        "three_public",
        "item=three_public phase=adjusted_budget amount=42000.00
         item=three_public amount=13356.00
         item=reception phase=initial_budget amount=0.00
         item=reception amount=0.00
         item=overseas amount=1.00
         item=vehicle phase=initial_budget amount=3.00
         item=vehicle_operation phase=initial_budget amount=3.00
         item=vehicle_operation amount=1.00",
    );
    let session = fixture.session();
    let frame = session
        .sql("SELECT dimension, denominator_source, value, reason FROM metrics WHERE metric = 'three_public_execution' ORDER BY dimension")
        .unwrap();
    assert_eq!(
        rows(&frame),
        [
            "overseas - - no budget printed",
            "reception three_public initial_budget - budget is zero",
            "three_public three_public adjusted_budget 0.3180 -",
            "vehicle three_public initial_budget - no actual printed",
            "vehicle_operation three_public initial_budget 0.3333 -",
            "vehicle_purchase - - no budget printed",
        ]
    );
}

/// 规划和土地管理局 to 2018, 规划和自然资源局 from 2019, in one region.
fn renamed() -> Opened {
    let mut fixture = Fixture::new();
    for (year, entity, amount) in [
        (2017, "上海市普陀区规划和土地管理局", "80.00"),
        (2018, "上海市普陀区规划和土地管理局", "100.00"),
        (2019, "上海市普陀区规划和自然资源局", "110.00"),
        (2020, "上海市普陀区规划和自然资源局", "121.00"),
    ] {
        fixture
            .report(&format!("r{year}"), entity, year, "")
            .statement("expenditure", &format!("item=total amount={amount}"));
    }
    fixture.session()
}

#[test]
fn a_body_that_was_renamed_is_followed_and_that_is_said() {
    let session = renamed();
    let asked = TrendRequest::of(&["expenditure"], &["上海市普陀区规划和自然资源局"]);
    let columns = ["fiscal_year", "reported_by", "line_change", "value", "yoy", "indexed", "cagr"];
    let trend = session.trend(&asked).unwrap();
    assert_eq!(
        rows(&trend.frame.select(columns).unwrap()),
        [
            "2017 上海市普陀区规划和土地管理局 renamed 80.0000 - 100.00 0.1479",
            "2018 上海市普陀区规划和土地管理局 renamed 100.0000 0.2500 125.00 0.1479",
            "2019 上海市普陀区规划和自然资源局 itself 110.0000 0.1000 137.50 0.1479",
            "2020 上海市普陀区规划和自然资源局 itself 121.0000 0.1000 151.25 0.1479",
        ]
    );
    assert_eq!(
        trend.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "上海市普陀区规划和自然资源局 continues 上海市普陀区规划和土地管理局 before 2019 (renamed; inferred from the names; \
          use --follow-successors false to exclude it)"
        ]
    );
    let alone = session.trend(&TrendRequest { follow_successors: false, ..asked }).unwrap();
    assert_eq!(rows(&alone.frame.select(["fiscal_year"]).unwrap()), ["2019", "2020"]);
    assert!(alone.notes.is_empty());
}

#[test]
fn amounts_of_several_predecessors_add_up_and_shares_do_not() {
    let mut fixture = Fixture::new();
    for (entity, year, amount) in [
        ("示例县工商行政管理局", 2018, "30.00"),
        ("示例县质量技术监督局", 2018, "20.00"),
        ("示例县市场监督管理局", 2019, "60.00"),
    ] {
        fixture.report(&format!("{entity}{year}"), entity, year, "").statement(
            "expenditure",
            &format!("item=total amount={amount}\n item=total measure=project amount=10.00"),
        );
    }
    let session = fixture.session();
    let metrics = ["expenditure", "project_share"];
    let trend = session.trend(&TrendRequest::of(&metrics, &["示例县市场监督管理局"])).unwrap();
    assert_eq!(
        rows(&trend.frame.select(["metric", "fiscal_year", "reporter_count", "value", "reason"]).unwrap()),
        [
            "expenditure 2018 2 50.0000 -",
            "expenditure 2019 1 60.0000 -",
            "project_share 2018 2 - several predecessors, whose shares do not add up",
            "project_share 2019 1 0.1667 -",
        ]
    );
}

#[test]
fn a_series_by_code_follows_the_crosswalk_and_flags_its_breaks() {
    let mut fixture = Fixture::new();
    for (year, codes) in [(2017, "30311=40 303=40 301=60"), (2018, "30113=44 303=1 301=99")] {
        let facts = codes.split(' ').map(|code| {
            let (code, amount) = code.split_once('=').unwrap();
            format!("code_domain=economic code={code} row_label={code} amount={amount}")
        });
        let facts = facts.collect::<Vec<_>>().join("\n");
        fixture.report(&format!("r{year}"), "示例局", year, "").statement("basic_expenditure", &facts);
    }
    let session = fixture.session();
    let by = |by| {
        let asked = TrendRequest { by: Some(by), ..TrendRequest::of(&["basic_expenditure"], &["示例局"]) };
        let frame = session.trend(&asked).unwrap().frame;
        let columns = ["dimension", "label", "fiscal_year", "value", "yoy", "is_break"];
        let rows = rows(&frame.select(columns).unwrap());
        rows.into_iter().filter(|row| !row.starts_with("total")).collect::<Vec<_>>()
    };
    assert_eq!(
        by(By::EconomicGroup),
        ["30113 住房公积金 2017 40.0000 - false", "30113 住房公积金 2018 44.0000 0.1000 false"]
    );
    assert_eq!(
        by(By::Economic),
        [
            "301 工资福利支出 2017 60.0000 - false",
            "301 工资福利支出 2018 99.0000 0.6500 true",
            "303 对个人和家庭的补助 2017 40.0000 - false",
            "303 对个人和家庭的补助 2018 1.0000 -0.9750 true",
        ]
    );
}

#[test]
fn constant_prices_are_the_chain_of_the_index_and_only_yuan_have_them() {
    let session = renamed();
    let base = Constant { base: FiscalYear::new(2020).unwrap(), deflator: None };
    let asked = TrendRequest {
        real: Some(base),
        ..TrendRequest::of(&["expenditure"], &["上海市普陀区规划和自然资源局"])
    };
    let trend = session.trend(&asked).unwrap();
    // 110 × 1.025 = 112.75; 121 ÷ 112.75 = 1.07317…
    assert_eq!(
        rows(
            &trend
                .frame
                .select(["fiscal_year", "value", "real_value", "price_year", "deflator", "yoy"])
                .unwrap()
        )
        .split_off(2),
        [
            "2019 110.0000 112.7500 2020 national_consumer_prices 0.0690",
            "2020 121.0000 121.0000 2020 national_consumer_prices 0.0732"
        ]
    );
    let shares = TrendRequest { metrics: &["project_share"], ..asked };
    assert_eq!(
        session.trend(&shares).unwrap_err().to_string(),
        "the metric `project_share` is in ratio, not in yuan, so it has no constant prices: remove --real"
    );
}

#[test]
fn the_wide_form_has_a_column_per_year() {
    let trend = session().trend(&request(&["甲区财政局"], "..")).unwrap();
    let wide = trend.wide(false, Language::Zh).unwrap();
    assert_eq!(
        rows(&wide),
        [
            "project_share 项目支出占比 ratio 甲区财政局 甲区财政局 final_accounts department total 0.2500 0.5000 - - -"
        ]
    );
    let years = ["2019", "2020", "2021", "2022", "2023"];
    let columns = ["metric", "metric_name", "unit", "entity_id", "entity_name", "kind", "scope", "dimension"];
    assert_eq!(wide.get_column_names(), [columns.as_slice(), years.as_slice()].concat());
}

#[test]
fn spending_is_divided_by_the_residents_that_are_chosen() {
    let mut fixture = Fixture::new();
    fixture
        .report("r", "北京市朝阳区财政局", 2018, "")
        .statement("expenditure", "item=total amount=34709950.00");
    let session = fixture.session();
    let shown = || {
        let trend = session.trend(&TrendRequest::of(&["per_resident"], &["北京市朝阳区财政局"])).unwrap();
        rows(&trend.frame.select(["denominator", "value", "denominator_source"]).unwrap()).join("")
    };
    let last = "3545137.00 9.7900 residents of 110105 on 2010-11-01 (census-2010-county)";
    assert_eq!(shown(), last);
    // 3 545 137 and 3 452 460: after eight of ten years 3 470 995.4.
    session.choose_residents(ResidentsChoice::Interpolated).unwrap();
    assert_eq!(
        shown(),
        "3470995.00 10.0000 residents of 110105 on 2010-11-01..2020-11-01, interpolated \
         (census-2010-county, census-2020-county)"
    );
    session.choose_residents(ResidentsChoice::Nearest).unwrap();
    assert_eq!(shown(), "3452460.00 10.0500 residents of 110105 on 2020-11-01 (census-2020-county)");
    for choice in [ResidentsChoice::Census, ResidentsChoice::Last] {
        session.choose_residents(choice).unwrap();
        assert_eq!(shown(), last);
    }
}
