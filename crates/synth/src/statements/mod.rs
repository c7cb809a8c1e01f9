//! The nine statements in the layout of the national template, as text extracted from a PDF has them.

mod detail;
mod hierarchy;
mod summary;

use crate::accounts::Accounts;
use crate::text::Page;

/// Writes all nine, in order.
pub(crate) fn write(page: &mut Page, department: &str, accounts: &Accounts) {
    summary::income_and_expenditure(page, department, accounts);
    hierarchy::income(page, department, accounts);
    hierarchy::expenditure(page, department, accounts);
    summary::appropriation(page, department, accounts);
    hierarchy::general_public(page, accounts);
    detail::basic(page, department, accounts);
    hierarchy::government_fund(page, department, accounts);
    hierarchy::state_capital(page, department, accounts);
    detail::three_public(page, department, accounts);
}
