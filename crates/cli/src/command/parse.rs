//! `juesuan parse`: outputs what `ingest` would append, without a warehouse, for programs that store it themselves.
//!
//! A Spark task runs it over its share of the files (`cluster/juesuan_spark/ingest.py`). Reading, grouping of files into
//! reports and checking are those of `ingest`; only the destination of batches differs.

use super::Ended;
use super::worker::BudgetArgs;
use crate::command::ingest::{Terminal, end};
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::threads;
use juesuan_messages::message;
use juesuan_pipeline::{Inputs, RunOptions, read, versions};
use juesuan_warehouse::Location;
use juesuan_warehouse::{Batch, KnownRevisions, RowStream, Versions, Warehouse};
use std::ffi::OsString;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

#[derive(Debug, clap::Args)]
pub(crate) struct Parse {
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) arrow: bool,
    #[arg(short = 'w', long = "warehouse", value_name = "DIR")]
    pub(crate) known: Option<Location>,
    #[arg(short, long, value_name = "N", value_parser = threads)]
    pub(crate) jobs: Option<u16>,
    #[arg(long)]
    pub(crate) ocr: bool,
    #[arg(long)]
    follow_links: bool,
    #[command(flatten)]
    budget: BudgetArgs,
}

pub(crate) fn run(args: &Parse, program: &[OsString], console: Console) -> Result<Ended, Failure> {
    let terminal = Terminal::new(console)?;
    let versions = versions();
    let warehouse = args.known.clone().map(Warehouse::open).transpose()?;
    let known = match &warehouse {
        Some(warehouse) => warehouse.known(&versions)?,
        None => KnownRevisions::nothing(&versions),
    };
    let listed = if args.paths.is_empty() { listed()? } else { Vec::new() };
    let inputs = Inputs {
        paths: if args.paths.is_empty() { &listed } else { &args.paths },
        except: warehouse.as_ref().map(Warehouse::root),
        known,
    };
    let options = RunOptions {
        jobs: args.jobs,
        ocr: args.ocr,
        follow_links: args.follow_links,
        retry: true,
        workers: args.budget.workers(program),
    };
    let summary = if args.arrow {
        let mut stream = RowStream::new(BufWriter::new(io::stdout()))?;
        let send = |pieces| send(pieces, &mut stream, &versions);
        let summary = terminal.show(|terminal| read(inputs, &options, terminal, send))?;
        stream.finish(summary.inputs())?;
        summary
    } else {
        let drop_all = |pieces: Receiver<Batch>| {
            pieces.into_iter().for_each(drop);
            Ok::<_, Failure>(())
        };
        terminal.show(|terminal| read(inputs, &options, terminal, drop_all))?
    };
    Ok(end(&summary, &terminal, console))
}

/// The paths listed on standard input.
fn listed() -> Result<Vec<PathBuf>, Failure> {
    let lines = io::stdin().lock().lines().collect::<io::Result<Vec<String>>>();
    let lines = lines.context(|| message!("cli-no-path-list"))?;
    Ok(lines.into_iter().filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

fn send(
    pieces: Receiver<Batch>,
    stream: &mut RowStream<impl Write>,
    versions: &Versions,
) -> Result<(), Failure> {
    for piece in pieces {
        stream.batch(&piece, versions)?;
    }
    Ok(())
}
