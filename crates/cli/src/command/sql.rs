//! `juesuan sql`: one SELECT over the views.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::{Message, message};
use juesuan_query::{Deadline, Limits};
use polars::frame::DataFrame;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Sql {
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = timeout)]
    pub(crate) timeout: Duration,
    #[arg(long, value_name = "SIZE")]
    pub(crate) memory: Option<String>,
    #[arg(long, value_name = "SIZE", default_value = "20GiB")]
    pub(crate) temp: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Room for the engine, which recurses through a statement. The main thread has 8 MiB.
const STACK: usize = 1 << 28;
/// How long after the interrupt the engine may need: it does not notice one while it plans a statement.
const GRACE: Duration = Duration::from_secs(5);

fn timeout(text: &str) -> Result<Duration, Message> {
    humantime::parse_duration(text).map_err(|_| message!("cli-sql-timeout"))
}

pub(crate) fn run(args: &Sql, console: Console) -> Result<Ended, Failure> {
    let (answered, answer) = channel();
    let asked = args.clone();
    let worker = thread::Builder::new().stack_size(STACK);
    // If it does not end in time, it ends with the process.
    worker.spawn(move || answered.send(ask(&asked)))?;
    match answer.recv_timeout(args.timeout.saturating_add(GRACE)) {
        Ok(frame) => console.write(frame?, &args.output.titled(view_of(&args.text)))?,
        Err(RecvTimeoutError::Timeout) => return Err(too_long(args)),
        Err(RecvTimeoutError::Disconnected) => return Err(message!("cli-sql-ended").into()),
    }
    Ok(Ended::Done)
}

fn ask(args: &Sql) -> Result<DataFrame, Failure> {
    let limits = Limits { memory: args.memory.clone(), temp: args.temp.clone() };
    let session = args.warehouse.session_within(&args.reference, &limits)?;
    let _deadline = Deadline::after(args.timeout, session.interrupt_handle());
    output::timed("answered", || session.sql(&args.text)).map_err(|error| match error {
        juesuan_query::Error::Interrupted => too_long(args),
        error => error.into(),
    })
}

/// The first view that a query names, which its workbook is called by.
fn view_of(text: &str) -> &str {
    let views: Vec<&str> = juesuan_query::views().into_iter().flatten().map(|view| &*view.name).collect();
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.find(|word| views.contains(word) || word.starts_with("metric_")).unwrap_or("sql")
}

fn too_long(args: &Sql) -> Failure {
    message!("cli-sql-too-long", limit = humantime::format_duration(args.timeout).to_string()).into()
}
