//! Different reports of one department, year, kind and scope.

use crate::fixture::Fixture;
use juesuan_messages::{Explain, Language};

#[test]
fn the_report_that_does_not_count_is_named_with_the_one_that_does() {
    let mut fixture = Fixture::new();
    let report = |fixture: &mut Fixture, revision: &str, cells: &str| {
        fixture.report(revision, "示例局", 2023, cells);
    };
    report(&mut fixture, "old", "report_id=1 batch_id=b1 ingested_at=1");
    report(&mut fixture, "new", "report_id=2 batch_id=b2 ingested_at=2");
    // Not another report of the series: another scope, and another year.
    report(&mut fixture, "unit", "report_id=3 scope=unit");
    fixture.report("before", "示例局", 2022, "report_id=4");
    let session = fixture.session();
    let shadowed = session.shadowed().unwrap();
    let [one] = &shadowed[..] else { panic!("{shadowed:?}") };
    assert_eq!(session.shadowed_of(&one.entity_id).unwrap(), shadowed);
    assert_eq!(session.shadowed_of("another").unwrap(), []);
    assert_eq!((one.counted.as_str(), one.shadowed.as_str()), ("new.txt", "old.txt"));
    let text = one.message().text(Language::Zh);
    assert!(
        text.starts_with(
            "示例局有两份不同的2023年度部门决算（部门汇总）：计入后导入的 new.txt，不计 old.txt"
        ),
        "{text}"
    );
}

#[test]
fn the_same_bytes_read_again_and_a_file_that_changed_are_no_second_report() {
    let mut fixture = Fixture::new();
    fixture.report("read", "甲局", 2023, "report_id=1 batch_id=b1 ingested_at=1");
    fixture.report("again", "甲局", 2023, "report_id=1 batch_id=b2 ingested_at=2");
    fixture.report("first", "乙局", 2023, "report_id=2 batch_id=b1 ingested_at=1 source_uri=b.txt");
    fixture.report("changed", "乙局", 2023, "report_id=3 batch_id=b2 ingested_at=2 source_uri=b.txt");
    assert_eq!(fixture.session().shadowed().unwrap(), []);
}
