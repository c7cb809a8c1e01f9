//! The shell: statements as they are typed, with history, completion and highlighting, and commands that begin with `\`.

mod command;
mod complete;
mod highlight;
mod pager;
mod state;

pub(super) use pager::page;

use super::Sql;
use super::engine::Engine;
use super::result::Results;
use crate::command::Ended;
use crate::console::Console;
use crate::failure::Failure;
use command::Command;
use complete::SqlCompleter;
use highlight::SqlHighlighter;
use juesuan_messages::message;
use juesuan_query::is_finished;
use reedline::{
    ColumnarMenu, DefaultHinter, Emacs, FileBackedHistory, KeyCode, KeyModifiers, MenuBuilder, Prompt,
    PromptEditMode, PromptHistorySearch, Reedline, ReedlineEvent, ReedlineMenu, Signal, ValidationResult,
    Validator, default_emacs_keybindings,
};
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use state::State;
use std::borrow::Cow;
use std::env;
use std::path::PathBuf;
use std::sync::Arc;

/// How many statements the history keeps.
const HISTORY: usize = 10_000;
/// The name of the menu of completions.
const MENU: &str = "completions";

/// Runs the shell until the user leaves it.
pub(super) fn run(args: &Sql, console: Console) -> Result<Ended, Failure> {
    let engine = Arc::new(Engine::start(args)?);
    // While a statement runs, Ctrl-C stops it; while one is typed, the editor has the keyboard for itself.
    flag::register(SIGINT, engine.stop.clone())?;
    let mut results = Results::new(args, console, &engine, 1);
    results.is_shell = true;
    let mut state = State::new(results, args.parameters.clone());
    let mut editor = editor(&engine, console)?;
    console.remark(message!("shell-welcome"));
    loop {
        let line = match editor.read_line(&SqlPrompt) {
            Ok(Signal::Success(line)) => line,
            Ok(Signal::CtrlD) => return Ok(Ended::Done),
            Ok(_) => continue,
            Err(error) => return Err(error.into()),
        };
        let done = match Command::read(&line) {
            Some(Command::Quit) => return Ok(Ended::Done),
            Some(command) => command.run(&engine, &mut state),
            None => state.run(&engine, &line),
        };
        if let Err(failure) = done
            && !failure.is_closed_pipe()
        {
            console.note(message!("cli-error", error = failure));
        }
    }
}

fn editor(engine: &Arc<Engine>, console: Console) -> Result<Reedline, Failure> {
    let mut keys = default_emacs_keybindings();
    let complete =
        ReedlineEvent::UntilFound(vec![ReedlineEvent::Menu(MENU.to_owned()), ReedlineEvent::MenuNext]);
    keys.add_binding(KeyModifiers::NONE, KeyCode::Tab, complete);
    let menu = Box::new(ColumnarMenu::default().with_name(MENU));
    let editor = Reedline::create()
        .with_validator(Box::new(Finished))
        .with_completer(Box::new(SqlCompleter::new(engine.clone(), console.documents())))
        .with_highlighter(Box::new(SqlHighlighter::new(engine)?))
        .with_hinter(Box::new(DefaultHinter::default()))
        .with_menu(ReedlineMenu::EngineCompleter(menu))
        .with_quick_completions(true)
        .with_partial_completions(true)
        .use_bracketed_paste(true)
        .with_edit_mode(Box::new(Emacs::new(keys)));
    let history = history().and_then(|file| FileBackedHistory::with_file(HISTORY, file).ok());
    Ok(match history {
        Some(history) => editor.with_history(Box::new(history)),
        None => editor,
    })
}

/// Where statements are kept between runs.
fn history() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")));
    let state = state.or_else(|| folder("LOCALAPPDATA"))?.join("juesuan");
    std::fs::create_dir_all(&state).ok()?;
    Some(state.join("history"))
}

/// A statement goes on in the next line until it ends with a semicolon.
struct Finished;

impl Validator for Finished {
    fn validate(&self, line: &str) -> ValidationResult {
        if Command::read(line).is_some() || is_finished(line) {
            ValidationResult::Complete
        } else {
            ValidationResult::Incomplete
        }
    }
}

struct SqlPrompt;

impl Prompt for SqlPrompt {
    fn render_prompt_left(&self) -> Cow<'_, str> {
        "juesuan".into()
    }

    fn render_prompt_right(&self) -> Cow<'_, str> {
        "".into()
    }

    fn render_prompt_indicator(&self, _: PromptEditMode) -> Cow<'_, str> {
        "> ".into()
    }

    fn render_prompt_multiline_indicator(&self) -> Cow<'_, str> {
        "      -> ".into()
    }

    fn render_prompt_history_search_indicator(&self, search: PromptHistorySearch) -> Cow<'_, str> {
        format!("? {}: ", search.term).into()
    }
}
