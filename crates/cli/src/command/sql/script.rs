//! A script: its statements are run one after another, up to the first that fails.

use super::engine::Engine;
use super::result::Results;
use crate::failure::Failure;
use juesuan_messages::message;
use juesuan_query::{Effect, Error, Statement};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// A text with statements.
pub(super) struct Script {
    /// The file that it comes from.
    file: Option<PathBuf>,
    text: Arc<str>,
}

impl Script {
    pub(super) fn new(file: Option<&Path>, text: &str) -> Self {
        Self { file: file.map(Path::to_owned), text: text.into() }
    }

    /// How many results it has.
    pub(super) fn results(&self) -> usize {
        Statement::all(&self.text).iter().filter(|statement| statement.has_rows()).count()
    }

    /// Runs the statements and writes their results; returns the parameters that they have.
    pub(super) fn run(
        &self,
        engine: &Engine,
        parameters: &[(String, String)],
        results: &mut Results<'_>,
    ) -> Result<Vec<String>, Failure> {
        let statements = Statement::all(&self.text);
        if statements.is_empty() {
            return Err(self.of_file(Error::NoStatement.into(), 1));
        }
        let mut used = Vec::new();
        for (number, statement) in statements.iter().enumerate() {
            let started = Instant::now();
            let executed = engine.execute(&self.text, number, parameters);
            let executed = executed.map_err(|failure| self.of_file(failure, statement.line()))?;
            if executed.effect == Effect::Rows {
                results.write(statement.text(), &executed.answer, started.elapsed())?;
            }
            used.extend(executed.used);
        }
        Ok(used)
    }

    /// The failure with the name of the file, and the line of the statement.
    fn of_file(&self, failure: Failure, line: usize) -> Failure {
        match &self.file {
            Some(file) => failure.of_attempt(message!("cli-sql-file", path = file, line = line.to_string())),
            None => failure,
        }
    }
}
