//! Planted anomalies are among the first leads, nothing is found where nothing was planted, and a lead is computed again from its
//! bundle.

use crate::{Place, juesuan};
use juesuan_bench::fill::fill;
use juesuan_model::{Decimal, FiscalYear, Kind};
use juesuan_query::{LeadsRequest, Session};
use juesuan_synth::{Anomaly, facts};
use juesuan_warehouse::Warehouse;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;

const YEAR: u16 = 2024;
const DEPARTMENTS: usize = 40;

/// What a search in a warehouse without, and with anomalies found.
struct Campaign {
    /// Leads within the rate where nothing was planted.
    chance: usize,
    planted: usize,
    /// Planted anomalies among the first leads, twice as many as were planted.
    found: usize,
    /// Leads within the rate where some were planted.
    within: usize,
    /// Those of departments without an anomaly.
    wrong: usize,
}

fn fill_with(dir: &Path, seed: u64, planted: &[Anomaly]) -> Session {
    fill(dir, DEPARTMENTS * 5, &(2020..=YEAR), seed, planted).unwrap();
    Session::open(Warehouse::open(dir).unwrap()).unwrap()
}

/// The department, the dimension, and whether it is within the rate, of each lead in its order.
fn leads(session: &Session) -> Vec<(String, String, bool)> {
    let request = LeadsRequest {
        year: FiscalYear::new(YEAR.into()).unwrap(),
        kind: Kind::FinalAccounts,
        rate: Decimal::new(1, 1),
        any_dependence: false,
    };
    let frame = session.leads(&request).unwrap().frame;
    let text = |name: &str| frame.column(name).unwrap().str().unwrap().clone();
    let (names, dimensions) = (text("entity_name"), text("dimension"));
    let within = frame.column("within_rate").unwrap().bool().unwrap().clone();
    let rows = names.iter().zip(dimensions.iter()).zip(within.iter());
    rows.map(|((name, dimension), within)| (name.unwrap().into(), dimension.unwrap().into(), within.unwrap()))
        .collect()
}

fn campaign(seed: u64, count: usize) -> Campaign {
    let (without, with) = (Place::new(), Place::new());
    let chance = leads(&fill_with(&without.warehouse(), seed, &[])).iter().filter(|lead| lead.2).count();
    let planted = facts::anomalies(seed, YEAR, DEPARTMENTS, count);
    let found = leads(&fill_with(&with.warehouse(), seed, &planted));
    // The item, what it is part of, or the whole that it belongs to.
    let shows = |anomaly: &Anomaly, (name, dimension, _): &(String, String, bool)| {
        let is_code = dimension.bytes().all(|byte| byte.is_ascii_digit());
        *name == anomaly.entity_name && (!is_code || anomaly.item.starts_with(dimension.as_str()))
    };
    let first = found.get(..2 * count).unwrap_or(&found);
    let hits = planted.iter().filter(|anomaly| first.iter().any(|lead| shows(anomaly, lead))).count();
    let within: Vec<_> = found.iter().filter(|lead| lead.2).collect();
    let wrong =
        within.iter().filter(|lead| planted.iter().all(|anomaly| anomaly.entity_name != lead.0)).count();
    Campaign { chance, planted: planted.len(), found: hits, within: within.len(), wrong }
}

#[test]
fn planted_anomalies_are_found_and_chance_stays_within_the_rate() {
    // As many anomalies as a fifth of the departments; `bench/leads` has more seeds, departments and counts.
    let run = |seeds: std::ops::Range<u64>| seeds.map(|seed| campaign(seed, 8)).collect::<Vec<_>>();
    let runs = thread::scope(|scope| {
        let other = scope.spawn(|| run(1..3));
        let mut runs = run(3..5);
        runs.extend(other.join().unwrap());
        runs
    });
    let sum = |of: fn(&Campaign) -> usize| runs.iter().map(of).sum::<usize>();
    let (planted, found) = (sum(|run| run.planted), sum(|run| run.found));
    assert_eq!(planted, 4 * 8);
    assert!(found * 100 >= planted * 95, "{found} of {planted} are among the first leads");
    assert_eq!(sum(|run| usize::from(run.chance > 0)), 0, "runs with a lead where nothing was planted");
    let (within, wrong) = (sum(|run| run.within), sum(|run| run.wrong));
    assert!(within * 10 >= planted * 9 && wrong * 10 <= within, "{wrong} wrong of {within} within the rate");
}

