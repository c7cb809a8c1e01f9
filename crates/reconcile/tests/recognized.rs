//! Numbers recognized in pictures: those that a rule confirms stay, the others are rejected with a reason.
#![allow(clippy::unwrap_used)]

use juesuan_ingest::Loaded;
use juesuan_model::{Reading, Report};
use juesuan_reconcile::reconcile_recognized;

/// A report whose every number was recognized in a picture.
fn recognized(table: &str) -> Report {
    let text = format!("示例局2023年度部门决算\n支出决算表\n单位：万元\n{table}");
    let loaded = Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes: text.into_bytes() };
    let mut report = juesuan_ingest::read(&loaded).unwrap();
    report.facts.iter_mut().for_each(|fact| fact.reading = Reading::Recognized);
    report
}

fn printed<'a>(numbers: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    numbers.collect()
}

#[test]
fn a_recognized_number_is_accepted_only_where_a_rule_confirms_it() {
    // The group of 202 lost a digit, so neither it nor the total above adds up; all rows of 201 do.
    let mut report = recognized(
        "科目代码\t科目名称\t本年支出合计\n合计\t\t15.00\n201\t一般公共服务支出\t9.00\n20101\t人大事务\t4.00\n\
         20103\t政府办公厅\t5.00\n202\t外交支出\t5.00\n20201\t外交管理事务\t6.00\n",
    );
    let checked = reconcile_recognized(&mut report);
    let accepted = printed(report.facts.iter().map(|fact| fact.printed.text.as_str()));
    let rejected = printed(report.rejects.iter().filter_map(|reject| reject.printed.as_deref()));
    assert_eq!(accepted, ["9.00", "4.00", "5.00"]);
    assert_eq!(rejected, ["15.00", "5.00", "6.00"]);
    assert!(report.rejects.iter().all(|reject| reject.reason.code() == "check-recognized"));
    assert_eq!(checked.confirmed.len(), 3);
}

#[test]
fn a_recognized_number_is_not_borne_out_by_its_like() {
    let mut report = recognized(
        "科目代码\t科目名称\t本年支出合计\n合计\t\t9.00\n201\t一般公共服务支出\t9.00\n20101\t人大事务\t9.00\n",
    );
    assert!(reconcile_recognized(&mut report).confirmed.is_empty());
    assert_eq!((report.facts.len(), report.rejects.len()), (0, 3));
}

#[test]
fn a_number_that_was_not_recognized_needs_no_rule() {
    let mut report = recognized("科目代码\t科目名称\t本年支出合计\n201\t一般公共服务支出\t9.00\n");
    report.facts.iter_mut().for_each(|fact| fact.reading = Reading::Ruled);
    assert!(reconcile_recognized(&mut report).confirmed.is_empty());
    assert_eq!((report.facts.len(), report.rejects.len()), (1, 0));
}
