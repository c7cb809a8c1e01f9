//! `juesuan sql`: statements over the views, from the command line, files, standard input, or a shell.

mod engine;
mod result;
mod script;
mod shell;

use super::Ended;
use super::query::parameter;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::{Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use engine::Engine;
use juesuan_messages::{Message, message};
use juesuan_query::OwnTable;
use result::Results;
use script::Script;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Sql {
    #[arg(conflicts_with = "files")]
    text: Option<String>,
    #[arg(short = 'f', long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    warehouse: WarehouseAtArg,
    #[command(flatten)]
    reference: ReferenceArg,
    #[arg(short = 'p', long = "parameter", value_name = "NAME=VALUE", value_parser = parameter)]
    parameters: Vec<(String, String)>,
    #[arg(long, value_name = "NAME=FILE", value_parser = own_table)]
    with: Vec<OwnTable>,
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = timeout)]
    timeout: Duration,
    #[arg(long, value_name = "SIZE")]
    memory: Option<String>,
    #[arg(long, value_name = "SIZE", default_value = "20GiB")]
    temp: String,
    #[arg(long)]
    labels: bool,
    #[arg(long, value_name = "N")]
    max_rows: Option<usize>,
    #[command(flatten)]
    output: Output,
}

fn timeout(text: &str) -> Result<Duration, Message> {
    humantime::parse_duration(text).map_err(|_| message!("cli-sql-timeout"))
}

fn own_table(text: &str) -> Result<OwnTable, Message> {
    let (name, path) = text.split_once('=').ok_or_else(|| message!("cli-sql-with", text = text))?;
    OwnTable::new(name.trim(), Path::new(path)).map_err(|error| juesuan_messages::Explain::message(&error))
}

pub(crate) fn run(args: &Sql, console: Console) -> Result<Ended, Failure> {
    output::check(&args.output)?;
    let stdin = io::stdin();
    if args.text.is_none() && args.files.is_empty() && stdin.is_terminal() && io::stdout().is_terminal() {
        return shell::run(args, console);
    }
    let scripts = scripts(args)?;
    let count: usize = scripts.iter().map(Script::results).sum();
    Results::check(&args.output, count)?;
    let engine = Engine::start(args)?;
    let mut results = Results::new(args, console, &engine, count);
    let mut used = Vec::new();
    for script in &scripts {
        used.extend(script.run(&engine, &args.parameters, &mut results)?);
    }
    match args.parameters.iter().find(|(name, _)| !used.contains(name)) {
        Some((name, _)) => Err(message!("query-parameter-unknown", name = name).into()),
        None => Ok(Ended::Done),
    }
}

/// The text of the command line, the files, or standard input.
fn scripts(args: &Sql) -> Result<Vec<Script>, Failure> {
    match args.text.as_deref() {
        None if !args.files.is_empty() => args.files.iter().map(|file| read(file)).collect(),
        None | Some("-") => {
            let mut text = String::new();
            io::stdin().lock().read_to_string(&mut text).context(|| message!("cli-sql-input"))?;
            Ok(vec![Script::new(None, &text)])
        }
        Some(text) => Ok(vec![Script::new(None, text)]),
    }
}

fn read(file: &Path) -> Result<Script, Failure> {
    let text = fs::read_to_string(file).context(|| message!("cli-cannot-read", path = file))?;
    // Some editors write a mark before the first character.
    Ok(Script::new(Some(file), text.trim_start_matches('\u{feff}')))
}
