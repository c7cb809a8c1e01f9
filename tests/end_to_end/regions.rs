//! Costs per resident of counties all over the country, from reports under their real names.

use crate::{Place, juesuan, root};
use std::collections::BTreeMap;
use std::fs;

const YEAR: i32 = 2023;

/// The rows of a reference table that ships with the program, by the names of the columns.
fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(root().join(format!("datasets/reference/{name}.csv"))).unwrap();
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        names.iter().zip(line.split(',')).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

/// Five counties of each of twenty provinces, drawn by the seed: code and name with that of the division above.
fn drawn(mut seed: u64) -> BTreeMap<String, (String, String)> {
    let regions = table("regions");
    let names: BTreeMap<&str, &str> =
        regions.iter().map(|row| (&*row["region_code"], &*row["region_name"])).collect();
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut provinces: Vec<&str> = regions
        .iter()
        .filter(|row| row["region_level"] == "province")
        .map(|row| &*row["region_code"])
        .collect();
    // 台湾, 香港 and 澳门 have no counties here.
    provinces.retain(|code| code.as_bytes()[0] < b'7');
    let mut counties = BTreeMap::new();
    for _ in 0..20 {
        let province = provinces.remove(draw(provinces.len())).trim_end_matches("0000");
        let mut of_province: Vec<_> = regions
            .iter()
            .filter(|row| row["region_level"] == "county" && row["region_code"].starts_with(province))
            .collect();
        for _ in 0..5 {
            let county = of_province.remove(draw(of_province.len()));
            let above = names[&*county["parent_code"]];
            let name = county["region_name"].clone();
            counties.insert(county["region_code"].clone(), (format!("{above}{name}"), name));
        }
    }
    counties
}

