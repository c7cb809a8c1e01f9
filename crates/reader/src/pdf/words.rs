//! The words by which tables are found on a page: all that this crate knows about the text of reports.
//!
//! A page has no tables, only marks. Where there are no rules, these words help to distinguish a row from a sentence, and a
//! table from the text above and below it. None determines the meaning of a number: that is left to the crate behind the
//! wall.

/// Text that follows a number in running text, never in a table of amounts.
pub(super) const AFTER_NUMBERS: [&str; 12] =
    ["万元", "元", "亿元", "个", "月", "辆", "台", "批", "，", "、", "；", "％"];

/// The start of a line above or below a table: a note, the unit, the department.
pub(super) const CAPTIONS: [&str; 9] =
    ["注：", "注:", "说明：", "备注：", "单位：", "单位:", "部门：", "部门:", "编制"];

/// Text before the unit; the table follows.
pub(super) const UNIT: [&str; 2] = ["单位：", "单位:"];

/// The name of a row that numbers the columns.
pub(super) const COLUMN_NUMBERS: &str = "栏次";

/// The start of a row's label, which is then not the rest of the label above.
pub(super) const LABELS: [&str; 11] =
    ["其中", "其他", "加：", "减：", "小计", "合计", "总计", "本年", "上年", "年初", "年末"];

/// The start of a table's number (公开03表). It ends like a title, but is not the rest of one.
pub(super) const TABLE_NUMBER: &str = "公开";
