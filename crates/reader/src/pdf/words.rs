//! The words that a page's tables are found by: all that this crate knows of what reports say.
//!
//! A page has no tables, only marks. Where there are no rules, these words help to tell a row from a sentence, and a table
//! from what stands above and below it. None gives a number a meaning: that is for the crate behind the wall.

/// What follows a number in running text, never in a table of amounts.
pub(super) const AFTER_NUMBERS: [&str; 12] =
    ["万元", "元", "亿元", "个", "月", "辆", "台", "批", "，", "、", "；", "％"];

/// How a line begins that stands above or below a table: a note, the unit, whose table it is.
pub(super) const CAPTIONS: [&str; 9] =
    ["注：", "注:", "说明：", "备注：", "单位：", "单位:", "部门：", "部门:", "编制"];

/// What a line says the unit with: the table follows.
pub(super) const UNIT: [&str; 2] = ["单位：", "单位:"];

/// The name of a row that numbers the columns.
pub(super) const COLUMN_NUMBERS: &str = "栏次";

/// How a row's label begins, so that it is not the rest of the label above.
pub(super) const LABELS: [&str; 11] =
    ["其中", "其他", "加：", "减：", "小计", "合计", "总计", "本年", "上年", "年初", "年末"];

/// How a table's number begins (公开03表): it ends as a title does, and is not the rest of one.
pub(super) const TABLE_NUMBER: &str = "公开";
