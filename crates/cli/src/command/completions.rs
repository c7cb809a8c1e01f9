//! `juesuan completions`: a script that lets a shell complete the command line.

use super::Ended;
use crate::failure::Failure;
use crate::help;
use crate::output::to;
use juesuan_messages::Language;

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    pub(crate) shell: clap_complete::Shell,
}

pub(crate) fn run(args: &Completions) -> Result<Ended, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(Language::En), "juesuan", &mut script);
    to(None, |out| Ok(out.write_all(&script)?))?;
    Ok(Ended::Done)
}
