//! `juesuan init`: a new project with an example of each kind of file.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::output;
use crate::project;
use juesuan_messages::message;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// The files of a new project.
const FILES: [(&str, &str); 6] = [
    (project::FILE, include_str!("init/juesuan.toml")),
    ("metrics/basic_share.sql", include_str!("init/metrics/basic_share.sql")),
    ("views/spending_by_year.sql", include_str!("init/views/spending_by_year.sql")),
    ("questions/largest_departments.sql", include_str!("init/questions/largest_departments.sql")),
    ("marts/fact_basic_share.sql", include_str!("init/marts/fact_basic_share.sql")),
    ("tests/basic_share.slt", include_str!("init/tests/basic_share.slt")),
];

pub(crate) fn run(args: &Init, console: Console) -> Result<Ended, Failure> {
    // Nothing is written unless everything can be.
    if let Some((taken, _)) = FILES.iter().find(|(name, _)| args.folder.join(name).exists()) {
        let taken = args.folder.join(taken);
        return Err(message!("cli-init-exists", path = &taken).into());
    }
    for (name, text) in FILES {
        let file = args.folder.join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).context(|| message!("cli-cannot-create-folder", path = folder))?;
        }
        output::to(Some(&file), |out| Ok(out.write_all(text.as_bytes())?))?;
        if !console.is_quiet() {
            writeln!(io::stdout().lock(), "{}", file.display())?;
        }
    }
    console.remark(message!("cli-init-done", path = &args.folder));
    Ok(Ended::Done)
}
