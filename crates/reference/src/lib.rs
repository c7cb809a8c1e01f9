//! Reference data: what the reports do not state about themselves, each row with its source.
//!
//! The lists are CSV files in `datasets/reference` and are built into the program. A user's own folder of the same
//! files adds rows and replaces those with the same key, so that a wrong or missing row is settled without a new
//! program.
//!
//! - [`Reference`]: the tables, [loaded](Reference::with) and [checked](Reference::problems).
//! - [`Gazetteer`]: a department's name as printed → its region, function and scope.
//! - [`Successions`]: which entities continue which: aliases, renamings, mergers; and which exchanged parts, or are of a region that did.

mod border;
mod check;
mod deflator;
mod gazetteer;
mod load;
mod region;
mod renaming;
mod succession;
mod table;
mod words;

pub use check::Problem;
pub use deflator::{CONSUMER_PRICES, DeflatorYear, NATION};
pub use gazetteer::{EntityPlace, Gazetteer};
pub use load::{Error, Reference, VOTES_FILE};
pub use region::How;
pub use succession::{EntityName, SuccessionBreak, SuccessionLink, Successions};
pub use table::{ColumnType, ReferenceColumn, ReferenceTable};
