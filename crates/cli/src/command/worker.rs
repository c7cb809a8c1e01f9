//! `juesuan worker`: reads files for `ingest` and `parse`, which start it. It is not for people.

use super::Ended;
use crate::failure::{Context, Failure};
use bytesize::ByteSize;
use juesuan_messages::{Message, message};
use juesuan_pipeline::{Budget, Workers, work};
use std::ffi::OsString;
use std::time::Duration;

/// What reading one file may take.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct BudgetArgs {
    #[arg(long, value_name = "TIME", value_parser = time, default_value = "10s")]
    file_timeout: Duration,
    #[arg(long, value_name = "SIZE", value_parser = memory, default_value = "512M")]
    file_memory: u64,
    /// Without workers and thus without limits, so that their cost can be measured.
    #[arg(long, hide = true)]
    in_process: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Worker {
    #[command(flatten)]
    budget: BudgetArgs,
}

pub(crate) fn run(args: &Worker) -> Result<Ended, Failure> {
    work(args.budget.budget()).context(|| message!("cli-worker"))?;
    Ok(Ended::Done)
}

impl BudgetArgs {
    fn budget(self) -> Budget {
        Budget { time: self.file_timeout, memory: self.file_memory }
    }

    /// Workers of this program: the words that start it. `None` if it is to read the files itself.
    pub(crate) fn workers(self, program: &[OsString]) -> Option<Workers> {
        if self.in_process {
            return None;
        }
        let budget = self.budget();
        let mut command = program.to_vec();
        let words = [
            "worker".to_owned(),
            format!("--file-timeout={}", humantime::format_duration(budget.time)).replace(' ', ""),
            format!("--file-memory={}B", budget.memory),
        ];
        command.extend(words.map(OsString::from));
        Some(Workers { command, budget })
    }
}

fn time(text: &str) -> Result<Duration, Message> {
    let time = humantime::parse_duration(text).ok().filter(|time| !time.is_zero());
    time.ok_or_else(|| message!("usage-file-timeout"))
}

/// With less, a worker cannot start.
const LEAST: u64 = 32_000_000;

fn memory(text: &str) -> Result<u64, Message> {
    let size = text.parse::<ByteSize>().ok().map(|size| size.as_u64()).filter(|size| *size >= LEAST);
    size.ok_or_else(|| message!("usage-file-memory", least = LEAST / 1_000_000))
}
