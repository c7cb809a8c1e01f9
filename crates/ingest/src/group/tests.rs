//! Which files are one report.

use super::*;

fn part(uri: &str, entity: &str, year: i64, statements: &[Statement], prose: bool) -> FileSummary {
    FileSummary {
        uri: uri.to_owned(),
        content_hash: uri.to_owned(),
        printed: PrintedKey {
            entity_name: Some(entity.to_owned()).filter(|name| !name.is_empty()),
            fiscal_year: FiscalYear::new(year).ok(),
            kind: Some(Kind::Budget),
            scope: None,
        },
        statements: statements.iter().copied().collect(),
        prose,
        refused: false,
        recognized: false,
        present: true,
    }
}

/// The groups as `chief+other`.
fn grouped(parts: &[FileSummary]) -> Vec<String> {
    let names = |parts: Vec<FileSummary>| {
        let mut folders: BTreeMap<String, Vec<FileSummary>> = BTreeMap::new();
        for part in parts {
            folders.entry(folder(&part.uri).to_owned()).or_default().push(part);
        }
        let groups = folders.into_values().flat_map(|parts| in_folder(parts, &[]).0);
        let uris =
            |group: FileGroup| group.parts.into_iter().map(|part| part.uri).collect::<Vec<_>>().join("+");
        groups.map(uris).collect::<Vec<_>>()
    };
    let forwards = names(parts.to_vec());
    assert_eq!(forwards, names(parts.iter().rev().cloned().collect()), "the order does not matter");
    forwards
}

#[test]
fn a_fuller_name_counts_as_the_same_body_where_there_is_one_choice() {
    let prose = part("a/p", "示例省人大常委会", 2019, &[], true);
    let tables = |uri: &str, name: &str| part(uri, name, 2019, &[Statement::Income], false);
    let office = tables("a/t", "示例省人大常委会办公厅");
    assert_eq!(grouped(&[prose.clone(), office.clone()]), ["a/p+a/t"]);
    let second = tables("a/u", "示例省人大常委会机关");
    assert_eq!(grouped(&[prose.clone(), office.clone(), second]), ["a/p", "a/t", "a/u"]);
    let elsewhere = tables("b/t", "示例省人大常委会办公厅");
    assert_eq!(grouped(&[prose.clone(), elsewhere]), ["a/p", "b/t"]);
    let another_year = part("a/t", "示例省人大常委会办公厅", 2018, &[Statement::Income], false);
    assert_eq!(grouped(&[prose.clone(), another_year]), ["a/p", "a/t"]);
    let with_prose = FileSummary { prose: true, ..office };
    assert_eq!(grouped(&[prose, with_prose]), ["a/p", "a/t"], "two explanations are two papers");
}

#[test]
fn parts_that_hold_the_same_stand_alone_and_do_not_keep_others_apart() {
    let of = |uri: &str, statements: &[Statement], prose| part(uri, "示例局", 2019, statements, prose);
    let parts = [
        of("a/p", &[], true),
        of("a/1", &[Statement::Income], false),
        of("a/2", &[Statement::Expenditure], false),
        of("a/3", &[Statement::Expenditure, Statement::ThreePublic], false),
        of("a/4", &[], false),
    ];
    assert_eq!(grouped(&parts), ["a/2", "a/3", "a/4", "a/p+a/1"]);
}

#[test]
fn what_is_missing_is_given_and_told_only_where_it_is_needed() {
    let mut tables = part("a/x", "", 2019, &[Statement::Income], false);
    let prose = part("a/p", "示例局", 2019, &[], true);
    let groups = in_folder(vec![prose.clone(), tables.clone()], &[]).0;
    assert_eq!((groups.len(), &groups[0].report_key), (1, &None), "the chief paper says it");
    tables.statements.insert(Statement::IncomeExpenditureSummary);
    let known = part("a/k", "示例局", 2019, &[Statement::Income], false);
    let groups = in_folder(vec![known, tables.clone()], &[]).0;
    let given = groups.iter().find(|group| group.parts[0].uri == "a/x").unwrap().report_key.clone().unwrap();
    assert_eq!((given.entity_name.as_str(), given.source), ("示例局", KeySource::Group));
    let groups = in_folder(vec![prose, FileSummary { present: false, ..tables }], &[]).0;
    assert_eq!((groups[0].parts.len(), groups[0].gone.as_slice()), (1, ["a/x".to_owned()].as_slice()));
}

#[test]
fn what_is_no_department_s_stays_alone_and_only_a_manifest_says_whose_it_is() {
    let refused = FileSummary { refused: true, ..part("a/x", "", 2019, &[Statement::Income], false) };
    let prose = part("a/p", "示例局", 2019, &[], true);
    assert_eq!(grouped(&[prose.clone(), refused.clone()]), ["a/p", "a/x"], "it is joined with nothing");
    let of_x = |groups: Vec<FileGroup>| groups.into_iter().find(|group| group.parts[0].uri == "a/x").unwrap();
    let alone = of_x(in_folder(vec![prose.clone(), refused.clone()], &[]).0);
    assert_eq!(alone.report_key, None, "no file beside it says whose it is");
    let text = "file,entity_name\nx,另一局\n".as_bytes().to_vec();
    let loaded = crate::Loaded { uri: "a/manifest.csv".to_owned(), content_hash: String::new(), bytes: text };
    let manifest = Arc::new(Manifest::read(&loaded));
    let named = of_x(in_folder(vec![prose, refused], &[manifest]).0).report_key.unwrap();
    assert_eq!((named.entity_name.as_str(), named.source), ("另一局", KeySource::Manifest));
}

#[test]
fn the_names_of_a_party_body_are_one() {
    let prose = part("a/p", "中共示例省委办公厅", 2019, &[], true);
    let tables = part("a/t", "中国共产党示例省委员会办公厅", 2019, &[Statement::Income], false);
    assert_eq!(grouped(&[prose, tables]), ["a/p+a/t"]);
}
