//! Headings that several tables share.

use crate::language::{LabelText, text};
use juesuan_model::{Measure, Phase};

pub(crate) const YEAR: LabelText = text!("report-year");
pub(crate) const DEPARTMENT: LabelText = text!("report-department");
pub(crate) const DEPARTMENTS: LabelText = text!("report-department-count");
pub(crate) const CODE: LabelText = text!("report-code");
pub(crate) const CLASS: LabelText = text!("report-class");
pub(crate) const SHARE: LabelText = text!("report-share");
pub(crate) const AMOUNT: LabelText = text!("report-amount");
pub(crate) const BASIC: LabelText = LabelText::Term(Measure::Basic.term());
pub(crate) const PROJECT: LabelText = LabelText::Term(Measure::Project.term());
pub(crate) const TOTAL: LabelText = text!("report-total-expenditure");
pub(crate) const BUDGET: LabelText = text!("report-budget");
pub(crate) const ACTUAL: LabelText = LabelText::Term(Phase::Actual.term());
pub(crate) const METRIC: LabelText = text!("report-metric");
pub(crate) const FILE: LabelText = text!("report-file");
pub(crate) const FILES: LabelText = text!("report-files");
pub(crate) const FORMAT: LabelText = text!("report-format");
pub(crate) const HASH: LabelText = text!("report-hash");
pub(crate) const NUMBER: LabelText = text!("report-number");
pub(crate) const PLACE: LabelText = text!("report-place");
pub(crate) const FIGURE: LabelText = text!("report-figure");
pub(crate) const STATED_IN: LabelText = text!("report-stated-in");
pub(crate) const SEVERITY: LabelText = text!("report-severity");
pub(crate) const NOTES: LabelText = text!("report-notes");
pub(crate) const THIS_DEPARTMENT: LabelText = text!("report-this-department");

/// The five numbers of a box, as charts and tables call them.
pub(crate) const LEAST: LabelText = text!("report-least");
pub(crate) const LOWER_QUARTILE: LabelText = text!("report-lower-quartile");
pub(crate) const MEDIAN: LabelText = text!("report-median");
pub(crate) const UPPER_QUARTILE: LabelText = text!("report-upper-quartile");
pub(crate) const MOST: LabelText = text!("report-most");
