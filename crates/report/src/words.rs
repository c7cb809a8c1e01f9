//! Headings that several tables share.

use crate::language::Text;

pub(crate) const YEAR: Text = ("年度", "Year");
pub(crate) const DEPARTMENT: Text = ("部门", "Department");
pub(crate) const DEPARTMENTS: Text = ("部门数", "Departments");
pub(crate) const CODE: Text = ("科目代码", "Code");
pub(crate) const CLASS: Text = ("科目名称", "Class");
pub(crate) const SHARE: Text = ("占比", "Share");
pub(crate) const AMOUNT: Text = ("金额", "Amount");
pub(crate) const BASIC: Text = ("基本支出", "Basic expenditure");
pub(crate) const PROJECT: Text = ("项目支出", "Project expenditure");
pub(crate) const TOTAL: Text = ("支出合计", "Total expenditure");
pub(crate) const BUDGET: Text = ("预算数", "Budget");
pub(crate) const ACTUAL: Text = ("决算数", "Actual");
pub(crate) const METRIC: Text = ("指标", "Metric");
pub(crate) const FILE: Text = ("文件", "File");
pub(crate) const FILES: Text = ("文件", "Files");
pub(crate) const FORMAT: Text = ("格式", "Format");
pub(crate) const HASH: Text = ("内容散列（BLAKE3）", "Hash (BLAKE3)");
pub(crate) const NUMBER: Text = ("序号", "No.");
pub(crate) const PLACE: Text = ("位置", "Place");
pub(crate) const FIGURE: Text = ("数据", "Figure");
pub(crate) const STATED_IN: Text = ("出处", "Stated in");
pub(crate) const SEVERITY: Text = ("严重程度", "Severity");
pub(crate) const NOTES: Text = ("说明", "Notes");
pub(crate) const THIS_DEPARTMENT: Text = ("本部门", "This department");

/// The five numbers of a box, as charts and tables call them.
pub(crate) const LEAST: Text = ("最小", "Least");
pub(crate) const LOWER_QUARTILE: Text = ("下四分位", "Lower quartile");
pub(crate) const MEDIAN: Text = ("中位数", "Median");
pub(crate) const UPPER_QUARTILE: Text = ("上四分位", "Upper quartile");
pub(crate) const MOST: Text = ("最大", "Most");
