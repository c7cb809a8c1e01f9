//! `juesuan man`: a manual page for the program and one for each command, as `man` reads them.

use super::Ended;
use crate::args::{Args, Common};
use crate::output::{note, to};
use anyhow::Context;
use clap::CommandFactory;
use clap_mangen::Man as Page;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

pub(crate) fn run(args: &Man, common: &Common) -> anyhow::Result<Ended> {
    std::fs::create_dir_all(&args.out).with_context(|| format!("cannot make {}", args.out.display()))?;
    let mut program = Args::command();
    // Gives each command the name that it is called by: `juesuan ingest`.
    program.build();
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help").cloned();
    let pages: Vec<clap::Command> = std::iter::once(program.clone()).chain(commands).collect();
    for command in &pages {
        let name = command.get_bin_name().unwrap_or_default().replace(' ', "-");
        let file = args.out.join(format!("{name}.1"));
        let page = Page::new(command.clone()).title(name);
        to(Some(&file), |mut out| Ok(page.render(&mut out)?))?;
    }
    if !common.quiet {
        note(&format!("{} pages written: man {}/juesuan.1", pages.len(), args.out.display()));
    }
    Ok(Ended::Done)
}
