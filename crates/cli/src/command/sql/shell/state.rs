//! What the commands of the shell set, and how it runs statements with it.

use super::super::engine::Engine;
use super::super::result::Results;
use super::super::script::Script;
use crate::failure::Failure;

/// What is set.
pub(super) struct State<'a> {
    pub(super) results: Results<'a>,
    pub(super) parameters: Vec<(String, String)>,
}

impl<'a> State<'a> {
    pub(super) fn new(results: Results<'a>, parameters: Vec<(String, String)>) -> Self {
        Self { results, parameters }
    }

    /// Runs the statements of a text; of a blank one, nothing.
    pub(super) fn run(&mut self, engine: &Engine, text: &str) -> Result<(), Failure> {
        if juesuan_query::Statement::all(text).is_empty() {
            return Ok(());
        }
        self.run_script(engine, &Script::new(None, text))
    }

    pub(super) fn run_script(&mut self, engine: &Engine, script: &Script) -> Result<(), Failure> {
        script.run(engine, &self.parameters, &mut self.results)?;
        Ok(())
    }
}
