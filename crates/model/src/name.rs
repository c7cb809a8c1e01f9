//! Names that are part of the program: of formats, rules and units.

use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A name that is part of the program.
pub type Name = &'static str;

/// The names that came from another process. They are few: it runs the same program.
static NAMES: Mutex<BTreeSet<Name>> = Mutex::new(BTreeSet::new());

/// Reads a name. The first time that it comes, it is kept for as long as the program runs.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    let text = String::deserialize(deserializer)?;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(text.as_str()) {
        return Ok(known);
    }
    let name: Name = text.leak();
    names.insert(name);
    Ok(name)
}