/// A warehouse with an anomaly, the bundles of its leads, and the files.
fn bundled() -> (Place, Vec<std::path::PathBuf>) {
    let place = Place::new();
    fill_with(&place.warehouse(), 1, &facts::anomalies(1, YEAR, DEPARTMENTS, 8));
    let (warehouse, folder) = (place.warehouse(), place.path("bundles"));
    let ran = juesuan([
        "leads",
        "-w",
        warehouse.to_str().unwrap(),
        "--year",
        "2024",
        "--limit",
        "2",
        "--bundle",
        folder.to_str().unwrap(),
        "-o",
        place.path("leads.html").to_str().unwrap(),
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    (place, files)
}

#[test]
fn a_lead_is_computed_again_from_its_bundle_and_an_altered_one_is_refused() {
    let (place, files) = bundled();
    assert_eq!(files.len(), 2);
    let [first, second] = files.as_slice() else { panic!("two bundles") };
    let warehouse = place.warehouse();
    let verify =
        |words: &[&str]| juesuan(["verify", "--lang", "en"].iter().copied().chain(words.iter().copied()));
    let [first, second, warehouse] = [first, second, &warehouse].map(|path| path.to_str().unwrap());
    let ran = verify(&[first, second, "-w", warehouse]);
    assert_eq!((ran.code, ran.stderr.matches("computed again, equal").count()), (0, 2), "{}", ran.stderr);

    let bundle: Value = serde_json::from_str(&fs::read_to_string(first).unwrap()).unwrap();
    let altered = |change: &dyn Fn(&mut Value), digest: bool| {
        let mut other = bundle.clone();
        change(&mut other);
        if digest {
            other["digest"] = juesuan_query::bundle_digest(&other).into();
        }
        let file = place.path("altered.json");
        fs::write(&file, other.to_string()).unwrap();
        file.to_str().unwrap().to_owned()
    };
    // A word that nothing is computed from: the digest knows it.
    let name = |bundle: &mut Value| bundle["lead"]["entity_name"] = "某局".into();
    let ran = verify(&[&altered(&name, false)]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("altered.json: digest is stated as"), "{}", ran.stderr);
    // With a digest of its own, only the warehouse knows.
    assert_eq!(verify(&[&altered(&name, true)]).code, 0);
    let ran = verify(&[&altered(&name, true), "-w", warehouse]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("entity_name is stated as 某局"), "{}", ran.stderr);
    // What it is computed from no longer leads to it, whatever the digest says.
    let amount = |bundle: &mut Value| bundle["lead"]["value"] = "1.0000".into();
    let ran = verify(&[&altered(&amount, true)]);
    assert_eq!(ran.code, 1);
    for part in ["relative_change", "change", "parts", "peers", "robust_z"] {
        assert!(ran.stderr.contains(&format!(": {part} is stated as")), "{part}: {}", ran.stderr);
    }
    let reference = |bundle: &mut Value| bundle["reference"] = Value::Array(Vec::new());
    let ran = verify(&[&altered(&reference, true)]);
    assert!(ran.code == 1 && ran.stderr.contains("p_value is stated as"), "{}", ran.stderr);
    let ran = verify(&[&altered(&|bundle| bundle["format"] = "x".into(), true)]);
    assert!(ran.code == 1 && ran.stderr.contains("is not a bundle of"), "{}", ran.stderr);
}

#[test]
fn a_page_has_the_leads_with_their_figures_parts_and_explanations() {
    let (place, files) = bundled();
    let page = fs::read_to_string(place.path("leads.html")).unwrap();
    let names: BTreeSet<String> = files
        .iter()
        .map(|file| {
            let bundle: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            bundle["lead"]["entity_name"].as_str().unwrap().to_owned()
        })
        .collect();
    for name in &names {
        assert!(page.contains(name.as_str()), "{name}");
    }
    for text in [
        "signals to look into, not findings of fault",
        "Reform or succession",
        "parts of the change",
        "printed figures",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn codes_that_begin_or_end_follow_the_leads_without_a_rank() {
    let place = Place::new();
    let report = |year: &str| {
        fs::read_to_string(crate::root().join(format!("datasets/reports/simulated/云澜区教育局-{year}.txt")))
            .unwrap()
    };
    fs::create_dir(place.path("reports")).unwrap();
    place.write("reports/2023.txt", report("2023"));
    // Another code of the same group, with another name.
    place.write(
        "reports/2024.txt",
        report("2024").replace("2050203", "2050204").replace("初中教育", "高中教育"),
    );
    assert_eq!(place.ingest(&[&place.path("reports")]).code, 0);
    let warehouse = place.warehouse();
    let run = |arguments: &[&str]| {
        let to = ["-w", warehouse.to_str().unwrap(), "--year", "2024", "--lang", "en"];
        let ran = juesuan([&["leads"][..], &to, arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran
    };
    let ran = run(&["--format", "jsonl"]);
    assert!(ran.stderr.contains("2 codes begin or end, 2 of them unexplained"), "{}", ran.stderr);
    let rows: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut lines: Vec<_> = rows.iter().filter(|row| !row["event"].is_null()).collect();
    lines.sort_by_key(|row| row["event"].to_string());
    let [begins, ends] = lines.as_slice() else { panic!("{rows:?}") };
    assert!(begins["event"] == "begins" && begins["dimension"] == "2050204", "{begins}");
    assert!(ends["event"] == "ends" && ends["dimension"] == "2050203", "{ends}");
    assert!([begins, ends].iter().all(|row| row["rank"].is_null() && row["metric"] == "expenditure"));
    assert!(begins["previous_value"].is_null() && ends["value"].is_null(), "{lines:?}");

    let page = place.path("page.html");
    run(&["-o", page.to_str().unwrap()]);
    let page = fs::read_to_string(page).unwrap();
    for text in ["Codes that begin or end", "初中教育", "高中教育", "no test and no rank"] {
        assert!(page.contains(text), "{text}");
    }
}
