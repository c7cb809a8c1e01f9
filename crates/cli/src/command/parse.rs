//! `juesuan parse`: what `ingest` would append, without a warehouse, for programs that store it themselves.
//!
//! A Spark task runs it over its share of the files (`cluster/juesuan_spark/ingest.py`). Reading, grouping of files into
//! reports and checking are those of `ingest`; only where batches go is another place.

use crate::Ended;
use crate::args::{Common, Parse};
use crate::command::ingest::{Inputs, Look, read, tell};
use anyhow::Context;
use juesuan_warehouse::{Batch, Known, RowStream, Versions, Warehouse};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

pub(crate) fn run(args: &Parse, common: &Common) -> anyhow::Result<Ended> {
    let look = Look::new(args.ocr)?;
    let warehouse = args.known.clone().map(Warehouse::open).transpose()?;
    let known = match &warehouse {
        Some(warehouse) => warehouse.known(&look.versions)?,
        None => Known::nothing(&look.versions),
    };
    let listed = if args.paths.is_empty() { listed()? } else { Vec::new() };
    let inputs = Inputs {
        paths: if args.paths.is_empty() { &listed } else { &args.paths },
        except: warehouse.as_ref().map(Warehouse::root),
        jobs: args.jobs,
    };
    let (counts, left) = if args.arrow {
        let mut stream = RowStream::new(BufWriter::new(io::stdout()))?;
        let ended =
            read(&inputs, known, &look, common.quiet, |pieces| send(pieces, &mut stream, &look.versions))?;
        stream.finish(ended.0.inputs())?;
        ended
    } else {
        read(&inputs, known, &look, common.quiet, |pieces| {
            pieces.into_iter().for_each(drop);
            Ok(())
        })?
    };
    Ok(tell(&counts, left, &look, common.quiet))
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
