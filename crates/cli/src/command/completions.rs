//! `juesuan completions`: a script that lets a shell complete the command line.

use super::Ended;
use crate::args::Args;
use crate::output::to;
use clap::CommandFactory;

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

pub(crate) fn run(args: &Completions) -> anyhow::Result<Ended> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "juesuan", &mut script);
    to(None, |out| Ok(out.write_all(&script)?))?;
    Ok(Ended::Done)
}
