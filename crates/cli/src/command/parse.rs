//! `juesuan parse`: what `ingest` would append, without a warehouse, for programs that store it themselves.
//!
//! A Spark task runs it over its share of the files (`cluster/juesuan_spark/ingest.py`). Reading, grouping of files into
//! reports and checking are those of `ingest`; only where batches go is another place.

use super::Ended;
use crate::args::Common;
use crate::command::ingest::{Terminal, tell};
use anyhow::Context;
use juesuan_pipeline::{Inputs, RunOptions, read, versions};
use juesuan_warehouse::Location;
use juesuan_warehouse::{Batch, Known, RowStream, Versions, Warehouse};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

#[derive(Debug, clap::Args)]
pub(crate) struct Parse {
    /// Files, ZIP archives, and folders of them [default: those that standard input lists, one on a line]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write an Arrow stream: the rows of each table, as `ingest` would append them, are a part of it
    #[arg(long)]
    pub(crate) arrow: bool,
    /// Leave out what this warehouse holds [default: read everything]
    #[arg(short = 'w', long = "warehouse", value_name = "DIR")]
    pub(crate) known: Option<Location>,
    /// Threads that read [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Recognise the text of pages that are pictures; such numbers are marked
    #[arg(long)]
    pub(crate) ocr: bool,
}

pub(crate) fn run(args: &Parse, common: &Common) -> anyhow::Result<Ended> {
    let terminal = Terminal::new(common.quiet)?;
    let versions = versions();
    let warehouse = args.known.clone().map(Warehouse::open).transpose()?;
    let known = match &warehouse {
        Some(warehouse) => warehouse.known(&versions)?,
        None => Known::nothing(&versions),
    };
    let listed = if args.paths.is_empty() { listed()? } else { Vec::new() };
    let inputs = Inputs {
        paths: if args.paths.is_empty() { &listed } else { &args.paths },
        except: warehouse.as_ref().map(Warehouse::root),
        known,
    };
    let options = RunOptions { jobs: args.jobs, ocr: args.ocr };
    let summary = if args.arrow {
        let mut stream = RowStream::new(BufWriter::new(io::stdout()))?;
        let send = |pieces| send(pieces, &mut stream, &versions);
        let summary = terminal.show(|terminal| read(inputs, options, terminal, send))?;
        stream.finish(summary.inputs())?;
        summary
    } else {
        let drop_all = |pieces: Receiver<Batch>| {
            pieces.into_iter().for_each(drop);
            anyhow::Ok(())
        };
        terminal.show(|terminal| read(inputs, options, terminal, drop_all))?
    };
    Ok(tell(&summary, &terminal, common.quiet))
}

/// The paths that standard input lists.
fn listed() -> anyhow::Result<Vec<PathBuf>> {
    let lines = io::stdin().lock().lines().collect::<io::Result<Vec<String>>>();
    let lines = lines.context("cannot read the list of paths from standard input")?;
    Ok(lines.into_iter().filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

fn send(
    pieces: Receiver<Batch>,
    stream: &mut RowStream<impl Write>,
    versions: &Versions,
) -> anyhow::Result<()> {
    for piece in pieces {
        stream.batch(&piece, versions)?;
    }
    Ok(())
}
