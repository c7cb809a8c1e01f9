//! Small reports, complete and in parts, and archives of them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

pub(crate) const SUMMARY: &str = "收入支出决算总表\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n\
    一、一般公共预算财政拨款收入\t1\t10.00\t一、一般公共服务支出\t32\t10.00\n总计\t31\t10.00\t总计\t62\t10.00\n";

pub(crate) const INCOME: &str =
    "收入决算表\n科目代码\t科目名称\t本年收入合计\t财政拨款收入\n201\t一般公共服务支出\t10.00\t10.00\n";

pub(crate) const EXPENDITURE: &str =
    "支出决算表\n科目代码\t科目名称\t本年支出合计\t基本支出\n201\t一般公共服务支出\t10.00\t10.00\n";

/// The cover of a report.
pub(crate) fn cover(entity: &str, year: u16) -> String {
    format!("{year}年度\n{entity}部门决算\n\n")
}

/// Statements under their unit.
pub(crate) fn tables(statements: &[&str]) -> String {
    statements.iter().map(|statement| statement.replacen('\n', "\n单位：万元\n", 1) + "\n").collect()
}

/// Explanations with two amounts.
pub(crate) fn prose(entity: &str, year: u16) -> String {
    format!(
        "{}第三部分 {year}年度部门决算情况说明\n一、收入支出决算总体情况说明\n\
         {year}年度收入总计10.00万元，支出总计10.00万元。\n二、收入决算情况说明\n{year}年度收入合计10.00万元。\n",
        cover(entity, year)
    )
}

/// A complete report.
pub(crate) fn whole(entity: &str, year: u16) -> String {
    prose(entity, year) + &tables(&[SUMMARY])
}

/// A ZIP archive of these entries, packed.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A ZIP archive as Chinese Windows writes it: names in GBK, without a flag for it.
pub(crate) fn zip_with_gbk_names(entries: &[(&str, &[u8])]) -> Vec<u8> {
    // Placeholders of the same length in bytes are replaced in the finished archive, since the library writes only UTF-8.
    let names: Vec<(String, Vec<u8>)> = entries
        .iter()
        .enumerate()
        .map(|(index, (name, _))| {
            let gbk = encoding_rs::GBK.encode(name).0.into_owned();
            (format!("{:x<1$}", format!("name{index}"), gbk.len()), gbk)
        })
        .collect();
    let placed: Vec<(&str, &[u8])> =
        names.iter().zip(entries).map(|((name, _), (_, bytes))| (name.as_str(), *bytes)).collect();
    let mut archive = zip(&placed);
    for (name, gbk) in &names {
        let at: Vec<usize> = (0..archive.len() - name.len())
            .filter(|&at| archive[at..].starts_with(name.as_bytes()))
            .collect();
        assert_eq!(at.len(), 2, "the local header and the directory");
        for at in at {
            archive[at..at + gbk.len()].copy_from_slice(gbk);
        }
    }
    archive
}
