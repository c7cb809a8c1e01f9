//! Which count of residents spending is divided by.

use crate::error::Error;
use crate::select::Select;
use crate::session::Session;

/// The view that metrics read.
const CHOSEN: &str = "chosen_residents";

/// How the residents of a fiscal year are chosen from counts of other years: a choice of the view `region_residents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResidentsChoice {
    /// The last count that is not after the year.
    #[default]
    Last,
    /// The count whose year is nearest, of two the earlier one.
    Nearest,
    /// Between two counts in proportion to the years.
    Interpolated,
    /// The last census that is not after the year.
    Census,
}

impl ResidentsChoice {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Last, Self::Nearest, Self::Interpolated, Self::Census];

    /// The name on the command line and in the view.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Nearest => "nearest",
            Self::Interpolated => "interpolated",
            Self::Census => "census",
        }
    }
}

impl Session {
    /// Divides spending by the residents of this choice from now on.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn choose_residents(&self, choice: ResidentsChoice) -> Result<(), Error> {
        let name = choice.name();
        let sql = format!(
            "SELECT region_code, fiscal_year, population, residents, counted_on, is_interpolated, source \
             FROM region_residents WHERE choice = '{name}'"
        );
        self.replace_view(CHOSEN, &Select::new(sql.as_str()))
    }
}
