//! Each test is a report as text, and what became of its amounts.

use crate::Loaded;
use juesuan_model::{Account, Report};

fn report(text: &str) -> Report {
    let bytes = format!("示例局2023年度部门决算\n\n{text}").into_bytes();
    crate::read(&Loaded { uri: "a.txt".to_owned(), content_hash: "a".to_owned(), bytes }).unwrap()
}

fn account(facts: u32, claims: u32, unread: u32, rejected: u32, left_over: u32) -> Account {
    Account { facts, claims, unread, rejected, left_over }
}

/// Printed text and code of the reason.
fn refused(report: &Report) -> Vec<(&str, &str)> {
    let cells = report.rejects.iter().filter_map(|r| Some((r.printed.as_deref()?, r.reason.code())));
    cells.collect()
}

const STATEMENT: &str = "\
支出决算表
单位：万元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
201\t一般公共服务支出\t1,005.00\t1,000\t5
20103\t政府办公厅（室）及相关机构事务\t1,005.0x\t1,000\t5
";

#[test]
fn every_number_of_a_statement_is_a_fact_or_a_refused_cell() {
    let report = report(STATEMENT);
    assert_eq!(report.account, account(5, 0, 0, 1, 0));
    assert_eq!(report.account.amounts(), 6);
    assert_eq!(refused(&report), [("1,005.0x", "cell-unreadable")]);
    assert_eq!(report.rejects[0].reason.to_string(), "Statement of expenditure: “1,005.0x” is not a number");
}

#[test]
fn a_claim_and_its_rate_are_one_amount() {
    let report = report(
        "第三部分 部门决算情况说明\n一、收入支出决算总体情况说明\n\
         2023年度收、支总计1,005.00万元，与2022年度相比增加5.00万元，增长0.50%。",
    );
    assert_eq!(report.account, account(0, 2, 0, 0, 0));
}

#[test]
fn an_amount_that_a_line_s_end_breaks_is_one() {
    let report = report(
        "第三部分 部门决算情况说明\n一、收入支出决算总体情况说明\n\
         2023年度收、支总计1,005.0\n0万元，与2022年度相比增加5.00\n万元。",
    );
    assert_eq!(report.account, account(0, 2, 0, 0, 0));
}

#[test]
fn a_threshold_is_no_amount_wherever_the_line_ends() {
    let report = report(
        "第三部分 部门决算情况说明\n一、国有资产占用情况\n共有车辆2辆，单价100万元\n（含）以上设备0台（套）。\n单价50万元以上设备0台。",
    );
    assert_eq!(report.account, account(0, 0, 0, 0, 0));
}

#[test]
fn an_amount_in_words_that_nothing_reads_becomes_an_unread_sentence() {
    let report = report(&format!(
        "{STATEMENT}\n附：重点工作\n重点工作\t成效\n帮扶\t调研三次。投入资金924.2万元，成效明显。\n"
    ));
    assert_eq!(report.account, account(5, 0, 1, 1, 1));
    let [sentence] = report.unread_sentences.as_slice() else { panic!("one sentence") };
    assert_eq!(
        (sentence.text.as_str(), sentence.amounts.as_slice()),
        ("投入资金924.2万元，成效明显。", &["924.2万元".to_owned()][..])
    );
    assert_eq!((sentence.locator.line, sentence.locator.column), (Some(11), Some(9)));
}

#[test]
fn a_number_in_a_table_that_is_no_statement_becomes_a_refused_cell() {
    let report = report(&format!(
        "{STATEMENT}\n附：资产情况\n资产\t面积\t原值\n房屋\t12平方米\t3,300.50\n车辆\t2辆\t25.5\n"
    ));
    assert_eq!(report.account, account(5, 0, 0, 3, 2));
    let reason = "cell-unknown-table";
    assert_eq!(refused(&report)[1..], [("3,300.50", reason), ("25.5", reason)]);
}

#[test]
fn codes_rates_and_points_are_no_amounts() {
    let report = report(
        "支出决算表\n单位：万元\n科目代码\t科目名称\t预算数\t决算数\t完成率\n201\t一般公共服务支出\t10.00\t9.85\t98.50\n\n\
         2023年度乡村振兴项目自评表\n\
         项目名称\t\t乡村振兴工作经费\n\
         预算执行情况（万元）\t\t预算数(A)\t执行数(B)\t执行率(B/A)\t得分\n\
         \t年度财政资金总额\t312.47\t300\t96.01\t19.2\n总分\t97.2\n",
    );
    assert_eq!(report.account, account(4, 0, 0, 0, 0));
}
