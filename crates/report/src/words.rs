//! Headings that several tables share.

use crate::language::{Text, text};
use juesuan_model::{Measure, Phase};

pub(crate) const YEAR: Text = text!("report-year");
pub(crate) const DEPARTMENT: Text = text!("report-department");
pub(crate) const DEPARTMENTS: Text = text!("report-department-count");
pub(crate) const CODE: Text = text!("report-code");
pub(crate) const CLASS: Text = text!("report-class");
pub(crate) const SHARE: Text = text!("report-share");
pub(crate) const AMOUNT: Text = text!("report-amount");
pub(crate) const BASIC: Text = Text::Term(Measure::Basic.term());
pub(crate) const PROJECT: Text = Text::Term(Measure::Project.term());
pub(crate) const TOTAL: Text = text!("report-total-expenditure");
pub(crate) const BUDGET: Text = text!("report-budget");
pub(crate) const ACTUAL: Text = Text::Term(Phase::Actual.term());
pub(crate) const METRIC: Text = text!("report-metric");
pub(crate) const FILE: Text = text!("report-file");
pub(crate) const FILES: Text = text!("report-files");
pub(crate) const FORMAT: Text = text!("report-format");
pub(crate) const HASH: Text = text!("report-hash");
pub(crate) const NUMBER: Text = text!("report-number");
pub(crate) const PLACE: Text = text!("report-place");
pub(crate) const FIGURE: Text = text!("report-figure");
pub(crate) const STATED_IN: Text = text!("report-stated-in");
pub(crate) const SEVERITY: Text = text!("report-severity");
pub(crate) const NOTES: Text = text!("report-notes");
pub(crate) const THIS_DEPARTMENT: Text = text!("report-this-department");

/// The five numbers of a box, as charts and tables call them.
pub(crate) const LEAST: Text = text!("report-least");
pub(crate) const LOWER_QUARTILE: Text = text!("report-lower-quartile");
pub(crate) const MEDIAN: Text = text!("report-median");
pub(crate) const UPPER_QUARTILE: Text = text!("report-upper-quartile");
pub(crate) const MOST: Text = text!("report-most");
