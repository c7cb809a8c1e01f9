//! `juesuan man`: a manual page for the program and one for each command, for `man`.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::help;
use crate::output::to;
use clap_mangen::Man as Page;
use juesuan_messages::{Language, message};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

pub(crate) fn run(args: &Man, console: Console) -> Result<Ended, Failure> {
    std::fs::create_dir_all(&args.out).context(|| message!("cli-cannot-create-folder", path = &args.out))?;
    let program = help::command(Language::En);
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help").cloned();
    let pages: Vec<clap::Command> = std::iter::once(program.clone()).chain(commands).collect();
    for command in &pages {
        let name = command.get_bin_name().unwrap_or_default().replace(' ', "-");
        let file = args.out.join(format!("{name}.1"));
        let page = Page::new(command.clone()).title(name);
        to(Some(&file), |mut out| Ok(page.render(&mut out)?))?;
    }
    console.remark(message!("cli-man-written", pages = pages.len(), folder = &args.out));
    Ok(Ended::Done)
}
