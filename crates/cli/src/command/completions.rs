//! `juesuan completions`: a script that lets a shell complete the command line.

use crate::Ended;
use crate::args::{Args, Completions};
use crate::output::to;
use clap::CommandFactory;

pub(crate) fn run(args: &Completions) -> anyhow::Result<Ended> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "juesuan", &mut script);
    to(None, |out| Ok(out.write_all(&script)?))?;
    Ok(Ended::Done)
}