#[test]
fn spending_per_resident_of_a_hundred_counties_is_by_their_census() {
    let place = Place::new();
    let report = fs::read_to_string(root().join("datasets/reports/simulated/云澜区财政局-2023.txt")).unwrap();
    let counties = drawn(20);
    fs::create_dir(place.path("reports")).unwrap();
    assert_eq!(counties.len(), 100);
    for (code, (name, short)) in &counties {
        let text = report.replace("示例市云澜区", name).replace("云澜区", short);
        place.write(&format!("reports/{code}.txt"), text);
    }
    let ran = place.ingest(&[&place.path("reports")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);

    // The census of 2020, where its borders are those of the year.
    let census: BTreeMap<String, Option<i64>> = table("census_residents")
        .iter()
        .filter(|row| row["counted_on"] == "2020-11-01")
        .map(|row| {
            let from = row["borders_from"].parse().map_or(true, |from: i32| from <= YEAR);
            let until = row["borders_until"].parse().map_or(true, |until: i32| until >= YEAR);
            (row["region_code"].clone(), (from && until).then(|| row["residents"].parse().unwrap()))
        })
        .collect();
    let rows = place.sql(
        "SELECT places.region_code, costs.numerator, CAST(costs.denominator AS BIGINT), costs.value, costs.reason,
           costs.denominator_source
         FROM metric_per_resident AS costs JOIN entity_places AS places ON places.entity_id = costs.entity_id
         WHERE costs.dimension = 'total' ORDER BY 1",
    );
    assert_eq!(rows.len(), 100, "{rows:?}");
    let mut known = 0;
    for row in &rows {
        let cells: Vec<&str> = row.splitn(6, ',').collect();
        let [code, spent, residents, cost, reason, source] = cells.as_slice() else { panic!("{row}") };
        assert!(counties.contains_key(*code), "{row}");
        assert_eq!(*spent, "32440900.00", "{row}");
        if let Some(Some(counted)) = census.get(*code) {
            known += 1;
            assert_eq!(residents.parse::<i64>().unwrap(), *counted, "{row}");
            // To the fen, half up.
            let fen = (2 * 3_244_090_000 + counted) / (2 * counted);
            assert_eq!(*cost, format!("{}.{:02}00", fen / 100, fen % 100), "{row}");
            assert!(source.contains("on 2020-11-01 ("), "{row}");
        } else {
            assert!(residents.is_empty() && cost.is_empty() && !reason.is_empty(), "{row}");
        }
    }
    assert!(known >= 95, "only {known} of 100 counties have a census in their borders");

    let warehouse = place.warehouse();
    let panel =
        juesuan(["panel", "expenditure", "--regions", "-w", warehouse.to_str().unwrap(), "--format", "csv"]);
    assert_eq!((panel.code, panel.stdout.lines().count()), (0, 101), "{}", panel.stderr);
    let peers = juesuan([
        "peers",
        "expenditure",
        "--year",
        "2023",
        "--regions",
        "--per-resident",
        "--level",
        "county",
        "-w",
        warehouse.to_str().unwrap(),
        "--format",
        "csv",
    ]);
    assert_eq!((peers.code, peers.stdout.lines().count()), (0, 101), "{}", peers.stderr);
}

#[test]
fn marts_divide_by_the_residents_that_a_trend_divides_by() {
    let place = Place::new();
    let report = fs::read_to_string(root().join("datasets/reports/simulated/云澜区财政局-2023.txt")).unwrap();
    fs::create_dir(place.path("reports")).unwrap();
    place.write("reports/one.txt", report.replace("示例市云澜区", "湖北省").replace("云澜区", "湖北省"));
    let ran = place.ingest(&[&place.path("reports")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let warehouse = place.warehouse();
    // Of the columns of a CSV, in its rows of the cost per resident of the whole.
    let cells = |csv: &str| -> Vec<[String; 3]> {
        let mut lines = csv.lines();
        let names: Vec<&str> = lines.next().unwrap().split(',').collect();
        let rows = lines.map(|line| names.iter().copied().zip(line.split(',')).collect::<BTreeMap<_, _>>());
        let rows = rows.filter(|row| row["metric"] == "per_resident" && row["dimension"] == "total");
        // Marts have all values to four decimals, a trend yuan to two, and neither has a fraction of a person.
        rows.map(|row| {
            let value = row["value"].strip_suffix("00").filter(|value| value.contains('.'));
            let denominator = row["denominator"].split('.').next().unwrap();
            [denominator, row["denominator_source"], value.unwrap_or(row["value"])].map(str::to_owned)
        })
        .collect()
    };
    let mut denominators = Vec::new();
    for choice in [&[][..], &["--residents", "last"], &["--residents", "census"], &["--residents", "nearest"]]
    {
        let marts = place.path("marts");
        let at = ["-w", warehouse.to_str().unwrap()];
        let published = juesuan([&["publish", "--to", marts.to_str().unwrap()][..], &at, choice].concat());
        assert_eq!(published.code, 0, "{}", published.stderr);
        let trend =
            juesuan([&["trend", "per_resident", "--all", "--format", "csv"][..], &at, choice].concat());
        assert_eq!(trend.code, 0, "{}", trend.stderr);
        let mart = cells(&fs::read_to_string(marts.join("fact_metric.csv")).unwrap());
        assert_eq!(mart, cells(&trend.stdout), "{choice:?}");
        denominators.push(mart[0][1].clone());
    }
    assert_eq!(denominators[0], denominators[1]);
    assert!(denominators[0].contains("on 2022-12-31 ("), "{denominators:?}");
    assert!(denominators[2].contains("on 2020-11-01 (census-2020"), "{denominators:?}");
    assert_eq!(denominators[3], denominators[0]);
}

#[test]
fn spending_of_a_county_is_divided_by_its_registered_and_its_urban_residents() {
    let place = Place::new();
    let report = fs::read_to_string(root().join("datasets/reports/simulated/云澜区财政局-2023.txt")).unwrap();
    fs::create_dir(place.path("reports")).unwrap();
    place
        .write("reports/one.txt", report.replace("示例市云澜区", "北京市朝阳区").replace("云澜区", "朝阳区"));
    let ran = place.ingest(&[&place.path("reports")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let warehouse = place.warehouse();
    let run = |arguments: &[&str]| {
        let ran = juesuan([arguments, &["-w", warehouse.to_str().unwrap()]].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.stderr);
        ran.stdout
    };

    // 32 440 900 ÷ 1 886 554 registered in 2010 is 17.195…; by 3 452 460 in its towns in 2020, 9.396….
    let trend = ["trend", "per_registered_resident", "per_urban_resident", "--all", "--format", "csv"];
    let shown = run(&trend);
    let whole: Vec<&str> = shown.lines().filter(|line| line.contains(",total,")).collect();
    assert!(
        whole[0].contains("registered residents of 110105 on 2010-11-01 (census-2010-county)"),
        "{shown}"
    );
    assert!(whole[0].contains(",17.20,") && whole[1].contains(",9.40,"), "{shown}");
    assert!(whole[1].contains("urban residents of 110105 on 2020-11-01 (census-2020-county)"), "{shown}");

    let panel = run(&["panel", "per_registered_resident", "per_urban_resident", "--format", "csv"]);
    assert!(panel.contains("17.20") && panel.contains("9.40"), "{panel}");
    let marts = place.path("marts");
    run(&["publish", "--to", marts.to_str().unwrap()]);
    let mart = fs::read_to_string(marts.join("fact_metric.csv")).unwrap();
    assert!(mart.contains("per_registered_resident") && mart.contains("17.2000"), "{mart}");
    let page = run(&["report", "--entity", "朝阳区", "--lang", "zh", "--format", "md"]);
    assert!(page.contains("区划110105户籍人口，2010-11-01 (census-2010-county)"), "{page}");
    assert!(page.contains("区划110105城镇人口，2020-11-01 (census-2020-county)"), "{page}");

    // One's own yearly count of registered residents: 32 440 900 ÷ 2 000 000 is 16.22045. The urban ones remain those of the census.
    let own = place.path("own");
    fs::create_dir(&own).unwrap();
    let row = "110105,2022,2022-12-31,3442000,2000000,names\n";
    place.write(
        "own/residents.csv",
        format!("region_code,year,counted_on,residents,registered_residents,source\n{row}"),
    );
    let by_own = run(&[&trend[..], &["--reference", own.to_str().unwrap()]].concat());
    assert!(by_own.contains(",16.22,") && by_own.contains(",9.40,"), "{by_own}");
    assert!(by_own.contains("registered residents of 110105 on 2022-12-31 (names)"), "{by_own}");
}
